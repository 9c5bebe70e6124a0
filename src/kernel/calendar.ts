/**
 * 工作日历: which days are worked, by the State Council's notices; years without one are provisional. Pure.
 * 法定节假日 are the statutory holidays (全国年节及纪念日放假办法第二条); 休息日 are ordinary weekends; 调休 moves either.
 */
import { type Day, dayAt, dayFrom, dayOf, serialOf, serialOfDate, timeOf, weekdayAt } from './day.ts'
import { holidayLaws, lunarFestivals } from './festival-days.ts'
import { holidayNotices } from './holiday-notices.ts'

/** 工作日, 调休上班日, 休息日, 节假日放假 (the whole break that a notice arranges, with its weekends). */
export type DayKind = 'working' | 'makeUpWorking' | 'weekend' | 'holiday'

/** One day as the calendar has it. */
export interface CalendarDay {
  readonly day: Day
  readonly kind: DayKind
  /** The festival whose break or make-up day it is. */
  readonly festival?: string
  /** 法定节假日 proper: the statutory holiday itself, not a day moved to it. */
  readonly isStatutory: boolean
  /** 文号 of the notice that says so. */
  readonly notice?: string
  /** Computed without a notice: weekends and statutory holidays only, without moved days. */
  readonly isProvisional: boolean
}

/** Part of a working day, `{ from: '09:00', to: '12:00' }`, end excluded. */
export interface WorkingSpan {
  readonly from: string
  readonly to: string
}

interface Entry {
  readonly kind: DayKind
  readonly festival: string
  readonly notice?: string
}

interface Year {
  /** Numbers of the year's first day and of the next year's. */
  readonly first: number
  readonly end: number
  readonly entries: ReadonlyMap<number, Entry>
  readonly statutory: ReadonlyMap<number, string>
  /** 1 where the day is worked. */
  readonly worked: Uint8Array
  readonly workedCount: number
  readonly isPublished: boolean
}

/** Years for which a notice has been published. */
export const publishedYears: readonly number[] = [...new Set(holidayNotices.map((notice) => notice.year))]

const arranged: ReadonlyMap<number, Entry> = new Map(
  holidayNotices.flatMap((notice) =>
    notice.arrangements.flatMap(({ festival, from, to, work }) => {
      const first = serialOf(dayFrom(from))
      const off = Array.from({ length: serialOf(dayFrom(to)) - first + 1 }, (_, index) => first + index)
      const entry = (kind: DayKind): Entry => ({ kind, festival, notice: notice.documentNumber })
      return [
        ...off.map((serial): [number, Entry] => [serial, entry('holiday')]),
        ...work.map((day): [number, Entry] => [serialOf(dayFrom(day)), entry('makeUpWorking')]),
      ]
    }),
  ),
)

const isWeekend = (serial: number) => weekdayAt(serial) > 5
const serialIn = (year: number, monthDay: string) =>
  serialOfDate(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(2)))

/** The statutory holidays of a year by the text in force on the day, by the day's number. */
function statutoryDays(year: number): Map<number, string> {
  const days: [number, string][] = []
  const [qingming, spring, dragonBoat, midAutumn] = lunarFestivals[year]?.split(' ') ?? []
  for (const [index, law] of holidayLaws.entries()) {
    const [from, until] = [serialOf(dayFrom(law.from)), holidayLaws[index + 1]?.from]
    const isInForce = (serial: number) =>
      serial >= from && (until === undefined || serial < serialOf(dayFrom(until)))
    const found: [number, string][] = Object.entries(law.fixed).map(([monthDay, name]) => [
      serialIn(year, monthDay),
      name,
    ])
    if (spring !== undefined) {
      for (const offset of law.spring) found.push([serialIn(year, spring) + offset, '春节'])
    }
    if (law.traditional && qingming && dragonBoat && midAutumn) {
      found.push([serialIn(year, qingming), '清明节'], [serialIn(year, dragonBoat), '端午节'])
      found.push([serialIn(year, midAutumn), '中秋节'])
    }
    days.push(...found.filter(([serial]) => isInForce(serial)))
  }
  return new Map(days)
}

/** The festival that a weekend day is or touches: every notice so far joins the two into one break. */
function joinedFestival(serial: number, statutory: ReadonlyMap<number, string>): string | undefined {
  const near = weekdayAt(serial) === 6 ? [0, -1, 1, 2] : [0, 1, -1, -2]
  return near.map((step) => statutory.get(serial + step)).find((name) => name !== undefined)
}

function buildYear(number: number): Year {
  const [first, end] = [serialIn(number, '0101'), serialIn(number, '1231') + 1]
  const isPublished = publishedYears.includes(number)
  const statutory = statutoryDays(number)
  // 1 January may join the last weekend of the year before.
  const around = isPublished ? undefined : new Map([...statutoryDays(number + 1), ...statutory])
  const entries = new Map<number, Entry>()
  const worked = new Uint8Array(end - first)
  let workedCount = 0
  for (let serial = first; serial < end; serial++) {
    let entry = arranged.get(serial)
    if (entry === undefined && around !== undefined) {
      const festival = isWeekend(serial) ? joinedFestival(serial, around) : around.get(serial)
      if (festival !== undefined) entry = { kind: 'holiday', festival }
    }
    if (entry !== undefined) entries.set(serial, entry)
    const isWorked = entry === undefined ? !isWeekend(serial) : entry.kind === 'makeUpWorking'
    worked[serial - first] = isWorked ? 1 : 0
    workedCount += isWorked ? 1 : 0
  }
  return { first, end, entries, statutory, worked, workedCount, isPublished }
}

// A cache of what is computed from constant data: the functions stay pure.
const years = new Map<number, Year>()
let latest: Year = buildYear(publishedYears.at(-1) ?? 1970)

function yearAt(serial: number): Year {
  if (serial >= latest.first && serial < latest.end) return latest
  const number = Number(dayAt(serial).slice(0, -6))
  let year = years.get(number)
  if (year === undefined) {
    year = buildYear(number)
    years.set(number, year)
  }
  latest = year
  return year
}

/** What kind of day it is, by the day's number. */
export function kindAt(serial: number): DayKind {
  const entry = yearAt(serial).entries.get(serial)
  if (entry !== undefined) return entry.kind
  return isWeekend(serial) ? 'weekend' : 'working'
}

/** Whether the day of this number is worked. */
export function isWorkingAt(serial: number): boolean {
  const year = yearAt(serial)
  return year.worked[serial - year.first] === 1
}

/** Whether no notice covers the day of this number. */
export function isProvisionalAt(serial: number): boolean {
  return !yearAt(serial).isPublished && !arranged.has(serial)
}

/** 工作日, make-up working days included. */
export function isWorkingDay(day: Day): boolean {
  return isWorkingAt(serialOf(day))
}

/** Everything the calendar knows of one day. */
export function calendarDay(day: Day): CalendarDay {
  const serial = serialOf(day)
  const entry = yearAt(serial).entries.get(serial)
  return {
    day,
    kind: kindAt(serial),
    ...(entry && { festival: entry.festival }),
    isStatutory: isStatutoryHoliday(day),
    ...(entry?.notice !== undefined && { notice: entry.notice }),
    isProvisional: isProvisionalAt(serial),
  }
}

/** 法定节假日 proper: a holiday of all citizens by the text in force on that day. */
export function isStatutoryHoliday(day: Day): boolean {
  const serial = serialOf(day)
  return yearAt(serial).statutory.has(serial)
}

/** The number of the day that lies so many working days after (before, when negative); 0 is the day itself. */
export function workingSerialAfter(serial: number, count: number): number {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let at = serial
  while (left > 0) {
    at += step
    const year = yearAt(at)
    // Whole years are stepped over by their count, so that a long term costs no more than a short one.
    if (step > 0 && at === year.first && left > year.workedCount) {
      left -= year.workedCount
      at = year.end - 1
    } else if (year.worked[at - year.first] === 1) left -= 1
  }
  return at
}

/** The day that lies so many working days after (before, when negative). */
export function addWorkingDays(day: Day, count: number): Day {
  return dayAt(workingSerialAfter(serialOf(day), count))
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: Day, to: Day): number {
  const [start, end] = [serialOf(from), serialOf(to)]
  if (end < start) return -workingDaysBetween(to, from)
  let count = 0
  for (let serial = start + 1; serial <= end; serial++) if (isWorkingAt(serial)) count += 1
  return count
}

/** 工作时间: whether an instant falls on a working day and within one of its spans. */
export function isWithinWorkingHours(instant: Date, hours: readonly WorkingSpan[]): boolean {
  if (!isWorkingDay(dayOf(instant))) return false
  const time = timeOf(instant).slice(0, 5)
  return hours.some((span) => time >= span.from && time < span.to)
}
