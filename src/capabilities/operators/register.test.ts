import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { readXlsx } from '../../platform/xlsx/read.ts'
import {
  exportOperators,
  getOperator,
  getOverview,
  listNotes,
  listOperators,
  listShops,
  unmaskOperator,
} from './contract.ts'
import { findShopsOfPages, noteOnFile } from './index.ts'
import { anOperator, aShop } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  const officer = { role: 'marketOfficer', reach: 'region' } as const
  await server.addPerson({ account: 'city-officer', region: '990100', roles: [officer] })
  await server.addPerson({ account: 'county-officer', region: '990121', roles: [officer] })
})
afterAll(() => server.close())

const everywhere = scopeOf({ kind: 'system', job: 'test' }, 'any')

describe('the list', () => {
  test('pages in its order, searches names, codes and shops, and filters', async () => {
    const { world } = server
    const tea = await anOperator(world, {
      name: '甲州云雾茶业有限公司',
      uscc: '91350421MA2XG7TR1R',
      last_seen: '2026-09-10',
    })
    await anOperator(world, {
      name: '甲州竹编手工坊',
      kind: 'ownSite',
      registration: 'exempt',
      exemption: 'handicraft',
      trade: '2041',
    })
    await aShop(world, { operator_id: tea, name: '云上毛峰旗舰店' })
    const city = await server.as('city-officer')
    const first = await city.call(listOperators, { query: { limit: 1 } })
    expect(first.items[0]).toMatchObject({ id: tea, shops: 1, regionName: '甲州市' })
    const second = await city.call(listOperators, { query: { limit: 1, after: first.next ?? '' } })
    expect(second.items[0]?.name).toBe('甲州竹编手工坊')
    for (const search of ['云雾', '毛峰旗舰', '91350421ma2xg7tr1r']) {
      const found = await city.call(listOperators, { query: { search } })
      expect(found.items.map((each) => each.id)).toEqual([tea])
    }
    const one = async (query: object) =>
      (await city.call(listOperators, { query })).items.map((each) => each.name)
    expect(await one({ registration: 'exempt' })).toEqual(['甲州竹编手工坊'])
    expect(await one({ trade: 'F' })).toEqual(['甲州云雾茶业有限公司'])
    expect(await one({ sort: 'name', place: 'station' })).toEqual([])
    expect(await one({ countedOn: '2026-06-30', twoYears: 'yes' })).toEqual([])
    expect((await city.call(getOverview)).total).toBe(2)
    const file = await city.send('GET', exportOperators.path)
    const [sheet] = (await readXlsx(file.bytes)) ?? []
    expect(sheet?.rows.length).toBe(3)
  })

  test('of another region shows nothing, and neither does a file', async () => {
    const id = await anOperator(server.world, { name: '甲州无人知晓店' })
    const county = await server.as('county-officer')
    expect((await county.call(listOperators, {})).items).toEqual([])
    expect((await county.call(listShops, {})).items).toEqual([])
    expect(await county.refusal(getOperator, { params: { operatorId: id } })).toMatchObject({ status: 404 })
    expect(await county.refusal(listNotes, { params: { operatorId: id } })).toMatchObject({ status: 404 })
  })
})

describe('a file', () => {
  test('masks contacts, and tells them in clear for a reason that the ledger points to', async () => {
    const operatorId = await anOperator(server.world, { phone: '13900005678', representative: '测试乙' })
    const city = await server.as('city-officer')
    const file = await city.call(getOperator, { params: { operatorId } })
    expect(file).toMatchObject({
      phone: '139****5678',
      representative: '测*',
      mayUnmask: true,
      keeping: null,
    })
    const clear = await city.call(unmaskOperator, {
      params: { operatorId },
      body: { fields: ['phone'], reason: '核实网店地址' },
    })
    expect(clear).toEqual({ phone: '13900005678' })
    const [entry] = await server.ledger('operators.contactUnmasked')
    expect(entry).toMatchObject({ subject_id: operatorId, region: '990100', details: { fields: ['phone'] } })
    expect(JSON.stringify(entry)).not.toContain('13900005678')
    const leader = await server.as('leader')
    const body = { fields: ['phone' as const], reason: '看一看电话' }
    expect(await leader.refusal(unmaskOperator, { params: { operatorId }, body })).toMatchObject({
      status: 403,
    })
    const county = await server.as('county-officer')
    expect(await county.refusal(unmaskOperator, { params: { operatorId }, body })).toMatchObject({
      status: 404,
    })
  })

  test('a neighbour finds the shop of a page and writes on the time line once', async () => {
    const { world } = server
    const operatorId = await anOperator(world)
    await aShop(world, { operator_id: operatorId, address: 'https://market.example/s/77', name: '七七小店' })
    const page = 'http://www.market.example/s/77/goods/1?from=x'
    const shopsOf = (region: string) =>
      world.db.read(everywhere, (tx) =>
        findShopsOfPages(tx, region as RegionCode, [page, 'https://other.example/']),
      )
    const shops = await shopsOf('990100')
    expect([...shops.keys()]).toEqual([page])
    expect(shops.get(page)).toMatchObject({ operatorId, name: '七七小店' })
    expect((await shopsOf('990200')).size).toBe(0)
    const note = {
      operatorId,
      at: world.clock.now(),
      words: 'operators.placed_by_rule',
      details: { words: '城关' },
      fact: 'finding-1',
    }
    for (let times = 0; times < 2; times += 1)
      await world.db.transact(everywhere, async (tx) => ok(await noteOnFile(tx, [note])))
    const city = await server.as('city-officer')
    const { items } = await city.call(listNotes, { params: { operatorId } })
    expect(items.map((each) => each.title.zh)).toEqual(['按属地规则：城关'])
  })
})
