import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import type { JobCall } from '../../platform/jobs/job.ts'
import { getNoticeRule, listNotices, setNoticeChannel, setNoticeRule } from './contract/notices.ts'
import { assignMatter } from './contract.ts'
import { SEND_NOTICE } from './service/tell.ts'
import { warn } from './service/warnings.ts'
import { aMatter } from './testing.ts'

const CITY = '990100'
let server: TestServer
let unitId: string
let handler: { id: string }

beforeAll(async () => {
  server = await testServer()
  unitId = (
    await server.addPerson({ account: 'handler', region: CITY, roles: [{ role: 'liaison', reach: 'unit' }] })
  ).unitId
  const [found] = await server.query<{ id: string }>(
    "select id from organisation.person where account = 'handler'",
  )
  handler = found ?? { id: '' }
  await server.addPerson({
    account: 'mate',
    region: CITY,
    unitId,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  await server.addPerson({
    account: 'head',
    region: CITY,
    unitId,
    roles: [{ role: 'leader', reach: 'unit' }],
  })
  await server.addPerson({ account: 'without-role', region: CITY, unitId })
})
afterAll(() => server.close())

const run = async (instant: string) => {
  server.clock.set(instant)
  const call = {
    world: server.world,
    actor: { kind: 'system', job: 'matters.warn' },
    signal: new AbortController().signal,
  }
  const result = await warn(call as unknown as JobCall)
  return result.ok ? result.value : result.error
}
const kinds = async (account: string, matterId: string) => {
  const rows = await server.query<{ kind: string }>(
    `select n.kind from matters.notice n join organisation.person p on p.id = n.person_id
     where p.account = $1 and n.matter_id = $2 order by n.at, n.kind`,
    [account, matterId],
  )
  return rows.map((row) => row.kind)
}

test('each threshold warns once, in working hours only, and escalates to head and leader', async () => {
  // Due on Wednesday 16 September 2026.
  server.clock.set('2026-09-01T02:00:00Z')
  const id = await aMatter(server.world, { region: CITY, unitId, dueOn: '2026-09-16' })

  expect(await run('2026-09-10T02:00:00Z')).toEqual({ given: 0 })
  // Three working days before, but at night, at noon, and on the Sunday: silence.
  expect(await run('2026-09-10T22:00:00Z')).toEqual({ given: 0 })
  expect(await run('2026-09-11T05:00:00Z')).toEqual({ given: 0 })
  expect(await run('2026-09-13T02:00:00Z')).toEqual({ given: 0 })
  expect(await run('2026-09-11T00:30:00Z')).toEqual({ given: 1 })
  expect(await run('2026-09-11T00:45:00Z')).toEqual({ given: 0 })
  expect(await run('2026-09-16T01:00:00Z')).toEqual({ given: 1 })
  expect(await run('2026-09-16T01:15:00Z')).toEqual({ given: 0 })
  // Overdue, and one working day late: the handlers again, and the unit's head.
  expect(await run('2026-09-17T01:00:00Z')).toEqual({ given: 2 })
  expect(await kinds('handler', id)).toEqual(['dueSoon', 'dueToday', 'overdue'])
  expect(await kinds('mate', id)).toEqual(['dueSoon', 'dueToday', 'overdue'])
  expect(await kinds('without-role', id)).toEqual([])
  expect(await kinds('head', id)).toEqual(['dueSoon', 'dueToday', 'escalated', 'overdue'])
  expect(await kinds('leader', id)).toEqual([])
  expect(await run('2026-09-23T01:00:00Z')).toEqual({ given: 1 })
  expect(await kinds('leader', id)).toEqual(['escalated'])
  expect(await run('2026-09-23T01:15:00Z')).toEqual({ given: 0 })
})

test('two runs at once warn once', async () => {
  server.clock.set('2026-09-23T01:30:00Z')
  const id = await aMatter(server.world, { region: CITY, unitId, dueOn: '2026-09-24' })
  await Promise.all([run('2026-09-23T01:30:00Z'), run('2026-09-23T01:30:00Z')])
  expect(await kinds('handler', id)).toEqual(['dueSoon'])
})

test('an assigned matter warns its assignee alone, by mail too where wanted, and never twice', async () => {
  server.clock.set('2026-09-23T01:40:00Z')
  await server.query("update organisation.person set email = 'handler@example.cn' where account = 'handler'")
  const person: Client = await server.as('handler')
  await person.call(setNoticeChannel, { body: { email: true } })
  const id = await aMatter(server.world, { region: CITY, unitId, dueOn: '2026-09-24', title: '报送统计数据' })
  await person.call(assignMatter, { params: { matterId: id }, body: { personId: handler.id } })
  await run('2026-09-23T01:45:00Z')
  await run('2026-09-23T02:00:00Z')
  expect(await kinds('mate', id)).toEqual([])
  // Jobs run by the machine's clock, which is past the stopped one or before it: bring all of them due.
  await server.query('update graphile_worker._private_jobs set run_at = now()')
  await server.runJobs()
  const mails = () => server.world.mail.sent.filter((mail) => mail.text.includes('报送统计数据'))
  expect(mails()).toMatchObject([
    {
      to: 'handler@example.cn',
      subject: '“报送统计数据”将于2026年9月24日到期',
      text: expect.stringContaining('24 Sep 2026'),
    },
  ])
  await run('2026-09-23T02:15:00Z')
  await server.runJobs()
  expect(mails()).toHaveLength(1)
  const { items } = await (await server.as('handler')).call(listNotices, { query: { unread: 'yes' } })
  expect(items[0]).toMatchObject({
    kind: 'dueSoon',
    matterTitle: '报送统计数据',
    page: `/assessment/tasks/${id}`,
  })
})

test('the rule is data: the system administrator sets it, others read it', async () => {
  server.clock.set('2026-09-23T01:50:00Z')
  const person = await server.as('handler')
  const { webhookUrl: _, ...rule } = await person.call(getNoticeRule)
  expect(rule.soonWorkingDays).toBe(3)
  expect(await person.refusal(setNoticeRule, { body: rule })).toMatchObject({ status: 403 })
  const [admin] = await server.query<{ account: string }>(
    `select p.account from organisation.person p join organisation.role_assignment r on r.person_id = p.id
     where r.role = 'systemAdministrator' limit 1`,
  )
  const administrator = await server.as(admin?.account ?? '')
  await administrator.call(setNoticeRule, { body: { ...rule, soonWorkingDays: 5 } })
  expect(await person.call(getNoticeRule)).toMatchObject({ soonWorkingDays: 5 })
  expect(await server.ledger('matters.ruleSet')).toHaveLength(1)
})

test('a secret that is left out stays with its address, and never follows to another one', async () => {
  const person = await server.as('mate')
  const secret = 'a secret of the test'
  const url = 'https://one.example.invalid/in'
  await person.call(setNoticeChannel, { body: { email: false, webhook: { url, secret } } })
  const kept = await person.call(setNoticeChannel, { body: { email: true, webhook: { url } } })
  expect(kept).toEqual({ email: true, webhookUrl: url })
  const [stored] = await server.query<{ webhook_secret: string }>(
    'select webhook_secret from matters.notice_channel where webhook_url is not null',
  )
  expect(stored?.webhook_secret).toBe(secret)
  const elsewhere = { email: true, webhook: { url: 'https://two.example.invalid/in' } }
  expect(await person.refusal(setNoticeChannel, { body: elsewhere })).toMatchObject({
    status: 400,
    code: 'matters.webhook_secret_missing',
  })
})

test('what goes to the instance’s own address goes there once, also when its job is run again', async () => {
  server.clock.set('2026-09-23T02:30:00Z')
  const received: string[] = []
  const target = createServer((request, response) => {
    received.push(String(request.headers['sishi-id']))
    request.resume().on('end', () => response.end())
  })
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  const { port } = target.address() as AddressInfo
  const administrator = await server.as('system')
  const { webhookUrl: _, ...rule } = await administrator.call(getNoticeRule)
  const webhook = { url: `http://127.0.0.1:${port}/in`, secret: 'a secret of the test' }
  await administrator.call(setNoticeRule, { body: { ...rule, webhook } })
  const id = await aMatter(server.world, {
    region: CITY,
    unitId,
    dueOn: '2026-09-24',
    assigneeId: handler.id,
  })
  await run('2026-09-23T02:45:00Z')
  const [notice] = await server.query<{ id: string; region: RegionCode }>(
    'select id, region from matters.notice where matter_id = $1',
    [id],
  )
  if (notice === undefined) throw new Error('no notice')
  await server.query('update graphile_worker._private_jobs set run_at = now()')
  await server.runJobs()
  expect(received).toContain(notice.id)
  // As after a crash of the worker: the order is still on the queue although the message went out.
  const again = { payload: { notice: notice.id, way: 'instance' }, region: notice.region, kind: SEND_NOTICE }
  await server.world.db.transact(scopeOf({ kind: 'system', job: 'test' }, 'any'), async (tx) =>
    ok(await server.world.jobs.enqueueAll(tx, [again])),
  )
  await server.runJobs()
  target.close()
  expect(received.filter((each) => each === notice.id)).toHaveLength(1)
})

test.each(['http://127.0.0.1/in', 'http://[::1]/in', 'http://localhost:8080/in', 'http://10.1.2.3/in'])(
  'a person is not told by %s: it lies inside',
  async (url) => {
    const person = await server.as('mate')
    const body = { email: false, webhook: { url, secret: 'a secret of the test' } }
    expect(await person.refusal(setNoticeChannel, { body })).toMatchObject({
      code: 'webhook.internal_address',
    })
  },
)
