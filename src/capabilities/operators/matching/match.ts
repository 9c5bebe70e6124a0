/** 匹配: the best entity of a register for a shop, within a budget of pairs, with its class and reasons. Pure. */

import { createSearch } from './candidates.ts'
import { type Comparison, compare } from './compare.ts'
import { brandKey } from './keys.ts'
import { classOf, type MatchClass, type Reason, scoreOf } from './reason.ts'
import type { Register } from './register.ts'
import { ReadSubject, type Subject } from './subject.ts'

/** Entities whose points lie so close together cannot be told apart. */
const RIVAL_WITHIN = 1.2
/** The very name is told apart from one like it sooner. */
const NAMED_WITHIN = 0.5
/** A maybe at most: just below what makes a pair the same. */
const MAYBE_MOST = 1.6

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
  const search = createSearch(register)
  return (shop, keep = 1) => {
    const read = new ReadSubject(shop)
    const { rows, isSpent } = search(read)
    const compared = rows.map((row) => {
      const entity = register.subject(row)
      const known = new ReadSubject(entity)
      return {
        entity,
        known,
        result: compare(read, known, (brand) => register.rowsOf(brandKey(brand)).length),
      }
    })
    const candidates = judgeAll(compared, isSpent).slice(0, keep)
    return { class: candidates[0]?.class ?? 'no', candidates, pairs: rows.length }
  }
}

/** Best first; the first is no more than a maybe while others fit as well. */
export function judgeAll(compared: readonly Compared[], isSpent: boolean): readonly Candidate[] {
  const ranked = [...compared].sort((left, right) => right.result.points - left.result.points)
  const [best, ...others] = ranked
  const rivals = best === undefined ? 0 : others.filter((other) => isRival(best, other)).length
  return ranked.map(({ entity, result }, place) => judge(entity, result, place === 0 ? rivals : 0, isSpent))
}

interface Compared {
  readonly entity: Subject
  readonly known: ReadSubject
  readonly result: Comparison
}

/** Another entity that fits about as well as the best; one code in two rows is one entity. */
function isRival(best: Compared, other: Compared): boolean {
  const { points } = other.result
  const within = isNamed(best) && !isNamed(other) ? NAMED_WITHIN : RIVAL_WITHIN
  if (points < 0 || best.result.points - points >= within) return false
  return best.known.code === '' || best.known.code !== other.known.code
}

const isNamed = ({ result }: Compared): boolean => result.reasons.some(({ code }) => code === 'name_same')

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
  if (brand === 'other') return true
  return !isConfirmed && (brand === 'near' || (brand === 'written' && points < SURE_SPELLING))
}

/** With region, trade and form the same, a brand that only sounds alike is a slip of the pen. */
const SURE_SPELLING = 2.9

export type Matcher = ReturnType<typeof createMatcher>
