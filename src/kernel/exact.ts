/**
 * Exact numbers: money and scores as decimal strings, ratios as fractions until they are shown. Pure.
 * No floating number enters: what is not a whole number comes as text, or is refused by a throw.
 */
import Fraction from 'fraction.js'

declare const exactBrand: unique symbol
declare const decimalBrand: unique symbol

/** A rational number of any size. Opaque: compare and compute with the functions of this file. */
export interface Exact {
  readonly [exactBrand]: true
}

/** A plain decimal as text, its places kept: '12.50', '-3', '0.125'. What crosses the wire and lies in the database. */
export type Decimal = string & { readonly [decimalBrand]: true }

/** What an exact number is made of: another one, whole numbers, or text ('12.50', '1/3'). */
export type ExactInput = Exact | bigint | number | string

/**
 * How a shown number is cut: 四舍五入 (half away from zero), 四舍六入五成双 (half to even, GB/T 8170),
 * or towards zero (a rate just under a limit must not be shown as having reached it).
 */
export type Rounding = 'halfUp' | 'halfEven' | 'towardsZero'

const wrap = (fraction: Fraction): Exact => fraction as unknown as Exact
const unwrap = (value: Exact): Fraction => value as unknown as Fraction

const DECIMAL_TEXT = /^-?(0|[1-9]\d*)(\.\d+)?$/
const RATIO_TEXT = /^(-?\d+)\/(\d+)$/
const DIGITS_MAX = 400

/** Reads a plain decimal; anything else (signs, exponents, leading zeros, '-0') is undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > DIGITS_MAX || !DECIMAL_TEXT.test(text) || /^-0(\.0+)?$/.test(text)) return undefined
  return text as Decimal
}

/** A decimal that the code itself writes, or a whole number; anything else is a bug and throws. */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(`not a whole number: ${value}; write it as text`)
  }
  const parsed = parseDecimal(String(value))
  if (parsed === undefined) throw new TypeError(`not a plain decimal: ${value}`)
  return parsed
}

function fractionOfText(text: string): Fraction | undefined {
  if (text.length > 2 * DIGITS_MAX) return undefined
  const ratio = RATIO_TEXT.exec(text)
  if (ratio) {
    const denominator = BigInt(ratio[2] ?? '0')
    return denominator === 0n ? undefined : new Fraction(BigInt(ratio[1] ?? '0'), denominator)
  }
  const plain = parseDecimal(text)
  if (plain === undefined) return undefined
  const [whole = '0', places = ''] = plain.split('.')
  return new Fraction(BigInt(whole + places), 10n ** BigInt(places.length))
}

/** The exact number; a floating number or text that is no number is a bug and throws. */
export function exact(value: ExactInput): Exact {
  switch (typeof value) {
    case 'bigint':
      return wrap(new Fraction(value))
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}; write it as text`)
      return wrap(new Fraction(BigInt(value)))
    case 'string': {
      const fraction = fractionOfText(value)
      if (fraction === undefined) throw new TypeError(`not an exact number: ${value}`)
      return wrap(fraction)
    }
    case 'object':
      return value
  }
}

/**
 * Reads a number as people write it: full-width digits, thousand separators, a sign, % or ‰
 * ('１，２３４．５', '-12.5%', '3/4'); anything else is undefined. 8.5% is 0.085.
 */
export function parseExact(text: string): Exact | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s_]/g, '')
    .replaceAll('−', '-')
    .replace(/^\+/, '')
    .replace(/^-?\d{1,3}(,\d{3})+(?!\d)/, (grouped) => grouped.replaceAll(',', ''))
  const part = /^(.*?)([%‰]?)$/.exec(plain)
  const fraction = fractionOfText((part?.[1] ?? '').replace(/^-0(\.0+)?$/, '0'))
  if (fraction === undefined) return undefined
  return wrap(part?.[2] === '%' ? fraction.div(100n) : part?.[2] === '‰' ? fraction.div(1000n) : fraction)
}

/** The exact number as text that `exact` reads back: '3', '-1/3'. */
export function exactText(value: Exact): string {
  const { s, n, d } = unwrap(value)
  return d === 1n ? String(s * n) : `${s * n}/${d}`
}

export const add = (left: ExactInput, right: ExactInput): Exact =>
  wrap(unwrap(exact(left)).add(unwrap(exact(right))))

export const subtract = (left: ExactInput, right: ExactInput): Exact =>
  wrap(unwrap(exact(left)).sub(unwrap(exact(right))))

export const multiply = (left: ExactInput, right: ExactInput): Exact =>
  wrap(unwrap(exact(left)).mul(unwrap(exact(right))))

export const sum = (values: Iterable<ExactInput>): Exact => {
  let total = exact(0)
  for (const value of values) total = add(total, value)
  return total
}

/** The quotient; undefined where the divisor is zero, so that nobody gets a made-up 0 or infinity. */
export function divide(left: ExactInput, right: ExactInput): Exact | undefined {
  const divisor = unwrap(exact(right))
  return divisor.n === 0n ? undefined : wrap(unwrap(exact(left)).div(divisor))
}

/** -1, 0 or 1; fit for `sort`. */
export function compare(left: ExactInput, right: ExactInput): -1 | 0 | 1 {
  const order = unwrap(exact(left)).compare(unwrap(exact(right)))
  return order < 0 ? -1 : order > 0 ? 1 : 0
}

export const isEqual = (left: ExactInput, right: ExactInput): boolean => compare(left, right) === 0
export const isAtLeast = (left: ExactInput, right: ExactInput): boolean => compare(left, right) >= 0
export const isAbove = (left: ExactInput, right: ExactInput): boolean => compare(left, right) > 0
export const isZero = (value: ExactInput): boolean => compare(value, 0) === 0

function roundedWhole(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const whole = numerator / denominator
  const twice = 2n * (numerator % denominator)
  switch (rounding) {
    case 'towardsZero':
      return whole
    case 'halfUp':
      return twice >= denominator ? whole + 1n : whole
    case 'halfEven':
      return twice > denominator || (twice === denominator && whole % 2n === 1n) ? whole + 1n : whole
  }
}

/** The decimal with exactly so many places, cut as said. */
export function toDecimal(value: ExactInput, places: number, rounding: Rounding): Decimal {
  if (!Number.isSafeInteger(places) || places < 0 || places > 100) throw new TypeError(`places: ${places}`)
  const { s, n, d } = unwrap(exact(value))
  const whole = roundedWhole(n * 10n ** BigInt(places), d, rounding)
  const digits = String(whole).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return (s < 0n && whole !== 0n ? `-${text}` : text) as Decimal
}

/** The decimal without loss and without trailing zeros; undefined where none exists (1/3). */
export function toPlainDecimal(value: ExactInput): Decimal | undefined {
  let { d } = unwrap(exact(value))
  let twos = 0
  let fives = 0
  for (; d % 2n === 0n; d /= 2n) twos++
  for (; d % 5n === 0n; d /= 5n) fives++
  return d === 1n ? toDecimal(value, Math.max(twos, fives), 'towardsZero') : undefined
}

/** With thousand separators: 1,234,567.80. */
export function formatDecimal(value: Decimal): string {
  const [whole = '', places] = value.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return places === undefined ? grouped : `${grouped}.${places}`
}

/** A ratio as a percentage with so many places, cut as said: 0.9499 -> '94.9%' towards zero. */
export function formatPercent(value: ExactInput, places: number, rounding: Rounding): string {
  return `${formatDecimal(toDecimal(multiply(value, 100), places, rounding))}%`
}
