/** SQL of imports and of how a sender's columns are read. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { BadRow } from '../contract.ts'
import type { ImportKind, Mapping } from '../import/columns.ts'

interface ImportTable {
  id: string
  region: string
  person_id: string
  kind: ImportKind
  sender: string
  seen_on: string
  due_on: string | null
  file_name: string
  blob: string
  /** Null while it is locked. */
  format: 'xlsx' | 'xls' | 'csv' | null
  headings: string[]
  sample: string[][]
  mapping: Mapping
  remembered: boolean
  assume_home: boolean
  state: 'locked' | 'mapping' | 'checking' | 'checked' | 'applying' | 'applied'
  row_count: number
  new_count: number
  changed_count: number
  same_count: number
  bad_count: number
  faults: Record<string, number>
  bad_rows: BadRow[]
  report_blob: string | null
  job_id: string | null
  started_at: Date
  applied_at: Date | null
}

export type StoredImport = Readonly<ImportTable>

const own = (tx: Tx) => tx.as<unknown>()
const db = (tx: Tx) => tx.as<{ 'operators.import': ImportTable }>()

export type NewImport = Pick<
  ImportTable,
  | 'id'
  | 'region'
  | 'person_id'
  | 'kind'
  | 'sender'
  | 'seen_on'
  | 'due_on'
  | 'file_name'
  | 'blob'
  | 'format'
  | 'headings'
  | 'sample'
  | 'mapping'
  | 'remembered'
  | 'state'
  | 'started_at'
>

export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  await sql`insert into operators.import (id, region, person_id, kind, sender, seen_on, due_on, file_name, blob, format, headings,
      sample, mapping, remembered, state, started_at)
    values (${row.id}, ${row.region}, ${row.person_id}, ${row.kind}, ${row.sender}, ${row.seen_on}, ${row.due_on}, ${row.file_name},
      ${row.blob}, ${row.format}, ${JSON.stringify(row.headings)}::jsonb, ${JSON.stringify(row.sample)}::jsonb,
      ${JSON.stringify(row.mapping)}::jsonb, ${row.remembered}, ${row.state}, ${row.started_at})`.execute(
    own(tx),
  )
}

export async function findImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  return await db(tx).selectFrom('operators.import').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listImports(tx: Tx, personId: string): Promise<StoredImport[]> {
  return await db(tx)
    .selectFrom('operators.import')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

export async function setUnlocked(
  tx: Tx,
  id: string,
  file: Pick<ImportTable, 'blob' | 'format' | 'headings' | 'sample' | 'mapping' | 'remembered'>,
): Promise<void> {
  await sql`update operators.import set state = 'mapping', blob = ${file.blob}, format = ${file.format},
      headings = ${JSON.stringify(file.headings)}::jsonb, sample = ${JSON.stringify(file.sample)}::jsonb,
      mapping = ${JSON.stringify(file.mapping)}::jsonb, remembered = ${file.remembered}
    where id = ${id}::uuid and state = 'locked'`.execute(own(tx))
}

/** Whether it is still in the state that it was read in; nobody else takes it on before the transaction's end. */
export async function lockIn(tx: Tx, id: string, state: StoredImport['state']): Promise<boolean> {
  const found =
    await sql`select from operators.import where id = ${id}::uuid and state = ${state} for update`.execute(
      own(tx),
    )
  return found.rows.length > 0
}

export async function setReading(
  tx: Tx,
  id: string,
  reading: {
    readonly state: StoredImport['state']
    readonly jobId: string | null
    readonly mapping?: Mapping
    readonly assumeHome?: boolean
  },
): Promise<void> {
  const { state, jobId, mapping, assumeHome } = reading
  await sql`update operators.import set state = ${state}, job_id = ${jobId}::uuid,
      mapping = coalesce(${mapping === undefined ? null : JSON.stringify(mapping)}::jsonb, mapping),
      assume_home = coalesce(${assumeHome ?? null}::boolean, assume_home)
    where id = ${id}::uuid`.execute(own(tx))
}

export interface Counts {
  readonly rows: number
  readonly fresh: number
  readonly changed: number
  readonly same: number
  readonly bad: number
}

export async function saveOutcome(
  tx: Tx,
  id: string,
  outcome: Counts & {
    readonly state: 'mapping' | 'checked' | 'applied'
    readonly faults: Readonly<Record<string, number>>
    readonly badRows: readonly BadRow[]
    readonly report: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`update operators.import set state = ${outcome.state}, row_count = ${outcome.rows}, new_count = ${outcome.fresh},
      changed_count = ${outcome.changed}, same_count = ${outcome.same}, bad_count = ${outcome.bad},
      faults = ${JSON.stringify(outcome.faults)}::jsonb, bad_rows = ${JSON.stringify(outcome.badRows)}::jsonb,
      report_blob = ${outcome.report},
      applied_at = case ${outcome.state}::text when 'applied' then ${outcome.at}::timestamptz end
    where id = ${id}::uuid`.execute(own(tx))
}

/** Field -> heading, as the sender's last file was read. */
export type Remembered = Readonly<Partial<Record<string, string>>>

export async function findMapping(
  tx: Tx,
  region: string,
  kind: string,
  sender: string,
): Promise<Remembered | undefined> {
  const { rows } = await sql<{ mapping: Remembered }>`select mapping from operators.sender_mapping
    where region = ${region} and kind = ${kind} and sender = ${sender}`.execute(own(tx))
  return rows[0]?.mapping
}

export async function rememberMapping(
  tx: Tx,
  place: { readonly region: string; readonly kind: string; readonly sender: string },
  mapping: Remembered,
  at: Date,
): Promise<void> {
  await sql`insert into operators.sender_mapping (region, kind, sender, mapping, changed_at)
    values (${place.region}, ${place.kind}, ${place.sender}, ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (region, kind, sender) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`.execute(
    own(tx),
  )
}
