import { describe, expect, test } from 'vitest'
import { aSeries } from '../testing.ts'
import { gridOf, indexed, linesOf, type SeriesAnswer, viewOf } from './grid.ts'

type Figure = SeriesAnswer['figures'][number]

const figure = (
  where: Figure['where'],
  period: string,
  value: string,
  part: Partial<Figure> = {},
): Figure => ({
  id: `${where} ${period}`,
  region: '990100',
  series: 'sales',
  where,
  periodKind: 'year',
  period,
  year: Number(period.slice(0, 4)),
  valueKind: 'level',
  value,
  unit: '亿元',
  source: '公报',
  state: 'published',
  current: true,
  reason: '',
  enteredBy: null,
  enteredName: '测试甲',
  enteredAt: '2026-01-01T00:00:00Z',
  publishedName: null,
  publishedAt: null,
  document: null,
  ...part,
})

function answer(figures: Figure[]): SeriesAnswer {
  const { sides: _, ...series } = aSeries({})
  const years = [2023, 2024]
  return {
    region: '990100',
    series: {
      ...series,
      indicators: [],
      responsible: [],
      units: [...series.units],
      sides: [
        { where: 'local', years },
        { where: 'national', years: [] },
      ],
    },
    figures,
    rollUps: [],
    entering: null,
    mayPublish: true,
    own: [],
  }
}

describe('the table', () => {
  test('shows every year from the first that is asked for to this one, newest first, and what waits', () => {
    const rows = gridOf(answer([figure('local', '2024', '2')]), 'year', '2025-05-06')
    expect(rows.map((row) => row.period)).toEqual(['2025', '2024', '2023', '2022'])
    expect(rows.map((row) => row.cells[0]?.isAsked)).toEqual([false, true, true, false])
    expect(rows[1]?.cells[0]?.published?.value).toBe('2')
  })

  test('has no quarter and no month that has not begun', () => {
    const quarters = gridOf(answer([]), 'quarter', '2025-05-06').map((row) => row.period)
    expect(quarters.slice(0, 3)).toEqual(['2025-Q2', '2025-Q1', '2024-Q4'])
    expect(gridOf(answer([]), 'month', '2025-05-06')[0]?.period).toBe('2025-05')
  })

  test.each([
    ['2024', 'year'],
    ['2024-Q2', 'quarter'],
    ['2024-02', 'month'],
  ])('%s stands in the view of its %s', (period, view) => {
    expect(viewOf(period)).toBe(view)
  })
})

describe('the chart', () => {
  const both = [
    figure('local', '2023', '50000', { unit: '万元' }),
    figure('local', '2024', '6'),
    figure('national', '2023', '1000'),
    figure('national', '2024', '1100'),
  ]

  test('draws in the unit of the series, oldest first, and leaves drafts out', () => {
    const draft = figure('local', '2025', '9', { state: 'draft' })
    const data = answer([...both, draft])
    const { categories, lines } = linesOf(data, gridOf(data, 'year', '2025-05-06'))
    expect(categories).toEqual(['2023', '2024'])
    expect(lines[0]).toEqual({ where: 'local', values: [5, 6] })
  })

  test('compares a county with the country by index, their first common period being 100', () => {
    const data = answer(both)
    const { categories, lines } = linesOf(data, gridOf(data, 'year', '2025-05-06'))
    expect(indexed(categories, lines)).toEqual({
      base: '2023',
      lines: [
        { where: 'local', values: [100, 120] },
        { where: 'national', values: [100, 110] },
      ],
    })
    expect(indexed(categories, lines.slice(0, 1))).toBeUndefined()
  })
})
