/**
 * 封存: gives every committed entry its place in the chain. The order is (xid, id) over all entries whose transaction
 * is older than the oldest one still running: that set is complete and can never grow, unlike `id > last`.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { ok } from '../../kernel/result.ts'
import type { Database, Tx } from '../db/database.ts'
import { canonicalBody, canonicalText, type Digest, GENESIS, leafOf, linkAfter } from './chain.ts'
import { type CheckpointRhythm, makeCheckpointIfDue } from './checkpoint-store.ts'
import type { SigningKey } from './keys.ts'

const SEALER: SystemJob = { kind: 'system', job: 'audit.seal' }
/** Entries sealed in one transaction: keeps it near 0.2 s. */
const BATCH_MAX = 5000
const NO_ID = '00000000-0000-0000-0000-000000000000'

interface Head {
  readonly seq: number
  readonly link: Digest
  /** Everything up to here in (xid, id) order is sealed. */
  readonly xid: string
  readonly entryId: string
  /** Transactions are counted from a lower number than once: the rows came from another server by a dump. */
  readonly isRecounted: boolean
}

/** Seals one batch and returns how many entries it took; 0 as well while another sealer is at work. */
export async function sealBatch(db: Database, batchMax = BATCH_MAX): Promise<number> {
  const result = await db.transact(scopeOf(SEALER, 'any'), async (tx) => {
    // The lock has a statement of its own: what is read after it was committed before it.
    const lock = await sql<{
      mine: boolean
    }>`select pg_try_advisory_xact_lock(hashtext('sishi audit sealer')) as mine`.execute(tx.as<unknown>())
    if (!lock.rows[0]?.mine) return ok(0)
    const head = await readHead(tx)
    const batch = head.isRecounted ? await readLeftovers(tx) : await readBatch(tx, head, batchMax)
    await appendSeals(tx, head, batch)
    const last = batch.at(-1)
    if (head.isRecounted) await setFrontier(tx, '0', NO_ID)
    else if (last) await setFrontier(tx, last.xid, last.id)
    return ok(batch.length)
  })
  return result.ok ? result.value : 0
}

/** Seals everything that can be sealed now. */
export async function sealOnce(db: Database): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await sealBatch(db)
    total += sealed
    if (sealed < BATCH_MAX) return total
  }
}

async function readHead(tx: Tx): Promise<Head> {
  const { rows } = await sql<{
    seq: number | null
    sha256: string | null
    sm3: string | null
    xid: string
    entry_id: string
    recounted: boolean
  }>`
    select s.seq, encode(s.sha256, 'hex') as sha256, encode(s.sm3, 'hex') as sm3, f.xid, f.entry_id,
      f.xid >= pg_snapshot_xmax(pg_current_snapshot()) as recounted
    from audit.frontier f left join lateral (select * from audit.seal order by seq desc limit 1) s on true
  `.execute(tx.as<unknown>())
  const row = rows[0]
  if (!row) throw new Error('audit.frontier has lost its row')
  const link = row.sha256 && row.sm3 ? { sha256: row.sha256, sm3: row.sm3 } : GENESIS
  return { seq: row.seq ?? 0, link, xid: row.xid, entryId: row.entry_id, isRecounted: row.recounted }
}

interface Unsealed {
  readonly id: string
  readonly xid: string
  readonly body: string
}

async function readBatch(tx: Tx, head: Head, batchMax: number): Promise<readonly Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    select e.id, e.xid, ${canonicalBody} as body from audit.entry e
    where (e.xid, e.id) > (${head.xid}::xid8, ${head.entryId}::uuid)
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      and not exists (select from audit.seal s where s.entry_id = e.id)
    order by e.xid, e.id limit ${batchMax}`.execute(tx.as<unknown>())
  return rows
}

/** After a restore from a dump: entries that the old server committed but had not sealed. All are visible by now. */
async function readLeftovers(tx: Tx): Promise<readonly Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    select e.id, e.xid, ${canonicalBody} as body from audit.entry e
    where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
      and not exists (select from audit.seal s where s.entry_id = e.id)
    order by e.xid, e.id`.execute(tx.as<unknown>())
  return rows
}

async function appendSeals(tx: Tx, head: Head, batch: readonly Unsealed[]): Promise<void> {
  if (batch.length === 0) return
  let link = head.link
  const links: Digest[] = []
  for (const [index, { body }] of batch.entries()) {
    link = linkAfter(link, leafOf(canonicalText(head.seq + index + 1, body)))
    links.push(link)
  }
  await sql`
    insert into audit.seal (seq, entry_id, sha256, sm3)
    select ${head.seq}::bigint + place, entry_id, decode(sha256, 'hex'), decode(sm3, 'hex')
    from unnest(
      ${batch.map((entry) => entry.id)}::uuid[], ${links.map((each) => each.sha256)}::text[],
      ${links.map((each) => each.sm3)}::text[]
    ) with ordinality as sealed (entry_id, sha256, sm3, place)`.execute(tx.as<unknown>())
}

async function setFrontier(tx: Tx, xid: string, entryId: string): Promise<void> {
  await sql`update audit.frontier set xid = ${xid}::xid8, entry_id = ${entryId}::uuid`.execute(
    tx.as<unknown>(),
  )
}

export interface SealerOptions {
  readonly db: Database
  readonly clock: Clock
  /** Every key signs each checkpoint. */
  readonly keys: readonly SigningKey[]
  readonly rhythm?: CheckpointRhythm
  readonly everyMs?: number
  /** A failed round is told here and tried again at the next. */
  readonly onError: (error: unknown) => void
  readonly onRound?: (sealed: number) => void
}

/** Seals every second and signs checkpoints in their rhythm. Any number of hosts may run one: a lock lets one work. */
export function runSealer(options: SealerOptions): { stop: () => Promise<void> } {
  const stopped = new AbortController()
  const rounds = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const sealed = await sealOnce(options.db)
        await makeCheckpointIfDue(options.db, options.keys, options.clock.now(), options.rhythm)
        options.onRound?.(sealed)
      } catch (error) {
        options.onError(error)
      }
      // The only rejection is the abort, and then the loop's condition ends it.
      await delay(options.everyMs ?? 1000, undefined, { signal: stopped.signal }).catch(() => {})
    }
  }
  const running = rounds()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
