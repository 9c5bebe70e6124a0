import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { readXlsx } from '../../platform/xlsx/read.ts'
import {
  allowHost,
  changePlan,
  deletePlan,
  dryRun,
  exportFindings,
  getFinding,
  getOverview,
  getPlan,
  getRun,
  judgeFindings,
  listFindings,
  listModels,
  listPages,
  listPlans,
  listProbes,
  listRules,
  listVisits,
  makePlan,
  makeProbe,
  saveModel,
  startRun,
  stopRun,
  switchModel,
  switchProbe,
  tryModel,
} from './contract.ts'
import { aPlan, aShopSite, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let leader: Client
let county: Client
let planId = ''
let runId = ''
beforeAll(async () => {
  server = await testServer()
  site = await aShopSite()
  await signIn()
})
afterAll(async () => {
  await site.close()
  await server.close()
})

/** Sessions do not outlive a long jump of the clock. */
const signIn = async () => {
  market = await server.as('market')
  leader = await server.as('leader')
  county = await server.as('county')
}

const runAgain = async () => {
  const run = await market.call(startRun, { params: { watchId: planId } })
  await server.runJobs()
  return await market.call(getRun, { params: { runId: run.runId } })
}

describe('a plan', () => {
  test('does not reach an internal host before an administrator has listed it', async () => {
    const settings = aPlan([`${site.address}/`], { depth: 0 })
    const tried = await market.call(dryRun, { body: { settings } })
    expect(tried).toMatchObject({ addresses: 1, hosts: [{ barred: 'internal_address' }] })
    const made = await market.call(makePlan, { body: { name: '内部地址', settings, start: true } })
    await server.runJobs()
    const { items } = await market.call(listVisits, { params: { runId: made.runId ?? '' } })
    expect(items).toMatchObject([{ state: 'done', outcome: 'internal_address' }])
    expect(site.asked).toEqual([])
    const body = { host: site.host, reason: '测试站点' }
    expect(await market.refusal(allowHost, { body })).toMatchObject({ status: 403 })
    const system = await server.as('system')
    await system.call(allowHost, { body })
    expect(await system.refusal(allowHost, { body })).toMatchObject({ code: 'monitoring.host_stands' })
    expect(await system.refusal(allowHost, { body: { ...body, host: 'x' } })).toMatchObject({ status: 400 })
    expect(await server.ledger('monitoring.hostListed')).toHaveLength(1)
  })

  test('reads the pages that its addresses lead to, obeys robots.txt, and names each outcome', async () => {
    const settings = aPlan([`${site.address}/`])
    const made = await market.call(makePlan, { body: { name: '测试小店', settings, start: true } })
    planId = made.id
    runId = made.runId ?? ''
    await server.runJobs()
    const run = await market.call(getRun, { params: { runId } })
    expect(run).toMatchObject({ state: 'done', pages: 5, visited: 5, read: 3 })
    const { items } = await market.call(listVisits, { params: { runId } })
    expect(items.map(({ url, outcome }) => [url.replace(site.address, ''), outcome])).toEqual([
      ['/', 'page'],
      ['/goods/1', 'page'],
      ['/goods/2', 'page'],
      ['/gone', 'gone'],
      ['/secret', 'robots_denied'],
    ])
    expect(items[4]?.robots).toMatchObject({ because: 'rule' })
    expect(site.asked.filter((path) => path === '/secret')).toEqual([])
    expect(await server.ledger('monitoring.planMade')).toHaveLength(2)
    expect(await server.ledger('monitoring.runStarted')).toHaveLength(2)
  })

  test('each figure of the overview counts the pages that the list behind it shows', async () => {
    const overview = await market.call(getOverview)
    const shown = async (query: object) => (await market.call(listPages, { query })).items.length
    expect(await shown({})).toBe(overview.pages)
    expect(await shown({ state: 'read' })).toBe(overview.readPages)
    expect(await shown({ state: 'dead' })).toBe(overview.deadPages)
    expect(await shown({ state: 'failing', owner: 'unknown' })).toBe(2)
    const first = await market.call(listPages, { query: { limit: 2 } })
    const rest = await market.call(listPages, { query: { after: first.next ?? '' } })
    expect(first.items.length + rest.items.length).toBe(overview.pages)
    expect((await county.call(listPages)).items).toEqual([])
  })

  test('a second run sees the same findings again and makes none anew', async () => {
    const before = await market.call(listFindings, { query: { planId } })
    expect(before.items.map(({ rule }) => rule)).toContain('absolute-terms')
    const run = await runAgain()
    expect(run).toMatchObject({ state: 'done', newFindings: 0 })
    expect(run.findings).toBeGreaterThan(0)
    const after = await market.call(listFindings, { query: { planId } })
    expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
    expect(after.items.every(({ seenCount }) => seenCount === 2)).toBe(true)
  })

  test('prices are kept by day, and a struck-through price is judged by them', async () => {
    const price = (shown: string, struck: string) =>
      `<html><head><title>山茶油</title></head><body><h1>山茶油</h1><p>￥${shown} 元/瓶 <del>￥${struck}</del></p><button>立即购买</button></body></html>`
    server.clock.set('2026-09-29T01:00:00Z')
    site.pages.set('/goods/2', price('50.00', '120.00'))
    await signIn()
    await runAgain()
    const { items } = await market.call(listFindings, { query: { planId, rule: 'compared-price' } })
    const [found] = items
    expect(found).toMatchObject({ rule: 'compared-price', url: `${site.address}/goods/2` })
    const onDay = async (day: string) =>
      (await market.call(listFindings, { query: { planId, foundFrom: day, foundUntil: day } })).items
    expect((await onDay('2026-09-29')).map(({ id }) => id)).toContain(found?.id)
    expect(await onDay('2026-09-30')).toEqual([])
    const finding = await market.call(getFinding, { params: { findingId: found?.id ?? '' } })
    expect(finding.prices.map(({ asked }) => asked)).toEqual([35, 50])
    expect(finding.changes.map(({ price: each }) => each)).toEqual([50, 35])
  })

  test('runs once at a time, stops when it is told to, and keeps what it had read', async () => {
    const { runId: open } = await market.call(startRun, { params: { watchId: planId } })
    expect(await market.refusal(startRun, { params: { watchId: planId } })).toMatchObject({
      code: 'monitoring.already_running',
    })
    expect(await leader.refusal(stopRun, { params: { runId: open } })).toMatchObject({ status: 403 })
    await market.call(stopRun, { params: { runId: open } })
    expect(await market.refusal(stopRun, { params: { runId: open } })).toMatchObject({
      code: 'monitoring.run_ended',
    })
    await server.runJobs()
    expect(await market.call(getRun, { params: { runId: open } })).toMatchObject({
      state: 'stopped',
      visited: 0,
    })
    expect(await server.ledger('monitoring.runStopped')).toHaveLength(1)
  })

  test('outside the hours of its plan a run waits, and ends at once when it is stopped', async () => {
    const limits = { intervalMs: 0, atOnceMax: 2, hours: { from: '22:00', until: '06:00' } }
    const settings = { ...aPlan([`${site.address}/`]), limits }
    const tried = await market.call(dryRun, { body: { settings } })
    expect(tried.endsAt > '2026-09-29T14:00:00.000Z').toBe(true)
    const { runId: night } = await market.call(makePlan, {
      body: { name: '夜间监测', settings, start: true },
    })
    const params = { runId: night ?? '' }
    await server.runJobs()
    expect(await market.call(getRun, { params })).toMatchObject({
      state: 'running',
      visited: 0,
      waitsUntil: '2026-09-29T14:00:00.000Z',
    })
    await market.call(stopRun, { params })
    await server.runJobs()
    expect(await market.call(getRun, { params })).toMatchObject({ state: 'stopped', waitsUntil: null })
  })

  test('a change made on an older version is refused, a paused plan does not run', async () => {
    const plan = await market.call(getPlan, { params: { watchId: planId } })
    const body = { name: plan.name, settings: plan.settings, state: 'paused' as const, version: plan.version }
    const params = { watchId: planId }
    expect(await leader.refusal(changePlan, { params, body })).toMatchObject({ status: 403 })
    await market.call(changePlan, { params, body })
    expect(await market.refusal(changePlan, { params, body })).toMatchObject({
      code: 'monitoring.plan_changed',
    })
    expect(await market.refusal(startRun, { params })).toMatchObject({ code: 'monitoring.plan_not_on' })
    expect(await server.ledger('monitoring.planChanged')).toHaveLength(1)
  })

  test('a plan that never ran is deleted; one that ran is ended and leaves the list', async () => {
    const settings = aPlan([`${site.address}/`])
    const made = await market.call(makePlan, { body: { name: '从未运行', settings, start: false } })
    const params = { watchId: made.id }
    expect(await leader.refusal(deletePlan, { params })).toMatchObject({ status: 403 })
    await market.call(deletePlan, { params })
    expect(await market.refusal(deletePlan, { params })).toMatchObject({ status: 404 })
    expect(await server.ledger('monitoring.planDeleted')).toHaveLength(1)
    const when = {
      kind: 'campaign' as const,
      title: '旧',
      from: '2020-11-01',
      until: '2020-11-11',
      at: '09:00',
    }
    const over = { name: '过去的专项', settings: aPlan([`${site.address}/`], { when }), start: false }
    expect(await market.refusal(makePlan, { body: over })).toMatchObject({ code: 'monitoring.campaign_over' })
    expect(await market.refusal(deletePlan, { params: { watchId: planId } })).toMatchObject({
      code: 'monitoring.plan_ran',
    })
    const plan = await market.call(getPlan, { params: { watchId: planId } })
    const change = {
      name: plan.name,
      settings: plan.settings,
      state: 'ended' as const,
      version: plan.version,
    }
    await market.call(changePlan, { params: { watchId: planId }, body: change })
    const idsOf = async (query: object) => (await market.call(listPlans, { query })).items.map(({ id }) => id)
    expect(await idsOf({})).not.toContain(planId)
    expect(await idsOf({ state: 'all' })).toContain(planId)
    expect(await idsOf({ state: 'ended' })).toEqual([planId])
    const again = { ...change, state: 'paused' as const, version: plan.version + 1 }
    await market.call(changePlan, { params: { watchId: planId }, body: again })
  })

  test('another region sees no plan, no run, no finding, and cannot act on them', async () => {
    expect((await county.call(listPlans)).items).toEqual([])
    expect((await county.call(listFindings)).items).toEqual([])
    const rowsOf = async (client: typeof market) =>
      (await readXlsx((await client.send('GET', exportFindings.path)).bytes))?.[0]?.rows.slice(1) ?? []
    expect(await rowsOf(county)).toEqual([])
    const { items } = await market.call(listFindings)
    expect((await rowsOf(market)).map(({ cells }) => cells.slice(0, 2))).toEqual(
      items.map(({ subject, url }) => [subject, url]),
    )
    expect((await county.call(listVisits, { params: { runId } })).items).toEqual([])
    expect(await county.refusal(getRun, { params: { runId } })).toMatchObject({ status: 404 })
    expect(await county.refusal(getPlan, { params: { watchId: planId } })).toMatchObject({ status: 404 })
  })
})

describe('review', () => {
  test('a judgement is kept with its reason, told to others when it accepts, and can be taken back', async () => {
    const { items } = await market.call(listFindings, { query: { planId, state: 'waiting' } })
    const [first, second] = items
    if (first === undefined || second === undefined) throw new Error('two findings are needed')
    const judge = (body: object) => ({ body: { ids: [first.id], verdict: 'accepted' as const, ...body } })
    expect(await leader.refusal(judgeFindings, judge({}))).toMatchObject({ status: 403 })
    expect(await market.refusal(judgeFindings, judge({ verdict: 'dismissed' }))).toMatchObject({
      code: 'monitoring.reason_needed',
    })
    await market.call(judgeFindings, judge({ verdict: 'asked', note: '问过法规科' }))
    expect(await market.refusal(judgeFindings, judge({ verdict: 'asked' }))).toMatchObject({
      code: 'monitoring.already_asked',
    })
    await market.call(judgeFindings, judge({}))
    expect(await market.refusal(judgeFindings, judge({}))).toMatchObject({
      code: 'monitoring.already_judged',
    })
    const dismissed = judge({ ids: [second.id], verdict: 'dismissed', reason: 'misread' })
    await market.call(judgeFindings, dismissed)
    const judged = await market.call(getFinding, { params: { findingId: first.id } })
    expect(judged.verdicts.map(({ verdict }) => verdict)).toEqual(['asked', 'accepted'])
    expect(await server.ledger('monitoring.findingJudged')).toHaveLength(3)
    await market.call(judgeFindings, judge({ verdict: 'reopened' }))
    expect(await market.refusal(judgeFindings, judge({ verdict: 'reopened' }))).toMatchObject({
      code: 'monitoring.not_judged',
    })
  })

  test('what was dismissed stays dismissed when it is seen again', async () => {
    const plan = await market.call(getPlan, { params: { watchId: planId } })
    const { name, settings, version } = plan
    await market.call(changePlan, {
      params: { watchId: planId },
      body: { name, settings, version, state: 'on' },
    })
    await runAgain()
    expect((await market.call(listFindings, { query: { planId, state: 'dismissed' } })).items).toHaveLength(1)
  })

  test('rules show what officers made of their findings', async () => {
    const { items } = await market.call(listRules, { query: { sort: '-findings' } })
    expect(items[0]?.findings).toBeGreaterThan(0)
    expect(items.reduce((sum, { dismissed }) => sum + dismissed, 0)).toBe(1)
    expect(items.every(({ precision }) => precision === null)).toBe(true)
  })
})

describe('a model', () => {
  const file = {
    format: 'sishi-model/1',
    id: 'tea-oil',
    version: 1,
    title: { zh: '山茶油', en: '' },
    level: 'look',
    when: {
      kind: 'and',
      of: [
        { kind: 'words', any: ['山茶油'] },
        { kind: 'price', min: 40, max: 60 },
      ],
    },
  }

  test('is tried on stored snapshots before it can be switched on, and then finds in the next run', async () => {
    const { id } = await market.call(saveModel, { body: { file } })
    const params = { modelId: id }
    const on = { params, body: { state: 'on' as const } }
    expect(await market.refusal(switchModel, on)).toMatchObject({ code: 'monitoring.model_untried' })
    expect(await leader.refusal(tryModel, { params })).toMatchObject({ status: 403 })
    const trial = await market.call(tryModel, { params })
    expect(trial.hits).toBeGreaterThan(0)
    expect(trial.hits).toBeLessThan(trial.pages)
    await market.call(switchModel, on)
    await runAgain()
    const { items } = await market.call(listFindings, { query: { planId, rule: 'model:tea-oil' } })
    expect(items.length).toBe(trial.hits)
    expect(await server.ledger('monitoring.modelSwitched')).toHaveLength(1)
  })

  test('a change is a new version, which is off until it was tried; a bad file is refused by its field', async () => {
    const { version } = await market.call(saveModel, { body: { file: { ...file, level: 'note' } } })
    expect(version).toBe(2)
    expect((await market.call(saveModel, { body: { file: { ...file, level: 'note' } } })).version).toBe(2)
    expect((await market.call(listModels)).items).toMatchObject([
      { state: 'off', triedVersion: 1, version: 2 },
    ])
    expect(await market.refusal(saveModel, { body: { file: { ...file, level: 'x' } } })).toMatchObject({
      code: 'monitoring.model_field_value',
      title: '模型文件的 level 只能是：violation, look, note。',
    })
    expect((await county.call(listModels)).items).toEqual([])
    const elsewhere = { params: { modelId: (await market.call(listModels)).items[0]?.id ?? '' } }
    expect(await county.refusal(tryModel, elsewhere)).toMatchObject({ status: 403 })
  })
})

describe('a probe', () => {
  test('is read by each run with its own rules, and what it misses lowers the recall', async () => {
    const body = {
      title: '探针',
      content: '本店全网最好，最终解释权归本店所有。',
      expected: ['absolute-terms', 'tobacco'],
    }
    expect(await leader.refusal(makeProbe, { body })).toMatchObject({ status: 403 })
    expect(await market.refusal(makeProbe, { body: { ...body, expected: ['no-such'] } })).toMatchObject({
      code: 'monitoring.no_such_rule',
    })
    const { id } = await market.call(makeProbe, { body })
    await runAgain()
    expect((await market.call(listProbes)).items).toMatchObject([{ missed: ['tobacco'] }])
    const overview = await market.call(getOverview)
    expect(overview.probes).toEqual({ expected: 2, found: 1, recall: 0.5 })
    expect(overview.pages).toBeGreaterThan(3)
    expect((await county.call(getOverview)).pages).toBe(0)
    expect(
      await leader.refusal(switchProbe, { params: { probeId: id }, body: { isOn: false } }),
    ).toMatchObject({
      status: 403,
    })
    await market.call(switchProbe, { params: { probeId: id }, body: { isOn: false } })
    expect((await market.call(listProbes)).items).toMatchObject([{ isOn: false }])
  })
})
