/** Computes the quantities that conditions speak of, exactly, and keeps what they were made of. Pure. */
import {
  compare,
  type Decimal,
  decimal,
  divide,
  type Exact,
  exact,
  exactText,
  isZero,
  multiply,
  subtract,
  sum,
  toPlainDecimal,
} from '../../../kernel/exact.ts'
import { exactOf } from '../../../kernel/measure.ts'
import {
  type Comparison,
  type Dimension,
  type Edition,
  findUnit,
  type MeasureNeed,
  type Quantity,
  type Series,
  type Where,
  type Zone,
} from '../edition/index.ts'
import type { FigureValue, Inputs, MeasureEvidence } from './inputs.ts'
import type { ComparisonTrace, FigureTrace, MeasureTrace, Missing, QuantityTrace } from './score.ts'

/** What quantities are computed from: the edition's words and the figures and measures by their keys. */
export interface Facts {
  readonly edition: Edition
  readonly years: readonly number[]
  readonly zone: Zone | undefined
  readonly series: ReadonlyMap<string, Series>
  readonly needs: ReadonlyMap<string, MeasureNeed>
  readonly figures: ReadonlyMap<string, FigureValue>
  /** Published growth rates by the same keys. */
  readonly growths: ReadonlyMap<string, FigureValue>
  readonly measures: ReadonlyMap<string, MeasureEvidence>
}

/** Puts the inputs under their keys. Two values for one key are a bug and throw. */
export function gatherFacts(edition: Edition, inputs: Inputs, years: readonly number[]): Facts {
  return {
    edition,
    years,
    zone: inputs.zone ?? zoneOf(edition, inputs.region),
    series: byKey(edition.series, (series) => series.key),
    needs: byKey(edition.measures, (need) => need.measure),
    figures: byKey(inputs.figures, (figure) => figureKey(figure.series, figure.where, figure.year)),
    growths: byKey(inputs.growths ?? [], (growth) => figureKey(growth.series, growth.where, growth.year)),
    measures: byKey(inputs.measures, (evidence) => evidence.value.measure),
  }
}

/** 经济地带 of a region by its province; undefined where the edition leaves it to the office. */
export function zoneOf(edition: Edition, region: string): Zone | undefined {
  const { provinces } = edition.zones
  return (['east', 'central', 'west'] as const).find((zone) => provinces[zone].includes(region.slice(0, 2)))
}

/** A map of the values by their keys. Two values for one key are a bug and throw. */
export function byKey<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const value of values) {
    const key = keyOf(value)
    if (map.has(key)) throw new Error(`two values for ${key}`)
    map.set(key, value)
  }
  return map
}

/** Compares two quantities of the year; a zero denominator on either side is "no cases". */
export function computeComparison(facts: Facts, comparison: Comparison, year: number): ComparisonTrace {
  const left = computeQuantity(facts, comparison.left, year)
  const right = computeQuantity(facts, comparison.right, year)
  const { operator } = comparison
  if (left.value !== undefined && right.value !== undefined) {
    const outcome = holds(compare(left.value, right.value), operator) ? 'holds' : 'fails'
    return { left, operator, right, outcome }
  }
  const noCases = left.status === 'no_cases' || right.status === 'no_cases'
  return { left, operator, right, outcome: noCases ? 'no_cases' : 'missing' }
}

function holds(order: -1 | 0 | 1, operator: Comparison['operator']): boolean {
  switch (operator) {
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '=':
      return order === 0
    case '<=':
      return order <= 0
    case '<':
      return order < 0
  }
}

/** The quantity for the year under test. */
export function computeQuantity(facts: Facts, quantity: Quantity, year: number): QuantityTrace {
  switch (quantity.of) {
    case 'constant':
      return {
        of: 'constant',
        dimension: quantity.dimension,
        years: [],
        titles: [],
        status: 'known',
        value: exactText(exact(quantity.value)),
        parts: [],
        missing: [],
      }
    case 'figure': {
      const read = readFigure(facts, quantity.series, quantity.where, year)
      return trace(quantity.of, read.dimension, quantity.where, [year], [read], ([amount]) => amount)
    }
    case 'growth': {
      const published = readGrowth(facts, quantity.series, quantity.where, year)
      if (published) return trace(quantity.of, 'ratio', quantity.where, [year], [published], ([rate]) => rate)
      const now = readFigure(facts, quantity.series, quantity.where, year)
      const before = readFigure(facts, quantity.series, quantity.where, year - 1)
      return trace(quantity.of, 'ratio', quantity.where, [year], [now, before], ([current, previous]) => {
        const ratio = current && previous && divide(current, previous)
        return ratio && subtract(ratio, 1)
      })
    }
    case 'share': {
      const numerator = readFigure(facts, quantity.numerator, quantity.where, year)
      const denominator = readFigure(facts, quantity.denominator, quantity.where, year)
      return trace(
        quantity.of,
        'ratio',
        quantity.where,
        [year],
        [numerator, denominator],
        ([part, whole]) => {
          return part && whole && divide(part, whole)
        },
      )
    }
    case 'total':
      return computeTotal(facts, quantity)
    case 'measure':
      return computeMeasure(facts, quantity.measure)
  }
}

function computeTotal(facts: Facts, quantity: Quantity & { of: 'total' }): QuantityTrace {
  const reads = facts.years.map((year) => readFigure(facts, quantity.series, quantity.where, year))
  const dimension = reads[0]?.dimension ?? 'operators'
  const total = trace('total', dimension, quantity.where, facts.years, reads, sum)
  if (!quantity.aboveSalesLine) return total
  if (!facts.zone) {
    const { value: _, ...rest } = total
    return { ...rest, status: 'missing', missing: [...total.missing, { what: 'zone' }] }
  }
  const amount = decimal(facts.edition.zones.salesLine[facts.zone])
  return { ...total, salesLine: { zone: facts.zone, amount } }
}

function computeMeasure(facts: Facts, name: string): QuantityTrace {
  const need = facts.needs.get(name)
  if (!need) throw new Error(`the edition does not declare ${name}`)
  const evidence = facts.measures.get(name)
  const base = { of: 'measure', dimension: need.dimension, years: [], titles: [need.title] } as const
  const part: MeasureTrace = {
    kind: 'measure',
    measure: name,
    title: need.title,
    ...(need.denominator && { words: { numerator: need.numerator, denominator: need.denominator } }),
  }
  if (!evidence) {
    const missing: Missing = { what: 'measure', measure: name, title: need.title }
    return { ...base, status: 'missing', parts: [part], missing: [missing] }
  }
  const { value, source } = evidence
  if ((value.kind === 'quantity') !== (need.kind === 'quantity')) {
    throw new Error(`${name} is a ${need.kind} in the edition, but its value is a ${value.kind}`)
  }
  const known = { ...part, period: value.period, records: value.records, source }
  const amount = exactOf(value)
  if (amount === undefined || value.kind === 'noCases') {
    const zero: Missing = { what: 'zero', title: need.denominator ?? need.title }
    return { ...base, status: 'no_cases', parts: [{ ...known, noCases: true }], missing: [zero] }
  }
  const parts: MeasureTrace =
    value.kind === 'quantity'
      ? { ...known, amount: value.amount }
      : { ...known, parts: { numerator: value.numerator, denominator: value.denominator } }
  return { ...base, status: 'known', value: exactText(amount), parts: [parts], missing: [] }
}

interface FigureRead {
  readonly dimension: Dimension
  readonly figure: FigureTrace
  /** In the base unit of the dimension. */
  readonly amount: Exact | undefined
}

function readFigure(facts: Facts, key: string, where: Where, year: number): FigureRead {
  const series = facts.series.get(key)
  if (!series) throw new Error(`the edition does not declare ${key}`)
  const { title, dimension } = series
  const base = { kind: 'figure', series: key, title, dimension, where, year } as const
  const found = facts.figures.get(figureKey(key, where, year))
  if (!found) return { dimension, figure: base, amount: undefined }
  const unit = findUnit(found.unit, dimension)
  if (!unit) throw new Error(`${key}: ${found.unit} is no unit of ${dimension}`)
  const { id, value, source } = found
  return {
    dimension,
    figure: { ...base, id, value, unit: found.unit, source },
    amount: multiply(value, unit.factor),
  }
}

/** 公布的增速 of that year, as a ratio; undefined where none stands and the levels decide. */
function readGrowth(facts: Facts, key: string, where: Where, year: number): FigureRead | undefined {
  const found = facts.growths.get(figureKey(key, where, year))
  const title = facts.series.get(key)?.title
  if (!found || !title) return undefined
  const { id, value, unit, source } = found
  const figure: FigureTrace = {
    kind: 'figure',
    series: key,
    title,
    dimension: 'ratio',
    where,
    year,
    isGrowth: true,
    id,
    value,
    unit,
    source,
  }
  return { dimension: 'ratio', figure, amount: multiply(value, '1/100') }
}

/** Joins reads into a quantity: unknown while a figure is missing, "no cases" when the formula divides by zero. */
function trace(
  of: Quantity['of'],
  dimension: Dimension,
  where: Where,
  years: readonly number[],
  reads: readonly FigureRead[],
  formula: (amounts: readonly Exact[]) => Exact | undefined,
): QuantityTrace {
  const base = {
    of,
    dimension,
    where,
    years,
    titles: [...new Set(reads.map((read) => read.figure.title))],
    parts: reads.map((read) => read.figure),
  }
  const amounts = reads.flatMap((read) => (read.amount === undefined ? [] : [read.amount]))
  const zero = of === 'growth' || of === 'share' ? reads[1] : undefined
  if (zero?.amount !== undefined && isZero(zero.amount)) {
    const { title, where, year } = zero.figure
    const missing: Missing = { what: 'zero', title, where, year }
    return { ...base, status: 'no_cases', missing: [missing] }
  }
  if (amounts.length < reads.length) {
    const missing = reads
      .filter((read) => read.amount === undefined)
      .map((read) => missingFigure(read.figure))
    return { ...base, status: 'missing', missing }
  }
  const value = formula(amounts)
  if (value === undefined) throw new Error(`no value for ${of} of ${base.titles[0]?.en}`)
  return { ...base, status: 'known', value: exactText(value), missing: [] }
}

function missingFigure({ series, title, where, year }: FigureTrace): Missing {
  return { what: 'figure', series, title, where, year }
}

function figureKey(series: string, where: Where, year: number): string {
  return `${series} ${where} ${year}`
}

/** Points as a decimal; sums and products of decimals always are one. */
export function toPoints(value: Exact): Decimal {
  const plain = toPlainDecimal(value)
  if (plain === undefined) throw new Error(`${exactText(value)} points`)
  return plain
}
