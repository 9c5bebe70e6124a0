/** What crosses the wire: others' models, declared by an administrator. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { count, level, webAddress } from './fields.ts'

/** A program of the folder `models` of the instance, or a service on a listed host. */
const target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('process'),
    program: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/, 'monitoring.program_name'),
    args: z.array(z.string().max(200)).max(10),
  }),
  z.object({ kind: z.literal('http'), url: webAddress }),
])
export type OutsideTarget = z.output<typeof target>

export const TIMEOUT_MS_MIN = 100
export const TIMEOUT_MS_MAX = 20_000

const declared = {
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  title: z.string().trim().min(1).max(100),
  basis: z.string().trim().max(200),
  level,
  target,
  timeoutMs: z.number().int().min(TIMEOUT_MS_MIN).max(TIMEOUT_MS_MAX),
}

const outsideModelRow = z.object({
  id: z.uuid(),
  ...declared,
  version: count,
  state: z.enum(['off', 'on']),
  outcomes: z.array(
    z.object({
      outcome: z.string(),
      number: count,
      lastAt: z.iso.datetime(),
      lastDetail: z.string(),
    }),
  ),
  declaredName: z.string(),
  declaredAt: z.iso.datetime(),
})
export type OutsideModelRow = z.output<typeof outsideModelRow>

export const listOutsideModels = endpoint({
  id: 'monitoring.listOutsideModels',
  method: 'GET',
  path: '/api/monitoring/outside-models',
  access: 'monitoring.seeModels',
  summary: { zh: '外部模型', en: 'Others’ models' },
  response: z.object({
    items: z.array(outsideModelRow),
    next: z.null(),
    mayDeclare: z.boolean(),
    /** Programs that stand in the folder. */
    programs: z.array(z.string()),
  }),
})

export const declareOutsideModel = endpoint({
  id: 'monitoring.declareOutsideModel',
  method: 'POST',
  path: '/api/monitoring/outside-models',
  access: 'monitoring.declareModels',
  summary: { zh: '登记外部模型', en: 'Declare a model of others' },
  body: z.object(declared),
  response: z.object({ id: z.uuid(), version: count }),
})

const params = z.object({ modelId: z.uuid() })

export const switchOutsideModel = endpoint({
  id: 'monitoring.switchOutsideModel',
  method: 'POST',
  path: '/api/monitoring/outside-models/:modelId/state',
  access: 'monitoring.declareModels',
  summary: { zh: '启用或停用外部模型', en: 'Switch a model of others on or off' },
  params,
  body: z.object({ state: z.enum(['off', 'on']) }),
  response: z.object({}),
})

/** One made-up page, so that a declaration can be checked before runs rely on it. */
export const tryOutsideModel = endpoint({
  id: 'monitoring.tryOutsideModel',
  method: 'POST',
  path: '/api/monitoring/outside-models/:modelId/trials',
  access: 'monitoring.declareModels',
  summary: { zh: '试问外部模型', en: 'Ask a model of others once' },
  params,
  body: z.object({ content: z.string().trim().min(1).max(100_000) }),
  response: z.object({
    outcome: z.string(),
    detail: z.string(),
    elapsedMs: count,
    findings: z.array(z.object({ level, text: z.string(), reason: z.string() })),
  }),
})
