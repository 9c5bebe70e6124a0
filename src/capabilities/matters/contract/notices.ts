/** What crosses the wire of 提醒 and 预警: a person's notices, how they are told, the instance's rule. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })

export const noticeRow = z.object({
  id: z.uuid(),
  at: z.string(),
  kind: z.string(),
  text: bilingual,
  /** Null where the notice is about something else: a meeting. */
  matterId: z.uuid().nullable(),
  /** Empty once the person no longer sees the matter. */
  matterTitle: z.string(),
  page: z.string(),
  readAt: z.string().nullable(),
})
export type NoticeRow = z.output<typeof noticeRow>

export const listNotices = endpoint({
  id: 'matters.listNotices',
  method: 'GET',
  path: '/api/notices',
  access: 'session',
  summary: { zh: '我的提醒', en: 'My notices' },
  query: z.object({
    unread: z.enum(['yes', 'no']).default('no'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(noticeRow), next: z.string().nullable() }),
})

export const countNotices = endpoint({
  id: 'matters.countNotices',
  method: 'GET',
  path: '/api/notices/count',
  access: 'session',
  summary: { zh: '未读提醒数', en: 'Number of unread notices' },
  response: z.object({ unread: z.number().int() }),
})

export const readNotices = endpoint({
  id: 'matters.readNotices',
  method: 'POST',
  path: '/api/notices/read',
  access: 'session',
  summary: { zh: '标为已读', en: 'Mark notices as read' },
  body: z.object({ ids: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(500)]) }),
  response: z.object({}),
})

const address = z.url({ protocol: /^https?$/ }).max(500)
const secret = z.string().min(16).max(200)

/** Left out, the secret that was written before stays, as long as the address does. */
const webhook = z.object({ url: address, secret: secret.optional() }).nullable().default(null)

/** A secret is written and never read again. */
export const noticeChannel = z.object({
  email: z.boolean(),
  webhookUrl: z.string().nullable(),
})

export const getNoticeChannel = endpoint({
  id: 'matters.getNoticeChannel',
  method: 'GET',
  path: '/api/notices/channel',
  access: 'session',
  summary: { zh: '我的提醒方式', en: 'How I am told' },
  response: noticeChannel,
})

export const setNoticeChannel = endpoint({
  id: 'matters.setNoticeChannel',
  method: 'PUT',
  path: '/api/notices/channel',
  access: 'session',
  summary: { zh: '设置提醒方式', en: 'Set how I am told' },
  body: z.object({
    email: z.boolean(),
    webhook: webhook,
  }),
  response: noticeChannel,
})

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const noticeRule = z.object({
  soonWorkingDays: z.number().int().min(1).max(60),
  escalations: z
    .array(
      z.object({
        afterWorkingDays: z.number().int().min(1).max(250),
        to: z.enum(['unitHead', 'regionLeader']),
      }),
    )
    .max(10),
  hours: z
    .array(z.object({ from: time, to: time }).refine((span) => span.from < span.to))
    .min(1)
    .max(6),
})

export const getNoticeRule = endpoint({
  id: 'matters.getNoticeRule',
  method: 'GET',
  path: '/api/notices/rule',
  access: 'session',
  summary: { zh: '预警规则', en: 'The rule of warnings' },
  response: noticeRule.extend({ webhookUrl: z.string().nullable() }),
})

export const setNoticeRule = endpoint({
  id: 'matters.setNoticeRule',
  method: 'PUT',
  path: '/api/notices/rule',
  access: 'matters.configure',
  summary: { zh: '设置预警规则', en: 'Set the rule of warnings' },
  body: noticeRule.extend({ webhook: webhook }),
  response: noticeRule.extend({ webhookUrl: z.string().nullable() }),
})
