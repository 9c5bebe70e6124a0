/** 通报: composed over a period, edited as a draft, issued, signed for. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, text } from './fields.ts'

const circularId = z.object({ circularId: z.uuid() })

/** A unit in the ranking; a share without cases has a zero denominator and no place in the ranking. */
export const circularUnitFigures = z.object({
  rank: z.number().int().nullable(),
  unitId: z.uuid(),
  unitName: z.string(),
  /** 期内到期, 按时提交. */
  due: z.number().int(),
  onTime: z.number().int(),
  /** 全部任务, 已验收或办结. */
  total: z.number().int(),
  done: z.number().int(),
  /** 逾期未提交, as of the day of counting. */
  overdue: z.number().int(),
  /** 迟交的任务 and the calendar days that they were late together. */
  late: z.number().int(),
  lateDays: z.number().int(),
  supervisions: z.number().int(),
})
export type CircularUnitFigures = z.output<typeof circularUnitFigures>

export const circularFigures = z.object({ countedOn: z.string(), units: z.array(circularUnitFigures) })
export type CircularFigures = z.output<typeof circularFigures>

const circularRow = z.object({
  id: z.uuid(),
  state: z.enum(['draft', 'issued']),
  number: z.string().nullable(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  issuer: z.string(),
  issuedAt: z.string().nullable(),
  units: z.number().int(),
  signed: z.number().int(),
})

export const listCirculars = endpoint({
  id: 'assessment.listCirculars',
  method: 'GET',
  path: '/api/assessment/circulars',
  access: 'assessment.read',
  summary: { zh: '通报列表', en: 'Circulated notices' },
  query: z.object({
    after: text(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(circularRow), next: z.string().nullable() }),
})

/** By its own id, or by that of the matter under which a unit signs for it. */
export const getCircular = endpoint({
  id: 'assessment.getCircular',
  method: 'GET',
  path: '/api/assessment/circulars/:circularId',
  access: 'assessment.read',
  summary: { zh: '通报', en: 'One circulated notice' },
  params: circularId,
  response: circularRow.extend({
    body: z.string(),
    issuedBy: z.string(),
    figures: circularFigures,
    receipts: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        matterId: z.uuid().nullable(),
        signedAt: z.string().nullable(),
      }),
    ),
    /** The receipt that the actor's own unit has still to sign. */
    toSign: z.uuid().nullable(),
    mayEdit: z.boolean(),
  }),
})

export const composeCircular = endpoint({
  id: 'assessment.composeCircular',
  method: 'POST',
  path: '/api/assessment/circulars',
  access: 'assessment.manageTasks',
  summary: { zh: '拟稿通报', en: 'Compose a circulated notice' },
  body: z.object({ from: day, to: day }),
  response: z.object({ id: z.uuid() }),
})

export const editCircular = endpoint({
  id: 'assessment.editCircular',
  method: 'PUT',
  path: '/api/assessment/circulars/:circularId',
  access: 'assessment.manageTasks',
  summary: { zh: '修改通报', en: 'Edit a circulated notice' },
  params: circularId,
  body: z.object({
    title: z.string().trim().min(2).max(200),
    body: z.string().trim().min(1).max(20_000),
  }),
  response: z.object({}),
})

export const issueCircular = endpoint({
  id: 'assessment.issueCircular',
  method: 'POST',
  path: '/api/assessment/circulars/:circularId/issue',
  access: 'assessment.manageTasks',
  summary: { zh: '印发通报', en: 'Issue a circulated notice' },
  params: circularId,
  response: z.object({ number: z.string() }),
})

export const discardCircular = endpoint({
  id: 'assessment.discardCircular',
  method: 'DELETE',
  path: '/api/assessment/circulars/:circularId',
  access: 'assessment.manageTasks',
  summary: { zh: '删除通报草稿', en: 'Discard a draft' },
  params: circularId,
  response: z.object({}),
})

export const downloadCircular = endpoint({
  id: 'assessment.downloadCircular',
  method: 'GET',
  path: '/api/assessment/circulars/:circularId/docx',
  access: 'assessment.read',
  summary: { zh: '下载通报', en: 'A circulated notice as docx' },
  params: circularId,
  response: z.unknown(),
})
