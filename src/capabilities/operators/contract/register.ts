/** What crosses the wire: the register of operators, one file of an operator, its time line. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import {
  bilingual,
  day,
  entity,
  exemption,
  kind,
  licenceKind,
  operatorParams,
  page,
  reason,
  region,
  registration,
  shopKind,
  shopStatus,
  source,
  status,
  tieKind,
} from './fields.ts'

export const operatorRow = z.object({
  id: z.uuid(),
  region,
  regionName: z.string(),
  /** 管辖所; null while none is known. */
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  kind,
  name: z.string(),
  entity,
  registration,
  uscc: z.string().nullable(),
  exemption: exemption.nullable(),
  trade: z.string().nullable(),
  address: z.string(),
  status,
  source,
  shops: z.number(),
  /** 网店交易额合计 of the latest year that is known, over all shops. */
  sales: z.object({ year: z.number(), amount: z.string(), isOverLine: z.boolean() }).nullable(),
  firstSeen: day,
  lastSeen: day,
  verifiedOn: day.nullable(),
})
export type OperatorRow = z.output<typeof operatorRow>

const filter = {
  search: z.string().trim().max(100).optional(),
  kind: kind.optional(),
  registration: registration.optional(),
  status: status.optional(),
  source: source.optional(),
  region: region.optional(),
  unitId: z.uuid().optional(),
  /** 行业门类或代码: a letter, or the first digits of a code. */
  trade: z
    .string()
    .regex(/^([A-T]|\d{2,4})$/)
    .optional(),
  /** 零星小额 of more than the line allows, without registration. */
  overLine: z.enum(['yes']).optional(),
  /** On the books at the end of this day, of the kinds that count as 网络交易经营者. */
  countedOn: day.optional(),
  /** With `countedOn`: in business for two years by then. */
  twoYears: z.enum(['yes', 'no']).optional(),
  /** 久未核实: neither seen nor verified for half a year. */
  stale: z.enum(['yes', 'no']).optional(),
  /** 覆盖: with a shop whose address is open. */
  covered: z.enum(['yes', 'no']).optional(),
  place: z.enum(['station', 'none']).optional(),
  sort: z.enum(['name', '-lastSeen', '-firstSeen']).optional(),
}
const operatorsQuery = z.object({ ...filter, ...page })
export type OperatorsQuery = z.output<typeof operatorsQuery>

export const listOperators = endpoint({
  id: 'operators.listOperators',
  method: 'GET',
  path: '/api/operators',
  access: 'operators.read',
  summary: { zh: '网络市场主体', en: 'Operators of the online market' },
  query: operatorsQuery,
  response: z.object({ items: z.array(operatorRow), next: z.string().nullable() }),
})

export const exportOperators = endpoint({
  id: 'operators.exportOperators',
  method: 'GET',
  path: '/api/operators/export',
  access: 'operators.read',
  summary: { zh: '导出网络市场主体', en: 'Export operators' },
  query: z.object({ ...filter, format: z.enum(['xlsx']).default('xlsx') }),
  response: z.unknown(),
})

const count = z.object({ key: z.string(), count: z.number() })

/** 主体总览: how many, of what kind, how fresh; and what the lists can be filtered by. */
export const getOverview = endpoint({
  id: 'operators.getOverview',
  method: 'GET',
  path: '/api/operators/overview',
  access: 'operators.read',
  summary: { zh: '主体总览', en: 'Overview of the register' },
  response: z.object({
    total: z.number(),
    kinds: z.array(count),
    registrations: z.array(count),
    statuses: z.array(count),
    /** 网店 without a known operator. */
    orphans: z.number(),
    deadShops: z.number(),
    /** 覆盖率: operators with at least one shop whose address is open. */
    covered: z.number(),
    /** 新鲜度: by months since it was last seen or verified. */
    fresh: z.array(count),
    overLine: z.number(),
    unplaced: z.number(),
    regions: z.array(z.object({ key: region, title: z.string(), count: z.number() })),
    stations: z.array(z.object({ key: z.uuid(), title: z.string() })),
  }),
})

export const shopRow = z.object({
  id: z.uuid(),
  region,
  operatorId: z.uuid().nullable(),
  operatorName: z.string().nullable(),
  kind: shopKind,
  platform: z.string(),
  name: z.string(),
  address: z.string(),
  host: z.string(),
  sellerName: z.string(),
  sellerUscc: z.string().nullable(),
  status: shopStatus,
  statusReason: z.string(),
  source,
  firstSeen: day,
  lastSeen: day,
})
export type ShopRow = z.output<typeof shopRow>

const licenceRow = z.object({
  id: z.uuid(),
  kind: licenceKind,
  number: z.string(),
  title: z.string(),
  validTo: day.nullable(),
})

const tieRow = z.object({
  id: z.uuid(),
  kind: tieKind,
  /** This operator is the agency, the room or the platform of the other. */
  isReverse: z.boolean(),
  /** Without an id where the register does not hold it. */
  other: z.object({ id: z.uuid().nullable(), name: z.string() }),
  from: day,
  to: day.nullable(),
})

const refusal = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })

/** 一户一档: everything but the time line, which is read page by page. */
export const getOperator = endpoint({
  id: 'operators.getOperator',
  method: 'GET',
  path: '/api/operators/:operatorId',
  access: 'operators.read',
  summary: { zh: '主体档案', en: 'File of an operator' },
  params: operatorParams,
  response: operatorRow.omit({ shops: true, sales: true }).extend({
    declaration: z.string(),
    declarationFits: z.boolean().nullable(),
    tradeName: z.string().nullable(),
    /** Which edition of the classification names the trade, and where that edition was read. */
    tradeEdition: z.object({ title: bilingual, source: bilingual.nullable() }),
    placedBy: bilingual,
    statusReason: z.string(),
    closedOn: day.nullable(),
    establishedOn: day.nullable(),
    sender: z.string(),
    /** Masked; `unmaskOperator` tells them in clear. */
    representative: z.string(),
    identityNumber: z.string(),
    contactName: z.string(),
    phone: z.string(),
    email: z.string(),
    mergedInto: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    merged: z.array(z.object({ id: z.uuid(), name: z.string(), uscc: z.string().nullable() })),
    shops: z.array(shopRow),
    licences: z.array(licenceRow),
    ties: z.array(tieRow),
    sales: z.array(
      z.object({ year: z.number(), amount: z.string(), shops: z.number(), isOverLine: z.boolean() }),
    ),
    line: z.object({ amount: z.string(), text: z.string(), article: z.string() }).nullable(),
    /** Why this person may not change it; null where he may. */
    keeping: refusal.nullable(),
    mayUnmask: z.boolean(),
  }),
})

export const listNotes = endpoint({
  id: 'operators.listNotes',
  method: 'GET',
  path: '/api/operators/:operatorId/notes',
  access: 'operators.read',
  summary: { zh: '主体档案时间轴', en: 'Time line of an operator' },
  params: operatorParams,
  query: z.object(page),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        title: bilingual,
        by: z.string(),
        page: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

const shopsQuery = z.object({
  ...page,
  operatorId: z.uuid().optional(),
  search: z.string().trim().max(100).optional(),
  platform: z.string().trim().max(100).optional(),
  host: z.string().trim().max(200).optional(),
  status: shopStatus.optional(),
  region: region.optional(),
  orphan: z.enum(['yes']).optional(),
})
export type ShopsQuery = z.output<typeof shopsQuery>

export const listShops = endpoint({
  id: 'operators.listShops',
  method: 'GET',
  path: '/api/operators/shops',
  access: 'operators.read',
  summary: { zh: '网店、网站与直播间', en: 'Shops, sites and live rooms' },
  query: shopsQuery,
  response: z.object({ items: z.array(shopRow), next: z.string().nullable() }),
})

export const maskedFields = ['representative', 'identityNumber', 'contactName', 'phone', 'email'] as const
export type MaskedField = (typeof maskedFields)[number]

export const unmaskOperator = endpoint({
  id: 'operators.unmaskOperator',
  method: 'POST',
  path: '/api/operators/:operatorId/unmasking',
  access: 'operators.unmask',
  summary: { zh: '查看主体联系信息明文', en: 'See contacts of an operator in clear' },
  params: operatorParams,
  body: z.object({ fields: z.array(z.enum(maskedFields)).min(1), reason: reason.min(4).max(200) }),
  response: z.object(
    Object.fromEntries(maskedFields.map((field) => [field, z.string().optional()])) as Record<
      MaskedField,
      z.ZodOptional<z.ZodString>
    >,
  ),
})
