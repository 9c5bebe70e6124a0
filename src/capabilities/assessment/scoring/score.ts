/** 评分结果: what scoring answers, with every value it compared. Plain data that can be sent and stored. Pure. */
import type { Day } from '../../../kernel/day.ts'
import type { Decimal } from '../../../kernel/exact.ts'
import type { RecordsLink } from '../../../kernel/measure.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Comparison, Dimension, Indicator, Quantity, Where, Zone } from '../edition/index.ts'
import type { Decision, Judgement, Material, PieceCount } from './inputs.ts'

/** `met` means that the item gives points; how many stands beside it. */
export type ItemState = 'met' | 'not_met' | 'not_yet_known' | 'not_applicable'

/** A condition on points that may still change. */
export type Check = 'met' | 'failed' | 'undecided'

/** 合格 / 不合格 / 尚未定论. `fails`: even with everything not yet known the rule cannot be met any more. */
export type Verdict = 'passes' | 'fails' | 'undecided'

/** `possible` is `sure` and everything that is not yet known. */
export interface Points {
  readonly points: Decimal
  readonly sure: Decimal
  readonly possible: Decimal
  /** Points of items that are not applicable: neither sure nor possible. */
  readonly notApplicable: Decimal
}

/** What is not there, exactly. */
export type Missing =
  | {
      readonly what: 'figure'
      readonly series: string
      readonly title: Bilingual
      readonly where: Where
      readonly year: number
    }
  | { readonly what: 'measure'; readonly measure: string; readonly title: Bilingual }
  /** A zero denominator: of a figure (with its side and year), or of a measure. */
  | { readonly what: 'zero'; readonly title: Bilingual; readonly where?: Where; readonly year?: number }
  | { readonly what: 'zone' }
  | { readonly what: 'material' }
  | { readonly what: 'judgement' }
  | { readonly what: 'count' }

/** One figure that a quantity asked for; without `value` it is missing. */
export interface FigureTrace {
  readonly kind: 'figure'
  readonly series: string
  readonly title: Bilingual
  readonly dimension: Dimension
  readonly where: Where
  readonly year: number
  /** A published growth rate in per cent, and not the level. */
  readonly isGrowth?: true
  readonly id?: string
  readonly value?: Decimal
  readonly unit?: string
  readonly source?: string
}

/** One measure that a quantity asked for; without parts or amount it is missing or has no cases. */
export interface MeasureTrace {
  readonly kind: 'measure'
  readonly measure: string
  readonly title: Bilingual
  readonly parts?: { readonly numerator: Decimal; readonly denominator: Decimal }
  readonly words?: { readonly numerator: Bilingual; readonly denominator: Bilingual }
  readonly amount?: Decimal
  readonly noCases?: true
  readonly period?: string
  readonly records?: RecordsLink
  readonly source?: string
}

/** A quantity as it was computed; `value` is exact text ('3/20'). */
export interface QuantityTrace {
  readonly of: Quantity['of']
  readonly dimension: Dimension
  readonly where?: Where
  readonly years: readonly number[]
  readonly titles: readonly Bilingual[]
  readonly status: 'known' | 'missing' | 'no_cases'
  readonly value?: string
  readonly parts: readonly (FigureTrace | MeasureTrace)[]
  readonly missing: readonly Missing[]
  /** 规模线 of the zone, where the quantity counts operators above it. */
  readonly salesLine?: { readonly zone: Zone; readonly amount: Decimal }
}

export interface ComparisonTrace {
  readonly left: QuantityTrace
  readonly operator: Comparison['operator']
  readonly right: QuantityTrace
  readonly outcome: 'holds' | 'fails' | 'missing' | 'no_cases'
}

/** How the state of an item was found. */
export type ItemTrace =
  | { readonly by: 'test'; readonly comparisons: readonly ComparisonTrace[] }
  | {
      readonly by: 'tiers'
      readonly quantity: QuantityTrace
      readonly tiers: readonly { readonly from: Decimal; readonly points: Decimal }[]
      /** The place of the tier that was reached. */
      readonly reached?: number
      /** The value stands on the shared end of two bands, which went to this one. */
      readonly sharedEnd?: 'higher' | 'lower'
    }
  | {
      readonly by: 'review'
      readonly judgement?: Judgement
      /** All that the judgement rests on was sent back or has expired: it waits to be given anew. */
      readonly isSetAside?: true
      readonly materials: readonly Material[]
    }
  | { readonly by: 'count'; readonly each: Decimal; readonly count?: PieceCount }

export interface ItemScore extends Points {
  /** `11.2`, or `1.1@2023` under a `years` rule. */
  readonly key: string
  readonly condition: Bilingual
  readonly year?: number
  readonly state: ItemState
  readonly trace: ItemTrace
  readonly missing: readonly Missing[]
  /** `applied` is false where the item can be computed, so that the decision no longer counts. */
  readonly decision?: Decision & { readonly applied: boolean }
}

export interface IndicatorScore extends Points {
  readonly number: number
  readonly title: Bilingual
  readonly kind: Indicator['kind']
  readonly rule: Indicator['rule']['rule']
  readonly note?: Bilingual
  readonly items: readonly ItemScore[]
}

export interface SubgroupScore extends Points {
  readonly key: string
  readonly title: Bilingual
  readonly indicators: readonly IndicatorScore[]
}

/** 一级指标得分率 against its floor. */
export interface GroupScore extends Points {
  readonly key: string
  readonly title: Bilingual
  /** What the rate is taken of: the points, less what leaves the group as not applicable. */
  readonly fullPoints: Decimal
  /** Exact text; absent when nothing of the group is applicable. */
  readonly rate?: { readonly sure: string; readonly possible: string }
  readonly floor: { readonly rate: Decimal; readonly points: Decimal; readonly check: Check }
  readonly subgroups: readonly SubgroupScore[]
}

export interface Score extends Points {
  readonly edition: { readonly id: string; readonly title: Bilingual; readonly documentNumber?: string }
  readonly assessedOn: Day
  readonly years: readonly number[]
  readonly total: { readonly atLeast: Decimal; readonly check: Check }
  readonly verdict: Verdict
  readonly states: Readonly<Record<ItemState, number>>
  readonly groups: readonly GroupScore[]
}
