/** 监测运行: how far a run is, what it visited, and stopping it. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { type RunState, waitForHours } from '../domain/plan.ts'
import { mayPlan } from '../policy.ts'
import * as plans from '../store/plans.ts'
import * as store from '../store/visits.ts'
import { slotOrder, WORK_JOB } from './orders.ts'

const mayStop = (actor: Actor, run: plans.StoredRun): boolean =>
  run.state === 'running' && mayPlan(actor, { region: run.region as RegionCode, unitId: run.unit_id })

export async function listRuns(
  world: World,
  actor: Actor,
  query: { readonly after?: string | undefined; readonly limit: number },
) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    plans.listAllRuns(tx, readCursor(query.after, 2), query.limit + 1),
  )
  const page = toPage(rows, query.limit, (row) => [row.started_at.toISOString(), row.id])
  return {
    items: page.items.map((row) => ({ ...plans.toRun(row), plan: row.plan_name })),
    next: page.next,
  }
}

export async function getRun(world: World, actor: Actor, id: string) {
  return await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const run = await plans.findRun(tx, id)
    if (run === undefined) return refuse('not_found', 'monitoring.no_such_run')
    const outcomes = await store.countOutcomes(tx, id)
    const now = world.clock.now()
    const pause = run.state === 'running' ? waitForHours(run.settings.limits.hours, now) : 0
    const waitsUntil = pause === 0 ? null : new Date(now.getTime() + pause).toISOString()
    return ok({
      ...plans.toRun(run),
      plan: run.plan_name,
      outcomes,
      waitsUntil,
      mayStop: mayStop(actor, run),
    })
  })
}

/** Workers see it with their next page, and one is called at once; what was fetched until then is kept. */
export async function stopRun(world: World, actor: Actor, id: string): Promise<Result<{ state: RunState }>> {
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ state: RunState }>> => {
      const run = await plans.lockRun(tx, id)
      if (run === undefined) return refuse('not_found', 'monitoring.no_such_run')
      if (!mayPlan(actor, { region: run.region as RegionCode, unitId: run.unit_id }))
        return refuse('forbidden', 'permission.missing', { permission: 'monitoring.plan' })
      if (run.state !== 'running') return refuse('conflict', 'monitoring.run_ended', { state: run.state })
      await plans.setRunState(tx, id, 'stopping', null)
      await world.jobs.enqueueAll(tx, [slotOrder(WORK_JOB, id, 0, run.region as RegionCode)])
      await record(tx, actor, {
        action: 'monitoring.runStopped',
        subject: { type: 'monitoring.run', id },
        region: run.region as RegionCode,
        unitId: run.unit_id,
      })
      return ok({ state: 'stopping' })
    },
  )
}

export async function listVisits(
  world: World,
  actor: Actor,
  runId: string,
  query: {
    outcome?: string | undefined
    search?: string | undefined
    after?: string | undefined
    limit: number
  },
) {
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.listVisits(tx, runId, {
      outcome: query.outcome,
      search: query.search,
      after: readCursor(query.after, 2),
      limit: query.limit + 1,
    }),
  )
  const page = toPage(rows, query.limit, (row) => [row.place, row.id])
  const items = page.items.map((row) => ({
    id: row.id,
    url: row.url,
    depth: row.depth,
    state: row.state,
    outcome: row.outcome,
    detail: row.detail,
    status: row.http_status,
    finalUrl: row.final_url,
    title: row.title,
    hasSnapshot: row.snapshot !== null,
    byBrowser: row.by_browser,
    robots:
      row.robots === null
        ? null
        : {
            because: row.robots.because,
            rule: row.robots.rule ?? null,
            order: row.robots.order ?? null,
          },
    isRepeated: row.attempts > 1,
    fetchedAt: row.fetched_at?.toISOString() ?? null,
    elapsedMs: row.elapsed_ms,
    findings: row.finding_count,
  }))
  return { items, next: page.next }
}

/** The bytes of a watched page go out as a file to be kept: a browser must not run them in our name. */
const SNAPSHOT_TYPE = 'application/octet-stream'

export async function openSnapshot(world: World, actor: Actor, visitId: string): Promise<Result<Download>> {
  const visit = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.findSnapshot(tx, visitId),
  )
  return await downloadSnapshot(world, visit)
}

export async function downloadSnapshot(
  world: World,
  kept: { readonly snapshot: string | null; readonly url: string } | undefined,
): Promise<Result<Download>> {
  const content = kept?.snapshot == null ? undefined : await world.blobs.open(kept.snapshot)
  if (kept === undefined || content === undefined) return refuse('not_found', 'monitoring.no_snapshot')
  return ok(new Download(`${new URL(kept.url).host}.html`, SNAPSHOT_TYPE, content))
}
