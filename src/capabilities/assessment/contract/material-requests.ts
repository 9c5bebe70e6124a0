/** 要材料: a unit is asked for a material, with a limit; state, steps and timeline are the matter's. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, region, text } from './fields.ts'
import { materialRow } from './materials.ts'

const itemKey = z.string().regex(/^\d+\.\d+$/)

export const requestRow = z.object({
  id: z.uuid(),
  title: z.string(),
  items: z.array(z.string()),
  state: z.string(),
  stateTitle: bilingual,
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  dueOn: z.string().nullable(),
  workingDaysLeft: z.number().int().nullable(),
  askedAt: z.string(),
  delivered: z.number().int(),
})
export type RequestRow = z.output<typeof requestRow>

export const listMaterialRequests = endpoint({
  id: 'assessment.listMaterialRequests',
  method: 'GET',
  path: '/api/assessment/material-requests',
  access: 'assessment.read',
  summary: { zh: '材料征集列表', en: 'Requests for materials' },
  query: z.object({
    region: region.optional(),
    unitId: z.uuid().optional(),
    open: z.enum(['yes', 'no']).optional(),
    after: text(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(requestRow), next: z.string().nullable() }),
})

export const getMaterialRequest = endpoint({
  id: 'assessment.getMaterialRequest',
  method: 'GET',
  path: '/api/assessment/material-requests/:requestId',
  access: 'assessment.read',
  summary: { zh: '材料征集', en: 'One request for material' },
  params: z.object({ requestId: z.uuid() }),
  response: requestRow.extend({ content: z.string(), materials: z.array(materialRow) }),
})

export const askForMaterial = endpoint({
  id: 'assessment.askForMaterial',
  method: 'POST',
  path: '/api/assessment/material-requests',
  access: 'assessment.manageTasks',
  summary: { zh: '要材料', en: 'Ask units for a material' },
  body: z.object({
    title: z.string().trim().min(2).max(200),
    content: z.string().trim().max(5000).default(''),
    items: z.array(itemKey).max(100).default([]),
    /** Each unit gets a request of its own. */
    unitIds: z.array(z.uuid()).min(1).max(100),
    dueOn: day,
  }),
  response: z.object({ ids: z.array(z.uuid()) }),
})

/** Attaches materials that the unit has entered already. */
export const attachMaterials = endpoint({
  id: 'assessment.attachMaterials',
  method: 'POST',
  path: '/api/assessment/material-requests/:requestId/materials',
  access: 'assessment.enterEvidence',
  summary: { zh: '附上已有材料', en: 'Attach materials to a request' },
  params: z.object({ requestId: z.uuid() }),
  body: z.object({ materials: z.array(z.uuid()).min(1).max(100) }),
  response: z.object({}),
})
