/** 阶段进度: what stands in each stage. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { fromAbroad, places } from './task-list.ts'

const db = (tx: Tx) => tx.as<unknown>()

/**
 * Region by region, and what is seen beyond them by name: whether a task of another region is seen is a question of its
 * own, too dear to ask of every row of the table.
 */
const seenTasks = sql`with recursive ${places}, ${fromAbroad}, task as (
    select t.id, t.stage_id from place
      cross join lateral (select t.id, t.stage_id from assessment.task t where t.region = place.region offset 0) t
    union all
    select t.id, t.stage_id from abroad join assessment.task t on t.id = abroad.id
      where not platform.region_in_scope(t.region))`

/** The open milestones of these tasks. */
const seenMilestones = sql`milestone as (
    select k.* from place cross join lateral (
      select k.* from assessment.milestone k where k.region = place.region and k.done_on is null offset 0) k
    union all
    select k.* from abroad join assessment.milestone k on k.task_id = abroad.id
      where k.done_on is null and not platform.region_in_scope(k.region))`

export interface StageStanding {
  readonly stage_id: string | null
  readonly tasks: number
  readonly done: number
  readonly overdue: number
}

/** Tasks of each stage; one statement. */
export async function countByStage(tx: Tx, today: string): Promise<StageStanding[]> {
  const { rows } = await sql<StageStanding>`${seenTasks}
    select t.stage_id, count(*)::int as tasks, count(*) filter (where m.state in ('accepted', 'closed'))::int as done,
      count(*) filter (where m.closed_at is null and m.due_on < ${today}::date)::int as overdue
    from task t join matters.public_matter m on m.id = t.id
    where m.state <> 'withdrawn' group by t.stage_id`.execute(db(tx))
  return rows
}

export interface StageMilestone {
  readonly stage_id: string | null
  readonly id: string
  readonly title: string
  readonly due_on: string
  readonly done_on: string | null
  readonly done_name: string
  readonly task_id: string
  readonly task_title: string
  readonly open: number
  readonly overdue: number
}

/** The open milestones of each stage that are due next, with how many there are; one statement. */
export async function listStageMilestones(tx: Tx, today: string, eachMax: number): Promise<StageMilestone[]> {
  const { rows } = await sql<StageMilestone>`${seenTasks}, ${seenMilestones}
    select * from (
      select coalesce(k.stage_id, t.stage_id) as stage_id, k.id, k.title, k.due_on, k.done_on, k.done_name, k.task_id,
        m.title as task_title,
        row_number() over stage_order as place,
        (count(*) over (partition by coalesce(k.stage_id, t.stage_id)))::int as open,
        (count(*) filter (where k.due_on < ${today}::date)
          over (partition by coalesce(k.stage_id, t.stage_id)))::int as overdue
      from milestone k join task t on t.id = k.task_id
        join matters.public_matter m on m.id = k.task_id
      where m.closed_at is null
      window stage_order as (partition by coalesce(k.stage_id, t.stage_id) order by k.due_on, k.id)) k
    where k.place <= ${eachMax} order by k.due_on, k.id`.execute(db(tx))
  return rows
}
