/** Gives jobs back that a worker held when it died. The library itself would wait four hours. */
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Logger } from 'pino'

/** First key of the advisory locks by which workers show that they live. */
const LOCK_CLASS = 7_241_001

const SWEEP_EVERY_MS = 10_000
const RETAKE_AFTER_MS = 1_000

/**
 * Every worker holds an advisory lock on the name under which it locks jobs; its connection, and with it the lock, dies
 * with the process. A job whose holder has no lock is free again. Jobs younger than five seconds are left alone: their
 * worker may just be taking its lock.
 */
const FREE_LOST_JOBS = `
  with held as (select distinct locked_by from graphile_worker._private_jobs where locked_by is not null),
    lost as materialized (
      select locked_by from held where not exists (
        select 1 from pg_locks where locktype = 'advisory' and granted and classid = $1 and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and objid::bigint = (hashtext(held.locked_by)::bigint & 4294967295)))
  update graphile_worker._private_jobs as job set locked_at = null, locked_by = null
    from lost where job.locked_by = lost.locked_by and job.locked_at < now() - interval '5 seconds'
    returning job.id`

/** Takes this worker's place among the living, and frees the jobs of those that are no more. */
export function keepPlace(
  connection: pg.ClientConfig,
  events: WorkerEvents,
  log: Logger,
): { readonly taken: Promise<void>; leave(): Promise<void> } {
  const taken = Promise.withResolvers<void>()
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
    const sweep = async (): Promise<void> => {
      const { rowCount } = await current.query(FREE_LOST_JOBS, [LOCK_CLASS])
      if (rowCount !== null && rowCount > 0)
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
