/** SQL of shops, their sales, licences, and the unmasking of contacts. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface ShopRecord {
  readonly id: string
  readonly region: string
  readonly unit_id: string | null
  readonly operator_id: string | null
  readonly operator_name: string | null
  readonly operator_kind: string | null
  readonly kind: string
  readonly platform: string
  readonly name: string
  readonly address: string
  readonly key: string
  readonly host: string
  readonly seller_name: string
  readonly seller_uscc: string | null
  readonly status: string
  readonly status_reason: string
  readonly source: string
  readonly first_seen: string
  readonly last_seen: string
}

const ROW = sql`s.id, s.region, s.unit_id, coalesce(o.merged_into, o.id) as operator_id,
  coalesce((select i.name from operators.operator i where i.id = o.merged_into), o.name) as operator_name, o.kind as operator_kind,
  s.kind, s.platform, s.name, s.address, s.key, s.host, s.seller_name, s.seller_uscc, s.status, s.status_reason, s.source,
  s.first_seen, s.last_seen`
const FROM = sql`operators.shop s left join operators.operator o on o.id = s.operator_id`

export interface ShopFilter {
  readonly operatorId?: string | undefined
  readonly search?: string | undefined
  readonly platform?: string | undefined
  readonly host?: string | undefined
  readonly status?: string | undefined
  readonly region?: string | undefined
  /** What the codes of a region and of all below it begin with. */
  readonly below?: string | undefined
  readonly orphan?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export async function listShops(
  tx: Tx,
  filter: ShopFilter,
): Promise<{ items: ShopRecord[]; next: string | null }> {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
  if (filter.operatorId !== undefined)
    conditions.push(sql`s.operator_id in (select m.id from operators.operator m
      where m.id = ${filter.operatorId}::uuid or m.merged_into = ${filter.operatorId}::uuid)`)
  if (filter.platform !== undefined) conditions.push(sql`s.platform = ${filter.platform}`)
  if (filter.host !== undefined) conditions.push(sql`s.host = ${filter.host.toLowerCase()}`)
  if (filter.status !== undefined) conditions.push(sql`s.status = ${filter.status}`)
  if (filter.region !== undefined) conditions.push(sql`s.region = ${filter.region}`)
  if (filter.below !== undefined) conditions.push(sql`starts_with(s.region, ${filter.below})`)
  if (filter.orphan === true) conditions.push(sql`s.operator_id is null`)
  if (filter.search !== undefined && filter.search !== '')
    conditions.push(sql`(strpos(lower(s.name), lower(${filter.search})) > 0 or strpos(s.key, lower(${filter.search})) > 0
      or strpos(lower(s.seller_name), lower(${filter.search})) > 0)`)
  const after = readCursor(filter.after, 2)
  if (after !== undefined) conditions.push(sql`(s.last_seen, s.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  const { rows } = await sql<ShopRecord>`
    with page as (select s.* from operators.shop s where ${sql.join(conditions, sql` and `)}
      order by s.last_seen desc, s.id desc limit ${sql.lit(filter.limit + 1)})
    select ${ROW} from page s left join operators.operator o on o.id = s.operator_id
    order by s.last_seen desc, s.id desc`.execute(own(tx))
  return toPage(rows, filter.limit, (row) => [row.last_seen, row.id])
}

/** Shops of a region and below under any of these keys, one a key: the one that was seen last. */
export async function findShopsByKeys(
  tx: Tx,
  keys: readonly string[],
  prefix: string,
): Promise<ShopRecord[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<ShopRecord>`select distinct on (s.key) ${ROW} from ${FROM}
    where s.key = any (${[...keys]}::text[]) and starts_with(s.region, ${prefix})
    order by s.key, s.last_seen desc, s.id`.execute(own(tx))
  return rows
}

export async function findShops(
  tx: Tx,
  ids: readonly string[],
  lock: 'lock' | 'look',
): Promise<ShopRecord[]> {
  const { rows } = await sql<ShopRecord>`select ${ROW} from ${FROM} where s.id = any (${[...ids]}::uuid[])
    order by s.id ${lock === 'lock' ? sql`for update of s` : sql``}`.execute(own(tx))
  return rows
}

export type NewShop = Omit<ShopRecord, 'operator_name' | 'operator_kind' | 'status' | 'status_reason'>

/** Inserts; a shop whose key stands already in its region is left out of the answer. */
export async function insertShops(tx: Tx, shops: readonly NewShop[], at: Date): Promise<string[]> {
  if (shops.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`insert into operators.shop (id, region, unit_id, operator_id, kind, platform, name,
      address, key, host, seller_name, seller_uscc, source, first_seen, last_seen, changed_at)
    select r.*, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(shops)}::jsonb)
      as r(id uuid, region text, unit_id uuid, operator_id uuid, kind text, platform text, name text, address text, key text,
        host text, seller_name text, seller_uscc text, source text, first_seen date, last_seen date)
    on conflict (region, key) do nothing returning id`.execute(own(tx))
  return rows.map((row) => row.id)
}

export type ShopChange = {
  -readonly [K in
    | 'operator_id'
    | 'kind'
    | 'platform'
    | 'name'
    | 'address'
    | 'key'
    | 'host'
    | 'status'
    | 'status_reason'
    | 'last_seen'
    | 'region'
    | 'unit_id']?: ShopRecord[K]
}

export async function updateShop(tx: Tx, id: string, change: ShopChange, at: Date): Promise<void> {
  await tx
    .as<{ 'operators.shop': ShopRecord & { changed_at: Date } }>()
    .updateTable('operators.shop')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .execute()
}

export interface Sale {
  readonly shopId: string
  readonly year: number
  readonly region: string
  readonly amount: string
  readonly source: string
}

export async function saveSales(tx: Tx, sales: readonly Sale[]): Promise<void> {
  if (sales.length === 0) return
  await sql`insert into operators.sales (shop_id, year, region, amount, source)
    select "shopId", year, region, amount, source from jsonb_to_recordset(${JSON.stringify(sales)}::jsonb)
      as r("shopId" uuid, year int, region text, amount numeric, source text)
    on conflict (shop_id, year) do update set amount = excluded.amount, source = excluded.source`.execute(
    own(tx),
  )
}

export interface NewLicence {
  readonly id: string
  readonly region: string
  readonly operatorId: string
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly validTo: string | null
}

/** A licence of the same kind and number is brought up to date. */
export async function saveLicences(tx: Tx, licences: readonly NewLicence[], at: Date): Promise<void> {
  if (licences.length === 0) return
  await sql`insert into operators.licence (id, region, operator_id, kind, number, title, valid_to, entered_at)
    select id, region, "operatorId", kind, number, title, "validTo", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(licences)}::jsonb)
      as r(id uuid, region text, "operatorId" uuid, kind text, number text, title text, "validTo" date)
    on conflict (operator_id, kind, number) do update
      set title = excluded.title, valid_to = excluded.valid_to, entered_at = excluded.entered_at`.execute(
    own(tx),
  )
}

export async function insertUnmasking(
  tx: Tx,
  unmasking: {
    readonly id: string
    readonly region: string
    readonly operatorId: string
    readonly personId: string
    readonly at: Date
    readonly fields: readonly string[]
    readonly reason: string
  },
): Promise<void> {
  const { id, region, operatorId, personId, at, fields, reason } = unmasking
  await sql`insert into operators.unmasking (id, region, operator_id, person_id, at, fields, reason)
    values (${id}, ${region}, ${operatorId}, ${personId}, ${at}, ${[...fields]}::text[], ${reason})`.execute(
    own(tx),
  )
}
