/** SQL of requests for figures; state, unit and due day are the matter's. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { FigureWhere } from '../../../kernel/series.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface RequestRecord {
  readonly id: string
  readonly region: string
  readonly title: string
  readonly content: string
  readonly asked_at: Date
  readonly state: string
  readonly unit_id: string | null
  readonly unit_name: string | null
  readonly due_on: string | null
  readonly closed_at: Date | null
  readonly asked: number
  readonly entered: number
}

const HAS_VALUE = sql`exists (select 1 from figures.figure f where f.region = r.region and f.series = r.series
  and f.of_where = r.of_where and f.period = r.period and f.value_kind = 'level' and f.replaced_by is null
  and f.state <> 'withdrawn')`
const COLUMNS = sql`q.id, q.region, m.title, q.content, q.asked_at, m.state, m.unit_id, u.name as unit_name, m.due_on,
  m.closed_at, count.asked, count.entered`
const FROM = sql`figures.figure_request q join matters.public_matter m on m.id = q.id
  left join organisation.public_unit u on u.id = m.unit_id
  cross join lateral (select count(*)::int as asked, count(*) filter (where ${HAS_VALUE})::int as entered
    from figures.requested_figure r where r.request_id = q.id) count`

export interface RequestFilter {
  readonly unitId?: string | undefined
  readonly open?: 'yes' | 'no' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export async function listRequests(tx: Tx, filter: RequestFilter) {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
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

export interface RequestedKey {
  readonly series: string
  readonly where: FigureWhere
  readonly period: string
}

export async function findRequest(
  tx: Tx,
  id: string,
): Promise<(RequestRecord & { readonly figures: readonly RequestedKey[] }) | undefined> {
  const { rows } = await sql<RequestRecord & { readonly figures: readonly RequestedKey[] }>`select ${COLUMNS},
      (select jsonb_agg(jsonb_build_object('series', r.series, 'where', r.of_where, 'period', r.period) order by r.place)
        from figures.requested_figure r where r.request_id = q.id) as figures
    from ${FROM} where q.id = ${id}::uuid`.execute(own(tx))
  return rows[0]
}

export interface OpenlyRequested extends RequestedKey {
  readonly requestId: string
  readonly unitName: string
  readonly dueOn: string | null
}

/** What open requests of a region ask for; each figure at most once, as asking twice is refused. */
export async function listRequested(tx: Tx, region: string): Promise<OpenlyRequested[]> {
  const { rows } =
    await sql<OpenlyRequested>`select r.series, r.of_where as "where", r.period, m.id as "requestId",
      coalesce(u.name, '') as "unitName", m.due_on as "dueOn"
    from matters.public_matter m join figures.requested_figure r on r.request_id = m.id
    left join organisation.public_unit u on u.id = m.unit_id
    where m.procedure = 'figures.figureRequest' and m.closed_at is null and r.region = ${region}
    order by r.series, r.of_where, r.period limit 5000`.execute(own(tx))
  return rows
}

/** Units of a region that can still be asked. */
export async function listUnitIds(tx: Tx, region: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organisation.public_unit
    where region = ${region} and closed_on is null and id = any (${[...ids]}::uuid[])`.execute(own(tx))
  return rows.map((row) => row.id)
}

export interface NewRequest {
  readonly id: string
  readonly region: string
  readonly content: string
  readonly figures: readonly RequestedKey[]
}

export async function insertRequests(tx: Tx, requests: readonly NewRequest[], at: Date): Promise<void> {
  await sql`with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb)
        as row(id uuid, region text, content text, figures jsonb)
    ), request as (
      insert into figures.figure_request (id, region, content, asked_at)
      select id, region, content, ${at}::timestamptz from asked
    )
    insert into figures.requested_figure (request_id, region, series, of_where, period, place)
    select asked.id, asked.region, each.key ->> 'series', each.key ->> 'where', each.key ->> 'period', each.place
    from asked, jsonb_array_elements(asked.figures) with ordinality as each(key, place)`.execute(own(tx))
}
