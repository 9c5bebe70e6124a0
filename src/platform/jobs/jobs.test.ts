import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Officer, type Scope, scopeOf } from '../../kernel/actor.ts'
import { parseRegionCode, type RegionCode } from '../../kernel/region-code.ts'
import { type Detail, ok, refuse } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import { connectionAs, WORKER_ROLE } from '../db/migrate.ts'
import { TEMPLATE_DATABASE } from '../db/template.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { type DomainEvent, eventJobs, publish, subscriptionsOf } from '../events.ts'
import type { Call } from '../http/route.ts'
import type { World } from '../world.ts'
import { cancelJob, getJob, listJobs } from './contract.ts'
import type { JobCall, JobHandler } from './job.ts'
import { createJobs, type JobOptions } from './jobs.ts'
import { PURGE_JOBS, purgeJobs } from './purge.ts'
import { jobRoutes } from './routes.ts'
import { type RunningWorker, startWorker } from './worker.ts'

const region = (code: string): RegionCode => parseRegionCode(code) as RegionCode
const COUNTY = region('350421')
const ELSEWHERE = region('350422')
const PERSON = '00000000-0000-4000-8000-000000000001'
const COLLEAGUE = '00000000-0000-4000-8000-000000000002'

function officer(personId: string, home: RegionCode): Officer {
  const unitId = '00000000-0000-4000-8000-00000000000a'
  const grants = [
    { role: 'test', permissions: ['jobs.test'], reach: 'region', region: home, unitId },
  ] as const
  return { kind: 'officer', personId, name: '测试员', unitId, region: home, grants, sessionId: 's' }
}

let database: TestDatabase
let world: World
let worker: RunningWorker
const handlers: Record<string, JobHandler> = {}
const heard: string[] = []

const subscriber = {
  name: 'listener',
  on: {
    'test.happened': async (_tx: Tx, event: DomainEvent) => {
      heard.push(event.id)
      if (event.payload.fail && heard.filter((id) => id === event.id).length === 1)
        throw new Error('first try')
    },
  },
}

/** Registers a handler of its own name and answers with the calls that it gets. */
function onJob(kind: string, handler: JobHandler): void {
  handlers[kind] = handler
}

async function enqueue(kind: string, payload: Detail, options: Partial<JobOptions> = {}, scope?: Scope) {
  const asked = scope ?? scopeOf(officer(PERSON, COUNTY), 'any')
  const result = await world.db.transact(asked, async (tx) =>
    ok(
      await world.jobs.enqueue(tx, kind, payload, {
        region: COUNTY,
        personId: PERSON,
        visible: true,
        ...options,
      }),
    ),
  )
  if (!result.ok) throw new Error('refused')
  return result.value
}

async function ask(
  endpoint: typeof getJob | typeof listJobs | typeof cancelJob,
  actor: Officer,
  input: object,
) {
  const found = jobRoutes.find((route) => route.endpoint.id === endpoint.id)
  if (found === undefined) throw new Error('no such route')
  return (await found.answer({ world, actor, query: { limit: 20 }, ...input } as Call<never>)) as {
    ok: boolean
    value: {
      state: string
      done: number
      total: number
      refusal: string
      result: unknown
      items: { id: string }[]
    }
    error: { kind: string; code: string }
  }
}

const see = (jobId: string, actor = officer(PERSON, COUNTY)) => ask(getJob, actor, { params: { jobId } })

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  await expect.poll(condition, { timeout: 15_000, interval: 20 }).toBe(true)
}

const untilState = (id: string, state: string) => until(async () => (await see(id)).value.state === state)

/** A gate that a handler waits at, so that a test decides when it goes on. */
function gate(): { passed: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}

const workerConnection = () => ({
  ...connectionAs({ ...database.owner, database: TEMPLATE_DATABASE }, WORKER_ROLE),
  ...(database.owner.database === undefined ? {} : { database: database.owner.database }),
})

beforeAll(async () => {
  database = await testDatabase()
  const jobs = createJobs({ subscriptions: subscriptionsOf([subscriber]), attemptsMax: 2 })
  world = { db: database.db, jobs, log: pino({ enabled: false }), clock: { now: () => new Date() } } as World
  const late: Record<string, JobHandler> = Object.fromEntries(
    ['ok', 'refuse', 'flaky', 'broken', 'watched', 'long', 'scoped', 'keyed'].map((kind) => [
      `test.${kind}`,
      async (job: JobCall) => (await handlers[`test.${kind}`]?.(job)) ?? ok(null),
    ]),
  )
  worker = await startWorker({
    connection: workerConnection(),
    world,
    handlers: { ...late, ...eventJobs([subscriber]) },
  })
})
afterAll(async () => {
  await worker.stop()
  await database.drop()
})

describe('a job', () => {
  test('runs after the commit and its result is shown', async () => {
    onJob('test.ok', async ({ payload }) => ok({ echo: payload as Detail }))
    const id = await enqueue('test.ok', { n: 1 })
    await untilState(id, 'done')
    expect((await see(id)).value.result).toEqual({ echo: { n: 1 } })
  })

  test('is never there when its transaction rolls back', async () => {
    let ran = false
    onJob('test.ok', async () => {
      ran = true
      return ok(null)
    })
    await world.db.transact(scopeOf(officer(PERSON, COUNTY), 'any'), async (tx) => {
      await world.jobs.enqueue(tx, 'test.ok', null, { region: COUNTY })
      return refuse('conflict', 'test.no')
    })
    await enqueue('test.flaky', null).then((id) => untilState(id, 'done'))
    expect(ran).toBe(false)
  })

  test('that is refused is over: no second try, and its code is shown', async () => {
    let runs = 0
    onJob('test.refuse', async () => {
      runs += 1
      return refuse('invalid', 'test.bad_file', { line: 3 })
    })
    const id = await enqueue('test.refuse', null)
    await untilState(id, 'refused')
    expect((await see(id)).value.refusal).toBe('test.bad_file')
    expect(runs).toBe(1)
  })

  test('that throws is tried again', async () => {
    onJob('test.flaky', async ({ attempt }) => {
      if (attempt === 1) throw new Error('the network was away')
      return ok(attempt)
    })
    const id = await enqueue('test.flaky', null)
    await untilState(id, 'done')
    expect((await see(id)).value.result).toBe(2)
  })

  test('that throws to the last try has failed, and tells its owner no internals', async () => {
    onJob('test.broken', async () => {
      throw new Error('secret path')
    })
    const id = await enqueue('test.broken', null, { attemptsMax: 1 })
    await untilState(id, 'failed')
    expect(JSON.stringify((await see(id)).value)).not.toContain('secret')
  })

  test('works under the scope of its region and below, not of others', async () => {
    onJob('test.scoped', async ({ world: given, actor }) => {
      const { rows } = await given.db.read(scopeOf(actor, 'any'), async (tx) => {
        const found = tx
          .as<{ 'platform.job': { region: string } }>()
          .selectFrom('platform.job')
          .select('region')
        return { rows: await found.distinct().execute() }
      })
      return ok(rows.map((row) => row.region))
    })
    const other = officer(COLLEAGUE, ELSEWHERE)
    await enqueue('test.ok', null, { region: ELSEWHERE, personId: COLLEAGUE }, scopeOf(other, 'any'))
    const id = await enqueue('test.scoped', null)
    await untilState(id, 'done')
    expect((await see(id)).value.result).toEqual([COUNTY])
  })

  test('tells its progress', async () => {
    const reached = gate()
    const goOn = gate()
    onJob('test.watched', async ({ progress }) => {
      await progress(3, 10)
      reached.open()
      await goOn.passed
      return ok(null)
    })
    const id = await enqueue('test.watched', null)
    await reached.passed
    expect((await see(id)).value).toMatchObject({ state: 'running', done: 3, total: 10 })
    goOn.open()
    await untilState(id, 'done')
  })

  test('with a key takes the place of the one that waits', async () => {
    const runAt = new Date(Date.now() + 3_600_000)
    const first = await enqueue('test.keyed', 1, { key: 'nightly', runAt })
    const second = await enqueue('test.keyed', 2, { key: 'nightly' })
    await untilState(second, 'done')
    expect((await see(first)).value.state).toBe('cancelled')
  })
})

describe('cancelling', () => {
  test('takes a waiting job off the queue', async () => {
    const id = await enqueue('test.ok', null, { runAt: new Date(Date.now() + 3_600_000) })
    const answer = await ask(cancelJob, officer(PERSON, COUNTY), { params: { jobId: id } })
    expect(answer.value.state).toBe('cancelled')
    const again = await ask(cancelJob, officer(PERSON, COUNTY), { params: { jobId: id } })
    expect(again.error.code).toBe('jobs.already_ended')
    const entries = await database.db.read(scopeOf(officer(PERSON, COUNTY), 'any'), async (tx) =>
      tx
        .as<{ 'audit.entry': { action: string; subject_id: string } }>()
        .selectFrom('audit.entry')
        .select('action')
        .where('subject_id', '=', id)
        .execute(),
    )
    expect(entries).toEqual([{ action: 'jobs.cancelled' }])
  })

  test('tells a running job, which then counts as cancelled', async () => {
    const began = gate()
    const goOn = gate()
    onJob('test.long', async ({ isCancelled }) => {
      began.open()
      await goOn.passed
      return (await isCancelled()) ? ok('stopped') : ok('went on')
    })
    const id = await enqueue('test.long', null)
    await began.passed
    const answer = await ask(cancelJob, officer(PERSON, COUNTY), { params: { jobId: id } })
    expect(answer.value.state).toBe('running')
    goOn.open()
    await untilState(id, 'cancelled')
  })

  test("another person's job is not found, in one's own region too", async () => {
    const id = await enqueue('test.ok', null)
    for (const stranger of [officer(COLLEAGUE, COUNTY), officer(COLLEAGUE, ELSEWHERE)]) {
      expect((await see(id, stranger)).error.kind).toBe('not_found')
      expect((await ask(cancelJob, stranger, { params: { jobId: id } })).error.kind).toBe('not_found')
      expect((await ask(listJobs, stranger, {})).value.items.map((job) => job.id)).not.toContain(id)
    }
    expect((await ask(listJobs, officer(PERSON, COUNTY), {})).value.items.map((job) => job.id)).toContain(id)
  })
})

describe('an event', () => {
  const happen = (payload: Record<string, unknown>, id?: string) =>
    world.db.transact(scopeOf(officer(PERSON, COUNTY), 'any'), async (tx) => {
      const before = tx.statements
      const fact = { name: 'test.happened', region: COUNTY, at: '2026-01-05T01:00:00Z', payload } as const
      const event = await publish(tx, world.jobs, id === undefined ? fact : { ...fact, id })
      return ok({ id: event.id, statements: tx.statements - before })
    })

  test('reaches its subscriber by one statement', async () => {
    const told = await happen({})
    expect(told.ok && told.value.statements).toBe(1)
    await until(() => told.ok && heard.includes(told.value.id))
  })

  test('whose handler fails is handled at the next try, once', async () => {
    const told = await happen({ fail: true })
    await until(() => told.ok && heard.filter((id) => id === told.value.id).length === 2)
  })

  test('that is replayed is not handled again', async () => {
    const told = await happen({})
    if (!told.ok) throw new Error('refused')
    await until(() => heard.includes(told.value.id))
    const replay = eventJobs([subscriber])['listener.on.test.happened']
    const actor = { kind: 'system', job: 'replay' } as const
    const payload = { id: told.value.id, name: 'test.happened', region: COUNTY, at: '', payload: {} }
    expect(await replay?.({ world, actor, payload } as unknown as JobCall)).toEqual(ok(null))
    expect(heard.filter((id) => id === told.value.id)).toHaveLength(1)
  })
})

test('jobs of a worker that died and jobs whose giving or ending was lost are run again, those that are worked at are not', async () => {
  const client = new pg.Client(database.owner)
  await client.connect()
  const lock = (id: string, holder: string) =>
    client.query(
      `update graphile_worker._private_jobs set locked_by = ${holder}, locked_at = now() - interval '1 minute'
        where key = $1`,
      [id],
    )
  const began = gate()
  const goOn = gate()
  let runs = 0
  onJob('test.long', async () => {
    runs += 1
    began.open()
    await goOn.passed
    return ok(null)
  })
  const living = await enqueue('test.long', null)
  await began.passed
  await lock(living, 'locked_by')
  const lost = await enqueue('test.ok', null, { runAt: new Date(Date.now() + 3_600_000) })
  await lock(lost, `'a worker that died'`)
  const forgotten = await enqueue('test.ok', null, { runAt: new Date(Date.now() + 3_600_000) })
  await lock(forgotten, `(select locked_by from graphile_worker._private_jobs where key = '${living}')`)
  await client.query('update graphile_worker._private_jobs set run_at = now() where key = any($1)', [
    [lost, forgotten],
  ])
  const second = await startWorker({
    connection: workerConnection(),
    world,
    handlers: { 'test.ok': async () => ok('saved'), 'test.long': async () => ok('twice') },
  })
  await untilState(lost, 'done')
  await untilState(forgotten, 'done')
  await second.stop()
  goOn.open()
  await untilState(living, 'done')
  expect((await see(living)).value.result).toBeNull()
  expect(runs).toBe(1)
  await client.end()
})

test('the serving role reaches the queue through its two doors alone', async () => {
  const client = await database.db.pool.connect()
  try {
    await expect(client.query('select * from graphile_worker._private_jobs')).rejects.toThrow(
      /permission denied/,
    )
  } finally {
    client.release()
  }
})

test('what ended long ago is purged, what ended lately or still waits is kept', async () => {
  const now = new Date()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const client = new pg.Client(database.owner)
  await client.connect()
  const job = async (finished: Date | null) => {
    const { rows } = await client.query(
      `insert into platform.job (id, kind, region, title, state, created_at, finished_at)
       values (gen_random_uuid(), 'test.old', $1, 'old', $2, $3, $4) returning id`,
      [COUNTY, finished === null ? 'waiting' : 'done', daysAgo(400), finished],
    )
    return rows[0].id as string
  }
  const handled = async (at: Date) => {
    const { rows } = await client.query(
      'insert into platform.handled_event values (gen_random_uuid(), $1, $2) returning event_id as id',
      ['purge', at],
    )
    return rows[0].id as string
  }
  const jobs = { old: await job(daysAgo(91)), late: await job(daysAgo(89)), waiting: await job(null) }
  const events = { old: await handled(daysAgo(31)), late: await handled(daysAgo(29)) }
  const actor = { kind: 'system', job: PURGE_JOBS } as const
  const clock = { now: () => now }
  const purged = await purgeJobs({ world: { ...world, clock }, actor } as unknown as JobCall)
  expect(purged).toEqual(ok({ jobs: 1, events: 1 }))
  const ids = async (sql: string) => (await client.query(sql)).rows.map((row) => row.id).sort()
  expect(await ids(`select id from platform.job where kind = 'test.old'`)).toEqual(
    [jobs.late, jobs.waiting].sort(),
  )
  expect(await ids(`select event_id as id from platform.handled_event where subscriber = 'purge'`)).toEqual([
    events.late,
  ])
  await client.end()
})
