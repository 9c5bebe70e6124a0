/** 填报: the register's counts at the end of a year become drafts of 统计数据, with the register as their source. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { regionPrefix } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import { askedSeries, enterFiguresIn } from '../../figures/index.ts'
import { countOperators } from '../store/counts.ts'

export async function reportCounts(
  world: World,
  actor: Actor,
  year: number,
): Promise<Result<{ online: number; twoYears: number }>> {
  if (actor.kind !== 'officer')
    return refuse('forbidden', 'permission.missing', { permission: 'figures.enter' })
  const { region } = actor
  type Counts = { online: number; twoYears: number }
  return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx): Promise<Result<Counts>> => {
    const given = { prefix: regionPrefix(region), on: `${year}-12-31`, year, region }
    const counts = await countOperators(tx, given)
    const asked = await askedSeries(tx, world, region)
    const values = [
      ['onlineOperators', counts.online],
      ['operatorsAtLeastTwoYears', counts.two_years],
    ] as const
    const entries = values.map(([series, value]) => ({
      region,
      series,
      where: 'local' as const,
      period: String(year),
      value: String(value),
      unit: '户',
      source: world.translate('zh', 'operators.figures_source', { day: given.on }),
    }))
    const outcomes = await enterFiguresIn(tx, world, actor, entries, asked)
    const refused = outcomes.find((outcome) => !outcome.ok)
    if (refused !== undefined && !refused.ok) return refused
    await record(tx, actor, {
      action: 'operators.countsReported',
      subject: { type: 'operators.counts', id: `${region} ${year}` },
      region,
      unitId: actor.unitId,
      details: { year, online: counts.online, twoYears: counts.two_years },
    })
    return ok({ online: counts.online, twoYears: counts.two_years })
  })
}
