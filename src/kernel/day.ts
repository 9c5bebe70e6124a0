/** 日期: civil dates of Asia/Shanghai, counted as whole days. Pure; an instant is read in that zone, never in UTC. */

declare const dayBrand: unique symbol

/** A civil date `YYYY-MM-DD` of Asia/Shanghai. Days compare as text. */
export type Day = string & { readonly [dayBrand]: true }

const dayMs = 86_400_000
/** Beijing time; the zone has had no summer time since 1992. */
const offsetMs = 8 * 3_600_000

/** Days since 1970-01-01 in the proleptic Gregorian calendar; `Date` is not used, it mends wrong dates silently. */
export function serialOfDate(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return (
    era * 146_097 + yearOfEra * 365 + (yearOfEra >> 2) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  )
}

/** The number of a day, for counting: consecutive days have consecutive numbers. */
export function serialOf(day: Day): number {
  return serialOfDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

const padded = (value: number, width: number) => String(value).padStart(width, '0')
const dayText = (year: number, month: number, date: number) =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}` as Day

/** The day of a number; the inverse of `serialOf`. */
export function dayAt(serial: number): Day {
  const shifted = serial + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return dayText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Reads `YYYY-MM-DD` of the years 0001 to 9999; a day that the calendar does not have is undefined. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isReal = year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  return isReal ? (text as Day) : undefined
}

/** A day written in code or data; a wrong one is a bug. */
export function dayFrom(text: string): Day {
  const day = parseDay(text)
  if (day === undefined) throw new Error(`not a day: ${text}`)
  return day
}

/** The civil date of an instant in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return dayAt(Math.floor((instant.getTime() + offsetMs) / dayMs))
}

/** The first instant of a day in Asia/Shanghai. */
export function startOf(day: Day): Date {
  return new Date(serialOf(day) * dayMs - offsetMs)
}

export function addDays(day: Day, count: number): Day {
  return dayAt(serialOf(day) + count)
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return serialOf(to) - serialOf(from)
}

/** The same-numbered day so many months on, or the last day of that month where it has none. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return dayText(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))
}

/** The day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return weekdayAt(serialOf(day))
}

/** The day of the week of a day's number; 1970-01-01 was a Thursday. */
export function weekdayAt(serial: number): number {
  return ((((serial + 3) % 7) + 7) % 7) + 1
}

const instantForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/

/** Reads an instant to the second; without an offset it is Beijing time. What no clock shows is undefined. */
export function parseInstant(text: string): Date | undefined {
  const match = instantForm.exec(text)
  const day = match === null ? undefined : parseDay(match[1] ?? '')
  if (match === null || day === undefined) return undefined
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)]
  const offset = match[5] === undefined ? offsetMs : offsetOf(match[5])
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) return undefined
  return new Date(serialOf(day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 - offset)
}

function offsetOf(text: string): number | undefined {
  if (text === 'Z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))]
  if (hours > 14 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** An instant as Beijing time with its offset, `2026-09-25T16:30:00+08:00`. */
export function instantText(instant: Date): string {
  return `${dayOf(instant)}T${timeOf(instant)}+08:00`
}

/** The clock time of an instant in Asia/Shanghai, `16:30:00`. */
export function timeOf(instant: Date): string {
  const seconds = Math.floor(((((instant.getTime() + offsetMs) % dayMs) + dayMs) % dayMs) / 1000)
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${padded(hour, 2)}:${padded(minute, 2)}:${padded(seconds % 60, 2)}`
}
