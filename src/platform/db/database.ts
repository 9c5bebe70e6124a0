/** The one door to PostgreSQL: transactions under a Scope. No SQL of any capability lives here. */
import {
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { Scope } from '../../kernel/actor.ts'
import type { Result } from '../../kernel/result.ts'
import { ConnectionDriver } from './connection-driver.ts'
import { tolerateLostConnections } from './lost-connections.ts'
import { scopeSettings } from './scope-settings.ts'
import { type Kind, Turns } from './turns.ts'

// Days are civil dates and counts may exceed 2^53: neither becomes a Date or a float on the way in.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text)

/**
 * Statements are prepared and planned once a connection. Policies read the scope from settings, so that no value of a
 * call makes a better plan; and to plan a page of tasks anew takes longer than to read it.
 */
const PLANS = 'set plan_cache_mode = force_generic_plan'
const READ_ONLY = 'begin read only'

/** A running transaction. `as<Tables>()` gives the typed builder over the capability's own tables. */
export interface Tx {
  as<Tables>(): Kysely<Tables>
  /**
   * Sends a statement whose answer nobody reads, and goes on: no round trip is waited for. The transaction ends only
   * when all of these are done, and fails where one of them does.
   */
  later(query: Sendable): void
  /** Number of statements sent so far, the transaction's own not counted. */
  readonly statements: number
  /** Runs after the commit; never after a rollback. */
  afterCommit(action: () => void): void
}

/** A statement of the builder or of `sql`, not yet sent. */
export interface Sendable {
  compile(builder: Kysely<unknown>): CompiledQuery
}

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig
  readonly max?: number
  /** Called with each statement as it is sent; tests count them and write them to reviewable files. */
  readonly onStatement?: (sql: string, parameters: readonly unknown[]) => void
}

export class Database {
  readonly pool: pg.Pool
  /** What another thread opens connections of its own with. */
  readonly connection: pg.PoolConfig
  readonly #sessions = new WeakMap<pg.PoolClient, Session>()
  readonly #turns: Turns
  readonly #onStatement: ((sql: string, parameters: readonly unknown[]) => void) | undefined

  constructor(options: DatabaseOptions) {
    this.connection = options.connection
    const max = options.max ?? 10
    this.#turns = new Turns(max)
    this.pool = new pg.Pool({
      max,
      idleTimeoutMillis: 30_000,
      pipeline: true,
      ...options.connection,
    })
    tolerateLostConnections(this.pool)
    this.#onStatement = options.onStatement
  }

  /** How many transactions wait for a connection. */
  get waiting(): number {
    return this.#turns.awaited
  }

  /** Reads under a scope, in one read-only transaction. */
  async read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return await this.#transaction(scope, READ_ONLY, work, () => true)
  }

  /** Does one unit of work under a scope. Rolls back when it throws and when it returns a refusal. */
  async transact<T, E>(scope: Scope, work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    return await this.#transaction(scope, 'begin', work, (result) => result.ok)
  }

  /**
   * One statement, a transaction by itself and under no scope, in one round trip: for the functions of the sign-in path,
   * which answer before anybody is known. Row-level security shows nothing to it.
   */
  async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const session = await this.#session('reads')
    try {
      if (!session.isOver) await session.client.query('commit')
      session.isOver = true
      const unread: Promise<unknown>[] = []
      const value = await work(session.tx([], unread))
      await Promise.all(unread)
      if (session.driver.statements > 1) throw new Error('once is for one statement: use read or transact')
      return value
    } finally {
      this.#leave(session)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  async #session(kind: Kind): Promise<Session> {
    await this.#turns.take(kind)
    try {
      return await this.#connect()
    } catch (cause) {
      this.#turns.giveBack()
      throw cause
    }
  }

  #leave({ client }: Session, broken?: Error): void {
    client.release(broken)
    this.#turns.giveBack()
  }

  async #connect(): Promise<Session> {
    const client = await this.pool.connect()
    const known = this.#sessions.get(client)
    if (known !== undefined) {
      known.driver.statements = 0
      return known
    }
    try {
      await client.query(PLANS)
    } catch (cause) {
      client.release(true)
      throw cause
    }
    const session = openSession(client, this.#onStatement)
    this.#sessions.set(client, session)
    return session
  }

  async #transaction<T>(
    scope: Scope,
    begin: string,
    work: (tx: Tx) => Promise<T>,
    keeps: (value: T) => boolean,
  ): Promise<T> {
    const session = await this.#session(begin === READ_ONLY ? 'reads' : 'writes')
    const { client } = session
    const afterCommit: (() => void)[] = []
    const unread: Promise<unknown>[] = []
    let broken: Error | undefined
    // Not awaited: the first statement follows in the same packet. Where this fails, that one fails with it.
    cork(client)
    const over = session.isOver ? '' : 'commit; '
    session.isOver = true
    const begun = client.query(`${over}${begin}; ${settingsStatement(client, scope)}`)
    begun.catch(() => {})
    try {
      const value = await work(session.tx(afterCommit, unread))
      await begun
      if (!keeps(value)) {
        await client.query('rollback')
        return value
      }
      if (begin === READ_ONLY) this.#endRead(session)
      // The commit follows what nobody read in the same packet; after a failure among them it takes all back.
      else await Promise.all([...unread, client.query('commit')])
      for (const action of afterCommit) action()
      return value
    } catch (cause) {
      const first = (await Promise.allSettled(unread)).find((each) => each.status === 'rejected')
      await client.query('rollback').catch((error: Error) => {
        broken = error
      })
      throw first === undefined ? cause : first.reason
    } finally {
      this.#leave(session, broken)
    }
  }

  /**
   * Nothing depends on the end of a transaction that only read. Where somebody waits for the connection, it goes in the
   * packet that begins the next one; else it is sent at once and not waited for.
   */
  #endRead(session: Session): void {
    if (this.waiting > 0) session.isOver = false
    else session.client.query('commit').catch(() => {})
  }
}

/** What is sent before the next turn goes out in one packet. */
function cork({ connection: { stream } }: pg.PoolClient): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** What belongs to a connection for as long as the pool keeps it: making a builder anew costs as much as a statement. */
interface Session {
  readonly client: pg.PoolClient
  readonly driver: ConnectionDriver
  /** False while a transaction that only read is left open for whoever begins the next. */
  isOver: boolean
  tx(afterCommit: (() => void)[], unread: Promise<unknown>[]): Tx
}

function openSession(client: pg.PoolClient, onStatement: DatabaseOptions['onStatement']): Session {
  const driver = new ConnectionDriver(client, onStatement)
  const kysely = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    client,
    driver,
    isOver: true,
    tx: (afterCommit, unread) => ({
      as: <Tables>() => kysely as unknown as Kysely<Tables>,
      get statements() {
        return driver.statements
      },
      later: (query) => {
        cork(client)
        const sent = driver.send(query.compile(kysely))
        sent.catch(() => {})
        unread.push(sent)
      },
      afterCommit: (action) => afterCommit.push(action),
    }),
  }
}

/** All settings, local to the transaction, in the packet of its begin; none of them is planned or answered with a row. */
function settingsStatement(client: pg.PoolClient, scope: Scope): string {
  return Object.entries(scopeSettings(scope))
    .map(([name, value]) => `set local ${name} = ${client.escapeLiteral(value)}`)
    .join('; ')
}
