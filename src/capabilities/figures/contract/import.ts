/** What crosses the wire: import of figures from xlsx or csv, checked first and then taken over. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

/** 100 MB holds far more than the hundred thousand rows that an import takes. */
export const IMPORT_BYTES_MAX = 100 * 1024 * 1024
export const IMPORT_ROWS_MAX = 100_000

const badRow = z.object({
  /** As numbered in the file. */
  row: z.number(),
  name: z.string(),
  problems: z.array(
    z.object({ column: z.string(), code: z.string(), reason: z.string(), printed: z.string() }),
  ),
})
export type BadRow = z.output<typeof badRow>

export const figureImport = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(['checking', 'checked', 'applying', 'applied']),
  rows: z.number(),
  fresh: z.number(),
  revised: z.number(),
  same: z.number(),
  bad: z.number(),
  badRows: z.array(badRow),
  jobId: z.uuid().nullable(),
  startedAt: z.string(),
  appliedAt: z.string().nullable(),
})
export type FigureImport = z.output<typeof figureImport>

export const downloadTemplate = endpoint({
  id: 'figures.downloadTemplate',
  method: 'GET',
  path: '/api/figures/import/template',
  access: 'figures.enter',
  summary: { zh: '下载导入模板', en: 'Template with the series and periods that are asked for' },
  query: z.object({
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    /** Only what is missing, or everything asked for with what stands. */
    fill: z.enum(['missing', 'all']).default('all'),
  }),
  response: z.unknown(),
})

/** Multipart: one file. Judges each row and keeps nothing; a long file is judged by a job. */
export const checkImport = endpoint({
  id: 'figures.checkImport',
  method: 'POST',
  path: '/api/figures/imports',
  access: 'figures.enter',
  summary: { zh: '核验导入文件', en: 'Check a file of figures' },
  response: figureImport,
})

export const getImport = endpoint({
  id: 'figures.getImport',
  method: 'GET',
  path: '/api/figures/imports/:importId',
  access: 'figures.enter',
  summary: { zh: '查看导入', en: 'One import' },
  params: z.object({ importId: z.uuid() }),
  response: figureImport,
})

/** Judges again, and takes over: everything, or the good rows only if so told. The same file again changes nothing. */
export const applyImport = endpoint({
  id: 'figures.applyImport',
  method: 'POST',
  path: '/api/figures/imports/:importId/apply',
  access: 'figures.enter',
  summary: { zh: '执行导入', en: 'Take over the rows of an import' },
  params: z.object({ importId: z.uuid() }),
  body: z.object({ goodOnly: z.boolean().default(false), publish: z.boolean().default(false) }),
  response: figureImport,
})

export const downloadReport = endpoint({
  id: 'figures.downloadReport',
  method: 'GET',
  path: '/api/figures/imports/:importId/report',
  access: 'figures.enter',
  summary: { zh: '下载核验报告', en: 'Report of the bad rows as xlsx' },
  params: z.object({ importId: z.uuid() }),
  response: z.unknown(),
})
