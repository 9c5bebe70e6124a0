/** Runs that several workers share, and workers that die: nothing is lost, nothing is written down twice. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { anOperator, aShop } from '../operators/testing.ts'
import { dryRun, getRun, judgeFindings, listFindings, listVisits, makePlan } from './contract.ts'
import { writeDown } from './service/outcome.ts'
import { reviveRuns } from './service/stalled-runs.ts'
import { findRun } from './store/plans.ts'
import { leaseVisits } from './store/visits.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

const SYSTEM = { kind: 'system', job: 'test', region: '990100' as RegionCode } as const

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
  for (let place = 10; place < 40; place += 1)
    site.pages.set(`/goods/${place}`, `<html><body><p>商品${place}，国家级品质</p></body></html>`)
})
afterAll(() => close())

const manyAddresses = () => Array.from({ length: 30 }, (_, place) => `${site.address}/goods/${place + 10}`)

async function start(name: string, addresses: readonly string[]): Promise<string> {
  const settings = aPlan(addresses, { depth: 0 })
  const made = await market.call(makePlan, { body: { name, settings, start: true } })
  return made.runId ?? ''
}

test('workers share a run: each page is fetched once and counted once', async () => {
  site.asked.length = 0
  site.onRequest = () => new Promise((resolve) => setTimeout(resolve, 5))
  const runId = await start('两个进程', manyAddresses())
  await server.runJobs()
  site.onRequest = () => {}
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({
    state: 'done',
    visited: 30,
    read: 30,
  })
  const pages = site.asked.filter((path) => path !== '/robots.txt')
  expect(pages.toSorted().filter((path, place, all) => path === all[place - 1])).toEqual([])
})

test('pages of a worker that died are read by another, and marked as repeated', async () => {
  const runId = await start('工作者中断', manyAddresses())
  await server.query(
    `update monitoring.visit set state = 'leased', leased_by = 'dead', attempts = 1,
       leased_until = $2::timestamptz - interval '1 minute'
     where run_id = $1 and place <= 5`,
    [runId, server.clock.now()],
  )
  await server.runJobs()
  const { items } = await market.call(listVisits, { params: { runId } })
  expect(items.every(({ state, outcome }) => state === 'done' && outcome === 'page')).toBe(true)
  expect(items.filter(({ isRepeated }) => isRepeated).length).toBe(5)
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({ visited: 30, newFindings: 0 })
})

test('a page that took its worker down three times ends by that name; those that were read beside it are read again', async () => {
  const runId = await start('打死工作者', manyAddresses())
  await server.query(
    `update monitoring.visit set state = 'leased', leased_by = 'dead', attempts = case when place = 3 then 3 else 1 end,
       leased_until = $2::timestamptz - interval '1 minute'
     where run_id = $1 and place <= 5`,
    [runId, server.clock.now()],
  )
  await server.runJobs()
  const { items } = await market.call(listVisits, { params: { runId } })
  expect(items.filter(({ outcome }) => outcome !== 'page')).toMatchObject([
    { url: `${site.address}/goods/12`, outcome: 'worker_stopped', isRepeated: true },
  ])
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({
    state: 'done',
    visited: 30,
    read: 29,
  })
})

test('pages that were under way when a worker died are tried one at a time', async () => {
  const runId = await start('嫌疑', manyAddresses())
  await server.query(`update monitoring.visit set attempts = 1 where run_id = $1 and place <= 20`, [runId])
  const now = server.clock.now()
  const lease = (worker: string, limit: number) =>
    server.world.db.transact(scopeOf(SYSTEM, 'any'), async (tx) =>
      ok(
        await leaseVisits(tx, {
          runId,
          worker,
          byBrowser: false,
          held: [],
          fetching: [],
          now,
          until: new Date(now.getTime() + 60_000),
          atOnceMax: 100,
          limit,
        }),
      ),
    )
  const attemptsOf = async (worker: string, limit: number) => {
    const leased = await lease(worker, limit)
    return leased.ok ? leased.value.map(({ attempts }) => attempts).toSorted() : undefined
  }
  expect(await attemptsOf('first', 8)).toEqual(Array.from({ length: 8 }, () => 1))
  expect(await attemptsOf('second', 8)).toEqual([1, 1, 2])
  expect(await attemptsOf('third', 8)).toEqual([])
  await server.query(`update monitoring.run set state = 'stopped', ended_at = now() where id = $1`, [runId])
})

test('what a page says in characters that no database holds is written down without them', async () => {
  const body = `<p>${'好'.repeat(30)}${'🍵'.repeat(20)}a全网最好的茶${'🍵'.repeat(30)}</p>`
  site.pages.set(
    '/odd',
    `<html><head><title>${'茶'.repeat(299)}🍵</title><script type="application/ld+json">
     {"@type":"Product","name":"\\ud83d\\u0000","brand":"\\udc00","seller":{"@type":"Organization","name":"甲\\ud83d\\u0000店"}}</script></head>
     <body>${body}<p>x\0y 全网最低价 z\0</p><a href="/odd?q=\0">下一页</a></body></html>`,
  )
  const runId = await start('怪字符', [`${site.address}/odd`])
  await server.runJobs()
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({
    state: 'done',
    visited: 1,
    read: 1,
  })
})

test('a run whose jobs the queue has given up is taken up again within minutes, one that is worked at is let be', async () => {
  const runId = await start('停滞', manyAddresses())
  const forget = () => server.query(`delete from graphile_worker._private_jobs`)
  const revive = () => reviveRuns(server.world, { kind: 'system', job: 'test' })
  await forget()
  expect(await revive()).toMatchObject({ value: { revived: 0 } })
  const begun = server.clock.now()
  server.clock.set(new Date(begun.getTime() + 120_000).toISOString())
  await server.query(
    `update monitoring.visit set state = 'leased', leased_by = 'someone', leased_until = $2::timestamptz + interval '1 minute'
      where run_id = $1 and place = 1`,
    [runId, server.clock.now()],
  )
  expect(await revive()).toMatchObject({ value: { revived: 0 } })
  await server.query(`update monitoring.visit set leased_until = $2 where run_id = $1 and place = 1`, [
    runId,
    begun,
  ])
  expect(await revive()).toMatchObject({ value: { revived: 1 } })
  await server.runJobs()
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({ state: 'done', visited: 30 })
  server.clock.set(begun.toISOString())
})

test('what a worker brings home after it lost its page is dropped', async () => {
  const runId = await start('迟到', [`${site.address}/goods/1`])
  const [visit] = await server.query<{ id: string }>(
    `update monitoring.visit set state = 'leased', leased_by = 'new owner' where run_id = $1 returning id`,
    [runId],
  )
  const scope = scopeOf(SYSTEM, 'any')
  const run = await server.world.db.read(scope, (tx) => findRun(tx, runId))
  if (run === undefined || visit === undefined) throw new Error('the run did not start')
  const url = `${site.address}/goods/1`
  const visited = {
    id: visit.id,
    url,
    host: site.host,
    outcome: 'page',
    detail: null,
    status: 200,
    finalUrl: url,
    mediaType: null,
    title: '迟到',
    snapshot: null,
    digest: null,
    byBrowser: false,
    robots: null,
    fetchedAt: server.clock.now().toISOString(),
    elapsedMs: 1,
    findings: 0,
    isRead: true,
    imageWords: null,
    pageId: randomUUID(),
    subject: '迟到',
    operatorId: null,
    isListing: false,
    price: null,
    comparedPrice: null,
    sales: null,
    reviewCount: null,
    day: '2026-09-28',
  }
  const late = { visited, needsBrowser: false, findings: [], leads: [], depth: 0, operator: undefined }
  await writeDown(server.world, scope, run, 'old owner', [late], [])
  expect(await market.call(getRun, { params: { runId } })).toMatchObject({ visited: 0, read: 0 })
  expect(await server.query('select 1 from monitoring.page where url = $1', [url])).toEqual([])
  await server.query(`update monitoring.run set state = 'stopped', ended_at = now() where id = $1`, [runId])
})

test('a plan over the register watches the shops that match, and its findings carry their operators', async () => {
  const operatorId = await anOperator(server.world)
  await aShop(server.world, { operator_id: operatorId, name: '测试油坊', address: `${site.address}/goods/1` })
  await aShop(server.world, { name: '别的店', address: `${site.address}/goods/2` })
  const county = { region: '990122' as RegionCode, name: '县里的店' }
  await aShop(server.world, { ...county, address: `${site.address}/goods/3` })
  const below = aPlan([], { whom: { kind: 'operators', search: '县里的店' }, depth: 0 })
  expect(await market.call(dryRun, { body: { settings: below } })).toMatchObject({ addresses: 1 })
  const settings = aPlan([], { whom: { kind: 'operators', search: '测试油坊' }, depth: 0 })
  expect(await market.call(dryRun, { body: { settings } })).toMatchObject({ addresses: 1, pages: 1 })
  const made = await market.call(makePlan, { body: { name: '主体库', settings, start: true } })
  await server.runJobs()
  const { items } = await market.call(listFindings, { query: { planId: made.id } })
  expect(items.length).toBeGreaterThan(0)
  expect(items.every((item) => item.operatorId === operatorId && item.subject === '甲州测试网店经营部')).toBe(
    true,
  )
  // What is held to be so stands on its file, and what is taken back of it.
  const ids = [items[0]?.id ?? '']
  for (const verdict of ['accepted', 'reopened'] as const)
    await market.call(judgeFindings, { body: { ids, verdict } })
  expect(
    await server.query('select words from operators.note where operator_id = $1 order by words', [
      operatorId,
    ]),
  ).toEqual([{ words: 'monitoring.note_finding_accepted' }, { words: 'monitoring.note_finding_reopened' }])
})

test("a page of a list, or one that a search leads to, is the operator's whose shop the register knows there", async () => {
  const operatorId = await anOperator(server.world, { name: '丙州测试网店' })
  await aShop(server.world, { operator_id: operatorId, address: `${site.address}/shop/3` })
  site.pages.set('/shop/3', '<html><body><p>全网第一的竹席</p></body></html>')
  site.pages.set('/find?q=%E7%AB%B9%E5%B8%AD', '<html><body><a href="/shop/3">竹席</a></body></html>')
  const subjectsOf = async (settings: ReturnType<typeof aPlan>) => {
    const made = await market.call(makePlan, { body: { name: '看谁', settings, start: true } })
    await server.runJobs()
    const { items } = await market.call(listFindings, { query: { runId: made.runId ?? '' } })
    return items.map(({ subject, operatorId: whose }) => [subject, whose])
  }
  const known = ['丙州测试网店', operatorId]
  expect(await subjectsOf(aPlan([`${site.address}/shop/3`], { depth: 0 }))).toContainEqual(known)
  const whom = { kind: 'search' as const, address: `${site.address}/find?q={keyword}`, keywords: ['竹席'] }
  expect(await subjectsOf(aPlan([], { whom }))).toContainEqual(known)
})

test('pages behind a shop are the shop’s, those that every page of its platform leads to are not', async () => {
  const operatorId = await anOperator(server.world, { name: '丁州测试网店' })
  await aShop(server.world, { operator_id: operatorId, address: `${site.address}/shop/4` })
  const body = '<header><a href="/about">首页</a></header><main><a href="/goods/41">凉席</a></main>'
  site.pages.set('/shop/4', `<html><body>${body}</body></html>`)
  site.pages.set('/about', '<html><body><p>全网第一的集市</p></body></html>')
  site.pages.set('/goods/41', '<html><body><p>全网第一的凉席</p></body></html>')
  const settings = aPlan([`${site.address}/shop/4`], { depth: 1 })
  const { runId } = await market.call(makePlan, { body: { name: '看店', settings, start: true } })
  await server.runJobs()
  const { items } = await market.call(listFindings, { query: { runId: runId ?? '' } })
  const ownerOf = (path: string) => items.find(({ url }) => url.endsWith(path))?.operatorId
  expect([ownerOf('/goods/41'), ownerOf('/about')]).toEqual([operatorId, null])
})
