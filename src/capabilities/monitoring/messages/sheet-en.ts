/** Monitoring: words of the exported list in English. */
import type { sheetZh } from './sheet-zh.ts'

export const sheetEn: Record<keyof typeof sheetZh, string> = {
  'monitoring.findings': 'Findings',
  'monitoring.column_subject': 'Operator',
  'monitoring.column_url': 'Address',
  'monitoring.column_rule': 'Rule',
  'monitoring.column_level': 'Level',
  'monitoring.column_state': 'State',
  'monitoring.column_found': 'What was found',
  'monitoring.column_reason': 'Reason',
  'monitoring.column_article': 'Provision',
  'monitoring.column_penalty': 'Penalty',
  'monitoring.column_first_seen': 'First seen',
  'monitoring.column_last_seen': 'Last seen',
  'monitoring.column_times': 'Times seen',
  'monitoring.level_violation': 'Violation suspected',
  'monitoring.level_look': 'Look',
  'monitoring.level_note': 'Note',
  'monitoring.state_new': 'Waiting',
  'monitoring.state_asked': 'Asked',
  'monitoring.state_accepted': 'Accepted',
  'monitoring.state_dismissed': 'Dismissed',
}
