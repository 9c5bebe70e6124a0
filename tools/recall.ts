/**
 * 查全率、查准率: every rule over the practice market, through the real fetch (`--browser`: and a browser where a script
 * writes the page), with what a bureau would know besides: its register, known names, lists and two weeks of prices.
 * `node tools/recall.ts [--browser] [--misses] [--json] [--seed SEED]`
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { detect } from '../src/capabilities/monitoring/detection/detect.ts'
import type { Facts, PricePoint } from '../src/capabilities/monitoring/detection/rule.ts'
import { readPage } from '../src/capabilities/monitoring/page/read.ts'
import { isWrittenByScript } from '../src/capabilities/monitoring/page/script-written.ts'
import type { PageView } from '../src/capabilities/monitoring/page/view.ts'
import { addDays, type Day, dayFrom } from '../src/kernel/day.ts'
import { type Market, startMarket } from '../src/practice/market.ts'
import { knownWording } from './recall/known.ts'
import { createReader, type Pages, type Reader } from './recall/read.ts'
import { type Read, ratio, type Score, scoreOf } from './recall/score.ts'

const { values: options } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'practice' },
  },
})

const FIRST_DAY = dayFrom('2026-06-18')
const HISTORY_DAYS = 13
const root = join(import.meta.dirname, '..')

const market = await startMarket({ seed: options.seed, from: FIRST_DAY, port: 0 })
try {
  const begun = performance.now()
  const reads = await readMarket(market)
  const scores = scoreOf(market.truth(), reads, knownWording(root))
  print(scores, reads.size, Math.round(performance.now() - begun))
} finally {
  await market.close()
}

async function readMarket(open: Market): Promise<ReadonlyMap<string, Read>> {
  const reader = createReader(
    open.stands.map(({ host }) => host),
    process.env,
  )
  const truth = open.truth()
  const pages = new Map(await reader.fetchAll(truth.pages))
  const viewOf = (url: string, content: string) => readPage({ content, format: 'html', url })
  const views = new Map([...pages].map(([url, content]) => [url, viewOf(url, content)]))
  if (options.browser) {
    const frames = [...views].filter(([url, view]) => isWrittenByScript(pages.get(url) ?? '', view))
    const rendered = await reader.renderAll(frames.map(([url]) => url))
    for (const [url, content] of rendered) views.set(url, viewOf(url, content))
  }
  const listed = listedPrices(views)
  const histories = await priceHistories(open, reader, views)
  const registered = new Map(open.register.map((holder) => [holder.uscc, holder]))
  return new Map(
    [...views].map(([url, view]) => {
      const holder = registered.get(view.licence.uscc?.code ?? '')
      const listedPrice = listed.get(url)
      const priceHistory = histories.get(url)
      const facts: Facts = {
        protectedNames: open.brands,
        ...(holder && { registration: { name: holder.name, isActive: holder.status === '存续' } }),
        ...(listedPrice !== undefined && { listedPrice }),
        ...(priceHistory && { priceHistory }),
      }
      return [url, { url, view, findings: detect(view, { on: FIRST_DAY, facts }) }]
    }),
  )
}

/** The price beside a link in a list, for the page that the link leads to. */
function listedPrices(views: ReadonlyMap<string, PageView>): ReadonlyMap<string, number> {
  const listed = new Map<string, number>()
  for (const [url, { links, prices }] of views) {
    if (!/\/shop\/\w+$/.test(url)) continue
    const items = links.filter(({ href }) => href.startsWith('/item/'))
    for (const [index, { href, start }] of items.entries()) {
      const end = items[index + 1]?.start ?? Number.POSITIVE_INFINITY
      const price = prices.find(({ kind, start: at }) => kind === 'shown' && at >= start && at < end)
      if (price !== undefined) listed.set(new URL(href, url).href, price.amount)
    }
  }
  return listed
}

/** What pages asked on the days before: only of those that compare prices or promote today. */
async function priceHistories(
  open: Market,
  reader: Reader,
  views: ReadonlyMap<string, PageView>,
): Promise<ReadonlyMap<string, readonly PricePoint[]>> {
  const watched = [...views].flatMap(([url, { prices, promotions }]) =>
    url.includes('/item/') && (promotions.length > 0 || prices.some(({ kind }) => kind === 'compared'))
      ? [url]
      : [],
  )
  const histories = new Map<string, PricePoint[]>()
  for (let offset = -HISTORY_DAYS; offset < 0; offset += 1) {
    open.moveTo(offset)
    const on: Day = addDays(FIRST_DAY, offset)
    const pages: Pages = await reader.fetchAll(watched)
    for (const [url, content] of pages) {
      const asked = readPage({ content, format: 'html', url }).prices.find(
        ({ kind }) => kind === 'shown',
      )?.amount
      if (asked === undefined) continue
      const points = histories.get(url)
      if (points === undefined) histories.set(url, [{ on, asked }])
      else points.push({ on, asked })
    }
  }
  open.moveTo(0)
  return histories
}

function print(scores: readonly Score[], pages: number, tookMs: number): void {
  const sum = (pick: (score: Score) => number) => scores.reduce((total, score) => total + pick(score), 0)
  const found = sum(({ found: each }) => each)
  const right = sum(({ right: each }) => each)
  const totals = {
    pages,
    tookMs,
    recall: ratio(
      found,
      sum(({ faults }) => faults),
    ),
    recallUnknownWording: ratio(
      sum(({ unknownFound }) => unknownFound),
      sum(({ unknown }) => unknown),
    ),
    recallHeldOut: ratio(
      sum(({ heldOutFound }) => heldOutFound),
      sum(({ heldOut }) => heldOut),
    ),
    precision: ratio(right, right + sum(({ wrong }) => wrong)),
    gross: sum(({ gross }) => gross),
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ totals, rules: scores }, null, 2)}\n`)
    return
  }
  const percent = (value: number | undefined) =>
    (value === undefined ? '–' : `${Math.round(value * 100)}%`).padStart(5)
  const rows = scores.flatMap((score) => {
    const { rule, name, faults, atLevel, unknown, unknownFound, right: good, wrong, gross } = score
    const head = `${rule.padEnd(26)}${String(faults).padStart(4)} ${percent(ratio(score.found, faults))} ${percent(ratio(atLevel, faults))} ${percent(ratio(unknownFound, unknown))}  ${String(good).padStart(4)} ${String(wrong).padStart(4)} ${String(gross).padStart(4)} ${percent(ratio(good, good + wrong))}  ${name}`
    if (!options.misses) return [head]
    return [
      head,
      ...score.misses.map((miss) => `    - ${miss}`),
      ...score.mistakes.map((mistake) => `    + ${mistake}`),
    ]
  })
  const title = `${'rule'.padEnd(26)}faults found level unkn.  right wrong gross  prec.`
  process.stdout.write(`${[title, ...rows, JSON.stringify(totals)].join('\n')}\n`)
}
