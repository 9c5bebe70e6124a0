/** 后台任务: work put off to a worker, ordered in the transaction that needs it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SystemJob } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { Detail, Result } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import type { Subscriptions } from '../events.ts'
import type { World } from '../world.ts'

export interface JobOptions {
  /** Where the work lies: the job runs under the scope of this region and everything below it. */
  readonly region: RegionCode
  /** Words for the list of jobs; the kind if there are none. */
  readonly title?: string
  readonly unitId?: string
  /** Whose job it is: this person may follow and cancel it. */
  readonly personId?: string
  readonly runAt?: Date
  /** A newer job with the same key takes the place of one that still waits. */
  readonly key?: string
  /** Whether people see it: progress, outcome, cancellation. Other jobs live on the queue alone. */
  readonly visible?: boolean
  readonly attemptsMax?: number
}

export interface JobOrder extends JobOptions {
  readonly kind: string
  readonly payload: Detail
}

/** Puts jobs on the queue; they exist once the caller's transaction commits, and never if it rolls back. */
export interface Jobs {
  enqueue(tx: Tx, kind: string, payload: Detail, options: JobOptions): Promise<string>
  /** Any number of jobs in one statement; their ids in the same order. */
  enqueueAll(tx: Tx, orders: readonly JobOrder[]): Promise<string[]>
  readonly subscriptions: Subscriptions
}

/** One run of a job, as its handler sees it. */
export interface JobCall {
  readonly world: World
  readonly actor: SystemJob
  /** As it was enqueued; the handler parses it. */
  readonly payload: unknown
  readonly id: string
  /** 1 for the first run. */
  readonly attempt: number
  /** Tells how far it is; written at most twice a second. */
  progress(done: number, total?: number): Promise<void>
  /** Whether somebody asked it to stop. A handler that reads true winds up and returns; the job is then cancelled. */
  isCancelled(): Promise<boolean>
  /** Fires when the program wants to end; a long handler then throws or returns soon. */
  readonly signal: AbortSignal
}

/** A refusal ends the job for good; a throw is tried again later. Runs at least once: must be idempotent. */
export type JobHandler = (job: JobCall) => Promise<Result<Detail>>

/** With the library's back-off (e^attempt seconds) the eighth try comes about twenty minutes after the first. */
const ATTEMPTS_MAX = 8

/** The queue's front door for one program. */
export function createJobs(options: {
  readonly subscriptions: Subscriptions
  readonly attemptsMax?: number
}): Jobs {
  const attemptsMax = options.attemptsMax ?? ATTEMPTS_MAX
  const enqueueAll = async (tx: Tx, orders: readonly JobOrder[]): Promise<string[]> => {
    if (orders.length === 0) return []
    const rows = orders.map((order) => ({ attemptsMax, visible: false, ...order, id: randomUUID() }))
    tx.later(sql`select platform.enqueue_jobs(${JSON.stringify(rows)}::jsonb)`)
    return rows.map((row) => row.id)
  }
  return {
    subscriptions: options.subscriptions,
    enqueueAll,
    enqueue: async (tx, kind, payload, jobOptions) => {
      const [id] = await enqueueAll(tx, [{ ...jobOptions, kind, payload }])
      if (id === undefined) throw new Error('one order gives one id')
      return id
    },
  }
}
