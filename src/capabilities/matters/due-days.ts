/** 临期: which days count as overdue and as due soon. Pure. */
import { addWorkingDays } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'

/** Working days ahead that count as due soon. */
const SOON_WORKING_DAYS = 3

export function daysAround(today: Day): { readonly today: Day; readonly soon: Day } {
  return { today, soon: addWorkingDays(today, SOON_WORKING_DAYS) }
}
