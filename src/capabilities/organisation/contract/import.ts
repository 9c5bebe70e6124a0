/** What crosses the wire: import of units and people from a workbook. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

export const downloadImportTemplate = endpoint({
  id: 'organisation.downloadImportTemplate',
  method: 'GET',
  path: '/api/organisation/import/template',
  access: 'organisation.managePeople',
  summary: { zh: '下载导入模板', en: 'Template for an import' },
  response: z.unknown(),
})

export const importModes = ['check', 'all', 'good'] as const
export const importSheets = ['units', 'people'] as const

export const importRow = z.object({
  sheet: z.enum(importSheets),
  /** As numbered in the workbook. */
  row: z.number(),
  name: z.string(),
  /** Empty for a good row; each with the column's heading, the code and its words. */
  problems: z.array(z.object({ field: z.string(), code: z.string(), reason: z.string() })),
})
export type ImportRow = z.output<typeof importRow>

/**
 * One workbook as a file. `check` only judges; `all` imports when every row is good; `good` leaves out the bad rows.
 * The answer's file holds each row's outcome, and the initial passwords, which are told nowhere else.
 */
export const importWorkbook = endpoint({
  id: 'organisation.importWorkbook',
  method: 'POST',
  path: '/api/organisation/import',
  access: 'organisation.managePeople',
  summary: { zh: '导入机构和人员', en: 'Import units and people' },
  query: z.object({ mode: z.enum(importModes).default('check') }),
  response: z.object({
    rows: z.array(importRow),
    good: z.number(),
    bad: z.number(),
    /** How many were created; both 0 when nothing was done. */
    units: z.number(),
    people: z.number(),
    /** An xlsx in base64 once something was imported. */
    resultFile: z.string().nullable(),
  }),
})
