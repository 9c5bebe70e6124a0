/** 逐行核验: what each row of a file would do, or what is wrong with which column. Pure. */
import { parseExact, toPlainDecimal } from '../../../kernel/exact.ts'
import { type Period, periodDays } from '../../../kernel/period.ts'
import type { Detail } from '../../../kernel/result.ts'
import type { AskedSeries, FigureWhere } from '../../../kernel/series.ts'
import { decideEntry, isFigurePeriod, type StandingPair, type ValueKind, YEAR_MIN } from '../domain.ts'
import { type Column, readKind, readPeriod, readWhere } from './columns.ts'

export interface Problem {
  readonly column: Column
  /** Key of its words: what is wrong and how to mend it. */
  readonly code: string
  readonly printed: string
  readonly details?: { readonly [name: string]: Detail }
}

export interface RowEntry {
  readonly series: string
  readonly where: FigureWhere
  readonly period: Period
  readonly valueKind: ValueKind
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason: string
}

export type ReadRow =
  | { readonly read: 'blank' }
  | { readonly read: 'entry'; readonly entry: RowEntry }
  | { readonly read: 'bad'; readonly problems: readonly Problem[] }

export interface ReadContext {
  readonly asked: readonly AskedSeries[]
  /** The last day that a period may begin on. */
  readonly today: string
  /** Code of the refusal to enter a series here, undefined where it may be. */
  readonly refusalOf: (series: AskedSeries) => string | undefined
}

const VALUE_LENGTH_MAX = 40
const SOURCE_LENGTH_MIN = 2
const SOURCE_LENGTH_MAX = 300
const REASON_LENGTH_MAX = 500

/** A row as text becomes an entry, or says everything that is wrong with it. A row without a value waits still. */
export function readRow(text: Readonly<Record<Column, string>>, context: ReadContext): ReadRow {
  if (text.value === '') return { read: 'blank' }
  const problems: Problem[] = []
  const fault = (column: Column, code: string, details?: Problem['details']) => {
    problems.push({
      column,
      code: `figures.import_${code}`,
      printed: text[column],
      ...(details && { details }),
    })
  }
  const series = findSeries(context.asked, text.series)
  const where = readWhere(text.where)
  const period = readPeriod(text.period)
  const valueKind = readKind(text.valueKind)
  if (series === undefined) fault('series', 'unknown_series')
  const refusal = series && context.refusalOf(series)
  if (series && refusal !== undefined) {
    const units = series.responsible.map((unit) => unit.name).join('、')
    problems.push({ column: 'series', code: refusal, printed: text.series, details: { units } })
  }
  if (where === undefined) fault('where', 'unknown_where')
  else if (series && !series.sides.some((side) => side.where === where)) fault('where', 'where_not_asked')
  if (period === undefined) fault('period', 'unknown_period')
  else if (!isFigurePeriod(period)) fault('period', 'period_out_of_range', { from: YEAR_MIN })
  else if (periodDays(period).from > context.today) fault('period', 'period_to_come')
  if (valueKind === undefined) fault('valueKind', 'unknown_kind')
  const unit = text.unit.normalize('NFKC').replaceAll(/\s/g, '')
  if (series && valueKind) checkUnit(context.asked, series, valueKind, unit, fault)
  const value = readValue(text.value, unit, valueKind === 'growth', fault)
  if (text.source.length < SOURCE_LENGTH_MIN) fault('source', 'source_missing')
  if (text.source.length > SOURCE_LENGTH_MAX) fault('source', 'too_long_text', { max: SOURCE_LENGTH_MAX })
  if (text.reason.length > REASON_LENGTH_MAX) fault('reason', 'too_long_text', { max: REASON_LENGTH_MAX })
  const isWhole = series && where && period && valueKind && value !== undefined
  if (problems.length > 0 || !isWhole) return { read: 'bad', problems }
  const { source, reason } = text
  return {
    read: 'entry',
    entry: { series: series.key, where, period, valueKind, value, unit, source, reason },
  }
}

type Fault = (column: Column, code: string, details?: Problem['details']) => void

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

function findSeries(asked: readonly AskedSeries[], text: string): AskedSeries | undefined {
  const wanted = plain(text)
  return asked.find((each) => [each.key, each.title.zh, each.title.en].some((name) => plain(name) === wanted))
}

function checkUnit(
  asked: readonly AskedSeries[],
  series: AskedSeries,
  kind: ValueKind,
  unit: string,
  fault: Fault,
): void {
  if (kind === 'growth') {
    if (unit !== '%') fault('unit', 'growth_unit')
    return
  }
  if (series.units.some((each) => each.unit === unit)) return
  const units = series.units.map((each) => each.unit).join('、')
  const isKnown = asked.some((each) => each.units.some((other) => other.unit === unit))
  fault('unit', isKnown ? 'unit_of_other_dimension' : 'unknown_unit', { units })
}

/** A plain decimal out of what people write; thousand separators and full-width digits are understood. */
function readValue(text: string, unit: string, isGrowth: boolean, fault: Fault): string | undefined {
  const narrow = text.normalize('NFKC').replaceAll(/\s/g, '')
  const hasPercent = narrow.endsWith('%')
  const digits = hasPercent ? narrow.slice(0, -1) : narrow
  const number = /[/‰%]/.test(digits) ? undefined : parseExact(digits)
  const value = number === undefined ? undefined : toPlainDecimal(number)
  if (value === undefined || value.length > VALUE_LENGTH_MAX) {
    fault('value', wrongNumber(digits))
    return undefined
  }
  if (hasPercent && unit !== '%') fault('value', 'percent_in_value')
  if (!isGrowth && value.startsWith('-')) fault('value', 'negative')
  return value
}

function wrongNumber(text: string): string {
  if (/^-?[\d,.]+$/.test(text) && text.includes(',')) return 'grouping'
  if (/^-?[\d,.]+[^\d,.]+$/.test(text)) return 'unit_in_value'
  return 'not_a_number'
}

export type Verdict =
  | { readonly verdict: 'new' | 'revise' | 'same' }
  | { readonly verdict: 'bad'; readonly problem: Problem }

/** What a good row would do to what stands: a published value gives way only to a row with a reason. */
export function judgeEntry(entry: RowEntry, standing: StandingPair, publish: boolean): Verdict {
  const decided = decideEntry({ ...entry, publish }, standing)
  if (!decided.ok) {
    const { published } = standing
    const details = {
      value: published?.value ?? '',
      unit: published?.unit ?? '',
      source: published?.source ?? '',
    }
    return {
      verdict: 'bad',
      problem: { column: 'reason', code: 'figures.import_reason_needed', printed: entry.value, details },
    }
  }
  if (decided.value.act === 'none') return { verdict: 'same' }
  return { verdict: standing.published === undefined ? 'new' : 'revise' }
}
