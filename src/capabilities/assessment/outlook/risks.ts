/** 风险项: points that are sure today and stand close to the edge. Pure. */

import { addDays, type Day } from '../../../kernel/day.ts'
import {
  compare,
  type Decimal,
  decimal,
  divide,
  exact,
  isAbove,
  isAtLeast,
  multiply,
  subtract,
  toDecimal,
} from '../../../kernel/exact.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Dimension } from '../edition/index.ts'
import type { ComparisonTrace, IndicatorScore, ItemScore, QuantityTrace, Score } from '../scoring/index.ts'
import { pointsBetween } from './what-if.ts'

/** How near is too near; the office may set each otherwise. */
export interface RiskMargins {
  /** Share of the threshold, by dimension; `any` where a dimension is not named. */
  readonly share: Readonly<Partial<Record<Dimension, Decimal>>> & { readonly any: Decimal }
  /** A judgement at or below this share of the full points stands at the lower end. */
  readonly judgedShare: Decimal
  /** Material that expires within so many days. */
  readonly expiryDays: number
}

export const DEFAULT_MARGINS: RiskMargins = {
  share: { any: decimal('0.05') },
  judgedShare: decimal('0.5'),
  expiryDays: 60,
}

/** 有效期: until when material of an item holds. */
export interface Validity {
  readonly item: string
  readonly materialId: string
  readonly title: string
  readonly validUntil: string
}

export type Risk = {
  readonly indicator: number
  readonly title: Bilingual
  readonly item: string
  readonly condition: Bilingual
  /** Points that would be lost. */
  readonly points: Decimal
} & (
  | {
      readonly why: 'near_threshold'
      readonly quantity: readonly Bilingual[]
      readonly dimension: Dimension
      readonly operator: ComparisonTrace['operator']
      /** Exact texts. */
      readonly value: string
      readonly threshold: string
      /** Distance to the threshold as a share of it, cut to four places. */
      readonly margin: Decimal
    }
  | { readonly why: 'low_judgement'; readonly score: Decimal; readonly full: Decimal }
  | {
      readonly why: 'expiring'
      readonly materialId: string
      readonly materialTitle: string
      readonly validUntil: string
    }
)

/** Items that give points today and may lose them, the most points first. */
export function findRisks(
  score: Score,
  validity: readonly Validity[],
  today: Day,
  margins: RiskMargins = DEFAULT_MARGINS,
): readonly Risk[] {
  const indicators = score.groups.flatMap((group) =>
    group.subgroups.flatMap((subgroup) => subgroup.indicators),
  )
  return indicators
    .flatMap((indicator) =>
      indicator.items.flatMap((item) => risksOf(indicator, item, validity, today, margins)),
    )
    .toSorted((left, right) => compare(right.points, left.points) || left.indicator - right.indicator)
}

function risksOf(
  indicator: IndicatorScore,
  item: ItemScore,
  validity: readonly Validity[],
  today: Day,
  margins: RiskMargins,
): Risk[] {
  if (!isAbove(item.sure, '0')) return []
  const base = {
    indicator: indicator.number,
    title: indicator.title,
    item: item.key,
    condition: item.condition,
  }
  const whole = lossOf(indicator, item)
  if (!isAbove(whole, '0')) return []
  const near = nearest(item, margins)
  const risks: Risk[] = near === undefined ? [] : [{ ...base, points: near.loss ?? whole, ...near.risk }]
  if (indicator.rule === 'judged' && isAtLeast(multiply(item.points, margins.judgedShare), item.sure))
    risks.push({ ...base, why: 'low_judgement', points: whole, score: item.sure, full: item.points })
  const last = addDays(today, margins.expiryDays)
  for (const { materialId, title, validUntil } of validity.filter((each) => each.item === item.key)) {
    if (validUntil <= last)
      risks.push({ ...base, why: 'expiring', points: whole, materialId, materialTitle: title, validUntil })
  }
  return risks
}

/** What the indicator loses without this item: nothing where another item or year gives the same points. */
function lossOf(indicator: IndicatorScore, item: ItemScore): Decimal {
  const others = indicator.items.filter((each) => each.key !== item.key && each.state === 'met')
  if (indicator.rule === 'any' && others.length > 0) return decimal('0')
  if (indicator.rule !== 'years') return item.sure
  const without = others.reduce((total, each) => addPoints(total, each.sure), decimal('0'))
  const kept = isAtLeast(without, indicator.sure) ? indicator.sure : without
  return pointsBetween(kept, indicator.sure)
}

interface Near {
  readonly risk: Omit<Extract<Risk, { why: 'near_threshold' }>, keyof Base>
  /** Points lost by falling below a tier; the lower tier still gives some. */
  readonly loss?: Decimal
}
type Base = Pick<Risk, 'indicator' | 'title' | 'item' | 'condition' | 'points'>

/** The comparison that stands nearest to its threshold, if that is nearer than the margin. */
function nearest(item: ItemScore, margins: RiskMargins): Near | undefined {
  const { trace } = item
  if (trace.by === 'test') {
    const found = trace.comparisons.flatMap(({ left, operator, right }) =>
      nearTo(left, operator, right.value, margins),
    )
    const [first] = found.toSorted((one, other) => compare(one.margin, other.margin))
    return first && { risk: first }
  }
  if (trace.by !== 'tiers' || trace.reached === undefined) return undefined
  const tier = trace.tiers[trace.reached]
  const below = trace.tiers[trace.reached - 1]
  if (tier === undefined) return undefined
  const [risk] = nearTo(trace.quantity, trace.sharedEnd === 'lower' ? '>' : '>=', tier.from, margins)
  return risk && { risk, loss: pointsBetween(below?.points ?? decimal('0'), tier.points) }
}

/** Both directions: a value just above what it must reach, or just below what it must not pass. */
function nearTo(
  quantity: QuantityTrace,
  operator: ComparisonTrace['operator'],
  threshold: string | undefined,
  margins: RiskMargins,
): Near['risk'][] {
  const { value, dimension } = quantity
  if (value === undefined || threshold === undefined || operator === '=') return []
  const upward = operator === '>' || operator === '>='
  const distance = upward ? subtract(value, threshold) : subtract(threshold, value)
  const size = compare(threshold, 0) < 0 ? multiply(threshold, -1) : exact(threshold)
  const share = divide(distance, size)
  // A threshold of zero (no faults at all) has no margin: it is met or not.
  if (share === undefined || compare(share, 0) < 0) return []
  if (isAtLeast(share, margins.share[dimension] ?? margins.share.any)) return []
  const margin = toDecimal(share, 4, 'towardsZero')
  return [{ why: 'near_threshold', quantity: quantity.titles, dimension, operator, value, threshold, margin }]
}

function addPoints(left: Decimal, right: Decimal): Decimal {
  return pointsBetween(pointsBetween(right, decimal('0')), left)
}
