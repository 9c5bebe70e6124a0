/** The queue's connections: while the database is away the library waits, and does not end. */
import pg from 'pg'
import { tolerateLostConnections } from '../db/lost-connections.ts'

/** `cannot_connect_now`: the library tries again whatever fails with it. */
const TRY_AGAIN = '57P03'

/** Codes with which a server that ends, or one that begins, sends its clients away; a torn connection has none. */
const AWAY = new Set(['57P01', '57P02', TRY_AGAIN, 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'])

/**
 * Nobody awaits the statement by which the library ends a job: an error that it does not try again would end the
 * program. Statements of the queue may be repeated: what was done is done no second time.
 */
function asAway(error: unknown): never {
  if (!(error instanceof Error)) throw error
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined || AWAY.has(code)) throw Object.assign(error, { code: TRY_AGAIN })
  throw error
}

class QueueClient extends pg.Client {
  override query: pg.Client['query'] = ((...request: Parameters<pg.Client['query']>) => {
    const answer: unknown = super.query(...request)
    return answer instanceof Promise ? answer.catch(asAway) : answer
  }) as pg.Client['query']
}

class QueuePool extends pg.Pool {
  override connect: pg.Pool['connect'] = ((callback?: Parameters<pg.Pool['connect']>[0]) =>
    callback === undefined ? super.connect().catch(asAway) : super.connect(callback)) as pg.Pool['connect']
}

export function openQueuePool(connection: pg.ClientConfig, max: number): pg.Pool {
  const pool = new QueuePool({ ...connection, max, Client: QueueClient })
  tolerateLostConnections(pool)
  return pool
}
