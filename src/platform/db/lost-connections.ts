/** Connections may die without taking the program along. */
import type pg from 'pg'

/** An idle or borrowed connection that dies is replaced by the pool; whoever was using it learns it from the query. */
export function tolerateLostConnections(pool: pg.Pool): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
}
