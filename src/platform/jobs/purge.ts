/** 清理: forgets jobs that ended long ago and notes of events that nothing can bring again. */
import { scopeOf } from '../../kernel/actor.ts'
import { ok } from '../../kernel/result.ts'
import type { JobHandler } from './job.ts'
import { purgeEnded } from './store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long people can look back at what their jobs came to. */
const JOBS_DAYS = 90
/** Far longer than the last try of an event's job, which comes within the hour. */
const EVENTS_DAYS = 30

export const PURGE_JOBS = 'jobs.purge'
export const PURGE_JOBS_SCHEDULE = { cron: '41 3 * * *', job: PURGE_JOBS } as const

export const purgeJobs: JobHandler = async ({ world, actor }) => {
  const now = world.clock.now().getTime()
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) =>
    ok(await purgeEnded(tx, new Date(now - JOBS_DAYS * DAY_MS), new Date(now - EVENTS_DAYS * DAY_MS))),
  )
}
