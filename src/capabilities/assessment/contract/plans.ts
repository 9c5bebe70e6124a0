/** Plans being read, mended and imported. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, names, region, text } from './fields.ts'

/** Where something stood in the file. */
const found = { at: z.record(z.string(), z.unknown()).optional(), confidence: z.number().optional() }

/** A plan as the officer mends it: the same fields as `sishi plan read --json`, strings as printed. */
export const planDraft = z.object({
  title: text(500),
  planTitle: text(500).default(''),
  documentNumber: text(100),
  issuedOn: z.union([day, z.literal('')]),
  issuer: text(200),
  jurisdiction: text(100),
  tasks: z
    .array(
      z.object({
        number: z.number().int().nullable(),
        section: text(300),
        title: text(300),
        text: text(20_000),
        leadUnits: names,
        responsibleUnits: names,
        guidingUnits: names,
        /** The task's own due day, where the plan or the officer sets one. */
        dueOn: z.union([day, z.literal('')]).default(''),
        ...found,
      }),
    )
    .max(1000),
  stages: z
    .array(z.object({ name: text(200), from: text(7), to: text(7), text: text(20_000), ...found }))
    .max(50),
  members: z.array(z.object({ role: text(100), name: text(100), position: text(300), ...found })).max(500),
  indicators: z
    .array(
      z.object({
        number: z.number().int().nullable(),
        group: text(200),
        groupPoints: z.number().nullable(),
        subgroup: text(200),
        subgroupPoints: z.number().nullable(),
        kind: text(50),
        name: text(500),
        points: z.number().nullable(),
        criteria: text(5000),
        sources: names,
        leadUnits: names,
        responsibleUnits: names,
        taskRefs: z.array(z.union([z.number(), z.string()])).max(100),
        ...found,
      }),
    )
    .max(300),
  passRule: z.object({ totalAtLeast: z.number().optional(), groupRateAtLeast: z.number().optional() }),
  targets: z
    .array(z.object({ text: text(1000), metric: text(300), value: text(200), by: text(100), ...found }))
    .max(500),
})
export type PlanDraft = z.output<typeof planDraft>

/** What becomes of one printed unit name: an existing unit, a new one, or nothing. */
export const unitMapping = z.object({
  printed: text(200),
  /** The reading with what the print leaves out (县发改局 for 发改局). */
  restored: text(200),
  action: z.enum(['use', 'create', 'ignore']),
  unitId: z.uuid().nullable(),
  /** Name of the unit to create. */
  name: text(80),
  confidence: z.number().min(0).max(1),
  /** Why this unit, in words for the officer. */
  reason: z.object({ zh: z.string(), en: z.string() }),
})
export type UnitMapping = z.output<typeof unitMapping>

export const planRow = z.object({
  id: z.uuid(),
  region,
  fileName: z.string(),
  state: z.enum(['draft', 'imported', 'discarded']),
  title: z.string(),
  documentNumber: z.string(),
  issuedOn: z.string().nullable(),
  createdAt: z.string(),
  importedAt: z.string().nullable(),
})

export const planDetail = planRow.extend({
  /** The file's text line by line; `line` and `page` are what the found values' `at` point to. */
  lines: z.array(z.object({ line: z.number().int(), page: z.number().int().nullable(), text: z.string() })),
  draft: planDraft,
  mapping: z.array(unitMapping),
  /** How often the draft was saved: a save or an import of an older one is refused. */
  version: z.number().int(),
  warnings: z.array(
    z.object({
      code: z.string(),
      message: z.object({ zh: z.string(), en: z.string() }),
      at: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
})
export type PlanDetail = z.output<typeof planDetail>

const planId = z.object({ planId: z.uuid() })

export const listPlans = endpoint({
  id: 'assessment.listPlans',
  method: 'GET',
  path: '/api/assessment/plans',
  access: 'assessment.read',
  summary: { zh: '方案列表', en: 'Plans' },
  response: z.object({ items: z.array(planRow) }),
})

/** Multipart with one file; a document that is not a plan is refused with what was not found. */
export const readPlanFile = endpoint({
  id: 'assessment.readPlanFile',
  method: 'POST',
  path: '/api/assessment/plans',
  access: 'assessment.importPlan',
  summary: { zh: '读取方案文件', en: 'Read a plan out of a file' },
  response: z.object({ id: z.uuid() }),
})

export const getPlan = endpoint({
  id: 'assessment.getPlan',
  method: 'GET',
  path: '/api/assessment/plans/:planId',
  access: 'assessment.read',
  summary: { zh: '方案', en: 'One plan' },
  params: planId,
  response: planDetail,
})

export const savePlanDraft = endpoint({
  id: 'assessment.savePlanDraft',
  method: 'PUT',
  path: '/api/assessment/plans/:planId/draft',
  access: 'assessment.importPlan',
  summary: { zh: '保存方案草稿', en: 'Save the mended plan' },
  params: planId,
  body: z.object({
    draft: planDraft,
    mapping: z.array(unitMapping).max(1000),
    version: z.number().int(),
  }),
  response: z.object({ mapping: z.array(unitMapping), version: z.number().int() }),
})

/** Creates units, stages, members, responsibilities and tasks in one transaction. */
export const importPlan = endpoint({
  id: 'assessment.importPlan',
  method: 'POST',
  path: '/api/assessment/plans/:planId/import',
  access: 'assessment.importPlan',
  summary: { zh: '导入方案', en: 'Import the plan' },
  params: planId,
  body: z.object({
    draft: planDraft,
    mapping: z.array(unitMapping).max(1000),
    version: z.number().int(),
    taskDueOn: day,
  }),
  response: z.object({
    units: z.number().int(),
    tasks: z.number().int(),
    stages: z.number().int(),
    members: z.number().int(),
    responsibilities: z.number().int(),
  }),
})

export const discardPlan = endpoint({
  id: 'assessment.discardPlan',
  method: 'POST',
  path: '/api/assessment/plans/:planId/discard',
  access: 'assessment.importPlan',
  summary: { zh: '放弃方案草稿', en: 'Discard a plan not yet imported' },
  params: planId,
  response: z.object({}),
})
