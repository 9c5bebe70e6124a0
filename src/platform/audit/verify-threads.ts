/** Walks a long stretch of the chain in several threads at once, each with connections of its own. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Database } from '../db/database.ts'
import type { Digest } from './chain.ts'
import type { Range, Walked } from './verify-range.ts'

const THREADS_MAX = 4

/** What a thread tells: how many more entries it has walked, and at last what it found. */
export type ThreadNews =
  | { readonly entries: number }
  | {
      readonly fits: boolean
      readonly checked: number
      readonly links: readonly (readonly [number, Digest])[]
    }

/**
 * The walk of the whole range when all of it fits; undefined when some part does not, which its neighbours beyond a
 * border may be needed to name: then the range is walked in one piece.
 */
export async function walkInThreads(
  db: Database,
  range: Range,
  onBatch: (entries: number) => void | Promise<void>,
): Promise<Walked | undefined> {
  const threads = Math.min(Math.max(2, availableParallelism()), THREADS_MAX)
  const length = Math.ceil((range.lastSeq - range.firstSeq + 1) / threads)
  const parts = Array.from({ length: threads }, (_, place) => {
    const firstSeq = range.firstSeq + place * length
    return { ...range, firstSeq, lastSeq: Math.min(firstSeq + length - 1, range.lastSeq) }
  }).filter((part) => part.firstSeq <= part.lastSeq)
  const walked = await Promise.all(parts.map((part) => walkInThread(db, part, onBatch)))
  if (!walked.every((part) => part.fits)) return undefined
  return {
    problems: [],
    checked: walked.reduce((sum, part) => sum + part.checked, 0),
    links: new Map(walked.flatMap((part) => part.links)),
  }
}

function walkInThread(
  db: Database,
  range: Range,
  onBatch: (entries: number) => void | Promise<void>,
): Promise<Extract<ThreadNews, { fits: boolean }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./verify-thread.ts', import.meta.url), {
      workerData: { connection: db.connection, range },
    })
    worker.on('message', (news: ThreadNews) => {
      if ('fits' in news) resolve(news)
      else Promise.resolve(onBatch(news.entries)).catch(reject)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('a verifying thread ended before its time')))
  })
}
