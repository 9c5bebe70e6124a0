/** What crosses the wire: candidates for a shop, confirmed or denied; how good the program's judgement was. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, region, shopParams, status } from './fields.ts'
import { shopRow } from './register.ts'

const matchClass = z.enum(['same', 'maybe', 'no'])
const verdict = z.enum(['same', 'different'])

const candidate = z.object({
  operatorId: z.uuid(),
  name: z.string(),
  uscc: z.string().nullable(),
  address: z.string(),
  region,
  regionName: z.string(),
  status,
  class: matchClass,
  score: z.number(),
  /** Points for and against, with what they rest on. */
  reasons: z.array(z.object({ points: z.number(), text: bilingual })),
  /** What an officer said of the pair before. */
  verdict: verdict.nullable(),
})
export type MatchCandidate = z.output<typeof candidate>

export const listCandidates = endpoint({
  id: 'operators.listCandidates',
  method: 'GET',
  path: '/api/operators/shops/:shopId/candidates',
  access: 'operators.read',
  summary: { zh: '网店的候选主体', en: 'Operators that may be a shop’s' },
  params: shopParams,
  response: z.object({
    shop: shopRow,
    candidates: z.array(candidate),
    /** Why this person may not decide; null where he may. */
    keeping: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  }),
})

/** 确认、否定: a confirmed pair makes the shop the operator's; both are kept beside the program's judgement. */
export const decideMatch = endpoint({
  id: 'operators.decideMatch',
  method: 'POST',
  path: '/api/operators/shops/:shopId/match',
  access: 'operators.keep',
  summary: { zh: '确认或者否定匹配', en: 'Confirm or deny a match' },
  params: shopParams,
  body: z.object({ operatorId: z.uuid(), verdict }),
  response: z.object({}),
})

const share = z.object({ right: z.number(), of: z.number() })

export const getMatchQuality = endpoint({
  id: 'operators.getMatchQuality',
  method: 'GET',
  path: '/api/operators/matching/quality',
  access: 'operators.read',
  summary: { zh: '匹配的精确率与召回率', en: 'Precision and recall of matching' },
  response: z.object({
    /** 精确率: of the first candidates that officers judged, those that they confirmed. */
    precisionOfSame: share,
    precisionOfMaybe: share,
    /** 召回率: of the confirmed pairs, those that stood first as the same, and those that stood first at all. */
    recallOfSame: share,
    recallOfFirst: share,
    denied: z.number(),
  }),
})
