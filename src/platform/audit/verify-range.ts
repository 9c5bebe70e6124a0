/** Walks one stretch of the chain: reads it in batches, two of them ahead of the hashing. */
import { sql } from 'kysely'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import type { Database } from '../db/database.ts'
import { canonicalBody, type Digest, GENESIS } from './chain.ts'
import { type ChainProblem, ChainWalk, type SealedRow } from './chain-walk.ts'

export const VERIFIER: SystemJob = { kind: 'system', job: 'audit.verify' }
const BATCH = 10_000

export interface Range {
  readonly firstSeq: number
  readonly lastSeq: number
  /** Places whose links the caller compares with checkpoints. */
  readonly wanted: readonly number[]
}

export interface Walked {
  readonly problems: readonly ChainProblem[]
  readonly checked: number
  readonly links: ReadonlyMap<number, Digest>
}

/** Checks each link against the one before it as it is stored: stretches that all fit are one chain that fits. */
export async function walkRange(
  db: Database,
  { firstSeq, lastSeq, wanted }: Range,
  onBatch?: (entries: number) => void | Promise<void>,
): Promise<Walked> {
  const walk = new ChainWalk(firstSeq, await linkBefore(db, firstSeq))
  const links = new Map<number, Digest>()
  const isWanted = new Set(wanted)
  const fetchFrom = (seq: number) => {
    const batch =
      seq > lastSeq ? Promise.resolve([]) : readSealed(db, seq, Math.min(seq + BATCH - 1, lastSeq))
    batch.catch(() => {}) // awaited in its turn
    return batch
  }
  const ahead = [fetchFrom(firstSeq), fetchFrom(firstSeq + BATCH)]
  for (let seq = firstSeq; seq <= lastSeq; seq += BATCH) {
    const rows = (await ahead.shift()) ?? []
    ahead.push(fetchFrom(seq + 2 * BATCH))
    for (const row of rows) {
      walk.take(row)
      if (isWanted.has(row.seq)) links.set(row.seq, { sha256: row.sha256, sm3: row.sm3 })
    }
    await onBatch?.(Math.min(seq + BATCH, lastSeq + 1) - seq)
  }
  walk.end(lastSeq)
  return { problems: walk.problems, checked: walk.checked, links }
}

async function linkBefore(db: Database, seq: number): Promise<Digest> {
  if (seq === 1) return GENESIS
  const rows = await readSealed(db, seq - 1, seq - 1)
  return rows[0] ?? GENESIS
}

async function readSealed(db: Database, from: number, to: number): Promise<readonly SealedRow[]> {
  return await db.read(scopeOf(VERIFIER, 'any'), async (tx) => {
    const { rows } = await sql<SealedRow>`
      select s.seq, s.entry_id as "entryId", encode(s.sha256, 'hex') as sha256, encode(s.sm3, 'hex') as sm3,
        e.xid, ${canonicalBody} as body
      from audit.seal s
      left join lateral (select * from audit.entry where id = s.entry_id offset 0) e on true -- one look-up a row
      where s.seq between ${from} and ${to} order by s.seq`.execute(tx.as<unknown>())
    return rows
  })
}
