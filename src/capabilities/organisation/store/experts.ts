/** SQL of the expert pool: experts, avoidance, draws. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { ExpertRow } from '../contract.ts'
import { containing, db } from './tables.ts'

export type ExpertRecord = ExpertRow & { readonly region: string }

const SELECT = (
  today: string,
) => sql`select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name,
    e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn",
    e.to_on as "toOn", e.from_on <= ${today}::date and e.to_on >= ${today}::date as "inTerm",
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason)
      order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb)
      as avoidances
  from organisation.expert e join organisation.body b on b.id = e.body_id
    left join organisation.unit u on u.id = e.unit_id`

export async function listExperts(
  tx: Tx,
  filter: {
    readonly today: string
    readonly bodyId?: string | undefined
    readonly field?: string | undefined
    readonly search?: string | undefined
    readonly inTerm?: boolean | undefined
    readonly avoiding?: boolean | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ items: ExpertRecord[]; next: string | null }> {
  const after = readCursor(filter.after, 2)
  const pattern = containing(filter.search ?? '')
  const { rows } = await sql<ExpertRecord>`${SELECT(filter.today)} where true
      ${filter.bodyId === undefined ? sql`` : sql`and e.body_id = ${filter.bodyId}`}
      ${filter.field === undefined ? sql`` : sql`and ${filter.field} = any(e.fields)`}
      ${filter.search === undefined ? sql`` : sql`and (e.name like ${pattern} or e.qualification like ${pattern} or coalesce(u.name, e.unit_words) like ${pattern})`}
      ${filter.inTerm === true ? sql`and e.from_on <= ${filter.today}::date and e.to_on >= ${filter.today}::date` : sql``}
      ${filter.avoiding === true ? sql`and exists (select 1 from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null)` : sql``}
      ${after === undefined ? sql`` : sql`and (e.name, e.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by e.name, e.id limit ${filter.limit + 1}`.execute(db(tx))
  return toPage(rows, filter.limit, (row) => [row.name, row.id])
}

export async function findExpert(tx: Tx, id: string, today: string): Promise<ExpertRecord | undefined> {
  const { rows } = await sql<ExpertRecord>`${SELECT(today)} where e.id = ${id}`.execute(db(tx))
  return rows[0]
}

export interface NewExpert {
  readonly id: string
  readonly region: string
  readonly bodyId: string
  readonly name: string
  readonly fields: readonly string[]
  readonly unitWords: string
  readonly unitId: string | null
  readonly qualification: string
  readonly phone: string
  readonly fromOn: string
  readonly toOn: string
}

export async function insertExperts(tx: Tx, experts: readonly NewExpert[]): Promise<void> {
  await sql`insert into organisation.expert (id, region, body_id, name, fields, unit_words, unit_id, qualification,
      phone, from_on, to_on)
    select id, region, "bodyId", name, fields, "unitWords", "unitId", qualification, phone, "fromOn", "toOn"
    from jsonb_to_recordset(${JSON.stringify(experts)}::jsonb) as row(id uuid, region text, "bodyId" uuid, name text,
      fields text[], "unitWords" text, "unitId" uuid, qualification text, phone text, "fromOn" date, "toOn" date)`.execute(
    db(tx),
  )
}

export async function setTerm(tx: Tx, id: string, toOn: string): Promise<void> {
  await sql`update organisation.expert set to_on = ${toOn} where id = ${id}`.execute(db(tx))
}

export async function insertAvoidance(
  tx: Tx,
  row: {
    readonly id: string
    readonly region: string
    readonly expertId: string
    readonly kind: string
    readonly name: string
    readonly reason: string
  },
): Promise<void> {
  await sql`insert into organisation.avoidance (id, region, expert_id, kind, name, reason)
    values (${row.id}, ${row.region}, ${row.expertId}, ${row.kind}, ${row.name}, ${row.reason})`.execute(
    db(tx),
  )
}

/** Locked, so that it is lifted once. */
export async function findAvoidance(tx: Tx, id: string) {
  const { rows } = await sql<{ region: string; expertId: string; liftedAt: Date | null }>`
    select region, expert_id as "expertId", lifted_at as "liftedAt" from organisation.avoidance
    where id = ${id} for update`.execute(db(tx))
  return rows[0]
}

export async function liftAvoidance(
  tx: Tx,
  id: string,
  lifting: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`update organisation.avoidance set lifted_at = ${lifting.at}, lifted_by = ${lifting.by},
    lifted_reason = ${lifting.reason} where id = ${id}`.execute(db(tx))
}

export async function insertExpertUnmasking(
  tx: Tx,
  row: {
    readonly id: string
    readonly at: Date
    readonly region: string
    readonly unitId: string
    readonly expertId: string
    readonly byPersonId: string
    readonly reason: string
  },
): Promise<void> {
  await sql`insert into organisation.unmasking (id, at, region, unit_id, expert_id, by_person_id, fields, reason)
    values (${row.id}, ${row.at}, ${row.region}, ${row.unitId}, ${row.expertId}, ${row.byPersonId},
      array['phone'], ${row.reason})`.execute(db(tx))
}

export interface DrawRecord {
  readonly id: string
  readonly region: string
  readonly bodyId: string
  readonly purpose: string
  readonly subjects: readonly string[]
  readonly field: string
  readonly wanted: number
  readonly seed: string
  readonly pool: readonly string[]
  readonly avoided: readonly string[]
  readonly drawn: readonly string[]
  readonly drawnBy: string
  readonly drawnAt: Date
}

export async function insertDraw(tx: Tx, draw: DrawRecord): Promise<void> {
  await sql`insert into organisation.expert_draw (id, region, body_id, purpose, subjects, field, wanted, seed, pool,
      avoided, drawn, drawn_by, drawn_at)
    values (${draw.id}, ${draw.region}, ${draw.bodyId}, ${draw.purpose}, ${[...draw.subjects]}, ${draw.field},
      ${draw.wanted}, ${draw.seed}, ${[...draw.pool]}, ${[...draw.avoided]}, ${[...draw.drawn]}, ${draw.drawnBy},
      ${draw.drawnAt})`.execute(db(tx))
}

export interface DrawListRecord extends Omit<DrawRecord, 'pool' | 'avoided' | 'drawn'> {
  readonly poolSize: number
  readonly avoidedNames: string[]
  readonly drawnNames: string[]
}

export async function listDraws(
  tx: Tx,
  filter: {
    readonly bodyId?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) {
  const after = readCursor(filter.after, 2)
  const { rows } =
    await sql<DrawListRecord>`select d.id, d.region, d.body_id as "bodyId", d.purpose, d.subjects,
      d.field, d.wanted, d.seed, cardinality(d.pool) as "poolSize", d.drawn_by as "drawnBy", d.drawn_at as "drawnAt",
      array(select e.name from organisation.expert e where e.id = any(d.avoided) order by e.name) as "avoidedNames",
      array(select e.name from organisation.expert e where e.id = any(d.drawn)
        order by array_position(d.drawn, e.id)) as "drawnNames"
    from organisation.expert_draw d where true
      ${filter.bodyId === undefined ? sql`` : sql`and d.body_id = ${filter.bodyId}`}
      ${after === undefined ? sql`` : sql`and (d.drawn_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by d.drawn_at desc, d.id desc limit ${filter.limit + 1}`.execute(db(tx))
  return toPage(rows, filter.limit, (row) => [row.drawnAt.toISOString(), row.id])
}
