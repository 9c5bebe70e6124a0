/** What crosses the wire of unit and leader views: how the units stand. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

const counts = {
  open: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  /** Closed in the period, of those with a limit. */
  closed: z.number().int(),
  closedOnTime: z.number().int(),
  /** 按时办结率 as a percentage in words; null without cases. */
  onTime: z.string().nullable(),
}

/** 各单位办理情况: of the matters that the actor sees; `total` is the published measure `matters.closedOnTime`. */
export const listByUnit = endpoint({
  id: 'matters.listByUnit',
  method: 'GET',
  path: '/api/matters/standing',
  access: 'matters.oversee',
  summary: { zh: '各单位办理情况', en: 'How the units stand' },
  query: z.object({
    /** Days of Asia/Shanghai, both included; this year when left out. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  response: z.object({
    from: z.string(),
    to: z.string(),
    total: z.object(counts),
    /** Address of the list of the matters closed in the period. */
    records: z.string(),
    items: z.array(
      z.object({
        unitId: z.uuid().nullable(),
        unitName: z.string(),
        region: z.string(),
        ...counts,
        records: z.string(),
      }),
    ),
  }),
})
