/** 存在证明: shows with one entry's text, hashes alone and a signed checkpoint that the entry stood in the ledger. */
import { sql } from 'kysely'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import type { Database } from '../db/database.ts'
import {
  canonicalBody,
  canonicalText,
  type Digest,
  GENESIS,
  isSameDigest,
  leafOf,
  linkAfter,
} from './chain.ts'
import { type Checkpoint, isSignedBy } from './checkpoint.ts'
import { checkpointColumns } from './checkpoint-store.ts'
import type { PublicKey } from './keys.ts'

export interface InclusionProof {
  readonly format: 'sishi-ledger-proof/1'
  readonly seq: number
  readonly canonical: string
  readonly previous: Digest
  /** Leaves of the entries after it, up to the checkpoint's; they show nothing of their content. */
  readonly following: readonly Digest[]
  readonly checkpoint: Checkpoint
}

const PROVER: SystemJob = { kind: 'system', job: 'audit.prove' }

/**
 * The proof of an entry by the next checkpoint; undefined while there is none. It takes leaves of entries that the
 * asker may not see, so the caller first makes sure that the entry itself may be seen.
 */
export async function findProof(db: Database, entryId: string): Promise<InclusionProof | undefined> {
  return await db.read(scopeOf(PROVER, 'any'), async (tx) => {
    const covered = await sql<Checkpoint & { entrySeq: number }>`
      select s.seq as "entrySeq", ${checkpointColumns}
      from audit.seal s
      join lateral (select * from audit.checkpoint c where c.seq >= s.seq order by c.seq, c.algorithm limit 1) c on true
      where s.entry_id = ${entryId}::uuid`.execute(tx.as<unknown>())
    const row = covered.rows[0]
    if (!row) return undefined
    const { entrySeq, ...checkpoint } = row
    const segment = await sql<Digest & { seq: number; body: string | null }>`
      select s.seq, encode(s.sha256, 'hex') as sha256, encode(s.sm3, 'hex') as sm3, ${canonicalBody} as body
      from audit.seal s left join lateral (select * from audit.entry where id = s.entry_id offset 0) e on true
      where s.seq between ${entrySeq - 1} and ${checkpoint.seq} order by s.seq`.execute(tx.as<unknown>())
    const [canonical, ...rest] = segment.rows
      .filter((each) => each.seq >= entrySeq)
      .map((each) => canonicalText(each.seq, each.body ?? ''))
    if (canonical === undefined) return undefined
    const before = segment.rows.find((each) => each.seq === entrySeq - 1)
    return {
      format: 'sishi-ledger-proof/1',
      seq: entrySeq,
      canonical,
      previous: before ? { sha256: before.sha256, sm3: before.sm3 } : GENESIS,
      following: rest.map(leafOf),
      checkpoint,
    }
  })
}

/** Whether the proof's text leads, leaf by leaf, to the signed checkpoint. Needs no database. */
export function isProven(proof: InclusionProof, key: PublicKey): boolean {
  if (!proof.canonical.startsWith(`${proof.seq}\x1f`)) return false
  if (proof.seq + proof.following.length !== proof.checkpoint.seq) return false
  const end = [leafOf(proof.canonical), ...proof.following].reduce(linkAfter, proof.previous)
  return isSameDigest(end, proof.checkpoint) && isSignedBy(proof.checkpoint, key)
}
