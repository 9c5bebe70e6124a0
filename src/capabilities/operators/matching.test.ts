import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import * as contract from './contract.ts'
import { madeUpCode } from './demo/made-up.ts'
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

test('a code in full width finds whoever bears it, whatever the names are', async () => {
  const uscc = madeUpCode('1', 7301)
  const wide = [...uscc].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')
  const bearer = await anOperator(server.world, { name: '远山竹器有限公司', entity: 'enterprise', uscc })
  const shopId = await aShop(server.world, { name: '日日新旗舰店', seller_uscc: wide })
  const { candidates } = await city.call(contract.listCandidates, { params: { shopId } })
  expect(candidates[0]).toMatchObject({ operatorId: bearer })
})

test('the likely operators of a shop are listed best first with their reasons, within the region alone', async () => {
  const best = await anOperator(server.world, { name: '云栖岭茶业有限公司', entity: 'enterprise' })
  await anOperator(server.world, { name: '云栖岭五金店' })
  const shopId = await aShop(server.world, { name: '小栖的店', seller_name: '云栖嶺茶業' })
  const { candidates, shop, keeping } = await city.call(contract.listCandidates, { params: { shopId } })
  expect(shop).toMatchObject({ id: shopId })
  expect(keeping).toBeNull()
  expect(candidates[0]).toMatchObject({ operatorId: best, class: 'same', verdict: null })
  expect(candidates[0]?.reasons.map(({ text }) => text.zh)).toContain('字号相同：云栖岭')
  expect(await county.refusal(contract.listCandidates, { params: { shopId } })).toMatchObject({ status: 404 })
  expect((await leader.call(contract.listCandidates, { params: { shopId } })).keeping).toMatchObject({
    code: 'permission.missing',
  })
})

test('a code on the page finds its operator whatever the names are', async () => {
  const uscc = madeUpCode('1', 9_301)
  const operatorId = await anOperator(server.world, { name: '另外名称商贸有限公司', uscc })
  const shopId = await aShop(server.world, { name: '毫不相干的店名', seller_uscc: uscc })
  const { candidates } = await city.call(contract.listCandidates, { params: { shopId } })
  expect(candidates[0]).toMatchObject({ operatorId, class: 'same', score: 1 })
})

test('what officers confirm and deny is done, kept in the ledger, and measures precision and recall', async () => {
  const right = await anOperator(server.world, { name: '麦禾屿食品有限公司' })
  const wrong = await anOperator(server.world, { name: '麦禾屿食品经营部' })
  const far = await anOperator(server.world, { name: '名称毫无关系的经营部' })
  const params = { shopId: await aShop(server.world, { name: '麦禾屿食品旗舰店' }) }
  const before = await city.call(contract.getMatchQuality)
  const deny = { params, body: { operatorId: wrong, verdict: 'different' as const } }
  await city.call(contract.decideMatch, deny)
  await city.call(contract.decideMatch, { params, body: { operatorId: right, verdict: 'same' } })
  const { shop, candidates } = await city.call(contract.listCandidates, { params })
  expect(shop.operatorId).toBe(right)
  expect(candidates.find(({ operatorId }) => operatorId === wrong)?.verdict).toBe('different')
  expect(await server.ledger('operators.matchDenied')).toHaveLength(1)
  expect(await server.ledger('operators.shopGiven')).toHaveLength(1)
  const missed = { shopId: await aShop(server.world, { name: '青枫岭杂货' }) }
  await city.call(contract.decideMatch, { params: missed, body: { operatorId: far, verdict: 'same' } })
  const after = await city.call(contract.getMatchQuality)
  expect(after.recallOfFirst.of - before.recallOfFirst.of).toBe(2)
  expect(after.recallOfFirst.right - before.recallOfFirst.right).toBe(1)
  expect(after.denied - before.denied).toBe(1)
})

test('only who keeps the register decides, of shops and operators that he sees, and not against what stands', async () => {
  const operatorId = await anOperator(server.world, { name: '客溪情土特产店' })
  const params = { shopId: await aShop(server.world, { name: '客溪情', operator_id: operatorId }) }
  const same = { params, body: { operatorId, verdict: 'same' as const } }
  const different = { params, body: { operatorId, verdict: 'different' as const } }
  expect(await leader.refusal(contract.decideMatch, same)).toMatchObject({ status: 403 })
  expect(await county.refusal(contract.decideMatch, same)).toMatchObject({ code: 'operators.no_such_shop' })
  expect(await city.refusal(contract.decideMatch, same)).toMatchObject({ code: 'operators.shop_already' })
  expect(await city.refusal(contract.decideMatch, different)).toMatchObject({ code: 'operators.match_given' })
  const nobody = { params, body: { operatorId: params.shopId, verdict: 'same' as const } }
  expect(await city.refusal(contract.decideMatch, nobody)).toMatchObject({
    code: 'operators.no_such_operator',
  })
})
