/** 统计数据表: series by year, local and national, as the edition asks for them. Pure. */
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { divide, isZero, multiply, subtract, toDecimal } from '../../../../kernel/exact.ts'
import type { FigureRow } from '../../../figures/contract.ts'
import type { getEvidence } from '../../contract.ts'
import { figureKey, type TreeFacts } from './tree-facts.ts'

export type Evidence = EndpointAnswer<typeof getEvidence>
export type Measure = Evidence['measures'][number]
type AskedSeries = Evidence['series'][number]
export type Where = AskedSeries['where']
export const wheres = ['local', 'national'] as const satisfies readonly Where[]

export interface FigureCell {
  readonly series: string
  readonly where: Where
  readonly year: number
  readonly figure: FigureRow | undefined
  /** `missing`: the score asks for it; `spare`: it may be entered, and nothing waits for it. */
  readonly state: 'known' | 'missing' | 'spare'
}

export interface SeriesRow
  extends Pick<AskedSeries, 'key' | 'title' | 'definition' | 'unit' | 'units' | 'indicators'> {
  readonly cells: readonly FigureCell[]
}

export interface FigureGrid {
  readonly years: readonly number[]
  readonly rows: readonly SeriesRow[]
}

export function buildGrid(evidence: Evidence, figures: readonly FigureRow[], facts: TreeFacts): FigureGrid {
  const known = new Map(
    figures.map((figure) => [figureKey(figure.series, figure.where, figure.year), figure]),
  )
  const cellOf = (series: string, where: Where, year: number): FigureCell => {
    const key = figureKey(series, where, year)
    const figure = known.get(key)
    const isAsked = facts.figures.get(key)?.isMissing ?? false
    return { series, where, year, figure, state: figure ? 'known' : isAsked ? 'missing' : 'spare' }
  }
  const keys = [...new Set(evidence.series.map((series) => series.key))]
  const rows = keys.flatMap((key): SeriesRow[] => {
    const asked = evidence.series.filter((series) => series.key === key)
    const [first] = asked
    if (!first) return []
    const { title, definition, unit, units, indicators } = first
    const cells = asked.flatMap(({ where, years }) => years.map((year) => cellOf(key, where, year)))
    return [{ key, title, definition, unit, units, indicators, cells }]
  })
  const years = [...new Set(evidence.series.flatMap((series) => series.years))].toSorted((a, b) => a - b)
  return { years, rows }
}

export function findCell(row: SeriesRow, where: Where, year: number): FigureCell | undefined {
  return row.cells.find((cell) => cell.where === where && cell.year === year)
}

export function missingOf(grid: FigureGrid): readonly FigureCell[] {
  return grid.rows.flatMap((row) => row.cells.filter((cell) => cell.state === 'missing'))
}

/** Sources of a series, the newest year first. */
export function sourcesOf(row: SeriesRow): readonly string[] {
  const newest = row.cells.toSorted((left, right) => right.year - left.year)
  return [...new Set(newest.flatMap((cell) => (cell.figure ? [cell.figure.source] : [])))]
}

export interface Growth {
  readonly year: number
  readonly local: number | null
  readonly national: number | null
}

const PERCENT_PLACES = 2

/** 同比增速 in per cent, for drawing; null where a year is missing, or its unit differs from the year before. */
export function growthOf(row: SeriesRow): readonly Growth[] {
  const years = [...new Set(row.cells.map((cell) => cell.year))].toSorted((a, b) => a - b)
  const rate = (where: Where, year: number): number | null => {
    const now = findCell(row, where, year)?.figure
    const before = findCell(row, where, year - 1)?.figure
    if (!now || !before || now.unit !== before.unit || isZero(before.value)) return null
    const growth = divide(multiply(subtract(now.value, before.value), 100), before.value)
    return growth === undefined ? null : Number(toDecimal(growth, PERCENT_PLACES, 'halfUp'))
  }
  return years
    .slice(1)
    .map((year) => ({ year, local: rate('local', year), national: rate('national', year) }))
}
