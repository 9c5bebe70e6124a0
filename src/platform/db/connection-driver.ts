/** Kysely driver over one borrowed connection, with statements prepared once per connection. */
import { createHash } from 'node:crypto'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type pg from 'pg'

/** Texts that get a prepared statement; past this many distinct ones a text is sent unprepared. */
const PREPARED_MAX = 2000
const names = new Map<string, string>()

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= PREPARED_MAX) return known
  const name = createHash('sha1').update(sql).digest('base64url')
  names.set(sql, name)
  return name
}

export class ConnectionDriver implements Driver {
  statements = 0
  readonly #client: pg.PoolClient
  readonly #onStatement: ((sql: string, parameters: readonly unknown[]) => void) | undefined
  readonly #connection: DatabaseConnection

  constructor(client: pg.PoolClient, onStatement?: (sql: string, parameters: readonly unknown[]) => void) {
    this.#client = client
    this.#onStatement = onStatement
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery) => this.send<R>(query),
      // biome-ignore lint/correctness/useYield: the interface asks for a generator; we stream by keyset instead
      streamQuery: async function* () {
        throw new Error('streaming queries are not used: page by keyset')
      },
    }
  }

  /** Goes out in this turn, after what was sent before it. */
  async send<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.statements += 1
    this.#onStatement?.(query.sql, query.parameters)
    const name = nameOf(query.sql)
    const result = await this.#client.query({
      text: query.sql,
      values: query.parameters as unknown[],
      ...(name === undefined ? {} : { name }),
    })
    const changed = result.command === 'SELECT' ? undefined : BigInt(result.rowCount ?? 0)
    return { rows: result.rows as R[], ...(changed === undefined ? {} : { numAffectedRows: changed }) }
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('use Database.transact')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
