/** 时限: deadlines of a matter out of its procedure and the steps taken. Pure. */
import type { Day } from '../../kernel/day.ts'
import { dayOf, parseDay } from '../../kernel/day.ts'
import { computeDue, type Due, type Standing, standingOf } from '../../kernel/limit.ts'
import { limitClocks } from '../../kernel/procedure/clock.ts'
import type { Procedure, ProcedureLimit, ProcedureRecord } from '../../kernel/procedure.ts'

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
    const due = dueOf(limit, clock, startedOn, givenDueOn, today)
    if (due === undefined) return []
    return [{ limit, startedOn, due, endedOn, standing: standingOf(due, today, endedOn) }]
  })
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
    extensions: clock.extendedAt.map((at) => ({ amount: length.amount, unit: length.unit, reason: at })),
  })
  if (!computed.ok) throw new Error(`limit ${limit.key} cannot be counted: ${computed.error.code}`)
  return computed.value
}

/** The deadline that the lists show: the earliest one still running. */
export function nextDeadline(deadlines: readonly MatterDeadline[]): MatterDeadline | undefined {
  const running = deadlines.filter((deadline) => deadline.endedOn === undefined)
  return running.sort((left, right) => left.due.due.localeCompare(right.due.due))[0]
}

/** Whether any limit that ended did so after its due day. */
export function endedLate(deadlines: readonly MatterDeadline[]): boolean {
  return deadlines.some((deadline) => deadline.standing.state === 'endedLate')
}
