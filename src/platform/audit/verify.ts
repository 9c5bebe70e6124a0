/** 完整性校验: proves the ledger against its own chain, and the chain against signed checkpoints. */
import { sql } from 'kysely'
import { scopeOf } from '../../kernel/actor.ts'
import type { Database } from '../db/database.ts'
import { type Digest, isSameDigest } from './chain.ts'
import type { ChainProblem } from './chain-walk.ts'
import { type Checkpoint, isSignedBy } from './checkpoint.ts'
import { readCheckpoints } from './checkpoint-store.ts'
import type { PublicKey } from './keys.ts'
import { VERIFIER, walkRange } from './verify-range.ts'
import { walkInThreads } from './verify-threads.ts'

/** Below so many entries starting threads takes longer than the walk. */
const THREADS_FROM = 100_000
const PROBLEMS_MAX = 20

export type LedgerProblem =
  | ChainProblem
  /** The chain is sound in itself but not the one that was signed: rewritten somewhere in `seq..lastSeq`. */
  | { readonly kind: 'rewritten'; readonly seq: number; readonly lastSeq: number; readonly keyId: string }
  /** A checkpoint covers entries that are no longer there, from `seq` on. */
  | { readonly kind: 'truncated'; readonly seq: number; readonly lastSeq: number; readonly keyId: string }
  | { readonly kind: 'signature_bad' | 'key_unknown'; readonly seq: number; readonly keyId: string }
  /** An entry that appeared after its place in the commit order had been sealed. */
  | { readonly kind: 'inserted'; readonly entryId: string }
  | { readonly kind: 'unsealed'; readonly entryId: string }

export interface Verdict {
  readonly ok: boolean
  /** Entries whose place in the chain was recomputed. */
  readonly checked: number
  readonly firstSeq: number
  readonly lastSeq: number
  /** Checkpoints whose signature and hashes hold. */
  readonly checkpoints: number
  /** By place; the first is the first broken entry. At most twenty. */
  readonly problems: readonly LedgerProblem[]
}

export interface VerifyOptions {
  readonly from?: number
  readonly to?: number
  /** Checkpoints kept outside the database; those in the database are always checked. */
  readonly checkpoints?: readonly Checkpoint[]
  readonly publicKeys: readonly PublicKey[]
  /** How long a committed entry may wait for its seal. */
  readonly unsealedMs?: number
  /** A range of so many entries is walked by several threads at once. */
  readonly threadsFrom?: number
  readonly onProgress?: (checked: number, total: number) => void | Promise<void>
}

/** Streams the chain and names what is wrong first. Reads only. */
export async function verifyLedger(db: Database, options: VerifyOptions): Promise<Verdict> {
  const scope = scopeOf(VERIFIER, 'any')
  const start = await db.read(scope, async (tx) => ({
    end: (
      await sql<{ seq: number }>`select coalesce(max(seq), 0)::bigint as seq from audit.seal`.execute(tx.as())
    ).rows,
    stored: await readCheckpoints(tx),
  }))
  const end = start.end[0]?.seq ?? 0
  const firstSeq = Math.max(1, options.from ?? 1)
  const lastSeq = Math.min(end, options.to ?? end)
  const judged = judgeCheckpoints([...start.stored, ...(options.checkpoints ?? [])], options.publicKeys)
  const total = lastSeq - firstSeq + 1
  const range = { firstSeq, lastSeq, wanted: judged.trusted.map((checkpoint) => checkpoint.seq) }
  const strays = findStrays(db, options.unsealedMs ?? 60_000)
  strays.catch(() => {}) // looked at below; a failure of the walk is told first
  let done = 0
  const onBatch = (entries: number) => {
    done = Math.min(done + entries, total)
    return options.onProgress?.(done, total)
  }
  const walked =
    (total >= (options.threadsFrom ?? THREADS_FROM) ? await walkInThreads(db, range, onBatch) : undefined) ??
    (await walkRange(db, range, onBatch))
  const standing = compareCheckpoints(judged.trusted, walked.links, { firstSeq, lastSeq, end })
  const inChain = [...walked.problems, ...standing.problems, ...judged.problems]
  const problems = [
    ...inChain.sort((left, right) => placeOf(left) - placeOf(right)),
    ...(await strays),
  ].slice(0, PROBLEMS_MAX)
  return {
    ok: problems.length === 0,
    checked: walked.checked,
    firstSeq,
    lastSeq,
    checkpoints: standing.matched,
    problems,
  }
}

/** A rewritten stretch stands after exact findings inside it. */
const placeOf = (problem: { seq: number; lastSeq?: number; kind: string }): number =>
  problem.kind === 'rewritten' ? (problem.lastSeq ?? problem.seq) : problem.seq

interface Judged {
  readonly trusted: readonly Checkpoint[]
  readonly problems: readonly Extract<LedgerProblem, { kind: 'signature_bad' | 'key_unknown' }>[]
}

/** Only keys from outside the database count: whoever owns the rows could also have entered a key. */
function judgeCheckpoints(checkpoints: readonly Checkpoint[], keys: readonly PublicKey[]): Judged {
  const trusted: Checkpoint[] = []
  const problems: Judged['problems'][number][] = []
  for (const checkpoint of checkpoints) {
    const { seq, keyId } = checkpoint
    const key = keys.find((each) => each.id === keyId)
    if (key === undefined) problems.push({ kind: 'key_unknown', seq, keyId })
    else if (isSignedBy(checkpoint, key)) trusted.push(checkpoint)
    else problems.push({ kind: 'signature_bad', seq, keyId })
  }
  return { trusted: trusted.sort((left, right) => left.seq - right.seq), problems }
}

function compareCheckpoints(
  checkpoints: readonly Checkpoint[],
  links: ReadonlyMap<number, Digest>,
  range: { firstSeq: number; lastSeq: number; end: number },
) {
  const problems: Extract<LedgerProblem, { kind: 'rewritten' | 'truncated' }>[] = []
  let matched = 0
  let soundUpTo = 0
  for (const checkpoint of checkpoints) {
    const { seq, keyId } = checkpoint
    if (seq > range.end) {
      problems.push({ kind: 'truncated', seq: range.end + 1, lastSeq: seq, keyId })
      continue
    }
    if (seq < range.firstSeq || seq > range.lastSeq) continue
    const link = links.get(seq)
    if (link && isSameDigest(link, checkpoint)) {
      matched += 1
      soundUpTo = seq
    } else if (link) problems.push({ kind: 'rewritten', seq: soundUpTo + 1, lastSeq: seq, keyId })
  }
  return { problems, matched }
}

/** Entries without a seal: those whose place is already past were slipped in, the others have waited too long. */
async function findStrays(db: Database, unsealedMs: number): Promise<LedgerProblem[]> {
  return await db.read(scopeOf(VERIFIER, 'any'), async (tx) => {
    const { rows } = await sql<{ entryId: string; late: boolean }>`
      select e.id as "entryId", coalesce((e.xid, e.id) < (last.xid, last.id), false) as late
      from audit.entry e
      left join lateral (
        select l.xid, l.id from audit.seal s join audit.entry l on l.id = s.entry_id order by s.seq desc limit 1
      ) last on true
      where not exists (select from audit.seal s where s.entry_id = e.id)
        and (coalesce((e.xid, e.id) < (last.xid, last.id), false)
          or e.at < clock_timestamp() - ${unsealedMs} * interval '1 millisecond')
      order by e.xid, e.id limit ${PROBLEMS_MAX}`.execute(tx.as<unknown>())
    return rows.map((row) => ({ kind: row.late ? 'inserted' : 'unsealed', entryId: row.entryId }) as const)
  })
}
