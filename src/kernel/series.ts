/** 统计数据系列: what series of figures a region is asked for, by whom and for which periods. Pure. */
import type { Bilingual } from './text.ts'

/** 本地, 上级, 全国: whose value it is. The parent is the region above: the city of a county, the province of a city. */
export const FIGURE_WHERES = ['local', 'parent', 'national'] as const
export type FigureWhere = (typeof FIGURE_WHERES)[number]

/** 计量单位 with its exact size in the base unit of the dimension, as a decimal. */
export interface SeriesUnit {
  readonly unit: string
  readonly title: Bilingual
  readonly factor: string
}

/** A year whose value must be known, and the indicators that read it. */
export interface AskedValue {
  readonly year: number
  readonly indicators: readonly number[]
  /** Where the published growth rates of all these years stand, nothing waits for the level; empty: always needed. */
  readonly unlessGrowthOf: readonly number[]
}

/** One side of a series; without values, one may be entered and nothing waits for it. */
export interface AskedSide {
  readonly where: FigureWhere
  readonly values: readonly AskedValue[]
}

/** A series that the work of a region asks for. */
export interface AskedSeries {
  readonly key: string
  readonly title: Bilingual
  readonly definition: Bilingual
  readonly dimension: string
  /** The unit that forms and templates offer first; any of `units` is accepted. */
  readonly unit: string
  readonly units: readonly SeriesUnit[]
  /** 可累加: quarters and months of a year add up to it (money, parcels), unlike a count at the year's end. */
  readonly isSum: boolean
  readonly sides: readonly AskedSide[]
  readonly indicators: readonly {
    readonly number: number
    readonly title: Bilingual
    /** Address of its page. */
    readonly page: string
  }[]
  /** Units in charge of the indicators that read it. */
  readonly responsible: readonly { readonly id: string; readonly name: string; readonly isLead: boolean }[]
}
