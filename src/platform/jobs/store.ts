/** SQL of the register of visible jobs. The queue's own tables are the library's. */
import { type Generated, sql } from 'kysely'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { Detail } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import type { JobState } from './contract.ts'

export interface JobTables {
  'platform.job': {
    id: string
    kind: string
    region: RegionCode
    unit_id: string | null
    person_id: string | null
    title: string
    state: JobState
    done_count: Generated<number>
    total_count: number | null
    cancel_requested: Generated<boolean>
    result: unknown
    error: string | null
    created_at: Generated<Date>
    started_at: Date | null
    finished_at: Date | null
  }
}

const COLUMNS = [
  'id',
  'region',
  'kind',
  'title',
  'state',
  'done_count',
  'total_count',
  'cancel_requested',
  'result',
  'error',
  'created_at',
  'started_at',
  'finished_at',
] as const

/** A person's own jobs, newest first; `after` is the sort key of the last one of the page before. */
export async function listJobs(
  tx: Tx,
  personId: string,
  page: { readonly after: readonly (string | number | null)[] | undefined; readonly limit: number },
) {
  let query = tx
    .as<JobTables>()
    .selectFrom('platform.job')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  if (page.after !== undefined) {
    const [at, id] = page.after
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return await query.execute()
}

export async function findJob(tx: Tx, id: string, personId: string) {
  return await tx
    .as<JobTables>()
    .selectFrom('platform.job')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** The state after the request; undefined when the job had ended before it. */
export async function cancelJob(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string | null }>`select platform.cancel_job(${id}) as state`.execute(
    tx.as<JobTables>(),
  )
  return rows[0]?.state ?? undefined
}

/** Marks the job as running; false when it was cancelled or replaced before it began. */
export async function startJob(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .as<JobTables>()
    .updateTable('platform.job')
    .set({ state: 'running', started_at: sql<Date>`coalesce(started_at, now())`, error: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('cancel_requested', '=', false)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes how far the job is; answers whether somebody asked it to stop. */
export async function noteProgress(tx: Tx, id: string, done: number, total: number | undefined) {
  const row = await tx
    .as<JobTables>()
    .updateTable('platform.job')
    .set({ done_count: done, ...(total === undefined ? {} : { total_count: total }) })
    .where('id', '=', id)
    .returning('cancel_requested')
    .executeTakeFirst()
  return row?.cancel_requested ?? false
}

export async function isCancelRequested(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .as<JobTables>()
    .selectFrom('platform.job')
    .select('cancel_requested')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.cancel_requested ?? false
}

/** How one run ended. `waiting` is a run that failed and will be tried again. */
export interface JobOutcome {
  readonly state: 'waiting' | 'done' | 'refused' | 'failed' | 'cancelled'
  readonly result?: Detail
  readonly error?: string
}

export async function finishJob(tx: Tx, id: string, outcome: JobOutcome): Promise<void> {
  await tx
    .as<JobTables>()
    .updateTable('platform.job')
    .set({
      state: outcome.state,
      result: outcome.result === undefined ? null : JSON.stringify(outcome.result),
      error: outcome.error ?? null,
      finished_at: outcome.state === 'waiting' ? null : sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute()
}

/** Deletes what ended before the two instants; answers how many rows of each kind. */
export async function purgeEnded(tx: Tx, jobsBefore: Date, eventsBefore: Date) {
  const { rows } = await sql<{ jobs: number; events: number }>`
    select jobs::int, events::int from platform.purge_jobs(${jobsBefore}, ${eventsBefore})`.execute(
    tx.as<unknown>(),
  )
  return rows[0] ?? { jobs: 0, events: 0 }
}
