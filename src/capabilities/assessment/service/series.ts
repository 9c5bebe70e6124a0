/** 所需统计数据: the series that the creation of a region asks for, out of its edition, with the units in charge. */
import { dayOf } from '../../../kernel/day.ts'
import type { AskedSeries, AskedValue } from '../../../kernel/series.ts'
import type { SeriesSource } from '../../../platform/world.ts'
import { type Dimension, type Edition, listLevelsNeeded, listUnits, type Series } from '../edition/index.ts'
import { completeYearsBefore } from '../scoring/index.ts'
import { loadSeriesBasis, type SeriesBasis } from '../store/series.ts'
import { loadEditionInForce } from './edition-in-force.ts'

/** What adds up over a year; counts at its end do not. */
const SUMS: ReadonlySet<Dimension> = new Set(['money', 'parcels', 'hours', 'cases'])

/** One statement, and one for an edition that was imported. Where no edition can be scored, nothing is asked for. */
export const seriesSource: SeriesSource = async (tx, world, region) => {
  const basis = await loadSeriesBasis(tx, region)
  const edition = await loadEditionInForce(tx, basis.creation)
  if (!edition.ok) return []
  const set = basis.creation?.years ?? []
  const years = set.length > 0 ? set : completeYearsBefore(dayOf(world.clock.now()), edition.value.years)
  return askedBy(edition.value, years, basis.responsibilities)
}

export function askedBy(
  edition: Edition,
  years: readonly number[],
  responsibilities: SeriesBasis['responsibilities'],
): readonly AskedSeries[] {
  const needs = listLevelsNeeded(edition, years)
  const titles = new Map(
    edition.groups.flatMap((group) =>
      group.subgroups.flatMap((subgroup) => subgroup.indicators.map(({ number, title }) => [number, title])),
    ),
  )
  const valuesOf = (series: Series, where: 'local' | 'national'): readonly AskedValue[] => {
    const own = needs.filter((need) => need.series === series.key && need.where === where)
    const asked = [...new Set(own.map((need) => need.year))].toSorted((left, right) => left - right)
    return asked.map((year) => {
      const readings = own.filter((need) => need.year === year)
      const growths = readings.flatMap((need) => need.unlessGrowthOf ?? [])
      return {
        year,
        indicators: [...new Set(readings.map((need) => need.indicator))],
        unlessGrowthOf: growths.length === readings.length ? [...new Set(growths)] : [],
      }
    })
  }
  return edition.series.map((series) => {
    const numbers = new Set(needs.flatMap((need) => (need.series === series.key ? [need.indicator] : [])))
    const units = responsibilities.filter((each) => numbers.has(each.indicator))
    return {
      key: series.key,
      title: series.title,
      definition: series.definition,
      dimension: series.dimension,
      unit: series.unit,
      units: listUnits(series.dimension).map(({ unit, title, factor }) => ({ unit, title, factor })),
      isSum: SUMS.has(series.dimension),
      sides: [
        ...(series.local
          ? [
              { where: 'local' as const, values: valuesOf(series, 'local') },
              { where: 'parent' as const, values: [] },
            ]
          : []),
        ...(series.national ? [{ where: 'national' as const, values: valuesOf(series, 'national') }] : []),
      ],
      indicators: [...numbers].map((number) => ({
        number,
        title: titles.get(number) ?? { zh: String(number), en: String(number) },
        page: `/assessment/score?indicator=${number}`,
      })),
      responsible: [...new Set(units.map((each) => each.unitId))].flatMap((id) => {
        const own = units.filter((each) => each.unitId === id)
        const [first] = own
        return first === undefined
          ? []
          : [{ id, name: first.name, isLead: own.some((each) => each.part === 'lead') }]
      }),
    }
  })
}
