/** 监测计划: which addresses a run begins with, how long it takes, when the next one is due. Pure. */
import { addDays, type Day, dayOf, daysBetween, parseDay, startOf, timeOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'

export const PLAN_STATES = ['on', 'paused', 'ended'] as const
export const RUN_STATES = ['running', 'stopping', 'done', 'stopped'] as const
/** 时段 of a day in which pages are read. */
export type Hours = { readonly from: string; readonly until: string }

/** 浏览器: where the page needs it, always, never. */
export const BROWSER_USES = ['auto', 'always', 'never'] as const
export type BrowserUse = (typeof BROWSER_USES)[number]
export type RunState = (typeof RUN_STATES)[number]

export type Whom =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'search'; readonly address: string; readonly keywords: readonly string[] }
  | { readonly kind: 'operators'; readonly search: string; readonly platform: string }

export type When =
  | { readonly kind: 'once' }
  | { readonly kind: 'schedule'; readonly everyDays: number; readonly at: string }
  | { readonly kind: 'campaign'; readonly from: string; readonly until: string; readonly at: string }

/** An address as pages are known by: without the part that no server sees. */
export const plainAddress = (address: string): string => new URL(address).href.replace(/#.*$/, '')

export const hostOf = (url: string): string => new URL(url).host

/** An address where a run begins, and whose it is where the register knows. */
export interface Start {
  readonly url: string
  readonly operator?: { readonly id: string; readonly name: string } | undefined
}

/** Where a run begins, each address once; shops of the register are given by whoever asked it. */
export function startsOf(whom: Whom, shops: readonly Start[]): readonly Start[] {
  if (whom.kind !== 'operators') return addressesOf(whom).map((url) => ({ url }))
  const reachable = shops.filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url))
  return [
    ...new Map(
      reachable.map((shop) => [plainAddress(shop.url), { ...shop, url: plainAddress(shop.url) }]),
    ).values(),
  ]
}

function addressesOf(whom: Exclude<Whom, { readonly kind: 'operators' }>): readonly string[] {
  switch (whom.kind) {
    case 'addresses':
      return [...new Set(whom.addresses.map(plainAddress))]
    case 'search':
      return [
        ...new Set(
          whom.keywords.map((keyword) =>
            plainAddress(whom.address.replaceAll('{keyword}', encodeURIComponent(keyword))),
          ),
        ),
      ]
  }
}

/** 抽样: the same seed draws the same addresses, so that a draw can be shown again. */
export function drawSample<T>(addresses: readonly T[], size: number | null, seed: string): readonly T[] {
  if (size === null || size >= addresses.length) return addresses
  const next = numbersFrom(seed)
  return addresses
    .map((address) => ({ address, lot: next() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, size)
    .map(({ address }) => address)
}

/**
 * 抽样 of a platform's search: of the goods that the page of one keyword lists, its share of the sample; what does not
 * divide evenly goes to keywords that the run draws. Where nothing has a price, every link may be drawn.
 */
export function drawLeads<T extends { readonly listedPrice: number | undefined }>(
  leads: readonly T[],
  { whom, sample }: { readonly whom: Whom; readonly sample: number | null },
  page: string,
  seed: string,
): readonly T[] {
  if (whom.kind !== 'search' || sample === null) return leads
  const pages = addressesOf(whom)
  const isLucky = drawSample(pages, sample % pages.length, seed).includes(page)
  const share = Math.floor(sample / pages.length) + (isLucky ? 1 : 0)
  const goods = leads.filter(({ listedPrice }) => listedPrice !== undefined)
  return drawSample(goods.length > 0 ? goods : leads, share, `${seed} ${page}`)
}

/** Mulberry32 over a hash of the seed: a draw, no secret. */
function numbersFrom(seed: string): () => number {
  let state = 2166136261
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** When the next run is due after the last; undefined when none is. */
export function nextRunAt(when: When, now: Date, last: Date | undefined): Date | undefined {
  if (when.kind === 'once') return last === undefined ? now : undefined
  const everyDays = when.kind === 'schedule' ? when.everyDays : 1
  const from = when.kind === 'campaign' ? parseDay(when.from) : undefined
  const until = when.kind === 'campaign' ? parseDay(when.until) : undefined
  const today = dayOf(now)
  let on: Day = last === undefined ? today : addDays(dayOf(last), everyDays)
  if (daysBetween(today, on) < 0) on = today
  if (from !== undefined && on < from) on = from
  if (on === today && timeOf(now).slice(0, 5) > when.at && last === undefined) on = addDays(on, 1)
  if (until !== undefined && on > until) return undefined
  const [hours = 0, minutes = 0] = when.at.split(':').map(Number)
  return new Date(startOf(on).getTime() + (hours * 60 + minutes) * 60_000)
}

/** What would never run is no plan: hours of no length, a campaign that ends before it begins. */
export function decideTimes(when: When, hours: Hours | null): Result<void> {
  if (hours !== null && hours.from === hours.until) return refuse('invalid', 'monitoring.no_hours')
  if (when.kind === 'campaign' && when.until < when.from)
    return refuse('invalid', 'monitoring.campaign_inverted')
  return ok(undefined)
}

/** Time that one page takes when the pace does not decide. */
const PAGE_SECONDS = 0.5

/** How long a host's pages take under the pace; hosts are asked side by side. */
export function secondsFor(
  pages: number,
  pace: { readonly intervalMs: number; readonly atOnceMax: number },
): number {
  return pages * Math.max(pace.intervalMs / 1000, PAGE_SECONDS / pace.atOnceMax)
}

/** What one capture role reads with its browser. */
const BROWSER_PAGES_PER_SECOND = 6

export const browserSeconds = (pages: number): number => pages / BROWSER_PAGES_PER_SECOND

/** Milliseconds until the hours of a plan begin; 0 within them. Beijing time; from later than until goes over midnight. */
export function waitForHours(hours: Hours | null, now: Date): number {
  if (hours === null) return 0
  const { from, until } = hours
  const time = timeOf(now).slice(0, 5)
  const isWithin = from <= until ? time >= from && time < until : time >= from || time < until
  if (isWithin) return 0
  return nextTime(from, now).getTime() - now.getTime()
}

/** When the hours of a plan, within which it is now, began. */
export const openSince = (hours: Hours, now: Date): Date => later(nextTime(hours.from, now), -DAY_MS)

/** The next time that the clock shows this, Beijing time. */
function nextTime(clock: string, now: Date): Date {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const today = later(startOf(dayOf(now)), (hour * 60 + minute) * 60_000)
  return today > now ? today : later(today, DAY_MS)
}

/** When so much work is done that begins now and goes on within the hours of a plan only. */
export function endOfWork(hours: Hours | null, now: Date, seconds: number): Date {
  if (hours === null) return later(now, seconds * 1000)
  const without = { from: hours.until, until: hours.from }
  const begin = later(now, waitForHours(hours, now))
  const today = waitForHours(without, begin)
  const left = seconds * 1000 - today
  if (left <= 0) return later(begin, seconds * 1000)
  const next = later(begin, today + waitForHours(hours, later(begin, today)))
  const daily = waitForHours(without, next)
  const days = Math.ceil(left / daily) - 1
  return later(next, days * DAY_MS + left - days * daily)
}

const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms)

const DAY_MS = 24 * 60 * 60 * 1000
