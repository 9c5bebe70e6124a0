/** Takes jobs off the queue and runs their handlers. Stateless: any number of workers on any number of hosts. */
import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger as QueueLogger, run, type Task, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { parseRegionCode } from '../../kernel/region-code.ts'
import type { Schedule } from '../capability.ts'
import type { World } from '../world.ts'
import type { JobCall, JobHandler } from './job.ts'
import { keepPlace } from './lost-workers.ts'
import { openQueuePool } from './pool.ts'
import { cronItem } from './schedules.ts'
import { type JobOutcome, startJob } from './store.ts'
import { type Follow, followNothing, followRow } from './visible-job.ts'

export interface WorkerOptions {
  /** As the worker role: the queue is all that this connection reaches. */
  readonly connection: pg.ClientConfig
  readonly world: World
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly schedules?: readonly Schedule[]
  readonly concurrency?: number
  /** How long running jobs may go on after `stop`; what runs longer is put back and tried again. */
  readonly stopWithinMs?: number
}

export interface RunningWorker {
  /** Takes no more jobs and waits for the running ones. */
  stop(): Promise<void>
  /** Settles when the worker works no more: after `stop`, or by an error that it could not mend. */
  readonly ended: Promise<void>
}

/** What stands on the queue; a scheduled job has only the library's own part. */
interface Envelope {
  readonly id?: string
  readonly region?: string
  readonly visible?: boolean
  readonly payload?: unknown
  readonly _cron?: { readonly ts: string }
}

/** Starts to work; returns once the worker listens. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { world, handlers } = options
  const concurrency = options.concurrency ?? 4
  const pool = openQueuePool(options.connection, concurrency + 2)
  const events = new EventEmitter() as WorkerEvents
  const place = keepPlace(options.connection, events, world.log)
  const tasks = Object.entries(handlers).map(([kind, handler]): [string, Task] => [
    kind,
    async (payload, helpers) => await runOnce(world, kind, handler, payload as Envelope, helpers),
  ])
  try {
    const runner = await run({
      pgPool: pool,
      events,
      concurrency,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 0,
      logger: queueLogger(world),
      taskList: Object.fromEntries(tasks),
      parsedCronItems: (options.schedules ?? []).map((schedule) => cronItem(schedule, world.clock)),
    })
    const ended = runner.promise
    ended.catch(() => {}) // whoever waits for `ended` still sees it
    await place.taken
    return {
      ended,
      stop: async () => {
        const timer = setTimeout(() => void runner.kill(), options.stopWithinMs ?? 10_000)
        try {
          await runner.stop()
          await ended
        } finally {
          clearTimeout(timer)
          await place.leave()
          await pool.end()
        }
      },
    }
  } catch (error) {
    await place.leave()
    await pool.end()
    throw error
  }
}

/** One attempt. A throw goes on to the queue, which tries again later; everything else is the end of the job. */
async function runOnce(
  world: World,
  kind: string,
  handler: JobHandler,
  envelope: Envelope,
  helpers: JobHelpers,
): Promise<void> {
  const { job, abortSignal } = helpers
  const region = envelope.region === undefined ? undefined : parseRegionCode(envelope.region)
  const actor: SystemJob = { kind: 'system', job: kind, ...(region === undefined ? {} : { region }) }
  const id = envelope.id ?? `${kind} ${envelope._cron?.ts ?? job.id}`
  const scope = scopeOf(actor, 'any')
  const visible = envelope.visible === true
  if (visible) {
    const begun = await world.db.transact(scope, async (tx) => ({
      ok: await startJob(tx, id),
      value: null,
      error: null,
    }))
    if (!begun.ok) return
  }
  const follow: Follow = visible ? followRow(world, scope, id) : followNothing
  const call: JobCall = {
    world,
    actor,
    id,
    payload: envelope.payload ?? envelope._cron ?? null,
    attempt: job.attempts,
    progress: follow.progress,
    isCancelled: follow.isCancelled,
    signal: abortSignal,
  }
  const log = world.log.child({ job: id, kind, attempt: job.attempts })
  try {
    const result = await handler(call)
    await follow.end(
      result.ok
        ? { state: 'done', result: result.value }
        : { state: 'refused', error: result.error.code, result: { ...result.error } },
    )
    log.info({ refusal: result.ok ? undefined : result.error.code }, 'job ended')
  } catch (error) {
    const last = job.attempts >= job.max_attempts
    log.error({ err: error, last }, last ? 'job failed for good' : 'job failed and will be tried again')
    await follow.end({ state: last ? 'failed' : 'waiting', error: String(error) } satisfies JobOutcome)
    throw error
  }
}

/** The library's own messages; what a job did is said by `runOnce`, so only warnings and errors pass. */
function queueLogger(world: World): QueueLogger {
  return new QueueLogger((scope) => (level, message, meta) => {
    const isJobFailure = meta !== undefined && 'failure' in meta
    if (isJobFailure) return
    if (level === 'error') world.log.error({ scope }, message)
    else if (level === 'warning') world.log.warn({ scope }, message)
  })
}
