/** 度量 of 事项: what it publishes for figures and assessment. */
import type { Actor } from '../../kernel/actor.ts'
import { addDays, startOf } from '../../kernel/day.ts'
import { type Decimal, decimal, divide, formatPercent } from '../../kernel/exact.ts'
import {
  type MeasureDeclaration,
  type MeasureValue,
  type RecordsLink,
  ratioValue,
} from '../../kernel/measure.ts'
import { type Period, periodDays } from '../../kernel/period.ts'
import { type RegionCode, regionPrefix } from '../../kernel/region-code.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { World } from '../../platform/world.ts'
import { countClosed } from './store/overview.ts'
import { visibilityOf } from './visibility.ts'

/** 按时办结率. */
export const closedOnTime = {
  kind: 'share',
  name: 'matters.closedOnTime',
  title: { zh: '事项按时办结率', en: 'Matters closed on time' },
  definition: {
    zh: '统计期内办结、且有办理期限的事项中，各期限均未超过的事项所占比例；没有期限的事项不计。',
    en: 'Of the matters closed in the period that had a limit, those that kept every limit; matters without a limit do not count.',
  },
  numerator: { zh: '按时办结的事项数', en: 'Matters closed on time' },
  denominator: { zh: '有期限的办结事项数', en: 'Closed matters that had a limit' },
  periods: ['year', 'halfYear', 'quarter', 'month'],
  source: { kind: 'internal', title: { zh: '事项办理时限', en: 'Limits of matters' } },
} as const satisfies MeasureDeclaration

/** The list of the matters behind the value. */
export function closedRecords(
  from: string,
  to: string,
  filter: Readonly<Record<string, string>> = {},
): RecordsLink {
  return { path: '/matters', query: { open: 'closed', closedFrom: from, closedTo: to, ...filter } }
}

/** The share as a percentage, cut and not rounded; undefined without cases. */
export function closedShare(numerator: Decimal, denominator: Decimal): string | undefined {
  const share = divide(numerator, denominator)
  return share === undefined ? undefined : formatPercent(share, 2, 'towardsZero')
}

/** The value for a region and everything below it, as far as the actor sees; one statement. */
export async function valueOfClosedOnTime(
  tx: Tx,
  world: World,
  actor: Actor,
  period: Period,
  region: RegionCode,
): Promise<MeasureValue> {
  const { from, to } = periodDays(period)
  const counted = await countClosed(tx, visibilityOf(world, actor), {
    prefix: regionPrefix(region),
    from: startOf(from),
    before: startOf(addDays(to, 1)),
  })
  return ratioValue(
    closedOnTime,
    { numerator: decimal(counted.onTime), denominator: decimal(counted.closed) },
    { period, region, records: closedRecords(from, to) },
  )
}
