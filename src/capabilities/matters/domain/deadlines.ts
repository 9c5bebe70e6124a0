/** 时限: deadlines of a matter out of its procedure and the steps taken. Pure. */
import { addWorkingDays } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import { dayOf, parseDay } from '../../../kernel/day.ts'
import { computeDue, type Due, type Standing, standingOf } from '../../../kernel/limit.ts'
import { limitClocks } from '../../../kernel/procedure/clock.ts'
import type { Procedure, ProcedureLimit, ProcedureRecord } from '../../../kernel/procedure.ts'

/** One running of one limit with its due day and how it stands. */
export interface MatterDeadline {
  readonly limit: ProcedureLimit
  readonly startedOn: Day
  readonly due: Due
  readonly standing: Standing
  readonly endedOn: Day | undefined
}

/** All runnings of all limits of the record, as of `today`; a `given` limit without a given day has none. */
export function deadlinesOf(
  procedure: Procedure,
  record: ProcedureRecord,
  givenDueOn: string | null,
  today: Day,
): MatterDeadline[] {
  const limits = new Map(procedure.limits.map((limit) => [limit.key, limit]))
  return limitClocks(procedure, record).flatMap((clock): MatterDeadline[] => {
    const limit = limits.get(clock.limit)
    if (limit === undefined) return []
    const startedOn = dayOf(new Date(clock.startedAt))
    const endedOn = clock.endedAt === undefined ? undefined : dayOf(new Date(clock.endedAt))
    const given = givenDayOf(limit, record, clock.startedAt, startedOn) ?? givenDueOn
    const due = dueOf(limit, clock, startedOn, given, today)
    if (due === undefined) return []
    return [{ limit, startedOn, due, endedOn, standing: standingOf(due, today, endedOn) }]
  })
}

/** 限期 in the form of the step that started the clock (`workingDays`): it goes before the day given at the opening. */
function givenDayOf(
  limit: ProcedureLimit,
  record: ProcedureRecord,
  startedAt: string,
  startedOn: Day,
): Day | undefined {
  const { starts } = limit
  if (starts.on !== 'step') return undefined
  const step = record.taken.findLast((taken) => taken.step === starts.step && taken.at === startedAt)
  const days = step?.values.workingDays
  return typeof days === 'string' ? addWorkingDays(startedOn, Number(days)) : undefined
}

function dueOf(
  limit: ProcedureLimit,
  clock: ReturnType<typeof limitClocks>[number],
  startedOn: Day,
  givenDueOn: string | null,
  today: Day,
): Due | undefined {
  const length = limit.length
  if (length === 'given') {
    const day = givenDueOn === null ? undefined : parseDay(givenDueOn)
    if (day === undefined) return undefined
    return { due: day, rolledFrom: null, provisional: false, legs: [], suspendedDays: 0, remarks: [] }
  }
  const computed = computeDue(length, {
    start: length.unit === 'hour' ? new Date(clock.startedAt) : startedOn,
    asOf: today,
    suspensions: clock.pauses.map((pause) => ({
      from: dayOf(new Date(pause.from)),
      ...(pause.to === undefined ? {} : { to: dayOf(new Date(pause.to)) }),
    })),
    extensions: clock.extendedAt.map((at) => {
      const { amount, unit } = limit.extension ?? length
      return { amount, unit, reason: at }
    }),
  })
  if (!computed.ok) throw new Error(`limit ${limit.key} cannot be counted: ${computed.error.code}`)
  return computed.value
}

/** The deadline that the lists show: the earliest one still running. */
export function nextDeadline(deadlines: readonly MatterDeadline[]): MatterDeadline | undefined {
  const running = deadlines.filter((deadline) => deadline.endedOn === undefined)
  return running.sort((left, right) => left.due.due.localeCompare(right.due.due))[0]
}

/** 逾期办结: whether any limit ended after its due day; null where no limit ever ran, for such a matter is neither. */
export function closedLate(deadlines: readonly MatterDeadline[]): boolean | null {
  if (deadlines.length === 0) return null
  return deadlines.some(({ standing }) => standing.state === 'endedLate' || standing.state === 'overdue')
}
