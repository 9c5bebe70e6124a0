/**
 * Reading and detection: pages of about 12,000 characters of HTML per second and core, read and run through every
 * rule. `node bench/detect.ts [seconds]`
 */
import { detect } from '../src/capabilities/monitoring/detection/detect.ts'
import { RULES } from '../src/capabilities/monitoring/detection/rules/index.ts'
import { readPage } from '../src/capabilities/monitoring/page/read.ts'
import { dayFrom } from '../src/kernel/day.ts'
import { median, percentile, report } from './report.ts'
import { pageOf } from './watch-pages.ts'

const [seconds = '8'] = process.argv.slice(2)
const PAGES = 200
const on = dayFrom('2026-06-18')

const pages = Array.from({ length: PAGES }, (_, seed) => pageOf(seed))
const times: number[] = []
let findings = 0
let done = 0
for (const content of pages) findings += detect(readPage({ content }), { on }).length
const begin = performance.now()
let reading = 0
while (performance.now() - begin < Number(seconds) * 1000) {
  const content = pages[done % PAGES] ?? ''
  const start = performance.now()
  const view = readPage({ content })
  reading += performance.now() - start
  detect(view, { on })
  times.push(performance.now() - start)
  done += 1
}
const elapsed = (performance.now() - begin) / 1000
report(
  `Detection: ${RULES.length} rules, pages of ${Math.round((pages[0]?.length ?? 0) / 1000)}k characters`,
  [
    // 200 pages a second on two cores with the fetch; reading and rules alone must leave room for it on one.
    {
      name: 'pages/s, read and all rules, one core',
      value: done / elapsed,
      unit: 'pages/s',
      limit: { atLeast: 150 },
    },
    { name: 'of which reading', value: reading / done, unit: 'ms/page' },
    { name: 'median', value: median(times), unit: 'ms/page' },
    { name: '99th percentile', value: percentile(times, 0.99), unit: 'ms/page' },
    { name: 'findings per page', value: findings / PAGES, unit: '' },
  ],
)
