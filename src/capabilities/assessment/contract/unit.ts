/** 单位页: what a unit has on hand beside its indicators and tasks. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

export const getUnitStanding = endpoint({
  id: 'assessment.getUnitStanding',
  method: 'GET',
  path: '/api/assessment/units/:unitId',
  access: 'assessment.read',
  summary: { zh: '单位创建工作情况', en: 'How a unit stands in the creation' },
  params: z.object({ unitId: z.uuid() }),
  response: z.object({
    id: z.uuid(),
    name: z.string(),
    materials: z.object({
      pending: z.number().int(),
      accepted: z.number().int(),
      returned: z.number().int(),
      expired: z.number().int(),
    }),
    requests: z.object({ open: z.number().int(), late: z.number().int() }),
    /** 按时办结率 of its tasks as a percentage, cut and not rounded; null where none with a limit is closed. */
    onTime: z.string().nullable(),
    closed: z.number().int(),
    closedOnTime: z.number().int(),
  }),
})
