/** Turns compared values into words of one language. Pure. */
import {
  compare,
  type Decimal,
  divide,
  exact,
  formatDecimal,
  isEqual,
  multiply,
  toDecimal,
  toPlainDecimal,
} from '../../../kernel/exact.ts'
import type { Bilingual, Language } from '../../../kernel/text.ts'
import { type Dimension, listUnits, type Unit } from '../edition/index.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import type { ComparisonTrace, FigureTrace, Missing, QuantityTrace } from './score.ts'

const CATALOGS: Record<Language, Record<MessageKey, string>> = { zh, en }

export type MessageKey = keyof typeof zh
type Parameters = Readonly<Record<string, string | number>>

/** The words of one language. */
export interface Wording {
  readonly language: Language
  say(key: MessageKey, parameters?: Parameters): string
  text(both: Bilingual): string
}

export function wordingOf(language: Language): Wording {
  const catalog = CATALOGS[language]
  return {
    language,
    say: (key, parameters = {}) =>
      catalog[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(parameters[name] ?? '')),
    text: (both) => both[language],
  }
}

export function yearsInWords(wording: Wording, years: readonly number[]): string {
  return wording.say('years', { years: years.join(wording.say('list.separator')) })
}

/** The sentence of a comparison: both sides with their values, and what came out. */
export function comparisonInWords(wording: Wording, comparison: ComparisonTrace): string {
  const { left, operator, right } = comparison
  const places = placesToTellApart(left, right)
  return wording.say(`comparison.${operator}`, {
    left: quantityInWords(wording, left, places),
    right: inSentence(quantityInWords(wording, right, places)),
    outcome: wording.say(`outcome.${outcomeOf(comparison)}`),
  })
}

function outcomeOf({
  left,
  operator,
  right,
  outcome,
}: ComparisonTrace): ComparisonTrace['outcome'] | 'equal' {
  const isEqualButNotAbove =
    operator === '>' &&
    left.value !== undefined &&
    right.value !== undefined &&
    isEqual(left.value, right.value)
  return isEqualButNotAbove ? 'equal' : outcome
}

/** Two values that differ must not be shown alike: as many places as it takes, from two up. */
function placesToTellApart(left: QuantityTrace, right: QuantityTrace): number {
  const [a, b] = [left.value, right.value]
  if (a === undefined || b === undefined || left.dimension !== 'ratio' || compare(a, b) === 0) return 2
  let places = 2
  const cut = (value: string) => toDecimal(multiply(exact(value), 100), places, 'towardsZero')
  while (places < 12 && compare(cut(a), cut(b)) === 0) places += 1
  return places
}

/** The name of the quantity and, where it is known, its value. */
export function quantityInWords(wording: Wording, quantity: QuantityTrace, places = 2): string {
  const value =
    quantity.value === undefined ? undefined : valueInWords(wording, quantity, quantity.value, places)
  if (quantity.of === 'constant') return value ?? ''
  const isNamed = quantity.of === 'growth' || quantity.of === 'share'
  const [title, whole] = quantity.titles.map(wording.text).map((each) => (isNamed ? inSentence(each) : each))
  const name = wording.say(`quantity.${quantity.of}`, {
    title: title ?? '',
    whole: whole ?? '',
    years: yearsInWords(wording, quantity.years),
    where: quantity.where ? wording.say(`where.${quantity.where}`) : '',
  })
  return value === undefined ? name : wording.say('quantity.with_value', { quantity: name, value })
}

function valueInWords(wording: Wording, quantity: QuantityTrace, value: string, places: number): string {
  return quantity.dimension === 'ratio'
    ? percent(value, places)
    : quantityAmountInWords(wording, quantity, value)
}

/** An amount beside a quantity, in the unit of its figures where they share one. */
export function quantityAmountInWords(
  wording: Wording,
  { dimension, parts }: QuantityTrace,
  value: string,
): string {
  const units = new Set(parts.flatMap((part) => (part.kind === 'figure' ? (part.unit ?? []) : [])))
  const [only] = units
  return amountInWords(wording, value, dimension, units.size === 1 ? only : undefined)
}

/**
 * An amount of base units in the unit asked for, or else in the greatest one of its dimension that makes it
 * one or more; in either case with at most two places: 200000000 -> 2 亿元.
 */
export function amountInWords(wording: Wording, value: string, dimension: Dimension, asked?: string): string {
  const units = listUnits(dimension)
  const inUnit = ({ factor }: Unit) => {
    const amount = divide(value, factor)
    const plain = amount && toPlainDecimal(amount)
    return plain !== undefined && (plain.split('.')[1]?.length ?? 0) <= 2 ? plain : undefined
  }
  const preferred = units.find((each) => each.unit === asked && inUnit(each) !== undefined)
  const greatest = units.findLast((each) => {
    const amount = inUnit(each)
    return amount !== undefined && compare(amount, 1) >= 0
  })
  const unit = preferred ?? greatest ?? units[0]
  const shown = (unit && inUnit(unit)) ?? toDecimal(exact(value), 2, 'towardsZero')
  return `${formatDecimal(shown)} ${unit ? wording.text(unit.title) : ''}`.trim()
}

/** Exactly where at most two places do it (15 %), cut towards zero otherwise: 94.999 % is not shown as 95 %. */
export function percent(value: string, places = 2): string {
  const hundredfold = multiply(exact(value), 100)
  const plain = toPlainDecimal(hundredfold)
  const isShort = plain !== undefined && (plain.split('.')[1]?.length ?? 0) <= 2
  return `${formatDecimal(isShort ? plain : toDecimal(hundredfold, places, 'towardsZero'))}%`
}

/** 100 亿元: the value in the unit that the office gave. */
export function figureValueInWords(wording: Wording, value: Decimal, unit: Unit | undefined): string {
  if (!unit) return formatDecimal(value)
  return unit.unit === '%'
    ? `${formatDecimal(value)}%`
    : `${formatDecimal(value)} ${wording.text(unit.title)}`
}

export function figureTitle(
  wording: Wording,
  figure: Pick<FigureTrace, 'title' | 'where' | 'year' | 'isGrowth'>,
): string {
  return wording.say(figure.isGrowth ? 'figure.growth_title' : 'figure.title', {
    title: wording.text(figure.title),
    where: wording.say(`where.${figure.where}`),
    year: figure.year,
  })
}

export function missingInWords(wording: Wording, missing: Missing): string {
  switch (missing.what) {
    case 'figure':
      return figureTitle(wording, missing)
    case 'measure':
      return wording.say('missing.measure', { title: wording.text(missing.title) })
    case 'zero':
      return wording.say('missing.zero', { title: zeroTitle(wording, missing) })
    case 'zone':
    case 'material':
    case 'judgement':
    case 'count':
      return wording.say(`missing.${missing.what}`)
  }
}

function zeroTitle(wording: Wording, { title, where, year }: Missing & { what: 'zero' }): string {
  const isFigure = where !== undefined && year !== undefined
  return isFigure ? figureTitle(wording, { title, where, year }) : wording.text(title)
}

/** Points without trailing zeros: 1.5, 18.75. */
export function pointsText(points: Decimal): string {
  return toPlainDecimal(points) ?? points
}

/** A title inside an English sentence; abbreviations (ODR) keep their capitals. */
function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}
