/** What crosses the wire: values of series by year, local and national, with their source. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { parseDecimal } from '../../kernel/exact.ts'

const region = z.string().regex(/^\d{6}(\d{3})?$/)
const decimal = z
  .string()
  .trim()
  .max(40)
  .refine((text) => parseDecimal(text) !== undefined, 'not a plain decimal')

export const figureRow = z.object({
  id: z.uuid(),
  region,
  series: z.string(),
  where: z.enum(['local', 'national']),
  year: z.number().int(),
  value: z.string(),
  unit: z.string(),
  source: z.string(),
  enteredName: z.string(),
  enteredAt: z.string(),
  reason: z.string(),
  current: z.boolean(),
})
export type FigureRow = z.output<typeof figureRow>

export const listFigures = endpoint({
  id: 'figures.listFigures',
  method: 'GET',
  path: '/api/figures',
  access: 'figures.read',
  summary: { zh: '统计数据', en: 'Figures in force' },
  query: z.object({ region: region.optional(), series: z.string().max(80).optional() }),
  response: z.object({ items: z.array(figureRow) }),
})

/** All values that one figure ever had, newest first. */
export const listRevisions = endpoint({
  id: 'figures.listRevisions',
  method: 'GET',
  path: '/api/figures/revisions',
  access: 'figures.read',
  summary: { zh: '修订记录', en: 'Revisions of one figure' },
  query: z.object({
    region,
    series: z.string().max(80),
    where: z.enum(['local', 'national']),
    year: z.coerce.number().int(),
  }),
  response: z.object({ items: z.array(figureRow) }),
})

export const enterFigure = endpoint({
  id: 'figures.enterFigure',
  method: 'POST',
  path: '/api/figures',
  access: 'figures.enter',
  summary: { zh: '填报统计数据', en: 'Enter or revise a figure' },
  body: z.object({
    region: region.optional(),
    series: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    where: z.enum(['local', 'national']),
    year: z.number().int().min(1990).max(2100),
    value: decimal,
    unit: z.string().trim().min(1).max(40),
    source: z.string().trim().min(2).max(300),
    /** Asked when a value in force is replaced. */
    reason: z.string().trim().max(500).default(''),
  }),
  response: figureRow,
})
