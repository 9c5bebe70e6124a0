/**
 * Turns at the connections. Under load everything waits for one, and what writes takes longest by itself, being of many
 * statements: it goes first, yet only so many in a row, so that what reads comes on.
 */
const WRITES_IN_A_ROW = 4

export type Kind = 'reads' | 'writes'

export class Turns {
  #free: number
  #writesInARow = 0
  readonly #waiting: Readonly<Record<Kind, (() => void)[]>> = { reads: [], writes: [] }

  constructor(free: number) {
    this.#free = free
  }

  /** How many wait for one. */
  get awaited(): number {
    return this.#waiting.reads.length + this.#waiting.writes.length
  }

  /** Answers when it is one's turn; who has taken one gives it back. */
  async take(kind: Kind): Promise<void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting[kind].push(resolve))
  }

  giveBack(): void {
    const { reads, writes } = this.#waiting
    const isForWrites = writes.length > 0 && (reads.length === 0 || this.#writesInARow < WRITES_IN_A_ROW)
    this.#writesInARow = isForWrites ? this.#writesInARow + 1 : 0
    const next = (isForWrites ? writes : reads).shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
