/** 一个系列的表: its figures by period and region, for each kind of period. Pure. */
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { toDecimal } from '../../../kernel/exact.ts'
import type { FigureWhere } from '../../../kernel/series.ts'
import type { FigureRow, getSeries } from '../contract.ts'
import { type AskedUnits, convert, type PeriodKind, type ValueKind } from '../domain.ts'
import type { FigurePlace } from './addresses.ts'

export type SeriesAnswer = EndpointAnswer<typeof getSeries>

export const VIEWS = ['year', 'quarter', 'month', 'growth'] as const
export type View = (typeof VIEWS)[number]

export const valueKindOf = (view: View): ValueKind => (view === 'growth' ? 'growth' : 'level')
const periodKindOf = (view: View): PeriodKind => (view === 'growth' ? 'year' : view)

/** The view in which a figure of this period stands. */
export function viewOf(period: string): View {
  if (period.includes('Q')) return 'quarter'
  return period.length === 4 ? 'year' : 'month'
}

export interface Cell extends FigurePlace {
  readonly published: FigureRow | undefined
  readonly draft: FigureRow | undefined
  /** An indicator waits for it. */
  readonly isAsked: boolean
}

export interface GridRow {
  readonly period: string
  readonly cells: readonly Cell[]
}

/** The first and the last year that the table shows: what is asked for or known, and one year around it. */
function yearsOf(answer: SeriesAnswer, thisYear: number): readonly number[] {
  const known = answer.figures.map((figure) => figure.year)
  const asked = answer.series.sides.flatMap((side) => side.years)
  const first = Math.min(thisYear - 3, ...known, ...asked)
  return Array.from({ length: thisYear - first + 1 }, (_, place) => thisYear - place)
}

const PARTS: Readonly<Record<PeriodKind, readonly string[]>> = {
  year: [''],
  quarter: ['-Q4', '-Q3', '-Q2', '-Q1'],
  month: Array.from({ length: 12 }, (_, place) => `-${String(12 - place).padStart(2, '0')}`),
}

/** Newest first; periods that have not begun are left out. */
export function gridOf(answer: SeriesAnswer, view: View, today: string): readonly GridRow[] {
  const kind = periodKindOf(view)
  const periods = yearsOf(answer, Number(today.slice(0, 4))).flatMap((year) =>
    PARTS[kind].map((part) => `${year}${part}`),
  )
  return periods
    .filter((period) => firstMonth(period) <= today.slice(0, 7))
    .map((period) => ({
      period,
      cells: answer.series.sides.map(({ where }) => cellOf(answer, view, where, period)),
    }))
}

function firstMonth(period: string): string {
  const [year = '', part = '01'] = period.split('-')
  const month = part.startsWith('Q') ? 3 * Number(part.slice(1)) - 2 : Number(part)
  return `${year}-${String(month).padStart(2, '0')}`
}

export function cellOf(answer: SeriesAnswer, view: View, where: FigureWhere, period: string): Cell {
  const valueKind = valueKindOf(view)
  const own = answer.figures.filter(
    (each) => each.where === where && each.period === period && each.valueKind === valueKind,
  )
  const side = answer.series.sides.find((each) => each.where === where)
  return {
    where,
    period,
    valueKind,
    published: own.find((each) => each.state === 'published'),
    draft: own.find((each) => each.state === 'draft'),
    isAsked: valueKind === 'level' && (side?.years.some((year) => String(year) === period) ?? false),
  }
}

export interface Line {
  readonly where: FigureWhere
  /** In the unit of the series; null where nothing is published. */
  readonly values: readonly (number | null)[]
}

/** What is drawn, from left to right. */
export function linesOf(
  answer: SeriesAnswer,
  rows: readonly GridRow[],
): { readonly categories: readonly string[]; readonly lines: readonly Line[] } {
  const known = rows.filter((row) => row.cells.some((cell) => cell.published)).toReversed()
  const lines = answer.series.sides.map(({ where }) => ({
    where,
    values: known.map((row) =>
      drawn(
        answer.series,
        row.cells.find((cell) => cell.where === where),
      ),
    ),
  }))
  return {
    categories: known.map((row) => row.period),
    lines: lines.filter((line) => line.values.some((value) => value !== null)),
  }
}

const isPresent = (value: number | null): value is number => value !== null

/** Lines of one picture that differ by more than this in size cannot be read together. */
const SCALE_MAX = 10

/**
 * 指数: the lines with their first common period as 100, where a county and the country stand in one picture;
 * undefined where their sizes can be compared as they are, or no period is common.
 */
export function indexed(
  categories: readonly string[],
  lines: readonly Line[],
): { readonly base: string; readonly lines: readonly Line[] } | undefined {
  const sizes = lines.map((line) => Math.max(...line.values.filter(isPresent)))
  if (Math.max(...sizes) <= SCALE_MAX * Math.min(...sizes)) return undefined
  const place = categories.findIndex((_, at) => lines.every((line) => (line.values[at] ?? 0) > 0))
  const base = categories[place]
  if (base === undefined) return undefined
  const scaled = lines.map((line) => ({
    where: line.where,
    values: line.values.map((value) =>
      value === null ? null : Math.round((value / (line.values[place] ?? value)) * 10_000) / 100,
    ),
  }))
  return { base, lines: scaled }
}

const DRAWN_PLACES = 4

function drawn(series: AskedUnits, cell: Cell | undefined): number | null {
  const figure = cell?.published
  if (!figure) return null
  const value =
    figure.valueKind === 'growth' ? figure.value : convert(series, figure.value, figure.unit, series.unit)
  return value === undefined ? null : Number(toDecimal(value, DRAWN_PLACES, 'halfUp'))
}

/** What the next value is most likely given with: enter nothing twice. */
export function likelyEntry(answer: SeriesAnswer, place: FigurePlace): { unit: string; source: string } {
  const before = answer.figures
    .filter((each) => each.where === place.where && each.valueKind === place.valueKind)
    .toSorted((left, right) => (left.period < right.period ? 1 : -1))[0]
  const unit = place.valueKind === 'growth' ? '%' : (before?.unit ?? answer.series.unit)
  return { unit, source: before?.source ?? '' }
}
