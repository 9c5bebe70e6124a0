/** Matters: words in English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'matters.no_such_matter': 'There is no such matter, or it is outside your scope.',
  'matters.assignee_of_other_unit': 'Only people of the unit that holds the matter can be assigned.',
  'matters.already_there': 'That unit already holds the matter.',
  'matters.export.sheet': 'Matters',
  'matters.export.reference': 'Number',
  'matters.export.title': 'Matter',
  'matters.export.procedure': 'Kind',
  'matters.export.state': 'State',
  'matters.export.unit': 'Unit',
  'matters.export.assignee': 'Handled by',
  'matters.export.due': 'Due',
  'matters.export.opened': 'Opened',
  'matters.export.closed': 'Closed',
}
