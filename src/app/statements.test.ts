/**
 * The number of SQL statements of a request, the transaction's own not counted: reads send at most three and writes at
 * most ten, after the one that asks whose session it is. It grows neither with grants nor with rows.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPlanDraft } from '../capabilities/assessment/testing.ts'
import { aPlan, aWatchedPage } from '../capabilities/monitoring/testing.ts'
import { capabilities } from '../capabilities/registry.ts'
import type { AnyEndpoint } from '../platform/http/route.ts'
import { jobRoutes } from '../platform/jobs/routes.ts'
import { recordAddress } from './testing/records.ts'
import { CITY, countStatements, FEW, MANY, type StatementCounting, WRITES_MAX } from './testing/statements.ts'
import type { TestServer } from './testing.ts'

const READS_MAX = 3

let server: TestServer
let counting: StatementCounting
beforeAll(async () => {
  counting = await countStatements()
  server = counting.server
  await aWatchedPage(server)
}, 120_000)
afterAll(() => counting.close())

const statementsOf: StatementCounting['statementsOf'] = async (...request) =>
  await counting.statementsOf(...request)

/** What the demo has no case of: imports, signed checkpoints and jobs. Their statements are counted by their own tests. */
const NOT_CALLED = new Set([
  'audit.downloadProof',
  'audit.downloadCheckpoint',
  'jobs.get',
  'organisation.openPaper',
  'evidence.proveCustody',
  'evidence.fetchByLink',
  'operators.getImport',
  'operators.downloadImportReport',
  'operators.downloadImportLetter',
  'figures.getImport',
  'figures.downloadReport',
])

const reads: readonly AnyEndpoint[] = [...capabilities.flatMap((each) => each.routes ?? []), ...jobRoutes]
  .map((route) => route.endpoint)
  .filter((endpoint) => endpoint.method === 'GET' && !NOT_CALLED.has(endpoint.id))

describe('reads', () => {
  test.each(reads.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s sends at most three statements, for one grant and for five hundred',
    async (_id, endpoint) => {
      const address = await recordAddress(server, endpoint)
      const few = await statementsOf(FEW, 'GET', address)
      const many = await statementsOf(MANY, 'GET', address)
      expect([few.status, many.status], few.body).toEqual([200, 200])
      expect(few.statements.length, few.statements.join('\n')).toBeLessThanOrEqual(READS_MAX)
      expect(many.statements.length).toBe(few.statements.length)
    },
  )

  test.each([
    '/api/assessment/tasks',
    '/api/assessment/materials',
    '/api/matters',
    '/api/audit/entries',
    '/api/organisation/people',
  ])('%s sends as many statements for five hundred rows as for one', async (path) => {
    const one = await statementsOf(FEW, 'GET', `${path}?limit=1`)
    const all = await statementsOf(FEW, 'GET', `${path}?limit=500`)
    expect(JSON.parse(all.body).items.length).toBeGreaterThan(1)
    expect(all.statements.length).toBe(one.statements.length)
  })
})

/** A task of the city in progress, made for this call. */
async function aTask(): Promise<string> {
  const unitId = await server.unitId('市商务局')
  const made = await statementsOf(FEW, 'POST', '/api/assessment/tasks', {
    title: '补充任务',
    unitId,
    dueOn: '2026-10-30',
  })
  const { id } = JSON.parse(made.body)
  await statementsOf(FEW, 'POST', `/api/matters/${id}/steps/start`, { values: {} })
  return id
}

async function personId(account: string): Promise<string> {
  const [person] = await server.query<{ id: string }>(
    'select id from organisation.person where account = $1',
    [account],
  )
  return person?.id ?? ''
}

/** Years without a figure, so that each call enters one and revises none. */
let lastYear = 2000
function nextYear(): number {
  lastYear += 1
  return lastYear
}

interface Write {
  readonly address: string
  readonly method?: 'POST' | 'PUT'
  readonly body: object
}

const WRITES: Readonly<Record<string, () => Promise<Write>>> = {
  'matters.takeStep': async () => ({
    address: `/api/matters/${await aTask()}/steps/report`,
    body: { values: { progress: '40', text: '本月完成排查。' } },
  }),
  'matters.assignMatter': async () => ({
    address: `/api/matters/${await aTask()}/assignee`,
    body: { personId: await personId('liaison') },
  }),
  'matters.handOverMatter': async () => ({
    address: `/api/matters/${await aTask()}/unit`,
    body: { unitId: await server.unitId('市公安局'), reason: '职责调整' },
  }),
  'matters.commentOnMatter': async () => ({
    address: `/api/matters/${await aTask()}/comments`,
    body: { text: '请于周五前补充材料。' },
  }),
  'assessment.createTask': async () => ({
    address: '/api/assessment/tasks',
    body: { title: '补充任务', unitId: await server.unitId('市商务局'), dueOn: '2026-10-30' },
  }),
  'assessment.amendTask': async () => ({
    address: `/api/assessment/tasks/${await aTask()}`,
    method: 'PUT',
    body: {
      title: '补充任务',
      content: '',
      section: '',
      stageId: null,
      indicators: [],
      supportingUnitIds: [await server.unitId('市公安局')],
      dueOn: '2026-11-30',
      reason: '数据接口推迟开通',
      startOn: null,
      effortDays: '3',
      priority: 'high',
    },
  }),
  'assessment.issueCircular': async () => {
    const body = { from: '2026-01-01', to: '2026-09-30' }
    const made = await statementsOf(FEW, 'POST', '/api/assessment/circulars', body)
    return { address: `/api/assessment/circulars/${JSON.parse(made.body).id}/issue`, body: {} }
  },
  'assessment.actOnTasks': async () => ({
    address: '/api/assessment/tasks/acts',
    body: {
      ids: [await aTask(), await aTask()],
      act: { kind: 'supervise', demand: '说明进展', workingDays: 5 },
    },
  }),
  'figures.enterFigure': async () => ({
    address: '/api/figures',
    body: {
      region: CITY,
      series: 'onlineRetail',
      where: 'local',
      period: String(nextYear()),
      value: '12.5',
      unit: '亿元',
      source: '统计公报',
    },
  }),
  'figures.askForFigures': async () => {
    const [unit] = await server.query<{ unit_id: string }>(
      `select unit_id from assessment.responsibility where region = '${CITY}' and indicator = 1 limit 1`,
    )
    const figure = { series: 'onlineRetail', where: 'local', unitId: unit?.unit_id ?? '' }
    return {
      address: '/api/figures/requests',
      body: { figures: [{ ...figure, period: String(nextYear()) }], dueOn: '2099-12-30' },
    }
  },
  'monitoring.makePlan': async () => ({
    address: '/api/monitoring/plans',
    body: { name: '测试计划二', settings: aPlan(['http://shop.example.invalid/']), start: true },
  }),
  'monitoring.judgeFindings': async () => {
    const [found] = await server.query<{ id: string }>(
      `update monitoring.finding set state = 'new' where rule = 'absolute-terms' returning id`,
    )
    return {
      address: '/api/monitoring/findings/verdicts',
      body: { ids: [found?.id], verdict: 'accepted' },
    }
  },
  'organisation.createUnit': async () => ({
    address: '/api/organisation/units',
    body: { region: CITY, name: `某局${randomUUID()}`, shortName: '某局', kind: 'bureau' },
  }),
}

describe('writes', () => {
  test.each(Object.entries(WRITES))(
    '%s sends at most ten statements, for one grant and for five hundred',
    async (_id, make) => {
      const counts: number[] = []
      for (const account of [FEW, MANY]) {
        const { address, method = 'POST', body } = await make()
        const answer = await statementsOf(account, method, address, body)
        expect(answer.status, answer.body).toBe(200)
        expect(answer.statements.length, answer.statements.join('\n')).toBeLessThanOrEqual(WRITES_MAX)
        counts.push(answer.statements.length)
      }
      expect(counts[1]).toBe(counts[0])
    },
  )

  test('a plan of five hundred tasks is imported with as many statements as one of a few', async () => {
    const county = await server.as('county')
    const unitId = await server.unitId('县市场监督管理局', '990121')
    const plan = await aPlanDraft(county)
    const [task] = plan.draft.tasks
    if (task === undefined) throw new Error('the plan has no task')
    const importWith = async (count: number) => {
      const { id, mapping, draft, version } = await aPlanDraft(county)
      const known = mapping.map((each) => ({ ...each, action: 'use' as const, unitId }))
      const tasks = Array.from({ length: count }, (_, place) => ({ ...task, number: place + 1 }))
      return await statementsOf('county', 'POST', `/api/assessment/plans/${id}/import`, {
        draft: { ...draft, tasks },
        mapping: known,
        version,
        taskDueOn: '2026-12-31',
      })
    }
    const few = await importWith(2)
    const many = await importWith(500)
    expect([few.status, many.status], many.body.slice(0, 300)).toEqual([200, 200])
    expect(many.statements.length).toBe(few.statements.length)
  })
})
