/** 各项评分: the state and the points of one item under each kind of proof. Pure. */
import {
  compare,
  type Decimal,
  decimal,
  divide,
  exactText,
  isAbove,
  isAtLeast,
  isEqual,
  multiply,
} from '../../../kernel/exact.ts'
import type { Edition, Indicator, Item } from '../edition/index.ts'
import type { Decision, Inputs, Judgement, Material, PieceCount, ScoringOptions } from './inputs.ts'
import { byKey, computeComparison, computeQuantity, type Facts, gatherFacts, toPoints } from './quantities.ts'
import type { ItemScore, ItemState, ItemTrace, Missing } from './score.ts'

const NOTHING = decimal(0)

/** What items are scored from: the facts that quantities read, and what people said, by item key. */
export interface Evidence extends Facts {
  readonly sharedBandEnd: 'higher' | 'lower'
  readonly materials: ReadonlyMap<string, readonly Material[]>
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly counts: ReadonlyMap<string, PieceCount>
  readonly decisions: ReadonlyMap<string, Decision>
}

/** Puts the inputs under their keys, once per score. */
export function gatherEvidence(
  edition: Edition,
  inputs: Inputs,
  options: ScoringOptions,
  years: readonly number[],
): Evidence {
  const materials = new Map<string, Material[]>()
  for (const material of inputs.materials) {
    const list = materials.get(material.item)
    if (list) list.push(material)
    else materials.set(material.item, [material])
  }
  return {
    ...gatherFacts(edition, inputs, years),
    sharedBandEnd: options.sharedBandEnd ?? edition.sharedBandEnd,
    materials,
    judgements: byKey(inputs.judgements, (judgement) => judgement.item),
    counts: byKey(inputs.counts, (count) => count.item),
    decisions: byKey(inputs.decisions, (decision) => decision.item),
  }
}

/** The item under test or review, with the points that it gives when met. */
interface Asked {
  readonly key: string
  readonly item: Omit<Item, 'proof'>
  readonly points: Decimal
  readonly year?: number
}

/** What was found before the office's decision is looked at. */
interface Found {
  readonly state: Exclude<ItemState, 'not_applicable'>
  readonly sure: Decimal
  readonly possible: Decimal
  readonly trace: ItemTrace
  readonly missing: readonly Missing[]
  /** What the item would be if the office settled its zero denominators so. */
  readonly settle?: (state: 'met' | 'not_met') => Exclude<ItemState, 'not_applicable'>
}

/** An item that is proved by comparisons or by a reviewer, all or nothing. */
export function scoreProof(evidence: Evidence, asked: Asked, item: Item, year: number): ItemScore {
  const found =
    item.proof.by === 'test'
      ? findByTest(evidence, asked, item.proof.every, year)
      : findByReview(evidence, asked, asked.points)
  return decide(evidence, asked, found)
}

/** 分档: the highest tier that is reached wins. */
export function scoreTiers(
  evidence: Evidence,
  asked: Asked,
  rule: Indicator['rule'] & { rule: 'tiers' },
  year: number,
): ItemScore {
  const quantity = computeQuantity(evidence, rule.quantity, year)
  const tiers = rule.tiers.map((tier) => ({ from: decimal(tier.from), points: decimal(tier.points) }))
  const base = { by: 'tiers', quantity, tiers } as const
  const { value } = quantity
  if (value === undefined) {
    return decide(evidence, asked, {
      ...unknown(asked, base, quantity.missing),
      ...(quantity.status === 'no_cases' && { settle: (state: 'met' | 'not_met') => state }),
    })
  }
  // Two printed bands share an end from the second tier on: there, and only there, the policy decides.
  const isShared = (place: number) => rule.bands === 'shared' && place > 0
  const reached = tiers.findLastIndex(({ from }, place) =>
    isShared(place) && evidence.sharedBandEnd === 'lower' ? isAbove(value, from) : isAtLeast(value, from),
  )
  const onSharedEnd = tiers.some(({ from }, place) => isShared(place) && isEqual(value, from))
  const points = tiers[reached]?.points
  return decide(evidence, asked, {
    state: points === undefined ? 'not_met' : 'met',
    sure: points ?? NOTHING,
    possible: points ?? NOTHING,
    trace: {
      ...base,
      ...(points !== undefined && { reached }),
      ...(onSharedEnd && { sharedEnd: evidence.sharedBandEnd }),
    },
    missing: [],
  })
}

/** 评审打分: 0 up to the points, in steps. */
export function scoreJudged(evidence: Evidence, asked: Asked): ItemScore {
  return decide(evidence, asked, findByReview(evidence, asked, evidence.edition.judgedStep))
}

/** 计件: so many points for each accepted piece, up to the points of the indicator. */
export function scoreCount(evidence: Evidence, asked: Asked, each: Decimal): ItemScore {
  const count = evidence.counts.get(asked.key)
  const trace: ItemTrace = { by: 'count', each, ...(count && { count }) }
  const worth = (pieces: number): Decimal => {
    const points = multiply(each, pieces)
    return isAbove(points, asked.points) ? asked.points : toPoints(points)
  }
  const piecesIn = (state: PieceCount['pieces'][number]['state']) =>
    count?.pieces.filter((piece) => piece.state === state).length ?? 0
  const sure = worth(piecesIn('accepted'))
  const possible = count?.complete ? worth(piecesIn('accepted') + piecesIn('pending')) : asked.points
  const open = compare(sure, possible) < 0
  return decide(evidence, asked, {
    state: open ? 'not_yet_known' : isAbove(sure, 0) ? 'met' : 'not_met',
    sure,
    possible,
    trace,
    missing: open ? [{ what: 'count' }] : [],
  })
}

function findByTest(
  evidence: Evidence,
  asked: Asked,
  every: Extract<Item['proof'], { by: 'test' }>['every'],
  year: number,
): Found {
  const comparisons = every.map((comparison) => computeComparison(evidence, comparison, year))
  const trace: ItemTrace = { by: 'test', comparisons }
  const outcomes = comparisons.map((comparison) => comparison.outcome)
  const stateOf = (noCases: 'met' | 'not_met' | undefined): Found['state'] => {
    if (outcomes.includes('fails')) return 'not_met'
    if (outcomes.includes('no_cases') && noCases === 'not_met') return 'not_met'
    if (outcomes.includes('missing')) return 'not_yet_known'
    return outcomes.includes('no_cases') && noCases === undefined ? 'not_yet_known' : 'met'
  }
  const state = stateOf(undefined)
  if (state !== 'not_yet_known') return { state, ...settled(asked, state), trace, missing: [] }
  const missing = comparisons.flatMap(({ left, right }) => [...left.missing, ...right.missing])
  return {
    ...unknown(asked, trace, missing),
    ...(outcomes.includes('no_cases') && { settle: stateOf }),
  }
}

/** `step` is the whole of the points where a reviewer gives all or nothing. */
function findByReview(evidence: Evidence, asked: Asked, step: string): Found {
  const judgement = evidence.judgements.get(asked.key)
  const materials = evidence.materials.get(asked.key) ?? []
  const what = materials.every((material) => material.setAside !== undefined) ? 'material' : 'judgement'
  if (!judgement) return unknown(asked, { by: 'review', materials }, [{ what }])
  const setAside = new Set(materials.filter((each) => each.setAside !== undefined).map((each) => each.id))
  if (judgement.materials.length > 0 && judgement.materials.every((id) => setAside.has(id)))
    return unknown(asked, { by: 'review', judgement, isSetAside: true, materials }, [{ what }])
  if (!isScoreInSteps(judgement.score, asked.points, step)) {
    throw new Error(
      `${asked.key}: ${judgement.score} is not between 0 and ${asked.points} in steps of ${step}`,
    )
  }
  return {
    state: isAbove(judgement.score, 0) ? 'met' : 'not_met',
    sure: judgement.score,
    possible: judgement.score,
    trace: { by: 'review', judgement, materials },
    missing: [],
  }
}

/** Whether a reviewer may give this score. */
export function isScoreInSteps(score: string, points: string, step: string): boolean {
  const times = divide(score, step)
  return (
    times !== undefined && isAtLeast(score, 0) && isAtLeast(points, score) && !exactText(times).includes('/')
  )
}

function unknown(asked: Asked, trace: ItemTrace, missing: readonly Missing[]): Found {
  return { state: 'not_yet_known', sure: NOTHING, possible: asked.points, trace, missing }
}

function settled(asked: Asked, state: Found['state']): { sure: Decimal; possible: Decimal } {
  switch (state) {
    case 'met':
      return { sure: asked.points, possible: asked.points }
    case 'not_met':
      return { sure: NOTHING, possible: NOTHING }
    case 'not_yet_known':
      return { sure: NOTHING, possible: asked.points }
  }
}

/** Lets the office's decision count where it may: "no cases", or not applicable. */
function decide(evidence: Evidence, asked: Asked, { settle, ...found }: Found): ItemScore {
  const base = {
    key: asked.key,
    condition: asked.item.condition,
    ...(asked.year !== undefined && { year: asked.year }),
    points: asked.points,
    notApplicable: NOTHING,
  }
  const decision = evidence.decisions.get(asked.key)
  if (!decision) return { ...base, ...found }
  if (decision.state === 'not_applicable') {
    return {
      ...base,
      state: 'not_applicable',
      sure: NOTHING,
      possible: NOTHING,
      notApplicable: asked.points,
      trace: found.trace,
      missing: [],
      decision: { ...decision, applied: true },
    }
  }
  if (!settle) return { ...base, ...found, decision: { ...decision, applied: false } }
  const state = settle(decision.state)
  return {
    ...base,
    state,
    ...settled(asked, state),
    trace: found.trace,
    missing: state === 'not_yet_known' ? found.missing.filter((each) => each.what !== 'zero') : [],
    decision: { ...decision, applied: true },
  }
}
