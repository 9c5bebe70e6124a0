/** SQL of models of one's own. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Trial } from '../contract.ts'
import type { Model } from '../detection/model.ts'

export interface StoredModel {
  id: string
  region: string
  unit_id: string | null
  key: string
  file: Model
  state: 'off' | 'on'
  tried_version: number | null
  tried: Trial | null
  changed_name: string
  changed_at: Date
}

export async function listModels(tx: Tx): Promise<StoredModel[]> {
  const { rows } =
    await sql<StoredModel>`select * from monitoring.model order by changed_at desc, id limit 500`.execute(
      tx.as<unknown>(),
    )
  return rows
}

/** The files of a region's models that are switched on. */
export async function standingModels(tx: Tx, region: string): Promise<Model[]> {
  const { rows } = await sql<{ file: Model }>`select file from monitoring.model
    where region = ${region} and state = 'on' order by key`.execute(tx.as<unknown>())
  return rows.map(({ file }) => file)
}

export async function lockModel(tx: Tx, id: string): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`select * from monitoring.model where id = ${id} for update`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

export async function findModel(tx: Tx, id: string): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`select * from monitoring.model where id = ${id}`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

/** The model of a region by the id of its file, held until the transaction ends. */
export async function lockByKey(tx: Tx, region: string, key: string): Promise<StoredModel | undefined> {
  const { rows } = await sql<StoredModel>`select * from monitoring.model
    where region = ${region} and key = ${key} for update`.execute(tx.as<unknown>())
  return rows[0]
}

/** A new model or the next version of one, which is off until it was tried. False when another was as quick. */
export async function saveModel(
  tx: Tx,
  model: Pick<StoredModel, 'id' | 'region' | 'unit_id' | 'key' | 'file' | 'changed_name' | 'changed_at'>,
): Promise<boolean> {
  const { rows } = await sql`insert into monitoring.model as m
      (id, region, unit_id, key, file, changed_name, changed_at)
    values (${model.id}, ${model.region}, ${model.unit_id}, ${model.key}, ${JSON.stringify(model.file)}::jsonb,
      ${model.changed_name}, ${model.changed_at})
    on conflict (region, key) do update set file = excluded.file, state = 'off', changed_name = excluded.changed_name,
      changed_at = excluded.changed_at where m.id = excluded.id
    returning id`.execute(tx.as<unknown>())
  return rows.length === 1
}

export async function saveTrial(tx: Tx, id: string, version: number, tried: Trial): Promise<void> {
  await sql`update monitoring.model set tried_version = ${version}, tried = ${JSON.stringify(tried)}::jsonb
    where id = ${id}`.execute(tx.as<unknown>())
}

export async function setModelState(tx: Tx, id: string, state: 'off' | 'on'): Promise<void> {
  await sql`update monitoring.model set state = ${state} where id = ${id}`.execute(tx.as<unknown>())
}

export interface StoredPage {
  url: string
  title: string
  snapshot: string
  image_words: Readonly<Record<string, string>> | null
}

/** Pages of the region that were read last, with what they said. */
export async function listSnapshots(tx: Tx, region: string, limit: number): Promise<StoredPage[]> {
  const { rows } = await sql<StoredPage>`
    select url, title, snapshot, image_words from monitoring.page where region = ${region} and snapshot is not null
    order by last_read_at desc, id limit ${limit}`.execute(tx.as<unknown>())
  return rows
}
