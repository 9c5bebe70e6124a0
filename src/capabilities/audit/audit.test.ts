import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Officer, type Permission, scopeOf } from '../../kernel/actor.ts'
import { stoppedClock } from '../../kernel/clock.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { ensureLedgerKey, readPublicKeys } from '../../platform/audit/keys.ts'
import { isProven } from '../../platform/audit/proof.ts'
import { record } from '../../platform/audit/record.ts'
import { olderOnesOver, sealAll } from '../../platform/audit/testing.ts'
import { exitCode, run } from '../../platform/cli.ts'
import { readConfig } from '../../platform/config.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts'
import { csrfTokenFor } from '../../platform/http/csrf.ts'
import { createServer } from '../../platform/http/server.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import type { JobCall } from '../../platform/jobs/job.ts'
import { createJobs } from '../../platform/jobs/jobs.ts'
import type { World } from '../../platform/world.ts'
import { configureAudit } from './cli.ts'
import { auditCapability } from './index.ts'
import { checkpointNow, runVerification } from './service.ts'
import * as store from './store.ts'

const CITY = '350400' as RegionCode
const COUNTY = '350421' as RegionCode
const OTHER = '350423' as RegionCode

function officer(
  role: string,
  permissions: readonly Permission[],
  region: RegionCode,
  reach: 'region' | 'below',
): Officer {
  const unitId = '00000000-0000-4000-8000-000000000001'
  return {
    kind: 'officer',
    personId: '00000000-0000-4000-8000-00000000000a',
    name: '测试甲',
    unitId,
    region,
    grants: [{ role, permissions, reach, region, unitId }],
    sessionId: '00000000-0000-4000-8000-00000000000b',
  }
}

const ALL: readonly Permission[] = ['audit.read', 'audit.verify']
const ACTORS: Readonly<Record<string, Actor>> = {
  city: officer('auditAdministrator', ALL, CITY, 'below'),
  county: officer('auditAdministrator', ALL, COUNTY, 'region'),
  security: officer('securityAdministrator', ['organisation.readSessions'], CITY, 'below'),
}

let test: TestDatabase
let world: World
let server: FastifyInstance
let directory: string

async function enter(
  region: RegionCode,
  subject: string,
  action: `${string}.${string}` = 'assessment.figureEntered',
) {
  const actor: Actor = { kind: 'system', job: 'test.audit' }
  await test.db.transact(scopeOf(actor, 'any'), async (tx) => {
    await record(tx, actor, {
      action,
      subject: { type: 'assessment.figure', id: subject },
      region,
      details: { year: 2025 },
    })
    return ok(undefined)
  })
}

async function call(who: string, method: 'GET' | 'POST', url: string, body?: object) {
  const answer = await server.inject({
    method,
    url,
    cookies: { [SESSION_COOKIE]: who },
    headers: { 'x-csrf-token': csrfTokenFor(who) },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

beforeAll(async () => {
  test = await testDatabase()
  directory = await mkdtemp(join(tmpdir(), 'audit-'))
  const config = readConfig({ SISHI_DATA: directory }, directory)
  if (!config.ok) throw new Error('config')
  world = {
    config: config.value,
    clock: stoppedClock('2026-11-20T02:00:00Z'),
    db: test.db,
    jobs: createJobs({ subscriptions: new Map() }),
    log: pino({ level: 'silent' }),
    translate: (_language: string, key: string) => key,
  } as unknown as World
  await ensureLedgerKey(join(directory, 'keys'))
  server = await createServer({
    world,
    routes: auditCapability.routes ?? [],
    version: '0',
    authenticate: async (token) => ACTORS[token],
    afterWrite: () => {},
    isReady: async () => true,
  })
  await enter(CITY, 'a')
  await enter(COUNTY, 'b')
  await enter(COUNTY, 'c', 'organisation.signedIn')
  await enter(OTHER, 'd')
  await sealAll(test)
})
afterAll(async () => {
  await server.close()
  await test.drop()
  await rm(directory, { recursive: true })
})

const subjects = (answer: { body: { items: { subjectId: string }[] } }) =>
  answer.body.items.map((item) => item.subjectId)

describe('entries', () => {
  it('are listed newest first, by the scope alone', async () => {
    expect(subjects(await call('city', 'GET', '/api/audit/entries'))).toEqual(['d', 'c', 'b', 'a'])
    expect(subjects(await call('county', 'GET', '/api/audit/entries'))).toEqual(['c', 'b'])
  })

  it('are hidden from everyone without the permission', async () => {
    expect(await call('security', 'GET', '/api/audit/entries')).toMatchObject({ status: 403 })
    expect(await call('nobody', 'GET', '/api/audit/entries')).toMatchObject({ status: 401 })
  })

  it('are filtered by action, actor, subject, region and day', async () => {
    const find = async (query: string) => subjects(await call('city', 'GET', `/api/audit/entries?${query}`))
    expect(await find('action=organisation.signedIn')).toEqual(['c'])
    expect(await find('actor=test.audit&subjectId=a')).toEqual(['a'])
    expect(await find(`region=${OTHER}`)).toEqual(['d'])
    expect(await find('to=2020-01-01')).toEqual([])
    expect(await call('city', 'GET', '/api/audit/entries?from=2026-13-45')).toMatchObject({ status: 400 })
    expect(await find('from=2020-01-01')).toHaveLength(4)
  })

  it('another region is not reached by naming it', async () => {
    expect(subjects(await call('county', 'GET', `/api/audit/entries?region=${OTHER}`))).toEqual([])
  })

  it('are paged without a gap or a repetition', async () => {
    const first = await call('city', 'GET', '/api/audit/entries?limit=3')
    const second = await call('city', 'GET', `/api/audit/entries?limit=3&after=${first.body.next}`)
    expect([...subjects(first), ...subjects(second)]).toEqual(['d', 'c', 'b', 'a'])
    expect(second.body.next).toBeNull()
  })

  it('show their seal and the checkpoint that covers them, and another region finds nothing', async () => {
    await checkpointNow(world)
    const [item] = (await call('city', 'GET', '/api/audit/entries?subjectId=d')).body.items
    const shown = await call('city', 'GET', `/api/audit/entries/${item.id}`)
    expect(shown).toMatchObject({
      status: 200,
      body: { seal: { seq: 4 }, checkpoint: { seq: 4 }, details: { year: 2025 } },
    })
    expect(await call('county', 'GET', `/api/audit/entries/${item.id}`)).toMatchObject({
      status: 404,
      body: { code: 'audit.no_such_entry' },
    })
    expect(await call('county', 'GET', `/api/audit/entries/${item.id}/proof`)).toMatchObject({ status: 404 })
  })

  it('take one statement a page, for one region and for three', async () => {
    for (const who of ['city', 'county']) {
      const actor = ACTORS[who]
      if (!actor) throw new Error(who)
      const sent = await test.db.read(scopeOf(actor, 'audit.read'), async (tx) => {
        await store.listEntries(tx, {}, { limit: 50 })
        return tx.statements
      })
      expect(sent).toBe(1)
    }
  })

  it('are proven to an outsider with entries of other regions between', async () => {
    const [item] = (await call('county', 'GET', '/api/audit/entries?subjectId=b')).body.items
    const proof = (await call('county', 'GET', `/api/audit/entries/${item.id}/proof`)).body
    const [key] = await readPublicKeys(join(directory, 'keys'))
    if (!key) throw new Error('no key')
    expect(isProven(proof, key)).toBe(true)
    await enter(COUNTY, 'e')
    await sealAll(test)
    const [fresh] = (await call('county', 'GET', '/api/audit/entries?subjectId=e')).body.items
    expect(await call('county', 'GET', `/api/audit/entries/${fresh.id}/proof`)).toMatchObject({
      status: 409,
      body: { code: 'audit.not_covered_yet' },
    })
  })
})

describe('checkpoints', () => {
  it('are listed and downloaded by whoever may verify', async () => {
    const [item] = (await call('city', 'GET', '/api/audit/checkpoints')).body.items
    const file = await call('city', 'GET', `/api/audit/checkpoints/${item.seq}/${item.keyId}`)
    expect(file.body).toMatchObject({ format: 'sishi-ledger-checkpoint/1', ...item })
    expect(await call('security', 'GET', '/api/audit/checkpoints')).toMatchObject({ status: 403 })
    expect(await call('city', 'GET', `/api/audit/checkpoints/999/${item.keyId}`)).toMatchObject({
      body: { code: 'audit.no_such_checkpoint' },
    })
  })
})

describe('verification', () => {
  it('is ordered as a job, and the order stands in the ledger', async () => {
    const answer = await call('city', 'POST', '/api/audit/verification', { checkpoints: [] })
    expect(answer).toMatchObject({ status: 200, body: { jobId: expect.any(String) } })
    const found = await call('city', 'GET', '/api/audit/entries?action=audit.verificationOrdered')
    expect(subjects(found)).toEqual([answer.body.jobId])
  })

  it('refuses a file that is no checkpoint', async () => {
    const answer = await call('city', 'POST', '/api/audit/verification', { checkpoints: ['{}'] })
    expect(answer).toMatchObject({ status: 400, body: { code: 'audit.not_a_checkpoint' } })
  })

  it('answers with the verdict and enters it', async () => {
    const result = await runVerification({
      world,
      actor: { kind: 'system', job: 'audit.verify', region: CITY },
      payload: { checkpoints: [] },
      id: 'job-1',
      attempt: 1,
      progress: async () => {},
      isCancelled: async () => false,
      signal: new AbortController().signal,
    } satisfies JobCall)
    expect(result).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
    expect(subjects(await call('city', 'GET', '/api/audit/entries?action=audit.verified'))).toEqual(['job-1'])
  })
})

describe('sishi audit', () => {
  async function sishi(...argv: string[]) {
    const lines: string[] = []
    const write = (line: string) => void lines.push(line)
    const context = { language: 'en' as const, stdin: process.stdin, out: write, err: write, env: {} }
    const configure = configureAudit(async () => ok({ world, stop: async () => {} }))
    const verb = { name: 'audit', summary: { zh: '', en: '' }, load: async () => ({ configure }) }
    return { code: await run(context, [verb], ['audit', ...argv]), text: lines.join('\n') }
  }

  it('writes a checkpoint that later proves that nothing was changed', async () => {
    const made = await sishi('checkpoint', '--out', directory, '--json')
    const [{ file }] = JSON.parse(made.text).checkpoints
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ algorithm: 'ecdsa-p256-sha256' })
    expect(await sishi('verify', '--checkpoint', file)).toMatchObject({
      code: exitCode.done,
      text: expect.stringMatching(/^Intact/),
    })
  })

  it('names the first broken entry and ends with 3', async () => {
    const made = await sishi('checkpoint', '--out', directory, '--json')
    const [{ file }] = JSON.parse(made.text).checkpoints
    const superuser = new pg.Client(test.owner)
    await superuser.connect()
    await superuser.query(`set session_replication_role = replica;
      update audit.entry set actor_id = 'somebody' where subject_id = 'b'`)
    const broken = await sishi('verify', '--checkpoint', file)
    expect(broken).toMatchObject({ code: 3 })
    expect(broken.text).toContain('Entry 2 (')
    await superuser.query(`update audit.entry set actor_id = 'test.audit' where subject_id = 'b'`)
    await superuser.end()
  })

  it('makes an SM2 key besides, which then signs too', async () => {
    const key = await sishi('key', '--sm2')
    expect(key).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^Signing key .*\n-----BEGIN PUBLIC KEY-----/),
    })
    await enter(CITY, 'f')
    await olderOnesOver(test)
    const made = JSON.parse((await sishi('checkpoint', '--out', directory, '--json')).text).checkpoints
    expect(made.map((each: { algorithm: string }) => each.algorithm)).toEqual([
      'ecdsa-p256-sha256',
      'sm2-sm3',
    ])
    expect((await sishi('verify')).code).toBe(0)
  })

  it('refuses a file that is not there or no checkpoint', async () => {
    expect(await sishi('verify', '--checkpoint', join(directory, 'none'))).toMatchObject({
      code: exitCode.refused,
    })
    const file = join(directory, 'other.json')
    await writeFile(file, '{}')
    expect(await sishi('verify', '--checkpoint', file)).toMatchObject({ code: exitCode.refused })
  })
})
