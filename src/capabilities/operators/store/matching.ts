/** SQL of matching: candidates of a shop, and what officers said of pairs. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface CandidateRecord {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly uscc: string | null
  readonly address: string
  readonly phone: string
  readonly representative: string
  readonly status: string
  /** Where GB/T 2260 does not know the region. */
  readonly local_name: string | null
  readonly verdict: 'same' | 'different' | null
}

/** Who may be the shop's operator, by code and by words of the name; `also` is among them whatever its name is. */
export async function findCandidates(
  tx: Tx,
  shopId: string,
  sought: { readonly codes: readonly string[]; readonly words: readonly string[]; readonly also?: string },
  eachMax: number,
): Promise<CandidateRecord[]> {
  const { rows } =
    await sql<CandidateRecord>`select o.id, o.region, o.name, o.uscc, o.address, o.phone, o.representative,
      o.status, d.verdict,
      (select l.name from organisation.public_local_region l where l.code = o.region) as local_name
    from operators.operator o
    left join operators.match_decision d on d.shop_id = ${shopId}::uuid and d.operator_id = o.id
    where o.id = any ((select operators.match_candidates(${[...sought.codes]}::text[], ${[...sought.words]}::text[],
      ${eachMax}))::uuid[]) or o.id = ${sought.also ?? null}::uuid`.execute(own(tx))
  return rows
}

export interface Decision {
  readonly shopId: string
  readonly operatorId: string
  readonly region: string
  readonly verdict: 'same' | 'different'
  readonly judged: 'same' | 'maybe' | 'no'
  readonly place: number
  readonly score: number
  readonly personId: string
  readonly at: Date
}

/** What was said last of a pair counts. */
export async function saveDecision(tx: Tx, decision: Decision): Promise<void> {
  const { shopId, operatorId, region, verdict, judged, place, score, personId, at } = decision
  await sql`insert into operators.match_decision (shop_id, operator_id, region, verdict, judged, place, score, person_id,
      decided_at)
    values (${shopId}, ${operatorId}, ${region}, ${verdict}, ${judged}, ${place}, ${score}, ${personId}, ${at})
    on conflict (shop_id, operator_id) do update set verdict = excluded.verdict, judged = excluded.judged,
      place = excluded.place, score = excluded.score, person_id = excluded.person_id, decided_at = excluded.decided_at`.execute(
    own(tx),
  )
}

export interface DecisionCount {
  readonly judged: 'same' | 'maybe' | 'no'
  readonly is_first: boolean
  readonly verdict: 'same' | 'different'
  readonly count: number
}

/** Decisions by what the program had judged, first candidates apart from the rest. */
export async function countDecisions(tx: Tx): Promise<DecisionCount[]> {
  const { rows } =
    await sql<DecisionCount>`select judged, place = 1 as is_first, verdict, count(*)::int as count
    from operators.match_decision group by 1, 2, 3`.execute(own(tx))
  return rows
}
