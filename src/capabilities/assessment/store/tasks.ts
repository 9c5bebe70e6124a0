/** SQL of creation tasks: what the plan says, beside the state that matters holds. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

interface Tables {
  'assessment.task': {
    id: string
    region: string
    plan_id: string | null
    stage_id: string | null
    number: number | null
    number_key: number
    section: string
    content: string
    progress: number
    last_report: string
    indicators: number[]
  }
  'assessment.stage': {
    id: string
    plan_id: string
    position: number
    name: string
    from_month: string
    to_month: string
  }
  'assessment.plan': { id: string; title: string }
  'matters.public_matter': {
    id: string
    title: string
    state: string
    region: string
    unit_id: string | null
    assignee_id: string | null
    due_on: string | null
    due_key: string
    supervised: boolean
    closed_at: Date | null
  }
  'organisation.public_unit': { id: string; name: string }
  'organisation.public_person': { id: string; name: string }
}

const db = (tx: Tx) => tx.as<Tables>()

/** A task with its matter and the names to show. */
function selectTasks(tx: Tx) {
  return db(tx)
    .selectFrom('assessment.task as t')
    .innerJoin('matters.public_matter as m', 'm.id', 't.id')
    .leftJoin('organisation.public_unit as u', 'u.id', 'm.unit_id')
    .leftJoin('organisation.public_person as p', 'p.id', 'm.assignee_id')
    .leftJoin('assessment.stage as s', 's.id', 't.stage_id')
    .select([
      't.id',
      't.number',
      't.section',
      't.progress',
      't.stage_id',
      't.indicators',
      't.content',
      't.last_report',
      't.plan_id',
      'm.title',
      'm.state',
      'm.unit_id',
      'm.due_on',
      'm.supervised',
      'm.closed_at',
      'u.name as unit_name',
      'p.name as assignee_name',
      's.name as stage_name',
    ])
}

export async function findTask(tx: Tx, id: string) {
  return await selectTasks(tx)
    .leftJoin('assessment.plan as pl', 'pl.id', 't.plan_id')
    .select('pl.title as plan_title')
    .where('t.id', '=', id)
    .executeTakeFirst()
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
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`insert into assessment.task (id, region, plan_id, stage_id, number, title, section, content, indicators)
    select id, region, plan_id, stage_id, number, title, section, content, indicators
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as row(id uuid, region text, plan_id uuid, stage_id uuid,
      number int, title text, section text, content text, indicators int[])`.execute(db(tx))
}

export async function noteReport(
  tx: Tx,
  id: string,
  report: { progress?: number; text: string },
): Promise<void> {
  await db(tx)
    .updateTable('assessment.task')
    .set({
      last_report: report.text,
      ...(report.progress === undefined ? {} : { progress: report.progress }),
    })
    .where('id', '=', id)
    .execute()
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
    order by u.name limit 500`.execute(db(tx))
  return { stages, units }
}
