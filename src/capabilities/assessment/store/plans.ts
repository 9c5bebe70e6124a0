/** SQL of plans and of what an import makes of them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface PlanTable {
  id: string
  region: string
  unit_id: string | null
  file_name: string
  blob: string
  state: 'draft' | 'imported' | 'discarded'
  lines: unknown
  read: unknown
  draft: unknown
  mapping: unknown
  title: string
  document_number: string
  issued_on: string | null
  created_at: Date
  created_by: string | null
  imported_at: Date | null
  version: number
  leading_group_id: string | null
}

interface Tables {
  'assessment.plan': PlanTable
}

const db = (tx: Tx) => tx.as<Tables>()
const HEAD = [
  'id',
  'region',
  'unit_id',
  'file_name',
  'state',
  'title',
  'document_number',
  'issued_on',
  'created_at',
  'imported_at',
  'version',
  'leading_group_id',
] as const

export type PlanHead = Pick<PlanTable, (typeof HEAD)[number]>

/** Newest first; an office has a handful. */
export async function listPlans(tx: Tx): Promise<PlanHead[]> {
  return await db(tx)
    .selectFrom('assessment.plan')
    .select(HEAD)
    .where('state', '!=', 'discarded')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export async function findPlan(tx: Tx, id: string): Promise<PlanTable | undefined> {
  return await db(tx).selectFrom('assessment.plan').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The head of a plan, held so that it is imported once only. */
export async function lockPlan(tx: Tx, id: string): Promise<PlanHead | undefined> {
  return await db(tx)
    .selectFrom('assessment.plan')
    .select(HEAD)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export interface NewPlan {
  readonly id: string
  readonly region: string
  readonly unitId: string | null
  readonly fileName: string
  readonly blob: string
  readonly lines: unknown
  readonly read: unknown
  readonly draft: unknown
  readonly mapping: unknown
  readonly title: string
  readonly documentNumber: string
  readonly issuedOn: string | null
  readonly createdAt: Date
  readonly createdBy: string | null
}

export async function insertPlan(tx: Tx, plan: NewPlan): Promise<void> {
  await sql`insert into assessment.plan (id, region, unit_id, file_name, blob, state, lines, read, draft, mapping, title,
      document_number, issued_on, created_at, created_by)
    values (${plan.id}, ${plan.region}, ${plan.unitId}, ${plan.fileName}, ${plan.blob}, 'draft', ${JSON.stringify(plan.lines)}::jsonb,
      ${JSON.stringify(plan.read)}::jsonb, ${JSON.stringify(plan.draft)}::jsonb, ${JSON.stringify(plan.mapping)}::jsonb,
      ${plan.title}, ${plan.documentNumber}, ${plan.issuedOn}::date, ${plan.createdAt}, ${plan.createdBy})`.execute(
    db(tx),
  )
}

export async function saveDraft(
  tx: Tx,
  id: string,
  parts: { draft: unknown; mapping: unknown; title: string; documentNumber: string; issuedOn: string | null },
): Promise<void> {
  await sql`update assessment.plan set draft = ${JSON.stringify(parts.draft)}::jsonb, mapping = ${JSON.stringify(parts.mapping)}::jsonb,
    title = ${parts.title}, document_number = ${parts.documentNumber}, issued_on = ${parts.issuedOn}::date,
    version = version + 1 where id = ${id}`.execute(db(tx))
}

export async function setPlanState(
  tx: Tx,
  id: string,
  state: 'imported' | 'discarded',
  at: Date,
): Promise<void> {
  await db(tx)
    .updateTable('assessment.plan')
    .set({ state, ...(state === 'imported' ? { imported_at: at } : {}) })
    .where('id', '=', id)
    .execute()
}

export async function setLeadingGroup(tx: Tx, id: string, bodyId: string): Promise<void> {
  await db(tx).updateTable('assessment.plan').set({ leading_group_id: bodyId }).where('id', '=', id).execute()
}

export interface PlanParts {
  readonly stages: readonly {
    id: string
    name: string
    fromMonth: string
    toMonth: string
    content: string
  }[]
  readonly members: readonly { id: string; role: string; name: string; post: string }[]
  readonly targets: readonly { id: string; content: string; metric: string; value: string; byWhen: string }[]
  readonly responsibilities: readonly { indicator: number; unitId: string; part: string }[]
}

/** Stages, members, targets and responsibilities of an imported plan: one statement for all of them. */
export async function insertPlanParts(
  tx: Tx,
  planId: string,
  region: string,
  parts: PlanParts,
): Promise<void> {
  await sql`with parts as (select ${JSON.stringify(parts)}::jsonb as doc),
    stages as (insert into assessment.stage (id, region, plan_id, position, name, from_month, to_month, content)
      select (one->>'id')::uuid, ${region}, ${planId}::uuid, place, one->>'name', one->>'fromMonth', one->>'toMonth', one->>'content'
      from parts, jsonb_array_elements(doc->'stages') with ordinality as each(one, place)),
    members as (insert into assessment.member (id, region, plan_id, position, role, name, post)
      select (one->>'id')::uuid, ${region}, ${planId}::uuid, place, one->>'role', one->>'name', one->>'post'
      from parts, jsonb_array_elements(doc->'members') with ordinality as each(one, place)),
    targets as (insert into assessment.target (id, region, plan_id, position, content, metric, value, by_when)
      select (one->>'id')::uuid, ${region}, ${planId}::uuid, place, one->>'content', one->>'metric', one->>'value', one->>'byWhen'
      from parts, jsonb_array_elements(doc->'targets') with ordinality as each(one, place))
    insert into assessment.responsibility (region, indicator, unit_id, part, plan_id)
      select ${region}, (one->>'indicator')::int, (one->>'unitId')::uuid, one->>'part', ${planId}::uuid
      from parts, jsonb_array_elements(doc->'responsibilities') as each(one)
      on conflict (region, indicator, unit_id, part) do update set plan_id = excluded.plan_id`.execute(db(tx))
}
