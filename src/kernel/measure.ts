/**
 * 度量: a figure that a capability computes from its work, with the two parts it is made of. Pure.
 * Assessment and figures know a measure by its name only; every value opens to its records.
 */
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  type Exact,
  exact,
  formatDecimal,
  formatPercent,
  isZero,
  type Rounding,
  toPlainDecimal,
} from './exact.ts'
import type { Period, PeriodKind } from './period.ts'
import type { Basis } from './provision.ts'
import type { RegionCode } from './region-code.ts'
import { assertNever } from './result.ts'
import type { Bilingual, Language } from './text.ts'

/** `capability.figure`, e.g. `complaints.firstCheckOnTime`. */
export type MeasureName = `${string}.${string}`

interface MeasureBase {
  readonly name: MeasureName
  readonly title: Bilingual
  /** 口径: what is counted and what is not, in words. */
  readonly definition: Bilingual
  readonly periods: readonly PeriodKind[]
  readonly source: Basis
}

/**
 * A `share` counts a part of its denominator, so it never passes 100 %; a `ratio` divides any two
 * figures; a `quantity` stands by itself in its unit.
 */
export type MeasureDeclaration =
  | (MeasureBase & {
      readonly kind: 'share' | 'ratio'
      readonly numerator: Bilingual
      readonly denominator: Bilingual
    })
  | (MeasureBase & { readonly kind: 'quantity'; readonly unit: Bilingual })

/** Where the records behind a value are listed: a page of a capability with its filter. */
export interface RecordsLink {
  readonly path: `/${string}`
  readonly query: Readonly<Record<string, string>>
}

interface ValueBase {
  readonly measure: MeasureName
  readonly period: Period
  readonly region: RegionCode
  readonly records: RecordsLink
}

/** A value as it crosses the wire. `noCases`: the denominator is zero; neither 0 % nor 100 %, not yet known. */
export type MeasureValue =
  | (ValueBase & { readonly kind: 'ratio'; readonly numerator: Decimal; readonly denominator: Decimal })
  | (ValueBase & { readonly kind: 'noCases' })
  | (ValueBase & { readonly kind: 'quantity'; readonly amount: Decimal })

/** Where and when a value was taken, and where its records are. */
export type MeasureContext = Omit<ValueBase, 'measure'>

/** The value of a share or ratio. Parts that cannot be (negative, part above the whole) are bugs and throw. */
export function ratioValue(
  declaration: MeasureDeclaration & { readonly kind: 'share' | 'ratio' },
  parts: { readonly numerator: Decimal; readonly denominator: Decimal },
  context: MeasureContext,
): MeasureValue {
  const { numerator, denominator } = parts
  const fail = (why: string): never => {
    throw new Error(`${declaration.name}: ${numerator}/${denominator} ${why}`)
  }
  if (compare(denominator, 0) < 0) fail('has a negative denominator')
  if (declaration.kind === 'share' && compare(numerator, 0) < 0) fail('has a negative part')
  if (declaration.kind === 'share' && compare(numerator, denominator) > 0) fail('has a part above its whole')
  const base = { measure: declaration.name, ...context }
  return isZero(denominator)
    ? { kind: 'noCases', ...base }
    : { kind: 'ratio', ...base, numerator, denominator }
}

/** The value of a plain quantity. */
export function quantityValue(
  declaration: MeasureDeclaration & { readonly kind: 'quantity' },
  amount: Decimal,
  context: MeasureContext,
): MeasureValue {
  return { kind: 'quantity', measure: declaration.name, ...context, amount }
}

/** The exact number; undefined where there are no cases. */
export function exactOf(value: MeasureValue): Exact | undefined {
  switch (value.kind) {
    case 'ratio':
      return divide(value.numerator, value.denominator)
    case 'noCases':
      return undefined
    case 'quantity':
      return exact(value.amount)
    default:
      return assertNever(value)
  }
}

function total(left: Decimal, right: Decimal): Decimal {
  // The sum of two finite decimals is one; toPlainDecimal cannot miss.
  return toPlainDecimal(add(left, right)) ?? decimal(0)
}

/**
 * Several values of one measure as one (counties into their city, months into their year): numerators and
 * denominators are added apart, never percentages averaged. Mixing measures is a bug and throws.
 */
export function combineValues(
  declaration: MeasureDeclaration,
  values: readonly MeasureValue[],
  context: MeasureContext,
): MeasureValue {
  let numerator = decimal(0)
  let denominator = decimal(0)
  for (const value of values) {
    const isOfKind =
      value.kind === 'quantity' ? declaration.kind === 'quantity' : declaration.kind !== 'quantity'
    if (value.measure !== declaration.name || !isOfKind) {
      throw new Error(
        `${value.measure} (${value.kind}) was added to ${declaration.name} (${declaration.kind})`,
      )
    }
    if (value.kind === 'quantity') numerator = total(numerator, value.amount)
    if (value.kind === 'ratio') {
      numerator = total(numerator, value.numerator)
      denominator = total(denominator, value.denominator)
    }
  }
  return declaration.kind === 'quantity'
    ? quantityValue(declaration, numerator, context)
    : ratioValue(declaration, { numerator, denominator }, context)
}

const NO_CASES: Bilingual = { zh: '无案例', en: 'no cases' }

/** How a value is shown. Cut towards zero unless said otherwise: 94.99 % must not look like a met 95 %. */
export function formatMeasure(
  declaration: MeasureDeclaration,
  value: MeasureValue,
  language: Language,
  places = 2,
  rounding: Rounding = 'towardsZero',
): string {
  switch (value.kind) {
    case 'noCases':
      return NO_CASES[language]
    case 'ratio': {
      const share = divide(value.numerator, value.denominator)
      if (share === undefined) throw new Error(`${value.measure}: a ratio without cases must be noCases`)
      return formatPercent(share, places, rounding)
    }
    case 'quantity': {
      const unit = declaration.kind === 'quantity' ? declaration.unit[language] : ''
      return `${formatDecimal(value.amount)} ${unit}`.trim()
    }
    default:
      return assertNever(value)
  }
}

/** The address of the records behind a value. */
export function recordsAddress(link: RecordsLink): string {
  const query = new URLSearchParams(link.query).toString()
  return query === '' ? link.path : `${link.path}?${query}`
}
