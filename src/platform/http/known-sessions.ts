/**
 * 已知会话: holders of session tokens, remembered for a few seconds so that not every request asks the database.
 * Forgotten at once when anything about sessions, roles or people changes, in whatever program it changed: triggers
 * notify `sishi_sessions`. While that channel is not heard, nothing is remembered.
 */
import pg from 'pg'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'

const CHANNEL = 'sishi_sessions'
const RETRY_MS = 1_000
/** Past this many, the oldest are let go; a token is a few hundred bytes with its grants. */
const TOKENS_MAX = 10_000

interface Known {
  readonly actor: Actor
  readonly since: number
}

export class KnownSessions {
  readonly #find: (token: string) => Promise<Actor | undefined>
  readonly #clock: Clock
  readonly #keepMs: number
  readonly #known = new Map<string, Known>()
  #generation = 0
  #heard = false
  #client: pg.Client | undefined
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: {
    readonly find: (token: string) => Promise<Actor | undefined>
    readonly clock: Clock
    /** 0 remembers nothing. */
    readonly keepMs: number
  }) {
    this.#find = options.find
    this.#clock = options.clock
    this.#keepMs = options.keepMs
  }

  /** Who holds the token now; undefined for a token that opens nothing (never remembered). */
  async holderOf(token: string): Promise<Actor | undefined> {
    const now = this.#clock.now().getTime()
    const known = this.#known.get(token)
    if (known !== undefined && Math.abs(now - known.since) < this.#keepMs) return known.actor
    const generation = this.#generation
    const actor = await this.#find(token)
    // What changed while we asked may not be in the answer.
    if (actor !== undefined && this.#heard && generation === this.#generation)
      this.#keep(token, { actor, since: now })
    return actor
  }

  /** Forgets everybody: the next request of each asks again. */
  forget(): void {
    this.#generation += 1
    this.#known.clear()
  }

  /** Listens for changes made anywhere; returns once it hears. */
  async listen(connection: pg.ClientConfig): Promise<void> {
    if (this.#keepMs === 0 || this.#closed) return
    const client = new pg.Client(connection)
    const lost = () => {
      if (this.#client !== client) return
      this.#client = undefined
      this.#heard = false
      this.forget()
      if (!this.#closed) this.#retry = setTimeout(() => void this.listen(connection), RETRY_MS)
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', () => this.forget())
    this.#client = client
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      this.forget()
      this.#heard = true
    } catch {
      lost()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }

  #keep(token: string, known: Known): void {
    if (this.#known.size >= TOKENS_MAX) {
      const oldest = this.#known.keys().next().value
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(token, known)
  }
}
