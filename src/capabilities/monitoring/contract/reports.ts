/** What crosses the wire: monthly reports. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { MONTH } from '../domain/month.ts'
import { bilingual, count } from './fields.ts'

const month = z.string().regex(MONTH)

const monthFigures = z.object({
  visits: count,
  pages: count,
  hosts: count,
  operators: count,
  deadPages: count,
  levels: z.object({ violation: count, look: count, note: count }),
  rules: z.array(
    z.object({
      rule: z.string(),
      title: bilingual,
      found: count,
      violation: count,
      look: count,
      note: count,
      /** Accepted among what was judged of the rule so far; null while too few were. */
      precision: z.number().nullable(),
    }),
  ),
  verdicts: z.object({ accepted: count, dismissed: count, asked: count }),
  trend: z.array(z.object({ month: z.string(), found: count, accepted: count })),
  dead: z.array(z.object({ url: z.string(), failures: count })),
  shops: z.array(z.object({ subject: z.string(), found: count, violation: count, accepted: count })),
  notices: z.object({ sent: count, answered: count, mended: count }),
  clues: count,
  priceProbes: z.object({ compared: count, suspected: count }),
  probes: z.object({ expected: count, found: count }),
})
export type MonthFigures = z.output<typeof monthFigures>

const reportRow = z.object({
  month,
  region: z.string(),
  figures: monthFigures,
  madeName: z.string(),
  madeAt: z.iso.datetime(),
})
export type ReportRow = z.output<typeof reportRow>

export const listReports = endpoint({
  id: 'monitoring.listReports',
  method: 'GET',
  path: '/api/monitoring/reports',
  access: 'monitoring.read',
  summary: { zh: '监测月报', en: 'Monthly reports' },
  response: z.object({ items: z.array(reportRow), next: z.null() }),
})

export const makeReport = endpoint({
  id: 'monitoring.makeReport',
  method: 'POST',
  path: '/api/monitoring/reports',
  access: 'monitoring.review',
  summary: { zh: '生成监测月报', en: 'Make the report of a month' },
  body: z.object({ month }),
  response: reportRow,
})

export const openReport = endpoint({
  id: 'monitoring.openReport',
  method: 'GET',
  path: '/api/monitoring/reports/:region/:month',
  access: 'monitoring.read',
  summary: { zh: '下载监测月报（docx）', en: 'Download the report of a month (docx)' },
  params: z.object({ region: z.string().max(12), month }),
  response: z.unknown(),
})
