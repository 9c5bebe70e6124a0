/** SQL of claims; state and due day are the matter's of the same id. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { Entry } from '../domain/entry.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface ClaimRecord {
  readonly id: string
  readonly region: string
  readonly sender: string
  readonly distributed_on: string
  readonly entry: Entry
  readonly operator_id: string | null
  readonly outcome: string | null
  readonly state: string
  readonly due_on: string | null
  readonly closed_at: Date | null
}

const COLUMNS = sql`c.id, c.region, c.sender, c.distributed_on, c.entry, c.operator_id, c.outcome, m.state, m.due_on, m.closed_at`
const FROM = sql`operators.claim c join matters.public_matter m on m.id = c.id`

export interface ClaimFilter {
  readonly state?: string | undefined
  readonly open?: 'yes' | 'no' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly region?: string | undefined
  readonly sender?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export async function listClaims(
  tx: Tx,
  filter: ClaimFilter,
): Promise<{ items: ClaimRecord[]; next: string | null }> {
  const conditions: RawBuilder<SqlBool>[] = [sql`true`]
  if (filter.state !== undefined) conditions.push(sql`m.state = ${filter.state}`)
  if (filter.open === 'yes') conditions.push(sql`m.closed_at is null`)
  if (filter.open === 'no') conditions.push(sql`m.closed_at is not null`)
  if (filter.from !== undefined) conditions.push(sql`c.distributed_on >= ${filter.from}::date`)
  if (filter.to !== undefined) conditions.push(sql`c.distributed_on <= ${filter.to}::date`)
  if (filter.region !== undefined) conditions.push(sql`c.region = ${filter.region}`)
  if (filter.sender !== undefined) conditions.push(sql`c.sender = ${filter.sender}`)
  const after = readCursor(filter.after, 2)
  if (after !== undefined)
    conditions.push(sql`(c.distributed_on, c.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  const { rows } =
    await sql<ClaimRecord>`select ${COLUMNS} from ${FROM} where ${sql.join(conditions, sql` and `)}
    order by c.distributed_on desc, c.id desc limit ${filter.limit + 1}`.execute(own(tx))
  return toPage(rows, filter.limit, (row) => [row.distributed_on, row.id])
}

export async function findClaim(tx: Tx, id: string): Promise<ClaimRecord | undefined> {
  const { rows } = await sql<ClaimRecord>`select ${COLUMNS} from ${FROM} where c.id = ${id}::uuid`.execute(
    own(tx),
  )
  return rows[0]
}

/** Which of these identities were distributed before. */
export async function findFacts(
  tx: Tx,
  facts: readonly { readonly region: string; readonly fact: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ region: string; fact: string }>`select c.region, c.fact from operators.claim c
    join jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as r(region text, fact text)
      on c.region = r.region and c.fact = r.fact`.execute(own(tx))
  return new Set(rows.map(({ region, fact }) => `${region} ${fact}`))
}

export interface NewClaim {
  readonly id: string
  readonly region: string
  readonly import_id: string | null
  readonly sender: string
  readonly distributed_on: string
  readonly entry: Entry
  readonly fact: string
}

export async function insertClaims(tx: Tx, claims: readonly NewClaim[], at: Date): Promise<void> {
  if (claims.length === 0) return
  await sql`insert into operators.claim (id, region, import_id, sender, distributed_on, entry, fact, created_at)
    select r.*, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
      as r(id uuid, region text, import_id uuid, sender text, distributed_on date, entry jsonb, fact text)`.execute(
    own(tx),
  )
}

export async function settleClaim(
  tx: Tx,
  id: string,
  settled: { readonly operatorId?: string; readonly outcome?: string },
): Promise<void> {
  await sql`update operators.claim set operator_id = coalesce(${settled.operatorId ?? null}::uuid, operator_id),
    outcome = coalesce(${settled.outcome ?? null}::text, outcome) where id = ${id}::uuid`.execute(own(tx))
}

export interface ClaimCount {
  readonly sender: string
  readonly distributed: number
  readonly claimed: number
  readonly settled: number
}

/** Distributed in the days given, by sender: claimed at least once, and disposed of or sent back with a reason. */
export async function countClaims(
  tx: Tx,
  given: { readonly prefix: string; readonly from: string; readonly to: string },
): Promise<ClaimCount[]> {
  const { rows } = await sql<ClaimCount>`select c.sender, count(*)::int as distributed,
      (count(*) filter (where m.state <> 'distributed'))::int as claimed,
      (count(*) filter (where m.closed_at is not null))::int as settled
    from ${FROM} where starts_with(c.region, ${given.prefix})
      and c.distributed_on between ${given.from}::date and ${given.to}::date
    group by c.sender order by c.sender`.execute(own(tx))
  return rows
}
