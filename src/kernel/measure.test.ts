import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayFrom } from './day.ts'
import { compare, type Decimal, decimal, divide, exactText, isEqual, parseDecimal } from './exact.ts'
import {
  combineValues,
  exactOf,
  formatMeasure,
  type MeasureContext,
  type MeasureDeclaration,
  quantityValue,
  ratioValue,
  recordsAddress,
} from './measure.ts'
import { parsePeriod, periodBefore, periodDays, periodKind, periodOf, yearBefore } from './period.ts'
import { parseRegionCode } from './region-code.ts'

function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('undefined')
  return value
}

const words = { zh: '词', en: 'words' }
const base = {
  title: { zh: '按时初查率', en: 'First checks on time' },
  definition: words,
  periods: ['year', 'month'],
  source: { kind: 'law', text: 'complaints-2026', article: '第十五条' },
} as const
const onTime = {
  ...base,
  name: 'complaints.firstCheckOnTime',
  kind: 'share',
  numerator: words,
  denominator: words,
} as const satisfies MeasureDeclaration
const growth = {
  ...onTime,
  name: 'figures.onlineRetailGrowth',
  kind: 'ratio',
} as const satisfies MeasureDeclaration
const sales = {
  ...base,
  name: 'figures.onlineRetail',
  kind: 'quantity',
  unit: { zh: '万元', en: 'ten thousand yuan' },
} as const satisfies MeasureDeclaration
const context: MeasureContext = {
  period: sure(parsePeriod('2025')),
  region: sure(parseRegionCode('350421')),
  records: { path: '/complaints', query: { region: '350421', receivedIn: '2025' } },
}
const of = (numerator: string | bigint, denominator: string | bigint) =>
  ratioValue(onTime, { numerator: decimal(numerator), denominator: decimal(denominator) }, context)

describe('a value', () => {
  test('keeps its two parts and opens to its records', () => {
    expect(of('96', '100')).toMatchObject({ kind: 'ratio', numerator: '96', denominator: '100' })
    expect(recordsAddress(context.records)).toBe('/complaints?region=350421&receivedIn=2025')
    expect(recordsAddress({ path: '/complaints', query: {} })).toBe('/complaints')
  })

  test('a zero denominator is no cases: no number, neither 0 % nor 100 %', () => {
    for (const zero of ['0', '0.00']) {
      const value = of('0', zero)
      expect(value.kind).toBe('noCases')
      expect(exactOf(value)).toBeUndefined()
      expect(formatMeasure(onTime, value, 'zh')).toBe('无案例')
      expect(formatMeasure(onTime, value, 'en')).not.toMatch(/\d/)
    }
  })

  test('a share above its whole, or a negative part, is a bug', () => {
    expect(() => of('3', '2')).toThrow('above its whole')
    expect(() => of('-1', '2')).toThrow('negative part')
    expect(() => of('1', '0')).toThrow('above its whole')
    expect(() => of('0', '-2')).toThrow('negative denominator')
  })

  test('a ratio may pass 100 % and fall below zero', () => {
    const value = ratioValue(growth, { numerator: decimal('-3.5'), denominator: decimal('2') }, context)
    expect(formatMeasure(growth, value, 'zh', 1)).toBe('-175.0%')
  })

  test('94.999 % is never shown as 95 %, unless rounding is asked for', () => {
    const value = of('94999', '100000')
    expect(formatMeasure(onTime, value, 'zh')).toBe('94.99%')
    expect(formatMeasure(onTime, value, 'zh', 2, 'halfUp')).toBe('95.00%')
  })

  test('a quantity is shown in its unit', () => {
    const value = quantityValue(sales, decimal('1234567.80'), context)
    expect(formatMeasure(sales, value, 'zh')).toBe('1,234,567.80 万元')
    expect(exactText(sure(exactOf(value)))).toBe('6172839/5')
  })
})

describe('several values as one', () => {
  const part = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 12n }))
  const parts = part.map(([met, unmet]) => [met, met + unmet] as const)

  test('parts are added, percentages are not averaged', () => {
    const values = [of('1', '1'), of('0', '9'), of('0', '0')]
    expect(combineValues(onTime, values, context)).toMatchObject({ numerator: '1', denominator: '10' })
    expect(combineValues(onTime, [of('0', '0')], context).kind).toBe('noCases')
    expect(combineValues(onTime, [], context).kind).toBe('noCases')
  })

  test('the whole lies between the smallest and the largest of its parts, in any grouping', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), fc.nat({ max: 8 }), (list, cut) => {
        const values = list.map(([numerator, denominator]) => of(numerator, denominator))
        const whole = combineValues(onTime, values, context)
        const groups = [values.slice(0, cut), values.slice(cut)].map((group) =>
          combineValues(onTime, group, context),
        )
        expect(combineValues(onTime, groups, context)).toEqual(whole)
        const share = exactOf(whole)
        const shares = values.map(exactOf).filter((each) => each !== undefined)
        expect(share === undefined).toBe(shares.length === 0)
        if (share) {
          expect(shares.some((each) => compare(each, share) <= 0)).toBe(true)
          expect(shares.some((each) => compare(each, share) >= 0)).toBe(true)
        }
      }),
    )
  })

  test('quantities with places are added without loss', () => {
    const values = ['0.1', '0.2', '12.50'].map((amount) => quantityValue(sales, decimal(amount), context))
    expect(combineValues(sales, values, context)).toMatchObject({ amount: '12.8' })
  })

  test('adding different measures is a bug', () => {
    expect(() => combineValues(growth, [of('1', '2')], context)).toThrow('was added to')
    expect(() => combineValues({ ...sales, name: onTime.name }, [of('1', '2')], context)).toThrow(
      'was added to',
    )
  })

  test('the exact value is numerator by denominator', () => {
    fc.assert(
      fc.property(parts, ([numerator, denominator]) => {
        const value = exactOf(of(numerator, denominator))
        const expected = divide(numerator, denominator)
        expect(value === undefined ? expected === undefined : expected && isEqual(value, expected)).toBe(true)
      }),
    )
  })

  test('what crosses the wire is plain text', () => {
    const value = of('1', '3')
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
    const isDecimal = (text: Decimal) => parseDecimal(text) !== undefined
    expect(value.kind === 'ratio' && isDecimal(value.numerator)).toBe(true)
  })
})

describe('a period', () => {
  test.each([
    ['2025', 'year', '2025-01-01', '2025-12-31', '2024', '2024'],
    ['2024-H1', 'halfYear', '2024-01-01', '2024-06-30', '2023-H2', '2023-H1'],
    ['2025-Q3', 'quarter', '2025-07-01', '2025-09-30', '2025-Q2', '2024-Q3'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29', '2024-01', '2023-02'],
    ['2026-01', 'month', '2026-01-01', '2026-01-31', '2025-12', '2025-01'],
  ])('%s is a %s from %s to %s', (text, kind, from, to, before, lastYear) => {
    const period = sure(parsePeriod(text))
    expect(periodKind(period)).toBe(kind)
    expect(periodDays(period)).toEqual({ from, to })
    expect(periodBefore(period)).toBe(before)
    expect(yearBefore(period)).toBe(lastYear)
  })

  test.each(['25', '2025-Q5', '2025-H3', '2025-13', '2025-1', '2025-01-01'])('%s is none', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })

  test('a day lies in its period, and periods of one kind meet without gap', () => {
    const kinds = fc.constantFrom('year', 'halfYear', 'quarter', 'month')
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(kinds, days, (kind, date) => {
        const day = dayFrom(date.toISOString().slice(0, 10))
        const period = periodOf(kind, day)
        const { from, to } = periodDays(period)
        expect(from <= day && day <= to).toBe(true)
        expect(periodDays(periodBefore(period)).to).toBe(addDays(from, -1))
      }),
    )
  })
})
