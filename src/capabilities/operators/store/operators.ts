/** SQL of operators: lists, one file, writing. A merged operator is no row of any list; its shops count for the other. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { COUNTED_KINDS } from '../domain/operator.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface OperatorRecord {
  readonly id: string
  readonly region: string
  /** Where GB/T 2260 does not know the region. */
  readonly local_name: string | null
  readonly unit_id: string | null
  readonly unit_name: string | null
  readonly kind: string
  readonly name: string
  readonly entity: string
  readonly registration: string
  readonly uscc: string | null
  readonly exemption: string | null
  readonly declaration: string
  readonly representative: string
  readonly identity_number: string
  readonly trade: string | null
  readonly address: string
  readonly placed_by: string
  readonly contact_name: string
  readonly phone: string
  readonly email: string
  readonly established_on: string | null
  readonly status: string
  readonly status_reason: string
  readonly closed_on: string | null
  readonly source: string
  readonly sender: string
  readonly first_seen: string
  readonly last_seen: string
  readonly verified_on: string | null
  readonly merged_into: string | null
}

/** Of an operator and of those merged into it. */
const SELVES = sql`(select m.id from operators.operator m where m.id = o.id or m.merged_into = o.id)`

const ROW = sql`o.id, o.region, (select l.name from organisation.public_local_region l where l.code = o.region) as local_name, o.unit_id, u.name as unit_name, o.kind, o.name, o.entity, o.registration, o.uscc, o.exemption,
  o.declaration, o.representative, o.identity_number, o.trade, o.address, o.placed_by, o.contact_name, o.phone, o.email,
  o.established_on, o.status, o.status_reason, o.closed_on, o.source, o.sender, o.first_seen, o.last_seen, o.verified_on,
  o.merged_into`

export interface OperatorFilter {
  readonly ids?: readonly string[] | undefined
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly registration?: string | undefined
  readonly status?: string | undefined
  readonly source?: string | undefined
  readonly region?: string | undefined
  /** Code prefix: the region and everything below it. */
  readonly below?: string | undefined
  readonly unitId?: string | undefined
  /** Prefixes of codes of GB/T 4754. */
  readonly trades?: readonly string[] | undefined
  /** Unregistered with more sales in one of these years than the line allows. */
  readonly overLine?: { readonly amount: string; readonly fromYear: number } | undefined
  readonly countedOn?: string | undefined
  readonly twoYears?: 'yes' | 'no' | undefined
  readonly staleBefore?: { readonly day: string; readonly isStale: boolean } | undefined
  readonly covered?: 'yes' | 'no' | undefined
  readonly place?: 'station' | 'none' | undefined
  readonly sort?: 'name' | '-lastSeen' | '-firstSeen' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const OVER_LINE = (
  amount: string,
  fromYear: number,
) => sql<SqlBool>`o.registration <> 'registered' and exists (
  select 1 from operators.shop s join operators.sales x on x.shop_id = s.id
  where s.operator_id in ${SELVES} and x.year >= ${fromYear} group by x.year having sum(x.amount) > ${amount}::numeric)`

/** 覆盖: a shop whose address is open. */
export const COVERING = sql<SqlBool>`s.status = 'open' and s.host <> ''`

/** Covered is who has such a shop, or one merged into it. */
const COVERED = sql<SqlBool>`exists (select 1 from operators.shop s
  where s.operator_id in ${SELVES} and ${COVERING})`

/** On the books at the end of a day, of the kinds that count. */
export const COUNTED = (
  day: string,
) => sql<SqlBool>`o.kind in (${sql.join([...COUNTED_KINDS])}) and o.status <> 'moved'
  and o.first_seen <= ${day}::date and (o.closed_on is null or o.closed_on > ${day}::date)`

/** 存续满两年 by a day: since it was registered, or since it was first seen. */
export const TWO_YEARS = (day: string) =>
  sql<SqlBool>`coalesce(o.established_on, o.first_seen) <= ${day}::date - interval '2 years'`

const conditionsOf = (filter: OperatorFilter): RawBuilder<SqlBool>[] => {
  const conditions: RawBuilder<SqlBool>[] = [sql`o.merged_into is null`]
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(sql`${sql.ref(column)} = ${value}`)
  }
  equal('o.kind', filter.kind)
  equal('o.registration', filter.registration)
  equal('o.status', filter.status)
  equal('o.source', filter.source)
  equal('o.region', filter.region)
  if (filter.unitId !== undefined) conditions.push(sql`o.unit_id = ${filter.unitId}::uuid`)
  if (filter.ids !== undefined) conditions.push(sql`o.id = any (${[...filter.ids]}::uuid[])`)
  if (filter.below !== undefined && filter.below !== '')
    conditions.push(sql`starts_with(o.region, ${filter.below})`)
  if (filter.trades !== undefined) {
    const [first, ...more] = filter.trades.map((prefix) => sql<SqlBool>`starts_with(o.trade, ${prefix})`)
    conditions.push(first === undefined ? sql`false` : sql`(${sql.join([first, ...more], sql` or `)})`)
  }
  if (filter.overLine) conditions.push(OVER_LINE(filter.overLine.amount, filter.overLine.fromYear))
  if (filter.countedOn !== undefined) {
    conditions.push(COUNTED(filter.countedOn))
    if (filter.twoYears === 'yes') conditions.push(TWO_YEARS(filter.countedOn))
    if (filter.twoYears === 'no') conditions.push(sql`not ${TWO_YEARS(filter.countedOn)}`)
  }
  if (filter.staleBefore) {
    const { day, isStale } = filter.staleBefore
    const seen = sql`greatest(o.last_seen, coalesce(o.verified_on, o.last_seen))`
    conditions.push(sql`o.status = 'active' and ${seen} ${isStale ? sql`<` : sql`>=`} ${day}::date`)
  }
  if (filter.covered !== undefined)
    conditions.push(sql`o.status = 'active' and ${filter.covered === 'yes' ? sql`` : sql`not`} ${COVERED}`)
  if (filter.place === 'station') conditions.push(sql`o.unit_id is not null`)
  if (filter.place === 'none') conditions.push(sql`o.unit_id is null`)
  return conditions
}

/** Beyond this many hits a search reads the list in order instead. */
const MATCHES_MAX = 2000

const SEARCHED = (words: string) => sql<SqlBool>`case
  when (select found from hits) is not null then o.id = any ((select found from hits)::uuid[])
  else strpos(lower(o.name), lower(${words})) > 0 or o.uscc = upper(${words}) end`

const ORDERS = {
  name: { key: sql`o.name collate "zh-x-icu"`, way: sql`asc`, than: sql`>`, type: sql`text` },
  '-lastSeen': { key: sql`o.last_seen`, way: sql`desc`, than: sql`<`, type: sql`date` },
  '-firstSeen': { key: sql`o.first_seen`, way: sql`desc`, than: sql`<`, type: sql`date` },
} as const

export interface ListedOperator extends OperatorRecord {
  readonly shops: number
  readonly sales: { readonly year: number; readonly amount: string } | null
}

export async function listOperators(
  tx: Tx,
  filter: OperatorFilter,
): Promise<{ items: ListedOperator[]; next: string | null }> {
  const sort = filter.sort ?? '-lastSeen'
  const order = ORDERS[sort]
  const conditions = conditionsOf(filter)
  const words = filter.search ?? ''
  if (words !== '') conditions.push(SEARCHED(words))
  const after = readCursor(filter.after, 2)
  if (after !== undefined) {
    const key = sort === 'name' ? sql`${after[0]} collate "zh-x-icu"` : sql`${after[0]}::date`
    conditions.push(sql`(${order.key}, o.id) ${order.than} (${key}, ${after[1]}::uuid)`)
  }
  const { rows } = await sql<ListedOperator>`
    with ${words === '' ? sql`` : sql`hits as materialized (select operators.search(${words}, ${MATCHES_MAX}) as found),`}
    page as (select o.* from operators.operator o where ${sql.join(conditions, sql` and `)}
      order by ${order.key} ${order.way}, o.id ${order.way} limit ${sql.lit(filter.limit + 1)})
    select ${ROW}, (select count(*) from operators.shop s where s.operator_id in ${SELVES})::int as shops,
      (select jsonb_build_object('year', x.year, 'amount', sum(x.amount)::text) from operators.shop s
        join operators.sales x on x.shop_id = s.id where s.operator_id in ${SELVES}
        group by x.year order by x.year desc limit 1) as sales
    from page o left join organisation.public_unit u on u.id = o.unit_id
    order by ${order.key} ${order.way}, o.id ${order.way}`.execute(own(tx))
  return toPage(rows, filter.limit, (row) => [
    sort === 'name' ? row.name : sort === '-lastSeen' ? row.last_seen : row.first_seen,
    row.id,
  ])
}

export interface WholeOperator extends OperatorRecord {
  readonly into_name: string | null
  readonly merged: readonly { readonly id: string; readonly name: string; readonly uscc: string | null }[]
  readonly licences: readonly {
    readonly id: string
    readonly kind: string
    readonly number: string
    readonly title: string
    readonly valid_to: string | null
  }[]
  readonly sales: readonly { readonly year: number; readonly amount: string; readonly shops: number }[]
  readonly rule_words: readonly string[] | null
}

/** One file with licences, sales by year and those merged into it; its shops are read by `listShops`. */
export async function findWholeOperator(tx: Tx, id: string): Promise<WholeOperator | undefined> {
  const { rows } = await sql<WholeOperator>`
    select ${ROW}, (select i.name from operators.operator i where i.id = o.merged_into) as into_name,
      (select p.words from operators.place_rule p where p.id::text = o.placed_by) as rule_words,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'uscc', m.uscc) order by m.name)
        from operators.operator m where m.merged_into = o.id), '[]') as merged,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'number', l.number, 'title', l.title,
        'valid_to', l.valid_to) order by l.kind, l.number)
        from operators.licence l where l.operator_id in ${SELVES}), '[]') as licences,
      coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'amount', y.amount, 'shops', y.shops) order by y.year desc)
        from (select x.year, sum(x.amount)::text as amount, count(*)::int as shops from operators.shop s
          join operators.sales x on x.shop_id = s.id where s.operator_id in ${SELVES} group by x.year) y), '[]') as sales
    from operators.operator o left join organisation.public_unit u on u.id = o.unit_id
    where o.id = ${id}::uuid`.execute(own(tx))
  return rows[0]
}

export async function findOperators(
  tx: Tx,
  ids: readonly string[],
  lock: 'lock' | 'look',
): Promise<OperatorRecord[]> {
  const { rows } = await sql<OperatorRecord>`select ${ROW} from operators.operator o
      left join organisation.public_unit u on u.id = o.unit_id where o.id = any (${[...ids]}::uuid[])
      order by o.id ${lock === 'lock' ? sql`for update of o` : sql``}`.execute(own(tx))
  return rows
}

/** As it enters the register: in business, nobody has verified it yet. */
export type NewOperator = Omit<
  OperatorRecord,
  'local_name' | 'unit_name' | 'status' | 'status_reason' | 'closed_on' | 'verified_on' | 'merged_into'
>

export async function insertOperators(tx: Tx, operators: readonly NewOperator[], at: Date): Promise<void> {
  if (operators.length === 0) return
  await sql`insert into operators.operator (id, region, unit_id, kind, name, entity, registration, uscc, exemption, declaration,
      representative, identity_number, trade, address, placed_by, contact_name, phone, email, established_on, source, sender,
      first_seen, last_seen, created_at, changed_at)
    select r.*, ${at}::timestamptz, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(operators)}::jsonb)
      as r(id uuid, region text, unit_id uuid, kind text, name text, entity text, registration text, uscc text,
        exemption text, declaration text, representative text, identity_number text, trade text, address text,
        placed_by text, contact_name text, phone text, email text, established_on date, source text, sender text,
        first_seen date, last_seen date)`.execute(own(tx))
}

export type OperatorChange = {
  -readonly [K in Exclude<
    keyof OperatorRecord,
    'id' | 'local_name' | 'unit_name' | 'source' | 'sender' | 'first_seen'
  >]?: OperatorRecord[K]
}

export async function updateOperator(tx: Tx, id: string, change: OperatorChange, at: Date): Promise<void> {
  await tx
    .as<{ 'operators.operator': OperatorRecord & { changed_at: Date } }>()
    .updateTable('operators.operator')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Who or whose shop is known in the other region by the operator's own code, number or shop, so that it cannot go there. */
export async function findInTheWay(
  tx: Tx,
  id: string,
  region: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`with mine as (
      select uscc, identity_number from operators.operator where id = ${id}::uuid and region <> ${region})
    select x.id, x.name from mine join operators.operator x on x.uscc = mine.uscc
      where x.region = ${region} and x.merged_into is null and x.id <> ${id}::uuid
    union all select x.id, x.name from mine join operators.operator x on x.identity_number = mine.identity_number
      where mine.identity_number <> '' and x.region = ${region} and x.merged_into is null and x.id <> ${id}::uuid
    union all select coalesce(t.operator_id, t.id), t.name from mine, operators.shop s join operators.shop t on t.key = s.key
      where s.operator_id = ${id}::uuid and t.region = ${region} and t.operator_id is distinct from s.operator_id
    limit 1`.execute(own(tx))
  return rows[0]
}

/** What lies with an operator follows it to another region. */
export async function moveBelongings(
  tx: Tx,
  id: string,
  region: string,
  unitId: string | null,
): Promise<void> {
  await sql`with shops as (update operators.shop set region = ${region}, unit_id = ${unitId}::uuid where operator_id = ${id}::uuid returning id),
      sold as (update operators.sales x set region = ${region} from operators.shop s where s.id = x.shop_id and s.operator_id = ${id}::uuid),
      told as (update operators.note set region = ${region} where operator_id = ${id}::uuid),
      permits as (update operators.licence set region = ${region} where operator_id = ${id}::uuid),
      ties as (update operators.tie set region = ${region} where operator_id = ${id}::uuid)
    select 1`.execute(own(tx))
}

export interface Standing {
  readonly id: string
  readonly name: string
  readonly uscc: string | null
  readonly merged_into: string | null
}

/** Whoever bears one of these codes in the region, as the one that counts. */
export async function findByCode(tx: Tx, region: string, uscc: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`select id, name, uscc, merged_into from operators.operator
    where region = ${region} and uscc = ${uscc} order by merged_into nulls first limit 1`.execute(own(tx))
  return rows[0]
}
