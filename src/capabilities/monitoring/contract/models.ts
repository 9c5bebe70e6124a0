/** What crosses the wire: models of one's own. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { count } from './fields.ts'

/** 试运行: what a model finds on stored snapshots. */
export const trial = z.object({
  pages: count,
  hits: count,
  at: z.iso.datetime(),
  /** The first of them. */
  examples: z.array(z.object({ url: z.string(), title: z.string(), text: z.string() })),
})
export type Trial = z.output<typeof trial>

export const modelRow = z.object({
  id: z.uuid(),
  key: z.string(),
  /** The file as it is shared: `sishi-model/1`. */
  file: z.record(z.string(), z.unknown()),
  version: z.number().int(),
  title: z.object({ zh: z.string(), en: z.string() }),
  level: z.enum(['violation', 'look', 'note']),
  state: z.enum(['off', 'on']),
  triedVersion: z.number().int().nullable(),
  tried: trial.nullable(),
  findings: count,
  precision: z.number().nullable(),
  changedName: z.string(),
  changedAt: z.iso.datetime(),
  mayCompose: z.boolean(),
})
export type ModelRow = z.output<typeof modelRow>

export const listModels = endpoint({
  id: 'monitoring.listModels',
  method: 'GET',
  path: '/api/monitoring/models',
  access: 'monitoring.read',
  summary: { zh: '自建模型', en: 'Models of one’s own' },
  response: z.object({ items: z.array(modelRow), next: z.null() }),
})

const params = z.object({ modelId: z.uuid() })

/** A file with the id of a model that stands makes its next version. */
export const saveModel = endpoint({
  id: 'monitoring.saveModel',
  method: 'POST',
  path: '/api/monitoring/models',
  access: 'monitoring.compose',
  summary: { zh: '保存或导入模型', en: 'Save or import a model' },
  body: z.object({ file: z.record(z.string(), z.unknown()) }),
  response: z.object({ id: z.uuid(), version: z.number().int() }),
})

export const tryModel = endpoint({
  id: 'monitoring.tryModel',
  method: 'POST',
  path: '/api/monitoring/models/:modelId/trials',
  access: 'monitoring.compose',
  summary: { zh: '在已存快照上试运行', en: 'Try a model on stored snapshots' },
  params,
  response: trial,
})

export const switchModel = endpoint({
  id: 'monitoring.switchModel',
  method: 'POST',
  path: '/api/monitoring/models/:modelId/state',
  access: 'monitoring.compose',
  summary: { zh: '启用或停用模型', en: 'Switch a model on or off' },
  params,
  body: z.object({ state: z.enum(['off', 'on']) }),
  response: z.object({}),
})

export const exportModel = endpoint({
  id: 'monitoring.exportModel',
  method: 'GET',
  path: '/api/monitoring/models/:modelId/file',
  access: 'monitoring.read',
  summary: { zh: '导出模型文件', en: 'Download the file of a model' },
  params,
  response: z.unknown(),
})
