import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import {
  getOverview,
  judgeFindings,
  listFindings,
  listReports,
  listRules,
  makePlan,
  makeReport,
  openReport,
} from './contract.ts'
import { orderReports } from './service/reports.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
const MONTH = '2026-09'

beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
})
afterAll(() => close())

test('the figures of a month are those of the overview and of the rules', async () => {
  const settings = aPlan([`${site.address}/`])
  await market.call(makePlan, { body: { name: '测试', settings, start: true } })
  await server.runJobs()
  const { items } = await market.call(listFindings, { query: { state: 'waiting' } })
  const [accepted, dismissed] = items.map(({ id }) => id)
  await market.call(judgeFindings, { body: { ids: [accepted ?? ''], verdict: 'accepted' } })
  const no = { ids: [dismissed ?? ''], verdict: 'dismissed' as const, reason: 'misread' as const }
  await market.call(judgeFindings, { body: no })
  const { figures } = await market.call(makeReport, { body: { month: MONTH } })
  const overview = await market.call(getOverview)
  expect(figures.pages).toBe(overview.readPages)
  expect(figures.hosts).toBe(overview.hosts)
  expect(figures.deadPages).toBe(overview.deadPages)
  expect(figures.verdicts).toEqual({ accepted: overview.accepted, dismissed: overview.dismissed, asked: 0 })
  expect(Object.fromEntries(figures.rules.map(({ rule, found }) => [rule, found]))).toEqual(
    Object.fromEntries(overview.rules.map(({ rule, found }) => [rule, found])),
  )
  const { violation, look, note } = figures.levels
  expect(violation + look + note).toBe(overview.days.reduce((total, { found }) => total + found, 0))
  const rules = (await market.call(listRules, { query: { limit: 500 } })).items
  for (const { rule, found, precision } of figures.rules)
    expect(rules.find(({ id }) => id === rule)).toMatchObject({ findings: found, precision })
  expect(figures.trend).toEqual([{ month: MONTH, found: violation + look + note, accepted: 1 }])
})

test('the paper says the same figures; a month to come has none', async () => {
  const answer = await market.send(
    'GET',
    openReport.path.replace(':region', '990100').replace(':month', MONTH),
  )
  const zip = await JSZip.loadAsync(answer.bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  const value = xml.replace(/<[^>]+>/g, '')
  const [report] = (await market.call(listReports)).items
  const { levels, pages } = report?.figures ?? { levels: { violation: 0, look: 0, note: 0 }, pages: 0 }
  expect(value).toContain('网络交易监测月报（2026年9月）')
  expect(value).toContain(`读到网页${pages}个`)
  expect(value).toContain(
    `新发现疑点${levels.violation + levels.look + levels.note}条，其中涉嫌违法${levels.violation}条`,
  )
  expect(await market.refusal(makeReport, { body: { month: '2026-10' } })).toMatchObject({
    code: 'monitoring.month_ahead',
  })
  const county = await server.as('county')
  expect((await county.call(listReports)).items).toEqual([])
  const leader = await server.as('leader')
  expect(await leader.refusal(makeReport, { body: { month: MONTH } })).toMatchObject({ status: 403 })
  expect(await server.ledger('monitoring.reportMade')).toHaveLength(1)
})

test('on the first of the next month it is made by itself', async () => {
  server.clock.set('2026-09-30T20:00:00Z')
  const actor = { kind: 'system' as const, job: 'monitoring.reportsDue' }
  await orderReports({ ...JOB, world: server.world, actor })
  await server.runJobs()
  market = await server.as('market')
  expect((await market.call(listReports)).items).toMatchObject([{ month: MONTH, madeName: 'sishi' }])
})

const JOB = {
  payload: {},
  id: 'test',
  attempt: 1,
  progress: async () => {},
  isCancelled: async () => false,
  signal: new AbortController().signal,
}
