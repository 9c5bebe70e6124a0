/** Walks a chain row by row and says what is wrong with it, as precisely as two neighbours allow. Pure. */
import { canonicalText, type Digest, isSameDigest, leafOf, linkAfter } from './chain.ts'

/** A seal with the entry that it seals; `body` and `xid` are null when the entry is gone. */
export interface SealedRow extends Digest {
  readonly seq: number
  readonly entryId: string
  readonly xid: string | null
  readonly body: string | null
}

export interface ChainProblem {
  readonly kind: /** The entry's content is not what was sealed. */
    | 'content_changed'
    /** The entry is sound, its seal was altered. */
    | 'seal_changed'
    /** The seal stands, its entry was removed. */
    | 'entry_missing'
    /** Entry and seal were removed: a hole in the numbers. */
    | 'seal_missing'
    /** The entry stands in another place than it was sealed in. */
    | 'reordered'
    /** From here on nothing fits: several neighbours changed, or seals were renumbered. */
    | 'chain_broken'
  readonly seq: number
  readonly entryId: string
}

/** A mismatch whose kind the next row decides. */
interface Suspect {
  readonly seq: number
  readonly entryId: string
  readonly computed: Digest
  readonly isOutOfOrder: boolean
}

const PROBLEMS_MAX = 20

export class ChainWalk {
  readonly problems: ChainProblem[] = []
  checked = 0
  #expected: number
  #previous: Digest
  #previousRow: SealedRow | undefined
  #suspect: Suspect | undefined
  /** After a hole the link before is not known, and the row can only be taken as it is. */
  #isPreviousKnown = true

  constructor(firstSeq: number, previous: Digest) {
    this.#expected = firstSeq
    this.#previous = previous
  }

  /** Rows come in the order of seq. */
  take(row: SealedRow): void {
    if (row.seq !== this.#expected) {
      this.#settle('content_changed')
      this.#report('seal_missing', this.#expected, '')
      this.#isPreviousKnown = false
    }
    if (row.body === null) {
      this.#settle('content_changed')
      this.#report('entry_missing', row.seq, row.entryId)
    } else {
      const leaf = leafOf(canonicalText(row.seq, row.body))
      const computed = linkAfter(this.#previous, leaf)
      const fits = !this.#isPreviousKnown || isSameDigest(computed, row)
      if (this.#suspect) this.#decide(this.#suspect, fits, leaf, row)
      else if (!fits) this.#suspectRow(row, computed)
      this.checked += 1
    }
    this.#previous = row
    this.#previousRow = row
    this.#isPreviousKnown = true
    this.#expected = row.seq + 1
  }

  /** Call after the last row of the range. */
  end(lastSeq: number): void {
    this.#settle('content_changed')
    if (this.#expected <= lastSeq) this.#report('seal_missing', this.#expected, '')
  }

  #suspectRow(row: SealedRow, computed: Digest): void {
    const before = this.#previousRow
    const isOutOfOrder = before !== undefined && comesBefore(row, before)
    this.#suspect = { seq: row.seq, entryId: row.entryId, computed, isOutOfOrder }
  }

  /** The row after a mismatch tells what it was. The row belongs to the same damage; the next is judged afresh. */
  #decide(suspect: Suspect, fits: boolean, leaf: Digest, row: SealedRow): void {
    const isSwapped = this.#previousRow !== undefined && comesBefore(row, this.#previousRow)
    if (fits) this.#settle('content_changed')
    else if (isSameDigest(linkAfter(suspect.computed, leaf), row)) this.#settle('seal_changed')
    else this.#settle(isSwapped ? 'reordered' : 'chain_broken')
  }

  #settle(kind: ChainProblem['kind']): void {
    const suspect = this.#suspect
    this.#suspect = undefined
    if (suspect) this.#report(suspect.isOutOfOrder ? 'reordered' : kind, suspect.seq, suspect.entryId)
  }

  #report(kind: ChainProblem['kind'], seq: number, entryId: string): void {
    if (this.problems.length < PROBLEMS_MAX) this.problems.push({ kind, seq, entryId })
  }
}

/** Commit order as the sealer takes it: by transaction, then by id. */
function comesBefore(row: SealedRow, other: SealedRow): boolean {
  if (row.xid === null || other.xid === null) return false
  const [left, right] = [BigInt(row.xid), BigInt(other.xid)]
  return left < right || (left === right && row.entryId < other.entryId)
}
