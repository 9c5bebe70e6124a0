/** What-if and history through HTTP: who sees and does what, and that snapshots stay as they were. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { dayOf } from '../../kernel/day.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { Database } from '../../platform/db/database.ts'
import { APP_ROLE, connectionAs } from '../../platform/db/migrate.ts'
import { TEMPLATE_DATABASE } from '../../platform/db/template.ts'
import { enterFigure } from '../figures/contract.ts'
import {
  compareDays,
  enterEffort,
  explainPastScore,
  getBoard,
  getOutlook,
  getPastScore,
  getScore,
  getTrend,
  judgeItem,
  keepScenario,
  removeScenario,
  setRiskMargins,
} from './contract.ts'
import type { Edition } from './edition/index.ts'
import { findRisks, type RiskMargins, whatIf } from './outlook/index.ts'
import type { Inputs, ScoringOptions } from './scoring/index.ts'
import * as history from './service/history.ts'
import * as outlook from './service/outlook.ts'
import { takeSnapshots } from './service/snapshots.ts'

const CITY = '990100' as RegionCode
const COUNTY = '990121' as RegionCode
let server: TestServer
let city: Client
let county: Client
let leader: Client
let reviewer: Client

beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
  leader = await server.as('leader')
  reviewer = await server.as('reviewer')
  for (const region of [CITY, COUNTY]) {
    await server.query(
      `insert into assessment.creation (id, region, edition, zone, started_on, applicant_region)
        values (gen_random_uuid(), $1, '2022-trial', 'central', '2025-03-18', $2)`,
      [region, CITY],
    )
  }
})
afterAll(() => server.close())

const change = { of: 'judgement' as const, item: '10.1', score: '1.5' }

/** The daily job as the worker runs it. */
async function runDaily(): Promise<unknown> {
  const result = await takeSnapshots({
    world: server.world,
    actor: { kind: 'system', job: 'assessment.takeSnapshots' },
    payload: {},
    id: 'daily',
    attempt: 1,
    progress: async () => {},
    isCancelled: async () => false,
    signal: new AbortController().signal,
  })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('what-if', () => {
  test('the page gets all it computes with: its own score is the server’s', async () => {
    const answer = await city.call(getOutlook)
    const trial = whatIf(
      answer.edition as Edition,
      answer.inputs as Inputs,
      [change],
      answer.options as ScoringOptions,
    )
    const score = await city.call(getScore)
    expect([trial.before.sure, trial.before.possible]).toEqual([score.sure, score.possible])
    expect(trial.indicators).toMatchObject([{ number: 10, sure: '1.5' }])
    expect(answer.mayManage).toBe(true)
    expect((await leader.call(getOutlook)).mayManage).toBe(false)
  })

  test('an effort is kept with its note and stands in the ledger; nulls give it back to the estimate', async () => {
    const body = { key: '13.3', days: '4.5', reachable: true, note: '协议已起草' }
    await city.call(enterEffort, { body })
    expect((await leader.call(getOutlook)).efforts).toEqual([body])
    await city.call(enterEffort, { body: { key: '13.3', days: null, reachable: null, note: '' } })
    expect((await city.call(getOutlook)).efforts[0]).toMatchObject({ days: null, reachable: null })
    expect(await server.ledger('assessment.effortEntered')).toMatchObject([
      { region: CITY },
      { region: CITY },
    ])
  })

  test('margins of risks are set for the region', async () => {
    const margins = { share: { any: '0.05', ratio: '0.1' }, judgedShare: '0.6', expiryDays: 30 }
    await city.call(setRiskMargins, { body: { margins } })
    expect((await city.call(getOutlook)).margins).toEqual(margins)
    expect((await county.call(getOutlook)).margins).toMatchObject({ share: { any: '0.05' }, expiryDays: 60 })
    expect(await server.ledger('assessment.riskMarginsSet')).toHaveLength(1)
  })

  test('a what-if is kept under a name for colleagues, and removed', async () => {
    const { id } = await city.call(keepScenario, { body: { name: '补齐材料', changes: [change] } })
    expect((await leader.call(getOutlook)).scenarios).toMatchObject([
      { id, name: '补齐材料', changes: [change] },
    ])
    expect((await county.call(getOutlook)).scenarios).toEqual([])
    expect(await county.refusal(removeScenario, { params: { scenarioId: id } })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_scenario',
    })
    await city.call(removeScenario, { params: { scenarioId: id } })
    expect((await city.call(getOutlook)).scenarios).toEqual([])
    expect(await server.ledger('assessment.scenarioKept')).toHaveLength(1)
    expect(await server.ledger('assessment.scenarioRemoved')).toHaveLength(1)
  })

  test('who may only read enters nothing; another region is not found; an unknown item is refused', async () => {
    const effort = { key: '13.3', days: '1', reachable: null, note: '' }
    expect(await leader.refusal(enterEffort, { body: effort })).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
    expect(await leader.refusal(keepScenario, { body: { name: '一', changes: [change] } })).toMatchObject({
      status: 403,
    })
    expect(await county.refusal(enterEffort, { body: { ...effort, region: CITY } })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_region',
    })
    expect(await county.refusal(getOutlook, { query: { region: CITY } })).toMatchObject({ status: 404 })
    expect(await city.refusal(enterEffort, { body: { ...effort, key: '99.1' } })).toMatchObject({
      status: 400,
      code: 'assessment.no_such_item',
    })
  })
})

describe('history', () => {
  const figure = { where: 'local', period: '2025', publish: true, unit: '户', source: '示例台账' } as const

  test('before the first snapshot a past day is not found', async () => {
    expect(await city.refusal(getPastScore, { query: { day: '2026-09-20' } })).toMatchObject({
      status: 404,
      code: 'assessment.no_snapshot',
    })
    expect((await city.call(getTrend)).days).toEqual([])
  })

  test('the daily job stores one snapshot of each creation; run twice it stores nothing more', async () => {
    expect(await runDaily()).toEqual({ regions: 2, taken: 2 })
    await runDaily()
    const rows = await server.query('select * from assessment.score_snapshot')
    expect(rows).toHaveLength(2)
    expect((await city.call(getTrend)).days).toMatchObject([
      { day: '2026-09-21', sure: '0', verdict: 'undecided' },
    ])
  })

  test('a judgement is a snapshot in its own transaction; days without a change share their inputs', async () => {
    server.clock.set('2026-09-22T02:00:00Z')
    ;[city, county, leader, reviewer] = (await Promise.all(
      (['creation', 'county', 'leader', 'reviewer'] as const).map((account) => server.as(account)),
    )) as [Client, Client, Client, Client]
    await reviewer.call(judgeItem, { body: { item: '10.1', score: '1.5', reason: '材料能够证明' } })
    await runDaily()
    const rows = await server.query<{ reason: string; inputs_sha256: string }>(
      `select reason, inputs_sha256 from assessment.score_snapshot where region = '990100' and day = '2026-09-22'`,
    )
    expect(rows.map((row) => row.reason).sort()).toEqual(['daily', 'review'])
    expect(new Set(rows.map((row) => row.inputs_sha256)).size).toBe(1)
    server.clock.set('2026-09-23T02:00:00Z')
    ;[city, county, leader, reviewer] = (await Promise.all(
      (['creation', 'county', 'leader', 'reviewer'] as const).map((account) => server.as(account)),
    )) as [Client, Client, Client, Client]
    await city.call(enterFigure, { body: { ...figure, series: 'onlineOperators', value: '15' } })
    await city.call(enterFigure, { body: { ...figure, series: 'marketEntities', value: '100' } })
    await runDaily()
    const { days } = await city.call(getTrend, { query: { indicator: 10 } })
    expect(days.map((each) => each.indicator?.sure)).toEqual(expect.arrayContaining(['0', '1.5']))
    expect(days.map((day) => [day.day, day.sure])).toEqual([
      ['2026-09-21', '0'],
      ['2026-09-22', '1.5'],
      ['2026-09-23', '3.5'],
    ])
  })

  test('a past day is computed again from what was stored, down to its explanation', async () => {
    const past = await city.call(getPastScore, { query: { day: '2026-09-22' } })
    expect(past).toMatchObject({ sure: '1.5', otherwise: [], years: [2024, 2025] })
    const { tree } = await city.call(explainPastScore, { query: { day: '2026-09-22', indicator: 10 } })
    expect(JSON.stringify(tree)).toContain('材料能够证明')
    expect(
      await city.refusal(explainPastScore, { query: { day: '2026-09-22', indicator: 99 } }),
    ).toMatchObject({
      code: 'assessment.no_such_indicator',
    })
  })

  test('two days are compared down to the figures and the judgement between them', async () => {
    const compared = await city.call(compareDays, { query: { from: '2026-09-21', to: '2026-09-23' } })
    expect(compared.indicators.map((each) => [each.number, each.sure])).toEqual([
      [3, '2'],
      [10, '1.5'],
    ])
    expect(compared.inputs.map((each) => [each.kind, each.key, each.before, each.after])).toEqual([
      ['figure', 'marketEntities local 2025', null, '100 户'],
      ['figure', 'onlineOperators local 2025', null, '15 户'],
      ['judgement', '10.1', null, '1.5'],
    ])
  })

  test('where today’s program computes otherwise than that of the day, the day says so', async () => {
    await server.query(
      `update assessment.score_snapshot set indicators = jsonb_set(indicators, '{10,sure}', '"2"')
        where region = '990100' and day = '2026-09-22'`,
    )
    const past = await city.call(getPastScore, { query: { day: '2026-09-22' } })
    expect(past.otherwise).toEqual([
      { number: 10, stored: { sure: '2', possible: '1.5' }, computed: { sure: '1.5', possible: '1.5' } },
    ])
  })

  test('the program itself can change or remove no snapshot', async () => {
    const grants = await server.query<{ privilege_type: string }>(
      `select distinct privilege_type from information_schema.table_privileges
        where grantee = 'sishi_app' and table_schema = 'assessment' and table_name in ('score_snapshot', 'score_document')`,
    )
    expect(grants.map((grant) => grant.privilege_type).sort()).toEqual(['INSERT', 'SELECT'])
  })

  test('another region sees none of it', async () => {
    const query = { region: CITY }
    expect(await county.refusal(getTrend, { query })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_region',
    })
    expect(await county.refusal(getPastScore, { query: { ...query, day: '2026-09-22' } })).toMatchObject({
      status: 404,
    })
    expect(
      await county.refusal(compareDays, { query: { ...query, from: '2026-09-21', to: '2026-09-22' } }),
    ).toMatchObject({ status: 404 })
    expect((await city.call(getTrend, { query: { region: COUNTY } })).days).toHaveLength(3)
  })
})

describe('statements', () => {
  test('reads take at most 3 statements and acts at most 10, however much is stored', async () => {
    let statements = 0
    const db = new Database({
      connection: {
        ...connectionAs({ ...server.database.owner, database: TEMPLATE_DATABASE }, APP_ROLE),
        ...(server.database.owner.database === undefined ? {} : { database: server.database.owner.database }),
      },
      onStatement: () => {
        statements += 1
      },
    })
    const world = { ...server.world, db }
    const actor = { kind: 'system', job: 'test', region: CITY } as const
    const counted = async (work: () => Promise<unknown>) => {
      statements = 0
      await work()
      return statements
    }
    try {
      const region = CITY
      const reads = [
        () => outlook.getOutlook(world, actor, region),
        () => history.getTrend(world, actor, { region }),
        () => history.getPastScore(world, actor, { region, day: '2026-09-23' }),
        () => history.compareDays(world, actor, { region, from: '2026-09-21', to: '2026-09-23' }),
      ]
      for (const read of reads) expect(await counted(read)).toBeLessThanOrEqual(3)
      const effort = { region, key: '13.3', days: '1', reachable: null, note: '' }
      expect(await counted(() => outlook.enterEffort(world, actor, effort))).toBeLessThanOrEqual(10)
    } finally {
      await db.close()
    }
  })
})

test('a material that expires within the margin puts its item at risk, until it is renewed', async () => {
  const materialId = '6c1a3c0e-5f5f-4a3c-9d29-3f0a2a1f7b10'
  const [unit] = await server.query<{ id: string }>(
    "select id from organisation.unit where name = '市商务局'",
  )
  const inDays = (days: number) =>
    new Date(server.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  await server.query(
    `insert into assessment.material (id, region, unit_id, title, valid_to, state, version, file_name, media_type, size,
        entered_name, entered_at, words)
      values ($1, $2, $3, '会商机制的通知', $4, 'accepted', 1, 'a.txt', 'text/plain', 1, '甲', now(), '')`,
    [materialId, CITY, unit?.id, inDays(30)],
  )
  await server.query(
    `insert into assessment.material_item (material_id, item, indicator, region, unit_id, state, valid_key, linked_name, linked_at)
      values ($1, '10.1', 10, $2, $3, 'accepted', $4, '甲', now())`,
    [materialId, CITY, unit?.id, inDays(30)],
  )
  const body = { item: '10.1', score: '1.5', reason: '见材料', materials: [materialId] }
  await reviewer.call(judgeItem, { body })
  const expiring = async () => {
    const answer = await city.call(getOutlook)
    const { before } = whatIf(
      answer.edition as Edition,
      answer.inputs as Inputs,
      [],
      answer.options as ScoringOptions,
    )
    const today = dayOf(server.clock.now())
    const risks = findRisks(before, answer.validity, today, answer.margins as RiskMargins)
    return risks.flatMap((risk) => (risk.why === 'expiring' ? [[risk.item, risk.materialId]] : []))
  }
  expect(await expiring()).toEqual([['10.1', materialId]])
  const board = await leader.call(getBoard, { query: {} })
  expect(board.cards.find((card) => card.key === 'risks')?.lines.map((line) => line.to)).toContain(
    `/assessment/indicators/10?region=${board.region}`,
  )
  await server.query('update assessment.material set valid_to = $2 where id = $1', [materialId, inDays(90)])
  expect(await expiring()).toEqual([])
})
