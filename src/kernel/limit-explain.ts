/** 期限的计算过程: how each day of a limit counted. Pure; the words are the reader's. */
import { type CalendarDay, calendarDay, type DayKind } from './calendar.ts'
import { type Day, dayAt, serialOf } from './day.ts'
import type { Due, LimitUnit, Suspension } from './limit.ts'

/** Why a day counted or not: the kind of day, a calendar day as such, a suspension, the roll past the last day. */
export type Reason = DayKind | 'natural' | 'opening' | 'suspended' | 'rolledOver' | 'rolledTo'

/** One day between the start and the due day. */
export interface CountedDay extends CalendarDay {
  readonly counted: boolean
  readonly reason: Reason
  /** Its number within the limit, from 1; null where it does not count. */
  readonly number: number | null
}

/** Days alike in a row, for a reader. */
export interface CountedSpan {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly counted: boolean
  readonly reason: Reason
  readonly festival?: string
}

/** Every day from the start, which does not count, to the due day. Hours are counted by the day they fall on. */
export function countedDays(due: Due, suspensions: readonly Suspension[] = []): CountedDay[] {
  const [first] = due.legs
  if (first === undefined) return []
  const opening: CountedDay = { ...calendarDay(first.after), counted: false, reason: 'opening', number: null }
  const days = [opening]
  let number = 0
  for (const leg of due.legs) {
    for (const day of daysAfter(leg.after, leg.to)) {
      const known = calendarDay(day)
      const reason = reasonOf(known, leg.unit, suspensions)
      const counted = reason === 'natural' || reason === 'working' || reason === 'makeUpWorking'
      if (counted) number += 1
      days.push({ ...known, counted, reason, number: counted ? number : null })
    }
  }
  if (due.rolledFrom === null) return days
  for (const day of daysAfter(due.rolledFrom, due.due)) {
    const reason = day === due.due ? 'rolledTo' : 'rolledOver'
    days.push({ ...calendarDay(day), counted: false, reason, number: null })
  }
  return days
}

/** The same, days alike in a row taken together; a festival is named where it is the reason. */
export function countedSpans(days: readonly CountedDay[]): CountedSpan[] {
  const spans: CountedSpan[] = []
  for (const { day, counted, reason, festival: named } of days) {
    const festival = reason === 'holiday' || reason === 'makeUpWorking' ? named : undefined
    const last = spans.at(-1)
    if (last !== undefined && last.reason === reason && last.festival === festival) {
      spans[spans.length - 1] = { ...last, to: day, days: last.days + 1 }
    } else
      spans.push({
        from: day,
        to: day,
        days: 1,
        counted,
        reason,
        ...(festival !== undefined && { festival }),
      })
  }
  return spans
}

function* daysAfter(after: Day, to: Day): Generator<Day> {
  const end = serialOf(to)
  for (let serial = serialOf(after) + 1; serial <= end; serial++) yield dayAt(serial)
}

function reasonOf(known: CalendarDay, unit: LimitUnit, suspensions: readonly Suspension[]): Reason {
  const isSuspended = suspensions.some(
    ({ from, to }) => known.day >= from && (to === undefined || known.day <= to),
  )
  if (isSuspended) return 'suspended'
  return unit === 'workingDay' ? known.kind : 'natural'
}
