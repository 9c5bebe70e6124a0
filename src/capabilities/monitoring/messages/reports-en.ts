/** Monthly reports: words of their part of the overview in English. */
import type { reportsZh } from './reports-zh.ts'

export const reportsEn: Record<keyof typeof reportsZh, string> = {
  'reports.title': 'Monthly reports',
  'reports.lead':
    'On the first of each month the report of the month before is made; it can be made at any time, and takes the place of the former.',
  'reports.month': 'Month',
  'reports.make': 'Make the report',
  'reports.making': 'Being made',
  'reports.none': 'No report yet',
  'reports.none_why':
    'Choose a month for a docx: coverage, new findings, judgements and precision, trend, dead pages, shops, notices.',
  'reports.download': 'Download docx',
  'reports.found': 'New findings',
  'reports.pages': 'Pages read',
  'reports.verdicts': 'Accepted / dismissed',
  'reports.notices': 'Notices / mended',
  'reports.made': 'Made',
  'reports.by_schedule': 'by schedule',
}
