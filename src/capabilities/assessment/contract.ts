/** What crosses the wire: plans being read and imported, tasks, evidence, the score and its explanation. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { parseDecimal } from '../../kernel/exact.ts'

const region = z.string().regex(/^\d{6}(\d{3})?$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const decimal = z
  .string()
  .trim()
  .max(40)
  .refine((text) => parseDecimal(text) !== undefined, 'not a plain decimal')
const text = (max: number) => z.string().max(max)
const names = z.array(text(200)).max(200)

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
  body: z.object({ draft: planDraft, mapping: z.array(unitMapping).max(1000) }),
  response: z.object({ mapping: z.array(unitMapping) }),
})

/** Creates units, stages, members, responsibilities and tasks in one transaction. */
export const importPlan = endpoint({
  id: 'assessment.importPlan',
  method: 'POST',
  path: '/api/assessment/plans/:planId/import',
  access: 'assessment.importPlan',
  summary: { zh: '导入方案', en: 'Import the plan' },
  params: planId,
  body: z.object({ draft: planDraft, mapping: z.array(unitMapping).max(1000), taskDueOn: day }),
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

export const taskRow = z.object({
  id: z.uuid(),
  number: z.number().int().nullable(),
  section: z.string(),
  title: z.string(),
  state: z.string(),
  stateTitle: z.object({ zh: z.string(), en: z.string() }),
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  assigneeName: z.string(),
  stageId: z.uuid().nullable(),
  stageName: z.string(),
  progress: z.number().int(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  supervised: z.boolean(),
  indicators: z.array(z.number().int()),
})
export type TaskRow = z.output<typeof taskRow>

export const taskFilter = z.object({
  unitId: z.uuid().optional(),
  stageId: z.uuid().optional(),
  state: text(40).optional(),
  indicator: z.coerce.number().int().optional(),
  due: z.enum(['overdue', 'month', 'any']).default('any'),
  search: z.string().trim().max(100).optional(),
  sort: z.enum(['number', 'due']).default('number'),
})

export const listTasks = endpoint({
  id: 'assessment.listTasks',
  method: 'GET',
  path: '/api/assessment/tasks',
  access: 'assessment.read',
  summary: { zh: '创建任务列表', en: 'Creation tasks' },
  query: taskFilter.extend({
    after: text(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(taskRow), next: z.string().nullable() }),
})

export const exportTasks = endpoint({
  id: 'assessment.exportTasks',
  method: 'GET',
  path: '/api/assessment/tasks.xlsx',
  access: 'assessment.read',
  summary: { zh: '导出任务清单', en: 'Export the task list as xlsx' },
  query: taskFilter,
  response: z.unknown(),
})

/** What the plan says of a task; its state, steps and timeline are the matter's (`matters.getMatter`). */
export const getTask = endpoint({
  id: 'assessment.getTask',
  method: 'GET',
  path: '/api/assessment/tasks/:taskId',
  access: 'assessment.read',
  summary: { zh: '创建任务', en: 'One creation task' },
  params: z.object({ taskId: z.uuid() }),
  response: taskRow.extend({
    content: z.string(),
    lastReport: z.string(),
    planId: z.uuid().nullable(),
    planTitle: z.string(),
  }),
})

export const createTask = endpoint({
  id: 'assessment.createTask',
  method: 'POST',
  path: '/api/assessment/tasks',
  access: 'assessment.manageTasks',
  summary: { zh: '新建任务', en: 'Create a task' },
  body: z.object({
    title: z.string().trim().min(2).max(300),
    content: text(20_000).default(''),
    section: z.string().trim().max(300).default(''),
    unitId: z.uuid(),
    supportingUnitIds: z.array(z.uuid()).max(100).default([]),
    stageId: z.uuid().nullable().default(null),
    indicators: z.array(z.number().int().positive()).max(100).default([]),
    dueOn: day,
  }),
  response: z.object({ id: z.uuid() }),
})

/** What the task pages need for their filters and forms. */
export const getTaskChoices = endpoint({
  id: 'assessment.getTaskChoices',
  method: 'GET',
  path: '/api/assessment/task-choices',
  access: 'assessment.read',
  summary: { zh: '任务筛选项', en: 'Stages and units for task filters' },
  response: z.object({
    stages: z.array(z.object({ id: z.uuid(), name: z.string(), from: z.string(), to: z.string() })),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
})

const points = { points: z.string(), sure: z.string(), possible: z.string(), notApplicable: z.string() }
const bilingual = z.object({ zh: z.string(), en: z.string() })
const check = z.enum(['met', 'failed', 'undecided'])

export const scoreAnswer = z.object({
  region,
  regionName: z.string(),
  edition: z.object({ id: z.string(), title: bilingual, documentNumber: z.string().optional() }),
  /** What is uncertain in the edition, for all to see. */
  notes: z.array(bilingual),
  assessedOn: z.string(),
  years: z.array(z.number().int()),
  ...points,
  totalAtLeast: z.string(),
  totalCheck: check,
  verdict: z.enum(['passes', 'fails', 'undecided']),
  groups: z.array(
    z.object({
      key: z.string(),
      title: bilingual,
      ...points,
      /** Exact fractions as decimals for drawing, 0 to 1; absent when nothing is applicable. */
      rateSure: z.string().nullable(),
      ratePossible: z.string().nullable(),
      floorRate: z.string(),
      floorPoints: z.string(),
      check,
      indicators: z.array(
        z.object({
          number: z.number().int(),
          subgroup: bilingual,
          title: bilingual,
          kind: z.enum(['quantitative', 'qualitative', 'mixed']),
          ...points,
          states: z.object({
            met: z.number().int(),
            not_met: z.number().int(),
            not_yet_known: z.number().int(),
            not_applicable: z.number().int(),
          }),
          units: z.array(z.object({ unitId: z.uuid(), name: z.string(), part: z.string() })),
        }),
      ),
    }),
  ),
})
export type ScoreAnswer = z.output<typeof scoreAnswer>

const scoreQuery = z.object({ region: region.optional() })

export const getScore = endpoint({
  id: 'assessment.getScore',
  method: 'GET',
  path: '/api/assessment/score',
  access: 'assessment.read',
  summary: { zh: '得分', en: 'The score of a region' },
  query: scoreQuery,
  response: scoreAnswer,
})

/** The explanation of the total, or of one indicator, as a tree of words and links (see scoring/explain.ts). */
export const explainScore = endpoint({
  id: 'assessment.explainScore',
  method: 'GET',
  path: '/api/assessment/score/explanation',
  access: 'assessment.read',
  summary: { zh: '得分说明', en: 'Why the score is what it is' },
  query: scoreQuery.extend({
    indicator: z.coerce.number().int().positive().optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  response: z.object({ tree: z.unknown() }),
})

/** Everything that can be entered for the score: series by year, measures, items to judge; with what stands now. */
export const getEvidence = endpoint({
  id: 'assessment.getEvidence',
  method: 'GET',
  path: '/api/assessment/evidence',
  access: 'assessment.read',
  summary: { zh: '评分依据', en: 'Evidence of a region' },
  query: scoreQuery,
  response: z.object({
    region,
    years: z.array(z.number().int()),
    series: z.array(
      z.object({
        key: z.string(),
        title: bilingual,
        definition: bilingual,
        unit: z.string(),
        units: z.array(z.object({ key: z.string(), title: bilingual })),
        where: z.enum(['local', 'national']),
        years: z.array(z.number().int()),
        indicators: z.array(z.number().int()),
      }),
    ),
    measures: z.array(
      z.object({
        measure: z.string(),
        title: bilingual,
        kind: z.enum(['share', 'quantity']),
        numerator: bilingual,
        denominator: bilingual.nullable(),
        indicators: z.array(z.number().int()),
        entry: z
          .object({
            year: z.number().int(),
            numerator: z.string().nullable(),
            denominator: z.string().nullable(),
            amount: z.string().nullable(),
            source: z.string(),
          })
          .nullable(),
      }),
    ),
    items: z.array(
      z.object({
        key: z.string(),
        indicator: z.number().int(),
        condition: bilingual,
        points: z.string(),
        review: z.boolean(),
        judgement: z
          .object({ score: z.string(), reviewer: z.string(), on: z.string(), reason: z.string() })
          .nullable(),
        decision: z
          .object({ state: z.string(), by: z.string(), on: z.string(), reason: z.string() })
          .nullable(),
        materials: z.array(
          z.object({ id: z.uuid(), title: z.string(), fileName: z.string(), state: z.string() }),
        ),
      }),
    ),
  }),
})

export const enterMeasure = endpoint({
  id: 'assessment.enterMeasure',
  method: 'POST',
  path: '/api/assessment/measures',
  access: 'assessment.enterEvidence',
  summary: { zh: '填报度量', en: 'Enter the parts of a measure' },
  body: z.object({
    measure: z.string().regex(/^[a-z]+\.[a-z][A-Za-z0-9]*$/),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    amount: decimal.nullable(),
    source: z.string().trim().min(2).max(300),
  }),
  response: z.object({}),
})

export const judgeItem = endpoint({
  id: 'assessment.judgeItem',
  method: 'POST',
  path: '/api/assessment/judgements',
  access: 'assessment.judge',
  summary: { zh: '评审打分', en: 'Judge an item' },
  body: z.object({
    item: z.string().regex(/^\d+\.\d+$/),
    score: decimal,
    reason: z.string().trim().min(2).max(1000),
    materials: z.array(z.uuid()).max(100).default([]),
  }),
  response: z.object({}),
})

/** 认定: sets an item that cannot be computed; `open` takes the decision back. */
export const decideItem = endpoint({
  id: 'assessment.decideItem',
  method: 'POST',
  path: '/api/assessment/decisions',
  access: 'assessment.decide',
  summary: { zh: '认定未知项', en: 'Settle an open item' },
  body: z.object({
    item: z.string().regex(/^\d+\.\d+(@\d{4})?$/),
    state: z.enum(['met', 'not_met', 'not_applicable', 'open']),
    reason: z.string().trim().min(2).max(1000),
  }),
  response: z.object({}),
})

/** Multipart: one file with the fields `item` and `title` in the address. */
export const addMaterial = endpoint({
  id: 'assessment.addMaterial',
  method: 'POST',
  path: '/api/assessment/materials',
  access: 'assessment.enterEvidence',
  summary: { zh: '上传佐证材料', en: 'Add material to an item' },
  query: z.object({ item: z.string().regex(/^\d+\.\d+$/), title: z.string().trim().min(1).max(200) }),
  response: z.object({ id: z.uuid() }),
})

export const openMaterial = endpoint({
  id: 'assessment.openMaterial',
  method: 'GET',
  path: '/api/assessment/materials/:materialId/file',
  access: 'assessment.read',
  summary: { zh: '下载佐证材料', en: 'The file of a material' },
  params: z.object({ materialId: z.uuid() }),
  response: z.unknown(),
})
