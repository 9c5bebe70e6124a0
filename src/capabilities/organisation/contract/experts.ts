/** What crosses the wire of 专家库: experts, avoidance, draws. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { sheetVerdict } from './bodies.ts'
import { day, flag, page } from './fields.ts'
import { importModes } from './import.ts'
import { phonePattern } from './people.ts'

export const avoidanceKinds = ['unit', 'operator', 'person'] as const

export const expertRow = z.object({
  id: z.uuid(),
  bodyId: z.uuid(),
  bodyName: z.string(),
  name: z.string(),
  fields: z.array(z.string()),
  unitName: z.string(),
  qualification: z.string(),
  /** Masked; `unmaskExpert` tells it in clear. */
  phone: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  inTerm: z.boolean(),
  avoidances: z.array(
    z.object({ id: z.uuid(), kind: z.enum(avoidanceKinds), name: z.string(), reason: z.string() }),
  ),
})
export type ExpertRow = z.output<typeof expertRow>

const expertFilter = {
  bodyId: z.uuid().optional(),
  field: z.string().trim().max(60).optional(),
  search: z.string().trim().max(100).optional(),
  /** Only those whose term runs today. */
  inTerm: flag.optional(),
  /** Only those who avoid somebody. */
  avoiding: flag.optional(),
}

export const listExperts = endpoint({
  id: 'organisation.listExperts',
  method: 'GET',
  path: '/api/organisation/experts',
  access: 'organisation.readBodies',
  summary: { zh: '专家', en: 'Experts' },
  query: z.object({ ...page, ...expertFilter }),
  response: z.object({ items: z.array(expertRow), next: z.string().nullable() }),
})

/** Numbers stay masked in the file. */
export const exportExperts = endpoint({
  id: 'organisation.exportExperts',
  method: 'GET',
  path: '/api/organisation/experts.xlsx',
  access: 'organisation.readBodies',
  summary: { zh: '导出专家名单', en: 'Export experts as xlsx' },
  query: z.object(expertFilter),
  response: z.unknown(),
})

export const downloadExpertTemplate = endpoint({
  id: 'organisation.downloadExpertTemplate',
  method: 'GET',
  path: '/api/organisation/experts/template',
  access: 'organisation.keepBodies',
  summary: { zh: '专家导入模板', en: 'Template for experts' },
  response: z.unknown(),
})

/** `check` only judges; `all` imports when every row is good; `good` leaves out the bad rows. */
export const importExperts = endpoint({
  id: 'organisation.importExperts',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/experts/import',
  access: 'organisation.keepBodies',
  summary: { zh: '导入专家名单', en: 'Import experts' },
  params: z.object({ bodyId: z.uuid() }),
  query: z.object({ mode: z.enum(importModes).default('check') }),
  response: z.object({
    rows: z.array(sheetVerdict),
    good: z.number(),
    bad: z.number(),
    imported: z.number(),
  }),
})

export const addExpert = endpoint({
  id: 'organisation.addExpert',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/experts',
  access: 'organisation.keepBodies',
  summary: { zh: '聘任专家', en: 'Appoint an expert' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object({
    name: z.string().trim().min(1).max(40),
    fields: z.array(z.string().trim().min(1).max(60)).min(1).max(20),
    unitWords: z.string().trim().max(120).default(''),
    unitId: z.uuid().nullable().default(null),
    qualification: z.string().trim().max(200).default(''),
    phone: z.string().trim().regex(phonePattern).default(''),
    fromOn: day,
    toOn: day,
  }),
  response: z.object({ id: z.uuid() }),
})

/** 续聘 or 解聘: the last day of the term. */
export const setExpertTerm = endpoint({
  id: 'organisation.setExpertTerm',
  method: 'POST',
  path: '/api/organisation/experts/:expertId/term',
  access: 'organisation.keepBodies',
  summary: { zh: '续聘或解聘专家', en: 'Set the last day of a term' },
  params: z.object({ expertId: z.uuid() }),
  body: z.object({ toOn: day }),
  response: z.object({}),
})

export const addAvoidance = endpoint({
  id: 'organisation.addAvoidance',
  method: 'POST',
  path: '/api/organisation/experts/:expertId/avoidances',
  access: 'organisation.keepBodies',
  summary: { zh: '登记回避', en: 'Note whom an expert avoids' },
  params: z.object({ expertId: z.uuid() }),
  body: z.object({
    kind: z.enum(avoidanceKinds),
    name: z.string().trim().min(1).max(120),
    reason: z.string().trim().min(2).max(300),
  }),
  response: z.object({ id: z.uuid() }),
})

/** 解除回避: the reason is kept; draws made before stay as they were. */
export const liftAvoidance = endpoint({
  id: 'organisation.liftAvoidance',
  method: 'POST',
  path: '/api/organisation/avoidances/:avoidanceId/lifting',
  access: 'organisation.keepBodies',
  summary: { zh: '解除回避', en: 'Lift an avoidance' },
  params: z.object({ avoidanceId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  response: z.object({}),
})

export const unmaskExpert = endpoint({
  id: 'organisation.unmaskExpert',
  method: 'POST',
  path: '/api/organisation/experts/:expertId/unmasking',
  access: 'organisation.unmask',
  summary: { zh: '查看专家联系方式', en: "See an expert's contact in clear" },
  params: z.object({ expertId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(4).max(200) }),
  response: z.object({ phone: z.string() }),
})

export const drawRow = z.object({
  id: z.uuid(),
  purpose: z.string(),
  subjects: z.array(z.string()),
  field: z.string(),
  seed: z.string(),
  poolSize: z.number().int(),
  avoidedNames: z.array(z.string()),
  drawnNames: z.array(z.string()),
  drawnBy: z.string(),
  drawnAt: z.string(),
})

/** 随机抽取: among those in term, of the field, who avoid none of the subjects. */
export const drawExperts = endpoint({
  id: 'organisation.drawExperts',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/draws',
  access: 'organisation.keepBodies',
  summary: { zh: '随机抽取专家', en: 'Draw experts' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object({
    purpose: z.string().trim().min(2).max(200),
    /** 评审对象: units, operators, persons by name. */
    subjects: z.array(z.string().trim().min(1).max(120)).max(50).default([]),
    field: z.string().trim().max(60).default(''),
    wanted: z.number().int().min(1).max(50),
  }),
  response: z.object({ id: z.uuid(), drawn: z.array(z.string()) }),
})

export const listDraws = endpoint({
  id: 'organisation.listDraws',
  method: 'GET',
  path: '/api/organisation/draws',
  access: 'organisation.readBodies',
  summary: { zh: '抽取记录', en: 'Draws' },
  query: z.object({ ...page, bodyId: z.uuid().optional() }),
  response: z.object({ items: z.array(drawRow), next: z.string().nullable() }),
})
