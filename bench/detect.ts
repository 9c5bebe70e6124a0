/**
 * Reading and detection: pages of about 12,000 characters of HTML per second and core, read and run through every
 * rule. `node bench/detect.ts [seconds]`
 */
import { detect } from '../src/capabilities/monitoring/detection/detect.ts'
import { RULES } from '../src/capabilities/monitoring/detection/rules/index.ts'
import { readPage } from '../src/capabilities/monitoring/page/read.ts'
import { dayFrom } from '../src/kernel/day.ts'
import { median, percentile, report } from './report.ts'

const [seconds = '8'] = process.argv.slice(2)
const PAGES = 200
const on = dayFrom('2026-06-18')

/** Pages made of the rules' own examples: what is found and what is left alone, in equal shares, among plain text. */
const sentences = RULES.flatMap(({ examples }) =>
  [...(examples.violation ?? []), ...(examples.look ?? []), ...examples.clean].map((each) =>
    typeof each === 'string' ? each : each.source,
  ),
)
const PLAIN =
  '高山云雾茶，传统工艺手工制作，产自海拔八百米的山场，条索紧结，汤色清亮，滋味醇厚，适合日常饮用和待客。'

function page(seed: number): string {
  const rows: string[] = []
  for (let row = 0; row < 120; row += 1) {
    const words = row % 12 === 0 ? (sentences[(seed * 31 + row * 7) % sentences.length] ?? '') : PLAIN
    rows.push(
      `<div class="row r${row}"><span>${row}</span><p>${words}</p><a href="/item/${row}">查看详情</a></div>`,
    )
  }
  return `<!doctype html><html><head><title>第${seed}号店铺</title></head><body>${rows.join('\n')}</body></html>`
}

const pages = Array.from({ length: PAGES }, (_, seed) => page(seed))
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
