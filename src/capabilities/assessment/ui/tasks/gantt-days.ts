/** 甘特图 in numbers: which days it spans and where a day stands. Pure. */
import { addDays, type Day, dayFrom, daysBetween } from '../../../../kernel/day.ts'

export const SCALES = { weeks: 8, months: 2.5 } as const
export type Scale = keyof typeof SCALES

export interface Span {
  readonly from: Day
  readonly to: Day
}

const DAYS_MAX = 366 * 4

/** From the first month touched to the end of the last; never longer than four years, from the first day on. */
export function spanOf(days: readonly string[], today: string): Span {
  const sorted = [...days, today].sort()
  const from = dayFrom(`${(sorted[0] ?? today).slice(0, 7)}-01`)
  const last = dayFrom(sorted.at(-1) ?? today)
  const to = addDays(last, 15)
  return daysBetween(from, to) > DAYS_MAX ? { from, to: addDays(from, DAYS_MAX) } : { from, to }
}

/** Pixels from the left edge to the beginning of the day, kept inside the span. */
export function placeOf(day: string, span: Span, scale: Scale): number {
  const inside = day < span.from ? span.from : day > span.to ? span.to : dayFrom(day)
  return daysBetween(span.from, inside) * SCALES[scale]
}

export interface Tick {
  readonly day: Day
  readonly label: string
}

/** The first day of each month, or each Monday. */
export function ticksOf(span: Span, scale: Scale): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day: Day = span.from; day <= span.to; day = addDays(day, 1)) {
    const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1
    if (scale === 'months' && day.endsWith('-01')) ticks.push({ day, label: day.slice(0, 7) })
    if (scale === 'weeks' && isMonday) ticks.push({ day, label: day.slice(5) })
  }
  return ticks
}
