import { expect, test } from 'vitest'
import { boundsOf, monthBefore } from './month.ts'

test('months are counted over the turn of the year, and begin at midnight in China', () => {
  expect(monthBefore('2026-02', 5)).toBe('2025-09')
  expect(monthBefore('2026-12', -1)).toBe('2027-01')
  expect(boundsOf('2026-09')).toEqual({
    from: new Date('2026-08-31T16:00:00Z'),
    until: new Date('2026-09-30T16:00:00Z'),
  })
})
