/** 后台任务: work put off to a worker, ordered in the transaction that needs it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { Detail } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'

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

/** Event name -> capabilities that want to know. */
export type Subscriptions = ReadonlyMap<string, readonly string[]>

/** Puts jobs on the queue; they exist once the caller's transaction commits, and never if it rolls back. */
export interface Jobs {
  enqueue(tx: Tx, kind: string, payload: Detail, options: JobOptions): Promise<string>
  /** Any number of jobs in one statement; their ids in the same order. */
  enqueueAll(tx: Tx, orders: readonly JobOrder[]): Promise<string[]>
  readonly subscriptions: Subscriptions
}

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
