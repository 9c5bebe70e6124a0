/** One thread of `verify-threads.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { Database, type DatabaseOptions } from '../db/database.ts'
import { type Range, walkRange } from './verify-range.ts'
import type { ThreadNews } from './verify-threads.ts'

const { connection, range } = workerData as { connection: DatabaseOptions['connection']; range: Range }
const tell = (news: ThreadNews) => parentPort?.postMessage(news)
const db = new Database({ connection, max: 2 })
try {
  const { problems, checked, links } = await walkRange(db, range, (entries) => tell({ entries }))
  tell({ fits: problems.length === 0, checked, links: [...links] })
} finally {
  await db.close()
}
