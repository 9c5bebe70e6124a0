/** What crosses the wire: findings, their judgement, and how far each rule can be relied on. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { DISMISSALS, FINDING_STATES, VERDICTS } from '../domain/finding.ts'
import { NOTICE_STATES } from '../domain/notice.ts'
import { bilingual, count, findingState, level, paged } from './fields.ts'

export const findingRow = z.object({
  id: z.uuid(),
  region: z.string(),
  /** Null where a comparison of prices found it. */
  planId: z.uuid().nullable(),
  url: z.string(),
  pageId: z.uuid(),
  operatorId: z.uuid().nullable(),
  /** Operator, seller as the page names it, or host. */
  subject: z.string(),
  rule: z.string(),
  ruleVersion: z.number().int(),
  level,
  title: bilingual,
  text: z.string(),
  /** The words around it, the matched ones in the middle. */
  context: z.object({ before: z.string(), after: z.string() }),
  path: z.string(),
  isDisguised: z.boolean(),
  reason: bilingual,
  /** Articles, spelled out. */
  article: bilingual,
  /** False where the wording behind the citation was not read for the catalogue. */
  isArticleRead: z.boolean(),
  penaltyArticle: bilingual.nullable(),
  isPenaltyRead: z.boolean(),
  exemption: z.object({ title: bilingual, article: bilingual.nullable() }).nullable(),
  state: findingState,
  seenCount: count,
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  hasSnapshot: z.boolean(),
  /** Accepted among what was judged of this rule; null while too few were. */
  precision: z.number().nullable(),
  mayReview: z.boolean(),
})
export type FindingRow = z.output<typeof findingRow>

const filters = {
  state: z.enum([...FINDING_STATES, 'waiting']).optional(),
  level: level.optional(),
  rule: z.string().max(80).optional(),
  planId: z.uuid().optional(),
  runId: z.uuid().optional(),
  /** 送达我的: of plans that tell oneself or one's unit, or that one made. */
  mine: z.enum(['yes']).optional(),
  search: z.string().max(200).optional(),
  operatorId: z.uuid().optional(),
  /** 发现日期, both days included. */
  foundFrom: z.iso.date().optional(),
  foundUntil: z.iso.date().optional(),
}

export const listFindings = endpoint({
  id: 'monitoring.listFindings',
  method: 'GET',
  path: '/api/monitoring/findings',
  access: 'monitoring.read',
  summary: { zh: '监测发现', en: 'Findings, by operator' },
  query: z.object({ ...filters, ...paged }),
  response: z.object({
    items: z.array(findingRow),
    next: z.string().nullable(),
  }),
})

const findingFilter = z.object(filters)
export type FindingFilter = z.output<typeof findingFilter>

export const exportFindings = endpoint({
  id: 'monitoring.exportFindings',
  method: 'GET',
  path: '/api/monitoring/findings.xlsx',
  access: 'monitoring.read',
  summary: { zh: '导出监测发现', en: 'Export findings as xlsx' },
  query: findingFilter,
  response: z.unknown(),
})

export const judgeFindings = endpoint({
  id: 'monitoring.judgeFindings',
  method: 'POST',
  path: '/api/monitoring/findings/verdicts',
  access: 'monitoring.review',
  summary: { zh: '核查监测发现', en: 'Judge findings' },
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(200),
    verdict: z.enum(VERDICTS),
    /** Asked of a dismissal. */
    reason: z.enum(DISMISSALS).nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
  response: z.object({ judged: count }),
})

export const getFinding = endpoint({
  id: 'monitoring.getFinding',
  method: 'GET',
  path: '/api/monitoring/findings/:findingId',
  access: 'monitoring.read',
  summary: { zh: '一条监测发现', en: 'One finding with its judgements' },
  params: z.object({ findingId: z.uuid() }),
  response: findingRow.extend({
    notice: z.object({ id: z.uuid(), state: z.enum(NOTICE_STATES) }).nullable(),
    /** 价格比对: the last comparison that showed it. */
    priceProbeId: z.uuid().nullable(),
    /** When it was handed on as a clue. */
    clueAt: z.iso.datetime().nullable(),
    verdicts: z.array(
      z.object({
        verdict: z.enum(VERDICTS),
        reason: z.enum(DISMISSALS).nullable(),
        note: z.string(),
        byName: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    prices: z.array(z.object({ day: z.string(), asked: z.number() })),
    changes: z.array(
      z.object({
        at: z.iso.datetime(),
        title: z.string(),
        price: z.number().nullable(),
        comparedPrice: z.number().nullable(),
        sales: z.number().nullable(),
      }),
    ),
  }),
})

export const openFindingSnapshot = endpoint({
  id: 'monitoring.openFindingSnapshot',
  method: 'GET',
  path: '/api/monitoring/findings/:findingId/snapshot',
  access: 'monitoring.read',
  summary: { zh: '下载发现所在页面的快照', en: 'Download the snapshot that a finding was made on' },
  params: z.object({ findingId: z.uuid() }),
  response: z.unknown(),
})

export const ruleRow = z.object({
  id: z.string(),
  version: z.number().int(),
  title: bilingual,
  looksFor: bilingual,
  article: bilingual,
  isArticleRead: z.boolean(),
  penaltyArticle: bilingual.nullable(),
  isPenaltyRead: z.boolean(),
  findings: count,
  waiting: count,
  accepted: count,
  dismissed: count,
  precision: z.number().nullable(),
  isBelowFloor: z.boolean(),
})

export const listRules = endpoint({
  id: 'monitoring.listRules',
  method: 'GET',
  path: '/api/monitoring/rules',
  access: 'monitoring.read',
  summary: { zh: '监测规则', en: 'Rules with their precision' },
  query: z.object({
    search: z.string().max(200).optional(),
    quality: z.enum(['below', 'judged']).optional(),
    sort: z.enum(['findings', '-findings', 'precision', '-precision']).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(ruleRow), next: z.string().nullable() }),
})
