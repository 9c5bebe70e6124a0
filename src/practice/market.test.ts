import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayFrom } from '../kernel/day.ts'
import { fetchPage, ROBOTS_AGENT } from '../platform/net/fetch.ts'
import { createGuard } from '../platform/net/guard.ts'
import { createRobots } from '../platform/net/robots-cache.ts'
import { type Market, startMarket } from './market.ts'
import type { Truth } from './truth.ts'
import { WORDINGS } from './wording/index.ts'
import { pieceOf } from './wording.ts'
import { priceOn } from './world/listing.ts'
import { makeMarket } from './world/make.ts'

const FIRST_DAY = dayFrom('2026-06-18')
let market: Market
let truth: Truth

beforeAll(async () => {
  market = await startMarket({ seed: 'test', from: FIRST_DAY, port: 0 })
  truth = market.truth()
})

afterAll(() => market.close())

function fetching() {
  const guard = createGuard({ listed: market.stands.map(({ host }) => host) })
  const robots = createRobots({ fetcher: { guard }, agent: ROBOTS_AGENT })
  return async (url: string) => {
    const fetched = await fetchPage({ guard, robots }, url)
    await fetched.release()
    return fetched
  }
}

/** The rule files as text: nothing of them is ever imported here. */
async function ruleFiles(within: RegExp): Promise<string> {
  const folder = join(import.meta.dirname, '../capabilities/monitoring')
  const files = await readdir(folder, { recursive: true })
  const sources = files.filter((file) => within.test(file))
  return (await Promise.all(sources.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

test('the same seed makes the same market, another seed another', () => {
  const again = JSON.stringify(makeMarket('test'))
  expect(JSON.stringify(market.world)).toBe(again)
  expect(JSON.stringify(makeMarket('other'))).not.toBe(again)
})

test('there are at least 300 shops on many platforms, and look-alikes as many as faults', () => {
  expect(truth.shops).toBeGreaterThanOrEqual(300)
  expect(market.stands.length).toBeGreaterThanOrEqual(12)
  expect(truth.lookAlikes.length).toBeGreaterThanOrEqual(truth.faults.length * 0.97)
  expect(new Set(market.register.map(({ uscc }) => uscc)).size).toBe(truth.shops)
})

test('every rule has planted faults, look-alikes and a probe', async () => {
  const sources = await ruleFiles(/^detection\/rules\/.*\.ts$/)
  const rules = [
    ...sources.matchAll(
      /^\s+id: '([a-z-]+)',\n\s+(?:version|goods|article)|statementRule\(\n\s+'([a-z-]+)'/gm,
    ),
  ].map(([, id, statement]) => id ?? statement ?? '')
  expect(rules.length).toBeGreaterThanOrEqual(54)
  const planted = new Set(truth.faults.map(({ rule }) => rule))
  const likened = new Set(truth.lookAlikes.map(({ rule }) => rule))
  expect(rules.filter((rule) => !planted.has(rule))).toEqual([])
  expect(rules.filter((rule) => !likened.has(rule))).toEqual([])
  expect(
    market
      .probes()
      .map(({ rule }) => rule)
      .sort(),
  ).toEqual([...rules].sort())
})

test('at least a third of the planted wording occurs in no rule file', async () => {
  const sources = await ruleFiles(/^(?:detection|page)\/.*\.ts$/)
  // A listed word inside the wording counts as known as well: 好评返现 in a longer sentence.
  const listed = new Set(sources.match(/[\u4e00-\u9fff]{3,}/g) ?? [])
  const isKnown = (core: string) =>
    sources.includes(core) || [...listed].some((word) => word.length < core.length && core.includes(word))
  for (const pick of ['faults', 'innocent'] as const) {
    const cores = WORDINGS.flatMap((wording) => wording[pick].map((written) => pieceOf(written).core))
    const unknown = cores.filter((core) => !isKnown(core))
    expect(unknown.length / cores.length).toBeGreaterThan(1 / 3)
  }
})

test('what was planted stands on its page, in whatever charset the page comes', async () => {
  const fetchText = fetching()
  const slow = new Set(['man'])
  const all = [...truth.faults, ...truth.lookAlikes].filter(
    ({ needsBrowser, platform }) => !needsBrowser && !slow.has(platform),
  )
  const some = all.filter((each, index) => index % 4 === 0 || each.platform === 'zhengti')
  const missing: string[] = []
  for (const { page, text } of some) {
    const { outcome, text: got } = await fetchText(page)
    const words =
      got?.text
        .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"') ?? ''
    if (outcome !== 'page' || !words.includes(text)) missing.push(`${outcome} ${page} ${text}`)
  }
  expect(missing).toEqual([])
})

test('a broken page ends by the name that the truth gives it', async () => {
  const fetchText = fetching()
  const ended = await Promise.all(
    truth.outcomes.map(async ({ page, outcome }) => ({
      page,
      wanted: outcome,
      outcome: (await fetchText(page)).outcome,
    })),
  )
  expect(ended.filter(({ wanted, outcome }) => wanted !== outcome)).toEqual([])
})

test('a page that its script writes says nothing without it', async () => {
  const scripted = truth.faults.find(({ needsBrowser, text }) => needsBrowser && text !== '')
  const { text } = await fetching()(scripted?.page ?? '')
  expect(text?.text).not.toContain(scripted?.text)
  expect(text?.text).toContain('请启用 JavaScript')
})

test('prices move with the days: what is called a discount is one, or was raised before', () => {
  const article = { name: '锅', unit: '口', spec: '1口', yuan: 100 }
  const asked = (shape: 'cut' | 'raised' | 'boast', offset: number) =>
    priceOn({ id: 'i1', shape, article }, offset)
  expect(asked('cut', 0)).toEqual({ asked: 80, struck: 100 })
  expect([-7, -3, -1].map((offset) => asked('cut', offset).asked)).toEqual([100, 100, 100])
  expect(asked('raised', 0)).toMatchObject({ asked: 110, struck: 150 })
  expect([-12, -3].map((offset) => asked('raised', offset).asked)).toEqual([100, 150])
  expect(asked('boast', 5).struck).toBe(220)
  market.moveTo(9)
  expect(market.day()).toBe(addDays(FIRST_DAY, 9))
  expect(market.truth().faults.some(({ rule }) => rule === 'raised-before-discount')).toBe(false)
  market.moveTo(0)
})

test('a search finds by keyword and pages through, and the sitemap names every page', async () => {
  const [jia] = market.stands
  const fetchText = fetching()
  const first = await fetchText(`${jia?.origin}/search?q=`)
  expect(first.text?.text).toContain('下一页')
  const tea = await fetchText(`${jia?.origin}/search?q=${encodeURIComponent('岩茶')}`)
  expect(tea.text?.text).toContain('岩茶')
  const map = await fetchText(`${jia?.origin}/sitemap.xml`)
  const count = map.text?.text.match(/<loc>/g)?.length
  expect(count).toBe(truth.pages.filter((page) => page.startsWith(`${jia?.origin}/`)).length)
})
