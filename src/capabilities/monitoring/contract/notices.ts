/** What crosses the wire: gentle notices to shops, and findings handed on as clues. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { NOTICE_STATES } from '../domain/notice.ts'
import { bilingual, count, level, paged } from './fields.ts'

const noticeRow = z.object({
  id: z.uuid(),
  subject: z.string(),
  operatorId: z.uuid().nullable(),
  state: z.enum(NOTICE_STATES),
  findings: count,
  mended: count,
  madeName: z.string(),
  madeAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
})
export type NoticeRow = z.output<typeof noticeRow>

export const listNotices = endpoint({
  id: 'monitoring.listNotices',
  method: 'GET',
  path: '/api/monitoring/notices',
  access: 'monitoring.read',
  summary: { zh: '温馨提示', en: 'Gentle notices' },
  query: z.object({
    state: z.enum(NOTICE_STATES).optional(),
    search: z.string().max(200).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(noticeRow), next: z.string().nullable() }),
})

/** With the accepted findings of the same shop that stand in no notice yet. */
export const draftNotice = endpoint({
  id: 'monitoring.draftNotice',
  method: 'POST',
  path: '/api/monitoring/notices',
  access: 'monitoring.review',
  summary: { zh: '拟写温馨提示', en: 'Draft a gentle notice' },
  body: z.object({ findingId: z.uuid() }),
  response: z.object({ id: z.uuid(), findings: count }),
})

const params = z.object({ noticeId: z.uuid() })

export const getNotice = endpoint({
  id: 'monitoring.getNotice',
  method: 'GET',
  path: '/api/monitoring/notices/:noticeId',
  access: 'monitoring.read',
  summary: { zh: '一份温馨提示', en: 'One gentle notice' },
  params,
  response: noticeRow.extend({
    addressee: z.string(),
    body: z.string(),
    version: count,
    sentWay: z.string().nullable(),
    sentName: z.string().nullable(),
    answer: z.string().nullable(),
    answeredName: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    mendedAt: z.iso.datetime().nullable(),
    mayReview: z.boolean(),
    items: z.array(
      z.object({
        id: z.uuid(),
        title: bilingual,
        level,
        text: z.string(),
        url: z.string(),
        mendedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
})

export const changeNotice = endpoint({
  id: 'monitoring.changeNotice',
  method: 'POST',
  path: '/api/monitoring/notices/:noticeId',
  access: 'monitoring.review',
  summary: { zh: '修改温馨提示', en: 'Change a gentle notice' },
  params,
  body: z.object({
    version: count,
    addressee: z.string().trim().min(1).max(200),
    body: z.string().trim().min(10).max(20_000),
  }),
  response: z.object({ version: count }),
})

export const sendNotice = endpoint({
  id: 'monitoring.sendNotice',
  method: 'POST',
  path: '/api/monitoring/notices/:noticeId/send',
  access: 'monitoring.review',
  summary: { zh: '登记温馨提示已发出', en: 'Note that a gentle notice was sent' },
  params,
  body: z.object({ way: z.string().trim().min(1).max(100) }),
  response: z.object({}),
})

export const answerNotice = endpoint({
  id: 'monitoring.answerNotice',
  method: 'POST',
  path: '/api/monitoring/notices/:noticeId/answer',
  access: 'monitoring.review',
  summary: { zh: '登记经营者的答复', en: 'Note the answer of the shop' },
  params,
  body: z.object({ answer: z.string().trim().min(1).max(5000) }),
  response: z.object({}),
})

export const printNotice = endpoint({
  id: 'monitoring.printNotice',
  method: 'GET',
  path: '/api/monitoring/notices/:noticeId/document',
  access: 'monitoring.read',
  summary: { zh: '下载温馨提示（docx）', en: 'Download a gentle notice (docx)' },
  params,
  response: z.unknown(),
})

export const raiseClue = endpoint({
  id: 'monitoring.raiseClue',
  method: 'POST',
  path: '/api/monitoring/findings/:findingId/clue',
  access: 'monitoring.review',
  summary: { zh: '转为案件线索', en: 'Hand a finding on as a clue' },
  params: z.object({ findingId: z.uuid() }),
  body: z.object({ note: z.string().trim().max(500).default('') }),
  response: z.object({}),
})
