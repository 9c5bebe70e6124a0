import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayAt,
  dayFrom,
  dayOf,
  daysBetween,
  instantText,
  parseDay,
  parseInstant,
  serialOf,
  startOf,
  weekdayOf,
} from './day.ts'

const serials = fc.integer({ min: serialOf(dayFrom('0001-01-01')), max: serialOf(dayFrom('9999-12-31')) })

describe('a day is a day that the calendar has', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  test.each([
    '2025-02-30',
    '2025-02-29',
    '1900-02-29',
    '2025-00-10',
    '2025-13-01',
    '2025-04-31',
    '0000-01-01',
    '2025-1-1',
    '2025/01/01',
    '20250101',
    ' 2025-01-01',
    '2025-01-01T00:00',
    '２０２５-01-01',
    '',
  ])('%j is none', (text) => {
    expect(parseDay(text)).toBeUndefined()
  })

  test('every number is one day and back, and agrees with the Gregorian calendar', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const day = dayAt(serial)
        expect(parseDay(day)).toBe(day)
        expect(serialOf(day)).toBe(serial)
        expect(new Date(serial * 86_400_000).toISOString().slice(0, 10)).toBe(day)
        expect(weekdayOf(day) % 7).toBe(new Date(serial * 86_400_000).getUTCDay())
      }),
    )
  })

  test('days added are days between', () => {
    fc.assert(
      fc.property(serials, fc.integer({ min: -400, max: 400 }), (serial, count) => {
        const day = dayAt(
          Math.min(Math.max(serial, serialOf(dayFrom('0003-01-01'))), serialOf(dayFrom('9997-12-31'))),
        )
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-12-15', 1, '2025-01-15'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
])('%s and %i months is the same-numbered day or the last of the month: %s', (day, count, expected) => {
  expect(addMonths(dayFrom(day), count)).toBe(expected)
})

describe('instants are read in Asia/Shanghai', () => {
  test.each([
    ['2026-09-25T16:30', '2026-09-25T16:30:00+08:00'],
    ['2026-09-25 16:30:05', '2026-09-25T16:30:05+08:00'],
    ['2026-09-25T16:30Z', '2026-09-26T00:30:00+08:00'],
    ['2026-09-25T16:30:00.250-05:00', '2026-09-26T05:30:00+08:00'],
    ['2026-09-25T00:00+0800', '2026-09-25T00:00:00+08:00'],
  ])('%s is %s', (text, expected) => {
    const instant = parseInstant(text)
    expect(instant && instantText(instant)).toBe(expected)
  })

  test.each([
    '2026-09-25',
    '2026-09-25T24:00',
    '2026-09-25T10:60',
    '2026-02-30T10:00',
    '2026-09-25T10:00+15:00',
    'x',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('the civil date changes at midnight in Beijing, not in Greenwich', () => {
    expect(dayOf(new Date('2026-09-25T15:59:59Z'))).toBe('2026-09-25')
    expect(dayOf(new Date('2026-09-25T16:00:00Z'))).toBe('2026-09-26')
    expect(startOf(dayFrom('2026-09-26')).toISOString()).toBe('2026-09-25T16:00:00.000Z')
    expect(dayOf(new Date('1969-12-31T15:00:00Z'))).toBe('1969-12-31')
  })
})
