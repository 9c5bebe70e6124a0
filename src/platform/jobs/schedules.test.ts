import { expect, test } from 'vitest'
import { stoppedClock } from '../../kernel/clock.ts'
import { cronItem, inShanghai } from './schedules.ts'

const digest = (instant: string) => {
  const at = new Date(instant)
  return {
    min: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    date: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dow: at.getUTCDay(),
  }
}

test.each([
  ['2026-03-02T15:59:00Z', { hour: 23, date: 2, month: 3, dow: 1 }],
  ['2026-03-02T16:00:00Z', { hour: 0, date: 3, month: 3, dow: 2 }],
  ['2026-02-28T16:00:00Z', { hour: 0, date: 1, month: 3, dow: 0 }],
  ['2028-02-28T16:00:00Z', { hour: 0, date: 29, month: 2, dow: 2 }],
  ['2026-12-31T20:30:00Z', { hour: 4, date: 1, month: 1, dow: 5 }],
])('%s is the minute that the clocks of Shanghai show', (instant, expected) => {
  expect(inShanghai(digest(instant), new Date(instant).getUTCFullYear())).toMatchObject(expected)
})

test('a schedule at 01:30 on Mondays comes on Sunday 17:30 UTC, and at no other time', () => {
  const clock = stoppedClock('2026-03-01T17:30:00Z')
  const item = cronItem({ cron: '30 1 * * 1', job: 'test.weekly' }, clock)
  expect(item.match(digest('2026-03-01T17:30:00Z'))).toBe(true)
  expect(item.match(digest('2026-03-02T01:30:00Z'))).toBe(false)
  expect(item.match(digest('2026-03-02T17:30:00Z'))).toBe(false)
})

test('an expression that means nothing is refused at the start, not at midnight', () => {
  expect(() =>
    cronItem({ cron: '61 * * * *', job: 'test.never' }, stoppedClock('2026-03-01T00:00:00Z')),
  ).toThrow()
})
