/** Pages that a script writes: over HTTP a frame, in the browser a page; and what becomes of them without one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import { dryRun, getRun, listFindings, listVisits, makePlan } from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
  site.pages.set('/data', '<h1>云端小店</h1><p>全网最好的竹篮。</p><a href="/goods/9">竹席</a>')
  site.pages.set(
    '/',
    `<!doctype html><html><head><title>加载中</title></head><body><div id="app"></div>
     <script>fetch('/data').then((a) => a.text()).then((text) => { document.querySelector('#app').innerHTML = text })</script></body></html>`,
  )
  site.pages.set('/goods/9', '<html><body><h1>竹席</h1><p>国家级品质。</p></body></html>')
})
afterAll(() => close())

const afterMinutes = (minutes: number) =>
  server.clock.set(new Date(server.clock.now().getTime() + minutes * 60_000).toISOString())

const run = async (browser: 'auto' | 'always' | 'never') => {
  afterMinutes(1)
  const settings = aPlan([`${site.address}/`], { browser })
  const made = await market.call(makePlan, { body: { name: `脚本页面 ${browser}`, settings, start: true } })
  await server.runJobs()
  const runId = made.runId ?? ''
  const { items } = await market.call(listVisits, { params: { runId } })
  const { items: findings } = await market.call(listFindings, { query: { planId: made.id } })
  return { run: await market.call(getRun, { params: { runId } }), items, findings }
}

test('a plan without a browser says of such a page that it needs one', async () => {
  const { run: ended, items, findings } = await run('never')
  expect(ended).toMatchObject({ state: 'done', visited: 1, read: 0 })
  expect(items).toMatchObject([{ outcome: 'browser_needed', byBrowser: false }])
  expect(findings).toEqual([])
})

test('where the page needs it a browser reads it, and what it leads to; each counts once and none is repeated', async () => {
  const { run: ended, items, findings } = await run('auto')
  expect(ended).toMatchObject({ state: 'done', pages: 2, visited: 2, read: 2 })
  expect(
    items.map(({ url, outcome, byBrowser, isRepeated }) => [url, outcome, byBrowser, isRepeated]),
  ).toEqual([
    [`${site.address}/`, 'page', true, false],
    [`${site.address}/goods/9`, 'page', true, false],
  ])
  expect(findings.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^全网最/), '国家级']),
  )
  const tried = await market.call(dryRun, { body: { settings: aPlan([`${site.address}/`]) } })
  expect(tried).toMatchObject({ pages: 2, browserPages: 2 })
})

test('robots.txt holds for the browser too', async () => {
  site.pages.set('/goods/9', { status: 200, body: '<script>location.href = "/secret"</script>' })
  site.asked.length = 0
  const { items } = await run('always')
  expect(items[1]).toMatchObject({ outcome: 'robots_denied', byBrowser: true })
  expect(site.asked).not.toContain('/secret')
})

test('a capture role without a browser says so of each page', async () => {
  const before = process.env.SISHI_CHROMIUM
  process.env.SISHI_CHROMIUM = '/nowhere'
  try {
    const { run: ended, items } = await run('auto')
    expect(ended).toMatchObject({ state: 'done', visited: 1, read: 0 })
    expect(items).toMatchObject([{ outcome: 'browser_missing' }])
  } finally {
    if (before === undefined) delete process.env.SISHI_CHROMIUM
    else process.env.SISHI_CHROMIUM = before
  }
})

test('pages that wait for a browser that nobody has are given up by name', async () => {
  const settings = aPlan([`${site.address}/`], { browser: 'always' })
  const made = await market.call(makePlan, { body: { name: '没有取证角色', settings, start: true } })
  const runId = made.runId ?? ''
  await server.query(`delete from graphile_worker._private_jobs where key like 'monitoring.browse%'`)
  await server.runJobs()
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({ state: 'running', visited: 0 })
  afterMinutes(20)
  await server.query(`update graphile_worker._private_jobs set run_at = now()`)
  await server.runJobs()
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({ state: 'done', visited: 1 })
  const { items } = await market.call(listVisits, { params: { runId } })
  expect(items).toMatchObject([{ outcome: 'browser_missing' }])
})
