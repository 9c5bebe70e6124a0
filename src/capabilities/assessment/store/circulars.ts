/** SQL of 通报 and of the counts that they rank units by. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { CircularFigures } from '../contract/circulars.ts'
import type { UnitCounts } from '../measures.ts'

const own = (tx: Tx) => tx.as<unknown>()

/** 各单位任务情况 of one region; one statement. `supervision` is the procedure that 督办 runs under. */
export async function countUnits(
  tx: Tx,
  region: string,
  period: {
    readonly from: string
    readonly to: string
    readonly today: string
    readonly supervision: string
  },
): Promise<UnitCounts[]> {
  const { rows } = await sql<UnitCounts>`
    with work as (
      select m.unit_id, m.state, t.handed_in_on, t.due_on,
        t.due_on between ${period.from}::date and ${period.to}::date
          and (t.due_on < ${period.today}::date or t.handed_in_on is not null) as is_due
      from assessment.task t join matters.public_matter m on m.id = t.id
      where t.region = ${region} and m.state <> 'withdrawn' and m.unit_id is not null
    ), asked as (
      select s.unit_id, count(*)::int as supervisions from matters.public_matter s
      where s.region = ${region} and s.procedure = ${period.supervision} and s.closed_at is null group by s.unit_id
    ), counted as (
      select unit_id, count(*) filter (where is_due)::int as "due",
        count(*) filter (where is_due and handed_in_on <= due_on)::int as "onTime",
        count(*)::int as "total", count(*) filter (where state in ('accepted', 'closed'))::int as "done",
        count(*) filter (where handed_in_on is null and due_on < ${period.today}::date)::int as "overdue",
        count(*) filter (where is_due and coalesce(handed_in_on, ${period.today}::date) > due_on)::int as "late",
        coalesce(sum(coalesce(handed_in_on, ${period.today}::date) - due_on)
          filter (where is_due and coalesce(handed_in_on, ${period.today}::date) > due_on), 0)::int as "lateDays"
      from work group by unit_id
    )
    select c.unit_id as "unitId", u.name as "unitName", c.due, c."onTime", c.total, c.done, c.overdue, c.late, c."lateDays",
      coalesce(a.supervisions, 0) as supervisions
    from counted c join organisation.public_unit u on u.id = c.unit_id left join asked a on a.unit_id = c.unit_id
    order by u.name limit 500`.execute(own(tx))
  return rows
}

/** Who looks: regions whose drafts and issued circulars are seen, those whose issued ones are, and one's units. */
export interface Reader {
  readonly office: readonly string[]
  readonly overseen: readonly string[]
  readonly units: readonly string[]
}

const seenBy = (reader: Reader): RawBuilder<SqlBool> => sql<SqlBool>`(
  c.region like any (${[...reader.office]}::text[])
  or (c.state = 'issued' and (c.region like any (${[...reader.overseen]}::text[])
    or exists (select 1 from assessment.circular_unit n where n.circular_id = c.id
      and n.unit_id = any (${[...reader.units]}::uuid[])))))`

export interface CircularRow {
  readonly id: string
  readonly region: string
  readonly unit_id: string | null
  readonly state: 'draft' | 'issued'
  readonly number: string | null
  readonly title: string
  readonly period_from: string
  readonly period_to: string
  readonly issuer: string
  readonly issued_at: Date | null
  readonly units: number
  readonly signed: number
}

const columns = sql`c.id, c.region, c.unit_id, c.state, c.number, c.title, c.period_from, c.period_to, c.issuer, c.issued_at,
  (select count(*) from assessment.circular_unit n where n.circular_id = c.id)::int as units,
  (select count(*) from assessment.circular_unit n join matters.public_matter m on m.id = n.matter_id
    where n.circular_id = c.id and m.closed_at is not null)::int as signed`

export async function listCirculars(
  tx: Tx,
  reader: Reader,
  page: { readonly after?: string | undefined; readonly limit: number },
) {
  const after = readCursor(page.after, 2)
  const beyond =
    after === undefined ? sql`` : sql`and (c.sort_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<CircularRow & { sort_key: string }>`
    select ${columns}, c.sort_at::text as sort_key from assessment.circular c
    where ${seenBy(reader)} ${beyond} order by c.sort_at desc, c.id desc limit ${page.limit + 1}`.execute(
    own(tx),
  )
  return toPage(rows, page.limit, (row) => [row.sort_key, row.id])
}

export type CircularDetailRow = CircularRow & {
  readonly body: string
  readonly figures: CircularFigures
  readonly issued_name: string
  readonly receipts: readonly {
    readonly unitId: string
    readonly unitName: string
    readonly matterId: string | null
    readonly signedAt: string | null
  }[]
}

/** By its own id, or by the matter under which a unit signs for it; one statement. */
export async function findCircular(
  tx: Tx,
  id: string,
  reader: Reader,
): Promise<CircularDetailRow | undefined> {
  const { rows } = await sql<CircularDetailRow>`
    select ${columns}, c.body, c.figures, c.issued_name,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', n.unit_id, 'unitName', u.name, 'matterId', n.matter_id,
        'signedAt', m.closed_at) order by u.name)
        from assessment.circular_unit n join organisation.public_unit u on u.id = n.unit_id
          left join matters.public_matter m on m.id = n.matter_id
        where n.circular_id = c.id), '[]'::jsonb) as receipts
    from assessment.circular c
    where c.id in (select ${id}::uuid
      union all select n.circular_id from assessment.circular_unit n where n.matter_id = ${id}::uuid)
      and ${seenBy(reader)}`.execute(own(tx))
  return rows[0]
}

/** Holds it against a second change at the same time. */
export async function lockCircular(tx: Tx, id: string) {
  const { rows } = await sql<{
    id: string
    region: string
    unit_id: string | null
    state: 'draft' | 'issued'
    title: string
    period_from: string
    period_to: string
  }>`select id, region, unit_id, state, title, period_from, period_to from assessment.circular
    where id = ${id}::uuid for update`.execute(own(tx))
  return rows[0]
}

export interface NewCircular {
  readonly id: string
  readonly region: string
  readonly unitId: string | null
  readonly title: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly figures: CircularFigures
  readonly issuer: string
  readonly at: Date
  readonly by: string | null
}

export async function insertCircular(tx: Tx, circular: NewCircular): Promise<void> {
  await sql`insert into assessment.circular (id, region, unit_id, title, period_from, period_to, body, figures, issuer,
      created_at, created_by, sort_at)
    values (${circular.id}, ${circular.region}, ${circular.unitId}, ${circular.title}, ${circular.from}, ${circular.to},
      ${circular.body}, ${JSON.stringify(circular.figures)}::jsonb, ${circular.issuer}, ${circular.at}, ${circular.by},
      ${circular.at})`.execute(own(tx))
}

export async function updateText(tx: Tx, id: string, words: { title: string; body: string }): Promise<void> {
  await sql`update assessment.circular set title = ${words.title}, body = ${words.body}
    where id = ${id}::uuid`.execute(own(tx))
}

/** 编号: the next of the region in the year; two that issue at once wait for each other. */
export async function nextNumber(tx: Tx, region: string, year: number): Promise<number> {
  const { rows } = await sql<{ issued: number }>`
    select count(c.id)::int as issued from (select pg_advisory_xact_lock(hashtext('assessment.circular ' || ${region}))) held
      left join assessment.circular c on c.region = ${region} and c.number like ${`${year}年%`}`.execute(
    own(tx),
  )
  return (rows[0]?.issued ?? 0) + 1
}

export async function markIssued(
  tx: Tx,
  id: string,
  issue: {
    readonly number: string
    readonly figures: CircularFigures
    readonly at: Date
    readonly by: string | null
    readonly name: string
  },
): Promise<void> {
  await sql`update assessment.circular set state = 'issued', number = ${issue.number},
      figures = ${JSON.stringify(issue.figures)}::jsonb, issued_at = ${issue.at}, issued_by = ${issue.by}::uuid,
      issued_name = ${issue.name}, sort_at = ${issue.at}
    where id = ${id}::uuid`.execute(own(tx))
}

export async function insertReceipts(
  tx: Tx,
  circular: { readonly id: string; readonly region: string },
  receipts: readonly { readonly unitId: string; readonly matterId: string }[],
): Promise<void> {
  if (receipts.length === 0) return
  await sql`insert into assessment.circular_unit (circular_id, region, unit_id, matter_id)
    select ${circular.id}::uuid, ${circular.region}, r."unitId", r."matterId"
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r("unitId" uuid, "matterId" uuid)`.execute(
    own(tx),
  )
}

export async function deleteCircular(tx: Tx, id: string): Promise<void> {
  await sql`delete from assessment.circular where id = ${id}::uuid and state = 'draft'`.execute(own(tx))
}

/** Who holds the receipt: the unit that signs. */
export async function findReceiver(tx: Tx, matterId: string): Promise<string | undefined> {
  const { rows } = await sql<{ unit_id: string }>`select unit_id from assessment.circular_unit
    where matter_id = ${matterId}::uuid`.execute(own(tx))
  return rows[0]?.unit_id
}
