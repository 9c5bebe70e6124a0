/** SQL of the warnings of milestones: which are near or late, and that they were warned of. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface WarnedMilestone {
  readonly taskId: string
  readonly title: string
  readonly dueOn: string
  readonly isLate: boolean
}

/**
 * Notes the next milestones that are due by the day as warned of and gives them; one statement. Each is given once for
 * a due day when it comes near and once when it is late. A task that was handed in waits for the office, not for its unit.
 */
export async function takeMilestonesToWarn(
  tx: Tx,
  days: { readonly today: string; readonly until: string },
  limit: number,
): Promise<WarnedMilestone[]> {
  const mark = sql`k.due_on::text || case when k.due_on < ${days.today}::date then ' overdue' else ' soon' end`
  const { rows } = await sql<WarnedMilestone>`
    with due as (
      select k.id, ${mark} as mark from assessment.milestone k
        join matters.public_matter m on m.id = k.task_id
      where k.done_on is null and k.due_on <= ${days.until}::date and k.warned_for <> ${mark}
        and m.state in ('assigned', 'inProgress', 'returned')
      order by k.due_on, k.id limit ${sql.lit(limit)} for update of k skip locked
    )
    update assessment.milestone k set warned_for = due.mark from due where k.id = due.id
    returning k.task_id as "taskId", k.title, k.due_on as "dueOn", k.due_on < ${days.today}::date as "isLate"`.execute(
    tx.as<unknown>(),
  )
  return rows
}
