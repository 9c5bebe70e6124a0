import { expect, test } from 'vitest'
import { placeOf, spanOf, ticksOf } from './gantt-days.ts'

const span = spanOf(['2026-03-18', '2026-06-30'], '2026-04-02')

test('the chart begins with the month of the first day and ends after the last, today among them', () => {
  expect(span).toEqual({ from: '2026-03-01', to: '2026-07-15' })
  expect(spanOf([], '2026-04-02').from).toBe('2026-04-01')
})

test('days stand at their distance from the left edge; what lies outside stands at the edge', () => {
  expect(placeOf('2026-03-11', span, 'weeks')).toBe(80)
  expect(placeOf('2025-01-01', span, 'weeks')).toBe(0)
  expect(placeOf('2030-01-01', span, 'months')).toBe(placeOf('2026-07-15', span, 'months'))
})

test('months are marked at their first day, weeks at their Mondays', () => {
  expect(ticksOf(span, 'months').map((tick) => tick.label)).toEqual([
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
  ])
  expect(ticksOf(span, 'weeks')[0]).toEqual({ day: '2026-03-02', label: '03-02' })
})

test('a day mistyped by centuries makes no chart of a hundred thousand days', () => {
  expect(ticksOf(spanOf(['2026-01-01', '9999-01-01'], '2026-04-02'), 'months').length).toBeLessThan(50)
})
