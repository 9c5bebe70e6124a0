/** SQL over the ledger's tables, for reading. Entries are made by platform/audit alone. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { readCursor, toPage } from '../../platform/db/keyset.ts'
import type { EntryRow } from './contract.ts'

export interface EntryFilter {
  readonly action?: string | undefined
  /** Any of these. */
  readonly actorIds?: readonly string[] | undefined
  readonly subjectId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly region?: string | undefined
}

export interface PageRequest {
  readonly after?: string | undefined
  readonly limit: number
}

const utc = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const entryColumns = sql`e.id, ${utc('e.at')} as at, e.actor_kind as "actorKind", e.actor_id as "actorId",
  e.session_id as "sessionId", e.action, e.subject_type as "subjectType", e.subject_id as "subjectId", e.region,
  e.unit_id as "unitId", e.details, s.seq, p.name as "actorName",
  away.name as "onBehalfOfName", about.name as "subjectName", u.name as "unitName", l.name as "localRegion"`

/** Ids in the ledger are texts: one that is no uuid must not fail the whole page. */
const isUuid = (text: RawBuilder<unknown>) => sql`${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`

/** Names beside a page of entries; row security leaves them out where the scope does not reach. */
const names = sql`
  left join audit.seal s on s.entry_id = e.id
  left join organisation.public_person p
    on p.id = case when e.actor_kind = 'officer' and ${isUuid(sql`e.actor_id`)} then e.actor_id::uuid end
  left join organisation.public_person away
    on away.id = case when ${isUuid(sql`(e.details ->> 'onBehalfOf')`)} then (e.details ->> 'onBehalfOf')::uuid end
  left join organisation.public_person about
    on about.id = case when ${isUuid(sql`e.subject_id`)} then e.subject_id::uuid end
  left join organisation.public_unit u on u.id = e.unit_id
  left join organisation.public_local_region l on l.code = e.region`

/** What the table gives; a region of GB/T 2260 gets its name from the kernel. */
export type StoredRow = Omit<EntryRow, 'regionName'> & { readonly localRegion: string | null }

/** Every region of the scope that has entries, found by leaps through the index. */
const placesOfScope = sql`
  span as (
    select split_part(range, '..', 1) collate "C" as lo, split_part(range, '..', 2) collate "C" as hi
    from unnest(string_to_array(coalesce(nullif(current_setting('sishi.ranges', true), ''),
      current_setting('sishi.lo', true) || '..' || current_setting('sishi.hi', true)), ',')) as range
  ),
  leap (region, hi) as (
    select first.region, span.hi from span cross join lateral (
      select e.region from audit.entry e where e.region >= span.lo and e.region < span.hi order by e.region limit 1
    ) first
    union all
    select next.region, leap.hi from leap cross join lateral (
      select e.region from audit.entry e where e.region > leap.region and e.region < leap.hi order by e.region limit 1
    ) next
  ),
  place as (select distinct region from leap)`

/** Newest first. Each region gives a page out of its own index and the pages are merged: cost does not grow with rows. */
export async function listEntries(tx: Tx, filter: EntryFilter, page: PageRequest) {
  const key = readCursor(page.after, 2)
  const places =
    filter.region === undefined ? placesOfScope : sql`place as (select ${filter.region} as region)`
  const conditions = [
    sql`e.region = place.region`,
    ...(filter.action === undefined ? [] : [sql`e.action = ${filter.action}`]),
    ...(filter.actorIds === undefined ? [] : [sql`e.actor_id in (${sql.join(filter.actorIds)})`]),
    ...(filter.subjectId === undefined ? [] : [sql`e.subject_id = ${filter.subjectId}`]),
    ...(filter.from === undefined
      ? []
      : [sql`e.at >= ${filter.from}::date::timestamp at time zone 'Asia/Shanghai'`]),
    ...(filter.to === undefined
      ? []
      : [sql`e.at < (${filter.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`]),
    ...(key === undefined ? [] : [sql`(e.at, e.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`]),
  ]
  const { rows } = await sql<StoredRow>`
    with recursive ${places},
    page as (
      select e.* from place cross join lateral (
        select * from audit.entry e where ${sql.join(conditions, sql` and `)}
        order by e.at desc, e.id desc limit ${page.limit + 1}
      ) e
      order by e.at desc, e.id desc limit ${page.limit + 1}
    )
    select ${entryColumns} from page e ${names}
    order by e.at desc, e.id desc`.execute(tx.as<unknown>())
  return toPage(rows, page.limit, (row) => [row.at, row.id])
}

/** What was done with one record, oldest first. The caller makes sure that its own actor may see the record. */
export async function entriesAbout(
  tx: Tx,
  record: { readonly region: string; readonly subjectId: string },
  page: PageRequest,
) {
  const key = readCursor(page.after, 2)
  const later = key === undefined ? sql`true` : sql`(e.at, e.id) > (${key[0]}::timestamptz, ${key[1]}::uuid)`
  const { rows } = await sql<StoredRow>`
    select ${entryColumns} from audit.entry e ${names}
    where e.region = ${record.region} and e.subject_id = ${record.subjectId} and ${later}
    order by e.at, e.id limit ${page.limit + 1}`.execute(tx.as<unknown>())
  return toPage(rows, page.limit, (row) => [row.at, row.id])
}

/** Ids that a person's whole name, or an id itself, may stand for. */
export async function findActorIds(tx: Tx, actor: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from organisation.public_person where name = ${actor} limit 50`.execute(
    tx.as<unknown>(),
  )
  return [actor, ...rows.map((row) => row.id)]
}

export interface SealedEntry extends StoredRow {
  readonly seal: { readonly seq: number; readonly sha256: string; readonly sm3: string } | null
}

export async function findEntry(tx: Tx, entryId: string): Promise<SealedEntry | undefined> {
  const { rows } = await sql<SealedEntry>`
    select ${entryColumns}, case when s.seq is not null then json_build_object(
      'seq', s.seq, 'sha256', encode(s.sha256, 'hex'), 'sm3', encode(s.sm3, 'hex')) end as seal
    from audit.entry e ${names} where e.id = ${entryId}::uuid
  `.execute(tx.as<unknown>())
  return rows[0]
}
