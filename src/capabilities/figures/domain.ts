/** 统计数据 rules: what an entry does to what stands, sums of parts against the year, what is missing. Pure. */
import {
  compare,
  type Decimal,
  divide,
  isEqual,
  multiply,
  subtract,
  sum,
  toPlainDecimal,
} from '../../kernel/exact.ts'
import { parsePeriod, periodKind } from '../../kernel/period.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { AskedSeries, FigureWhere } from '../../kernel/series.ts'

export type PeriodKind = 'year' | 'quarter' | 'month'
export type ValueKind = 'level' | 'growth'

export const YEAR_MIN = 1990
const YEAR_MAX = 2100

/** A year, quarter or month that a figure can be of. */
export function isFigurePeriod(text: string): boolean {
  const period = parsePeriod(text)
  if (period === undefined || periodKind(period) === 'halfYear') return false
  const year = Number(period.slice(0, 4))
  return year >= YEAR_MIN && year <= YEAR_MAX
}

export interface Standing {
  readonly id: string
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason: string
  readonly enteredName: string
}

/** What is there under one key: the value in force, and a draft that waits. */
export interface StandingPair {
  readonly published: Standing | undefined
  readonly draft: Standing | undefined
}

export interface Entry {
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason: string
  readonly publish: boolean
  /** The value in force that its author saw, null for none; undefined where nobody looked. */
  readonly seen?: string | null | undefined
}

export type EntryDecision =
  | { readonly act: 'none'; readonly id: string }
  | { readonly act: 'enter' | 'revise'; readonly replaces: readonly string[] }

const saysSame = (standing: Standing, entry: Entry): boolean =>
  isEqual(standing.value, entry.value) && standing.unit === entry.unit && standing.source === entry.source

/** 填报: the same value again changes nothing; a published value gives way only to a reason, and to who has seen it. */
export function decideEntry(entry: Entry, { published, draft }: StandingPair): Result<EntryDecision> {
  if (entry.seen !== undefined && entry.seen !== (published?.id ?? null)) {
    return refuse('conflict', 'figures.revised_meanwhile', {
      value: published?.value ?? '',
      unit: published?.unit ?? '',
      by: published?.enteredName ?? '',
    })
  }
  if (published !== undefined && saysSame(published, entry)) return ok({ act: 'none', id: published.id })
  if (!entry.publish) {
    if (draft !== undefined && saysSame(draft, entry) && draft.reason === entry.reason)
      return ok({ act: 'none', id: draft.id })
    return ok({ act: 'enter', replaces: draft === undefined ? [] : [draft.id] })
  }
  if (published !== undefined && entry.reason === '') {
    return refuse('conflict', 'figures.reason_needed', { value: published.value, unit: published.unit })
  }
  const replaces = [published, draft].flatMap((each) => (each === undefined ? [] : [each.id]))
  return ok({ act: published === undefined ? 'enter' : 'revise', replaces })
}

/** Why a value cannot be one of this series, by the column that is at fault; undefined when it can. */
export function valueFault(
  series: AskedSeries,
  entry: {
    readonly where: FigureWhere
    readonly valueKind: ValueKind
    readonly value: string
    readonly unit: string
  },
): 'where' | 'unit' | 'negative' | undefined {
  if (!series.sides.some((side) => side.where === entry.where)) return 'where'
  if (entry.valueKind === 'growth') return entry.unit === '%' ? undefined : 'unit'
  if (!series.units.some((each) => each.unit === entry.unit)) return 'unit'
  return compare(entry.value, 0) < 0 ? 'negative' : undefined
}

/** The units of a series, and the one that its values are shown in. */
export type AskedUnits = Pick<AskedSeries, 'unit' | 'units'>

/** The value in another unit of the series, exactly; undefined for an unknown unit. */
export function convert(series: AskedUnits, value: string, from: string, to: string): Decimal | undefined {
  if (from === to) return toPlainDecimal(value)
  const factorOf = (unit: string) => series.units.find((each) => each.unit === unit)?.factor
  const [source, target] = [factorOf(from), factorOf(to)]
  if (source === undefined || target === undefined) return undefined
  const converted = divide(multiply(value, source), target)
  return converted === undefined ? undefined : toPlainDecimal(converted)
}

export interface KnownFigure {
  readonly id: string
  readonly series: string
  readonly where: FigureWhere
  readonly periodKind: PeriodKind
  readonly period: string
  readonly year: number
  readonly valueKind: ValueKind
  readonly value: string
  readonly unit: string
  readonly state: 'draft' | 'published' | 'withdrawn'
}

export interface RollUp {
  readonly where: FigureWhere
  readonly year: number
  readonly of: 'quarter' | 'month'
  readonly count: number
  readonly isWhole: boolean
  readonly unit: string
  readonly sum: string
  readonly yearValue: string | null
  readonly difference: string | null
}

const PARTS = { quarter: 4, month: 12 } as const

/** 分项合计: for series that add up, the sum of quarters or months in the series' own unit, beside the entered year. */
export function rollUpsOf(series: AskedSeries, figures: readonly KnownFigure[]): readonly RollUp[] {
  if (!series.isSum) return []
  const levels = figures.filter((each) => each.state === 'published' && each.valueKind === 'level')
  const inUnit = (figure: KnownFigure) => convert(series, figure.value, figure.unit, series.unit)
  const groups = new Map<string, KnownFigure[]>()
  for (const figure of levels) {
    if (figure.periodKind === 'year') continue
    const key = `${figure.where} ${figure.year} ${figure.periodKind}`
    groups.set(key, [...(groups.get(key) ?? []), figure])
  }
  return [...groups.values()].flatMap((parts): RollUp[] => {
    const [first] = parts
    if (first === undefined || first.periodKind === 'year') return []
    const { where, year, periodKind: of } = first
    const values = parts.flatMap((each) => inUnit(each) ?? [])
    const total = toPlainDecimal(sum(values))
    if (total === undefined) return []
    const yearly = levels.find((each) => each.where === where && each.period === String(year))
    const yearValue = yearly === undefined ? null : (inUnit(yearly) ?? null)
    const isWhole = parts.length === PARTS[of]
    const difference =
      yearValue === null || !isWhole ? null : (toPlainDecimal(subtract(total, yearValue)) ?? null)
    return [
      { where, year, of, count: parts.length, isWhole, unit: series.unit, sum: total, yearValue, difference },
    ]
  })
}

export interface MissingFigure {
  readonly series: AskedSeries
  readonly where: FigureWhere
  readonly period: string
  readonly indicators: readonly number[]
  readonly hasDraft: boolean
}

/** 缺项: the values asked for that are not published, in the order of the series. */
export function missingOf(
  asked: readonly AskedSeries[],
  figures: readonly Pick<KnownFigure, 'series' | 'where' | 'period' | 'valueKind' | 'state'>[],
): readonly MissingFigure[] {
  const keyOf = (series: string, where: string, period: string, kind: ValueKind) =>
    `${series} ${where} ${period} ${kind}`
  const keysIn = (state: KnownFigure['state']) =>
    new Set(
      figures.flatMap((each) =>
        each.state === state ? [keyOf(each.series, each.where, each.period, each.valueKind)] : [],
      ),
    )
  const [published, drafts] = [keysIn('published'), keysIn('draft')]
  return asked.flatMap((series) =>
    series.sides.flatMap(({ where, values }) =>
      values.flatMap(({ year, indicators, unlessGrowthOf }): MissingFigure[] => {
        const key = keyOf(series.key, where, String(year), 'level')
        const isGrowthEnough =
          unlessGrowthOf.length > 0 &&
          unlessGrowthOf.every((each) => published.has(keyOf(series.key, where, String(each), 'growth')))
        if (published.has(key) || isGrowthEnough) return []
        return [{ series, where, period: String(year), indicators, hasDraft: drafts.has(key) }]
      }),
    ),
  )
}
