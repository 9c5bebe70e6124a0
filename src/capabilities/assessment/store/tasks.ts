/** SQL of one creation task and of what is written of tasks: what the plan says, beside the state that matters holds. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { planOf, type TaskListRow } from './task-list.ts'

interface Tables {
  'assessment.stage': {
    id: string
    plan_id: string
    position: number
    name: string
    from_month: string
    to_month: string
  }
}

const db = (tx: Tx) => tx.as<Tables>()

export type TaskDetailRow = Omit<TaskListRow, 'number_key' | 'due_key'> & {
  readonly region: string
  readonly content: string
  readonly plan_id: string | null
  readonly plan_title: string | null
  readonly reports: readonly {
    readonly id: string
    readonly at: string
    readonly unitName: string | null
    readonly part: 'lead' | 'supporting'
    readonly personName: string
    readonly progress: number | null
    readonly text: string
  }[]
}

/** One task with its partners, milestones and reports, the newest report first; one statement. */
export async function findTask(tx: Tx, id: string): Promise<TaskDetailRow | undefined> {
  const { rows } = await sql<TaskDetailRow>`
    select t.id, t.region, t.number, t.section, t.progress, t.stage_id, t.indicators, t.content, t.plan_id,
      m.title, m.state, m.unit_id, m.due_on, m.supervised, m.closed_at, u.name as unit_name, p.name as assignee_name,
      s.name as stage_name, pl.title as plan_title, ${planOf},
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'at', r.reported_at, 'unitName', ru.name, 'part', r.part,
        'personName', r.person_name, 'progress', r.progress, 'text', r.text) order by r.reported_at desc, r.id)
        from assessment.task_report r left join organisation.public_unit ru on ru.id = r.unit_id
        where r.task_id = t.id), '[]'::jsonb) as reports
    from assessment.task t join matters.public_matter m on m.id = t.id
      left join organisation.public_unit u on u.id = m.unit_id
      left join organisation.public_person p on p.id = m.assignee_id
      left join assessment.stage s on s.id = t.stage_id
      left join assessment.plan pl on pl.id = t.plan_id
    where t.id = ${id}::uuid`.execute(db(tx))
  return rows[0]
}

/** The name of a stage; undefined where there is none. */
export async function findStageName(tx: Tx, id: string): Promise<string | undefined> {
  const stage = await db(tx)
    .selectFrom('assessment.stage')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  return stage?.name
}

/** Where a task lies and who holds it, for the policy. */
export async function findPlace(tx: Tx, id: string) {
  const { rows } = await sql<{
    region: string
    unit_id: string | null
    assignee_id: string | null
    closed_at: Date | null
    partners: readonly string[]
  }>`
    select t.region, m.unit_id, m.assignee_id, m.closed_at, coalesce((select jsonb_agg(s.unit_id)
      from matters.public_share s where s.matter_id = t.id
        and s.part in ('responsible', 'guiding', 'supporting')), '[]'::jsonb) as partners
    from assessment.task t join matters.public_matter m on m.id = t.id where t.id = ${id}::uuid`.execute(
    db(tx),
  )
  return rows[0]
}

export interface NewTask {
  readonly id: string
  readonly region: string
  readonly plan_id: string | null
  readonly stage_id: string | null
  readonly number: number | null
  readonly title: string
  readonly section: string
  readonly content: string
  readonly indicators: readonly number[]
  readonly due_on: string
  readonly start_on?: string | null
  readonly effort_days?: string | null
  readonly priority?: string
}

/** Which of the ids are tasks already. */
export async function listTasksThere(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from assessment.task where id = any (${[...ids]}::uuid[])`.execute(db(tx))
  return rows.map((row) => row.id)
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`insert into assessment.task (id, region, plan_id, stage_id, number, title, section, content, indicators,
      due_on, start_on, effort_days, priority)
    select id, region, plan_id, stage_id, number, title, section, content, indicators, due_on, start_on, effort_days,
      coalesce(priority, 'normal')
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as row(id uuid, region text, plan_id uuid, stage_id uuid,
      number int, title text, section text, content text, indicators int[], due_on date, start_on date,
      effort_days numeric, priority text)`.execute(db(tx))
}

export interface TaskChanges {
  readonly title: string
  readonly content: string
  readonly section: string
  readonly stageId: string | null
  readonly indicators: readonly number[]
  readonly dueOn: string
  readonly startOn: string | null
  readonly effortDays: string | null
  readonly priority: string
}

export async function updateTask(tx: Tx, id: string, to: TaskChanges): Promise<void> {
  await sql`update assessment.task set title = ${to.title}, content = ${to.content}, section = ${to.section},
      stage_id = ${to.stageId}::uuid, indicators = ${[...to.indicators]}::int[], due_on = ${to.dueOn}::date,
      start_on = ${to.startOn}::date, effort_days = ${to.effortDays}::numeric, priority = ${to.priority}
    where id = ${id}::uuid`.execute(db(tx))
}

export async function setDueDay(tx: Tx, ids: readonly string[], dueOn: string): Promise<void> {
  await sql`update assessment.task set due_on = ${dueOn}::date where id = any (${[...ids]}::uuid[])`.execute(
    db(tx),
  )
}

export interface NewReport {
  readonly id: string
  readonly taskId: string
  readonly unitId: string | null
  readonly part: 'lead' | 'supporting'
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly progress: number | null
  readonly text: string
}

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  tx.later(sql`insert into assessment.task_report (id, region, task_id, unit_id, part, reported_at, person_id, person_name,
      progress, text)
    select ${report.id}::uuid, t.region, t.id, ${report.unitId}::uuid, ${report.part}, ${report.at}::timestamptz,
      ${report.personId}::uuid, ${report.personName}, ${report.progress}::int, ${report.text}
    from assessment.task t where t.id = ${report.taskId}::uuid`)
}

/** How far it is, and the day that it was handed in; null once it is returned. */
export async function noteProgress(
  tx: Tx,
  id: string,
  note: { readonly progress?: number; readonly handedInOn?: string | null },
): Promise<void> {
  const isHandedIn = note.handedInOn !== undefined
  tx.later(sql`update assessment.task set progress = coalesce(${note.progress ?? null}::int, progress),
      handed_in_on = case when ${isHandedIn}::boolean then ${note.handedInOn ?? null}::date else handed_in_on end
    where id = ${id}::uuid`)
}

export interface NewMilestone {
  readonly id: string
  readonly region: string
  readonly task_id: string
  readonly stage_id: string | null
  readonly title: string
  readonly due_on: string
}

/** Adds them; one that is there already is changed, as long as it is this task's. */
export async function saveMilestones(tx: Tx, rows: readonly NewMilestone[]): Promise<number> {
  if (rows.length === 0) return 0
  const { rows: saved } =
    await sql`insert into assessment.milestone as k (id, region, task_id, stage_id, title, due_on)
    select id, region, task_id, stage_id, title, due_on
    from jsonb_populate_recordset(null::assessment.milestone, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set stage_id = excluded.stage_id, title = excluded.title, due_on = excluded.due_on
      where k.task_id = excluded.task_id
    returning k.id`.execute(db(tx))
  return saved.length
}

export async function deleteMilestone(tx: Tx, taskId: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from assessment.milestone where id = ${id}::uuid and task_id = ${taskId}::uuid
    returning id`.execute(db(tx))
  return rows.length > 0
}

export async function markMilestone(
  tx: Tx,
  taskId: string,
  id: string,
  done: { readonly on: string; readonly by: string | null; readonly name: string } | null,
): Promise<boolean> {
  const { rows } = await sql`update assessment.milestone set done_on = ${done?.on ?? null}::date,
      done_by = ${done?.by ?? null}::uuid, done_name = ${done?.name ?? ''}
    where id = ${id}::uuid and task_id = ${taskId}::uuid returning id`.execute(db(tx))
  return rows.length > 0
}

/** Stages of imported plans, and the units that hold tasks or answer for indicators. */
export async function listChoices(tx: Tx) {
  const stages = await db(tx)
    .selectFrom('assessment.stage')
    .select(['id', 'name', 'from_month', 'to_month'])
    .orderBy('plan_id')
    .orderBy('position')
    .limit(200)
    .execute()
  const { rows: units } = await sql<{
    id: string
    name: string
  }>`select u.id, u.name from organisation.public_unit u
    where u.id in (select r.unit_id from assessment.responsibility r)
      or u.id in (select m.unit_id from matters.public_matter m where m.procedure = 'assessment.task' and m.closed_at is null)
    order by u.name collate "zh-x-icu" limit 500`.execute(db(tx))
  return { stages, units }
}
