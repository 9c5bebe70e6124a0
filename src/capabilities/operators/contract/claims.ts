/** What crosses the wire: identities distributed from above, to be claimed and disposed of. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, page, region } from './fields.ts'

export const CLAIM_STATES = ['distributed', 'claimed', 'disposed', 'returned'] as const

const claimRow = z.object({
  id: z.uuid(),
  region,
  name: z.string(),
  uscc: z.string().nullable(),
  address: z.string(),
  shop: z.object({ platform: z.string(), name: z.string(), address: z.string() }).nullable(),
  sender: z.string(),
  distributedOn: day,
  state: z.enum(CLAIM_STATES),
  stateTitle: bilingual,
  outcome: z.string().nullable(),
  dueOn: day.nullable(),
  workingDaysLeft: z.number().nullable(),
  operatorId: z.uuid().nullable(),
})
export type ClaimRow = z.output<typeof claimRow>

const claimsQuery = z.object({
  ...page,
  state: z.enum(CLAIM_STATES).optional(),
  /** Neither disposed of nor sent back. */
  open: z.enum(['yes', 'no']).optional(),
  from: day.optional(),
  to: day.optional(),
  region: region.optional(),
  sender: z.string().trim().max(100).optional(),
})
export type ClaimsQuery = z.output<typeof claimsQuery>

export const listClaims = endpoint({
  id: 'operators.listClaims',
  method: 'GET',
  path: '/api/operators/claims',
  access: 'operators.read',
  summary: { zh: '主体认领处置', en: 'Identities to be claimed' },
  query: claimsQuery,
  response: z.object({ items: z.array(claimRow), next: z.string().nullable() }),
})

/** 认领处置率 of this year by sender; zero cases have no rate. */
export const getClaimRates = endpoint({
  id: 'operators.getClaimRates',
  method: 'GET',
  path: '/api/operators/claims/rates',
  access: 'operators.read',
  summary: { zh: '认领处置率', en: 'Rates of claiming and disposal' },
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  response: z.object({
    year: z.number(),
    senders: z.array(
      z.object({ sender: z.string(), distributed: z.number(), claimed: z.number(), settled: z.number() }),
    ),
    distributed: z.number(),
    claimed: z.number(),
    settled: z.number(),
    rate: z.string().nullable(),
  }),
})

export const getClaim = endpoint({
  id: 'operators.getClaim',
  method: 'GET',
  path: '/api/operators/claims/:claimId',
  access: 'operators.read',
  summary: { zh: '一条待认领主体', en: 'One identity to be claimed' },
  params: z.object({ claimId: z.uuid() }),
  response: claimRow,
})

/** The same step on many of them; each is judged by itself. */
export const actOnClaims = endpoint({
  id: 'operators.actOnClaims',
  method: 'POST',
  path: '/api/operators/claims/acts',
  access: 'operators.claim',
  summary: { zh: '批量认领处置', en: 'Act on many claims' },
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(200),
    step: z.enum(['claim', 'dispose', 'return']),
    values: z.record(z.string(), z.string()).default({}),
  }),
  response: z.object({
    done: z.number(),
    refused: z.array(z.object({ id: z.uuid(), title: z.string(), code: z.string() })),
  }),
})
