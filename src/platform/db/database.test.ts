/** Transactions: what is sent and not waited for, and what a connection keeps from one to the next. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Scope } from '../../kernel/actor.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { Database, type Tx } from './database.ts'
import { probeTable, type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
/** Of one connection, so that each transaction follows the last one on it. */
let one: Database
beforeAll(async () => {
  database = await testDatabase()
  await probeTable(database)
  one = new Database({ connection: database.db.connection, max: 1 })
})
afterAll(async () => {
  await one.close()
  await database.drop()
})
beforeEach(async () => {
  await one.transact(everywhere, async (tx) => {
    await sql`delete from platform.probe`.execute(tx.as<unknown>())
    return ok(null)
  })
})

const scope = (prefixes: readonly string[]): Scope =>
  ({ prefixes, regions: [], units: [], personId: '', reference: '' }) as unknown as Scope
const everywhere = scope([''])
const add = (id: string) => sql`insert into platform.probe (id, region) values (${id}, '350000')`
const idsOf = async (tx: Tx) =>
  (await sql<{ id: string }>`select id from platform.probe order by id`.execute(tx.as<unknown>())).rows.map(
    (row) => row.id,
  )
const kept = () => one.read(everywhere, idsOf)

test('what is sent and not waited for is done, in order, when the transaction has ended', async () => {
  await one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    tx.later(sql`update platform.probe set id = 'b' where id = 'a'`)
    tx.later(add('c'))
    return ok(null)
  })
  expect(await kept()).toEqual(['b', 'c'])
})

test('a statement that is waited for sees what was sent before it', async () => {
  await one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    expect(await idsOf(tx)).toEqual(['a'])
    return ok(null)
  })
})

test('where one of them fails, the transaction throws what it said and keeps nothing', async () => {
  const work = one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    tx.later(add('a'))
    tx.later(add('b'))
    return ok(null)
  })
  await expect(work).rejects.toThrow(/duplicate key/)
  expect(await kept()).toEqual([])
})

test('a later statement that is waited for does not hide which one failed', async () => {
  const work = one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    tx.later(add('a'))
    return ok(await idsOf(tx))
  })
  await expect(work).rejects.toThrow(/duplicate key/)
  expect(await kept()).toEqual([])
})

test('a refusal takes back what was sent', async () => {
  const result = await one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    return refuse('conflict', 'probe.refused')
  })
  expect(result.ok).toBe(false)
  expect(await kept()).toEqual([])
})

test('each statement counts, waited for or not', async () => {
  await one.transact(everywhere, async (tx) => {
    tx.later(add('a'))
    await idsOf(tx)
    expect(tx.statements).toBe(2)
    return ok(null)
  })
})

test('reads and writes that wait for one connection each see their own scope, and all writes are kept', async () => {
  const rounds = Array.from({ length: 30 }, (_, place) => place)
  const seen = await Promise.all(
    rounds.flatMap((place) => [
      one.read(scope(['36']), idsOf),
      one.transact(everywhere, async (tx) => {
        tx.later(add(`n${place}`))
        return ok(null)
      }),
      one.once(async (tx) => {
        const { rows } = await sql<{ lo: string }>`select current_setting('sishi.lo', true) as lo`.execute(
          tx.as<unknown>(),
        )
        return rows.map((row) => row.lo)
      }),
    ]),
  )
  expect(seen.filter((each) => Array.isArray(each) && each.some((id) => id.startsWith('n')))).toEqual([])
  expect(seen.filter((each) => Array.isArray(each) && each.includes('36'))).toEqual([])
  expect((await kept()).length).toBe(rounds.length)
})

test('no connection that nobody waits for is left inside a transaction', async () => {
  await Promise.all([kept(), kept(), kept()])
  const { rows } = await one.pool.query(
    "select count(*)::int as open from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()",
  )
  expect(rows[0].open).toBe(0)
})
