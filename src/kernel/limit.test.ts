import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from './calendar.ts'
import { addDays, type Day, dayAt, dayFrom, instantText, parseInstant, serialOf } from './day.ts'
import {
  type CountingRules,
  computeDue,
  type Due,
  type Roll,
  type Run,
  rolls,
  standingOf,
  type Term,
} from './limit.ts'
import { countedDays, countedSpans } from './limit-explain.ts'

function due(term: Term, start: string | Date, run: Omit<Run, 'start'> = {}, rules?: CountingRules): Due {
  const result = computeDue(term, { start: start instanceof Date ? start : dayFrom(start), ...run }, rules)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const refusal = (term: Term, run: Run) => {
  const result = computeDue(term, run)
  return result.ok ? undefined : result.error.code
}
const workingDays = (amount: number): Term => ({ amount, unit: 'workingDay', roll: 'holiday' })
const span = (from: string, to: string) => ({ from: dayFrom(from), to: dayFrom(to) })
const instant = (text: string): Date => parseInstant(text) ?? new Date(Number.NaN)

describe('working days', () => {
  test.each([
    ['2026-09-25', 7, '2026-10-12'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2025-09-26', 2, '2025-09-29'],
    ['2020-01-23', 1, '2020-02-03'],
    ['2019-04-26', 3, '2019-04-30'],
    ['2024-02-09', 2, '2024-02-19'],
  ])('%s and %i end on %s; the starting day does not count', (start, amount, expected) => {
    expect(due(workingDays(amount), start)).toMatchObject({
      due: expected,
      rolledFrom: null,
      provisional: false,
    })
  })

  test('2027 has no notice yet and makes the answer provisional', () => {
    expect(due(workingDays(5), '2027-03-01').provisional).toBe(true)
    expect(due(workingDays(1), '2026-12-30').provisional).toBe(false)
    expect(due(workingDays(5), '2026-12-30').provisional).toBe(true)
  })
})

describe('the last day', () => {
  test.each([
    // 2026-10-01 to 07 is the National Day break, 2026-09-20 a worked Sunday, 2026-10-17 a plain Saturday.
    ['2026-09-26', 5, 'none', '2026-10-01', null],
    ['2026-09-26', 5, 'holiday', '2026-10-08', '2026-10-01'],
    ['2026-09-26', 5, 'offday', '2026-10-08', '2026-10-01'],
    ['2026-09-26', 21, 'holiday', '2026-10-17', null],
    ['2026-09-26', 21, 'offday', '2026-10-19', '2026-10-17'],
    ['2026-09-15', 5, 'offday', '2026-09-20', null],
    ['2019-04-01', 4, 'holiday', '2019-04-08', '2019-04-05'],
  ] as const)('%s and %i days with roll %s is %s', (start, amount, roll, expected, from) => {
    expect(due({ amount, unit: 'day', roll }, start)).toMatchObject({ due: expected, rolledFrom: from })
  })

  test('an ordinary weekend rolls as a statutory holiday only where the office reads it so', () => {
    const term: Term = { amount: 21, unit: 'day', roll: 'holiday' }
    expect(due(term, '2026-09-26').remarks).toEqual(['weekendStands'])
    expect(due(term, '2026-09-26', {}, { holidayCoversWeekends: true }).due).toBe('2026-10-19')
  })

  test('without a roll no calendar is asked, so nothing is provisional', () => {
    expect(due({ amount: 10, unit: 'day', roll: 'none' }, '2027-03-01').provisional).toBe(false)
    expect(due({ amount: 10, unit: 'day', roll: 'holiday' }, '2027-03-01').provisional).toBe(true)
  })

  test('of months and years is the same-numbered day, or the last of the month', () => {
    expect(due({ amount: 1, unit: 'month', roll: 'none' }, '2025-01-31').due).toBe('2025-02-28')
    expect(due({ amount: 1, unit: 'year', roll: 'none' }, '2024-02-29').due).toBe('2025-02-28')
    expect(due({ amount: 3, unit: 'month', roll: 'offday' }, '2026-07-01')).toMatchObject({
      due: '2026-10-08',
      rolledFrom: '2026-10-01',
    })
  })
})

describe('hours', () => {
  const hours = (amount: number): Term => ({ amount, unit: 'hour', roll: 'offday' })

  test('are exact from the instant and never roll', () => {
    const answer = due(hours(24), instant('2026-09-30T16:30'))
    expect(answer.dueAt && instantText(answer.dueAt)).toBe('2026-10-01T16:30:00+08:00')
    expect(answer.rolledFrom).toBeNull()
  })

  test('do not run on suspended days', () => {
    const suspensions = [span('2026-10-01', '2026-10-03')]
    const answer = due(hours(24), instant('2026-09-30T16:30'), { suspensions })
    expect(answer.dueAt && instantText(answer.dueAt)).toBe('2026-10-04T16:30:00+08:00')
    const ended = due(hours(7), instant('2026-09-30T16:30'), { suspensions })
    expect(ended.dueAt && instantText(ended.dueAt)).toBe('2026-09-30T23:30:00+08:00')
  })

  test('need an instant', () => {
    expect(refusal(hours(1), { start: dayFrom('2026-09-30') })).toBe('limit.instant_needed')
  })
})

describe('suspension and extension', () => {
  test('suspended days do not count, once, however they overlap', () => {
    const suspensions = [span('2026-10-08', '2026-10-09'), span('2026-09-29', '2026-10-08')]
    expect(due(workingDays(7), '2026-09-25', { suspensions })).toMatchObject({
      due: '2026-10-16',
      suspendedDays: 11,
    })
    expect(due({ amount: 1, unit: 'month', roll: 'none' }, '2026-09-25', { suspensions }).due).toBe(
      '2026-11-05',
    )
  })

  test('while the clock stands the due day is the earliest possible', () => {
    const suspensions = [{ from: dayFrom('2026-09-28') }]
    const answer = due(workingDays(1), '2026-09-25', { suspensions, asOf: dayFrom('2026-10-12') })
    expect(answer).toMatchObject({ due: '2026-10-13', remarks: ['suspended', 'open'] })
    expect(refusal(workingDays(1), { start: dayFrom('2026-09-25'), suspensions })).toBe('limit.as_of_needed')
  })

  test('extensions run on from the original end, and each has a reason', () => {
    const extensions = [
      { amount: 15, unit: 'workingDay', reason: '案情复杂' },
      { amount: 5, unit: 'workingDay', reason: '再次延长' },
    ] as const
    expect(due(workingDays(15), '2026-09-01', { extensions }).due).toBe(
      due(workingDays(35), '2026-09-01').due,
    )
    const monthly = [{ amount: 1, unit: 'month', reason: '案情复杂' }] as const
    expect(due({ amount: 1, unit: 'month', roll: 'none' }, '2025-01-31', { extensions: monthly }).due).toBe(
      '2025-03-31',
    )
    const blank = [{ amount: 1, unit: 'month', reason: ' ' }] as const
    expect(refusal(workingDays(1), { start: dayFrom('2026-09-25'), extensions: blank })).toBe(
      'limit.extension_without_reason',
    )
  })

  test('wrong amounts, reversed suspensions and days beyond the calendar are refused', () => {
    const start = dayFrom('2026-09-25')
    for (const amount of [0, -1, 1.5, Number.NaN]) {
      expect(refusal(workingDays(amount), { start })).toBe('limit.amount_not_positive')
    }
    expect(refusal(workingDays(1), { start, suspensions: [span('2026-10-02', '2026-10-01')] })).toBe(
      'limit.suspension_reversed',
    )
    for (const unit of ['workingDay', 'day', 'month', 'year'] as const) {
      expect(refusal({ amount: 999_999_999, unit, roll: 'offday' }, { start })).toBe('limit.beyond_calendar')
    }
    expect(
      refusal({ amount: 7973, unit: 'year', roll: 'offday' }, { start: dayFrom('2026-12-31') }),
    ).toBeUndefined()
    expect(
      refusal({ amount: 999_999_999, unit: 'hour', roll: 'none' }, { start: instant('2026-09-25T10:00') }),
    ).toBe('limit.beyond_calendar')
  })
})

test('a limit stands running, overdue, or ended by its event', () => {
  const answer = due(workingDays(7), '2026-09-25')
  expect(standingOf(answer, dayFrom('2026-10-09'))).toEqual({
    state: 'running',
    workingDaysLeft: 2,
    daysLeft: 3,
  })
  expect(standingOf(answer, dayFrom('2026-10-12')).state).toBe('running')
  expect(standingOf(answer, dayFrom('2026-10-14'))).toEqual({
    state: 'overdue',
    workingDaysLeft: -2,
    daysLeft: -2,
  })
  expect(standingOf(answer, dayFrom('2026-11-01'), dayFrom('2026-10-12')).state).toBe('endedInTime')
  expect(standingOf(answer, dayFrom('2026-11-01'), dayFrom('2026-10-13')).state).toBe('endedLate')
})

describe('for every start, term and suspension', () => {
  const starts = fc
    .integer({ min: serialOf(dayFrom('2017-06-01')), max: serialOf(dayFrom('2028-06-01')) })
    .map(dayAt)
  const units = fc.constantFrom('workingDay' as const, 'day' as const, 'month' as const)
  const suspensions = fc.option(
    fc
      .tuple(starts, fc.integer({ min: 0, max: 30 }))
      .map(([from, length]) => [{ from, to: addDays(from, length) }]),
    { nil: [] },
  )
  const rollOf = fc.constantFrom<Roll[]>(...rolls)

  test('a later start or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), units, rollOf, (start, amount, unit, roll) => {
        const term: Term = { amount, unit, roll }
        const end = due(term, start).due
        expect(due(term, addDays(start, 1)).due >= end).toBe(true)
        expect(due({ ...term, amount: amount + 1 }, start).due >= end).toBe(true)
      }),
    )
  })

  test('the explanation counts exactly the amount, and a suspended day never', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 40 }), suspensions, (start, amount, stops) => {
        const answer = due(workingDays(amount), start, { suspensions: stops })
        const days = countedDays(answer, stops)
        const counted = days.filter((day) => day.counted)
        expect(counted).toHaveLength(amount)
        expect(counted.at(-1)).toMatchObject({ day: answer.due, number: amount })
        expect(counted.every(({ day }) => isWorkingDay(day))).toBe(true)
        expect(countedSpans(days).reduce((sum, each) => sum + each.days, 0)).toBe(days.length)
        const lost = days.filter((day) => day.reason === 'suspended' && isWorkingDay(day.day)).length
        expect(workingDaysBetween(start as Day, answer.due)).toBe(amount + lost)
      }),
    )
  })

  test('rolled over any day off it ends on a working day', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 90 }), (start, amount) => {
        expect(isWorkingDay(due({ amount, unit: 'day', roll: 'offday' }, start).due)).toBe(true)
      }),
    )
  })
})
