/** The ledger against an attacker who owns the database: what is changed, removed or added is named. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { stoppedClock } from '../../kernel/clock.ts'
import { parseRegionCode } from '../../kernel/region-code.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { canonicalText, leafOf, linkAfter } from './chain.ts'
import { type Checkpoint, parseCheckpointFile, writeCheckpointFile } from './checkpoint.ts'
import { makeCheckpoint, makeCheckpointIfDue } from './checkpoint-store.ts'
import { ensureLedgerKey, type PublicKey, readPublicKeys, readSigningKeys, type SigningKey } from './keys.ts'
import { findProof, isProven } from './proof.ts'
import { record, recordAll } from './record.ts'
import { runSealer, sealOnce } from './sealer.ts'
import { olderOnesOver, sealAll } from './testing.ts'
import { verifyLedger } from './verify.ts'

const ACTOR: SystemJob = { kind: 'system', job: 'test.ledger' }
const SCOPE = scopeOf(ACTOR, 'any')
const REGION = parseRegionCode('350421')
const NOW = new Date('2026-11-20T02:00:00Z')

let test: TestDatabase
let superuser: pg.Client
let directory: string
let signing: readonly SigningKey[]
let publicKeys: readonly PublicKey[]

const act = (subject: string) => {
  if (!REGION) throw new Error('region')
  return {
    action: 'assessment.figureEntered' as const,
    subject: { type: 'assessment.figure', id: subject },
    region: REGION,
    details: { year: 2025, note: '引号 " 反斜线 \\', ratio: 1.5 },
  }
}

async function enter(count: number): Promise<void> {
  await test.db.transact(SCOPE, async (tx) => {
    await recordAll(
      tx,
      ACTOR,
      Array.from({ length: count }, (_, index) => act(String(index))),
    )
    return ok(undefined)
  })
}

/** What somebody with the superuser's password can do: triggers and rules do not hold. */
async function tamper(sql: string): Promise<void> {
  await superuser.query(`set session_replication_role = replica; ${sql}; reset session_replication_role`)
}

const verify = async (checkpoints: readonly Checkpoint[] = []) =>
  await verifyLedger(test.db, { publicKeys, checkpoints })

beforeAll(async () => {
  test = await testDatabase()
  superuser = new pg.Client(test.owner)
  await superuser.connect()
  directory = await mkdtemp(join(tmpdir(), 'ledger-'))
  await ensureLedgerKey(directory)
  await ensureLedgerKey(directory, 'sm2-sm3')
  signing = await readSigningKeys(directory)
  publicKeys = await readPublicKeys(directory)
})
afterAll(async () => {
  await superuser.end()
  await test.drop()
  await rm(directory, { recursive: true })
})
beforeEach(async () => {
  await tamper('truncate audit.entry, audit.seal, audit.checkpoint')
})

describe('recording', () => {
  it('takes one statement, for one act and for many', async () => {
    await test.db.transact(SCOPE, async (tx) => {
      await record(tx, ACTOR, act('1'))
      expect(tx.statements).toBe(1)
      await recordAll(tx, ACTOR, [act('2'), act('3')])
      expect(tx.statements).toBe(2)
      return ok(undefined)
    })
  })

  it('leaves nothing when the act is refused', async () => {
    await test.db.transact(SCOPE, async (tx) => {
      await record(tx, ACTOR, act('1'))
      return refuse('conflict', 'test.refused')
    })
    expect((await superuser.query('select from audit.entry')).rowCount).toBe(0)
  })

  it('enters an act whose region lies outside the scope, which then does not see it', async () => {
    const outside = scopeOf({ kind: 'outside', party: 'consumer', reference: 'code' }, 'any')
    await test.db.transact(outside, async (tx) => {
      await record(tx, { kind: 'outside', party: 'consumer', reference: 'code' }, act('1'))
      return ok(undefined)
    })
    const { rows } = await superuser.query('select actor_kind, actor_id from audit.entry')
    expect(rows).toEqual([{ actor_kind: 'consumer', actor_id: expect.not.stringContaining('code') }])
    const app = await test.db.pool.query('select from audit.entry')
    expect(app.rowCount).toBe(0)
  })

  it.each([
    'update audit.entry set actor_id = actor_id',
    'delete from audit.entry',
    'truncate audit.entry',
    'delete from audit.seal',
    'delete from audit.checkpoint',
    "insert into audit.entry (id, xid) values (gen_random_uuid(), '5')",
    'insert into audit.entry (id, at) values (gen_random_uuid(), now())',
  ])('refuses to the serving role: %s', async (sql) => {
    await expect(test.db.pool.query(sql)).rejects.toThrow(/permission denied/)
  })

  it.each(['entry', 'seal', 'checkpoint'])('refuses to change audit.%s even to the owner', async (table) => {
    for (const sql of [`delete from audit.${table}`, `truncate audit.${table}`])
      await expect(superuser.query(sql)).rejects.toThrow(/append-only/)
  })
})

describe('sealing', () => {
  it('chains by the published formula', async () => {
    await enter(2)
    expect(await sealAll(test)).toBe(2)
    const { rows } =
      await superuser.query(`select s.seq, encode(s.sha256, 'hex') as sha256, e.*, e.details::text as json,
      (extract(epoch from e.at) * 1000000)::bigint as micros from audit.seal s join audit.entry e on e.id = s.entry_id order by s.seq`)
    let link = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) }
    for (const row of rows) {
      const body = [row.id, row.xid, row.micros, 'system', 'test.ledger', '', row.action, row.subject_type]
      const text = canonicalText(row.seq, [...body, row.subject_id, '350421', '', row.json].join('\x1f'))
      link = linkAfter(link, leafOf(text))
      expect(row.sha256).toBe(link.sha256)
    }
  })

  it('waits for an older transaction that is still running, and then misses none of its entries', async () => {
    const slow = new pg.Client(test.owner)
    await slow.connect()
    await slow.query('begin')
    await slow.query(`insert into audit.entry (id, actor_kind, actor_id, action, subject_type, subject_id, region, details)
      values (gen_random_uuid(), 'system', 'slow', 'a.b', 'x', '1', '350421', '{}')`)
    await enter(3)
    expect(await sealOnce(test.db)).toBe(0)
    await slow.query('commit')
    await slow.end()
    expect(await sealAll(test)).toBe(4)
    expect(await verify()).toMatchObject({ ok: true, checked: 4 })
  })

  it('seals each entry once when two sealers run at the same time', async () => {
    await enter(300)
    const counts = await Promise.all([sealAll(test), sealAll(test), sealAll(test)])
    expect(counts.reduce((sum, count) => sum + count, 0) + (await sealAll(test))).toBe(300)
    expect(await verify()).toMatchObject({ ok: true, checked: 300, lastSeq: 300 })
  })

  it('goes on where transactions are counted from a lower number, as after a restore from a dump', async () => {
    await enter(2)
    await sealAll(test)
    await tamper(`update audit.entry set xid = (xid::text::bigint + 1000000)::text::xid8;
      update audit.frontier set xid = (xid::text::bigint + 1000000)::text::xid8;
      insert into audit.entry (id, xid, actor_kind, actor_id, action, subject_type, subject_id, region, details)
      values (gen_random_uuid(), '9000000000', 'system', 'left', 'a.b', 'x', '1', '350421', '{}')`)
    await enter(2)
    expect((await sealAll(test)) + (await sealAll(test))).toBe(3)
    await enter(1)
    expect(await sealAll(test)).toBe(1)
  })

  it('runs by itself until it is stopped', async () => {
    await enter(5)
    await olderOnesOver(test)
    const sealed = await new Promise<number>((resolve, reject) => {
      const sealer = runSealer({
        db: test.db,
        clock: stoppedClock(NOW.toISOString()),
        keys: signing,
        onError: reject,
        onRound: (count) => void sealer.stop().then(() => resolve(count)),
        everyMs: 1,
      })
    })
    expect(sealed).toBe(5)
  })
})

describe('keys', () => {
  it('are one, whoever makes them at the same moment', async () => {
    const folder = join(directory, 'together')
    await Promise.all(Array.from({ length: 8 }, () => ensureLedgerKey(folder)))
    const [signing, known] = [await readSigningKeys(folder), await readPublicKeys(folder)]
    expect(known.map(({ id }) => id)).toEqual(signing.map(({ id }) => id))
    expect(known).toHaveLength(1)
  })
})

describe('checkpoints', () => {
  it('are signed by every key, and verify', async () => {
    await enter(3)
    await sealAll(test)
    const made = await makeCheckpoint(test.db, signing, NOW)
    expect(made.map((each) => each.algorithm)).toEqual(['ecdsa-p256-sha256', 'sm2-sm3'])
    expect(await verify(made)).toMatchObject({ ok: true, checkpoints: 4 })
  })

  it('come after so many entries or so much time, and only when something was sealed', async () => {
    const rhythm = { everyEntries: 3, everyMs: 60_000 }
    const due = async (at: Date) => (await makeCheckpointIfDue(test.db, signing, at, rhythm)).length
    expect(await due(NOW)).toBe(0)
    await enter(1)
    await sealAll(test)
    expect(await due(NOW)).toBe(2)
    await enter(1)
    await sealAll(test)
    expect(await due(new Date(NOW.getTime() + 59_000))).toBe(0)
    expect(await due(new Date(NOW.getTime() + 60_000))).toBe(2)
    await enter(3)
    await sealAll(test)
    expect(await due(NOW)).toBe(2)
    expect(await due(new Date(NOW.getTime() + 600_000))).toBe(0)
  })

  it('survive the way through a file', async () => {
    await enter(1)
    await sealAll(test)
    for (const checkpoint of await makeCheckpoint(test.db, signing, NOW)) {
      const key = publicKeys.find((each) => each.id === checkpoint.keyId)
      const read = parseCheckpointFile(writeCheckpointFile(checkpoint, key))
      expect(read).toMatchObject({ checkpoint, key: { id: checkpoint.keyId } })
    }
    expect(parseCheckpointFile('{"format":"sishi-ledger-checkpoint/1"}')).toBeUndefined()
  })

  it('the private keys are readable by their owner alone, and a second start keeps them', async () => {
    await ensureLedgerKey(directory)
    expect((await readSigningKeys(directory)).map((key) => key.id)).toEqual(signing.map((key) => key.id))
    expect((await stat(join(directory, 'ledger-ecdsa-p256-sha256.pem'))).mode & 0o777).toBe(0o600)
  })

  it('prove that an entry stood in the ledger without showing another', async () => {
    await enter(9)
    await sealAll(test)
    const [checkpoint] = await makeCheckpoint(test.db, signing, NOW)
    const { rows } = await superuser.query(
      'select entry_id from audit.seal where seq in (1, 4, 9) order by seq',
    )
    for (const row of rows) {
      const proof = await findProof(test.db, row.entry_id)
      const key = publicKeys.find((each) => each.id === checkpoint?.keyId)
      if (!proof || !key) throw new Error('no proof')
      expect(isProven(proof, key)).toBe(true)
      expect(isProven({ ...proof, canonical: proof.canonical.replace('2025', '2024') }, key)).toBe(false)
    }
  })
})

describe('an attacker who owns the database', () => {
  let kept: readonly Checkpoint[]

  beforeEach(async () => {
    await enter(40)
    await sealAll(test)
    await makeCheckpoint(test.db, signing, NOW)
    await enter(40)
    await sealAll(test)
    kept = await makeCheckpoint(test.db, signing, NOW)
    expect(await verify(kept)).toMatchObject({ ok: true, checked: 80 })
  })
  afterEach(async () => {
    await superuser.query('drop table if exists rechained')
  })

  const at = (seq: number) => `(select entry_id from audit.seal where seq = ${seq})`
  const first = async () => (await verify()).problems[0]

  it.each([
    ['changes the actor', "actor_id = 'somebody'"],
    ['changes the time by a microsecond', "at = at + interval '1 microsecond'"],
    ['changes a detail', "details = '{}'"],
    ['changes white space in the details', "details = (' ' || details)::json"],
    ['moves text from one field to the next', 'subject_type = subject_id, subject_id = subject_type'],
    ['gives it a unit', 'unit_id = gen_random_uuid()'],
  ])('who %s is found at that entry', async (_, change) => {
    await tamper(`update audit.entry set ${change} where id = ${at(17)}`)
    expect(await first()).toMatchObject({ kind: 'content_changed', seq: 17 })
    expect((await verify()).problems).toHaveLength(1)
  })

  it('who changes a seal is found', async () => {
    await tamper('update audit.seal set sm3 = sha256(sm3) where seq = 17')
    expect((await verify()).problems).toMatchObject([{ kind: 'seal_changed', seq: 17 }])
  })

  it('who removes an entry is found', async () => {
    await tamper(`delete from audit.entry where id = ${at(17)}`)
    expect((await verify()).problems).toMatchObject([{ kind: 'entry_missing', seq: 17 }])
  })

  it('who removes an entry with its seal is found', async () => {
    await tamper(`delete from audit.entry where id = ${at(17)}; delete from audit.seal where seq = 17`)
    expect((await verify()).problems).toMatchObject([{ kind: 'seal_missing', seq: 17 }])
  })

  it('who removes both and closes the gap is found', async () => {
    await tamper(`delete from audit.entry where id = ${at(17)}; delete from audit.seal where seq = 17;
      update audit.seal set seq = -seq where seq > 17; update audit.seal set seq = -seq - 1 where seq < 0`)
    expect(await first()).toMatchObject({ kind: 'chain_broken', seq: 17 })
  })

  it('who swaps two entries is found', async () => {
    await tamper(`create table rechained as select * from audit.seal where seq in (17, 18);
      delete from audit.seal where seq in (17, 18);
      insert into audit.seal select 35 - seq, entry_id, sha256, sm3 from rechained`)
    expect(await first()).toMatchObject({ kind: 'reordered', seq: 17 })
  })

  it('who slips in an entry at an earlier place is found', async () => {
    await tamper(`insert into audit.entry (id, xid, actor_kind, actor_id, action, subject_type, subject_id, region, details)
      select gen_random_uuid(), xid, 'system', 'forged', 'a.b', 'x', '1', '350421', '{}' from audit.entry where id = ${at(17)}`)
    await sealAll(test)
    expect((await verify()).problems).toMatchObject([{ kind: 'inserted' }])
  })

  it('who keeps entries from being sealed is found', async () => {
    await enter(1)
    await tamper('update audit.frontier set xid = pg_snapshot_xmin(pg_current_snapshot())')
    await tamper(
      "update audit.entry set at = at - interval '2 minutes' where not exists (select from audit.seal s where s.entry_id = id)",
    )
    expect((await verify()).problems).toMatchObject([{ kind: 'unsealed' }])
  })

  it('who removes the newest entries is found by the checkpoints, or by one that was kept elsewhere', async () => {
    await tamper(`delete from audit.entry where id in (select entry_id from audit.seal where seq > 60);
      delete from audit.seal where seq > 60`)
    expect(await first()).toMatchObject({ kind: 'truncated', seq: 61, lastSeq: 80 })
    await tamper('delete from audit.checkpoint where seq > 60')
    expect(await verify()).toMatchObject({ ok: true })
    expect((await verify(kept)).problems[0]).toMatchObject({ kind: 'truncated', seq: 61, lastSeq: 80 })
  })

  it('who rewrites the chain after a change is found, between two checkpoints', async () => {
    await tamper(`update audit.entry set actor_id = 'somebody' where id = ${at(50)}; delete from audit.seal where seq >= 50;
      update audit.frontier set (xid, entry_id) = (select xid, id from audit.entry where id = ${at(49)})`)
    expect(await sealAll(test)).toBe(31)
    expect((await verify()).problems[0]).toMatchObject({ kind: 'rewritten', seq: 41, lastSeq: 80 })
    await tamper('delete from audit.checkpoint where seq > 60')
    expect((await verify(kept)).problems[0]).toMatchObject({ kind: 'rewritten', seq: 41, lastSeq: 80 })
  })

  it('who rewrites the chain and signs it anew with another key is found', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'ledger-other-'))
    await ensureLedgerKey(elsewhere)
    await tamper('delete from audit.checkpoint')
    const [forged] = await makeCheckpoint(test.db, await readSigningKeys(elsewhere), NOW)
    await rm(elsewhere, { recursive: true })
    expect(await first()).toMatchObject({ kind: 'key_unknown', seq: 80, keyId: forged?.keyId })
  })

  it('who alters a checkpoint is found', async () => {
    await tamper("update audit.checkpoint set at = at + interval '1 day' where seq = 40")
    expect((await verify()).problems).toMatchObject([
      { kind: 'signature_bad', seq: 40 },
      { kind: 'signature_bad', seq: 40 },
    ])
  })

  it('a part of the ledger can be verified alone', async () => {
    await tamper(`update audit.entry set actor_id = 'somebody' where id = ${at(17)}`)
    expect(await verifyLedger(test.db, { publicKeys, from: 20 })).toMatchObject({ ok: true, checked: 61 })
    expect(await verifyLedger(test.db, { publicKeys, to: 16 })).toMatchObject({ ok: true, checked: 16 })
  })

  it('several threads say what one says, also of damage at the border between two', async () => {
    const inThreads = async () => await verifyLedger(test.db, { publicKeys, threadsFrom: 1 })
    expect(await inThreads()).toEqual(await verify())
    expect(await inThreads()).toMatchObject({ ok: true, checked: 80, checkpoints: 4 })
    await tamper('update audit.seal set sm3 = sha256 where seq in (20, 40, 41)')
    expect(await inThreads()).toEqual(await verify())
    expect(await inThreads()).toMatchObject({ ok: false, checked: 80 })
  })
})
