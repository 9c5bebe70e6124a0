/** What crosses the wire: personas, and the same offer as each of them is shown it. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { HEADER_NAME, HEADER_VALUE, OWN_HEADERS } from '../../../kernel/visitor.ts'
import { FINDING_STATES } from '../domain/finding.ts'
import { TRAITS } from '../domain/personas.ts'
import { PRICE_VERDICTS } from '../domain/price-probe.ts'
import { bilingual, count, level, paged, webAddress } from './fields.ts'

const visible = (max: number) =>
  z.string().trim().max(max).regex(HEADER_VALUE, 'request.field_header_characters')

const persona = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  title: z.string().trim().min(1).max(60),
  trait: z.enum(TRAITS),
  userAgent: visible(300),
  cookie: visible(1000),
  comesBack: z.boolean(),
  headers: z
    .array(
      z.object({
        name: z
          .string()
          .trim()
          .regex(HEADER_NAME, 'request.field_header_name')
          .refine((name) => !OWN_HEADERS.test(name), 'request.field_header_own'),
        value: visible(300),
      }),
    )
    .max(10),
})

const personaRow = persona.extend({
  isOn: z.boolean(),
  /** Null while it is as the product brought it. */
  changedName: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})

export const listPersonas = endpoint({
  id: 'monitoring.listPersonas',
  method: 'GET',
  path: '/api/monitoring/personas',
  access: 'monitoring.read',
  summary: { zh: '访客身份', en: 'Personas' },
  response: z.object({ items: z.array(personaRow), next: z.null(), mayChange: z.boolean() }),
})

export const savePersona = endpoint({
  id: 'monitoring.savePersona',
  method: 'POST',
  path: '/api/monitoring/personas',
  access: 'monitoring.compose',
  summary: { zh: '保存访客身份', en: 'Save a persona' },
  body: persona.extend({ isOn: z.boolean() }),
  response: z.object({}),
})

const priceProbeRow = z.object({
  id: z.uuid(),
  url: z.string(),
  title: z.string(),
  /** The operator where it is known, else the host. */
  subject: z.string(),
  shop: z.string(),
  operatorId: z.uuid().nullable(),
  state: z.enum(['waiting', 'done']),
  verdict: z.enum(PRICE_VERDICTS).nullable(),
  level: level.nullable(),
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  reason: bilingual.nullable(),
  rounds: count,
  orderedName: z.string(),
  orderedAt: z.iso.datetime(),
})
export type PriceProbeRow = z.output<typeof priceProbeRow>

export const listPriceProbes = endpoint({
  id: 'monitoring.listPriceProbes',
  method: 'GET',
  path: '/api/monitoring/price-probes',
  access: 'monitoring.read',
  summary: { zh: '价格比对', en: 'Comparisons of prices' },
  query: z.object({
    verdict: z.enum(PRICE_VERDICTS).optional(),
    search: z.string().max(200).optional(),
    ...paged,
  }),
  response: z.object({ items: z.array(priceProbeRow), next: z.string().nullable(), mayOrder: z.boolean() }),
})

export const ROUNDS_MIN = 2
export const ROUNDS_MAX = 5

export const orderPriceProbe = endpoint({
  id: 'monitoring.orderPriceProbe',
  method: 'POST',
  path: '/api/monitoring/price-probes',
  access: 'monitoring.plan',
  summary: { zh: '比对一个商品的价格', en: 'Compare the price of an offer' },
  body: z.object({
    url: webAddress,
    /** Two at least; all that are switched on when left out. */
    personas: z.array(z.string().max(60)).min(2).max(12).optional(),
    rounds: z.number().int().min(ROUNDS_MIN).max(ROUNDS_MAX).default(3),
    robotsOrder: z.string().trim().max(100).default(''),
  }),
  response: z.object({ id: z.uuid() }),
})

const params = z.object({ probeId: z.uuid() })

const look = z.object({
  place: count,
  persona: z.string(),
  round: count,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  outcome: z.string(),
  detail: z.string().nullable(),
  price: z.number().nullable(),
  declared: z.array(z.enum(['newcomer', 'member', 'device', 'place'])),
  /** Hash of the page as the persona was shown it. */
  snapshot: z.string().nullable(),
  exchanges: z.array(
    z.object({
      url: z.string(),
      status: z.number().int().nullable(),
      address: z.string(),
      /** Request line and headers as they were sent. */
      request: z.string(),
      bytes: count,
      sha256: z.string(),
      sm3: z.string(),
    }),
  ),
})
export type PriceLook = z.output<typeof look>

export const getPriceProbe = endpoint({
  id: 'monitoring.getPriceProbe',
  method: 'GET',
  path: '/api/monitoring/price-probes/:probeId',
  access: 'monitoring.read',
  summary: { zh: '一次价格比对', en: 'One comparison with what each persona was shown' },
  params,
  response: priceProbeRow.extend({
    /** What it became, where it judges "look" or more. */
    finding: z.object({ id: z.uuid(), state: z.enum(FINDING_STATES) }).nullable(),
    personas: z.array(persona),
    looks: z.array(look),
    articles: z.array(z.object({ article: bilingual, isRead: z.boolean() })),
    /** 处罚依据, with what each says; `isRead` is false where that is to be checked in the text. */
    penalties: z.array(z.object({ article: bilingual, gist: bilingual, isRead: z.boolean() })),
  }),
})

export const openPriceExchange = endpoint({
  id: 'monitoring.openPriceExchange',
  method: 'GET',
  path: '/api/monitoring/price-probes/:probeId/responses/:sha256',
  access: 'monitoring.read',
  summary: {
    zh: '下载收到的原始响应或页面',
    en: 'Download a response, or the page in it, as it was received',
  },
  params: params.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: z.unknown(),
})
