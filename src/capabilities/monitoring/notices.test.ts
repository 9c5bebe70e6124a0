import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import {
  answerNotice,
  changeNotice,
  draftNotice,
  getFinding,
  getNotice,
  judgeFindings,
  listFindings,
  listNotices,
  makePlan,
  printNotice,
  raiseClue,
  sendNotice,
  startRun,
} from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
let planId = ''
let findingId = ''
let noticeId = ''
const operatorId = randomUUID()
const onFile = async () =>
  (
    await server.query<{ words: string }>(
      'select words from operators.note where operator_id = $1 order by at',
      [operatorId],
    )
  ).map(({ words }) => words)

beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
})
afterAll(() => close())

const params = () => ({ params: { noticeId } })

test('a notice is drafted from accepted findings alone, in the words of the rules, and edited', async () => {
  const settings = aPlan([`${site.address}/`])
  planId = (await market.call(makePlan, { body: { name: '测试', settings, start: true } })).id
  await server.runJobs()
  const { items } = await market.call(listFindings, { query: { rule: 'absolute-terms' } })
  findingId = items[0]?.id ?? ''
  const body = { findingId }
  expect(await market.refusal(draftNotice, { body })).toMatchObject({ code: 'monitoring.not_accepted' })
  await market.call(judgeFindings, { body: { ids: [findingId], verdict: 'accepted' } })
  // As where the register knows whose shop it is.
  await server.query(
    `insert into operators.operator (id, region, kind, name, registration, source, first_seen, last_seen, created_at,
       changed_at) values ($1, '990100', 'ownSite', '测试小店', 'unknown', 'hand', now(), now(), now(), now())`,
    [operatorId],
  )
  await server.query('update monitoring.finding set operator_id = $1 where id = $2', [operatorId, findingId])
  const leader = await server.as('leader')
  expect(await leader.refusal(draftNotice, { body })).toMatchObject({ status: 403 })
  const made = await market.call(draftNotice, { body })
  expect(made.findings).toBe(1)
  noticeId = made.id
  expect(await market.refusal(draftNotice, { body })).toMatchObject({ code: 'monitoring.notice_stands' })
  const drafted = await market.call(getNotice, params())
  expect(drafted.body).toContain('《中华人民共和国广告法')
  expect(drafted.body).toContain('全网最')
  const change = { version: 1, addressee: '测试小店', body: `${drafted.body}\n联系电话见官网。` }
  expect(await market.call(changeNotice, { ...params(), body: change })).toEqual({ version: 2 })
  expect(await market.refusal(changeNotice, { ...params(), body: change })).toMatchObject({
    code: 'monitoring.notice_changed',
  })
  const paper = await market.send('GET', printNotice.path.replace(':noticeId', noticeId))
  expect(paper.bytes.subarray(0, 2).toString()).toBe('PK')
})

test('it is sent once and answered; the finding and the file of the operator say so', async () => {
  const answer = { ...params(), body: { answer: '已改正' } }
  expect(await market.refusal(answerNotice, answer)).toMatchObject({ code: 'monitoring.notice_unsent' })
  await market.call(sendNotice, { ...params(), body: { way: '平台站内信' } })
  expect(await market.refusal(sendNotice, { ...params(), body: { way: '短信' } })).toMatchObject({
    code: 'monitoring.notice_sent',
  })
  await market.call(answerNotice, answer)
  expect(await market.call(getFinding, { params: { findingId } })).toMatchObject({
    notice: { id: noticeId, state: 'answered' },
    clueAt: null,
  })
  expect((await onFile()).sort()).toEqual(['monitoring.note_notice_answered', 'monitoring.note_notice_sent'])
  for (const action of ['noticeDrafted', 'noticeChanged', 'noticeSent', 'noticeAnswered'])
    expect(await server.ledger(`monitoring.${action}`)).toHaveLength(1)
})

test('a visit that sees it again mends nothing; the next one without it does', async () => {
  const runAgain = async (at: string) => {
    server.clock.set(at)
    market = await server.as('market')
    await market.call(startRun, { params: { watchId: planId } })
    await server.runJobs()
    return await market.call(getNotice, params())
  }
  expect(await runAgain('2026-09-22T02:00:00Z')).toMatchObject({ state: 'answered', mended: 0 })
  site.pages.set(
    '/goods/1',
    '<html><title>山茶油</title><body><h1>山茶油</h1><p>￥88.00 元/瓶</p><button>立即购买</button></body></html>',
  )
  expect(await runAgain('2026-09-23T02:00:00Z')).toMatchObject({ state: 'mended', mended: 1 })
  expect(await server.ledger('monitoring.noticeMended')).toHaveLength(1)
  expect(await onFile()).toContain('monitoring.note_notice_mended')
})

test('a finding becomes a clue once; another region sees nothing of notice and finding', async () => {
  const body = { note: '请核查' }
  const { items } = await market.call(listFindings, { query: { state: 'waiting' } })
  const waiting = { params: { findingId: items[0]?.id ?? '' }, body }
  expect(await market.refusal(raiseClue, waiting)).toMatchObject({ code: 'monitoring.not_accepted' })
  await market.call(raiseClue, { params: { findingId }, body })
  expect(await market.refusal(raiseClue, { params: { findingId }, body })).toMatchObject({
    code: 'monitoring.clue_stands',
  })
  const { clueAt } = await market.call(getFinding, { params: { findingId } })
  expect(clueAt).not.toBeNull()
  expect(await server.ledger('monitoring.clueRaised')).toHaveLength(1)
  expect(await onFile()).toContain('monitoring.note_clue_raised')
  const county = await server.as('county')
  expect((await county.call(listNotices)).items).toEqual([])
  expect(await county.refusal(getNotice, params())).toMatchObject({ status: 404 })
  expect(await market.refusal(getNotice, { params: { noticeId: randomUUID() } })).toMatchObject({
    code: 'monitoring.no_such_notice',
  })
})
