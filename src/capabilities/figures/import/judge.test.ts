import { describe, expect, test } from 'vitest'
import { aSeries } from '../testing.ts'
import { type Column, readHeadings, readPeriod } from './columns.ts'
import { judgeEntry, type ReadContext, readRow } from './judge.ts'

const people = {
  ...aSeries({}),
  key: 'people',
  title: { zh: '测试人数', en: 'Test people' },
  units: [{ unit: '人', factor: '1', title: { zh: '人', en: 'people' } }],
}
const context: ReadContext = {
  asked: [aSeries({}), people],
  today: '2026-11-22',
  refusalOf: (series) => (series.key === 'people' ? 'figures.series_of_other_unit' : undefined),
}
const GOOD: Record<Column, string> = {
  series: '测试零售额',
  where: '本地',
  period: '2024年',
  valueKind: '',
  value: '1,234.50',
  unit: '亿元',
  source: '统计公报',
  reason: '',
}

describe('a row', () => {
  test('becomes an entry, with full-width digits and separators understood', () => {
    const read = readRow({ ...GOOD, value: '１，２３４．５' }, context)
    expect(read).toMatchObject({ read: 'entry', entry: { series: 'sales', period: '2024', value: '1234.5' } })
  })

  test('without a value waits and is no fault', () => {
    expect(readRow({ ...GOOD, value: '' }, context)).toEqual({ read: 'blank' })
  })

  test.each<[Partial<Record<Column, string>>, Column, string]>([
    [{ series: '没有的系列' }, 'series', 'figures.import_unknown_series'],
    [{ series: '测试人数', unit: '人' }, 'series', 'figures.series_of_other_unit'],
    [{ where: '全省' }, 'where', 'figures.import_unknown_where'],
    [{ where: '全国' }, 'where', 'figures.import_where_not_asked'],
    [{ period: '去年' }, 'period', 'figures.import_unknown_period'],
    [{ period: '1066' }, 'period', 'figures.import_period_out_of_range'],
    [{ period: '2027-Q1' }, 'period', 'figures.import_period_to_come'],
    [{ valueKind: '总量' }, 'valueKind', 'figures.import_unknown_kind'],
    [{ valueKind: '增速' }, 'unit', 'figures.import_growth_unit'],
    [{ unit: '人' }, 'unit', 'figures.import_unit_of_other_dimension'],
    [{ unit: '斤' }, 'unit', 'figures.import_unknown_unit'],
    [{ value: '约一百' }, 'value', 'figures.import_not_a_number'],
    [{ value: '1,23,4' }, 'value', 'figures.import_grouping'],
    [{ value: '12亿元' }, 'value', 'figures.import_unit_in_value'],
    [{ value: '12%' }, 'value', 'figures.import_percent_in_value'],
    [{ value: '-3' }, 'value', 'figures.import_negative'],
    [{ source: '' }, 'source', 'figures.import_source_missing'],
    [{ source: '长'.repeat(301) }, 'source', 'figures.import_too_long_text'],
  ])('with %j is at fault in %s: %s', (part, column, code) => {
    const read = readRow({ ...GOOD, ...part }, context)
    expect(read).toMatchObject({ read: 'bad', problems: [{ column, code }] })
  })

  test('of a growth rate may fall, and its per cent sign is understood', () => {
    const read = readRow({ ...GOOD, valueKind: '增速', value: '-1.5%', unit: '%' }, context)
    expect(read).toMatchObject({ read: 'entry', entry: { valueKind: 'growth', value: '-1.5' } })
  })
})

test.each([
  ['2024', '2024'],
  ['2024年度', '2024'],
  ['２０２４年', '2024'],
  ['2024年3月', '2024-03'],
  ['2024-03', '2024-03'],
  ['2024.3', '2024-03'],
  ['2024年1季度', '2024-Q1'],
  ['2024年第四季度', '2024-Q4'],
  ['2024Q2', '2024-Q2'],
  ['2024年13月', undefined],
  ['2024年5季度', undefined],
])('the period %s is read as %s', (text, period) => {
  expect(readPeriod(text)).toBe(period)
})

test('headings are found in any order and either language', () => {
  expect(readHeadings(['Unit', '数值', ' 期间 ', 'x', '*Series'])).toEqual({
    unit: 0,
    value: 1,
    period: 2,
    series: 4,
  })
})

test('a published value gives way only to a row with a reason, and the same value changes nothing', () => {
  const published = {
    id: 'a',
    value: '10',
    unit: '亿元',
    source: '统计公报',
    reason: '',
    enteredName: '测试甲',
  }
  const read = readRow(GOOD, context)
  if (read.read !== 'entry') throw new Error('the row is good')
  const pair = { published, draft: undefined }
  expect(judgeEntry(read.entry, pair, true)).toMatchObject({
    verdict: 'bad',
    problem: { column: 'reason', code: 'figures.import_reason_needed', details: { value: '10' } },
  })
  expect(judgeEntry({ ...read.entry, reason: '年鉴更正' }, pair, true)).toEqual({ verdict: 'revise' })
  expect(judgeEntry({ ...read.entry, value: '10.0' }, pair, true)).toEqual({ verdict: 'same' })
})
