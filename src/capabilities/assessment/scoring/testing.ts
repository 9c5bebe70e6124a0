/** Builders of inputs for tests, benchmarks and worked examples. */
import { dayFrom } from '../../../kernel/day.ts'
import { type Decimal, decimal } from '../../../kernel/exact.ts'
import type { MeasureName } from '../../../kernel/measure.ts'
import { type Period, periodOf } from '../../../kernel/period.ts'
import { parseRegionCode, type RegionCode } from '../../../kernel/region-code.ts'
import { type Edition, listItems, type MeasureNeed, type Series, type Where } from '../edition/index.ts'
import type { FigureValue, Inputs, MeasureEvidence } from './inputs.ts'

export function aRegion(code = '350400'): RegionCode {
  const region = parseRegionCode(code)
  if (!region) throw new Error(`no region code: ${code}`)
  return region
}

export function aFigure(series: Series, where: Where, year: number, value: string): FigureValue {
  const id = `${series.key} ${where} ${year}`
  return { id, series: series.key, where, year, value: decimal(value), unit: series.unit, source: '示例年鉴' }
}

/** A share as 'numerator/denominator' (a zero denominator is no cases), a quantity as one number. */
export function aMeasure(need: MeasureNeed, text: string, year = 2023): MeasureEvidence {
  const period: Period = periodOf('year', dayFrom(`${year}-12-31`))
  const base = {
    measure: need.measure as MeasureName,
    period,
    region: aRegion(),
    records: { path: '/records', query: { measure: need.measure } },
  } as const
  const source = '示例台账'
  const [numerator, denominator] = text.split('/').map((part): Decimal => decimal(part))
  if (need.kind === 'quantity' || numerator === undefined || denominator === undefined) {
    return { value: { ...base, kind: 'quantity', amount: numerator ?? decimal(0) }, source }
  }
  if (denominator === '0') return { value: { ...base, kind: 'noCases' }, source }
  return { value: { ...base, kind: 'ratio', numerator, denominator }, source }
}

/**
 * Inputs that meet every item of the 2022 edition: local figures double each year while national ones stand
 * still, every rate is full, every reviewer gives all points.
 */
export function fullInputs(edition: Edition, years: readonly number[], region = aRegion()): Inputs {
  const first = Math.min(...years)
  const figures = edition.series.flatMap((series) =>
    [first - 1, ...years].flatMap((year) => {
      const growing = series.key === 'onlineRetail' || series.key === 'parcels'
      const local = growing
        ? 100 * 2 ** (year - first + 1)
        : series.key === 'newAboveScaleOperators'
          ? 2
          : 100
      return [
        ...(series.local ? [aFigure(series, 'local', year, String(local))] : []),
        ...(series.national
          ? [aFigure(series, 'national', year, series.key === 'totalRetail' ? '200' : '50')]
          : []),
      ]
    }),
  )
  const places = listItems(edition)
  return {
    region,
    figures,
    measures: edition.measures.map((need) =>
      aMeasure(need, need.kind === 'share' ? '200/200' : need.dimension === 'hours' ? '60' : '0'),
    ),
    materials: places
      .filter(({ need }) => need.by !== 'count')
      .map(({ item }) => ({ id: `material ${item.key}`, item: item.key, title: `示例材料${item.key}` })),
    judgements: places
      .filter(({ need }) => need.by === 'review')
      .map(({ item, points }) => ({
        item: item.key,
        score: decimal(points),
        reviewer: '示例评审员',
        on: dayFrom('2024-06-01'),
        reason: '示例理由。',
        materials: [`material ${item.key}`],
      })),
    counts: places
      .filter(({ need }) => need.by === 'count')
      .map(({ item }) => ({
        item: item.key,
        complete: true,
        pieces: ['甲', '乙', '丙'].map((name) => ({
          id: name,
          title: `示例文件${name}`,
          state: 'accepted' as const,
        })),
      })),
    decisions: [],
  }
}
