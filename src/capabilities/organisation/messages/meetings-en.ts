/** Meetings and resolutions: refusals, and words of lists as files, in English. */
import type { meetingsZh } from './meetings-zh.ts'

export const meetingsEn: Record<keyof typeof meetingsZh, string> = {
  'organisation.no_such_meeting': 'There is no such meeting.',
  'organisation.meeting_ends_early': 'A meeting ends after it begins.',
  'organisation.meeting_cancelled': 'The meeting is cancelled.',
  'organisation.meeting_held': 'The meeting has been held.',
  'organisation.meeting_not_begun': 'The meeting has not begun.',
  'organisation.meeting_not_held': 'The meeting has not been held: save its minutes first.',
  'organisation.minutes_confirmed': 'The minutes are confirmed and no longer change.',
  'organisation.minutes_missing': 'The minutes are still empty.',
  'organisation.attendance_missing': 'No attendance is noted yet.',
  'organisation.deputy_missing': 'Write the name of whoever came instead.',
  'organisation.nobody_to_call': 'There is nobody to call.',
  'organisation.no_such_agenda_item': 'The agenda has no such item.',
  'organisation.no_such_paper': 'There is no such paper.',
  'organisation.paper_needed': 'Choose a file.',
  'organisation.resolution_sheet': 'Resolutions',
  'organisation.resolution_text': 'Resolution',
  'organisation.resolution_body': 'Body',
  'organisation.resolution_meeting': 'Meeting',
  'organisation.resolution_lead': 'Lead unit',
  'organisation.resolution_supporting': 'Supporting units',
  'organisation.resolution_due': 'Due',
  'organisation.resolution_progress': 'Progress (%)',
  'organisation.resolution_state': 'State',
  'organisation.resolution_waiting': 'Task to come',
}
