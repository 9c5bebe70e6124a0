/** What crosses the wire: import of tasks from a workbook. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

export const TASK_SHEET_BYTES_MAX = 5 * 1024 * 1024
export const TASK_SHEET_ROWS_MAX = 500

export const downloadTaskTemplate = endpoint({
  id: 'assessment.downloadTaskTemplate',
  method: 'GET',
  path: '/api/assessment/task-import/template',
  access: 'assessment.manageTasks',
  summary: { zh: '任务导入模板', en: 'Template for an import of tasks' },
  response: z.unknown(),
})

const taskVerdict = z.object({
  /** As numbered in the workbook. */
  row: z.number(),
  title: z.string(),
  verdict: z.enum(['new', 'same', 'bad']),
  /** Each with the column's heading, the code and its words. */
  problems: z.array(z.object({ column: z.string(), code: z.string(), reason: z.string() })),
})
export type TaskVerdict = z.output<typeof taskVerdict>

/**
 * 导入任务: one workbook as a file. `check` only judges; `all` imports when every row is good; `good` leaves out the
 * bad rows. A row that equals a task that stands changes nothing, so that the same file again is harmless.
 */
export const importTasks = endpoint({
  id: 'assessment.importTasks',
  method: 'POST',
  path: '/api/assessment/task-import',
  access: 'assessment.manageTasks',
  summary: { zh: '导入任务', en: 'Import tasks' },
  query: z.object({ mode: z.enum(['check', 'all', 'good']).default('check') }),
  response: z.object({
    rows: z.array(taskVerdict),
    fresh: z.number(),
    same: z.number(),
    bad: z.number(),
    imported: z.number(),
  }),
})
