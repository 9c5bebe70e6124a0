/** SQL of the list of materials: candidates out of indexes in the list's own order, region by region, as tasks are listed. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { MATERIAL_ROW, type MaterialRecord } from './materials.ts'

export interface MaterialListFilter {
  readonly region?: string | undefined
  readonly search?: string | undefined
  readonly indicator?: number | undefined
  readonly item?: string | undefined
  readonly unitId?: string | undefined
  readonly state?: 'pending' | 'accepted' | 'returned' | 'withdrawn' | undefined
  readonly tag?: string | undefined
  /** Entered by this person. */
  readonly personId?: string | undefined
  /** First and last day of the end of validity; both included. */
  readonly ends?: { readonly from: string; readonly to: string } | undefined
  readonly sort: 'entered' | '-entered' | 'title' | 'validTo'
  readonly after?: string | undefined
  readonly limit: number
}

/** More matches than this, and reading the list in its order finds a page sooner than sorting them. */
const MATCHES_MAX = 500

const own = (tx: Tx) => tx.as<unknown>()

type Condition = RawBuilder<SqlBool>
type Part = RawBuilder<unknown>

interface Order {
  readonly key: Part
  readonly type: Part
  readonly isDescending: boolean
}

const ORDERS: Readonly<Record<MaterialListFilter['sort'], Order>> = {
  entered: { key: sql`t.entered_at`, type: sql`timestamptz`, isDescending: false },
  '-entered': { key: sql`t.entered_at`, type: sql`timestamptz`, isDescending: true },
  title: { key: sql`t.title`, type: sql`text`, isDescending: false },
  validTo: { key: sql`t.valid_key`, type: sql`date`, isDescending: false },
}

function conditionsOf(filter: MaterialListFilter, order: Order): Condition[] {
  const { region, search, indicator, item, state, tag, ends, personId, unitId } = filter
  const conditions: Condition[] = []
  const add = (condition: Condition) => void conditions.push(condition)
  // In the text, so that the plan is made for this state: some are rare.
  add(state === undefined ? sql`t.state <> 'withdrawn'` : sql`t.state = ${sql.lit(state)}`)
  if (region !== undefined) add(sql`t.region = ${region}`)
  if (search) add(sql`strpos(lower(t.words), lower(${search})) > 0`)
  if (tag) add(sql`${tag}::text = any (t.tags)`)
  if (unitId !== undefined) add(sql`t.unit_id = ${unitId}::uuid`)
  if (personId !== undefined) add(sql`t.entered_by = ${personId}::uuid`)
  if (ends) add(sql`t.valid_key >= ${ends.from}::date and t.valid_key <= ${ends.to}::date`)
  const linked = item ? sql`i.item = ${item}` : sql`i.indicator = ${indicator ?? null}::int`
  if (item !== undefined || indicator !== undefined)
    add(
      sql`t.id in (select i.material_id from assessment.material_item i where i.region = t.region and ${linked})`,
    )
  const after = readCursor(filter.after, 2)
  if (after !== undefined)
    add(
      sql`(${order.key}, t.id) ${sql.raw(order.isDescending ? '<' : '>')} (${after[0]}::${order.type}, ${after[1]}::uuid)`,
    )
  return conditions
}

const and = (conditions: readonly Condition[]): Part => sql.join([...conditions], sql` and `)

/** Every region of the scope that has materials, found by leaps through the index. */
const places = sql`
  span as (
    select split_part(range, '..', 1) collate "C" as lo, split_part(range, '..', 2) collate "C" as hi
    from unnest(string_to_array(coalesce(nullif(current_setting('sishi.ranges', true), ''),
      current_setting('sishi.lo', true) || '..' || current_setting('sishi.hi', true)), ',')) as range
  ),
  leap (region, hi) as (
    select first.region, span.hi from span cross join lateral (
      select t.region from assessment.material t where t.region >= span.lo and t.region < span.hi order by t.region limit 1
    ) first
    union all
    select next.region, leap.hi from leap cross join lateral (
      select t.region from assessment.material t where t.region > leap.region and t.region < leap.hi order by t.region limit 1
    ) next
  ),
  place as (select distinct region from leap)`

function pageOf(filter: MaterialListFilter, order: Order, matches: readonly string[] | null): Part {
  const conditions = conditionsOf(filter, order)
  const direction = sql.raw(order.isDescending ? 'desc' : 'asc')
  const limit = sql.lit(filter.limit + 1)
  const candidates = (where: readonly Condition[]) =>
    sql`select t.id, ${order.key} as key from assessment.material t where ${and(where)}
      order by ${order.key} ${direction}, t.id ${direction} limit ${limit}`
  if (matches !== null)
    return sql`with page as (${candidates([sql`t.id = any (${[...matches]}::uuid[])`, ...conditions])})`
  // One unit's and one person's materials have an index of their own.
  if (filter.unitId !== undefined || filter.personId !== undefined)
    return sql`with page as (${candidates(conditions)})`
  return sql`with recursive ${places}, page as (
    select c.id, c.key from place cross join lateral (${candidates([sql`t.region = place.region`, ...conditions])}) c
    order by c.key ${direction}, c.id ${direction} limit ${limit})`
}

async function searchMaterials(tx: Tx, filter: MaterialListFilter): Promise<readonly string[] | null> {
  if (!filter.search && !filter.tag) return null
  const { rows } = await sql<{ found: string[] | null }>`
    select assessment.search_materials(${filter.search ?? ''}, ${filter.tag ?? ''}, ${MATCHES_MAX}) as found`.execute(
    own(tx),
  )
  return rows[0]?.found ?? null
}

/** A page of materials; one statement, and one before it where words or a tag are looked for. */
export async function listMaterials(tx: Tx, filter: MaterialListFilter) {
  const matches = await searchMaterials(tx, filter)
  const order = ORDERS[filter.sort]
  const direction = sql.raw(order.isDescending ? 'desc' : 'asc')
  const { rows } = await sql<MaterialRecord & { key: string }>`
    ${pageOf(filter, order, matches)}
    select ${MATERIAL_ROW}, page.key::text as key from page join assessment.material t on t.id = page.id
      left join organisation.public_unit u on u.id = t.unit_id
    order by page.key ${direction}, page.id ${direction}`.execute(own(tx))
  return toPage(rows, filter.limit, (row) => [row.key, row.id])
}
