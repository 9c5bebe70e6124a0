/** Tasks and circulars: words of refusals and of workbooks in English. */
import type { tasksZh } from './tasks-zh.ts'

export const tasksEn: Record<keyof typeof tasksZh, string> = {
  'assessment.no_such_milestone': 'There is no such milestone, or it was removed.',
  'assessment.not_supporting':
    'Only a supporting unit reports this way; the lead unit reports under “What comes next”.',
  'assessment.export.content': 'Text',
  'assessment.export.supporting': 'Supporting units',
  'assessment.export.indicators': 'Indicators',
  'assessment.export.start': 'Start',
  'assessment.export.effort': 'Effort (person-days)',
  'assessment.export.priority': 'Priority',
  'assessment.export.milestones': 'Milestones',
  'assessment.export.priority_high': 'high',
  'assessment.export.priority_normal': 'normal',
  'assessment.export.priority_low': 'low',
}
