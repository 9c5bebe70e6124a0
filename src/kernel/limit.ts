/**
 * 期限: how long something may take, and on which day that runs out. Pure; why each day counted or not is told by
 * `limit-explain.ts`. 开始的当日不计入 (市场监督管理投诉举报处理办法第四十五条; 市场监督管理行政处罚程序规定第八十条).
 */
import { isProvisionalAt, isWorkingAt, kindAt, workingDaysBetween, workingSerialAfter } from './calendar.ts'
import { addMonths, type Day, dayAt, dayOf, daysBetween, parseDay, serialOf } from './day.ts'
import { ok, type Result, refuse } from './result.ts'

export const limitUnits = ['workingDay', 'day', 'hour', 'month', 'year'] as const
/** 工作日, 日 (自然日), 时, 月, 年. */
export type LimitUnit = (typeof limitUnits)[number]

export const rolls = ['none', 'holiday', 'offday'] as const
/** 顺延: never; when the last day falls in a 法定节假日 break; when it is any day that is not worked. */
export type Roll = (typeof rolls)[number]

/** A length of time to be counted by a rule. */
export interface Term {
  readonly amount: number
  readonly unit: LimitUnit
  readonly roll: Roll
}

/** 法定期限: a term with the provision that sets it. */
export interface Limit extends Term {
  readonly source: { readonly text: string; readonly article: string }
}

/** 不计入期限的期间: both days included. Without `to` the clock still stands. */
export interface Suspension {
  readonly from: Day
  readonly to?: Day
  readonly reason?: string
}

/** 延长: counted on from the day on which the limit would have run out, before any roll. */
export interface Extension {
  readonly amount: number
  readonly unit: LimitUnit
  readonly reason: string
}

/** One running of a limit's clock. */
export interface Run {
  /** The day that sets it off, which does not count; an instant for hours. */
  readonly start: Day | Date
  readonly suspensions?: readonly Suspension[]
  readonly extensions?: readonly Extension[]
  /** Needed while a suspension is open: the due day is then the earliest possible, if the clock starts again tomorrow. */
  readonly asOf?: Day
}

/** What the office decides about counting where the texts leave it open. */
export interface CountingRules {
  /** Whether 法定节假日 in a rule on periods covers ordinary weekends (休息日) as well. */
  readonly holidayCoversWeekends: boolean
}

/** The narrow reading: a due day that comes out earlier never lets a statutory limit pass. */
export const defaultCountingRules: CountingRules = { holidayCoversWeekends: false }

/** A stretch counted in one unit: after `after`, up to and including `to`. */
export interface Leg {
  readonly amount: number
  readonly unit: LimitUnit
  readonly after: Day
  readonly to: Day
}

/** Why the due day is what it is; the words are the reader's. */
export type DueRemark =
  | 'rolled'
  | 'weekendStands'
  | 'dayOffStands'
  | 'provisional'
  | 'suspended'
  | 'extended'
  | 'open'

/** 届满: when a limit runs out. */
export interface Due {
  readonly due: Day
  /** Hours only: the instant. */
  readonly dueAt?: Date
  /** The last day before it was rolled over a day off. */
  readonly rolledFrom: Day | null
  /** The answer rests on a year whose notice is not published. */
  readonly provisional: boolean
  readonly legs: readonly Leg[]
  readonly suspendedDays: number
  readonly remarks: readonly DueRemark[]
}

/** 期限的状态: how a limit stands on a day. */
export interface Standing {
  readonly state: 'running' | 'overdue' | 'endedInTime' | 'endedLate'
  /** Left after `today`; negative when overdue. */
  readonly workingDaysLeft: number
  readonly daysLeft: number
}

type Stop = readonly [from: number, to: number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const beijingMs = 8 * hourMs
const lastSerial = serialOf('9999-12-31' as Day)

/** On which day a term runs out. */
export function computeDue(term: Term, run: Run, rules: CountingRules = defaultCountingRules): Result<Due> {
  const extensions = run.extensions ?? []
  for (const length of [term, ...extensions]) {
    if (!Number.isSafeInteger(length.amount) || length.amount < 1) {
      return refuse('invalid', 'limit.amount_not_positive', { amount: length.amount })
    }
  }
  if (extensions.some((extension) => extension.reason.trim() === '')) {
    return refuse('invalid', 'limit.extension_without_reason')
  }
  const open = run.suspensions?.some((suspension) => suspension.to === undefined) ?? false
  if (open && run.asOf === undefined) return refuse('invalid', 'limit.as_of_needed')
  const stops = stopsOf(run)
  if (stops === undefined) return refuse('invalid', 'limit.suspension_reversed')
  const lengths = joined([term, ...extensions])
  const counted = lengths.some((length) => length.unit === 'hour')
    ? countHours(lengths, run.start, stops)
    : countDays(lengths, run.start, stops)
  if (!counted.ok) return counted
  return rolled(counted.value, term, rules, stops, { open, extended: extensions.length > 0 })
}

/** How a limit stands on a day; `endedOn` is the day of the event that ended it. */
export function standingOf(due: Due, today: Day, endedOn?: Day): Standing {
  const left = { workingDaysLeft: workingDaysBetween(today, due.due), daysLeft: daysBetween(today, due.due) }
  if (endedOn !== undefined) return { state: endedOn <= due.due ? 'endedInTime' : 'endedLate', ...left }
  return { state: today <= due.due ? 'running' : 'overdue', ...left }
}

interface Counted {
  readonly legs: readonly Leg[]
  readonly dueAt?: Date
}

/** Lengths of one unit in a row are one: a month and a month from 31 January end on 31 March. */
function joined(
  lengths: readonly { amount: number; unit: LimitUnit }[],
): { amount: number; unit: LimitUnit }[] {
  const whole: { amount: number; unit: LimitUnit }[] = []
  for (const { amount, unit } of lengths) {
    const last = whole.at(-1)
    if (last?.unit === unit) last.amount += amount
    else whole.push({ amount, unit })
  }
  return whole
}

const noStops: readonly Stop[] = []

/** Suspensions as ordered spans that do not overlap; undefined when one ends before it begins. */
function stopsOf(run: Run): readonly Stop[] | undefined {
  if (run.suspensions === undefined || run.suspensions.length === 0) return noStops
  const stops: [number, number][] = []
  const spans = run.suspensions.map(({ from, to }): Stop => {
    const end = to ?? (run.asOf !== undefined && run.asOf > from ? run.asOf : from)
    return [serialOf(from), serialOf(end)]
  })
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    if (to < from) return undefined
    const last = stops.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else stops.push([from, to])
  }
  return stops
}

const stopAt = (stops: readonly Stop[], serial: number): Stop | undefined =>
  stops.find(([from, to]) => serial >= from && serial <= to)

const beyond = () => refuse('invalid', 'limit.beyond_calendar')

function countDays(
  lengths: readonly { amount: number; unit: LimitUnit }[],
  start: Day | Date,
  stops: readonly Stop[],
): Result<Counted> {
  const legs: Leg[] = []
  let after = start instanceof Date ? dayOf(start) : start
  for (const { amount, unit } of lengths) {
    // Coarse, so that no term walks past the end of the calendar.
    if (amount > lastSerial) return beyond()
    const serial = serialOf(after)
    let end: number
    if (unit === 'workingDay') {
      if (serial + amount > lastSerial) return beyond()
      end =
        stops.length === 0 ? workingSerialAfter(serial, amount) : walked(serial, amount, stops, isWorkingAt)
    } else {
      const natural =
        unit === 'day' ? serial + amount : monthsOn(after, unit === 'year' ? amount * 12 : amount)
      end = stops.length === 0 ? natural : walked(serial, natural - serial, stops, () => true)
    }
    if (end > lastSerial) return beyond()
    const to = dayAt(end)
    legs.push({ amount, unit, after, to })
    after = to
  }
  return ok({ legs })
}

function monthsOn(day: Day, months: number): number {
  const target = addMonths(day, months)
  return parseDay(target) === undefined ? lastSerial + 1 : serialOf(target)
}

/** Walks on until so many days have counted; days of a suspension never do. */
function walked(
  serial: number,
  amount: number,
  stops: readonly Stop[],
  counts: (serial: number) => boolean,
): number {
  let at = serial
  let left = amount
  while (left > 0 && at <= lastSerial) {
    at += 1
    const stop = stopAt(stops, at)
    if (stop !== undefined) at = stop[1]
    else if (counts(at)) left -= 1
  }
  return at
}

/** 以时计算: exact hours from the instant; the hours of suspended days do not count, and nothing is rolled. */
function countHours(
  lengths: readonly { amount: number; unit: LimitUnit }[],
  start: Day | Date,
  stops: readonly Stop[],
): Result<Counted> {
  const [only] = lengths
  if (only === undefined || lengths.length > 1) return refuse('invalid', 'limit.hours_with_days')
  if (!(start instanceof Date)) return refuse('invalid', 'limit.instant_needed')
  let at = start.getTime()
  let left = only.amount * hourMs
  for (const [from, to] of stops) {
    const [stopped, resumed] = [from * dayMs - beijingMs, (to + 1) * dayMs - beijingMs]
    if (resumed <= at) continue
    const before = Math.max(0, stopped - at)
    if (before >= left) break
    left -= before
    at = resumed
  }
  const end = at + left
  if (!(end < (lastSerial + 1) * dayMs - beijingMs)) return beyond()
  const dueAt = new Date(end)
  return ok({ legs: [{ ...only, after: dayOf(start), to: dayOf(dueAt) }], dueAt })
}

function rolled(
  counted: Counted,
  term: Term,
  rules: CountingRules,
  stops: readonly Stop[],
  facts: { readonly open: boolean; readonly extended: boolean },
): Result<Due> {
  const { legs, dueAt } = counted
  const last = legs.at(-1)
  const first = legs[0]
  if (last === undefined || first === undefined) throw new Error('a term has at least one leg')
  const end = serialOf(last.to)
  const mayRoll = last.unit !== 'workingDay' && last.unit !== 'hour'
  const remarks: DueRemark[] = []
  let at = end
  if (mayRoll && isRollable(end, term.roll, rules)) {
    while (!isWorkingAt(at) || stopAt(stops, at) !== undefined) at += 1
    if (at > lastSerial) return beyond()
    remarks.push('rolled')
  } else if (mayRoll && !isWorkingAt(end))
    remarks.push(term.roll === 'none' ? 'dayOffStands' : 'weekendStands')
  const provisional =
    legs.some(
      (leg) => leg.unit === 'workingDay' && touchesProvisional(serialOf(leg.after) + 1, serialOf(leg.to)),
    ) ||
    (mayRoll && term.roll !== 'none' && touchesProvisional(end, at))
  if (provisional) remarks.push('provisional')
  const suspendedDays = suspendedWithin(stops, serialOf(first.after) + 1, end)
  if (suspendedDays > 0) remarks.push('suspended')
  if (facts.extended) remarks.push('extended')
  if (facts.open) remarks.push('open')
  return ok({
    due: at === end ? last.to : dayAt(at),
    ...(dueAt && { dueAt }),
    rolledFrom: at === end ? null : last.to,
    provisional,
    legs,
    suspendedDays,
    remarks,
  })
}

function isRollable(serial: number, roll: Roll, rules: CountingRules): boolean {
  if (roll === 'none') return false
  const kind = kindAt(serial)
  return kind === 'holiday' || (kind === 'weekend' && (roll === 'offday' || rules.holidayCoversWeekends))
}

/** Only whole years are without a notice, so the ends and the year starts between them tell for all days. */
function touchesProvisional(from: number, to: number): boolean {
  if (isProvisionalAt(from) || isProvisionalAt(to)) return true
  for (let at = from + 365; at < to; at += 365) if (isProvisionalAt(at)) return true
  return false
}

function suspendedWithin(stops: readonly Stop[], from: number, to: number): number {
  return stops.reduce(
    (sum, stop) => sum + Math.max(0, Math.min(stop[1], to) - Math.max(stop[0], from) + 1),
    0,
  )
}
