/** Background jobs: words of the job list, English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'jobs.not_found': 'There is no such background job.',
  'jobs.already_ended': 'This job has already ended and cannot be cancelled.',
  'jobs.state.waiting': 'Waiting',
  'jobs.state.running': 'Running',
  'jobs.state.done': 'Done',
  'jobs.state.refused': 'Refused',
  'jobs.state.failed': 'Failed',
  'jobs.state.cancelled': 'Cancelled',
}
