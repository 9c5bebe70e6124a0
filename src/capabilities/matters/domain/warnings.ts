/** 预警: which warnings an open matter has reached, and when they may be given. Pure. */
import { isWithinWorkingHours, type WorkingSpan, workingDaysBetween } from '../../../kernel/calendar.ts'
import { addDays, type Day, dayOf, startOf } from '../../../kernel/day.ts'

/** 升级: who hears of a matter that has been overdue for so many working days. */
export interface Escalation {
  readonly afterWorkingDays: number
  readonly to: 'unitHead' | 'regionLeader'
}

export interface Warning {
  /** Given once for a due day. */
  readonly threshold: string
  readonly kind: 'dueSoon' | 'dueToday' | 'overdue' | 'escalated'
  readonly to: 'handler' | Escalation['to']
}

/** The warnings that a matter due on that day has reached: the one of its standing, and every escalation. */
export function warningsOf(
  dueOn: Day,
  today: Day,
  rule: { readonly soonWorkingDays: number; readonly escalations: readonly Escalation[] },
): Warning[] {
  if (dueOn === today) return [{ threshold: 'today', kind: 'dueToday', to: 'handler' }]
  if (dueOn > today) {
    const isSoon = workingDaysBetween(today, dueOn) <= rule.soonWorkingDays
    return isSoon ? [{ threshold: 'soon', kind: 'dueSoon', to: 'handler' }] : []
  }
  const late = workingDaysBetween(dueOn, today)
  return [
    { threshold: 'overdue', kind: 'overdue', to: 'handler' },
    ...rule.escalations
      .filter((escalation) => late >= escalation.afterWorkingDays)
      .map(
        ({ afterWorkingDays, to }): Warning => ({
          threshold: `${to}-${afterWorkingDays}`,
          kind: 'escalated',
          to,
        }),
      ),
  ]
}

/** The longest break of the calendar is shorter than this. */
const BREAK_DAYS_MAX = 30

/** The instant itself within working hours, otherwise the next beginning of work; the instant when there is none. */
export function nextWorkingInstant(instant: Date, hours: readonly WorkingSpan[]): Date {
  if (isWithinWorkingHours(instant, hours)) return instant
  const starts = hours.map((span) => span.from).sort()
  for (let ahead = 0; ahead <= BREAK_DAYS_MAX; ahead++) {
    const midnight = startOf(addDays(dayOf(instant), ahead)).getTime()
    for (const start of starts) {
      const [hour = '0', minute = '0'] = start.split(':')
      const begin = new Date(midnight + (Number(hour) * 60 + Number(minute)) * 60_000)
      if (begin > instant && isWithinWorkingHours(begin, hours)) return begin
    }
  }
  return instant
}
