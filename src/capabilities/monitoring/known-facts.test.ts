import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import {
  addProtectedNames,
  listFindings,
  listProtectedNames,
  makePlan,
  removeProtectedName,
} from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
const CODE = '91990100MA00000XX0'

beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
})
afterAll(() => close())

test('names are kept by officers of the region, pasted many at once, and removed', async () => {
  const names = [
    { name: '山岚茶业', holder: '山岚茶业有限公司' },
    { name: '清溪笋干', holder: '清溪食品厂' },
  ]
  expect(await market.call(addProtectedNames, { body: { names } })).toEqual({ added: 2 })
  expect(await market.call(addProtectedNames, { body: { names } })).toEqual({ added: 0 })
  const { items } = await market.call(listProtectedNames)
  const params = { nameId: items.find(({ name }) => name === '清溪笋干')?.id ?? '' }
  const county = await server.as('county')
  expect((await county.call(listProtectedNames)).items).toEqual([])
  const unknown = { params: { nameId: randomUUID() } }
  expect(await market.refusal(removeProtectedName, unknown)).toMatchObject({ status: 404 })
  const leader = await server.as('leader')
  expect(await leader.refusal(removeProtectedName, { params })).toMatchObject({ status: 403 })
  await market.call(removeProtectedName, { params })
  expect((await market.call(listProtectedNames)).items).toHaveLength(1)
  expect(await server.ledger('monitoring.nameRemoved')).toHaveLength(1)
})

test('a run tells the rules which names are protected and what the register says of a code', async () => {
  await server.query(
    `insert into operators.operator (id, region, kind, name, entity, registration, uscc, status, closed_on, source,
       first_seen, last_seen, created_at, changed_at)
     values (gen_random_uuid(), '990100', 'inPlatform', '乙商行', 'enterprise', 'registered', $1, 'closed', '2026-01-05',
       'hand', '2026-01-01', '2026-01-01', now(), now())`,
    [CODE],
  )
  const page = (body: string) =>
    `<html><title>店</title><body>${body}<p>￥9.00 元/个</p><button>立即购买</button></body></html>`
  site.pages.set('/goods/1', page('<p>店铺：山岚茶业官方旗舰店</p>'))
  site.pages.set(
    '/goods/2',
    page(`<p>店铺：竹篮铺</p><p>经营者名称：甲商行</p><p>统一社会信用代码：${CODE}</p>`),
  )
  const settings = aPlan([`${site.address}/`], { rules: ['imitation', 'licence-code'] })
  await market.call(makePlan, { body: { name: '测试', settings, start: true } })
  await server.runJobs()
  const { items } = await market.call(listFindings)
  expect(items.find(({ rule }) => rule === 'imitation')?.reason.zh).toContain('山岚茶业有限公司')
  expect(items.filter(({ rule }) => rule === 'licence-code').length).toBeGreaterThan(0)
})
