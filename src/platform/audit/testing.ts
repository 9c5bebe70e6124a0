/** 封存 in tests: other files' databases live in the same server, and the ledger waits for their transactions too. */
import { type RawBuilder, sql } from 'kysely'
import { vi } from 'vitest'
import type { TestDatabase } from '../db/testing.ts'
import { sealOnce } from './sealer.ts'

/** Waits until every transaction of the server that began before is over, whosever it is. */
export async function olderOnesOver({ db }: TestDatabase): Promise<void> {
  const ask = async <T>(question: RawBuilder<{ answer: T }>) =>
    (await db.once(async (tx) => await question.execute(tx.as<unknown>()))).rows[0]?.answer
  const last = await ask(
    sql<{ answer: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as answer`,
  )
  const isOver = sql<{
    answer: boolean
  }>`select pg_snapshot_xmin(pg_current_snapshot()) >= ${last}::xid8 as answer`
  await vi.waitUntil(async () => await ask(isOver), { interval: 5, timeout: 10_000 })
}

/** Seals every entry that was committed before; gives how many. */
export async function sealAll(test: TestDatabase): Promise<number> {
  await olderOnesOver(test)
  return await sealOnce(test.db)
}
