/** Gives jobs back that a worker held when it died. The library itself would wait four hours. */
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Logger } from 'pino'

/** First key of the advisory locks by which workers show that they live. */
const LOCK_CLASS = 7_241_001

const SWEEP_EVERY_MS = 5_000
const RETAKE_AFTER_MS = 1_000

/**
 * Every worker holds an advisory lock on the name under which it locks jobs; its connection, and with it the lock, dies
 * with the process. A job whose holder has no lock is lost, and so is one that this worker holds and does not run: the
 * answer that gave or ended it never came. But a worker that lives may be without its lock for a moment, as it begins
 * or when the database was away: only what is missed at two sweeps in a row is lost.
 */
const MISSED = `
  select id, locked_by as holder from graphile_worker._private_jobs as job
  where locked_by is not null and case when locked_by = $2 then id <> all ($3::bigint[]) else not exists (
    select 1 from pg_locks where locktype = 'advisory' and granted and classid = $1 and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())
      and objid::bigint = (hashtext(job.locked_by)::bigint & 4294967295)) end`
const FREE_JOBS = `
  update graphile_worker._private_jobs as job set locked_at = null, locked_by = null
  from jsonb_to_recordset($1::jsonb) as lost(id bigint, holder text)
  where job.id = lost.id and job.locked_by = lost.holder`

interface Held {
  readonly id: number
  readonly holder: string
}

/** Takes this worker's place among the living, and frees the jobs of those that are no more. */
export function keepPlace(
  connection: pg.ClientConfig,
  events: WorkerEvents,
  log: Logger,
): { readonly taken: Promise<void>; leave(): Promise<void> } {
  const taken = Promise.withResolvers<void>()
  const running = new Set<number>()
  events.on('job:start', ({ job }) => running.add(Number(job.id)))
  events.on('job:complete', ({ job }) => running.delete(Number(job.id)))
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let left = false

  const take = async (poolId: string): Promise<void> => {
    const current = new pg.Client({ ...connection, application_name: 'sishi worker' })
    client = current
    current.on('error', (error) => log.warn({ err: error }, 'the worker lost its place'))
    current.on('end', () => {
      clearInterval(timer)
      // The database was away: the place is taken again as soon as it is back.
      if (!left) timer = setTimeout(() => void take(poolId), RETAKE_AFTER_MS)
    })
    let missedBefore: readonly Held[] = []
    const sweep = async (): Promise<void> => {
      const { rows: missed } = await current.query<Held>(MISSED, [LOCK_CLASS, poolId, [...running]])
      const lost = missed.filter(({ id, holder }) =>
        missedBefore.some((earlier) => earlier.id === id && earlier.holder === holder),
      )
      missedBefore = missed
      if (lost.length === 0) return
      const { rowCount } = await current.query(FREE_JOBS, [JSON.stringify(lost)])
      log.warn({ jobs: rowCount }, 'jobs of a lost worker are free again')
    }
    const giveUp = async (error: unknown): Promise<void> => {
      log.warn({ err: error }, 'the worker could not take its place')
      await current.end()
    }
    try {
      await current.connect()
      await current.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, poolId])
      await sweep()
      timer = setInterval(() => void sweep().catch(giveUp), SWEEP_EVERY_MS)
      taken.resolve()
    } catch (error) {
      await giveUp(error)
    }
  }

  events.on('pool:create', ({ workerPool }) => void take(workerPool.id))
  return {
    taken: taken.promise,
    leave: async () => {
      left = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
