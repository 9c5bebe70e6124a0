/** 所需数据: which figures of which years, and which measures, an edition asks for. Pure. */
import { listIndicators } from './items.ts'
import type { Comparison, Edition, Item, MeasureNeed, Quantity, Series, Where } from './schema.ts'

/** A quantity and the item that speaks of it; `everyYear` under a `years` rule, else the last assessed year. */
export interface QuantityPlace {
  readonly item: string
  readonly indicator: number
  readonly everyYear: boolean
  readonly quantity: Quantity
}

/** One side of a series with the years that must be known, and the indicators that read it. */
export interface FigureNeed {
  readonly series: Series
  readonly where: Where
  readonly years: readonly number[]
  readonly indicators: readonly number[]
}

/** Every quantity that the edition computes with, in the order of its table. */
export function listQuantities(edition: Edition): readonly QuantityPlace[] {
  return listIndicators(edition).flatMap(({ number, rule }) => {
    if (rule.rule === 'tiers') {
      return [{ item: rule.item.key, indicator: number, everyYear: false, quantity: rule.quantity }]
    }
    return listComparisonsOf(rule).flatMap(({ item, comparison }) =>
      [comparison.left, comparison.right].map((quantity) => ({
        item: item.key,
        indicator: number,
        everyYear: rule.rule === 'years',
        quantity,
      })),
    )
  })
}

/** The comparisons of a rule with their items. */
export function listComparisonsOf(
  rule: ReturnType<typeof listIndicators>[number]['rule'],
): readonly { item: Item; comparison: Comparison }[] {
  const items =
    rule.rule === 'years' ? [rule.item] : rule.rule === 'sum' || rule.rule === 'any' ? rule.items : []
  return items.flatMap((item) =>
    item.proof.by === 'test' ? item.proof.every.map((comparison) => ({ item, comparison })) : [],
  )
}

/** The figures to be entered for these assessed years (ascending), in the order of the edition's series. */
export function listFiguresNeeded(edition: Edition, years: readonly number[]): readonly FigureNeed[] {
  const needs = new Map<string, { years: Set<number>; indicators: Set<number> }>()
  for (const { indicator, everyYear, quantity } of listQuantities(edition)) {
    const asked = everyYear ? years : years.slice(-1)
    for (const { key, where, years: read } of readsOf(quantity, asked, years)) {
      const need = needs.get(`${key} ${where}`) ?? { years: new Set(), indicators: new Set() }
      needs.set(`${key} ${where}`, need)
      need.indicators.add(indicator)
      for (const year of read) need.years.add(year)
    }
  }
  return edition.series.flatMap((series) =>
    (['local', 'national'] as const).flatMap((where) => {
      const need = needs.get(`${series.key} ${where}`)
      if (!need) return []
      const ascending = [...need.years].sort((left, right) => left - right)
      return [{ series, where, years: ascending, indicators: [...need.indicators] }]
    }),
  )
}

/** The measures to be had, with the indicators that read them. */
export function listMeasuresNeeded(
  edition: Edition,
): readonly { measure: MeasureNeed; indicators: readonly number[] }[] {
  const places = listQuantities(edition)
  return edition.measures.map((measure) => {
    const readers = places.filter(
      ({ quantity }) => quantity.of === 'measure' && quantity.measure === measure.measure,
    )
    return { measure, indicators: [...new Set(readers.map(({ indicator }) => indicator))] }
  })
}

/** One year of a series that some quantity reads, and whether the published growth of a year would do instead. */
export interface LevelNeed {
  readonly series: string
  readonly where: Where
  readonly year: number
  readonly indicator: number
  readonly unlessGrowthOf: number | null
}

/** Every single reading of a level, for these assessed years (ascending). */
export function listLevelsNeeded(edition: Edition, years: readonly number[]): readonly LevelNeed[] {
  return listQuantities(edition).flatMap(({ indicator, everyYear, quantity }) => {
    const asked = everyYear ? years : years.slice(-1)
    return readsOf(quantity, asked, years).flatMap(({ key, where, years: read }) =>
      read.map((year, place) => ({
        series: key,
        where,
        year,
        indicator,
        // Growth reads pairs: the year before, then the year itself.
        unlessGrowthOf: quantity.of === 'growth' ? (read[place % 2 === 0 ? place + 1 : place] ?? null) : null,
      })),
    )
  })
}

interface Read {
  readonly key: string
  readonly where: Where
  readonly years: readonly number[]
}

function readsOf(quantity: Quantity, asked: readonly number[], all: readonly number[]): readonly Read[] {
  switch (quantity.of) {
    case 'figure':
      return [{ key: quantity.series, where: quantity.where, years: asked }]
    case 'growth': {
      const years = asked.flatMap((year) => [year - 1, year])
      return [{ key: quantity.series, where: quantity.where, years }]
    }
    case 'share':
      return [quantity.numerator, quantity.denominator].map((key) => ({
        key,
        where: quantity.where,
        years: asked,
      }))
    case 'total':
      return [{ key: quantity.series, where: quantity.where, years: all }]
    case 'measure':
    case 'constant':
      return []
  }
}
