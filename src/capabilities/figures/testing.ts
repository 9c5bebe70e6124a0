/** Builders for tests. */
import type { AskedSeries } from '../../kernel/series.ts'

const money = [
  ['元', '1'],
  ['万元', '10000'],
  ['亿元', '100000000'],
] as const

/** A made-up series of sales that adds up over a year. */
export function aSeries(part: Partial<AskedSeries>): AskedSeries {
  return {
    key: 'sales',
    title: { zh: '测试零售额', en: 'Test sales' },
    definition: { zh: '测试口径', en: 'Test definition' },
    dimension: 'money',
    unit: '亿元',
    units: money.map(([unit, factor]) => ({ unit, factor, title: { zh: unit, en: unit } })),
    isSum: true,
    sides: [{ where: 'local', values: [{ year: 2024, indicators: [1], unlessGrowthOf: [] }] }],
    indicators: [{ number: 1, title: { zh: '测试指标', en: 'Test indicator' }, page: '/x' }],
    responsible: [],
    ...part,
  }
}
