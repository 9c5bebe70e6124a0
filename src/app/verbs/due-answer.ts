/** 期限计算的问与答: reads one question `start amount unit`, and answers it as an object for JSON. */
import { calendarDay, publishedYears } from '../../kernel/calendar.ts'
import { type Day, dayOf, daysBetween, instantText, parseDay, parseInstant } from '../../kernel/day.ts'
import {
  type CountingRules,
  computeDue,
  type Due,
  type Extension,
  type LimitUnit,
  limitUnits,
  type Roll,
  type Suspension,
  standingOf,
} from '../../kernel/limit.ts'
import { type CountedDay, countedDays, countedSpans } from '../../kernel/limit-explain.ts'
import { festivalName, type MessageKey, type Say } from './messages/index.ts'

/** What the options of the verb say about every question. */
export interface Terms {
  readonly roll: Roll
  readonly rules: CountingRules
  readonly suspensions: readonly Suspension[]
  /** Amount and reason; the unit is the question's. */
  readonly extensions: readonly Omit<Extension, 'unit'>[]
  readonly today: Day | undefined
}

export interface Question {
  readonly start: Day | Date
  readonly amount: number
  readonly unit: LimitUnit
}

/** A question that cannot be answered: which field, and why. */
export interface Fault {
  readonly field: 'line' | 'start' | 'amount' | 'unit'
  readonly code: string
  readonly reason: string
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

function fault(
  say: Say,
  field: Fault['field'],
  code: ErrorCode,
  values: Record<string, string | number> = {},
) {
  return { ok: false as const, fault: { field, code, reason: say(`due.error.${code}`, values) } }
}

type ErrorCode =
  | 'fields'
  | 'start_form'
  | 'no_such_day'
  | 'no_such_time'
  | 'instant_needed'
  | 'amount'
  | 'unit'
  | 'beyond_calendar'

const isUnit = (text: string): text is LimitUnit => (limitUnits as readonly string[]).includes(text)

/** Reads the three fields of a question. */
export function readQuestion(fields: readonly string[], say: Say): Read<Question> {
  const [start, amount, unit] = fields
  if (start === undefined || amount === undefined || unit === undefined || fields.length !== 3) {
    return fault(say, 'line', 'fields', { count: fields.length })
  }
  const day = parseDay(start)
  const instant = day === undefined ? parseInstant(start) : undefined
  if (day === undefined && instant === undefined)
    return fault(say, 'start', startFault(start), { value: start })
  if (!/^\d{1,9}$/.test(amount) || Number(amount) < 1)
    return fault(say, 'amount', 'amount', { value: amount })
  if (!isUnit(unit)) return fault(say, 'unit', 'unit', { value: unit })
  if (unit === 'hour' && instant === undefined) return fault(say, 'start', 'instant_needed', { value: start })
  const begun = day ?? instant
  if (begun === undefined) throw new Error('a start is a day or an instant')
  return { ok: true, value: { start: begun, amount: Number(amount), unit } }
}

function startFault(text: string): ErrorCode {
  const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/.exec(text)
  if (form === null) return 'start_form'
  return parseDay(form[1] ?? '') === undefined ? 'no_such_day' : 'no_such_time'
}

/** The answer as it is printed with --json. */
export interface Answer {
  readonly start: string
  readonly amount: number
  readonly unit: LimitUnit
  readonly roll: Roll
  readonly holidayCoversWeekends: boolean
  /** A day; for hours an instant in Beijing time. */
  readonly due: string
  readonly dueDay: Day
  readonly rolledFrom: Day | null
  readonly provisional: boolean
  readonly suspendedDays: number
  readonly remarks: readonly string[]
  readonly note: string
  readonly today?: Day
  readonly state?: string
  readonly workingDaysLeft?: number
  readonly daysLeft?: number
}

/** Answers a question; `due` is kept for whoever explains it further. */
export function answerQuestion(
  question: Question,
  terms: Terms,
  say: Say,
): Read<{ readonly answer: Answer; readonly due: Due }> {
  const { start, amount, unit } = question
  const { roll, rules, suspensions, today } = terms
  const extensions = terms.extensions.map((extension) => ({ ...extension, unit }))
  const run = { start, suspensions, extensions, ...(today !== undefined && { asOf: today }) }
  const computed = computeDue({ amount, unit, roll }, run, rules)
  if (!computed.ok) {
    // Everything else is read and checked before; the calendar's end alone shows only in counting.
    if (computed.error.code !== 'limit.beyond_calendar') throw new Error(computed.error.code)
    return fault(say, 'amount', 'beyond_calendar')
  }
  const due = computed.value
  const standing = today === undefined ? undefined : standingOf(due, today)
  const answer: Answer = {
    start: start instanceof Date ? instantText(start) : start,
    amount,
    unit,
    roll,
    holidayCoversWeekends: rules.holidayCoversWeekends,
    due: due.dueAt === undefined ? due.due : instantText(due.dueAt),
    dueDay: due.due,
    rolledFrom: due.rolledFrom,
    provisional: due.provisional,
    suspendedDays: due.suspendedDays,
    remarks: due.remarks,
    note: noteOf(question, due, terms, say),
    ...(today !== undefined && { today }),
    ...standing,
  }
  return { ok: true, value: { answer, due } }
}

/** 100 years: past it a list of days tells nobody anything. */
const countingDaysMax = 36_525

/** How each day counted; undefined for hours, which are not counted by days, and for terms of a century. */
export function countingOf(due: Due, suspensions: readonly Suspension[]): readonly CountedDay[] | undefined {
  const [first] = due.legs
  const isListed = due.dueAt === undefined && first && daysBetween(first.after, due.due) <= countingDaysMax
  return isListed ? countedDays(due, suspensions) : undefined
}

/** The same for --json: spans of like days, and every day when asked; null where there is none. */
export function countingFields(due: Due, terms: Terms, everyDay: boolean): object {
  const days = countingOf(due, terms.suspensions)
  return { counting: days ? countedSpans(days) : null, ...(everyDay && { days: days ?? null }) }
}

/** Why the answer is what it is, in sentences. */
function noteOf({ unit }: Question, due: Due, { roll, rules }: Terms, say: Say): string {
  const sentences: string[] = []
  if (unit === 'hour') sentences.push(say('due.remark.hours'))
  else {
    sentences.push(say('due.remark.opening'))
    if (unit !== 'workingDay') {
      sentences.push(say(`due.remark.roll.${roll}`))
      if (roll === 'holiday') {
        const covers = rules.holidayCoversWeekends
        sentences.push(say(covers ? 'due.remark.weekendsCovered' : 'due.remark.weekendsNotCovered'))
      }
    }
  }
  for (const remark of due.remarks) sentences.push(say(`due.remark.${remark}`, remarkValues(due, say)))
  return sentences.join(say('due.sentenceGap'))
}

function remarkValues(due: Due, say: Say): Record<string, string | number> {
  const from = due.rolledFrom
  return {
    to: due.due,
    days: due.suspendedDays,
    first: publishedYears[0] ?? '',
    last: publishedYears.at(-1) ?? '',
    ...(from !== null && { from, why: whyOff(from, say) }),
  }
}

function whyOff(day: Day, say: Say): string {
  const { kind, festival } = calendarDay(day)
  const key: MessageKey = kind === 'holiday' ? 'due.reason.holiday' : 'due.reason.weekend'
  return say(key, { festival: festivalName(festival, say) })
}

/** The day that a start falls on. */
export function startDay(start: Day | Date): Day {
  return start instanceof Date ? dayOf(start) : start
}
