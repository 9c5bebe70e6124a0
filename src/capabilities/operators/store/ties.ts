/** SQL of 直播关联: who is tied to whom, from either side's file. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { TieKind } from '../domain/operator.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface NewTie {
  readonly id: string
  readonly region: string
  readonly operatorId: string
  readonly kind: TieKind
  readonly otherName: string
  readonly otherId: string | null
  readonly from: string
  readonly to: string | null
}

/** What stands open already is not entered twice; what ended later than it is told of is not opened again. */
export async function saveTies(tx: Tx, ties: readonly NewTie[], at: Date): Promise<void> {
  if (ties.length === 0) return
  await sql`insert into operators.tie (id, region, operator_id, kind, other_name, other_id, from_day, to_day, entered_at)
    select r.id, r.region, r."operatorId", r.kind, r."otherName", r."otherId", r."from", r."to", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as r(id uuid, region text, "operatorId" uuid, kind text,
      "otherName" text, "otherId" uuid, "from" date, "to" date)
    where not exists (select 1 from operators.tie t where t.operator_id = r."operatorId" and t.kind = r.kind
      and t.other_name = r."otherName" and t.from_day <= r."from" and t.to_day >= r."from")
    on conflict (operator_id, kind, other_name) where to_day is null do update
      set from_day = least(tie.from_day, excluded.from_day), other_id = coalesce(excluded.other_id, tie.other_id)`.execute(
    own(tx),
  )
}

export interface TieRecord {
  readonly id: string
  readonly operator_id: string
  readonly kind: TieKind
  readonly other_id: string | null
  readonly other_name: string
  readonly from_day: string
  readonly to_day: string | null
  /** The file in hand is the other side: the agency, the room, the platform. */
  readonly is_reverse: boolean
}

const TIES_SHOWN = 100

/** Of one file and of those merged into it, from either side; those that last come first. */
export async function listTies(tx: Tx, operatorId: string): Promise<TieRecord[]> {
  const { rows } = await sql<TieRecord>`with self as (select m.id, m.name from operators.operator m
      where m.id = ${operatorId}::uuid or m.merged_into = ${operatorId}::uuid)
    select t.id, t.operator_id, t.kind, coalesce(t.other_id, (select a.id from operators.operator a
        where a.name collate "zh-x-icu" = t.other_name collate "zh-x-icu" and a.merged_into is null
        and a.id <> t.operator_id limit 1)) as other_id,
      t.other_name, t.from_day, t.to_day, false as is_reverse
    from operators.tie t where t.operator_id in (select id from self) and (t.other_id is null or t.other_id not in (select id from self))
    union all
    select t.id, t.operator_id, t.kind, o.id, o.name, t.from_day, t.to_day, true
    from operators.tie t join operators.operator o on o.id = t.operator_id
    where t.operator_id not in (select id from self)
      and (t.other_id in (select id from self) or (t.other_id is null and t.other_name in (select name from self)))
    order by is_reverse, to_day desc nulls first, from_day desc, id limit ${TIES_SHOWN}`.execute(own(tx))
  return rows
}

/** The tie as it stood before, when it is this operator's. */
export async function endTie(
  tx: Tx,
  operatorId: string,
  tieId: string,
  to: string,
): Promise<Pick<TieRecord, 'kind' | 'other_name' | 'from_day' | 'to_day'> | undefined> {
  const { rows } = await sql<Pick<TieRecord, 'kind' | 'other_name' | 'from_day' | 'to_day'>>`with before as (
      select id, kind, other_name, from_day, to_day from operators.tie
      where id = ${tieId}::uuid and operator_id = ${operatorId}::uuid for update),
    done as (update operators.tie t set to_day = ${to}::date from before b
      where t.id = b.id and b.to_day is null and b.from_day <= ${to}::date returning 1)
    select kind, other_name, from_day, to_day from before`.execute(own(tx))
  return rows[0]
}
