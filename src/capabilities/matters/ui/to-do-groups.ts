/** 待办分组: one's matters as overdue, due soon, later and without a day. Pure. */
import type { MatterRow } from '../contract.ts'

export const toDoGroups = ['overdue', 'soon', 'later', 'undated'] as const
export type ToDoGroup = (typeof toDoGroups)[number]

/** As the server counts 临期: three working days. */
const SOON_WORKING_DAYS = 3

type Dated = Pick<MatterRow, 'overdue' | 'dueOn' | 'workingDaysLeft'>

export function groupOf(row: Dated): ToDoGroup {
  if (row.overdue) return 'overdue'
  if (row.dueOn === null) return 'undated'
  return row.workingDaysLeft !== null && row.workingDaysLeft <= SOON_WORKING_DAYS ? 'soon' : 'later'
}

/** Groups that hold something, in the order of their urgency; within a group the rows keep their order. */
export function groupToDos<Row extends Dated>(
  rows: readonly Row[],
): readonly { readonly group: ToDoGroup; readonly rows: readonly Row[] }[] {
  return toDoGroups
    .map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) }))
    .filter(({ rows: held }) => held.length > 0)
}

/** The share of the longest bar, for drawing; something is never drawn as nothing. */
export function barShare(value: number, longest: number): number {
  if (value <= 0 || longest <= 0) return 0
  return Math.max(0.02, value / longest)
}

/** `/matters` with the view and filters set. */
export function matterListAddress(filters: Readonly<Record<string, string>>): string {
  return `/matters?${new URLSearchParams(filters)}`
}
