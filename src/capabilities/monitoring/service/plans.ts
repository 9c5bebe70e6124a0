/** 监测计划: making, changing, trying and running them. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { World } from '../../../platform/world.ts'
import { listShopsIn } from '../../operators/index.ts'
import type { PlanRow, PlanSettings, RunRow } from '../contract.ts'
import { RULES } from '../detection/rules/index.ts'
import { decideCapture } from '../domain/after.ts'
import {
  browserSeconds,
  decideTimes,
  drawSample,
  endOfWork,
  hostOf,
  nextRunAt,
  type PLAN_STATES,
  type Start,
  secondsFor,
  startsOf,
} from '../domain/plan.ts'
import { mayPlan } from '../policy.ts'
import * as store from '../store/plans.ts'
import { insertVisits } from '../store/visits.ts'
import { nameOf, personOf, regionOf, unitOf } from './actors.ts'
import { guardOf } from './hosts.ts'
import { withOperators } from './operators-of-pages.ts'
import { browseOrders, workOrders } from './orders.ts'
import { PICTURES_MAX } from './pictures.ts'

const RUNS_SHOWN = 30

const holdingOf = (row: { readonly region: string; readonly unit_id: string | null }) => ({
  region: row.region as RegionCode,
  unitId: row.unit_id,
})

function toPlan(row: store.ListedPlan, actor: Actor): PlanRow {
  return {
    id: row.id,
    region: row.region,
    name: row.name,
    state: row.state,
    settings: row.settings,
    version: row.version,
    nextRunAt: row.next_run_at?.toISOString() ?? null,
    createdName: row.created_name,
    createdAt: row.created_at.toISOString(),
    told: row.told,
    lastRun: row.last_run === null ? null : store.toRun(row.last_run),
    waiting: row.waiting,
    mayChange: mayPlan(actor, holdingOf(row)),
  }
}

export async function listPlans(
  world: World,
  actor: Actor,
  query: {
    state?: string | undefined
    search?: string | undefined
    after?: string | undefined
    limit: number
  },
): Promise<{ items: PlanRow[]; next: string | null }> {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.listPlans(tx, {
      state: query.state,
      search: query.search,
      after: readCursor(query.after, 2),
      limit: query.limit + 1,
    }),
  )
  const page = toPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.id])
  return { items: page.items.map((row) => toPlan(row, actor)), next: page.next }
}

export async function getPlan(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<PlanRow & { runs: RunRow[] }>> {
  return await world.db.read(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<PlanRow & { runs: RunRow[] }>> => {
      const plan = await store.findPlan(tx, id)
      if (plan === undefined) return refuse('not_found', 'monitoring.no_such_plan')
      const runs = await store.listRuns(tx, id, RUNS_SHOWN)
      return ok({ ...toPlan(plan, actor), runs: runs.map(store.toRun) })
    },
  )
}

/** What the fields alone do not tell of a plan that can be kept. */
function decideSettings({ rules, when, limits, capture }: PlanSettings): Result<void> {
  const unknown = rules === 'all' ? undefined : rules.find((rule) => !RULES.some(({ id }) => id === rule))
  if (unknown !== undefined) return refuse('invalid', 'monitoring.no_such_rule', { rule: unknown })
  const times = decideTimes(when, limits.hours)
  return times.ok ? decideCapture(capture) : times
}

export async function makePlan(
  world: World,
  actor: Actor,
  input: {
    readonly region?: string | undefined
    readonly name: string
    readonly settings: PlanSettings
    readonly start: boolean
  },
): Promise<Result<{ id: string; runId: string | null }>> {
  const region = regionOf(actor, input.region)
  const unitId = unitOf(actor)
  if (
    !mayPlan(actor, { region, unitId: actor.kind === 'officer' && actor.region === region ? unitId : null })
  )
    return refuse('not_found', 'monitoring.no_such_region', { region })
  const decided = decideSettings(input.settings)
  if (!decided.ok) return decided
  const now = world.clock.now()
  if (!input.start && isOver(input.settings, now)) return refuse('invalid', 'monitoring.campaign_over')
  const plan = {
    id: randomUUID(),
    region,
    unit_id: unitId,
    name: input.name,
    state: 'on' as const,
    settings: input.settings,
    next_run_at: input.start ? null : dueAt(input.settings, now),
    created_by: personOf(actor),
    created_name: nameOf(actor),
    created_at: now,
  }
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ id: string; runId: string | null }>> => {
      if (!(await store.areRecipients(tx, plan.settings.tell)))
        return refuse('invalid', 'monitoring.no_such_recipient')
      await store.insertPlan(tx, plan)
      await record(tx, actor, {
        action: 'monitoring.planMade',
        subject: { type: 'monitoring.plan', id: plan.id },
        region,
        unitId,
      })
      if (!input.start) return ok({ id: plan.id, runId: null })
      const run = await startRunIn(tx, world, actor, { ...plan, version: 1 })
      return run.ok ? ok({ id: plan.id, runId: run.value }) : run
    },
  )
}

/** A plan that runs once waits for its button. */
function dueAt(settings: PlanSettings, now: Date, last?: Date): Date | null {
  return settings.when.kind === 'once' ? null : (nextRunAt(settings.when, now, last) ?? null)
}

/** 专项已过: no day of it is left to run on. */
const isOver = (settings: PlanSettings, now: Date): boolean =>
  settings.when.kind === 'campaign' && dueAt(settings, now) === null

export async function changePlan(
  world: World,
  actor: Actor,
  id: string,
  input: {
    readonly name: string
    readonly settings: PlanSettings
    readonly state: (typeof PLAN_STATES)[number]
    readonly version: number
  },
): Promise<Result<{ version: number }>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ version: number }>> => {
      const plan = await store.lockPlan(tx, id)
      const allowed = decideActing(actor, plan)
      if (!allowed.ok) return allowed
      if (allowed.value.version !== input.version) return refuse('conflict', 'monitoring.plan_changed')
      const { name, settings, state } = input
      const decided = decideSettings(settings)
      if (!decided.ok) return decided
      if (!(await store.areRecipients(tx, settings.tell)))
        return refuse('invalid', 'monitoring.no_such_recipient')
      const now = world.clock.now()
      if (state === 'on' && isOver(settings, now)) return refuse('invalid', 'monitoring.campaign_over')
      const next = state === 'on' ? dueAt(settings, now) : null
      await store.savePlan(tx, { id, name, settings, state, next_run_at: next })
      await record(tx, actor, {
        action: 'monitoring.planChanged',
        subject: { type: 'monitoring.plan', id },
        region: allowed.value.region as RegionCode,
        unitId: allowed.value.unit_id,
        details: { state, version: input.version + 1 },
      })
      return ok({ version: input.version + 1 })
    },
  )
}

/** What never ran leaves nothing behind; any other plan is ended. */
export async function deletePlan(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const plan = decideActing(actor, await store.lockPlan(tx, id))
      if (!plan.ok) return plan
      if (!(await store.deletePlan(tx, id))) return refuse('conflict', 'monitoring.plan_ran')
      await record(tx, actor, {
        action: 'monitoring.planDeleted',
        subject: { type: 'monitoring.plan', id },
        region: plan.value.region as RegionCode,
        unitId: plan.value.unit_id,
      })
      return ok({})
    },
  )
}

function decideActing(actor: Actor, plan: store.StoredPlan | undefined): Result<store.StoredPlan> {
  if (plan === undefined) return refuse('not_found', 'monitoring.no_such_plan')
  if (!mayPlan(actor, holdingOf(plan)))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.plan' })
  return ok(plan)
}

export async function startRun(
  world: World,
  actor: Actor,
  planId: string,
): Promise<Result<{ runId: string }>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ runId: string }>> => {
      const plan = decideActing(actor, await store.lockPlan(tx, planId))
      if (!plan.ok) return plan
      if (plan.value.state !== 'on') return refuse('conflict', 'monitoring.plan_not_on')
      const run = await startRunIn(tx, world, actor, plan.value)
      return run.ok ? ok({ runId: run.value }) : run
    },
  )
}

/** A run with its first pages and the jobs of its workers, all in the caller's transaction. */
async function startRunIn(
  tx: Tx,
  world: World,
  actor: Actor,
  plan: store.StoredPlan,
): Promise<Result<string>> {
  const { settings } = plan
  const region = plan.region as RegionCode
  const now = world.clock.now()
  const place = { id: randomUUID(), region: plan.region, unit_id: plan.unit_id }
  const seed = randomUUID()
  const run = await store.insertRun(tx, {
    ...place,
    plan_id: plan.id,
    settings,
    seed,
    ordered_name: nameOf(actor),
    started_at: now,
  })
  if (run === undefined) return refuse('conflict', 'monitoring.already_running')
  const starts = drawStarts(settings, await findStarts(tx, settings, region), seed)
  const visits = starts.map(({ url, operator }) => ({
    id: randomUUID(),
    url,
    host: hostOf(url),
    depth: 0,
    listedPrice: null,
    operatorId: operator?.id ?? null,
    operatorName: operator?.name ?? null,
    byBrowser: settings.browser === 'always',
  }))
  const pages = await insertVisits(tx, place, visits, settings.pagesMax)
  store.addToRun(tx, run, { pages, visited: 0, read: 0, findings: 0, newFindings: 0 })
  await store.setNextRun(tx, plan.id, dueAt(settings, now, now))
  await world.jobs.enqueueAll(tx, [
    ...workOrders(run, region),
    ...(settings.browser === 'always' ? browseOrders(run, region) : []),
  ])
  await record(tx, actor, {
    action: 'monitoring.runStarted',
    subject: { type: 'monitoring.run', id: run },
    region,
    unitId: plan.unit_id,
    details: { plan: plan.id, pages },
  })
  return ok(run)
}

/** Shops of a run; more would not be read within the bounds of any plan. */
const SHOPS_MAX = 20_000

/** At most one statement. */
async function findStarts(tx: Tx, { whom }: PlanSettings, region: RegionCode): Promise<readonly Start[]> {
  if (whom.kind !== 'operators') return await withOperators(tx, region, startsOf(whom, []))
  const { items } = await listShopsIn(tx, region, {
    ...(whom.search === '' ? {} : { search: whom.search }),
    ...(whom.platform === '' ? {} : { platform: whom.platform }),
    limit: SHOPS_MAX,
  })
  return startsOf(
    whom,
    items.map(({ address, operatorId, operatorName }) => ({
      url: address,
      operator: operatorId === null ? undefined : { id: operatorId, name: operatorName ?? '' },
    })),
  )
}

/** The sample of a search is drawn from what its pages list. */
const drawStarts = ({ whom, sample }: PlanSettings, starts: readonly Start[], seed: string) =>
  whom.kind === 'search' ? starts : drawSample(starts, sample, seed)

const DUE_AT_ONCE = 20
export const START_DUE_JOB = 'monitoring.startDue'

/** Runs whatever is due, a minute late at most. */
export async function startDuePlans(world: World, actor: Actor): Promise<Result<{ started: number }>> {
  const due = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.listDuePlans(tx, world.clock.now(), DUE_AT_ONCE),
  )
  let started = 0
  for (const id of due) {
    const begun = await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Result<boolean>> => {
      const plan = await store.lockPlan(tx, id)
      const isDue = plan?.state === 'on' && plan.next_run_at !== null && plan.next_run_at <= world.clock.now()
      if (plan === undefined || !isDue) return ok(false)
      const run = await startRunIn(tx, world, actor, plan)
      if (run.ok) return ok(true)
      // The last run is still under way: this turn is let pass.
      await store.setNextRun(tx, id, dueAt(plan.settings, world.clock.now(), world.clock.now()))
      return ok(false)
    })
    if (begun.ok && begun.value) started += 1
  }
  return ok({ started })
}

/** 试算: how many pages and how long, from the addresses and what earlier runs found below them. Fetches nothing. */
export async function dryRun(
  world: World,
  actor: Actor,
  input: { readonly region?: string | undefined; readonly settings: PlanSettings },
) {
  const { settings } = input
  const found = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    findStarts(tx, settings, regionOf(actor, input.region)),
  )
  const starts = drawStarts(settings, found, 'dry run').map(({ url }) => url)
  const byHost = Map.groupBy(starts, hostOf)
  const earlier = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.earlierPages(tx, [...byHost.keys()]),
  )
  const share = settings.depth === 0 ? 1 : (earlier?.perAddress ?? undefined)
  const isDrawn = settings.whom.kind === 'search' && settings.depth === 1 && settings.sample !== null
  const guessed = share === undefined ? settings.pagesMax : Math.ceil(starts.length * share)
  const wanted = isDrawn ? starts.length + (settings.sample ?? 0) : guessed
  const pages = Math.max(Math.min(wanted, settings.pagesMax), Math.min(starts.length, settings.pagesMax))
  const browserPages = Math.ceil(
    pages * { always: 1, never: 0, auto: earlier?.byBrowser ?? 0 }[settings.browser],
  )
  const guard = await guardOf(world)
  const largest = [...byHost].toSorted(([, a], [, b]) => b.length - a.length)
  const hosts = await Promise.all(
    largest.slice(0, HOSTS_SHOWN).map(async ([host, urls]) => {
      const admitted = await guard.admit(urls[0] ?? '')
      const ownPages = Math.ceil((pages * urls.length) / starts.length)
      return {
        host,
        addresses: urls.length,
        seconds: secondsFor(ownPages * (settings.pictures ? 1 + PICTURES_MAX : 1), settings.limits),
        barred: admitted.ok ? null : admitted.error.outcome,
      }
    }),
  )
  const seconds = Math.max(browserSeconds(browserPages), ...hosts.map((host) => host.seconds))
  return ok({
    addresses: starts.length,
    pages,
    browserPages,
    isGuess: share === undefined && !isDrawn,
    hosts,
    seconds,
    endsAt: endOfWork(settings.limits.hours, world.clock.now(), seconds).toISOString(),
  })
}

const HOSTS_SHOWN = 50
