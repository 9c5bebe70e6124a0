/**
 * 接口测试: the whole program over a database of its own, asked through HTTP as a given person. Tests only.
 *
 *   let server: TestServer
 *   beforeAll(async () => { server = await testServer() })
 *   afterAll(() => server.close())
 *
 *   const officer = await server.as('creation')              // an account of organisation/demo.ts, or of `addPerson`
 *   const task = await officer.call(createTask, { body })    // typed by the endpoint; throws when refused
 *   expect(await officer.refusal(createTask, { body })).toMatchObject({ status: 403, code: 'permission.missing' })
 *   expect(await server.ledger('assessment.taskCreated')).toHaveLength(1)
 *
 * The clock stands at MONDAY_MORNING until `server.clock.set`; a session does not outlive a long jump: call `as` again.
 * Only the organisation's demo is in the database: a city 990100 with counties 990121, 990122, 990123.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { expect } from 'vitest'
import type { SessionAnswer } from '../capabilities/organisation/contract.ts'
import { getSession } from '../capabilities/organisation/contract.ts'
import { organisation } from '../capabilities/organisation/index.ts'
import type { Role } from '../capabilities/organisation/roles.ts'
import { hashToken, makeToken } from '../capabilities/organisation/session.ts'
import { capabilities } from '../capabilities/registry.ts'
import type { Reach } from '../kernel/actor.ts'
import { stoppedClock } from '../kernel/clock.ts'
import type { EndpointAnswer } from '../kernel/endpoint.ts'
import { openBlobs } from '../platform/blobs/blobs.ts'
import type { Config } from '../platform/config.ts'
import { tolerateLostConnections } from '../platform/db/lost-connections.ts'
import { connectionAs, WORKER_ROLE } from '../platform/db/migrate.ts'
import { TEMPLATE_DATABASE } from '../platform/db/template.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { eventJobs, subscriptionsOf } from '../platform/events.ts'
import type { Problem } from '../platform/http/problem.ts'
import type { AnyEndpoint } from '../platform/http/route.ts'
import { SESSION_COOKIE } from '../platform/http/session-cookie.ts'
import { createJobs } from '../platform/jobs/jobs.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import { fakeMail } from '../platform/mail/mail.fake.ts'
import { PURGE_UPLOADS, purgeUploads } from '../platform/uploads/uploads.ts'
import type { World } from '../platform/world.ts'
import { addressOf, type CallArguments } from '../web/api.ts'
import { joinListedHosts, joinMessages, joinPermissions, joinRegionWide, joinRoleBundles } from './joined.ts'
import { createWeb } from './web.ts'

/** Monday, 21 September 2026, 10:00 in Shanghai: a working day. */
export const MONDAY_MORNING = '2026-09-21T02:00:00Z'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly bytes: Buffer
  readonly json: unknown
}

/** One browser: a signed-in person, or nobody. A body may be a FormData with files. */
export interface Client {
  /** Undefined for nobody. */
  readonly session: SessionAnswer | undefined
  /** The answer; throws when the server refuses. */
  call<E extends AnyEndpoint>(endpoint: E, ...input: CallArguments<E>): Promise<EndpointAnswer<E>>
  /** The problem that the server answers with; throws when all went well. */
  refusal<E extends AnyEndpoint>(endpoint: E, ...input: CallArguments<E>): Promise<Problem>
  /** Anything at all, for downloads, headers, and input that no page would send. */
  send(method: string, address: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>
}

export interface NewTestPerson {
  readonly account: string
  readonly region: string
  readonly roles?: readonly { readonly role: Role; readonly reach: Reach }[]
  /** A unit of its own in the region when left out. */
  readonly unitId?: string
}

export interface LedgerEntry {
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly subject_type: string
  readonly subject_id: string
  readonly region: string
  readonly unit_id: string | null
  readonly details: Readonly<Record<string, unknown>>
}

export interface TestServer {
  readonly world: World & { readonly mail: ReturnType<typeof fakeMail> }
  readonly clock: ReturnType<typeof stoppedClock>
  readonly database: TestDatabase
  readonly anonymous: Client
  /** Signs in without asking for the password; the sign-in itself is tested by its own capability. */
  as(account: string): Promise<Client>
  /** One more person, who has no password. */
  addPerson(person: NewTestPerson): Promise<{ readonly id: string; readonly unitId: string }>
  /** The id of a unit of the demo, by its full name and region. */
  unitId(name: string, region?: string): Promise<string>
  /** What stands in the ledger under this action, oldest first. */
  ledger(action: string): Promise<LedgerEntry[]>
  /** Behind the policies, as the superuser. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Works until no job is due any more; jobs of events are jobs too. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

export async function testServer(given: Partial<Config> = {}): Promise<TestServer> {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'sishi-test-'))
  const clock = stoppedClock(MONDAY_MORNING)
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1:8080',
    dataDir,
    databaseUrl: undefined,
    blobsUrl: undefined,
    smtpUrl: undefined,
    scanCommand: undefined,
    metricsToken: undefined,
    requestsPerMinuteMax: 1_000_000,
    uploadBytesMax: 64 * 1024 * 1024,
    uploadsOpenMax: 20,
    sessionMemoryMs: 0,
    fetchHosts: [],
    timeSources: [],
    logLevel: 'silent',
    logFile: undefined,
    ...given,
  }
  const world: TestServer['world'] = {
    config,
    clock,
    db: database.db,
    jobs: createJobs({ subscriptions: subscriptionsOf(capabilities) }),
    blobs: await openBlobs(join(dataDir, 'blobs')),
    mail: fakeMail(),
    log: pino({ level: process.env.SISHI_TEST_LOG ?? 'silent' }),
    procedures: capabilities.flatMap((each) => each.procedures ?? []),
    measures: capabilities.flatMap((each) => each.measures ?? []),
    series: capabilities.flatMap((each) => each.series ?? []),
    roleBundles: joinRoleBundles(capabilities),
    permissions: joinPermissions(capabilities),
    regionWide: joinRegionWide(capabilities),
    listedHosts: joinListedHosts(capabilities, () => world),
    translate: joinMessages(capabilities),
  }
  await organisation.demo?.(world)
  const web = await createWeb(world)
  // One connection, whose pool lets one statement follow the other: tests ask for several people at once.
  const owner = new pg.Pool({ ...database.owner, max: 1, idleTimeoutMillis: 0 })
  // The pool says that it has ended before the server knows, whose answer to the dropped database then comes to nobody.
  tolerateLostConnections(owner)
  const query = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await owner.query(sql, [...values])).rows as Row[]

  function client(token: string | undefined, session: SessionAnswer | undefined): Client {
    const send: Client['send'] = async (method, address, body, headers = {}) => {
      const { type, payload } = await encode(body)
      const answer = await web.inject({
        method: method as 'GET',
        url: address,
        headers: {
          ...(type === undefined ? {} : { 'content-type': type }),
          ...(session === undefined ? {} : { 'x-csrf-token': session.csrfToken }),
          ...headers,
        },
        ...(token === undefined ? {} : { cookies: { [SESSION_COOKIE]: token } }),
        ...(payload === undefined ? {} : { payload }),
      })
      const isJson = String(answer.headers['content-type'] ?? '').includes('json')
      const json: unknown = isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined
      return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, json }
    }
    const ask = async <E extends AnyEndpoint>(endpoint: E, input: CallArguments<E>) => {
      const [{ body } = {}] = input as [{ body?: unknown }?]
      return await send(endpoint.method, addressOf(endpoint, ...input), body)
    }
    return {
      session,
      send,
      call: async (endpoint, ...input) => {
        const answer = await ask(endpoint, input)
        if (answer.status === 200) return answer.json as EndpointAnswer<typeof endpoint>
        throw new Error(`${endpoint.id} was refused: ${answer.status} ${JSON.stringify(answer.json)}`)
      },
      refusal: async (endpoint, ...input) => {
        const answer = await ask(endpoint, input)
        if (answer.status !== 200) return answer.json as Problem
        throw new Error(`${endpoint.id} was not refused: ${answer.bytes.toString('utf8').slice(0, 300)}`)
      },
    }
  }

  const anonymous = client(undefined, undefined)
  return {
    world,
    clock,
    database,
    anonymous,
    query,
    as: async (account) => {
      const token = makeToken()
      const at = clock.now()
      const until = new Date(at.getTime() + 12 * 3_600_000)
      const opened = await query(
        `insert into organisation.session
           (id, token_hash, person_id, region, unit_id, started_at, last_seen_at, expires_at, ip, user_agent)
         select $1, $2, id, region, unit_id, $3, $3, $4, '127.0.0.1', 'test' from organisation.person where account = $5
         returning id`,
        [randomUUID(), hashToken(token), at, until, account],
      )
      if (opened.length === 0) throw new Error(`no account ${account}`)
      return client(token, await client(token, undefined).call(getSession))
    },
    addPerson: async ({ account, region, roles = [], unitId = randomUUID() }) => {
      const id = randomUUID()
      await query(
        `insert into organisation.unit (id, region, name, short_name, kind) values ($1, $2, $3, $3, 'bureau')
         on conflict (id) do nothing`,
        [unitId, region, `${account}所在单位`],
      )
      await query(
        `insert into organisation.person (id, region, unit_id, name, account) values ($1, $2, $3, $4, $4)`,
        [id, region, unitId, account],
      )
      await query(
        `insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on)
         select gen_random_uuid(), $1, $2, $3, held.role, held.reach, '2024-01-01'
         from jsonb_to_recordset($4::jsonb) as held(role text, reach text)`,
        [region, unitId, id, JSON.stringify(roles)],
      )
      return { id, unitId }
    },
    unitId: async (name, region) => {
      const found = await query<{ id: string }>(
        'select id from organisation.unit where name = $1 and ($2::text is null or region = $2)',
        [name, region ?? null],
      )
      const [unit] = found
      if (unit === undefined || found.length > 1) throw new Error(`${found.length} units ${name}`)
      return unit.id
    },
    ledger: async (action) =>
      await query<LedgerEntry>('select * from audit.entry where action = $1 order by at, id', [action]),
    runJobs: async () => {
      const worker = await startWorker({
        connection: {
          ...connectionAs({ ...database.owner, database: TEMPLATE_DATABASE }, WORKER_ROLE),
          ...(database.owner.database === undefined ? {} : { database: database.owner.database }),
        },
        world,
        handlers: {
          ...eventJobs(capabilities),
          [PURGE_UPLOADS]: purgeUploads,
          ...Object.assign({}, ...capabilities.map((each) => ({ ...each.jobs, ...each.captureJobs }))),
        },
      })
      const due = async () =>
        await query('select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts')
      await expect.poll(due, { timeout: 15_000, interval: 20 }).toEqual([])
      await worker.stop()
    },
    close: async () => {
      await web.close()
      await owner.end()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function encode(
  body: unknown,
): Promise<{ readonly type: string | undefined; readonly payload: string | Buffer | undefined }> {
  if (body === undefined) return { type: undefined, payload: undefined }
  if (body instanceof Buffer) return { type: 'application/octet-stream', payload: body }
  if (!(body instanceof FormData)) return { type: 'application/json', payload: JSON.stringify(body) }
  const multipart = new Response(body)
  return {
    type: multipart.headers.get('content-type') ?? undefined,
    payload: Buffer.from(await multipart.arrayBuffer()),
  }
}
