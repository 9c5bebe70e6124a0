/** A person's own jobs over HTTP: list, one, cancel. Another person's job is not found. */
import { type Actor, scopeOf } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { record } from '../audit/record.ts'
import { readCursor, toPage } from '../db/keyset.ts'
import { type Route, route } from '../http/route.ts'
import { cancelJob, getJob, type JobView, listJobs } from './contract.ts'
import * as store from './store.ts'

type JobRow = NonNullable<Awaited<ReturnType<typeof store.findJob>>>

function viewOf(row: JobRow): JobView {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: row.done_count,
    total: row.total_count,
    cancelRequested: row.cancel_requested,
    result: row.state === 'done' ? row.result : null,
    // The text of a failure is for those who run the instance: it may name what this person may not see.
    refusal: row.state === 'refused' ? row.error : null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

/** Only officers have jobs of their own. */
const personOf = (actor: Actor): string | undefined => (actor.kind === 'officer' ? actor.personId : undefined)

const notFound = (jobId: string) => refuse('not_found', 'jobs.not_found', { jobId })

export const jobRoutes: readonly Route[] = [
  route(listJobs, async ({ world, actor, query }) => {
    const personId = personOf(actor)
    if (personId === undefined) return ok({ items: [], next: null })
    const after = readCursor(query.after, 2)
    const rows = await world.db.read(scopeOf(actor, 'any'), (tx) =>
      store.listJobs(tx, personId, { after, limit: query.limit + 1 }),
    )
    const page = toPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.id])
    return ok({ items: page.items.map(viewOf), next: page.next })
  }),

  route(getJob, async ({ world, actor, params }) => {
    const personId = personOf(actor)
    if (personId === undefined) return notFound(params.jobId)
    const row = await world.db.read(scopeOf(actor, 'any'), (tx) => store.findJob(tx, params.jobId, personId))
    return row === undefined ? notFound(params.jobId) : ok(viewOf(row))
  }),

  route(cancelJob, async ({ world, actor, params }) => {
    const personId = personOf(actor)
    if (personId === undefined) return notFound(params.jobId)
    return await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Result<JobView>> => {
      const before = await store.findJob(tx, params.jobId, personId)
      if (before === undefined) return notFound(params.jobId)
      const state = await store.cancelJob(tx, params.jobId)
      if (state === undefined) return refuse('conflict', 'jobs.already_ended', { state: before.state })
      const subject = { type: 'job', id: params.jobId }
      await record(tx, actor, {
        action: 'jobs.cancelled',
        subject,
        region: before.region,
        details: { state },
      })
      const after = await store.findJob(tx, params.jobId, personId)
      return after === undefined ? notFound(params.jobId) : ok(viewOf(after))
    })
  }),
]
