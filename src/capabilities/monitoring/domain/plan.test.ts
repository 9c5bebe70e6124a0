import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayFrom } from '../../../kernel/day.ts'
import { CAMPAIGNS, campaignAfter } from './campaigns.ts'
import {
  decideTimes,
  drawLeads,
  drawSample,
  endOfWork,
  nextRunAt,
  openSince,
  secondsFor,
  startsOf,
  waitForHours,
} from './plan.ts'

/** Beijing time. */
const at = (text: string): Date => new Date(`${text}+08:00`)

describe('the next run', () => {
  test('of a plan that runs once is its first', () => {
    const now = at('2026-06-01T10:00:00')
    expect(nextRunAt({ kind: 'once' }, now, undefined)).toEqual(now)
    expect(nextRunAt({ kind: 'once' }, now, now)).toBeUndefined()
  })

  test('of a schedule lies so many days after the last, and never in the past', () => {
    const weekly = { kind: 'schedule', everyDays: 7, at: '02:00' } as const
    expect(nextRunAt(weekly, at('2026-06-01T10:00:00'), undefined)).toEqual(at('2026-06-02T02:00:00'))
    const last = at('2026-06-02T02:00:10')
    expect(nextRunAt(weekly, last, last)).toEqual(at('2026-06-09T02:00:00'))
    expect(nextRunAt(weekly, at('2026-07-01T01:00:00'), last)).toEqual(at('2026-07-01T02:00:00'))
  })

  test('of a campaign begins on its first day, comes daily, and ends with its last', () => {
    const campaign = { kind: 'campaign', from: '2026-06-01', until: '2026-06-20', at: '08:30' } as const
    expect(nextRunAt(campaign, at('2026-05-10T10:00:00'), undefined)).toEqual(at('2026-06-01T08:30:00'))
    const on = at('2026-06-19T08:30:05')
    expect(nextRunAt(campaign, on, on)).toEqual(at('2026-06-20T08:30:00'))
    const end = at('2026-06-20T08:30:05')
    expect(nextRunAt(campaign, end, end)).toBeUndefined()
  })

  test('a known campaign is the one under way or the next to come', () => {
    expect(campaignAfter('618', '2026-06-18' as Day)).toEqual({ from: '2026-05-20', until: '2026-06-20' })
    expect(campaignAfter('618', '2026-06-21' as Day)).toEqual({ from: '2027-05-20', until: '2027-06-20' })
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom(...CAMPAIGNS), (date, key) => {
        const today = dayFrom(date.toISOString().slice(0, 10))
        const { from, until } = campaignAfter(key, today)
        return from < until && until >= today
      }),
    )
  })
})

describe('a sample', () => {
  test('is drawn alike from the same seed, has its size, and holds nothing twice', () => {
    const all = Array.from({ length: 40 }, (_, place) => place)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string(), (size, seed) => {
        const drawn = drawSample(all, size, seed)
        expect(drawn).toEqual(drawSample(all, size, seed))
        expect(new Set(drawn).size).toBe(size)
      }),
      { numRuns: 50 },
    )
  })

  test('of a search is drawn from the goods that its pages list, alike for each keyword', () => {
    const search = {
      kind: 'search',
      address: 'http://x.example/?q={keyword}',
      keywords: ['a', 'b', 'c'],
    } as const
    const goods = Array.from({ length: 9 }, (_, place) => ({
      url: `http://x.example/${place}`,
      listedPrice: 1,
    }))
    const leads = [{ url: 'http://x.example/help', listedPrice: undefined }, ...goods]
    const pages = startsOf(search, []).map(({ url }) => url)
    expect(pages).toHaveLength(3)
    const drawn = (sample: number) =>
      pages.map((page) => drawLeads(leads, { whom: search, sample }, page, 'seed'))
    expect(
      drawn(5)
        .map(({ length }) => length)
        .toSorted(),
    ).toEqual([1, 2, 2])
    expect(drawn(2).flat()).toHaveLength(2)
    expect(
      drawn(5)
        .flat()
        .every(({ listedPrice }) => listedPrice === 1),
    ).toBe(true)
    expect(drawLeads(leads, { whom: search, sample: null }, pages[0] ?? '', 'seed')).toBe(leads)
  })
})

test('the hours of a plan may go over midnight', () => {
  const night = { from: '22:00', until: '06:00' }
  expect(waitForHours(night, at('2026-06-01T23:00:00'))).toBe(0)
  expect(waitForHours(night, at('2026-06-02T05:59:00'))).toBe(0)
  expect(waitForHours(night, at('2026-06-02T21:00:00'))).toBe(3_600_000)
  expect(waitForHours(null, at('2026-06-02T21:00:00'))).toBe(0)
  expect(openSince(night, at('2026-06-02T05:59:00'))).toEqual(at('2026-06-01T22:00:00'))
  expect(openSince(night, at('2026-06-01T22:00:00'))).toEqual(at('2026-06-01T22:00:00'))
})

test('work that its hours interrupt ends on the day on which enough of them have passed', () => {
  const nine = { from: '09:00', until: '10:00' }
  const now = at('2026-06-01T09:30:00')
  expect(endOfWork(null, now, 7200)).toEqual(at('2026-06-01T11:30:00'))
  expect(endOfWork(nine, now, 600)).toEqual(at('2026-06-01T09:40:00'))
  expect(endOfWork(nine, now, 3600)).toEqual(at('2026-06-02T09:30:00'))
  expect(endOfWork(nine, at('2026-06-01T12:00:00'), 2 * 3600 + 60)).toEqual(at('2026-06-04T09:01:00'))
  expect(endOfWork({ from: '22:00', until: '06:00' }, now, 9 * 3600)).toEqual(at('2026-06-02T23:00:00'))
})

test('what would never run is refused by name', () => {
  const campaign = { kind: 'campaign', from: '2026-06-18', until: '2026-06-17', at: '02:00' } as const
  expect(decideTimes(campaign, null)).toMatchObject({ error: { code: 'monitoring.campaign_inverted' } })
  expect(decideTimes({ ...campaign, until: '2026-06-18' }, null).ok).toBe(true)
  const hours = (from: string, until: string) => decideTimes({ kind: 'once' }, { from, until })
  expect(hours('09:00', '09:00')).toMatchObject({ error: { code: 'monitoring.no_hours' } })
  expect(hours('22:00', '06:00').ok).toBe(true)
})

test('a host takes as long as its pace, or as its pages', () => {
  expect(secondsFor(10, { intervalMs: 2000, atOnceMax: 1 })).toBe(20)
  expect(secondsFor(10, { intervalMs: 0, atOnceMax: 5 })).toBe(1)
})
