/** Builders for tests: a small grid of two series. */
import type { FigureRow } from '../../../figures/contract.ts'
import type { Evidence, Where } from './figure-grid.ts'

export function aFigureRow(
  series: string,
  where: Where,
  year: number,
  value: string,
  unit = '亿元',
): FigureRow {
  return {
    id: `00000000-0000-4000-8000-00000000${year}`,
    region: '990100',
    series,
    where,
    periodKind: 'year',
    period: String(year),
    year,
    valueKind: 'level',
    value,
    unit,
    source: '测试公报',
    enteredBy: null,
    enteredName: '测试甲',
    enteredAt: '2026-11-20T02:00:00.000Z',
    publishedName: '测试甲',
    publishedAt: '2026-11-20T02:00:00.000Z',
    reason: '',
    state: 'published',
    current: true,
    document: null,
  }
}

const money = ['元', '万元', '亿元'].map((key) => ({ key, title: { zh: key, en: key } }))

function asked(key: string, zh: string, where: Where, years: number[]): Evidence['series'][number] {
  const title = { zh, en: `The ${key}` }
  return { key, title, definition: title, unit: '亿元', units: money, where, years, indicators: [1] }
}

/** Retail local and national for three years, tax local for two. */
export function anEvidence(): Evidence {
  return {
    region: '990100',
    years: [2024, 2025],
    series: [
      asked('retail', '网上零售额', 'local', [2023, 2024, 2025]),
      asked('retail', '网上零售额', 'national', [2023, 2024, 2025]),
      asked('tax', '电子商务纳税额', 'local', [2024, 2025]),
    ],
    measures: [],
    items: [],
  }
}
