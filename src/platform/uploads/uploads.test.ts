import { createHash, randomBytes } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { demoOfficer } from '../../capabilities/organisation/index.ts'
import { scopeOf } from '../../kernel/actor.ts'
import {
  cancelUpload,
  finishUpload,
  getUpload,
  listUploads,
  openUpload,
  type UploadView,
} from './contract.ts'
import { PURGE_UPLOADS, receivePiece } from './uploads.ts'

let server: TestServer
let officer: Client
beforeAll(async () => {
  server = await testServer({ uploadBytesMax: 1024 * 1024, uploadsOpenMax: 10 })
  officer = await server.as('liaison')
})
afterAll(() => server.close())

const send = (client: Client, id: string, offset: number, piece: Buffer) =>
  client.send('PATCH', `/api/uploads/${id}?offset=${offset}`, piece)

const begin = (size: number, sha256?: string) =>
  officer.call(openUpload, {
    body: { name: '材料.bin', size, fileTime: 1, ...(sha256 === undefined ? {} : { sha256 }) },
  })

const at = (id: string) => ({ params: { uploadId: id } })

test('a file in pieces arrives whole, under its hash', async () => {
  const content = randomBytes(300_000)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { id } = await begin(content.length, sha256)
  for (let offset = 0; offset < content.length; offset += 100_000)
    expect((await send(officer, id, offset, content.subarray(offset, offset + 100_000))).status).toBe(200)
  const done = await officer.call(finishUpload, at(id))
  expect(done).toMatchObject({ sha256, size: content.length, mediaType: 'application/octet-stream' })
  const kept = await server.world.blobs.open(sha256)
  expect(Buffer.concat((await kept?.toArray()) ?? []).equals(content)).toBe(true)
  // The answer was lost: asked again, it is the same, and nothing is left on the disk.
  expect(await officer.call(finishUpload, at(id))).toEqual(done)
  expect(await readdir(join(server.world.config.dataDir, 'uploads'))).toEqual([])
  expect(await officer.refusal(getUpload, at(crypto.randomUUID()))).toMatchObject({ status: 404 })
})

test('what came before the connection broke is kept, and the rest goes on from there', async () => {
  const content = randomBytes(50_000)
  const { id } = await begin(content.length)
  const actor = await demoOfficer(server.world, 'liaison')
  const broken = Readable.from(
    (function* () {
      yield content.subarray(0, 20_000)
      throw new Error('ECONNRESET')
    })(),
  )
  expect(await receivePiece(server.world, actor, id, 0, broken)).toMatchObject({ ok: true })
  const { received } = await officer.call(getUpload, at(id))
  expect(received).toBe(20_000)
  const wrong = await send(officer, id, 10_000, content.subarray(10_000))
  expect(wrong.json).toMatchObject({ code: 'uploads.other_offset', details: { received: 20_000 } })
  await send(officer, id, received, content.subarray(received))
  const { sha256 } = await officer.call(finishUpload, at(id))
  expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
})

test('a newer piece takes over from one that hangs', async () => {
  const { id } = await begin(10)
  const actor = await demoOfficer(server.world, 'liaison')
  const hanging = new Readable({ read: () => {} })
  hanging.push(Buffer.from('01234'))
  const first = receivePiece(server.world, actor, id, 0, hanging)
  await expect
    .poll(async () => (await readdir(join(server.world.config.dataDir, 'uploads'))).includes(id))
    .toBe(true)
  const second = await receivePiece(server.world, actor, id, 5, Readable.from([Buffer.from('56789')]))
  await first
  // The first may have been stopped before it wrote: then the offset is told.
  if (second.ok) expect(second.value.received).toBe(10)
  else expect(second.error.code).toBe('uploads.other_offset')
})

describe('refused is', () => {
  test('a file above the limit, which the server tells', async () => {
    const { sizeMax } = await officer.call(listUploads)
    expect(sizeMax).toBe(1024 * 1024)
    const body = { name: 'x', size: sizeMax + 1 }
    expect(await officer.refusal(openUpload, { body })).toMatchObject({ code: 'uploads.too_large' })
  })

  test('finishing too early, and content that is not what was announced', async () => {
    const { id } = await begin(4, createHash('sha256').update('else').digest('hex'))
    await send(officer, id, 0, Buffer.from('ab'))
    expect(await officer.refusal(finishUpload, at(id))).toMatchObject({
      code: 'uploads.incomplete',
      details: { received: 2 },
    })
    // What is longer than announced is cut.
    expect((await send(officer, id, 2, Buffer.from('cdefgh'))).json).toMatchObject({ received: 4 })
    expect(await officer.refusal(finishUpload, at(id))).toMatchObject({ code: 'uploads.hash_differs' })
    expect(await officer.call(getUpload, at(id))).toMatchObject({ received: 0 })
    await officer.call(cancelUpload, at(id))
    expect(await officer.refusal(getUpload, at(id))).toMatchObject({ code: 'uploads.not_found' })
  })

  test('a piece of what is finished', async () => {
    const { id } = await begin(1)
    await send(officer, id, 0, Buffer.from('a'))
    await officer.call(finishUpload, at(id))
    expect((await send(officer, id, 1, Buffer.from('b'))).json).toMatchObject({ code: 'uploads.finished' })
  })

  test('another person, as if there were none, and a piece without the token', async () => {
    const { id } = await begin(3)
    const other = await server.as('creation')
    expect((await send(other, id, 0, Buffer.from('abc'))).status).toBe(404)
    for (const act of [getUpload, finishUpload, cancelUpload])
      expect(await other.refusal(act, at(id))).toMatchObject({ code: 'uploads.not_found' })
    const forged = await officer.send('PATCH', `/api/uploads/${id}?offset=0`, Buffer.from('abc'), {
      'x-csrf-token': 'forged',
    })
    expect(forged.json).toMatchObject({ code: 'session.csrf' })
    expect((await server.anonymous.send('GET', '/api/uploads')).status).toBe(401)
  })

  test('one upload too many', async () => {
    const opened: UploadView[] = []
    let code = ''
    while (code === '' && opened.length < 30) {
      const answer = await officer.send('POST', '/api/uploads', { name: 'x', size: 1 })
      if (answer.status === 200) opened.push(answer.json as UploadView)
      else code = (answer.json as { code: string }).code
    }
    expect(code).toBe('uploads.too_many_open')
    for (const { id } of opened) await officer.call(cancelUpload, at(id))
  })
})

test('after a day without a move an upload is cleared away, with its pieces', async () => {
  const { id } = await begin(3)
  await send(officer, id, 0, Buffer.from('ab'))
  const folder = join(server.world.config.dataDir, 'uploads')
  await writeFile(join(folder, 'stray'), 'x')
  await utimes(join(folder, 'stray'), 0, 0)
  server.clock.set('2026-09-22T03:00:00Z')
  await server.world.db.transact(scopeOf({ kind: 'system', job: 'test' }, 'any'), async (tx) => ({
    ok: true as const,
    value: await server.world.jobs.enqueue(tx, PURGE_UPLOADS, {}, { region: '990100' as never }),
  }))
  await server.runJobs()
  expect(await readdir(folder)).not.toContain(id)
  expect(await readdir(folder)).not.toContain('stray')
  const rows = await server.query('select 1 from platform.upload where id = $1', [id])
  expect(rows).toEqual([])
})
