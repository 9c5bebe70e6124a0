/**
 * 断电与崩溃: processes of the program, Chromium and PostgreSQL are killed with -9 in the middle of a watch run and of
 * captures. Nothing is lost, nothing stands twice, and what was interrupted is marked.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aShopSite, type ShopSite } from '../capabilities/monitoring/testing.ts'
import { dayFrom } from '../kernel/day.ts'
import { type Market, startMarket } from '../practice/market.ts'
import { type OwnInstance, startOwnInstance } from './testing/own-instance.ts'
import { browsersOf, killIfThere, type Program, startProgram } from './testing/processes.ts'
import { listWrongs, startWatching, type Watching } from './testing/watching.ts'

const PATIENCE_MS = 110_000
const SLOW_PAGES = 24

let instance: OwnInstance
let market: Market
let site: ShopSite
let watching: Watching
const programs: Program[] = []

beforeAll(async () => {
  instance = await startOwnInstance({ settings: ['fsync=off'], keepsFolder: true })
  market = await startMarket({ seed: 'practice', from: dayFrom('2026-06-18'), port: 0 })
  site = await aShopSite()
  site.onRequest = () => new Promise((resolve) => setTimeout(resolve, 120))
  for (let place = 1; place <= SLOW_PAGES; place += 1)
    site.pages.set(`/slow/${place}`, `<html><body><p>商品${place}，国家级品质</p></body></html>`)
  const hosts = [...market.stands.map(({ host }) => host), site.host]
  watching = await startWatching(instance, hosts, PATIENCE_MS)
  await instance.handOver()
}, PATIENCE_MS)

afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()))
  await market.close()
  await site.close()
  await instance.stop()
})

async function start(role: 'all' | 'worker' | 'capture'): Promise<Program> {
  const program = await startProgram(role, role === 'all' ? watching.env : watching.besideEnv)
  programs.push(program)
  return program
}

const shopsOf = (platform: string, count: number): string[] => {
  const stand = market.stands.find(({ id }) => id === platform)
  const shops = market.world.shops.filter((shop) => shop.platform === platform)
  return shops.slice(0, count).map(({ id }) => `${stand?.origin}/shop/${id}`)
}

test('killed at any moment, nothing is lost, nothing stands twice, and what was repeated is marked', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const main = await start('all')
  const [worker, capture] = await Promise.all([start('worker'), start('capture')])
  const shops = [...shopsOf('jia', 8), ...shopsOf('laojie', 6), ...shopsOf('man', 6)]
  const slow = Array.from({ length: SLOW_PAGES }, (_, place) => `${site.address}/slow/${place + 1}`)
  const run = await watching.watch('断电', [...slow, ...shops], { pagesMax: 220, depth: 1 })
  const captures: string[] = []
  for (const url of shops.slice(0, 8)) captures.push(await watching.capture(url))
  const visited = (count: number) =>
    watching.until(`${count} pages`, 'select visited_count >= $2 from monitoring.run where id = $1', [
      run,
      count,
    ])

  await visited(10)
  await worker.kill()
  await killABrowserOf(main, capture)
  await visited(60)
  process.kill(await postmaster(), 'SIGKILL')
  await visited(110)
  for (const url of shops.slice(0, 3)) await watching.capture(url)
  await watching.until('a page is being captured', CAPTURING)
  await capture.kill()
  await main.kill()
  await start('all')
  await watching.until('the run has ended', 'select ended_at is not null from monitoring.run where id = $1', [
    run,
  ])
  await watching.until('all captures have ended', `select not exists (${CAPTURING_OR_PLANNED})`)

  expect(await listWrongs(instance, run)).toEqual([])
  const states = await instance.query('select distinct state from evidence.capture')
  expect(states).toEqual([{ state: 'sealed' }])
  const repeated = await instance.query<{ url: string }>(
    'select url from monitoring.visit where run_id = $1 and attempts > 1',
    [run],
  )
  const asked = site.asked.map((path) => `${site.address}${path}`).filter((url) => slow.includes(url))
  expect(new Set(asked).size).toBe(SLOW_PAGES)
  const marked = new Set(repeated.map(({ url }) => url))
  expect(asked.filter((url, place) => asked.indexOf(url) < place && !marked.has(url))).toEqual([])
  expect(marked.size).toBeGreaterThan(0)
})

const CAPTURING = `select count(*) > 0 from evidence.capture where state = 'capturing'`
const CAPTURING_OR_PLANNED = 'select 1 from evidence.capture where ended_at is null'

/** One that is at work: a browser that ends by itself between being seen and being killed does not count. */
async function killABrowserOf(...owners: readonly Program[]): Promise<void> {
  for (;;)
    for (const { pid } of owners) {
      const [browser] = await browsersOf(pid)
      if (browser !== undefined && killIfThere(browser)) return
    }
}

async function postmaster(): Promise<number> {
  const [row] = await instance.query<{ pid: number }>(
    `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`,
  )
  return row?.pid ?? 0
}
