/** 要数据: a unit is asked for figures, with a limit; state, steps and timeline are the matter's. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { figureRow } from './entry.ts'
import { bilingual, period, region, seriesKey, where } from './fields.ts'

export const REQUESTED_MAX = 200

export const figureRequestRow = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.string(),
  stateTitle: bilingual,
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  dueOn: z.string().nullable(),
  workingDaysLeft: z.number().int().nullable(),
  askedAt: z.string(),
  /** Figures asked for, and how many of them have a value, be it a draft. */
  asked: z.number().int(),
  entered: z.number().int(),
})
export type FigureRequestRow = z.output<typeof figureRequestRow>

export const listFigureRequests = endpoint({
  id: 'figures.listRequests',
  method: 'GET',
  path: '/api/figures/requests',
  access: 'figures.read',
  summary: { zh: '数据征集列表', en: 'Requests for figures' },
  query: z.object({
    unitId: z.uuid().optional(),
    open: z.enum(['yes', 'no']).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(figureRequestRow), next: z.string().nullable() }),
})

export const getFigureRequest = endpoint({
  id: 'figures.getRequest',
  method: 'GET',
  path: '/api/figures/requests/:figureRequestId',
  access: 'figures.read',
  summary: { zh: '数据征集', en: 'One request for figures' },
  params: z.object({ figureRequestId: z.uuid() }),
  response: figureRequestRow.extend({
    content: z.string(),
    figures: z.array(
      z.object({
        series: z.string(),
        title: bilingual,
        unit: z.string(),
        where,
        period: z.string(),
        published: figureRow.nullable(),
        draft: figureRow.nullable(),
      }),
    ),
  }),
})

export const askForFigures = endpoint({
  id: 'figures.askForFigures',
  method: 'POST',
  path: '/api/figures/requests',
  access: 'figures.publish',
  summary: { zh: '要数据', en: 'Ask units for figures' },
  body: z.object({
    /** Each unit gets one request for all that it is asked for. */
    figures: z
      .array(z.object({ series: seriesKey, where, period, unitId: z.uuid() }))
      .min(1)
      .max(REQUESTED_MAX),
    content: z.string().trim().max(5000).default(''),
    dueOn: z.iso.date(),
  }),
  response: z.object({ ids: z.array(z.uuid()) }),
})

/** What open requests ask for: stands beside what is missing, so that nothing is asked for twice. */
export const listRequested = endpoint({
  id: 'figures.listRequested',
  method: 'GET',
  path: '/api/figures/requested',
  access: 'figures.read',
  summary: { zh: '已要的数据', en: 'Figures asked for in open requests' },
  query: z.object({ region: region.optional() }),
  response: z.object({
    items: z.array(
      z.object({
        series: z.string(),
        where,
        period: z.string(),
        requestId: z.uuid(),
        unitName: z.string(),
        dueOn: z.string().nullable(),
      }),
    ),
  }),
})
