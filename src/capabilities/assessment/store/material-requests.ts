/** SQL of requests for materials; state and due day are the matter's. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { MATERIAL_ROW, type MaterialRecord } from './materials.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface RequestRecord {
  readonly id: string
  readonly region: string
  readonly title: string
  readonly items: string[]
  readonly content: string
  readonly asked_at: Date
  readonly state: string
  readonly unit_id: string | null
  readonly unit_name: string | null
  readonly due_on: string | null
  readonly closed_at: Date | null
  readonly delivered: number
}

const COLUMNS = sql`q.id, q.region, m.title, q.items, q.content, q.asked_at, m.state, m.unit_id, u.name as unit_name, m.due_on,
  m.closed_at, (select count(*) from assessment.material_delivery d where d.request_id = q.id)::int as delivered`
const FROM = sql`assessment.material_request q join matters.public_matter m on m.id = q.id
  left join organisation.public_unit u on u.id = m.unit_id`

export interface RequestFilter {
  readonly region?: string | undefined
  readonly unitId?: string | undefined
  readonly open?: 'yes' | 'no' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export async function listRequests(tx: Tx, filter: RequestFilter) {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
  if (filter.region !== undefined) conditions.push(sql`q.region = ${filter.region}`)
  if (filter.unitId !== undefined) conditions.push(sql`m.unit_id = ${filter.unitId}::uuid`)
  if (filter.open === 'yes') conditions.push(sql`m.closed_at is null`)
  if (filter.open === 'no') conditions.push(sql`m.closed_at is not null`)
  const after = readCursor(filter.after, 2)
  if (after !== undefined)
    conditions.push(sql`(q.asked_at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const { rows } = await sql<RequestRecord>`select ${COLUMNS} from ${FROM}
    where ${sql.join(conditions, sql` and `)} order by q.asked_at desc, q.id desc limit ${filter.limit + 1}`.execute(
    own(tx),
  )
  return toPage(rows, filter.limit, (row) => [row.asked_at.toISOString(), row.id])
}

export async function findRequest(tx: Tx, id: string): Promise<RequestRecord | undefined> {
  const { rows } = await sql<RequestRecord>`select ${COLUMNS} from ${FROM} where q.id = ${id}::uuid`.execute(
    own(tx),
  )
  return rows[0]
}

export async function listDelivered(tx: Tx, requestId: string): Promise<MaterialRecord[]> {
  const { rows } = await sql<MaterialRecord>`select ${MATERIAL_ROW} from assessment.material_delivery d
      join assessment.material t on t.id = d.material_id left join organisation.public_unit u on u.id = t.unit_id
    where d.request_id = ${requestId}::uuid order by t.entered_at, t.id limit 500`.execute(own(tx))
  return rows
}

export interface NewRequest {
  readonly id: string
  readonly region: string
  readonly items: readonly string[]
  readonly content: string
}

export async function insertRequests(tx: Tx, requests: readonly NewRequest[], at: Date): Promise<void> {
  await sql`insert into assessment.material_request (id, region, items, content, asked_at)
    select id, region, items, content, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as row(id uuid, region text, items text[], content text)`.execute(
    own(tx),
  )
}

export async function insertDeliveries(
  tx: Tx,
  requestId: string,
  region: string,
  materialIds: readonly string[],
): Promise<void> {
  await sql`insert into assessment.material_delivery (request_id, material_id, region)
    select ${requestId}::uuid, id, ${region} from unnest(${[...materialIds]}::uuid[]) as id on conflict do nothing`.execute(
    own(tx),
  )
}
