/** SQL of imports. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { BadRow, FigureImport } from '../contract.ts'

interface ImportTable {
  id: string
  region: string
  person_id: string
  file_name: string
  blob: string
  format: 'xlsx' | 'csv'
  state: 'checking' | 'checked' | 'applying' | 'applied'
  row_count: number
  new_count: number
  revised_count: number
  same_count: number
  bad_count: number
  bad_rows: BadRow[]
  report_blob: string | null
  job_id: string | null
  started_at: Date
  applied_at: Date | null
}

const db = (tx: Tx) => tx.as<{ 'figures.import': ImportTable }>()

export type StoredImport = ImportTable

export async function insertImport(
  tx: Tx,
  row: Pick<
    ImportTable,
    'id' | 'region' | 'person_id' | 'file_name' | 'blob' | 'format' | 'state' | 'started_at'
  >,
): Promise<void> {
  await db(tx)
    .insertInto('figures.import')
    .values(row as ImportTable)
    .execute()
}

export async function findImport(
  tx: Tx,
  id: string,
  lock: 'lock' | 'look',
): Promise<StoredImport | undefined> {
  return await db(tx)
    .selectFrom('figures.import')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
}

export interface Counts {
  readonly rows: number
  readonly fresh: number
  readonly revised: number
  readonly same: number
  readonly bad: number
}

export async function saveOutcome(
  tx: Tx,
  id: string,
  outcome: Counts & {
    readonly state: 'checked' | 'applied'
    readonly badRows: readonly BadRow[]
    readonly report: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`update figures.import set state = ${outcome.state}, row_count = ${outcome.rows}, new_count = ${outcome.fresh},
      revised_count = ${outcome.revised}, same_count = ${outcome.same}, bad_count = ${outcome.bad},
      bad_rows = ${JSON.stringify(outcome.badRows)}::jsonb, report_blob = ${outcome.report},
      applied_at = case ${outcome.state}::text when 'applied' then ${outcome.at}::timestamptz end
    where id = ${id}::uuid`.execute(tx.as<unknown>())
}

export async function setRunning(
  tx: Tx,
  id: string,
  state: 'checking' | 'applying',
  jobId: string,
): Promise<void> {
  await db(tx).updateTable('figures.import').set({ state, job_id: jobId }).where('id', '=', id).execute()
}

export const toImport = (row: StoredImport): FigureImport => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  rows: row.row_count,
  fresh: row.new_count,
  revised: row.revised_count,
  same: row.same_count,
  bad: row.bad_count,
  badRows: row.bad_rows,
  jobId: row.job_id,
  startedAt: row.started_at.toISOString(),
  appliedAt: row.applied_at === null ? null : row.applied_at.toISOString(),
})
