import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AskedSeries } from '../../kernel/series.ts'
import {
  convert,
  decideEntry,
  type Entry,
  type KnownFigure,
  missingOf,
  rollUpsOf,
  valueFault,
} from './domain.ts'
import { aSeries } from './testing.ts'

const standing = (id: string, value: string) => ({
  id,
  value,
  unit: '亿元',
  source: '公报',
  reason: '',
  enteredName: '测试甲',
})
const entry = (part: Partial<Entry>): Entry => ({
  value: '12',
  unit: '亿元',
  source: '公报',
  reason: '',
  publish: true,
  ...part,
})
const NOTHING = { published: undefined, draft: undefined }

describe('an entry', () => {
  test('that says what stands already changes nothing, however its digits are written', () => {
    const pair = { published: standing('a', '12.00'), draft: undefined }
    expect(decideEntry(entry({}), pair)).toMatchObject({ value: { act: 'none', id: 'a' } })
  })

  test('never takes the place of a published value without a reason', () => {
    const pair = { published: standing('a', '11'), draft: standing('b', '12') }
    expect(decideEntry(entry({}), pair)).toMatchObject({ error: { code: 'figures.reason_needed' } })
    expect(decideEntry(entry({ reason: '更正' }), pair)).toMatchObject({
      value: { act: 'revise', replaces: ['a', 'b'] },
    })
  })

  test('as a draft leaves the published value alone and takes the place of the draft before', () => {
    const pair = { published: standing('a', '11'), draft: standing('b', '11.5') }
    expect(decideEntry(entry({ publish: false }), pair)).toMatchObject({ value: { replaces: ['b'] } })
  })

  test('made after somebody else revised is a conflict that names the value', () => {
    const pair = { published: standing('c', '13'), draft: undefined }
    expect(decideEntry(entry({ seen: 'a', reason: '更正' }), pair)).toMatchObject({
      error: { kind: 'conflict', code: 'figures.revised_meanwhile', details: { value: '13', by: '测试甲' } },
    })
    expect(decideEntry(entry({ seen: null }), NOTHING).ok).toBe(true)
  })
})

describe('a value', () => {
  const series = aSeries({})
  const value = { where: 'local' as const, valueKind: 'level' as const, value: '1', unit: '亿元' }
  test.each([
    [value, undefined],
    [{ ...value, unit: '件' }, 'unit'],
    [{ ...value, value: '-1' }, 'negative'],
    [{ ...value, valueKind: 'growth' as const, value: '-1', unit: '%' }, undefined],
    [{ ...value, valueKind: 'growth' as const }, 'unit'],
    [{ ...value, where: 'parent' as const }, 'where'],
  ])('%j is at fault in %s', (each, fault) => {
    expect(valueFault({ ...series, sides: [{ where: 'local', values: [] }] }, each)).toBe(fault)
  })

  test('turned into another unit and back is the same to the last digit', () => {
    const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 999 }))
    fc.assert(
      fc.property(decimal, ([whole, places]) => {
        const there = convert(series, `${whole}.${places}1`, '亿元', '元') ?? ''
        expect(convert(series, there, '元', '亿元')).toBe(`${whole}.${places}1`)
      }),
    )
  })
})

const figure = (period: string, value: string, unit = '亿元'): KnownFigure => ({
  id: period,
  series: 'sales',
  where: 'local',
  periodKind: period.length === 4 ? 'year' : 'quarter',
  period,
  year: Number(period.slice(0, 4)),
  valueKind: 'level',
  value,
  unit,
  state: 'published',
})

describe('quarters of a year', () => {
  const quarters = [
    figure('2024-Q1', '1.5'),
    figure('2024-Q2', '25000', '万元'),
    figure('2024-Q3', '3'),
    figure('2024-Q4', '3'),
  ]

  test('are summed in the unit of the series, and a difference to the year is told', () => {
    expect(rollUpsOf(aSeries({}), [figure('2024', '9.8'), ...quarters])).toEqual([
      {
        where: 'local',
        year: 2024,
        of: 'quarter',
        count: 4,
        isWhole: true,
        unit: '亿元',
        sum: '10',
        yearValue: '9.8',
        difference: '0.2',
      },
    ])
  })

  test('that are not all there are not compared with the year', () => {
    expect(rollUpsOf(aSeries({}), [figure('2024', '9.8'), ...quarters.slice(1)])).toMatchObject([
      { count: 3, isWhole: false, difference: null },
    ])
  })

  test('of a series that does not add up have no sum', () => {
    expect(rollUpsOf(aSeries({ isSum: false }), quarters)).toEqual([])
  })
})

describe('what is missing', () => {
  const asked: AskedSeries[] = [
    aSeries({
      sides: [
        {
          where: 'local',
          values: [
            { year: 2023, indicators: [1], unlessGrowthOf: [2024] },
            { year: 2024, indicators: [1, 6], unlessGrowthOf: [] },
          ],
        },
      ],
    }),
  ]

  test('is every value asked for that is not published; a draft does not count yet', () => {
    const draft = { ...figure('2024', '1'), state: 'draft' as const }
    expect(missingOf(asked, [draft])).toMatchObject([
      { period: '2023', indicators: [1], hasDraft: false },
      { period: '2024', indicators: [1, 6], hasDraft: true },
    ])
  })

  test('is no level that only a growth rate is made of, once that rate is published', () => {
    const growth = { ...figure('2024', '8'), valueKind: 'growth' as const, unit: '%' }
    expect(missingOf(asked, [growth]).map((each) => each.period)).toEqual(['2024'])
  })
})
