/**
 * Watch runs as the program does them: fetched, kept, read, laid before every rule, written down by worker processes over
 * one database, from a site in a process of its own on loopback. `node bench/watch.ts [speed] [sharing] [browser] [soak]`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type OwnInstance, startOwnInstance } from '../src/app/testing/own-instance.ts'
import { type Program, type Role, startProgram } from '../src/app/testing/processes.ts'
import { listWrongs, startWatching, type Watching } from '../src/app/testing/watching.ts'
import { type Figure, report } from './report.ts'
import { pageOf } from './watch-pages.ts'

/** Several sites, so that no host is asked too much at once. */
const SITES = 8
const PATIENCE_MS = 600_000
const SPEED_PAGES = 4_000
const SLOW_PAGES = 1_440
const SLOW_MS = 1_000
/** What each process reads before the clock starts: its rules are compiled once, however long it serves. */
const WARM_PAGES = 64
const BROWSER_PAGES = 320
const SOAK_PAGES = 10_000
const SETTLED_PAGES = 1_000

interface Site {
  readonly hosts: readonly string[]
  readonly child: ChildProcess
  /** How often pages were asked for that were asked for before. */
  repeats(): Promise<number>
  answersAfter(ms: number): void
}

type SiteOrder = { readonly delayMs: number } | 'repeats'

/** In the process of the site: pages that differ, `/N`, and robots.txt that allows all. */
async function serveSite(send: (message: unknown) => void): Promise<void> {
  const asked = new Map<string, number>()
  let delayMs = 0
  process.on('message', (order: SiteOrder) => {
    if (order === 'repeats') {
      send([...asked.values()].filter((times) => times > 1).length)
      asked.clear()
    } else delayMs = order.delayMs
  })
  const ports: number[] = []
  for (let site = 0; site < SITES; site += 1) {
    const server = createServer(({ url = '' }, response) => {
      if (url === '/robots.txt') return response.end('User-agent: *\nAllow: /\n')
      const address = `${site}${url}`
      asked.set(address, (asked.get(address) ?? 0) + 1)
      const answer = () => {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(Number(url.slice(1))))
      }
      if (delayMs === 0) answer()
      else setTimeout(answer, delayMs)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    ports.push((server.address() as AddressInfo).port)
  }
  send(ports)
}

async function openSite(): Promise<Site> {
  const child = fork(import.meta.filename)
  const [ports] = (await once(child, 'message')) as [readonly number[]]
  return {
    hosts: ports.map((port) => `127.0.0.1:${port}`),
    child,
    repeats: async () => {
      child.send('repeats' satisfies SiteOrder)
      const [count] = (await once(child, 'message')) as [number]
      return count
    },
    answersAfter: (delayMs) => child.send({ delayMs } satisfies SiteOrder),
  }
}

interface Bench {
  readonly instance: OwnInstance
  readonly site: Site
  readonly watching: Watching
}

let firstPage = 0

/** Addresses that no run before has visited, spread over the sites. */
function addresses({ site }: Bench, count: number): readonly string[] {
  firstPage += count
  return Array.from(
    { length: count },
    (_, place) => `http://${site.hosts[place % SITES]}/${firstPage - count + place}`,
  )
}

interface Ran {
  readonly seconds: number
  readonly repeats: number
}

interface Order {
  readonly pages: number
  readonly role: Role
  readonly processes: number
  readonly browser?: 'always'
}
type LookOn = (runId: string, programs: readonly Program[]) => Promise<void>
const NOBODY: LookOn = async () => {}

/** One run by so many processes of a role that have worked before; `during` looks on. */
async function run(bench: Bench, order: Order, during = NOBODY): Promise<Ran> {
  const others: readonly Role[] = order.role === 'capture' ? ['worker'] : []
  const roles = [...Array.from({ length: order.processes }, () => order.role), ...others]
  const programs = await Promise.all(roles.map((role) => startProgram(role, bench.watching.besideEnv)))
  try {
    await runOnce(bench, { ...order, pages: WARM_PAGES * order.processes }, programs, NOBODY)
    return await runOnce(bench, order, programs, during)
  } finally {
    await Promise.all(programs.map((program) => program.stop()))
  }
}

async function runOnce(
  bench: Bench,
  order: Order,
  programs: readonly Program[],
  during: LookOn,
): Promise<Ran> {
  const { watching, instance, site } = bench
  const begun = performance.now()
  const runId = await watching.watch('bench', addresses(bench, order.pages), {
    depth: 0,
    pagesMax: order.pages,
    limits: { intervalMs: 0, atOnceMax: 32, hours: null },
    browser: order.browser ?? 'never',
  })
  await during(runId, programs)
  await watching.until('the run has ended', 'select ended_at is not null from monitoring.run where id = $1', [
    runId,
  ])
  const seconds = (performance.now() - begun) / 1000
  const wrongs = await listWrongs(instance, runId)
  const [read] = await instance.query<{ read: number }>(
    'select read_count as read from monitoring.run where id = $1',
    [runId],
  )
  if (wrongs.length > 0 || read?.read !== order.pages)
    throw new Error(`${read?.read} of ${order.pages} pages read; ${wrongs.join('; ')}`)
  return { seconds, repeats: await site.repeats() }
}

async function speed(bench: Bench): Promise<readonly Figure[]> {
  const { seconds } = await run(bench, { pages: SPEED_PAGES, role: 'worker', processes: 2 })
  return [
    {
      name: 'fetched, read, all rules, written down: two processes',
      value: SPEED_PAGES / seconds,
      unit: 'pages/s',
      limit: { atLeast: 200 },
    },
  ]
}

/**
 * Workers of several hosts: what a process reads is bounded by how much it asks for at once and how long the site takes,
 * so that more processes gain nearly as many times. Of what the processor bounds (`speed`) two cores gain twice at most.
 */
async function sharing(bench: Bench): Promise<readonly Figure[]> {
  bench.site.answersAfter(SLOW_MS)
  const figures: Figure[] = []
  let alone = 0
  for (const processes of [1, 2, 4]) {
    const { seconds, repeats } = await run(bench, { pages: SLOW_PAGES, role: 'worker', processes })
    const rate = SLOW_PAGES / seconds
    if (processes === 1) alone = rate
    figures.push(
      { name: `site that answers after ${SLOW_MS} ms, ${processes} processes`, value: rate, unit: 'pages/s' },
      {
        name: `${processes} processes: gain`,
        value: rate / alone,
        unit: 'times',
        ...(processes > 1 && { limit: { atLeast: 0.75 * processes } }),
      },
      { name: `${processes} processes: pages fetched twice`, value: repeats, unit: '', limit: { atMost: 0 } },
    )
  }
  bench.site.answersAfter(0)
  return figures
}

async function browser(bench: Bench): Promise<readonly Figure[]> {
  const { seconds } = await run(bench, {
    pages: BROWSER_PAGES,
    role: 'capture',
    processes: 1,
    browser: 'always',
  })
  return [
    {
      name: 'read by a browser, all rules, written down: one process',
      value: BROWSER_PAGES / seconds,
      unit: 'pages/s',
      limit: { atLeast: 8 },
    },
  ]
}

const residentMb = async (pid: number): Promise<number> =>
  Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

async function soak(bench: Bench): Promise<readonly Figure[]> {
  const samples: { readonly visited: number; readonly resident: number }[] = []
  await run(bench, { pages: SOAK_PAGES, role: 'worker', processes: 1 }, async (runId, [program]) => {
    for (let visited = 0; visited < SOAK_PAGES; await wait(250)) {
      const [row] = await bench.instance.query<{ visited: number }>(
        'select visited_count as visited from monitoring.run where id = $1',
        [runId],
      )
      visited = row?.visited ?? 0
      samples.push({ visited, resident: await residentMb(program?.pid ?? 0) })
    }
  })
  const within = (from: number, until: number): readonly number[] =>
    samples.filter(({ visited }) => visited >= from && visited < until).map(({ resident }) => resident)
  const settled = within(SETTLED_PAGES, 2 * SETTLED_PAGES)
  const last = within(SOAK_PAGES - SETTLED_PAGES, SOAK_PAGES)
  return [
    { name: `soak: resident memory, pages 1,000 to 2,000`, value: mean(settled), unit: 'MB' },
    { name: `soak: resident memory, pages 9,000 to 10,000`, value: mean(last), unit: 'MB' },
    { name: 'soak: growth', value: mean(last) / mean(settled), unit: 'times', limit: { atMost: 1.1 } },
    { name: 'soak: largest', value: Math.max(...samples.map(({ resident }) => resident)), unit: 'MB' },
  ]
}

const PARTS = { speed, sharing, browser, soak }
type Name = keyof typeof PARTS

async function main(): Promise<void> {
  const asked = process.argv.slice(2) as Name[]
  const instance = await startOwnInstance({ settings: ['max_connections=200'] })
  const site = await openSite()
  try {
    const watching = await startWatching(instance, site.hosts, PATIENCE_MS)
    const bench = { instance, site, watching }
    const figures: Figure[] = []
    for (const [name, part] of Object.entries(PARTS))
      if (asked.length === 0 || asked.includes(name as Name)) figures.push(...(await part(bench)))
    report(`Watching: pages of ${Math.round(pageOf(0).length / 1000)}k characters`, figures)
  } finally {
    site.child.kill()
    await instance.stop()
  }
}

if (process.send === undefined) await main()
else await serveSite((message) => process.send?.(message))
