/** 监测总览与探针: how much is watched, what was found, and what the monitor itself misses. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { World } from '../../../platform/world.ts'
import type { PAGE_STATES } from '../contract/overview.ts'
import type { Detector } from '../detection/detect.ts'
import { RULES } from '../detection/rules/index.ts'
import { DEAD_AFTER_FAILURES } from '../domain/finding.ts'
import { readPage } from '../page/read.ts'
import { mayCompose } from '../policy.ts'
import * as store from '../store/overview.ts'
import type { StoredRun } from '../store/plans.ts'
import { nameOf, regionOf, unitOf } from './actors.ts'

const DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

const sinceFor = (world: World) => new Date(world.clock.now().getTime() - DAYS * DAY_MS)

export async function getOverview(world: World, actor: Actor) {
  const since = sinceFor(world)
  const row = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.findOverview(tx, since, DEAD_AFTER_FAILURES),
  )
  return {
    pages: row.pages,
    readPages: row.read_pages,
    hosts: row.hosts,
    operators: row.operators,
    deadPages: row.dead_pages,
    waiting: row.waiting,
    accepted: row.accepted,
    dismissed: row.dismissed,
    days: everyDay(dayOf(since), row.days),
    rules: row.rules,
    dead: row.dead.map(({ url, last_outcome, failures, last_read_at }) => ({
      url,
      outcome: last_outcome,
      failures,
      lastReadAt: last_read_at,
    })),
    probes: {
      expected: row.expected,
      found: row.found,
      recall: row.expected === 0 ? null : row.found / row.expected,
    },
  }
}

/** Days without a finding are days, too. */
function everyDay(from: Day, days: store.Overview['days']) {
  const known = new Map(days.map((each) => [each.day, each]))
  return Array.from({ length: DAYS + 1 }, (_, offset) => {
    const day = addDays(from, offset)
    return known.get(day) ?? { day, found: 0, accepted: 0 }
  })
}

/** 监测到的页面, as the figures of the overview count them. */
export async function listPages(
  world: World,
  actor: Actor,
  query: {
    readonly state?: (typeof PAGE_STATES)[number] | undefined
    readonly owner?: 'known' | 'unknown' | undefined
    readonly search?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) {
  const { state, owner, search, limit } = query
  const failuresMin = state === 'dead' ? DEAD_AFTER_FAILURES : state === 'failing' ? 1 : 0
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.listPages(tx, {
      readSince: state === 'read' ? sinceFor(world) : undefined,
      failuresMin,
      owner,
      search,
      after: readCursor(query.after, 2),
      limit: limit + 1,
    }),
  )
  const page = toPage(rows, limit, ({ url, id }) => [url, id])
  const items = page.items.map((row) => ({
    id: row.id,
    url: row.url,
    title: row.title,
    subject: row.subject,
    operatorId: row.operator_id,
    price: row.price === null ? null : Number(row.price),
    outcome: row.last_outcome,
    failures: row.failures,
    lastReadAt: row.last_read_at?.toISOString() ?? null,
  }))
  return { items, next: page.next }
}

const holdingOf = (row: store.StoredProbe) => ({ region: row.region as RegionCode, unitId: row.unit_id })

export async function listProbes(world: World, actor: Actor) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), store.listProbes)
  const items = rows.map((row) => ({
    id: row.id,
    title: row.title,
    expected: row.expected,
    isOn: row.is_on,
    missed: row.missed,
    readAt: row.read_at?.toISOString() ?? null,
    madeName: row.made_name,
    mayChange: mayCompose(actor, holdingOf(row)),
  }))
  return { items, next: null }
}

export async function makeProbe(
  world: World,
  actor: Actor,
  input: { readonly title: string; readonly content: string; readonly expected: readonly string[] },
): Promise<Result<{ id: string }>> {
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayCompose(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
  const unknown = input.expected.find((rule) => !RULES.some(({ id }) => id === rule))
  if (unknown !== undefined) return refuse('invalid', 'monitoring.no_such_rule', { rule: unknown })
  const probe = {
    id: randomUUID(),
    region,
    unit_id: unitId,
    title: input.title,
    content: input.content,
    expected: [...new Set(input.expected)],
    made_name: nameOf(actor),
  }
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ id: string }>> => {
      await store.insertProbe(tx, probe, world.clock.now())
      await record(tx, actor, {
        action: 'monitoring.probePlanted',
        subject: { type: 'monitoring.probe', id: probe.id },
        region,
        unitId,
      })
      return ok({ id: probe.id })
    },
  )
}

export async function switchProbe(
  world: World,
  actor: Actor,
  id: string,
  isOn: boolean,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const probe = await store.lockProbe(tx, id)
      if (probe === undefined) return refuse('not_found', 'monitoring.no_such_probe')
      if (!mayCompose(actor, holdingOf(probe)))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
      await store.setProbeState(tx, id, isOn)
      await record(tx, actor, {
        action: 'monitoring.probeSwitched',
        subject: { type: 'monitoring.probe', id },
        region: probe.region as RegionCode,
        unitId: probe.unit_id,
        details: { isOn },
      })
      return ok({})
    },
  )
}

/** 探针: every run reads them with its own rules as it ends; what its plan does not look for is not expected of it. */
export async function readProbes(tx: Tx, world: World, run: StoredRun, detector: Detector): Promise<void> {
  const probes = await store.standingProbes(tx, run.region)
  const { rules } = run.settings
  const at = world.clock.now()
  const readings = probes.flatMap(({ id, content, expected }) => {
    const wanted = expected.filter((rule) => rules === 'all' || rules.includes(rule))
    if (wanted.length === 0) return []
    const hit = new Set(detector.detect(readPage({ content }), { on: dayOf(at) }).map(({ rule }) => rule))
    return [
      { id, found: wanted.filter((rule) => hit.has(rule)), missed: wanted.filter((rule) => !hit.has(rule)) },
    ]
  })
  await store.insertReadings(tx, run, readings, at)
}
