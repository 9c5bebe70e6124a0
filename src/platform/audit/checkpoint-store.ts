/** Checkpoints in the database: made in a rhythm, read back for the verifier. */
import { sql } from 'kysely'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { ok } from '../../kernel/result.ts'
import type { Database, Tx } from '../db/database.ts'
import { readCursor, toPage } from '../db/keyset.ts'
import type { Digest } from './chain.ts'
import { type Checkpoint, signCheckpoint } from './checkpoint.ts'
import type { SigningKey } from './keys.ts'

/** A checkpoint is due after so many entries, and after so much time if there is any entry. */
export interface CheckpointRhythm {
  readonly everyEntries: number
  readonly everyMs: number
}

const RHYTHM: CheckpointRhythm = { everyEntries: 10_000, everyMs: 3_600_000 }
const SIGNER: SystemJob = { kind: 'system', job: 'audit.checkpoint' }

interface Standing extends Digest {
  readonly seq: number
  readonly checkpoint_seq: number
  readonly checkpoint_at: Date | null
}

/** Signs the chain's end if the rhythm says so; returns the new checkpoints, one per key. */
export async function makeCheckpointIfDue(
  db: Database,
  keys: readonly SigningKey[],
  now: Date,
  rhythm = RHYTHM,
): Promise<readonly Checkpoint[]> {
  return await makeCheckpoint(db, keys, now, (standing) => {
    const waitedMs = standing.checkpoint_at ? now.getTime() - standing.checkpoint_at.getTime() : Infinity
    return standing.seq - standing.checkpoint_seq >= rhythm.everyEntries || waitedMs >= rhythm.everyMs
  })
}

/** Signs the chain's end now, unless nothing was sealed since the last checkpoint. */
export async function makeCheckpoint(
  db: Database,
  keys: readonly SigningKey[],
  now: Date,
  isDue: (standing: Standing) => boolean = () => true,
): Promise<readonly Checkpoint[]> {
  const result = await db.transact(scopeOf(SIGNER, 'any'), async (tx) => {
    const { rows } = await sql<Standing>`
      select s.seq, encode(s.sha256, 'hex') as sha256, encode(s.sm3, 'hex') as sm3,
        coalesce(c.seq, 0)::bigint as checkpoint_seq, c.at as checkpoint_at
      from (select * from audit.seal order by seq desc limit 1) s
      left join lateral (select seq, at from audit.checkpoint order by seq desc limit 1) c on true
    `.execute(tx.as<unknown>())
    const standing = rows[0]
    if (!standing || standing.seq <= standing.checkpoint_seq || !isDue(standing)) return ok([])
    const checkpoints = keys.map((key) => signCheckpoint(standing.seq, standing, now, key))
    for (const checkpoint of checkpoints) await insertCheckpoint(tx, checkpoint)
    return ok(checkpoints)
  })
  return result.ok ? result.value : []
}

/** Two hosts may sign the same end: the second changes nothing. */
async function insertCheckpoint(tx: Tx, checkpoint: Checkpoint): Promise<void> {
  const { seq, sha256, sm3, at, keyId, algorithm, signature } = checkpoint
  await sql`
    insert into audit.checkpoint (seq, sha256, sm3, at, key_id, algorithm, signature)
    values (${seq}, decode(${sha256}, 'hex'), decode(${sm3}, 'hex'), ${at}, ${keyId}, ${algorithm},
      decode(${signature}, 'base64'))
    on conflict (seq, key_id) do nothing`.execute(tx.as<unknown>())
}

/** Columns of a row `c` of audit.checkpoint as a Checkpoint; `at` in the form in which it was signed. */
export const checkpointColumns = sql<Checkpoint>`c.seq, encode(c.sha256, 'hex') as sha256, encode(c.sm3, 'hex') as sm3,
  to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.key_id as "keyId", c.algorithm,
  translate(encode(c.signature, 'base64'), e'\\n', '') as signature`

/** All checkpoints of the database, by seq. */
export async function readCheckpoints(tx: Tx): Promise<readonly Checkpoint[]> {
  const { rows } = await sql<Checkpoint>`
    select ${checkpointColumns} from audit.checkpoint c order by c.seq, c.key_id`.execute(tx.as<unknown>())
  return rows
}

/** The first checkpoint at or after this place. */
export async function findCoveringCheckpoint(tx: Tx, seq: number): Promise<Checkpoint | undefined> {
  const { rows } = await sql<Checkpoint>`
    select ${checkpointColumns} from audit.checkpoint c where c.seq >= ${seq} order by c.seq, c.algorithm limit 1
  `.execute(tx.as<unknown>())
  return rows[0]
}

export async function findCheckpoint(tx: Tx, seq: number, keyId: string): Promise<Checkpoint | undefined> {
  const { rows } = await sql<Checkpoint>`
    select ${checkpointColumns} from audit.checkpoint c where c.seq = ${seq} and c.key_id = ${keyId}
  `.execute(tx.as<unknown>())
  return rows[0]
}

/** Newest first. */
export async function listCheckpoints(
  tx: Tx,
  page: { readonly after?: string | undefined; readonly limit: number },
) {
  const key = readCursor(page.after, 2)
  const after = key === undefined ? sql`true` : sql`(c.seq, c.key_id) < (${key[0]}::bigint, ${key[1]})`
  const { rows } = await sql<Checkpoint>`
    select ${checkpointColumns} from audit.checkpoint c where ${after}
    order by c.seq desc, c.key_id desc limit ${page.limit + 1}`.execute(tx.as<unknown>())
  return toPage(rows, page.limit, (row) => [row.seq, row.keyId])
}
