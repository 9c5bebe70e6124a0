/** SQL of a region's own wordings and additions, and of what was given for them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const db = (tx: Tx) => tx.as<unknown>()

interface Text {
  readonly zh: string
  readonly en: string
}

export interface AdditionRow {
  readonly id: string
  readonly region: string
  readonly local_name: string | null
  readonly edition: string
  readonly edition_version: string | null
  readonly kind: 'reword' | 'indicator' | 'item'
  readonly subject: string
  readonly field: 'title' | 'criteria' | 'condition' | null
  readonly wording: Text
  readonly official: Text | null
  readonly points: string | null
  readonly reason: string
  readonly added_name: string
  readonly added_at: Date
  readonly revoked_name: string | null
  readonly revoked_at: Date | null
  readonly revoked_reason: string | null
  readonly earned: string | null
  readonly settled_reason: string | null
  readonly settled_name: string | null
  readonly settled_at: Date | null
}

export interface AdditionQuery {
  readonly edition: string
  readonly version: string | null
  /** Whose: this region's own and those of the regions above it. */
  readonly region: string
  readonly revoked: boolean
}

const COLUMNS = sql`a.id, a.region, l.name as local_name, a.edition, a.edition_version, a.kind, a.subject, a.field, a.wording,
  a.official, a.points::text, a.reason, a.added_name, a.added_at, a.revoked_name, a.revoked_at, a.revoked_reason`

export async function listAdditions(tx: Tx, query: AdditionQuery): Promise<AdditionRow[]> {
  const { rows } =
    await sql<AdditionRow>`select ${COLUMNS}, r.earned::text, r.reason as settled_reason, r.settled_name, r.settled_at
    from assessment.edition_addition a
    left join organisation.public_local_region l on l.code = a.region
    left join assessment.addition_result r on r.addition_id = a.id and r.region = ${query.region} and not r.superseded
    where a.edition = ${query.edition} and a.edition_version is not distinct from ${query.version}::uuid
      and starts_with(${query.region}, a.prefix) and (${query.revoked} or a.revoked_at is null)
    order by a.revoked_at is not null, a.added_at, a.id limit 1000`.execute(db(tx))
  return rows
}

export async function findAddition(tx: Tx, id: string): Promise<Omit<AdditionRow, 'earned'> | undefined> {
  const { rows } = await sql<AdditionRow>`select ${COLUMNS} from assessment.edition_addition a
    left join organisation.public_local_region l on l.code = a.region where a.id = ${id}::uuid`.execute(
    db(tx),
  )
  return rows[0]
}

export interface NewAddition {
  readonly id: string
  readonly kind: AdditionRow['kind']
  readonly subject: string
  readonly field: AdditionRow['field']
  readonly wording: Text
  readonly official: Text | null
  readonly points: string | null
}

export interface AdditionsAct {
  readonly region: string
  readonly edition: string
  readonly version: string | null
  readonly reason: string
  readonly by: string | null
  readonly name: string
  readonly at: Date
}

/** A wording takes the place of the region's earlier one, which stays as it was, revoked. */
export async function insertAdditions(
  tx: Tx,
  act: AdditionsAct,
  additions: readonly NewAddition[],
): Promise<void> {
  const list = JSON.stringify(additions)
  await sql`update assessment.edition_addition a
    set revoked_by = ${act.by}, revoked_name = ${act.name}, revoked_at = ${act.at}, revoked_reason = ${act.reason}
    from jsonb_to_recordset(${list}::jsonb) as one(kind text, subject text, field text)
    where a.region = ${act.region} and a.edition = ${act.edition} and a.edition_version is not distinct from ${act.version}::uuid
      and a.kind = 'reword' and one.kind = 'reword' and a.subject = one.subject and a.field = one.field
      and a.revoked_at is null`.execute(db(tx))
  await sql`insert into assessment.edition_addition (id, region, edition, edition_version, kind, subject, field, wording, official,
      points, reason, added_by, added_name, added_at)
    select one.id, ${act.region}, ${act.edition}, ${act.version}::uuid, one.kind, one.subject, one.field, one.wording,
      one.official, one.points, ${act.reason}, ${act.by}::uuid, ${act.name}, ${act.at}
    from jsonb_to_recordset(${list}::jsonb) as one(id uuid, kind text, subject text, field text, wording jsonb, official jsonb,
      points numeric)`.execute(db(tx))
}

/** Whether it stood until now. */
export async function revokeAddition(
  tx: Tx,
  id: string,
  by: { readonly by: string | null; readonly name: string; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update assessment.edition_addition set revoked_by = ${by.by}, revoked_name = ${by.name},
    revoked_at = ${by.at}, revoked_reason = ${by.reason} where id = ${id}::uuid and revoked_at is null`.execute(
      db(tx),
    )
  return numAffectedRows === 1n
}

export interface NewResult {
  readonly id: string
  readonly region: string
  readonly addition: string
  readonly earned: string
  readonly reason: string
  readonly by: string | null
  readonly name: string
  readonly at: Date
}

export async function insertResult(tx: Tx, result: NewResult): Promise<void> {
  await sql`update assessment.addition_result set superseded = true
    where region = ${result.region} and addition_id = ${result.addition}::uuid and not superseded`.execute(
    db(tx),
  )
  await sql`insert into assessment.addition_result (id, region, addition_id, earned, reason, settled_by, settled_name, settled_at)
    values (${result.id}, ${result.region}, ${result.addition}::uuid, ${result.earned}, ${result.reason}, ${result.by}::uuid,
      ${result.name}, ${result.at})`.execute(db(tx))
}
