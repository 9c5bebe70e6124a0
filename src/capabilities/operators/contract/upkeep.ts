/** What crosses the wire: entering, mending, merging and placing operators and their shops. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import {
  bilingual,
  day,
  entity,
  exemption,
  kind,
  operatorParams,
  reason,
  region,
  registration,
  shopKind,
  shopParams,
} from './fields.ts'

const text = (max: number) => z.string().trim().max(max)

const operatorFields = {
  kind,
  name: text(200).min(1),
  entity,
  registration,
  /** Checked by GB 32100; an empty text is none. */
  uscc: text(40),
  exemption: exemption.nullable(),
  declaration: text(300),
  representative: text(80),
  identityNumber: text(20),
  trade: text(100),
  address: text(300),
  contactName: text(80),
  phone: text(40),
  email: text(120),
  establishedOn: day.nullable(),
}

const shopFields = {
  kind: shopKind,
  platform: text(100),
  name: text(200).min(1),
  address: text(1000).min(1),
}

const done = z.object({})

export const createOperator = endpoint({
  id: 'operators.createOperator',
  method: 'POST',
  path: '/api/operators',
  access: 'operators.keep',
  summary: { zh: '录入主体', en: 'Enter an operator' },
  body: z.object({
    kind,
    name: operatorFields.name,
    entity: entity.default('unknown'),
    registration: registration.default('unknown'),
    uscc: operatorFields.uscc.default(''),
    exemption: operatorFields.exemption.default(null),
    declaration: operatorFields.declaration.default(''),
    representative: operatorFields.representative.default(''),
    identityNumber: operatorFields.identityNumber.default(''),
    trade: operatorFields.trade.default(''),
    address: operatorFields.address.default(''),
    contactName: operatorFields.contactName.default(''),
    phone: operatorFields.phone.default(''),
    email: operatorFields.email.default(''),
    establishedOn: operatorFields.establishedOn.default(null),
    shop: z.object({ ...shopFields, platform: shopFields.platform.default('') }).optional(),
  }),
  response: z.object({ id: z.uuid() }),
})

/** Masked fields that are left out stay as they are. */
export const changeOperator = endpoint({
  id: 'operators.changeOperator',
  method: 'PATCH',
  path: '/api/operators/:operatorId',
  access: 'operators.keep',
  summary: { zh: '修改主体信息', en: 'Change an operator' },
  params: operatorParams,
  body: z.object(operatorFields).partial(),
  response: done,
})

/** 核实: an officer looked and found it right. */
export const verifyOperator = endpoint({
  id: 'operators.verifyOperator',
  method: 'POST',
  path: '/api/operators/:operatorId/verification',
  access: 'operators.keep',
  summary: { zh: '核实主体', en: 'Verify an operator' },
  params: operatorParams,
  body: z.object({}),
  response: done,
})

export const setOperatorStatus = endpoint({
  id: 'operators.setOperatorStatus',
  method: 'POST',
  path: '/api/operators/:operatorId/status',
  access: 'operators.keep',
  summary: { zh: '变更主体状态', en: 'Say how an operator stands' },
  params: operatorParams,
  body: z.object({ status: z.enum(['active', 'unreachable', 'closed']), reason }),
  response: done,
})

/** 不属本辖区、迁出: to a region that the officer keeps too, else it is marked and sent back with the reason. */
export const moveOperator = endpoint({
  id: 'operators.moveOperator',
  method: 'POST',
  path: '/api/operators/:operatorId/region',
  access: 'operators.keep',
  summary: { zh: '变更属地', en: 'Move an operator to its region' },
  params: operatorParams,
  body: z.object({ region, unitId: z.uuid().nullable().default(null), reason }),
  response: z.object({ moved: z.boolean() }),
})

export const mergeOperators = endpoint({
  id: 'operators.mergeOperators',
  method: 'POST',
  path: '/api/operators/:operatorId/merging',
  access: 'operators.keep',
  summary: { zh: '合并重复主体', en: 'Merge a duplicate into this operator' },
  params: operatorParams,
  body: z.object({ duplicateId: z.uuid(), reason }),
  response: done,
})

export const splitOperator = endpoint({
  id: 'operators.splitOperator',
  method: 'POST',
  path: '/api/operators/:operatorId/splitting',
  access: 'operators.keep',
  summary: { zh: '撤销合并', en: 'Split a merged operator off again' },
  params: operatorParams,
  body: z.object({ reason }),
  response: done,
})

export const addShop = endpoint({
  id: 'operators.addShop',
  method: 'POST',
  path: '/api/operators/:operatorId/shops',
  access: 'operators.keep',
  summary: { zh: '增加网店', en: 'Add a shop' },
  params: operatorParams,
  body: z.object({ ...shopFields, platform: shopFields.platform.default('') }),
  response: z.object({ id: z.uuid() }),
})

/** 网址失效, 关店, 恢复. */
export const setShopStatus = endpoint({
  id: 'operators.setShopStatus',
  method: 'POST',
  path: '/api/operators/shops/:shopId/status',
  access: 'operators.keep',
  summary: { zh: '变更网店状态', en: 'Say how a shop stands' },
  params: shopParams,
  body: z.object({ status: z.enum(['open', 'dead', 'closed']), reason }),
  response: done,
})

/** 主体不符: the shop belongs to another operator, or to nobody known. */
export const giveShop = endpoint({
  id: 'operators.giveShop',
  method: 'POST',
  path: '/api/operators/shops/:shopId/operator',
  access: 'operators.keep',
  summary: { zh: '变更网店所属主体', en: 'Say whose shop it is' },
  params: shopParams,
  body: z.object({ operatorId: z.uuid().nullable(), reason }),
  response: done,
})

const rule = z.object({
  /** Of a rule that stands, which it then stays. */
  id: z.uuid().optional(),
  words: z.array(z.string().trim().min(1).max(60)).min(1).max(10),
  notWords: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
  toRegion: region,
  toUnit: z.uuid().nullable(),
  remark: text(200).default(''),
})

export const listPlaceRules = endpoint({
  id: 'operators.listPlaceRules',
  method: 'GET',
  path: '/api/operators/place-rules',
  access: 'operators.read',
  summary: { zh: '属地规则', en: 'Rules that place addresses' },
  response: z.object({
    items: z.array(rule.extend({ id: z.uuid(), regionName: z.string(), unitName: z.string().nullable() })),
    regions: z.array(z.object({ code: region, name: z.string() })),
    stations: z.array(z.object({ id: z.uuid(), name: z.string(), region })),
  }),
})

/** The rules as a whole, in the order in which they are asked. */
export const savePlaceRules = endpoint({
  id: 'operators.savePlaceRules',
  method: 'PUT',
  path: '/api/operators/place-rules',
  access: 'operators.keep',
  summary: { zh: '保存属地规则', en: 'Save the rules that place addresses' },
  body: z.object({ rules: z.array(rule).max(1000) }),
  response: z.object({ count: z.number() }),
})

const placed = z.object({ region, unitId: z.uuid().nullable() })

/** 规则影响: which operators of the register would lie elsewhere by the rules given; nothing is saved. */
export const tryPlaceRules = endpoint({
  id: 'operators.tryPlaceRules',
  method: 'POST',
  path: '/api/operators/place-rules/effect',
  access: 'operators.keep',
  summary: { zh: '试算属地规则的影响', en: 'What other rules would change' },
  body: z.object({ rules: z.array(rule).max(1000) }),
  response: z.object({
    /** The operators that were looked at: those seen last. */
    looked: z.number(),
    changed: z.number(),
    items: z.array(
      z.object({ id: z.uuid(), name: z.string(), address: z.string(), before: placed, after: placed }),
    ),
  }),
})

/** 按规则重判: moves what the saved rules place elsewhere, by a job; see `PlacedAnew` for its result. */
export const applyPlaceRules = endpoint({
  id: 'operators.applyPlaceRules',
  method: 'POST',
  path: '/api/operators/place-rules/apply',
  access: 'operators.keep',
  summary: { zh: '按规则重判已入库主体的属地', en: 'Place the operators of the register anew by the rules' },
  response: z.object({ jobId: z.uuid() }),
})

/** What the job of `applyPlaceRules` ends with. */
export interface PlacedAnew {
  readonly looked: number
  readonly moved: number
  /** Those that stay because somebody there bears their code or number, or has their shop. */
  readonly kept: number
  /** The first of them. */
  readonly inTheWay: readonly { readonly id: string; readonly name: string; readonly other: string }[]
}

/** 试判: where an address would lie, and which rule says so. */
export const tryAddress = endpoint({
  id: 'operators.tryAddress',
  method: 'GET',
  path: '/api/operators/place-rules/trial',
  access: 'operators.read',
  summary: { zh: '试判属地', en: 'Try an address' },
  query: z.object({ address: text(300).min(1) }),
  response: z.object({
    region: region.nullable(),
    regionName: z.string().nullable(),
    unitName: z.string().nullable(),
    by: bilingual,
  }),
})

/** 填报: this year's or last year's counts become drafts of 统计数据. */
export const reportCounts = endpoint({
  id: 'operators.reportCounts',
  method: 'POST',
  path: '/api/operators/figures',
  access: 'figures.enter',
  summary: { zh: '主体数量填报为统计数据', en: 'Enter the register’s counts as figures' },
  body: z.object({ year: z.number().int().min(2000).max(2100) }),
  response: z.object({ online: z.number(), twoYears: z.number() }),
})
