/** 历史价格: what earlier readings of the same goods say. Pure. */
import { addDays, type Day, dayFrom } from '../../../kernel/day.ts'
import type { PricePoint } from './rule.ts'

/** 明码标价和禁止价格欺诈规定第十六条: 前七日. */
const DAYS_BEFORE = 7

const paidOf = ({ paid, asked }: PricePoint): number => paid ?? asked

/** 前七日内的最低成交价; without a sale in them, the last price before. A price that was only asked counts as paid. */
export function lowestPriceBefore(history: readonly PricePoint[], on: Day): number | undefined {
  const before = history.filter((point) => point.on < on)
  const week = before.filter((point) => point.on >= addDays(on, -DAYS_BEFORE))
  if (week.length > 0) return Math.min(...week.map(paidOf))
  const last = before.at(-1)
  return last && paidOf(last)
}

/** The day on which the examples of the rules are read. */
export const EXAMPLE_DAY = dayFrom('2026-06-18')

/** One price a day up to the day before the examples'. */
export const pricesUpTo = (asked: readonly number[]): readonly PricePoint[] =>
  asked.map((each, index) => ({ on: addDays(EXAMPLE_DAY, index - asked.length), asked: each }))
