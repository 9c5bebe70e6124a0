/** 统计期间: year, half-year, quarter, month, as text that sorts by time within its kind. Pure. */

import { type Day, dayFrom, daysInMonth } from './day.ts'

declare const periodBrand: unique symbol

export type PeriodKind = 'year' | 'halfYear' | 'quarter' | 'month'

/** '2025', '2025-H1', '2025-Q3', '2025-03'. */
export type Period = string & { readonly [periodBrand]: true }

const SHAPES: Record<PeriodKind, RegExp> = {
  year: /^(\d{4})$/,
  halfYear: /^(\d{4})-H([12])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
}
const MONTHS: Record<PeriodKind, number> = { year: 12, halfYear: 6, quarter: 3, month: 1 }
const KINDS = ['year', 'halfYear', 'quarter', 'month'] as const

interface Parts {
  readonly kind: PeriodKind
  readonly year: number
  /** The place of the period in its year, from 1. */
  readonly number: number
}

function partsOf(text: string): Parts | undefined {
  for (const kind of KINDS) {
    const match = SHAPES[kind].exec(text)
    if (match) return { kind, year: Number(match[1]), number: Number(match[2] ?? '1') }
  }
  return undefined
}

function getParts(period: Period): Parts {
  const parts = partsOf(period)
  if (!parts) throw new Error(`not a period: ${period}`)
  return parts
}

function makePeriod({ kind, year, number }: Parts): Period {
  const start = String(year).padStart(4, '0')
  switch (kind) {
    case 'year':
      return start as Period
    case 'halfYear':
      return `${start}-H${number}` as Period
    case 'quarter':
      return `${start}-Q${number}` as Period
    case 'month':
      return `${start}-${String(number).padStart(2, '0')}` as Period
  }
}

export function parsePeriod(text: string): Period | undefined {
  return partsOf(text) ? (text as Period) : undefined
}

export const periodKind = (period: Period): PeriodKind => getParts(period).kind

/** First and last day, both within. */
export function periodDays(period: Period): { readonly from: Day; readonly to: Day } {
  const { kind, year, number } = getParts(period)
  const last = number * MONTHS[kind]
  const first = last - MONTHS[kind] + 1
  const month = (value: number) => `${String(year).padStart(4, '0')}-${String(value).padStart(2, '0')}`
  return { from: dayFrom(`${month(first)}-01`), to: dayFrom(`${month(last)}-${daysInMonth(year, last)}`) }
}

/** 上年同期. */
export function yearBefore(period: Period): Period {
  const parts = getParts(period)
  return makePeriod({ ...parts, year: parts.year - 1 })
}

/** 上期: the period of the same kind just before. */
export function periodBefore(period: Period): Period {
  const parts = getParts(period)
  const isFirst = parts.number === 1
  return makePeriod({
    kind: parts.kind,
    year: isFirst ? parts.year - 1 : parts.year,
    number: isFirst ? 12 / MONTHS[parts.kind] : parts.number - 1,
  })
}

/** The period of this kind that a day lies in. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const month = Number(day.slice(5, 7))
  return makePeriod({ kind, year: Number(day.slice(0, 4)), number: Math.ceil(month / MONTHS[kind]) })
}
