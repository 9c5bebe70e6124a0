import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import * as contract from './contract.ts'
import { madeUpCode } from './demo/made-up.ts'
import { anOperator, aShop, keepers } from './testing.ts'

let server: TestServer
let city: Client
let county: Client
let leader: Client
let toUnit: string
beforeAll(async () => {
  server = await testServer()
  ;({ city, county, leader } = await keepers(server))
  toUnit = await server.unitId('城关市场监督管理所')
})
afterAll(() => server.close())

const rule = () => ({ words: ['城关'], notWords: [], toRegion: '990121', toUnit, remark: '' })
const AT = { address: '甲州市城关镇一路9号' }

/** Where it lies, and what says so. */
async function placeOf(id: string) {
  const { region, unitName, placedBy } = await city.call(contract.getOperator, { params: { operatorId: id } })
  return { region, unitName, by: placedBy.zh }
}

async function apply(client: Client) {
  const { jobId } = await client.call(contract.applyPlaceRules)
  await server.runJobs()
  const answer = await client.send('GET', `/api/jobs/${jobId}`)
  return (answer.json as { result: contract.PlacedAnew }).result
}

test('rules place addresses as the officer wrote them, and lead into the own region only', async () => {
  const waiting = await anOperator(server.world, { name: '甲州待移店', ...AT })
  const effect = await city.call(contract.tryPlaceRules, { body: { rules: [rule()] } })
  expect(effect.items.find(({ id }) => id === waiting)).toMatchObject({
    before: { region: '990100', unitId: null },
    after: { region: '990121', unitId: toUnit },
  })
  expect((await city.call(contract.listPlaceRules, {})).items).toEqual([])
  await city.call(contract.savePlaceRules, { body: { rules: [rule()] } })
  const tried = await city.call(contract.tryAddress, { query: { address: '城关镇一路' } })
  expect(tried).toMatchObject({
    region: '990121',
    unitName: '城关市场监督管理所',
    by: { zh: '按属地规则：城关' },
  })
  expect(await city.call(contract.tryAddress, { query: { address: '他处' } })).toMatchObject({ region: null })
  const foreign = { body: { rules: [{ ...rule(), toRegion: '350421' }] } }
  expect(await city.refusal(contract.savePlaceRules, foreign)).toMatchObject({
    code: 'operators.rule_outside',
  })
  expect((await county.call(contract.listPlaceRules, {})).items).toEqual([])
  expect(await server.ledger('operators.placeRulesSaved')).toHaveLength(1)
})

test('what the register holds goes where the rules say, with all that lies with it, and only once', async () => {
  const { world } = server
  const id = await anOperator(world, { name: '甲州随规则店', ...AT })
  const shop = { operator_id: id, name: '随规则', address: 'https://m.example/place/1' }
  await aShop(world, shop)
  const said = await anOperator(world, { name: '甲州指定店', placed_by: 'officer', ...AT })
  const code = madeUpCode('2', 9301)
  await anOperator(world, { name: '甲州已在店', region: '990121', uscc: code, address: '' })
  const known = await anOperator(world, { name: '甲州重码店', uscc: code, ...AT })
  const gone = await anOperator(world, { name: '甲州外地店', ...AT })
  const params = { operatorId: gone }
  await city.call(contract.moveOperator, { params, body: { region: '350421', unitId: null, reason: '不在' } })
  await city.call(contract.savePlaceRules, { body: { rules: [rule()] } })

  const first = await apply(city)
  expect(first).toMatchObject({ kept: 1, inTheWay: [{ id: known, other: '甲州已在店' }] })
  expect(await placeOf(id)).toEqual({
    region: '990121',
    unitName: '城关市场监督管理所',
    by: '按属地规则：城关',
  })
  const { items } = await city.call(contract.listShops, { query: { search: '随规则' } })
  expect(items).toMatchObject([{ region: '990121' }])
  const notes = await city.call(contract.listNotes, { params: { operatorId: id } })
  expect(notes.items[0]?.title.zh).toBe('按属地规则重新判定，属地为子丘县')
  for (const other of [said, known, gone]) expect((await placeOf(other)).region).toBe('990100')
  expect(await server.ledger('operators.placeRulesApplied')).toHaveLength(1)
  expect(
    (await server.ledger('operators.regionSet')).filter(({ details }) => details.moved === true),
  ).toHaveLength(first.moved)

  expect(await apply(city)).toMatchObject({ moved: 0, kept: 1 })
  const [saved] = (await city.call(contract.listPlaceRules, {})).items
  await city.call(contract.savePlaceRules, {
    body: { rules: [{ ...rule(), id: saved?.id, remark: '同前' }] },
  })
  expect((await placeOf(id)).by).toBe('按属地规则：城关')
  await city.call(contract.savePlaceRules, { body: { rules: [] } })
  // Without the rule the name in the address tells.
  expect(await apply(city)).toMatchObject({ moved: first.moved })
  expect(await placeOf(id)).toMatchObject({ region: '990100', unitName: null })
})

test('the rules of a county place what lies in it, and the city leaves that as it is', async () => {
  const id = await anOperator(server.world, {
    region: '990121',
    name: '甲州县内店',
    address: '子丘县东路1号',
  })
  const own = { ...rule(), words: ['东路'] }
  await county.call(contract.savePlaceRules, { body: { rules: [own] } })
  expect(await apply(county)).toMatchObject({ moved: 1 })
  const elsewhere = { ...own, toRegion: '990122', toUnit: null }
  await city.call(contract.savePlaceRules, { body: { rules: [elsewhere] } })
  await apply(city)
  expect(await placeOf(id)).toMatchObject({ region: '990121', unitName: '城关市场监督管理所' })
})

test('who may not keep the register places nothing', async () => {
  expect(await leader.refusal(contract.applyPlaceRules)).toMatchObject({ status: 403 })
})
