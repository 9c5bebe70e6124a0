/** What crosses the wire about a person's own jobs. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

export const jobStateSchema = z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled'])
export type JobState = z.infer<typeof jobStateSchema>

export const jobSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  state: jobStateSchema,
  done: z.number(),
  total: z.number().nullable(),
  cancelRequested: z.boolean(),
  /** What the job returned, when it is done. */
  result: z.unknown(),
  /** The refusal's code, when it was refused: the translation key. */
  refusal: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})
export type JobView = z.infer<typeof jobSchema>

const params = z.object({ jobId: z.uuid() })

export const listJobs = endpoint({
  id: 'jobs.list',
  method: 'GET',
  path: '/api/jobs',
  access: 'session',
  summary: { zh: '我的后台任务', en: 'My background jobs' },
  query: z.object({
    /** The `next` of the page before. */
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(jobSchema), next: z.string().nullable() }),
})

export const getJob = endpoint({
  id: 'jobs.get',
  method: 'GET',
  path: '/api/jobs/:jobId',
  access: 'session',
  summary: { zh: '查看后台任务', en: 'One background job' },
  params,
  response: jobSchema,
})

export const cancelJob = endpoint({
  id: 'jobs.cancel',
  method: 'POST',
  path: '/api/jobs/:jobId/cancel',
  access: 'session',
  summary: { zh: '取消后台任务', en: 'Cancel a background job' },
  params,
  response: jobSchema,
})
