/** A job that is followed until it has ended. */
import { getJob, type JobState } from '../../platform/jobs/contract.ts'
import { useEndpoint } from '../use-endpoint.ts'

export const FOLLOW_EVERY_MS = 1000

export function isJobOpen(state: JobState): boolean {
  return state === 'waiting' || state === 'running'
}

/** Reads the job again each second while it is open; nothing without an id. */
export function useJob(jobId: string | null) {
  return useEndpoint(
    getJob,
    { params: { jobId: jobId ?? '' } },
    {
      enabled: jobId !== null,
      refetchEveryMs: (job) => (isJobOpen(job.state) ? FOLLOW_EVERY_MS : false),
    },
  )
}
