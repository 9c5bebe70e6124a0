/** 候选: which entities of a register are compared with a shop, within a budget. */
import { searchKeys } from './keys.ts'
import type { Register } from './register.ts'
import type { ReadSubject } from './subject.ts'

/** How many rows of the key table are looked at for one shop, and how many entities are compared. */
const ROWS_MAX = 3_000
const PAIRS_MAX = 20
/** Who shares so small a part of what the first shares is not compared. */
const LIGHT = 0.2
/** Who shares a code or a telephone is compared, however many share more words. */
const CONTACT_FACTOR = 4

export interface Candidates {
  readonly rows: readonly number[]
  /** Lists were left out, or looked at in part, because the budget was spent. */
  readonly isSpent: boolean
}

/** Searches one register; the arrays are its own and used again for each shop. */
export function createSearch(register: Register): (shop: ReadSubject) => Candidates {
  const weights = new Float32Array(register.size)
  const touched = new Uint32Array(ROWS_MAX)

  /** The rows that share the rarest keys; lists that exceed the budget are not begun. */
  return (shop) => {
    const { contacts, words } = searchKeys(shop)
    const first = listsOf(register, contacts)
    const lists = [...first, ...listsOf(register, words)]
    let [count, looked, isSpent] = [0, 0, false]
    for (const [place, list] of lists.entries()) {
      if (looked + list.length > ROWS_MAX) {
        isSpent = true
        // A brand borne by thousands is looked at in part: what it finds has rivals anyway.
        if (count > 0) break
      }
      const weight = Math.log2(1 + register.size / list.length) * (place < first.length ? CONTACT_FACTOR : 1)
      const end = Math.min(list.length, ROWS_MAX - looked)
      for (let at = 0; at < end; at += 1) {
        const row = list[at] ?? 0
        const before = weights[row] ?? 0
        if (before === 0) {
          touched[count] = row
          count += 1
        }
        weights[row] = before + weight
      }
      looked += end
    }
    const rows = heaviest(touched.subarray(0, count), weights)
    for (let at = 0; at < count; at += 1) weights[touched[at] ?? 0] = 0
    return { rows, isSpent }
  }
}

const listsOf = (register: Register, keys: readonly number[]): Uint32Array[] =>
  keys
    .map((key) => register.rowsOf(key))
    .filter((list) => list.length > 0)
    .sort((left, right) => left.length - right.length)

function heaviest(rows: Uint32Array, weights: Float32Array): readonly number[] {
  let most = 0
  for (let at = 0; at < rows.length; at += 1) most = Math.max(most, weights[rows[at] ?? 0] ?? 0)
  const kept: number[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0
    if ((weights[row] ?? 0) >= LIGHT * most) kept.push(row)
  }
  return kept.sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0)).slice(0, PAIRS_MAX)
}
