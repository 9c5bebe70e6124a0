/** Fields cannot be feigned: an owner who puts separators into an entry hides nothing behind them. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { parseRegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { recordAll } from './record.ts'
import { sealAll } from './testing.ts'
import { verifyLedger } from './verify.ts'

const ACTOR: SystemJob = { kind: 'system', job: 'test.ledger' }
const REGION = parseRegionCode('350421')

let test: TestDatabase
let superuser: pg.Client

beforeAll(async () => {
  test = await testDatabase()
  superuser = new pg.Client(test.owner)
  await superuser.connect()
  await superuser.query(
    'alter table audit.entry drop constraint entry_check, alter subject_id drop not null, disable trigger append_only',
  )
  await superuser.query('alter table audit.seal disable trigger append_only')
})
afterAll(async () => {
  await superuser.end()
  await test.drop()
})
beforeEach(async () => {
  await superuser.query('truncate audit.entry, audit.seal')
  await test.db.transact(scopeOf(ACTOR, 'any'), async (tx) => {
    if (!REGION) throw new Error('region')
    const act = { action: 'assessment.figureEntered' as const, region: REGION, details: { year: 2025 } }
    const acts = Array.from({ length: 30 }, (_, place) => ({
      ...act,
      subject: { type: 'x', id: `${place}` },
    }))
    return ok(await recordAll(tx, ACTOR, acts))
  })
  await sealAll(test)
  expect(await verify()).toMatchObject({ ok: true, checked: 30 })
})

const verify = async () => await verifyLedger(test.db, { publicKeys: [] })
const entryAt = (seq: number) => `(select entry_id from audit.seal where seq = ${seq})`

it('a separator of lines in an entry is found at that entry', async () => {
  await superuser.query(
    `update audit.entry set subject_id = subject_id || e'\\x1e' where id in (${entryAt(17)}, ${entryAt(30)})`,
  )
  const found = { kind: 'content_changed' }
  expect((await verify()).problems).toMatchObject([
    { ...found, seq: 17 },
    { ...found, seq: 30 },
  ])
})

it('a field that was moved into its neighbour is found, also when its own place is left empty', async () => {
  await superuser.query(
    `update audit.entry set subject_type = subject_type || e'\\x1f' || subject_id, subject_id = null
      where id = ${entryAt(17)}`,
  )
  expect((await verify()).problems).toMatchObject([{ seq: 17 }])
})

it('an entry that was removed with its seal and copied into the text of the one before is missed', async () => {
  await superuser.query(`
    update audit.entry set subject_id = subject_id || e'\\x1f350421\\x1f\\x1f' || details || e'\\x1e' || (
      select concat_ws(e'\\x1f', s.entry_id, encode(s.sha256, 'hex'), encode(s.sm3, 'hex'), s.seq, e.id, e.xid,
        trunc(extract(epoch from e.at) * 1000000), e.actor_kind, e.actor_id, '', e.action, e.subject_type, e.subject_id)
      from audit.seal s join audit.entry e on e.id = s.entry_id where s.seq = 18)
    where id = ${entryAt(17)};
    delete from audit.entry where id = ${entryAt(18)};
    delete from audit.seal where seq = 18`)
  const { problems } = await verify()
  expect(problems).toMatchObject([
    { kind: 'content_changed', seq: 17 },
    { kind: 'seal_missing', seq: 18 },
  ])
})
