/** 提分项: what could still bring points, item by item, with its effort; and which of them exclude each other. Pure. */
import {
  compare,
  type Decimal,
  decimal,
  isAbove,
  multiply,
  sum,
  toPlainDecimal,
} from '../../../kernel/exact.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { IndicatorScore, ItemScore, Score } from '../scoring/index.ts'
import type { Change } from './changes.ts'
import {
  daysLeftByIndicator,
  type Effort,
  type EffortEntry,
  effortOf,
  type StepKind,
  type WorkLeft,
} from './effort.ts'
import { pointsBetween } from './what-if.ts'

/** Why a step is in no plan: its data are those of finished years, or the office says so. */
export type OutOfReach = 'settled' | 'by_office'

/** One thing to bring about. */
export interface GainStep {
  /** `11.2`, `1.1@2025` (a year), `3.1#2` (the second tier), `34.1` (one more piece): the key of its effort. */
  readonly key: string
  readonly item: string
  readonly indicator: number
  readonly title: Bilingual
  readonly group: string
  readonly condition: Bilingual
  readonly kind: StepKind
  /** Points that it adds to what is sure now, taken alone. */
  readonly points: Decimal
  readonly effort: Effort
  readonly outOfReach?: OutOfReach
  /** The tier's lower end, or how many pieces. */
  readonly from?: Decimal
  readonly pieces?: number
  /** The outcome is not in one's hands: a figure that is entered may turn out either way. */
  readonly dependsOnData: boolean
  /** The change of the inputs that would bring the step about, where one value says it all. */
  readonly change?: Change
}

/** One or several steps that are taken together. */
export interface GainOption {
  readonly steps: readonly GainStep[]
  readonly points: Decimal
  readonly days: Decimal
}

/** Options of which at most one is taken; options of different choices add up. */
export interface GainChoice {
  readonly indicator: number
  readonly group: string
  readonly options: readonly GainOption[]
}

export interface Gains {
  /** Every step, most points for a day first; those out of reach last. */
  readonly steps: readonly GainStep[]
  /** What is within reach, for the shortest way. */
  readonly choices: readonly GainChoice[]
}

export function findGains(score: Score, efforts: readonly EffortEntry[], work: readonly WorkLeft[]): Gains {
  const entries = new Map(efforts.map((entry) => [entry.key, entry]))
  const daysLeft = daysLeftByIndicator(work)
  const steps: GainStep[] = []
  const choices: GainChoice[] = []
  for (const group of score.groups) {
    for (const indicator of group.subgroups.flatMap((subgroup) => subgroup.indicators)) {
      const drafts = draftsOf(indicator)
      const found = drafts.map((draft) => {
        const { settled, ...step } = draft
        const entry = entries.get(step.key)
        const effort = effortOf(entry, step.kind, daysLeft.get(indicator.number), drafts.length)
        const outOfReach = reachOf(settled, entry)
        return { ...step, group: group.key, effort, ...(outOfReach && { outOfReach }) }
      })
      steps.push(...found)
      const within = found.filter((step) => step.outOfReach === undefined)
      choices.push(...choicesOf(indicator, group.key, within))
    }
  }
  return { steps: steps.toSorted(byYield), choices }
}

function reachOf(settled: boolean, entry: EffortEntry | undefined): OutOfReach | undefined {
  if (entry?.reachable === false) return 'by_office'
  return settled && entry?.reachable !== true ? 'settled' : undefined
}

/** Most points for a day first; then more points, then the order of the table. */
function byYield(left: GainStep, right: GainStep): number {
  const reach = Number(left.outOfReach !== undefined) - Number(right.outOfReach !== undefined)
  if (reach !== 0) return reach
  const yields = compare(multiply(right.points, left.effort.days), multiply(left.points, right.effort.days))
  return yields || compare(right.points, left.points) || left.indicator - right.indicator
}

type Draft = Omit<GainStep, 'group' | 'effort' | 'outOfReach'> & {
  /** Found out by figures or measures of finished years, so that work now does not change it. */
  readonly settled: boolean
}

/** The steps of one indicator, before anybody's effort is looked at. */
function draftsOf(indicator: IndicatorScore): Draft[] {
  const left = pointsBetween(indicator.sure, indicator.points)
  if (!isAbove(left, 0)) return []
  return indicator.items.flatMap((item) => itemDrafts(indicator, item, left))
}

/** `left` is what the whole indicator still lacks; in an any rule one item gives all of it. */
function itemDrafts(indicator: IndicatorScore, item: ItemScore, left: Decimal): Draft[] {
  const rest = pointsBetween(item.sure, item.points)
  if (item.state === 'not_applicable' || !isAbove(rest, 0)) return []
  const points = indicator.rule === 'any' ? left : least(rest, left)
  const base = {
    key: item.key,
    item: item.key,
    indicator: indicator.number,
    title: indicator.title,
    condition: item.condition,
  }
  switch (item.trace.by) {
    case 'test':
      return [{ ...base, ...kindOfData(item), points }]
    case 'tiers':
      return tierDrafts(item, base)
    case 'review': {
      const change: Change = { of: 'judgement', item: item.key, score: item.points }
      return [{ ...base, kind: kindOfReview(item), points, settled: false, dependsOnData: false, change }]
    }
    case 'count':
      return pieceDraft(item, base)
  }
}

type Base = Pick<Draft, 'key' | 'item' | 'indicator' | 'title' | 'condition'>

/** No cases: the office settles it. Missing data: they are entered. Else only later years change it. */
function kindOfData(item: ItemScore): Pick<Draft, 'kind' | 'settled' | 'dependsOnData' | 'change'> {
  if (item.state !== 'not_yet_known') return { kind: 'later_years', settled: true, dependsOnData: true }
  if (item.missing.every((missing) => missing.what === 'zero')) {
    const change: Change = { of: 'decision', item: item.key, state: 'met' }
    return { kind: 'settle', settled: false, dependsOnData: false, change }
  }
  return { kind: 'data', settled: false, dependsOnData: true }
}

function kindOfReview(item: ItemScore): StepKind {
  if (item.state !== 'not_yet_known') return 'redo'
  return item.missing.some((missing) => missing.what === 'material') ? 'material' : 'judgement'
}

/** Every tier above the one that is reached. */
function tierDrafts(item: ItemScore, base: Base): Draft[] {
  if (item.trace.by !== 'tiers') return []
  return item.trace.tiers.flatMap((tier, place) => {
    const points = pointsBetween(item.sure, tier.points)
    if (!isAbove(points, 0)) return []
    const { change: _, ...kind } = kindOfData(item)
    return [{ ...base, ...kind, key: `${item.key}#${place + 1}`, from: tier.from, points }]
  })
}

/** One more accepted piece; the last one may bring less than its full worth. */
function pieceDraft(item: ItemScore, base: Base): Draft[] {
  if (item.trace.by !== 'count') return []
  const { each, count } = item.trace
  const accepted = count?.pieces.filter((piece) => piece.state === 'accepted').length ?? 0
  const points = least(each, pointsBetween(item.sure, item.points))
  const change: Change = { of: 'pieces', item: item.key, accepted: accepted + 1 }
  return [{ ...base, kind: 'pieces', points, settled: false, dependsOnData: false, pieces: 1, change }]
}

function choicesOf(indicator: IndicatorScore, group: string, steps: readonly GainStep[]): GainChoice[] {
  if (steps.length === 0) return []
  const of = { indicator: indicator.number, group }
  switch (indicator.rule) {
    // Each item adds to the others.
    case 'sum':
      return steps.map((step) => ({ ...of, options: [single(step)] }))
    // One of them gives all there is: met items, tiers and a reviewer's points do not add up.
    case 'any':
    case 'tiers':
    case 'judged':
      return [{ ...of, options: steps.map(single) }]
    case 'years':
      return [{ ...of, options: yearOptions(indicator, steps) }]
    case 'count':
      return [{ ...of, options: steps.flatMap((step) => pieceOptions(indicator, step)) }]
  }
}

const single = (step: GainStep): GainOption => ({
  steps: [step],
  points: step.points,
  days: step.effort.days,
})

/** Years give equal points up to a cap, so of so many years the cheapest ones are taken. */
function yearOptions(indicator: IndicatorScore, steps: readonly GainStep[]): GainOption[] {
  const cheapest = steps.toSorted((left, right) => compare(left.effort.days, right.effort.days))
  const each = indicator.items[0]?.points ?? decimal('0')
  const now = sum(indicator.items.map((item) => item.sure))
  return cheapest.map((_, place) => {
    const taken = cheapest.slice(0, place + 1)
    const then = least(plain(sum([now, multiply(each, taken.length)])), indicator.points)
    return {
      steps: taken,
      points: pointsBetween(indicator.sure, then),
      days: plain(sum(taken.map((step) => step.effort.days))),
    }
  })
}

/** So many more pieces, up to the points of the indicator. */
function pieceOptions(indicator: IndicatorScore, step: GainStep): GainOption[] {
  const trace = indicator.items.find((item) => item.key === step.item)?.trace
  if (trace?.by !== 'count' || !isAbove(trace.each, 0)) return []
  const left = pointsBetween(indicator.sure, indicator.points)
  const accepted = trace.count?.pieces.filter((piece) => piece.state === 'accepted').length ?? 0
  const options: GainOption[] = []
  for (let pieces = 1; ; pieces++) {
    const points = least(plain(multiply(trace.each, pieces)), left)
    const days = plain(multiply(step.effort.days, pieces))
    const change: Change = { of: 'pieces', item: step.item, accepted: accepted + pieces }
    const taken = { ...step, pieces, points, effort: { ...step.effort, days }, change }
    options.push({ steps: [taken], points, days })
    if (compare(points, left) >= 0) return options
  }
}

function least(left: Decimal, right: Decimal): Decimal {
  return isAbove(left, right) ? right : left
}

/** Points and days are decimals, and so are their sums and products. */
function plain(value: Parameters<typeof toPlainDecimal>[0]): Decimal {
  const text = toPlainDecimal(value)
  if (text === undefined) throw new Error('not a decimal')
  return text
}

/** Points per day for showing; the ranking itself compares exactly. */
export function yieldOf(step: Pick<GainStep, 'points' | 'effort'>): number | undefined {
  const days = Number(step.effort.days)
  return days === 0 ? undefined : Number(step.points) / days
}
