/** 匹配: the best entity of a register for a shop, within a budget of pairs, with its class and reasons. Pure. */
import { type Comparison, compare } from './compare.ts'
import { brandKey, searchKeys } from './keys.ts'
import { classOf, type MatchClass, type Reason, scoreOf } from './reason.ts'
import type { Register } from './register.ts'
import { type ReadSubject, readSubject, type Subject } from './subject.ts'

/** How many rows of the key table are looked at for one shop, and how many entities are compared. */
const ROWS_MAX = 4_000
const PAIRS_MAX = 32
/** Entities whose points lie so close together cannot be told apart. */
const RIVAL_WITHIN = 1.2
/** A maybe at most: just below what makes a pair the same. */
const MAYBE_MOST = 1.9

export interface Candidate {
  readonly entity: Subject
  readonly class: MatchClass
  readonly score: number
  readonly points: number
  readonly reasons: readonly Reason[]
}

export interface Answer {
  readonly class: MatchClass
  /** Best first; the first decides the class of the answer. Those that are none stand behind, for the asking. */
  readonly candidates: readonly Candidate[]
  readonly pairs: number
}

export function createMatcher(register: Register): (shop: Subject, keep?: number) => Answer {
  const weights = new Float32Array(register.size)
  return (shop, keep = 1) => {
    const read = readSubject(shop)
    const { rows, isSpent } = candidateRows(register, read, weights)
    const compared = rows.map((row) => {
      const entity = register.subject(row)
      const known = readSubject(entity)
      return {
        entity,
        known,
        result: compare(read, known, (brand) => register.rowsOf(brandKey(brand)).length),
      }
    })
    compared.sort((left, right) => right.result.points - left.result.points)
    const [best, ...others] = compared
    const rivals = best === undefined ? 0 : others.filter((other) => isRival(best, other)).length
    const candidates = compared
      .slice(0, keep)
      .map(({ entity, result }, place) => judge(entity, result, place === 0 ? rivals : 0, isSpent))
    return { class: candidates[0]?.class ?? 'no', candidates, pairs: rows.length }
  }
}

interface Compared {
  readonly known: ReadSubject
  readonly result: Comparison
}

/** Another entity that fits about as well as the best; one code in two rows is one entity. */
function isRival(best: Compared, other: Compared): boolean {
  const { points } = other.result
  if (points < 0 || best.result.points - points >= RIVAL_WITHIN) return false
  return best.known.code === '' || best.known.code !== other.known.code
}

function judge(entity: Subject, result: Comparison, rivals: number, isSpent: boolean): Candidate {
  const reasons = [...result.reasons]
  let { points } = result
  if (points > MAYBE_MOST && isDoubtful(result)) {
    points = MAYBE_MOST
    reasons.push({ code: 'spelling_doubt', points: 0 })
  }
  if (rivals > 0) {
    points = Math.min(points, MAYBE_MOST) / (1 + rivals)
    reasons.push({ code: 'rivals', points: 0, values: { rivals } })
  }
  if (isSpent && classOf(points) === 'same' && !result.isConfirmed)
    reasons.push({ code: 'budget_spent', points: 0 })
  return { entity, class: classOf(points), score: scoreOf(points), points, reasons }
}

/** A name that is another stays a question; one written otherwise does unless something else confirms it. */
function isDoubtful({ brand, isConfirmed, points, reasons }: Comparison): boolean {
  if (reasons.some(({ code }) => code === 'code_same')) return false
  return brand === 'other' || (brand === 'written' && !isConfirmed && points < SURE_SPELLING)
}

/** With region, trade and form the same, a brand that only sounds alike is a slip of the pen. */
const SURE_SPELLING = 3.2

/** The rows that share the rarest keys, the most shared first; lists that exceed the budget are not begun. */
function candidateRows(
  register: Register,
  shop: ReadSubject,
  weights: Float32Array,
): { readonly rows: readonly number[]; readonly isSpent: boolean } {
  const lists = searchKeys(shop)
    .map((key) => register.rowsOf(key))
    .filter((list) => list.length > 0)
    .sort((left, right) => left.length - right.length)
  const touched: number[] = []
  let looked = 0
  let isSpent = false
  for (const list of lists) {
    if (looked + list.length > ROWS_MAX) {
      isSpent = true
      // A brand borne by thousands is looked at in part: what it finds has rivals anyway.
      if (touched.length > 0) break
    }
    const weight = Math.log2(1 + register.size / list.length)
    for (const row of list.subarray(0, ROWS_MAX - looked)) {
      if (weights[row] === 0) touched.push(row)
      weights[row] = (weights[row] ?? 0) + weight
    }
    looked += Math.min(list.length, ROWS_MAX - looked)
  }
  const ranked = touched.length <= PAIRS_MAX ? touched : heaviest(touched, weights)
  const rows = [...ranked]
  for (const row of touched) weights[row] = 0
  return { rows, isSpent }
}

function heaviest(rows: readonly number[], weights: Float32Array): readonly number[] {
  return [...rows].sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0)).slice(0, PAIRS_MAX)
}

export type Matcher = ReturnType<typeof createMatcher>
