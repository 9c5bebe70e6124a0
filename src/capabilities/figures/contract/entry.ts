/** What crosses the wire: figures, entering and publishing them, their documents and revisions. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { decimal, PERIOD_KINDS, period, region, seriesKey, valueKind, where } from './fields.ts'

export const figureRow = z.object({
  id: z.uuid(),
  region,
  series: z.string(),
  where,
  periodKind: z.enum(PERIOD_KINDS),
  period: z.string(),
  year: z.number().int(),
  /** `growth`: published in per cent, on a comparable basis; it need not be the quotient of two levels. */
  valueKind,
  value: z.string(),
  unit: z.string(),
  source: z.string(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** Not replaced by a later value. */
  current: z.boolean(),
  reason: z.string(),
  enteredBy: z.uuid().nullable(),
  enteredName: z.string(),
  enteredAt: z.string(),
  publishedName: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Name of the file behind it. */
  document: z.string().nullable(),
})
export type FigureRow = z.output<typeof figureRow>

export const listFigures = endpoint({
  id: 'figures.listFigures',
  method: 'GET',
  path: '/api/figures',
  access: 'figures.read',
  summary: { zh: '统计数据', en: 'Figures in force' },
  query: z.object({ region: region.optional(), series: seriesKey.optional() }),
  response: z.object({ items: z.array(figureRow) }),
})

/** All values that one figure ever had, the one in force first. */
export const listRevisions = endpoint({
  id: 'figures.listRevisions',
  method: 'GET',
  path: '/api/figures/revisions',
  access: 'figures.read',
  summary: { zh: '修订记录', en: 'Revisions of one figure' },
  query: z.object({
    region: region.optional(),
    series: seriesKey,
    where,
    period,
    valueKind: valueKind.default('level'),
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
    series: seriesKey,
    where,
    period,
    valueKind: valueKind.default('level'),
    value: decimal,
    unit: z.string().trim().min(1).max(40),
    source: z.string().trim().min(2).max(300),
    /** Asked when a published value is replaced. */
    reason: z.string().trim().max(500).default(''),
    /** Published at once, or kept as a draft. */
    publish: z.boolean().default(false),
    /** The published figure that was on the page, null for none: refused when another stands by now. */
    seen: z.uuid().nullable().optional(),
  }),
  response: figureRow,
})

export const publishFigures = endpoint({
  id: 'figures.publishFigures',
  method: 'POST',
  path: '/api/figures/publish',
  access: 'figures.publish',
  summary: { zh: '发布统计数据', en: 'Publish drafts' },
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(500),
    /** For drafts that replace a published value and say no reason themselves. */
    reason: z.string().trim().max(500).default(''),
  }),
  response: z.object({ published: z.number() }),
})

export const withdrawDraft = endpoint({
  id: 'figures.withdrawDraft',
  method: 'POST',
  path: '/api/figures/:figureId/withdraw',
  access: 'figures.enter',
  summary: { zh: '撤回草稿', en: 'Withdraw a draft' },
  params: z.object({ figureId: z.uuid() }),
  response: z.object({}),
})

/** Multipart: one file. A published figure that has a document keeps it; a revision brings its own. */
export const attachDocument = endpoint({
  id: 'figures.attachDocument',
  method: 'POST',
  path: '/api/figures/:figureId/document',
  access: 'figures.enter',
  summary: { zh: '上传数据依据文件', en: 'Attach the document behind a figure' },
  params: z.object({ figureId: z.uuid() }),
  response: z.object({}),
})

export const openDocument = endpoint({
  id: 'figures.openDocument',
  method: 'GET',
  path: '/api/figures/:figureId/document',
  access: 'figures.read',
  summary: { zh: '下载数据依据文件', en: 'The document behind a figure' },
  params: z.object({ figureId: z.uuid() }),
  response: z.unknown(),
})
