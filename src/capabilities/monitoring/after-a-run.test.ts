/** What a plan does with what it finds: whom it tells, and which pages it has captured. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import { listNotices } from '../matters/contract/notices.ts'
import { changePlan, getPlan, judgeFindings, listFindings, makePlan, startRun } from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

const OFFICERS = [
  { name: '测试甲', certificate: '测试-001' },
  { name: '测试乙', certificate: '测试-002' },
]

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
let leader: Client
beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
  leader = await server.as('leader')
})
afterAll(() => close())

const personId = async (account: string) =>
  (await server.query<{ id: string }>('select id from organisation.person where account = $1', [account]))[0]
    ?.id ?? ''

const toldOf = async (who: Client) =>
  (await who.call(listNotices, { query: { unread: 'yes' } })).items.filter(({ kind }) => kind === 'watched')

const captured = () =>
  server.query<{ url: string; officers: unknown }>(
    `select url, officers from evidence.capture where origin_kind = 'monitoring.finding' order by requested_at`,
  )

let planId = ''

test('recipients get one notice a run of what is new, and find it as theirs', async () => {
  const tell = { level: 'look' as const, persons: [await personId('leader')], units: [] }
  const capture = { level: 'none' as const, when: 'accepted' as const, officers: [] }
  const settings = aPlan([`${site.address}/`], { tell, capture })
  planId = (await market.call(makePlan, { body: { name: '送达', settings, start: true } })).id
  await server.runJobs()
  const plan = await market.call(getPlan, { params: { watchId: planId } })
  expect(plan.told).toMatchObject([{ id: tell.persons[0] }])
  const [notice, ...more] = await toldOf(leader)
  expect(more).toEqual([])
  expect(notice).toMatchObject({ page: `/monitoring/findings?planId=${planId}` })
  expect(notice?.text.zh).toContain('送达')
  expect((await leader.call(listFindings, { query: { mine: 'yes' } })).items.length).toBeGreaterThan(0)
  expect((await market.call(listFindings, { query: { mine: 'yes' } })).items.length).toBeGreaterThan(0)
  const creation = await server.as('creation')
  expect((await creation.call(listFindings)).items.length).toBeGreaterThan(0)
  expect((await creation.call(listFindings, { query: { mine: 'yes' } })).items).toEqual([])
  await market.call(startRun, { params: { watchId: planId } })
  await server.runJobs()
  expect(await toldOf(leader)).toHaveLength(1)
  expect(await captured()).toEqual([])
})

test('who may not read findings is not told of them', async () => {
  const persons = [await personId('security'), await personId('leader')]
  const tell = { level: 'note' as const, persons, units: [] }
  site.pages.set('/goods/1', '<html><body><p>国家级品质，全网第一。</p></body></html>')
  const settings = aPlan([`${site.address}/goods/1`], { tell, depth: 0 })
  await market.call(makePlan, { body: { name: '另一个', settings, start: true } })
  const nobody = { ...settings, tell: { ...tell, units: persons.slice(0, 1) } }
  expect(await market.refusal(makePlan, { body: { name: '无此单位', settings: nobody } })).toMatchObject({
    code: 'monitoring.no_such_recipient',
  })
  await server.runJobs()
  expect(await toldOf(leader)).toHaveLength(2)
  expect(await toldOf(await server.as('security'))).toEqual([])
})

test('a plan that captures what it finds names two officers, and each page is captured once', async () => {
  site.pages.set('/goods/2', '<html><body><p>世界级竹篮，最终解释权归本店所有。</p></body></html>')
  const plan = (officers: typeof OFFICERS) =>
    aPlan([`${site.address}/goods/2`], {
      depth: 0,
      capture: { level: 'look', when: 'found', officers },
    })
  const make = (officers: typeof OFFICERS) => ({
    body: { name: '一发现就取证', settings: plan(officers), start: true },
  })
  const [one = { name: '', certificate: '' }] = OFFICERS
  expect(await market.refusal(makePlan, make([]))).toMatchObject({ code: 'monitoring.two_officers' })
  expect(await market.refusal(makePlan, make([one, one]))).toMatchObject({
    code: 'monitoring.one_officer_twice',
  })
  await market.call(makePlan, make(OFFICERS))
  await server.runJobs()
  expect(await captured()).toEqual([{ url: `${site.address}/goods/2`, officers: OFFICERS }])
})

test('a plan that captures what was accepted does so at its level', async () => {
  const { items } = await market.call(listFindings, { query: { planId } })
  const before = (await captured()).length
  const [first, second] = items.filter(({ level }) => level !== 'note')
  const accept = (id: string | undefined) =>
    market.call(judgeFindings, { body: { ids: [id ?? ''], verdict: 'accepted' } })
  await accept(first?.id)
  await server.runJobs()
  expect(await captured()).toHaveLength(before)
  const { name, state, version, settings } = await market.call(getPlan, { params: { watchId: planId } })
  const capture = { level: 'look' as const, when: 'accepted' as const, officers: [] }
  const body = { name, state, version, settings: { ...settings, capture } }
  const wrong = { ...body, settings: { ...settings, capture: { ...capture, officers: OFFICERS.slice(1) } } }
  const params = { watchId: planId }
  expect(await market.refusal(changePlan, { params, body: wrong })).toMatchObject({
    code: 'monitoring.two_officers',
  })
  await market.call(changePlan, { params, body })
  await accept(second?.id)
  await server.runJobs()
  expect(await captured()).toHaveLength(before + 1)
})
