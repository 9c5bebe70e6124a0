/**
 * Browser pages: pages of the practice market that a script writes, each in a window of its own behind the recording
 * proxy, read and run through every rule. `node bench/browse.ts [pages]`
 */
import { detect } from '../src/capabilities/monitoring/detection/detect.ts'
import { readPage } from '../src/capabilities/monitoring/page/read.ts'
import { dayFrom } from '../src/kernel/day.ts'
import { openPageReader } from '../src/platform/browser/page-reader.ts'
import { ROBOTS_AGENT } from '../src/platform/net/fetch.ts'
import { createGuard } from '../src/platform/net/guard.ts'
import { createRobots } from '../src/platform/net/robots-cache.ts'
import { startMarket } from '../src/practice/market.ts'
import { percentile, report } from './report.ts'

const [count = '240'] = process.argv.slice(2)
/** As the watching worker has them. */
const AT_ONCE = 6
const WARM_UP = 12
const on = dayFrom('2026-06-18')

const market = await startMarket({ seed: 'practice', from: on, port: 0 })
const guard = createGuard({ listed: market.stands.map(({ host }) => host) })
const robots = createRobots({ fetcher: { guard }, agent: ROBOTS_AGENT })
const opened = await openPageReader({ env: process.env, fetcher: { guard, robots } })
if (!opened.ok) throw new Error(opened.error.code)
const reader = opened.value
const scripted = market.stands.find(({ id }) => id === 'yun')?.origin ?? ''
const pages = market
  .truth()
  .pages.filter((url) => url.startsWith(scripted))
  .slice(0, Number(count) + WARM_UP)

const times: number[] = []
let found = 0
let failed = 0
async function readAll(urls: readonly string[]): Promise<void> {
  const waiting = [...urls]
  const one = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const begun = performance.now()
      const { outcome, text } = await reader.read(url)
      if (outcome !== 'page' || text === undefined) failed += 1
      else found += detect(readPage({ content: text.text, url }), { on }).length
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

await readAll(pages.slice(0, WARM_UP))
times.length = 0
const begun = performance.now()
await readAll(pages.slice(WARM_UP))
const seconds = (performance.now() - begun) / 1000
const rate = times.length / seconds
await reader.close()
await market.close()
report(`Browser: ${times.length} pages that a script writes, ${AT_ONCE} at a time, ${found} findings`, [
  { name: 'pages/s, rendered, read, all rules', value: rate, unit: 'pages/s', limit: { atLeast: 8 } },
  { name: 'p95', value: percentile(times, 95), unit: 'ms' },
  { name: 'pages that did not come', value: failed, unit: 'pages', limit: { atMost: 0 } },
])
