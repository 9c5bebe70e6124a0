/** Tasks and circulars: words of refusals and of workbooks in English. */
import type { tasksZh } from './tasks-zh.ts'

export const tasksEn: Record<keyof typeof tasksZh, string> = {
  'assessment.no_such_milestone': 'There is no such milestone, or it was removed.',
  'assessment.not_supporting':
    'Only a supporting unit reports this way; the lead unit reports under “What comes next”.',
  'assessment.no_such_circular': 'There is no such notice, or it is outside your scope.',
  'assessment.circular_issued': 'The notice was issued and can no longer be changed.',
  'assessment.circular_names_nobody': 'No unit holds a task, so there is nobody to send the notice to.',
  'assessment.period_backwards': 'The last day must not be before the first.',
  'assessment.not_named_unit': 'The unit that the notice names signs for it itself.',
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
