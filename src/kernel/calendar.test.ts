import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  calendarDay,
  isStatutoryHoliday,
  isWithinWorkingHours,
  isWorkingDay,
  publishedYears,
  workingDaysBetween,
} from './calendar.ts'
import { addDays, type Day, dayAt, dayFrom, serialOf, weekdayOf } from './day.ts'
import { holidayNotices } from './holiday-notices.ts'

/**
 * Weekdays off and weekend days worked, as month and day: a transcription made by others (the package chinese-days
 * 1.5.7). A further package, chinese-workday 1.16.1, differs on four
 * days (2018-01-01, 2020-01-31, 2020-02-01, 2023-01-03); on each the notice is against it.
 */
const independent: Readonly<Record<number, { readonly off: string; readonly work: string }>> = {
  2018: {
    off: '0101 0215 0216 0219 0220 0221 0405 0406 0430 0501 0618 0924 1001 1002 1003 1004 1005 1231',
    work: '0211 0224 0408 0428 0929 0930 1229',
  },
  2019: {
    off: '0101 0204 0205 0206 0207 0208 0405 0501 0502 0503 0607 0913 1001 1002 1003 1004 1007',
    work: '0202 0203 0428 0505 0929 1012',
  },
  2020: {
    off: '0101 0124 0127 0128 0129 0130 0131 0406 0501 0504 0505 0625 0626 1001 1002 1005 1006 1007 1008',
    work: '0119 0426 0509 0628 0927 1010',
  },
  2021: {
    off: '0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 1001 1004 1005 1006 1007',
    work: '0207 0220 0425 0508 0918 0926 1009',
  },
  2022: {
    off: '0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 1003 1004 1005 1006 1007',
    work: '0129 0130 0402 0424 0507 1008 1009',
  },
  2023: {
    off: '0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 1002 1003 1004 1005 1006',
    work: '0128 0129 0423 0506 0625 1007 1008',
  },
  2024: {
    off: '0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007',
    work: '0204 0218 0407 0428 0511 0914 0929 1012',
  },
  2025: {
    off: '0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008',
    work: '0126 0208 0427 0928 1011',
  },
  2026: {
    off: '0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007',
    work: '0104 0214 0228 0509 0920 1010',
  },
}

const daysOf = (year: number): Day[] => {
  const first = serialOf(dayFrom(`${year}-01-01`))
  const count = serialOf(dayFrom(`${year}-12-31`)) - first + 1
  return Array.from({ length: count }, (_, index) => dayAt(first + index))
}
const monthDay = (day: Day) => day.slice(5).replace('-', '')

describe('the notices', () => {
  test('cover 2018 to 2026, with the two that changed a year', () => {
    expect(publishedYears).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(holidayNotices.map((notice) => notice.documentNumber)).toEqual([
      '国办发明电〔2017〕12号',
      '国办发明电〔2018〕15号',
      '国办发明电〔2019〕3号',
      '国办发明电〔2019〕16号',
      '国办发明电〔2020〕1号',
      '国办发明电〔2020〕27号',
      '国办发明电〔2021〕11号',
      '国办发明电〔2022〕16号',
      '国办发明电〔2023〕7号',
      '国办发明电〔2024〕12号',
      '国办发明电〔2025〕7号',
    ])
    expect(holidayNotices.map((notice) => notice.issuedOn)).toEqual(
      holidayNotices.map((notice) => notice.issuedOn).toSorted(),
    )
  })

  test.each(Object.keys(independent).map(Number))(
    '%i agrees day by day with an independent transcription',
    (year) => {
      const days = daysOf(year)
      const off = days.filter((day) => weekdayOf(day) < 6 && !isWorkingDay(day)).map(monthDay)
      const work = days.filter((day) => weekdayOf(day) > 5 && isWorkingDay(day)).map(monthDay)
      expect({ off: off.join(' '), work: work.join(' ') }).toEqual(independent[year])
    },
  )

  test.each(holidayNotices.flatMap((notice) => notice.arrangements.map((each) => [notice, each] as const)))(
    '$documentNumber: the days are those of its sentence',
    (notice, { from, to, work, text }) => {
      const spelled = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
      const lengthDays = serialOf(dayFrom(to)) - serialOf(dayFrom(from)) + 1
      for (const day of work) expect(text).toContain(spelled(day))
      const worked = /。(.*)上班/.exec(text)?.[1] ?? ''
      expect(worked.match(/\d+日/g) ?? []).toHaveLength(work.length)
      const stated = /共(\d+)天/.exec(text)?.[1]
      if (stated !== undefined) expect(lengthDays).toBe(Number(stated))
      else if (text.includes('与周末连休')) expect(lengthDays).toBe(3)
      else if (!text.startsWith('延长')) expect(lengthDays).toBe(1)
      if (!text.includes('与周末连休')) expect(text).toContain(`${Number(to.slice(8))}日`)
      if (!text.includes('与周末连休') && !text.startsWith('延长')) expect(text).toContain(spelled(from))
      expect(Math.abs(Number(from.slice(0, 4)) - notice.year)).toBeLessThan(2)
    },
  )

  test('make-up days are weekend days, and every statutory holiday of a published year is off', () => {
    for (const { arrangements } of holidayNotices) {
      for (const day of arrangements.flatMap((each) => each.work))
        expect(weekdayOf(dayFrom(day))).toBeGreaterThan(5)
    }
    const worked = publishedYears
      .flatMap(daysOf)
      .filter((day) => isStatutoryHoliday(day) && isWorkingDay(day))
    expect(worked).toEqual([])
  })
})

describe('the calendar', () => {
  test.each([
    ['2018-01-01', 'holiday'],
    ['2020-01-31', 'holiday'],
    ['2020-02-01', 'holiday'],
    ['2020-02-03', 'working'],
    ['2023-01-03', 'working'],
    ['2019-05-05', 'makeUpWorking'],
    ['2025-10-08', 'holiday'],
    ['2026-02-14', 'makeUpWorking'],
    ['2026-09-20', 'makeUpWorking'],
    ['2026-10-11', 'weekend'],
    ['2024-06-08', 'holiday'],
  ] as const)('%s is %s', (day, kind) => {
    expect(calendarDay(dayFrom(day))).toMatchObject({ kind, isProvisional: false })
  })

  test('statutory holidays are told from the days off around them, by the text in force', () => {
    const statutoryOf = (year: number) => daysOf(year).filter(isStatutoryHoliday).map(monthDay).join(' ')
    expect(statutoryOf(2024)).toBe('0101 0210 0211 0212 0404 0501 0610 0917 1001 1002 1003')
    expect(statutoryOf(2025)).toBe('0101 0128 0129 0130 0131 0404 0501 0502 0531 1001 1002 1003 1006')
    expect(statutoryOf(2013)).toContain('0209 0210 0211')
    expect(calendarDay(dayFrom('2026-10-05'))).toMatchObject({ kind: 'holiday', isStatutory: false })
  })

  test('a year without a notice knows weekends and statutory holidays, and says that it is provisional', () => {
    expect(calendarDay(dayFrom('2027-02-05'))).toMatchObject({
      kind: 'holiday',
      festival: '春节',
      isProvisional: true,
    })
    expect(calendarDay(dayFrom('2027-10-04'))).toMatchObject({ kind: 'working', isProvisional: true })
    expect(calendarDay(dayFrom('2017-06-05'))).toMatchObject({ kind: 'working', isProvisional: true })
    expect(calendarDay(dayFrom('2017-12-31'))).toMatchObject({
      notice: '国办发明电〔2017〕12号',
      isProvisional: false,
    })
  })

  test('working days added are working days between, in both directions', () => {
    const days = fc
      .integer({ min: serialOf(dayFrom('2015-01-01')), max: serialOf(dayFrom('2030-12-31')) })
      .map(dayAt)
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 900 }), (day, count) => {
        const later = addWorkingDays(day, count)
        expect(isWorkingDay(later)).toBe(true)
        expect(workingDaysBetween(day, later)).toBe(count)
        expect(workingDaysBetween(later, day)).toBe(-count)
        const earlier = addWorkingDays(day, -count)
        expect(isWorkingDay(earlier)).toBe(true)
        expect(workingDaysBetween(addDays(earlier, -1), addDays(day, -1))).toBe(count)
      }),
    )
  })

  test('working hours hold on working days only, make-up days included, the end excluded', () => {
    const hours = [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ]
    const at = (text: string) => isWithinWorkingHours(new Date(`${text}+08:00`), hours)
    expect(at('2026-10-10T09:00:00')).toBe(true)
    expect(at('2026-10-10T12:00:00')).toBe(false)
    expect(at('2026-10-12T17:29:59')).toBe(true)
    expect(at('2026-10-11T10:00:00')).toBe(false)
    expect(at('2026-10-05T10:00:00')).toBe(false)
  })
})
