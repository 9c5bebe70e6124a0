/** What a running job tells the people who watch it, and what they tell it. */
import type { Scope } from '../../kernel/actor.ts'
import { ok } from '../../kernel/result.ts'
import type { World } from '../world.ts'
import { finishJob, isCancelRequested, type JobOutcome, noteProgress } from './store.ts'

export interface Follow {
  progress(done: number, total?: number): Promise<void>
  isCancelled(): Promise<boolean>
  end(outcome: JobOutcome): Promise<void>
}

/** A job that nobody sees. */
export const followNothing: Follow = {
  progress: async () => {},
  isCancelled: async () => false,
  end: async () => {},
}

/** Progress is written, and a request to stop looked for, at most this often. */
const WRITE_EVERY_MS = 500

/** A job with a row in platform.job. */
export function followRow(world: World, scope: Scope, id: string): Follow {
  // Measures how long ago something was written, not what time it is: the machine's own monotonic clock.
  let writtenAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  let unwritten: { done: number; total: number | undefined } | undefined
  let cancelled = false
  let heeded = false
  const isDue = (since: number) => performance.now() - since >= WRITE_EVERY_MS

  const write = async (): Promise<void> => {
    const news = unwritten
    if (news === undefined) return
    unwritten = undefined
    writtenAt = performance.now()
    askedAt = writtenAt
    const told = await world.db.transact(scope, async (tx) =>
      ok(await noteProgress(tx, id, news.done, news.total)),
    )
    cancelled ||= told.ok && told.value
  }

  return {
    progress: async (done, total) => {
      unwritten = { done, total }
      if (isDue(writtenAt)) await write()
    },
    isCancelled: async () => {
      if (!cancelled && isDue(askedAt)) {
        askedAt = performance.now()
        cancelled = await world.db.read(scope, (tx) => isCancelRequested(tx, id))
      }
      heeded ||= cancelled
      return cancelled
    },
    end: async (outcome) => {
      await write()
      const final: JobOutcome = heeded ? { state: 'cancelled' } : outcome
      await world.db.transact(scope, async (tx) => ok(await finishJob(tx, id, final)))
    },
  }
}
