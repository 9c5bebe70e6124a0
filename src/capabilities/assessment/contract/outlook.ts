/** What-if, the shortest way, risks: what the page computes with, and what of it is kept. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { changeSchema } from '../outlook/index.ts'
import { decimal, region, scoreQuery, text } from './fields.ts'

const share = decimal.refine((value) => Number(value) >= 0 && Number(value) <= 1, 'request.field_share')

export const riskMargins = z.object({
  share: z.object({
    any: share,
    money: share.optional(),
    parcels: share.optional(),
    operators: share.optional(),
    people: share.optional(),
    hours: share.optional(),
    cases: share.optional(),
    ratio: share.optional(),
  }),
  judgedShare: share,
  expiryDays: z.number().int().min(0).max(1000),
})
export type RiskMarginsAnswer = z.output<typeof riskMargins>

/** The page scores by itself, so that a change shows at once: it gets the edition and all inputs as scoring reads them. */
export const getOutlook = endpoint({
  id: 'assessment.getOutlook',
  method: 'GET',
  path: '/api/assessment/outlook',
  access: 'assessment.read',
  summary: { zh: '试算依据', en: 'What a score on trial is computed from' },
  query: scoreQuery,
  response: z.object({
    region,
    regionName: z.string(),
    mayManage: z.boolean(),
    /** As edition/schema.ts and scoring/inputs.ts have them. */
    edition: z.unknown(),
    inputs: z.unknown(),
    options: z.unknown(),
    margins: riskMargins,
    responsibilities: z.array(
      z.object({ indicator: z.number().int(), unitId: z.uuid(), name: z.string(), part: z.string() }),
    ),
    /** Until when materials hold, for the risks. */
    validity: z.array(
      z.object({ item: z.string(), materialId: z.uuid(), title: z.string(), validUntil: z.string() }),
    ),
    efforts: z.array(
      z.object({
        key: z.string(),
        days: z.string().nullable(),
        reachable: z.boolean().nullable(),
        note: z.string(),
      }),
    ),
    scenarios: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        changes: z.array(changeSchema),
        keptName: z.string(),
        keptAt: z.string(),
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        unitId: z.uuid().nullable(),
        unitName: z.string(),
        dueOn: z.string().nullable(),
        progress: z.number().int(),
        indicators: z.array(z.number().int()),
        effortDays: z.string().nullable(),
      }),
    ),
    past: z.array(z.object({ unitId: z.uuid(), dueOn: z.string(), closedOn: z.string() })),
  }),
})

export const enterEffort = endpoint({
  id: 'assessment.enterEffort',
  method: 'PUT',
  path: '/api/assessment/efforts',
  access: 'assessment.manageTasks',
  summary: { zh: '填报工作量', en: 'Enter the effort of a step' },
  body: z.object({
    region: region.optional(),
    key: z
      .string()
      .max(40)
      .regex(/^\d+\.\d+(@\d{4})?(#\d+)?$/),
    days: decimal.refine((value) => Number(value) >= 0, 'request.field_below_zero').nullable(),
    reachable: z.boolean().nullable(),
    note: text(500).default(''),
  }),
  response: z.object({}),
})

export const setRiskMargins = endpoint({
  id: 'assessment.setRiskMargins',
  method: 'PUT',
  path: '/api/assessment/risk-margins',
  access: 'assessment.manageTasks',
  summary: { zh: '设置风险边界', en: 'Set how near is at risk' },
  body: z.object({ region: region.optional(), margins: riskMargins }),
  response: z.object({}),
})

export const keepScenario = endpoint({
  id: 'assessment.keepScenario',
  method: 'POST',
  path: '/api/assessment/scenarios',
  access: 'assessment.manageTasks',
  summary: { zh: '保留试算方案', en: 'Keep a what-if under a name' },
  body: z.object({
    region: region.optional(),
    name: z.string().trim().min(1).max(100),
    changes: z.array(changeSchema).min(1).max(300),
  }),
  response: z.object({ id: z.uuid() }),
})

export const removeScenario = endpoint({
  id: 'assessment.removeScenario',
  method: 'DELETE',
  path: '/api/assessment/scenarios/:scenarioId',
  access: 'assessment.manageTasks',
  summary: { zh: '删除试算方案', en: 'Remove a what-if' },
  params: z.object({ scenarioId: z.uuid() }),
  response: z.object({}),
})
