/** What crosses the wire: names that are protected against imitation. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { count } from './fields.ts'

export const listProtectedNames = endpoint({
  id: 'monitoring.listProtectedNames',
  method: 'GET',
  path: '/api/monitoring/protected-names',
  access: 'monitoring.read',
  summary: { zh: '受保护的名称', en: 'Protected names' },
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        holder: z.string(),
        addedName: z.string(),
        addedAt: z.iso.datetime(),
        mayRemove: z.boolean(),
      }),
    ),
    next: z.null(),
  }),
})

const entry = z.object({
  name: z.string().trim().min(2).max(60),
  holder: z.string().trim().min(2).max(200),
})

/** Many at once, as they are pasted from a table; those that stand are left as they are. */
export const addProtectedNames = endpoint({
  id: 'monitoring.addProtectedNames',
  method: 'POST',
  path: '/api/monitoring/protected-names',
  access: 'monitoring.compose',
  summary: { zh: '增加受保护的名称', en: 'Add protected names' },
  body: z.object({ names: z.array(entry).min(1).max(1000) }),
  response: z.object({ added: count }),
})

export const removeProtectedName = endpoint({
  id: 'monitoring.removeProtectedName',
  method: 'POST',
  path: '/api/monitoring/protected-names/:nameId/removal',
  access: 'monitoring.compose',
  summary: { zh: '删除受保护的名称', en: 'Remove a protected name' },
  params: z.object({ nameId: z.uuid() }),
  response: z.object({}),
})
