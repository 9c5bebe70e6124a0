/** SQL of the rules by which addresses find their region and station. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface RuleRecord {
  readonly id: string
  readonly region: string
  readonly position: number
  readonly words: readonly string[]
  readonly not_words: readonly string[]
  readonly to_region: string
  readonly to_name: string | null
  readonly to_unit: string | null
  readonly unit_name: string | null
  readonly remark: string
}

/** In the order in which they are asked: those of the region itself first, then of what lies above it in the scope. */
export async function listRules(tx: Tx, region: string): Promise<RuleRecord[]> {
  const { rows } = await sql<RuleRecord>`select p.id, p.region, p.position, p.words, p.not_words, p.to_region,
      (select l.name from organisation.public_local_region l where l.code = p.to_region) as to_name, p.to_unit,
      u.name as unit_name, p.remark
    from operators.place_rule p left join organisation.public_unit u on u.id = p.to_unit
    where p.region = ${region} order by p.position, p.id limit 2000`.execute(own(tx))
  return rows
}

export interface Placed {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly region: string
  readonly unit_id: string | null
  readonly placed_by: string
}

/** What the rules may place anew: nobody said where it lies, it counts, and it was not sent away. */
const OPEN_TO_RULES = sql`merged_into is null and address <> '' and placed_by <> 'officer' and status <> 'moved'`
const PLACED = sql`id, name, address, region, unit_id, placed_by`

/** Those seen last. */
export async function listSeenLast(tx: Tx, most: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`select ${PLACED} from operators.operator where ${OPEN_TO_RULES}
    order by last_seen desc, id desc limit ${most}`.execute(own(tx))
  return rows
}

/** All of them, part by part in the order of their ids. */
export async function listPlacedAfter(tx: Tx, after: string, most: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`select ${PLACED} from operators.operator
    where ${OPEN_TO_RULES} and id > ${after}::uuid order by id limit ${most}`.execute(own(tx))
  return rows
}

export async function countPlaced(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from operators.operator
    where ${OPEN_TO_RULES}`.execute(own(tx))
  return rows[0]?.count ?? 0
}

/** Rules of other offices within the scope. */
export async function listRulesOfOthers(tx: Tx, region: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from operators.place_rule where region <> ${region}`.execute(own(tx))
  return new Set(rows.map(({ id }) => id))
}

export type NewRule = Omit<RuleRecord, 'to_name' | 'unit_name'>

/** The rules of a region as a whole: what is not among them is gone. */
export async function replaceRules(
  tx: Tx,
  region: string,
  rules: readonly NewRule[],
  at: Date,
): Promise<void> {
  await sql`delete from operators.place_rule where region = ${region}`.execute(own(tx))
  if (rules.length === 0) return
  await sql`insert into operators.place_rule (id, region, position, words, not_words, to_region, to_unit, remark, changed_at)
    select r.*, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb)
      as r(id uuid, region text, position int, words text[], not_words text[], to_region text, to_unit uuid, remark text)`.execute(
    own(tx),
  )
}

export interface Places {
  readonly names: readonly { readonly code: string; readonly name: string }[]
  readonly stations: readonly { readonly id: string; readonly name: string; readonly region: string }[]
}

/** What a rule may lead to: regions that the instance added, and stations, below a prefix. */
export async function listPlaces(tx: Tx, prefix: string): Promise<Places> {
  const { rows } = await sql<Places>`select
    coalesce((select jsonb_agg(jsonb_build_object('code', code, 'name', name) order by code)
      from organisation.public_local_region where starts_with(code, ${prefix})), '[]') as names,
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'region', region) order by region, name)
      from organisation.public_unit where kind in ('station', 'bureau') and closed_on is null
        and starts_with(region, ${prefix})), '[]') as stations`.execute(own(tx))
  return rows[0] ?? { names: [], stations: [] }
}
