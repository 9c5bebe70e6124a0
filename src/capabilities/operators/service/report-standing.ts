/** 半年报送: which platforms have sent the report of the last window. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { World } from '../../../platform/world.ts'
import { reportWindow, standings } from '../domain/report-window.ts'
import { listPlatforms, listReports } from '../store/report-standing.ts'

export async function getReportStanding(world: World, actor: Actor) {
  const today = dayOf(world.clock.now())
  const window = reportWindow(today) ?? { from: today, to: today }
  return await world.db.read(scopeOf(actor, 'operators.import'), async (tx) => {
    const platforms = await listPlatforms(tx)
    const reports = (await listReports(tx)).map(({ sender, at }) => ({ sender, lastOn: dayOf(at) }))
    return { ...window, items: [...standings(platforms, reports, window, today)] }
  })
}
