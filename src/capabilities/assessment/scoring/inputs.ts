/** 评分依据: what a score is computed from, as plain values. Pure: whoever loads them stands outside. */
import type { Day } from '../../../kernel/day.ts'
import type { Decimal } from '../../../kernel/exact.ts'
import type { MeasureValue } from '../../../kernel/measure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Where, Zone } from '../edition/index.ts'

/** 统计数据: the value of a series in one year, local or national, in the unit it was given in. */
export interface FigureValue {
  readonly id: string
  readonly series: string
  readonly where: Where
  readonly year: number
  readonly value: Decimal
  readonly unit: string
  /** Where the figure comes from, as the office wrote it. */
  readonly source: string
}

/** 度量: a value of a measure, computed by a capability or entered by the office, and where it comes from. */
export interface MeasureEvidence {
  readonly value: MeasureValue
  readonly source: string
}

/** 佐证材料 attached to an item; it counts only through a judgement. */
export interface Material {
  readonly id: string
  readonly item: string
  readonly title: string
  /** Why it does not count: sent back to its unit, or no longer valid. */
  readonly setAside?: SetAside
}

export type SetAside = 'returned' | 'expired'

/** 评审打分 of one item. In a sum or any rule a reviewer gives all or nothing. */
export interface Judgement {
  readonly item: string
  readonly score: Decimal
  readonly reviewer: string
  readonly on: Day
  readonly reason: string
  /** Ids of the materials that were judged. */
  readonly materials: readonly string[]
}

/** 计件: the pieces of a count rule; while `complete` is false, more may come. */
export interface PieceCount {
  readonly item: string
  readonly complete: boolean
  readonly pieces: readonly {
    readonly id: string
    readonly title: string
    readonly state: 'accepted' | 'pending' | 'refused'
    readonly setAside?: SetAside
  }[]
}

/**
 * 创建办认定: the office settles what cannot be computed. `met` and `not_met` count only where a denominator
 * is zero ("no cases"), and `met` then gives all points of the item; `not_applicable` takes the item out.
 */
export interface Decision {
  readonly item: string
  readonly state: 'met' | 'not_met' | 'not_applicable'
  readonly by: string
  readonly on: Day
  readonly reason: string
}

/**
 * Everything known about one jurisdiction. Item keys are those of the edition (`11.2`); under a `years` rule
 * the year follows (`1.1@2023`).
 */
export interface Inputs {
  readonly region: RegionCode
  /** Set where the region code does not decide it. */
  readonly zone?: Zone
  readonly figures: readonly FigureValue[]
  /**
   * 公布的同比增速, in per cent on a comparable basis. It need not be the quotient of two levels, and where it stands
   * it goes before that quotient.
   */
  readonly growths?: readonly FigureValue[]
  readonly measures: readonly MeasureEvidence[]
  readonly materials: readonly Material[]
  readonly judgements: readonly Judgement[]
  readonly counts: readonly PieceCount[]
  readonly decisions: readonly Decision[]
}

/** When and how to score; what is left out follows the edition. */
export interface ScoringOptions {
  /** 评估日: the last complete calendar years before it are assessed. */
  readonly assessedOn: Day
  /** The assessed years, where the office sets them otherwise; ascending. */
  readonly years?: readonly number[]
  readonly sharedBandEnd?: 'higher' | 'lower'
  readonly notApplicable?: 'stays' | 'leaves'
}

/** Nothing known yet; a place to start from. */
export function noInputs(region: RegionCode): Inputs {
  return { region, figures: [], measures: [], materials: [], judgements: [], counts: [], decisions: [] }
}

/** The key of an item's evidence in one year. */
export function yearKey(item: string, year: number): string {
  return `${item}@${year}`
}
