/** SQL of creation tasks: what the plan says, beside the state that matters holds. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

interface Tables {
  'assessment.task': {
    id: string
    region: string
    plan_id: string | null
    stage_id: string | null
    number: number | null
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
    supervised: boolean
    closed_at: Date | null
  }
  'organisation.public_unit': { id: string; name: string }
  'organisation.public_person': { id: string; name: string }
}

const db = (tx: Tx) => tx.as<Tables>()

export interface TaskFilter {
  readonly unitId?: string | undefined
  readonly stageId?: string | undefined
  readonly state?: string | undefined
  readonly indicator?: number | undefined
  readonly due: 'overdue' | 'month' | 'any'
  readonly search?: string | undefined
  readonly sort: 'number' | 'due'
  readonly today: string
  /** Last day that `due: month` shows. */
  readonly monthEnd: string
  readonly after?: string | undefined
  readonly limit: number
}

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

/** Tasks without a number come after those with one. */
const UNNUMBERED = 2_147_483_647

export async function listTasks(tx: Tx, filter: TaskFilter) {
  const { unitId, stageId, state, indicator, search } = filter
  const number = sql<number>`coalesce(t.number, ${sql.lit(UNNUMBERED)})`
  const due = sql<string>`coalesce(m.due_on, '9999-12-31'::date)`
  const after = readCursor(filter.after, 2)
  let query = selectTasks(tx)
  if (unitId !== undefined) {
    query =
      query.where(sql<SqlBool>`(m.unit_id = ${unitId}::uuid or exists (select 1 from matters.public_share x
      where x.matter_id = t.id and x.unit_id = ${unitId}::uuid))`)
  }
  if (stageId !== undefined) query = query.where('t.stage_id', '=', stageId)
  if (state !== undefined) query = query.where('m.state', '=', state)
  if (indicator !== undefined) query = query.where(sql<SqlBool>`${indicator}::int = any (t.indicators)`)
  if (search)
    query = query.where(sql<SqlBool>`(strpos(m.title, ${search}) > 0 or strpos(t.content, ${search}) > 0)`)
  if (filter.due !== 'any') query = query.where('m.closed_at', 'is', null)
  if (filter.due === 'overdue') query = query.where('m.due_on', '<', filter.today)
  if (filter.due === 'month')
    query = query.where('m.due_on', '>=', filter.today).where('m.due_on', '<=', filter.monthEnd)
  if (after !== undefined) {
    query =
      filter.sort === 'number'
        ? query.where(sql<SqlBool>`(${number}, t.id) > (${after[0]}::int, ${after[1]}::uuid)`)
        : query.where(sql<SqlBool>`(${due}, m.id) > (${after[0]}::date, ${after[1]}::uuid)`)
  }
  const sorted =
    filter.sort === 'number' ? query.orderBy(number).orderBy('t.id') : query.orderBy(due).orderBy('m.id')
  const rows = await sorted.limit(filter.limit + 1).execute()
  return toPage(rows, filter.limit, (row) => [
    filter.sort === 'number' ? (row.number ?? UNNUMBERED) : (row.due_on ?? '9999-12-31'),
    row.id,
  ])
}

export type TaskListRow = Awaited<ReturnType<typeof listTasks>>['items'][number]

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
  readonly section: string
  readonly content: string
  readonly indicators: readonly number[]
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`insert into assessment.task (id, region, plan_id, stage_id, number, section, content, indicators)
    select id, region, plan_id, stage_id, number, section, content, indicators
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as row(id uuid, region text, plan_id uuid, stage_id uuid,
      number int, section text, content text, indicators int[])`.execute(db(tx))
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
