import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import {
  allowHost,
  getFinding,
  getOverview,
  getPriceProbe,
  judgeFindings,
  listFindings,
  listPersonas,
  listPriceProbes,
  listRules,
  openFindingSnapshot,
  openPriceExchange,
  orderPriceProbe,
  raiseClue,
  savePersona,
} from './contract.ts'

let server: TestServer
let shop: Server
let address = ''
let market: Client
const asked: { readonly headers: IncomingHttpHeaders; readonly at: number }[] = []

/** A shop that knows its regulars by the cookie that it gave them, and asks them for more. */
beforeAll(async () => {
  server = await testServer()
  shop = createServer((request, response) => {
    asked.push({ headers: request.headers, at: performance.now() })
    const isRegular = /seen=1/.test(request.headers.cookie ?? '')
    const price = request.url === '/dear' && isRegular ? '118.00' : '99.00'
    const type = request.url === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8'
    response.writeHead(200, { 'content-type': type, 'set-cookie': 'seen=1; Path=/' })
    const body = `<html><title>竹篮</title><body><p>￥${price} 元/个</p><button>立即购买</button></body></html>`
    response.end(request.url === '/robots.txt' ? '' : body)
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(shop.address() as AddressInfo).port}`
  address = `http://${host}`
  const system = await server.as('system')
  await system.call(allowHost, { body: { host, reason: '测试站点' } })
  market = await server.as('market')
})
afterAll(async () => {
  shop.closeAllConnections()
  await new Promise((resolve) => shop.close(resolve))
  await server.close()
})

const compare = async (body: { url: string; personas?: string[]; rounds?: number }) => {
  const { id } = await market.call(orderPriceProbe, { body })
  await server.runJobs()
  return await market.call(getPriceProbe, { params: { probeId: id } })
}

test('who comes back is shown a higher price: suspected, with each exchange kept under its hash', async () => {
  const probe = await compare({ url: `${address}/dear` })
  expect(probe).toMatchObject({
    state: 'done',
    verdict: 'different',
    level: 'violation',
    lowest: 99,
    highest: 118,
    title: '竹篮',
  })
  expect(probe.looks).toHaveLength(7 * 3)
  expect(new Set(probe.looks.filter(({ price }) => price === 118).map(({ persona }) => persona))).toEqual(
    new Set(['regular']),
  )
  const dear = probe.looks.find(({ persona }) => persona === 'regular')
  expect(dear?.exchanges).toMatchObject([{ status: 200, request: expect.stringContaining('Cookie: seen=1') }])
  const sha256 = dear?.exchanges[0]?.sha256 ?? ''
  const kept = await market.send(
    'GET',
    openPriceExchange.path.replace(':probeId', probe.id).replace(':sha256', sha256),
  )
  expect(kept.bytes.toString()).toContain('HTTP/1.1 200 OK')
  expect(kept.bytes.toString()).toContain('￥118.00')
  expect(probe.articles[0]).toMatchObject({ isRead: true })
  expect(probe.penalties.map(({ isRead }) => isRead)).toContain(false)
  const opened = await market.send(
    'GET',
    openPriceExchange.path.replace(':probeId', probe.id).replace(':sha256', dear?.snapshot ?? ''),
  )
  expect(opened.bytes.toString()).toContain('￥118.00')
  const findingPage = openFindingSnapshot.path.replace(':findingId', probe.finding?.id ?? '')
  expect((await market.send('GET', findingPage)).bytes.equals(opened.bytes)).toBe(true)
  expect(await server.ledger('monitoring.priceProbed')).toHaveLength(1)
})

test('what differs by person is one finding over time, judged and handed on like those of the rules', async () => {
  const first = await compare({ url: `${address}/dear` })
  const again = await compare({ url: `${address}/dear` })
  expect(again.finding).toEqual({ id: first.finding?.id, state: 'new' })
  const findingId = first.finding?.id ?? ''
  const { items } = await market.call(listFindings, { query: { rule: 'price-by-person' } })
  expect(items).toMatchObject([
    { id: findingId, level: 'violation', planId: null, text: '￥99.00 – ￥118.00', seenCount: 3 },
  ])
  expect((await market.call(getOverview)).waiting).toBe(1)
  const judge = (verdict: 'asked' | 'accepted') =>
    market.call(judgeFindings, { body: { ids: [findingId], verdict } })
  await judge('asked')
  await judge('accepted')
  await market.call(raiseClue, { params: { findingId }, body: { note: '' } })
  const judged = await market.call(getFinding, { params: { findingId } })
  expect(judged).toMatchObject({ state: 'accepted', priceProbeId: again.id, clueAt: expect.any(String) })
  const rules = (await market.call(listRules, { query: { search: 'price-by-person' } })).items
  expect(rules).toMatchObject([
    { findings: 1, accepted: 1, penaltyArticle: { zh: expect.stringContaining('第六十六条') } },
  ])
  const county = await server.as('county')
  expect(await county.refusal(getFinding, { params: { findingId } })).toMatchObject({ status: 404 })
})

test('the personas of a round ask at the same moment, each as what it is', async () => {
  asked.length = 0
  const probe = await compare({ url: `${address}/same`, personas: ['iphone', 'elsewhere'], rounds: 2 })
  expect(probe).toMatchObject({ verdict: 'same', level: null })
  const [, phone, elsewhere] = asked.filter(({ headers }) => headers['user-agent'] !== undefined)
  expect([phone, elsewhere].map((each) => each?.headers['x-city'])).toContain('elsewhere')
  const first = probe.looks.filter(({ round }) => round === 1)
  expect(Math.max(...first.map(({ startedAt }) => Date.parse(startedAt)))).toBeLessThanOrEqual(
    Math.min(...first.map(({ endedAt }) => Date.parse(endedAt))),
  )
})

test('an officer changes a persona and adds one; headers that the fetch writes are refused', async () => {
  const persona = {
    key: 'app',
    title: '应用内浏览器',
    trait: 'device' as const,
    userAgent: 'ShopApp/9',
    cookie: '',
    comesBack: false,
    headers: [{ name: 'X-Channel', value: 'app' }],
    isOn: true,
  }
  await market.call(savePersona, { body: persona })
  const { items } = await market.call(listPersonas)
  expect(items.map(({ key }) => key)).toContain('app')
  expect(items.find(({ key }) => key === 'first')?.changedName).toBeNull()
  const host = { ...persona, headers: [{ name: 'Host', value: 'elsewhere' }] }
  expect(await market.refusal(savePersona, { body: host })).toMatchObject({ status: 400 })
  const split = { ...persona, cookie: 'a=1\r\nHost: x' }
  expect(await market.refusal(savePersona, { body: split })).toMatchObject({ status: 400 })
  asked.length = 0
  await compare({ url: `${address}/same`, personas: ['app', 'first'], rounds: 2 })
  expect(asked.some(({ headers }) => headers['x-channel'] === 'app')).toBe(true)
  expect(await server.ledger('monitoring.personaSaved')).toHaveLength(1)
})

test('what cannot be compared is refused, and another region sees nothing of it', async () => {
  const body = { url: `${address}/same`, personas: ['first', 'nobody'] }
  expect(await market.refusal(orderPriceProbe, { body })).toMatchObject({
    code: 'monitoring.no_such_persona',
  })
  const once = { url: `${address}/same`, personas: ['first', 'first'] }
  expect(await market.refusal(orderPriceProbe, { body: once })).toMatchObject({
    code: 'monitoring.too_few_personas',
  })
  const leader = await server.as('leader')
  expect(await leader.refusal(orderPriceProbe, { body: { url: address } })).toMatchObject({ status: 403 })
  const { items } = await market.call(listPriceProbes)
  expect(items.length).toBeGreaterThan(0)
  const county = await server.as('county')
  expect((await county.call(listPriceProbes)).items).toEqual([])
  const probeId = items[0]?.id ?? ''
  expect(await county.refusal(getPriceProbe, { params: { probeId } })).toMatchObject({ status: 404 })
})

test('an inner address is not asked, and that is what the comparison says', async () => {
  const probe = await compare({ url: 'http://127.0.0.1:9/goods', rounds: 2 })
  expect(probe).toMatchObject({ verdict: 'unclear', lowest: null })
  expect(new Set(probe.looks.map(({ outcome }) => outcome))).toEqual(new Set(['internal_address']))
})
