/** What crosses the wire: watch plans, their dry run, their runs and the pages that these visited. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { CAPTURE_LEVELS, CAPTURE_MOMENTS } from '../domain/after.ts'
import { BROWSER_USES, PLAN_STATES, RUN_STATES } from '../domain/plan.ts'
import { count, level, paged, region, webAddress } from './fields.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.iso.date()

export const whom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addresses'), addresses: z.array(webAddress).min(1).max(20_000) }),
  /** 平台关键词搜索: `{keyword}` stands in the address of the platform's search. */
  z.strictObject({
    kind: z.literal('search'),
    address: webAddress.refine((text) => text.includes('{keyword}'), 'request.field_keyword'),
    keywords: z.array(z.string().trim().min(1).max(60)).min(1).max(200),
  }),
  /** 主体库中的网店: shops of the register that match at the time of the run. */
  z.strictObject({
    kind: z.literal('operators'),
    search: z.string().trim().max(200).default(''),
    platform: z.string().trim().max(100).default(''),
  }),
])

export const when = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({
    kind: z.literal('schedule'),
    everyDays: z.number().int().min(1).max(90),
    at: clock,
  }),
  /** 专项监测 such as 618 or 双11: daily between two days. */
  z.strictObject({
    kind: z.literal('campaign'),
    title: z.string().trim().min(1).max(60),
    from: day,
    until: day,
    at: clock,
  }),
])

export const planSettings = z.strictObject({
  whom,
  /** 抽样: so many of the addresses, drawn anew for each run with a seed that is kept. */
  sample: z.number().int().min(1).max(20_000).nullable().default(null),
  /** Links within the same site are followed so far. */
  depth: z.number().int().min(0).max(3).default(1),
  pagesMax: z.number().int().min(1).max(100_000).default(500),
  /** Rules by id; `all` grows with the product. */
  rules: z.union([z.literal('all'), z.array(z.string().max(80)).min(1).max(500)]).default('all'),
  /** Whether the models of one's own that are switched on run too. */
  models: z.boolean().default(true),
  when,
  /** 怎样看: with a browser where a script writes the page, always, or never. */
  browser: z.enum(BROWSER_USES).default('auto'),
  /** 图片文字: whether the words in a page's pictures are read too, each picture being one more request. */
  pictures: z.boolean().default(false),
  limits: z
    .strictObject({
      /** Between the starts of two requests to one host. */
      intervalMs: z.number().int().min(0).max(600_000),
      atOnceMax: z.number().int().min(1).max(32),
      hours: z.strictObject({ from: clock, until: clock }).nullable(),
    })
    .default({ intervalMs: 1000, atOnceMax: 2, hours: null }),
  /** 送达: who is told once a run of its new findings from a level on. */
  tell: z
    .strictObject({
      level,
      units: z.array(z.uuid()).max(20),
      persons: z.array(z.uuid()).max(50),
    })
    .default({ level: 'violation', units: [], persons: [] }),
  /** 自动取证: pages of findings from a level on are captured by themselves. */
  capture: z
    .strictObject({
      level: z.enum(CAPTURE_LEVELS),
      when: z.enum(CAPTURE_MOMENTS),
      officers: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(50),
            certificate: z.string().trim().min(1).max(50),
          }),
        )
        .max(2),
    })
    .default({ level: 'violation', when: 'accepted', officers: [] }),
  /** 授权文号: an order under which robots.txt is recorded and does not hold. */
  robotsOrder: z.string().trim().max(100).default(''),
})
export type PlanSettings = z.output<typeof planSettings>
export type PlanSettingsInput = z.input<typeof planSettings>

export const runRow = z.object({
  id: z.uuid(),
  planId: z.uuid(),
  state: z.enum(RUN_STATES),
  orderedName: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  pages: count,
  visited: count,
  read: count,
  findings: count,
  newFindings: count,
})
export type RunRow = z.output<typeof runRow>

export const planRow = z.object({
  id: z.uuid(),
  region: z.string(),
  name: z.string(),
  state: z.enum(PLAN_STATES),
  settings: planSettings,
  version: count,
  nextRunAt: z.iso.datetime().nullable(),
  createdName: z.string(),
  createdAt: z.iso.datetime(),
  /** People and units of `settings.tell`, by name. */
  told: z.array(z.object({ id: z.uuid(), name: z.string() })),
  lastRun: runRow.nullable(),
  /** Findings that wait for a judgement. */
  waiting: count,
  mayChange: z.boolean(),
})
export type PlanRow = z.output<typeof planRow>

export const listPlans = endpoint({
  id: 'monitoring.listPlans',
  method: 'GET',
  path: '/api/monitoring/plans',
  access: 'monitoring.read',
  summary: { zh: '监测计划', en: 'Watch plans' },
  query: z.object({
    /** Without it, all but what has ended. */
    state: z.enum([...PLAN_STATES, 'all']).optional(),
    search: z.string().max(200).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(planRow), next: z.string().nullable() }),
})

const planParams = z.object({ watchId: z.uuid() })

export const getPlan = endpoint({
  id: 'monitoring.getPlan',
  method: 'GET',
  path: '/api/monitoring/plans/:watchId',
  access: 'monitoring.read',
  summary: { zh: '监测计划详情', en: 'One watch plan with its runs' },
  params: planParams,
  response: planRow.extend({ runs: z.array(runRow) }),
})

const name = z.string().trim().min(2).max(100)

export const makePlan = endpoint({
  id: 'monitoring.makePlan',
  method: 'POST',
  path: '/api/monitoring/plans',
  access: 'monitoring.plan',
  summary: { zh: '制定监测计划', en: 'Make a watch plan' },
  body: z.object({
    region: region.optional(),
    name,
    settings: planSettings,
    /** Starts the first run at once. */
    start: z.boolean().default(false),
  }),
  response: z.object({ id: z.uuid(), runId: z.uuid().nullable() }),
})

export const changePlan = endpoint({
  id: 'monitoring.changePlan',
  method: 'PUT',
  path: '/api/monitoring/plans/:watchId',
  access: 'monitoring.plan',
  summary: { zh: '修改监测计划', en: 'Change a watch plan' },
  params: planParams,
  body: z.object({
    name,
    settings: planSettings,
    state: z.enum(PLAN_STATES),
    /** The version that was on the page. */
    version: z.number().int(),
  }),
  response: z.object({ version: z.number().int() }),
})

export const deletePlan = endpoint({
  id: 'monitoring.deletePlan',
  method: 'DELETE',
  path: '/api/monitoring/plans/:watchId',
  access: 'monitoring.plan',
  summary: { zh: '删除从未运行的监测计划', en: 'Delete a watch plan that never ran' },
  params: planParams,
  response: z.object({}),
})

export const dryRun = endpoint({
  id: 'monitoring.dryRun',
  method: 'POST',
  path: '/api/monitoring/dry-runs',
  access: 'monitoring.plan',
  summary: { zh: '试算监测计划', en: 'How many pages a plan would read, and how long' },
  body: z.object({ region: region.optional(), settings: planSettings }),
  response: z.object({
    addresses: count,
    /** Addresses and what earlier runs found below them, up to the plan's own bound. */
    pages: count,
    /** Of these, pages that a browser reads; by what earlier runs found where the plan leaves it to the page. */
    browserPages: count,
    isGuess: z.boolean(),
    hosts: z.array(
      z.object({ host: z.string(), addresses: count, seconds: z.number(), barred: z.string().nullable() }),
    ),
    seconds: z.number(),
    /** Where it begins now; outside the hours of the plan nothing is read. */
    endsAt: z.iso.datetime(),
  }),
})

export const startRun = endpoint({
  id: 'monitoring.startRun',
  method: 'POST',
  path: '/api/monitoring/plans/:watchId/runs',
  access: 'monitoring.plan',
  summary: { zh: '立即运行', en: 'Run a plan now' },
  params: planParams,
  response: z.object({ runId: z.uuid() }),
})

export const listRuns = endpoint({
  id: 'monitoring.listRuns',
  method: 'GET',
  path: '/api/monitoring/runs',
  access: 'monitoring.read',
  summary: { zh: '监测运行', en: 'Runs, the newest first' },
  query: z.object(paged),
  response: z.object({ items: z.array(runRow.extend({ plan: z.string() })), next: z.string().nullable() }),
})

export const stopRun = endpoint({
  id: 'monitoring.stopRun',
  method: 'POST',
  path: '/api/monitoring/runs/:runId/stop',
  access: 'monitoring.plan',
  summary: { zh: '停止运行', en: 'Stop a run' },
  params: z.object({ runId: z.uuid() }),
  response: z.object({ state: z.enum(RUN_STATES) }),
})

export const visitRow = z.object({
  id: z.uuid(),
  url: z.string(),
  depth: count,
  state: z.enum(['waiting', 'leased', 'done']),
  outcome: z.string().nullable(),
  detail: z.string().nullable(),
  status: z.number().nullable(),
  finalUrl: z.string().nullable(),
  title: z.string().nullable(),
  hasSnapshot: z.boolean(),
  byBrowser: z.boolean(),
  robots: z
    .object({ because: z.string(), rule: z.string().nullable(), order: z.string().nullable() })
    .nullable(),
  /** The fetch was interrupted and repeated. */
  isRepeated: z.boolean(),
  fetchedAt: z.iso.datetime().nullable(),
  elapsedMs: z.number().nullable(),
  findings: count.nullable(),
})

export const getRun = endpoint({
  id: 'monitoring.getRun',
  method: 'GET',
  path: '/api/monitoring/runs/:runId',
  access: 'monitoring.read',
  summary: { zh: '一次监测运行', en: 'One run' },
  params: z.object({ runId: z.uuid() }),
  response: runRow.extend({
    plan: z.string(),
    outcomes: z.array(z.object({ outcome: z.string(), count })),
    /** Outside the hours of its plan it waits until then. */
    waitsUntil: z.iso.datetime().nullable(),
    mayStop: z.boolean(),
  }),
})

export const listVisits = endpoint({
  id: 'monitoring.listVisits',
  method: 'GET',
  path: '/api/monitoring/runs/:runId/visits',
  access: 'monitoring.read',
  summary: { zh: '页面访问记录', en: 'Pages that a run visited' },
  params: z.object({ runId: z.uuid() }),
  query: z.object({
    outcome: z.string().max(40).optional(),
    search: z.string().max(200).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(visitRow), next: z.string().nullable() }),
})

/** What the page said when it was read, as text: never as a page of its own. */
export const openSnapshot = endpoint({
  id: 'monitoring.openSnapshot',
  method: 'GET',
  path: '/api/monitoring/visits/:visitId/snapshot',
  access: 'monitoring.read',
  summary: { zh: '下载页面快照', en: 'Download the snapshot of a page' },
  params: z.object({ visitId: z.uuid() }),
  response: z.unknown(),
})
