/** What crosses the wire: internal hosts that may be reached, listed by an administrator. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

export const hostRow = z.object({
  id: z.uuid(),
  host: z.string(),
  reason: z.string(),
  listedName: z.string(),
  listedAt: z.iso.datetime(),
  withdrawnName: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})

export const listHosts = endpoint({
  id: 'monitoring.listHosts',
  method: 'GET',
  path: '/api/monitoring/hosts',
  access: 'monitoring.listHosts',
  summary: { zh: '允许访问的内部主机', en: 'Internal hosts that may be reached' },
  response: z.object({
    items: z.array(hostRow),
    next: z.null(),
    /** Those that the configuration of the instance lists. */
    configured: z.array(z.string()),
  }),
})

export const allowHost = endpoint({
  id: 'monitoring.allowHost',
  method: 'POST',
  path: '/api/monitoring/hosts',
  access: 'monitoring.listHosts',
  summary: { zh: '列出内部主机', en: 'List an internal host' },
  body: z.object({
    host: z.string().trim().min(3).max(260),
    reason: z.string().trim().min(2).max(300),
  }),
  response: z.object({ id: z.uuid() }),
})

export const withdrawHost = endpoint({
  id: 'monitoring.withdrawHost',
  method: 'POST',
  path: '/api/monitoring/hosts/:hostId/withdraw',
  access: 'monitoring.listHosts',
  summary: { zh: '撤销内部主机', en: 'Withdraw an internal host' },
  params: z.object({ hostId: z.uuid() }),
  response: z.object({}),
})
