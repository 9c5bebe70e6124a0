/** 停滞的运行: runs that nobody works at any more get workers again. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { waitForHours } from '../domain/plan.ts'
import { listStalledRuns } from '../store/plans.ts'
import { browseOrders, workOrders } from './orders.ts'

/** A run that began just now has not been taken up yet. */
const NEW_MS = 60_000

/**
 * The queue gives a job up after some tries: where database or processes die again and again, all jobs of a run may be
 * gone before its pages are. Jobs that still wait are only brought forward; pages that are held are nobody's stall.
 */
export async function reviveRuns(world: World, actor: Actor): Promise<Result<{ revived: number }>> {
  const now = world.clock.now()
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const stalled = await listStalledRuns(tx, now, new Date(now.getTime() - NEW_MS))
    const due = stalled.filter(({ settings }) => waitForHours(settings.limits.hours, now) === 0)
    await world.jobs.enqueueAll(
      tx,
      due.flatMap((run) => {
        const region = run.region as RegionCode
        return [...workOrders(run.id, region), ...(run.waits_for_browser ? browseOrders(run.id, region) : [])]
      }),
    )
    return ok({ revived: due.length })
  })
}
