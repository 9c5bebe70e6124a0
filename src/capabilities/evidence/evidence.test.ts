/** 网页留证 through HTTP: asked for, captured by the job, seen, given out, kept, removed; and who sees nothing of it. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, MONDAY_MORNING, type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { readDocument } from '../../platform/documents/index.ts'
import { publish } from '../../platform/events.ts'
import { createTask } from '../assessment/contract.ts'
import { checkpointNow } from '../audit/service.ts'
import * as contract from './contract.ts'

const FORM = {
  purpose: '核查绝对化用语',
  officers: [
    { name: '执法员甲', certificate: '甲-001' },
    { name: '执法员乙', certificate: '甲-002' },
  ] as [contract.CaptureOfficer, contract.CaptureOfficer],
}
let site: Server
let server: TestServer
let market: Client
let host: string

beforeAll(async () => {
  site = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        '<!doctype html><title>甲店</title><h1>全网第一</h1><button onclick="this.textContent=42">展开</button>',
      ),
  ).listen(0, '127.0.0.1')
  await once(site, 'listening')
  host = `127.0.0.1:${(site.address() as AddressInfo).port}`
  server = await testServer({ fetchHosts: [host] })
  market = await server.as('market')
}, 60_000)
afterAll(async () => {
  await server.close()
  site.close()
})

const ask = async (path: string, more: object = {}) =>
  (await market.call(contract.requestCapture, { body: { url: `http://${host}${path}`, ...FORM, ...more } }))
    .id
const seen = (captureId: string) => market.call(contract.getCapture, { params: { captureId } })
const stateOf = async (id: string) =>
  (await server.query<{ state: string }>('select state from evidence.capture where id = $1', [id]))[0]?.state

let captureId: string

test('a page is captured by the job with its steps, and every act on its pack stands in the ledger', {
  timeout: 90_000,
}, async () => {
  captureId = await ask('/shop', {
    script: [{ kind: 'click', target: '展开' }],
    recordsScreen: true,
    retention: 'safety',
  })
  expect(await seen(captureId)).toMatchObject({ state: 'planned', sha256: null })
  await server.runJobs()
  const capture = await seen(captureId)
  expect(capture).toMatchObject({ state: 'sealed', title: '甲店', httpStatus: 200, attempt: 1, missing: [] })
  expect(capture.retainUntil).toBe('2031-09-21')
  expect(capture.replay).toMatchObject({ samePixels: 1, sameLines: 1 })
  const verified = await market.call(contract.verifyPack, { params: { captureId } })
  expect(verified).toMatchObject({ verdict: 'valid', faults: [] })
  const paths = verified.members.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining(['capture/step-01.png', 'capture/recording.avi', 'capture/page.pdf']),
  )
  const pack = await market.send('GET', `/api/evidence/captures/${captureId}/pack`)
  expect(pack.bytes.length).toBe(capture.size)
  expect(
    (await market.send('GET', `/api/evidence/captures/${captureId}/screenshot`)).bytes
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  const custody = await market.call(contract.listCustody, { params: { captureId } })
  expect(custody.items.map(({ action }) => action)).toEqual([
    'evidence.captureRequested',
    'evidence.packSealed',
    'evidence.packReplayed',
    'evidence.packViewed',
    'evidence.packVerified',
    'evidence.packCopied',
  ])
})

test('the record of the extraction names officers, digests and steps', async () => {
  const answer = await market.send('GET', `/api/evidence/captures/${captureId}/record`)
  const read = await readDocument(answer.bytes, 'record.docx')
  const text = JSON.stringify(read.ok ? read.value : read.error)
  const { sha256, sm3 } = await seen(captureId)
  for (const words of ['执法员甲（执法证号：甲-001）', '核查绝对化用语', '点击 展开', sha256, sm3])
    expect(text).toContain(words)
})

test('the officers whom a person named last are proposed, to nobody who may not capture; the visitor stands with the capture', async () => {
  const visitor = { title: '会员', userAgent: '', cookie: 'vip=1', comesBack: false, headers: [] }
  const id = await ask('/as-member', { visitor })
  expect(await seen(id)).toMatchObject({ visitor })
  expect(await seen(captureId)).toMatchObject({ visitor: null })
  expect(await market.call(contract.lastOfficers, {})).toEqual({ officers: FORM.officers })
  const county = await server.as('county')
  expect(await county.refusal(contract.lastOfficers, {})).toMatchObject({ code: 'permission.missing' })
  const forged = { ...visitor, headers: [{ name: 'Host', value: 'x' }] }
  const body = { url: `http://${host}/x`, ...FORM, visitor: forged }
  expect(await market.refusal(contract.requestCapture, { body })).toMatchObject({ code: 'request.invalid' })
})

test('a link gives the pack to who has no account, until it expires or is revoked', async () => {
  const params = { captureId }
  const order = { recipient: '乙市局', purpose: '协查', days: 2 }
  const link = await market.call(contract.makeLink, { params, body: order })
  const path = new URL(link.address).pathname
  expect((await server.anonymous.send('GET', path)).bytes.length).toBe((await seen(captureId)).size)
  expect(await seen(captureId)).toMatchObject({ links: [{ recipient: '乙市局', downloads: 1 }] })
  server.clock.set('2026-09-23T02:00:01Z')
  expect((await server.anonymous.send('GET', path)).json).toMatchObject({ code: 'evidence.link_closed' })
  server.clock.set(MONDAY_MORNING)
  await market.call(contract.revokeLink, { params: { captureId, linkId: link.id } })
  expect((await server.anonymous.send('GET', path)).json).toMatchObject({ code: 'evidence.link_closed' })
  expect(await market.refusal(contract.revokeLink, { params: { captureId, linkId: link.id } })).toMatchObject(
    {
      code: 'evidence.no_such_link',
    },
  )
  expect(await server.ledger('evidence.linkUsed')).toMatchObject([
    { actor_kind: 'system', subject_id: captureId },
  ])
  const strange = path.replace(/[^/]+$/, 'a'.repeat(43))
  for (const tried of [path, strange, strange]) await server.anonymous.send('GET', tried)
  expect(await server.ledger('evidence.linkRefused')).toMatchObject([
    { actor_kind: 'system', subject_id: captureId, details: { linkId: link.id, reason: 'expired' } },
    { subject_id: captureId, details: { linkId: link.id, reason: 'revoked', address: '127.0.*.*' } },
    { subject_id: 'unknown', details: { reason: 'unknown' } },
  ])
})

test('a pack is linked to a matter that its officer sees, and every act on it is proven by a signed checkpoint', async () => {
  const creation = await server.as('creation')
  const unitId = await server.unitId('市市场监督管理局')
  const task = { title: '开展网络监测', unitId, dueOn: '2026-12-31' }
  const { id: matterId } = await creation.call(createTask, { body: task })
  const params = { captureId }
  await market.call(contract.linkMatter, { params, body: { matterId } })
  const again = { params, body: { matterId } }
  expect(await market.refusal(contract.linkMatter, again)).toMatchObject({ code: 'evidence.linked_already' })
  const nowhere = { params, body: { matterId: randomUUID() } }
  expect(await market.refusal(contract.linkMatter, nowhere)).toMatchObject({
    code: 'evidence.no_such_matter',
  })
  expect(await seen(captureId)).toMatchObject({ matters: [{ id: matterId, title: '开展网络监测' }] })
  await market.call(contract.unlinkMatter, { params: { ...params, matterId } })
  expect(await seen(captureId)).toMatchObject({ matters: [] })
  const custody = await market.call(contract.listCustody, { params })
  const sealing = custody.items.find(({ action }) => action === 'evidence.packSealed')
  const entry = { params: { ...params, entryId: sealing?.id ?? '' } }
  expect(await market.refusal(contract.proveCustody, entry)).toMatchObject({
    code: 'evidence.not_covered_yet',
  })
  await checkpointNow(server.world)
  expect(await market.call(contract.proveCustody, entry)).toMatchObject({ isProven: true })
  const [other] = await server.query<{ id: string }>(
    'select id from audit.entry where subject_id <> $1 limit 1',
    [captureId],
  )
  const strange = { params: { ...params, entryId: other?.id ?? '' } }
  expect(await market.refusal(contract.proveCustody, strange)).toMatchObject({
    code: 'evidence.no_such_capture',
  })
})

test('a pack is kept longer but never shorter, and is removed after its time', async () => {
  const params = { captureId }
  const shorter = { params, body: { until: '2030-01-01', reason: '无' } }
  expect(await market.refusal(contract.extendRetention, shorter)).toMatchObject({
    code: 'evidence.not_longer',
  })
  await market.call(contract.extendRetention, { params, body: { until: '2032-01-01', reason: '诉讼未结' } })
  expect(await seen(captureId)).toMatchObject({ retainUntil: '2032-01-01', retentionReason: '诉讼未结' })
  server.clock.set('2032-01-02T02:00:00Z')
  const scope = scopeOf({ kind: 'system', job: 'test', region: '990100' as RegionCode }, 'any')
  await server.world.db.transact(scope, async (tx) =>
    ok(await server.world.jobs.enqueue(tx, 'evidence.removeExpired', {}, { region: '990100' as RegionCode })),
  )
  await server.runJobs()
  server.clock.set(MONDAY_MORNING)
  const removed = await seen(captureId)
  expect(removed.removedAt).not.toBeNull()
  expect(await server.world.blobs.stat(removed.sha256 ?? '')).toBeUndefined()
  expect(await market.refusal(contract.verifyPack, { params })).toMatchObject({ code: 'evidence.no_pack' })
  expect(
    await market.refusal(contract.makeLink, { params, body: { recipient: '乙', purpose: '协查' } }),
  ).toMatchObject({
    code: 'evidence.no_pack',
  })
})

test('what cannot be captured fails with its reason, and can be tried again', {
  timeout: 60_000,
}, async () => {
  const body = { url: 'http://127.0.0.1:9/', ...FORM }
  const { id } = await market.call(contract.requestCapture, { body })
  await server.runJobs()
  const params = { captureId: id }
  expect(await seen(id)).toMatchObject({
    state: 'failed',
    failure: { code: 'evidence.address.internal_address' },
  })
  await market.call(contract.retryCapture, { params })
  expect(await market.refusal(contract.retryCapture, { params })).toMatchObject({
    code: 'evidence.not_failed',
  })
  await server.runJobs()
  expect(await stateOf(id)).toBe('failed')
})

test('a run that was cut short after sealing is taken over, and one cut short too often fails unless it had sealed', {
  timeout: 60_000,
}, async () => {
  const folder = join(server.world.config.dataDir, 'captures')
  const id = await ask('/cut')
  await mkdir(join(folder, `${id}.wacz.work`), { recursive: true })
  await writeFile(join(folder, `${id}.wacz`), 'half a pack')
  await server.query(`update evidence.capture set state = 'capturing', attempt = 1 where id = $1`, [id])
  await server.runJobs()
  expect(await seen(id)).toMatchObject({ state: 'sealed', attempt: 2 })
  expect(await server.query('select id from evidence.capture where url like $1', ['%/cut'])).toHaveLength(1)
  const often = await ask('/often')
  await mkdir(join(folder, `${often}.wacz.work`), { recursive: true })
  await server.query(`update evidence.capture set state = 'capturing', attempt = 3 where id = $1`, [often])
  await server.runJobs()
  expect(await seen(often)).toMatchObject({ state: 'failed', failure: { code: 'evidence.interrupted' } })
  expect((await readdir(folder)).filter((name) => name.startsWith(often))).toEqual([])
  const sealed = await ask('/sealed')
  const [pack] = await server.query<{ blob: string }>('select blob from evidence.capture where id = $1', [id])
  const content = await server.world.blobs.open(pack?.blob ?? '')
  if (content !== undefined) await writeFile(join(folder, `${sealed}.wacz`), content)
  await server.query(`update evidence.capture set state = 'capturing', attempt = 3 where id = $1`, [sealed])
  await server.runJobs()
  expect(await seen(sealed)).toMatchObject({ state: 'sealed', attempt: 4 })
  await rm(folder, { recursive: true, force: true })
})

test('a page that a watch plan wants is captured by itself and once, in the name of the officers of the plan', async () => {
  const unitId = await server.unitId('市市场监督管理局')
  const region = '990100' as RegionCode
  const tell = (findingId: string) =>
    server.world.db.transact(scopeOf({ kind: 'system', job: 'test', region }, 'any'), async (tx) =>
      ok(
        await publish(tx, server.world.jobs, {
          name: 'monitoring.captureWanted',
          region,
          at: MONDAY_MORNING,
          payload: {
            findingId,
            url: 'http://127.0.0.1:9/',
            title: { zh: '绝对化用语', en: 'Absolute terms' },
            unitId,
            officers: FORM.officers,
          },
        }),
      ),
    )
  await tell('1')
  await tell('1')
  await server.runJobs()
  const of = 'select state, requested_by, officers from evidence.capture where origin_kind = $1'
  expect(await server.query(of, ['monitoring.finding'])).toEqual([
    { state: 'failed', requested_by: null, officers: FORM.officers },
  ])
})

test('one officer is not two, and an address is one of the web', async () => {
  const twice = [FORM.officers[0], FORM.officers[0]] as typeof FORM.officers
  const body = { url: `http://${host}/`, ...FORM }
  expect(await market.refusal(contract.requestCapture, { body: { ...body, officers: twice } })).toMatchObject(
    {
      code: 'evidence.one_officer_twice',
    },
  )
  expect(
    await market.refusal(contract.requestCapture, { body: { ...body, url: 'file:///etc/passwd' } }),
  ).toMatchObject({
    status: 400,
  })
})

test('another county sees nothing of it, and a reader acts on nothing', async () => {
  await server.addPerson({
    account: 'far',
    region: '990121',
    roles: [{ role: 'marketOfficer', reach: 'region' }],
  })
  const far = await server.as('far')
  const params = { captureId }
  expect((await far.call(contract.listCaptures)).items).toEqual([])
  expect(await far.refusal(contract.getCapture, { params })).toMatchObject({
    code: 'evidence.no_such_capture',
  })
  expect(await far.refusal(contract.listCustody, { params })).toMatchObject({
    code: 'evidence.no_such_capture',
  })
  const leader = await server.as('leader')
  expect(await leader.call(contract.getCapture, { params })).toMatchObject({
    mayCapture: false,
    mayShare: false,
  })
  const link = { params, body: { recipient: '乙', purpose: '协查' } }
  expect(await leader.refusal(contract.makeLink, link)).toMatchObject({ code: 'permission.missing' })
})
