/** What crosses the wire: series with their completeness, one series, what is missing, exports. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { figureRow } from './entry.ts'
import { bilingual, region, seriesKey, where } from './fields.ts'

const indicator = z.object({ number: z.number().int(), title: bilingual, page: z.string() })
const responsible = z.object({ id: z.string(), name: z.string(), isLead: z.boolean() })
const asked = z.object({ where, years: z.array(z.number().int()) })

const head = {
  key: z.string(),
  title: bilingual,
  definition: bilingual,
  dimension: z.string(),
  unit: z.string(),
  indicators: z.array(indicator),
  responsible: z.array(responsible),
}

const paged = {
  region: region.optional(),
  search: z.string().trim().max(200).optional(),
  unitId: z.uuid().optional(),
  indicator: z.coerce.number().int().optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

const seriesQuery = z.object({
  ...paged,
  completeness: z.enum(['complete', 'missing', 'draft']).optional(),
  sort: z.enum(['title', '-title', 'missing', '-missing']).optional(),
})
export type SeriesQuery = z.output<typeof seriesQuery>

export const listSeries = endpoint({
  id: 'figures.listSeries',
  method: 'GET',
  path: '/api/figures/series',
  access: 'figures.read',
  summary: { zh: '统计数据系列', en: 'Series of figures with their completeness' },
  query: seriesQuery,
  response: z.object({
    items: z.array(
      z.object({
        ...head,
        /** Values that the work asks for, and how many of them are published. */
        asked: z.number(),
        known: z.number(),
        drafts: z.number(),
        latest: z.object({ period: z.string(), value: z.string(), unit: z.string() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** 分项合计: the sum of a year's quarters or months beside the year that was entered. */
const rollUp = z.object({
  where,
  year: z.number().int(),
  of: z.enum(['quarter', 'month']),
  count: z.number().int(),
  isWhole: z.boolean(),
  unit: z.string(),
  sum: z.string(),
  /** Null while the year itself is not published. */
  yearValue: z.string().nullable(),
  /** Sum less the year's value in the same unit; null where there is nothing to compare, or not all parts stand. */
  difference: z.string().nullable(),
})
export type RollUpRow = z.output<typeof rollUp>

export const getSeries = endpoint({
  id: 'figures.getSeries',
  method: 'GET',
  path: '/api/figures/series/:series',
  access: 'figures.read',
  summary: { zh: '统计数据系列详情', en: 'One series with its figures' },
  params: z.object({ series: seriesKey }),
  query: z.object({ region: region.optional() }),
  response: z.object({
    region,
    series: z.object({
      ...head,
      isSum: z.boolean(),
      units: z.array(z.object({ unit: z.string(), title: bilingual, factor: z.string() })),
      sides: z.array(asked),
    }),
    /** Values in force and drafts, by period. */
    figures: z.array(figureRow),
    rollUps: z.array(rollUp),
    /** Why this person may not enter here; null where he may. */
    entering: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    mayPublish: z.boolean(),
    /** Drafts and figures that this person may withdraw or give a document. */
    own: z.array(z.uuid()),
  }),
})

const missingQuery = z.object({ ...paged, where: where.optional() })
export type MissingQuery = z.output<typeof missingQuery>

/** 缺项: each value that an indicator waits for. */
export const listMissing = endpoint({
  id: 'figures.listMissing',
  method: 'GET',
  path: '/api/figures/missing',
  access: 'figures.read',
  summary: { zh: '统计数据缺项', en: 'Figures that indicators wait for' },
  query: missingQuery,
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        series: z.string(),
        title: bilingual,
        unit: z.string(),
        where,
        period: z.string(),
        hasDraft: z.boolean(),
        indicators: z.array(indicator),
        responsible: z.array(responsible),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const getFigureChoices = endpoint({
  id: 'figures.getChoices',
  method: 'GET',
  path: '/api/figures/choices',
  access: 'figures.read',
  summary: { zh: '统计数据筛选项', en: 'Choices of the lists of figures' },
  query: z.object({ region: region.optional() }),
  response: z.object({
    indicators: z.array(indicator),
    units: z.array(responsible.pick({ id: true, name: true })),
    missing: z.number(),
    drafts: z.number(),
  }),
})

export const exportFigures = endpoint({
  id: 'figures.exportFigures',
  method: 'GET',
  path: '/api/figures/export',
  access: 'figures.read',
  summary: { zh: '导出统计数据', en: 'Export all figures in force' },
  query: z.object({ region: region.optional(), format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  response: z.unknown(),
})
