import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import { dayFrom } from '../../kernel/day.ts'
import { periodOf } from '../../kernel/period.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { getMatter, takeStep } from '../matters/contract.ts'
import { demoOfficer } from '../organisation/index.ts'
import * as contract from './contract.ts'
import { madeUpCode, madeUpEntry } from './demo/made-up.ts'
import { distributeIn } from './service/claims.ts'
import { anOperator, aShop, keepers } from './testing.ts'

let server: TestServer
let city: Client
let county: Client
let leader: Client
beforeAll(async () => {
  server = await testServer()
  ;({ city, county, leader } = await keepers(server))
})
afterAll(() => server.close())

const BODY = {
  kind: 'inPlatform' as const,
  name: '甲州手录经营部',
  registration: 'registered' as const,
  uscc: madeUpCode('2', 9001),
  address: '子丘县一路1号',
  shop: { kind: 'shop' as const, platform: '测试平台', name: '手录店', address: 'https://m.example/hand/1' },
}
const REASON = { reason: '实地核查所见' }

describe('entering by hand', () => {
  test('places the operator by its address, and tells of a code that is known already', async () => {
    const { id } = await city.call(contract.createOperator, { body: BODY })
    const file = await city.call(contract.getOperator, { params: { operatorId: id } })
    expect(file).toMatchObject({ region: '990121', shops: [{ name: '手录店' }], source: 'hand' })
    expect(await server.ledger('operators.entered')).toHaveLength(1)
    expect(await city.refusal(contract.createOperator, { body: BODY })).toMatchObject({
      code: 'operators.known_already',
    })
    const other = { ...BODY, name: '别的名称' }
    expect(await city.refusal(contract.createOperator, { body: other })).toMatchObject({
      code: 'operators.known_otherwise',
    })
  })

  test.each([
    [{ uscc: `${BODY.uscc.slice(0, 17)}*` }, 'operators.import_code_foreign'],
    [{ uscc: '' }, 'operators.code_needed'],
    [{ registration: 'exempt' as const, uscc: '' }, 'operators.exemption_needed'],
    [{ trade: '没有的行业' }, 'operators.no_such_trade'],
    [{ establishedOn: '2199-01-01' }, 'operators.day_to_come'],
  ])('refuses %j', async (part, code) => {
    expect(await city.refusal(contract.createOperator, { body: { ...BODY, ...part } })).toMatchObject({
      code,
    })
  })

  test('is no leader’s act, and a county enters nothing of another', async () => {
    expect(await leader.refusal(contract.createOperator, { body: BODY })).toMatchObject({ status: 403 })
    const body = { ...BODY, uscc: madeUpCode('2', 9002), address: '丑陵县一路', shop: undefined }
    const made = await county.call(contract.createOperator, { body })
    // The county knows no other county's name: what its rules do not tell lies in the county itself.
    expect(await county.call(contract.getOperator, { params: { operatorId: made.id } })).toMatchObject({
      region: '990121',
    })
  })
})

describe('upkeep', () => {
  test('each act stands on the file and in the ledger, and other regions may not act', async () => {
    const operatorId = await anOperator(server.world)
    const params = { operatorId }
    await city.call(contract.changeOperator, { params, body: { address: '甲州市新路2号' } })
    await city.call(contract.verifyOperator, { params, body: {} })
    await city.call(contract.setOperatorStatus, { params, body: { status: 'closed', ...REASON } })
    const again = { params, body: { status: 'closed' as const, ...REASON } }
    expect(await city.refusal(contract.setOperatorStatus, again)).toMatchObject({
      code: 'operators.status_already',
    })
    expect(await county.refusal(contract.verifyOperator, { params, body: {} })).toMatchObject({ status: 404 })
    expect(await leader.refusal(contract.verifyOperator, { params, body: {} })).toMatchObject({ status: 403 })
    const { items } = await city.call(contract.listNotes, { params })
    expect(items.map((each) => each.title.zh)).toEqual(
      expect.arrayContaining(['修改登记信息', '核实无误', '状态变更为“已终止”：实地核查所见']),
    )
    for (const action of ['operators.changed', 'operators.verified', 'operators.statusSet'])
      expect(await server.ledger(action)).toMatchObject([{ subject_id: operatorId, region: '990100' }])
  })

  test('an operator moves with its shops and its file, or is marked as foreign', async () => {
    const operatorId = await anOperator(server.world)
    await aShop(server.world, { operator_id: operatorId })
    const params = { operatorId }
    await city.call(contract.verifyOperator, { params, body: {} })
    expect(await city.call(contract.moveOperator, { params, body: { region: '990121', ...REASON } })).toEqual(
      { moved: true },
    )
    const file = await county.call(contract.getOperator, { params })
    expect(file.shops).toHaveLength(1)
    expect((await county.call(contract.listNotes, { params })).items.length).toBe(2)
    expect(
      await county.call(contract.moveOperator, { params, body: { region: '990122', ...REASON } }),
    ).toEqual({ moved: false })
    expect(await county.call(contract.getOperator, { params })).toMatchObject({
      status: 'moved',
      region: '990121',
    })
    const nowhere = { params, body: { region: '000000', ...REASON } }
    expect(await county.refusal(contract.moveOperator, nowhere)).toMatchObject({
      code: 'operators.no_such_region',
    })
  })

  test('duplicates are merged and split again without loss', async () => {
    const operatorId = await anOperator(server.world, { name: '甲州本户' })
    const duplicateId = await anOperator(server.world, { name: '甲州重户' })
    await aShop(server.world, { operator_id: duplicateId, name: '重户店' })
    const params = { operatorId }
    const body = { duplicateId, ...REASON }
    await city.call(contract.mergeOperators, { params, body })
    expect(await city.call(contract.getOperator, { params })).toMatchObject({
      merged: [{ id: duplicateId }],
      shops: [{ name: '重户店', operatorId }],
    })
    const search = { query: { search: '甲州重户' } }
    expect((await city.call(contract.listOperators, search)).items).toEqual([])
    const own = { params: { operatorId: duplicateId }, body: {} }
    expect(await city.refusal(contract.verifyOperator, own)).toMatchObject({ code: 'operators.is_merged' })
    const reverse = {
      params: { operatorId: await anOperator(server.world) },
      body: { duplicateId: operatorId, ...REASON },
    }
    expect(await city.refusal(contract.mergeOperators, reverse)).toMatchObject({
      code: 'operators.has_merged',
    })
    const itself = { params, body: { duplicateId: operatorId, ...REASON } }
    expect(await city.refusal(contract.mergeOperators, itself)).toMatchObject({
      code: 'operators.merge_itself',
    })
    await city.call(contract.splitOperator, { params: { operatorId: duplicateId }, body: REASON })
    expect(
      (await city.call(contract.getOperator, { params: { operatorId: duplicateId } })).shops,
    ).toHaveLength(1)
    const split = { params: { operatorId: duplicateId }, body: REASON }
    expect(await city.refusal(contract.splitOperator, split)).toMatchObject({ code: 'operators.not_merged' })
  })

  test('shops are added, found dead, and given to whose they are', async () => {
    const first = await anOperator(server.world)
    const second = await anOperator(server.world, { name: '甲州真主' })
    const shop = { kind: 'shop' as const, name: '某店', address: 'https://m.example/given' }
    const { id: shopId } = await city.call(contract.addShop, { params: { operatorId: first }, body: shop })
    const again = { params: { operatorId: second }, body: shop }
    expect(await city.refusal(contract.addShop, again)).toMatchObject({ code: 'operators.shop_known' })
    await city.call(contract.setShopStatus, { params: { shopId }, body: { status: 'dead', ...REASON } })
    await city.call(contract.giveShop, { params: { shopId }, body: { operatorId: second, ...REASON } })
    const { items } = await city.call(contract.listShops, { query: { operatorId: second } })
    expect(items).toMatchObject([{ id: shopId, status: 'dead' }])
    for (const operatorId of [first, second])
      expect(
        (await city.call(contract.listNotes, { params: { operatorId } })).items.map((each) => each.title.zh),
      ).toContain('网店“某店”归属变更为“甲州真主”：实地核查所见')
    const outside = { params: { shopId }, body: { status: 'open' as const, ...REASON } }
    expect(await county.refusal(contract.setShopStatus, outside)).toMatchObject({ status: 404 })
  })

  test('licences and yearly sales are entered by hand; sales add up over all shops of one operator', async () => {
    const operatorId = await anOperator(server.world)
    const [first, second] = [
      await aShop(server.world, { operator_id: operatorId }),
      await aShop(server.world, { operator_id: operatorId }),
    ]
    const params = { operatorId }
    const licence = { kind: 'prepackagedFood' as const, number: '示例备00000001' }
    await city.call(contract.saveLicence, { params, body: licence })
    await city.call(contract.saveLicence, { params, body: { ...licence, validTo: '2030-01-01' } })
    for (const shopId of [first, second])
      await city.call(contract.saveSales, { params: { shopId }, body: { year: 2025, amount: '60000' } })
    expect(await city.call(contract.getOperator, { params })).toMatchObject({
      licences: [{ kind: 'prepackagedFood', number: '示例备00000001', validTo: '2030-01-01' }],
      sales: [{ year: 2025, amount: '120000', shops: 2, isOverLine: true }],
    })
    expect(await server.ledger('operators.licenceSaved')).toHaveLength(2)
    expect(await server.ledger('operators.salesSaved')).toHaveLength(2)
    const late = { params: { shopId: first }, body: { year: 2100, amount: '1' } }
    expect(await city.refusal(contract.saveSales, late)).toMatchObject({ code: 'operators.year_to_come' })
    const orphan = await aShop(server.world, { operator_id: null })
    const ofNobody = { params: { shopId: orphan }, body: { year: 2025, amount: '1' } }
    expect(await city.refusal(contract.saveSales, ofNobody)).toMatchObject({
      code: 'operators.shop_of_nobody',
    })
    expect(await county.refusal(contract.saveLicence, { params, body: licence })).toMatchObject({
      status: 404,
    })
  })

  test('a livestream seller stands under its agency from day to day, and either file tells the other', async () => {
    const seller = await anOperator(server.world, { kind: 'liveSeller', name: '示例人主播子' })
    const agency = await anOperator(server.world, { kind: 'liveAgency', name: '甲州示例机构有限公司' })
    const params = { operatorId: seller }
    const tie = { kind: 'agency' as const, otherId: agency, from: '2026-02-01' }
    await city.call(contract.saveTie, { params, body: tie })
    await city.call(contract.saveTie, { params, body: { ...tie, from: '2026-03-01' } })
    const room = { kind: 'room' as const, otherName: '册外的直播间', from: '2026-01-01', to: '2026-02-01' }
    await city.call(contract.saveTie, { params, body: room })
    const { ties } = await city.call(contract.getOperator, { params })
    expect(ties).toMatchObject([
      { kind: 'agency', isReverse: false, other: { id: agency }, from: '2026-02-01', to: null },
      { kind: 'room', other: { id: null, name: '册外的直播间' }, to: '2026-02-01' },
    ])
    const found = await city.call(contract.listOperators, { query: { search: '示例机构' } })
    expect(found.items.map(({ id }) => id).toSorted()).toEqual([seller, agency].toSorted())
    const end = { params: { ...params, tieId: ties[0]?.id ?? '' }, body: { to: '2026-06-30' } }
    const early = { ...end, body: { to: '2026-01-01' } }
    expect(await city.refusal(contract.endTie, early)).toMatchObject({ code: 'operators.tie_ends_before' })
    expect(await county.refusal(contract.endTie, end)).toMatchObject({ status: 404 })
    await city.call(contract.endTie, end)
    expect(await city.refusal(contract.endTie, end)).toMatchObject({ code: 'operators.tie_ended' })
    const noTie = { params: { ...params, tieId: agency }, body: { to: '2026-06-30' } }
    expect(await city.refusal(contract.endTie, noTie)).toMatchObject({ code: 'operators.no_such_tie' })
    const ofAgency = await city.call(contract.getOperator, { params: { operatorId: agency } })
    expect(ofAgency.ties).toMatchObject([{ isReverse: true, other: { id: seller }, to: '2026-06-30' }])
    for (const [body, code] of [
      [{ ...tie, otherId: seller }, 'operators.tie_to_itself'],
      [{ ...tie, otherId: null }, 'operators.tie_to_nobody'],
      [{ ...tie, to: '2025-01-01' }, 'operators.tie_ends_before'],
    ] as const)
      expect(await city.refusal(contract.saveTie, { params, body })).toMatchObject({ code })
    expect(await server.ledger('operators.tieSaved')).toHaveLength(3)
    expect(await server.ledger('operators.tieEnded')).toHaveLength(1)
  })
})

describe('claims', () => {
  test('are claimed into the register, disposed of or sent back, and make the rate', async () => {
    const { world } = server
    const officer = await demoOfficer(world, 'market')
    const days = { today: '2026-09-21', before: () => '2020-01-01' }
    const home = { region: '990100' as RegionCode, unitId: null, by: 'officer' }
    const entries = [501, 502, 503].map((number) => madeUpEntry(number, () => home, days))
    const list = { id: null, sender: '上级', seen_on: '2026-09-01', due_on: '2026-10-09' }
    await world.db.transact(scopeOf(officer, 'operators.read'), async (tx) => ({
      ok: true as const,
      value: await distributeIn(tx, world, officer, list, entries),
    }))
    const { items } = await city.call(contract.listClaims, { query: { sender: '上级' } })
    const [first, second] = items.map((each) => each.id)
    if (first === undefined || second === undefined) throw new Error('three claims')
    const rates = async () => (await city.call(contract.getClaimRates, {})).rate
    expect(await rates()).toBe('0.00%')
    const done = await city.call(contract.actOnClaims, { body: { ids: [first], step: 'claim' } })
    expect(done).toEqual({ done: 1, refused: [] })
    const dispose = { ids: [first], step: 'dispose' as const, values: { outcome: 'closed' } }
    expect(await city.call(contract.actOnClaims, { body: dispose })).toMatchObject({ done: 1 })
    const claim = await city.call(contract.getClaim, { params: { claimId: first } })
    expect(claim).toMatchObject({ state: 'disposed', outcome: 'closed' })
    const operatorId = claim.operatorId ?? ''
    expect(await city.call(contract.getOperator, { params: { operatorId } })).toMatchObject({
      status: 'closed',
      source: 'distributed',
    })
    const values = { outcome: 'notMine', text: '不在本市' }
    await city.call(takeStep, { params: { matterId: second, step: 'return' }, body: { values } })
    expect(await city.call(getMatter, { params: { matterId: second } })).toMatchObject({ state: 'returned' })
    expect(await rates()).toBe('66.66%')
    expect(await county.refusal(contract.getClaim, { params: { claimId: first } })).toMatchObject({
      status: 404,
    })
    expect(await leader.refusal(contract.actOnClaims, { body: dispose })).toMatchObject({ status: 403 })
    const measure = world.measures.find((each) => each.declaration.name === 'operators.identityClaimed')
    const value = await world.db.read(scopeOf(officer, 'any'), async (tx) =>
      measure?.valueOf(tx, world, officer, periodOf('year', dayFrom('2026-09-21')), home.region),
    )
    expect(value).toMatchObject({ kind: 'ratio', numerator: '2', denominator: '3' })
  })
})

test('measures count the region and everything below it at the end of the period', async () => {
  const { world } = server
  const officer = { kind: 'system', job: 'test' } as const
  const region = '990123' as RegionCode
  await anOperator(world, { region, established_on: '2020-01-01' })
  await anOperator(world, { region, first_seen: '2026-02-01' })
  await anOperator(world, { region, kind: 'liveRoom' })
  const valueIn = async (name: string) =>
    await world.db.read(scopeOf(officer, 'any'), async (tx) =>
      world.measures
        .find((each) => each.declaration.name === name)
        ?.valueOf(tx, world, officer, periodOf('year', dayFrom('2026-12-31')), region),
    )
  expect(await valueIn('operators.online')).toMatchObject({ kind: 'quantity', amount: '2' })
  expect(await valueIn('operators.atLeastTwoYears')).toMatchObject({ numerator: '1', denominator: '2' })
  expect(await valueIn('operators.shareOfMarketEntities')).toMatchObject({ kind: 'noCases' })
})
