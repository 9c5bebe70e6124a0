/** SQL of others' models. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { OutsideTarget } from '../contract.ts'
import type { Level } from '../detection/rule.ts'
import { jsonRows } from './json-rows.ts'

export interface StoredOutsideModel {
  id: string
  region: string
  unit_id: string | null
  key: string
  title: string
  basis: string
  level: Level
  target: OutsideTarget
  timeout_ms: number
  version: number
  state: 'off' | 'on'
  declared_name: string
  declared_at: Date
}

export interface OutcomeCount {
  outcome: string
  number: number
  last_at: string
  last_detail: string
}

export async function listOutside(tx: Tx): Promise<(StoredOutsideModel & { outcomes: OutcomeCount[] })[]> {
  const { rows } = await sql<StoredOutsideModel & { outcomes: OutcomeCount[] }>`select m.*,
      coalesce((select jsonb_agg(to_jsonb(o) order by o.number desc) from monitoring.outside_outcome o
        where o.model_id = m.id), '[]') as outcomes
    from monitoring.outside_model m order by m.declared_at desc, m.id limit 200`.execute(tx.as<unknown>())
  return rows
}

export async function standingOutside(tx: Tx, region: string): Promise<StoredOutsideModel[]> {
  const { rows } = await sql<StoredOutsideModel>`select * from monitoring.outside_model
    where region = ${region} and state = 'on' order by key`.execute(tx.as<unknown>())
  return rows
}

export async function lockOutside(tx: Tx, id: string): Promise<StoredOutsideModel | undefined> {
  const { rows } =
    await sql<StoredOutsideModel>`select * from monitoring.outside_model where id = ${id} for update`.execute(
      tx.as<unknown>(),
    )
  return rows[0]
}

/** A new one, or the next version of the one with this key, which is off again. */
export async function saveOutside(
  tx: Tx,
  model: Omit<StoredOutsideModel, 'version' | 'state'>,
): Promise<{ id: string; version: number }> {
  const { rows } = await sql<{ id: string; version: number }>`insert into monitoring.outside_model as m
      (id, region, unit_id, key, title, basis, level, target, timeout_ms, declared_name, declared_at)
    values (${model.id}, ${model.region}, ${model.unit_id}, ${model.key}, ${model.title}, ${model.basis},
      ${model.level}, ${JSON.stringify(model.target)}::jsonb, ${model.timeout_ms}, ${model.declared_name},
      ${model.declared_at})
    on conflict (region, key) do update set title = excluded.title, basis = excluded.basis, level = excluded.level,
      target = excluded.target, timeout_ms = excluded.timeout_ms, version = m.version + 1, state = 'off',
      declared_name = excluded.declared_name, declared_at = excluded.declared_at
    returning id, version`.execute(tx.as<unknown>())
  const [saved] = rows
  if (saved === undefined) throw new Error('an upsert answers with its row')
  return saved
}

export async function setOutsideState(tx: Tx, id: string, state: 'off' | 'on'): Promise<void> {
  await sql`update monitoring.outside_model set state = ${state} where id = ${id}`.execute(tx.as<unknown>())
}

/** How answers ended: `number` times since the last writing. */
export interface Said {
  readonly modelId: string
  readonly outcome: string
  readonly detail: string
  readonly number: number
}

export async function addOutcomes(tx: Tx, region: string, said: readonly Said[], at: Date): Promise<void> {
  if (said.length === 0) return
  await sql`insert into monitoring.outside_outcome as o (model_id, region, outcome, number, last_at, last_detail)
    select "modelId", ${region}, outcome, number, ${at}::timestamptz, detail
    from jsonb_to_recordset(${jsonRows(said)}::jsonb) as row("modelId" uuid, outcome text, detail text,
      number bigint) order by 1, 3
    on conflict (model_id, outcome) do update set number = o.number + excluded.number, last_at = excluded.last_at,
      last_detail = excluded.last_detail`.execute(tx.as<unknown>())
}
