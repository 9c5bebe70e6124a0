import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithinWorkingHours } from '../../../kernel/calendar.ts'
import { addDays, dayFrom } from '../../../kernel/day.ts'
import { nextWorkingInstant, warningsOf } from './warnings.ts'

const HOURS = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '17:30' },
]
const RULE = {
  soonWorkingDays: 3,
  escalations: [
    { afterWorkingDays: 1, to: 'unitHead' },
    { afterWorkingDays: 5, to: 'regionLeader' },
  ],
} as const

describe('the warnings that a matter has reached', () => {
  // Due on Wednesday 16 September 2026.
  test.each([
    ['2026-09-10', []],
    ['2026-09-11', ['soon']],
    ['2026-09-13', ['soon']],
    ['2026-09-16', ['today']],
    ['2026-09-17', ['overdue', 'unitHead-1']],
    ['2026-09-21', ['overdue', 'unitHead-1']],
    // Sunday the 20th is worked, so that this is the fifth working day.
    ['2026-09-22', ['overdue', 'unitHead-1', 'regionLeader-5']],
  ])('on %s: %j', (today, thresholds) => {
    const reached = warningsOf(dayFrom('2026-09-16'), dayFrom(today), RULE)
    expect(reached.map((warning) => warning.threshold)).toEqual(thresholds)
  })

  test('one standing at a time, and escalations only when overdue', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (ahead) => {
        const today = dayFrom('2026-06-15')
        const reached = warningsOf(addDays(today, ahead), today, RULE)
        expect(reached.filter((warning) => warning.to === 'handler').length).toBeLessThanOrEqual(1)
        if (ahead >= 0) expect(reached.every((warning) => warning.to === 'handler')).toBe(true)
        else expect(reached[0]?.threshold).toBe('overdue')
      }),
    )
  })
})

describe('when a notice may leave the house', () => {
  test.each([
    ['within working hours at once', '2026-09-21T02:00:00.000Z', '2026-09-21T02:00:00.000Z'],
    ['before the morning', '2026-09-20T22:00:00.000Z', '2026-09-21T00:30:00.000Z'],
    ['at noon', '2026-09-21T05:00:00.000Z', '2026-09-21T06:00:00.000Z'],
    ['in the evening', '2026-09-21T11:00:00.000Z', '2026-09-22T00:30:00.000Z'],
    ['before the National Day break', '2026-09-30T10:00:00.000Z', '2026-10-08T00:30:00.000Z'],
  ])('%s', (_when, instant, expected) => {
    expect(nextWorkingInstant(new Date(instant), HOURS).toISOString()).toBe(expected)
  })

  test('always within working hours, and never earlier than now', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2026-12-20'), noInvalidDate: true }),
        (now) => {
          const then = nextWorkingInstant(now, HOURS)
          expect(then >= now && isWithinWorkingHours(then, HOURS)).toBe(true)
        },
      ),
    )
  })
})
