import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGuard } from '../../platform/net/guard.ts'
import { bytesFile, joinBytes, piecesOf, sliceOf } from './domain/byte-file.ts'
import { ARCHIVE } from './domain/pack.ts'
import { placeMembers, walkMembers } from './domain/zip.ts'
import { type CaptureOrder, capturePage } from './service/capture.ts'
import { openDiskFile } from './service/disk-file.ts'
import { aSealOrder } from './testing.ts'

const PICTURE = Buffer.alloc(600, 'picture')
let server: Server
let port: number
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-captured-'))
  server = createServer((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/shop' }).end()
    else if (request.url === '/broken')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          '<!doctype html><title>乙店</title><p>原价</p><script src=/half></script><script>new WebSocket("ws://"+location.host+"/talk");alert("满减")</script><iframe srcdoc="框内全网第一"></iframe>',
        )
    else if (request.url === '/half') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': 900 }).write('var a = 1')
      setTimeout(() => response.destroy(), 20)
    } else if (request.url?.startsWith('/p'))
      response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE)
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>甲店</title><p>原价一百元</p><img src=/p1><img src=/p2>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function orderFor(path: string, listed: readonly string[]): Promise<CaptureOrder> {
  const { keys, authority, software } = await aSealOrder()
  return {
    url: `http://127.0.0.1:${port}${path}`,
    file: join(folder, `${path.slice(1)}.wacz`),
    guard: createGuard({ listed }),
    keys,
    authority,
    folder: join(folder, 'work'),
    occasion: {
      captureId: null,
      attempt: 1,
      requestedBy: '甲',
      officers: ['甲001', '甲002'],
      purpose: '演练',
    },
    script: [],
    recordsScreen: false,
    software,
    timeSources: [],
    env: process.env,
    now: () => new Date(),
  }
}

async function memberText(file: string, path: string): Promise<string> {
  await using pack = await openDiskFile(file)
  const member = placeMembers((await walkMembers(pack)) ?? []).find((each) => each.path === path)
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(
    member ? sliceOf(pack, member.offset, member.bytes) : bytesFile(new Uint8Array()),
  ))
    pieces.push(piece)
  return Buffer.from(joinBytes(pieces)).toString()
}

test('a page is sealed with every exchange as the wire had it, its redirect, and what a visitor saw', {
  timeout: 60_000,
}, async () => {
  const order = await orderFor('/old', [`127.0.0.1:${port}`])
  const captured = await capturePage(order)
  expect(captured).toMatchObject({
    ok: true,
    value: { state: 'sealed', status: 200, finalUrl: `http://127.0.0.1:${port}/shop`, missing: [] },
  })
  const archive = await memberText(order.file, ARCHIVE)
  expect(archive).toContain('HTTP/1.1 302 Found')
  expect(archive).toContain('GET /old HTTP/1.1')
  expect(archive.split(PICTURE.toString())).toHaveLength(2)
  expect(archive).toContain('identical-payload-digest')
  expect(await memberText(order.file, 'capture/text.txt')).toContain('原价一百元')
  const environment = JSON.parse(await memberText(order.file, 'capture/environment.json'))
  expect(environment).toMatchObject({
    requestedBy: '甲',
    officers: ['甲001', '甲002'],
    redirects: [order.url],
    cleanliness: { cookies: 0 },
  })
})

test('what did not come whole is named, and the pack is partial; frames and dialogs are kept', {
  timeout: 60_000,
}, async () => {
  const order = await orderFor('/broken', [`127.0.0.1:${port}`])
  const captured = await capturePage(order)
  expect(captured).toMatchObject({ ok: true, value: { state: 'partial', status: 200 } })
  const missing = captured.ok ? captured.value.missing : []
  expect(missing.map(({ part }) => new URL(part).pathname).sort()).toEqual(['/half', '/talk'])
  expect(missing.map(({ reason }) => reason)).toContain('cut_disconnect')
  expect(await memberText(order.file, 'capture/text.txt')).toContain('框内全网第一')
  expect(await memberText(order.file, 'capture/frame-01.html')).toContain('框内全网第一')
  const { steps } = JSON.parse(await memberText(order.file, 'capture/environment.json'))
  expect(steps).toContainEqual(expect.objectContaining({ step: 'alert', of: '满减', outcome: 'dismissed' }))
})

test('a page is visited as the visitor who was declared, and the pack says as whom', {
  timeout: 60_000,
}, async () => {
  const visitor = {
    title: '会员',
    userAgent: 'Persona/1',
    cookie: 'level=gold; vip=1',
    comesBack: true,
    headers: [{ name: 'X-City', value: 'elsewhere' }],
  }
  const order = await orderFor('/shop', [`127.0.0.1:${port}`])
  expect(await capturePage({ ...order, visitor })).toMatchObject({ ok: true, value: { state: 'sealed' } })
  const archive = await memberText(order.file, ARCHIVE)
  expect(archive.match(/^GET \/shop /gm)).toHaveLength(2)
  for (const line of ['Cookie: level=gold; vip=1', 'X-City: elsewhere', 'User-Agent: Persona/1'])
    expect(archive.toLowerCase()).toContain(line.toLowerCase())
  const environment = JSON.parse(await memberText(order.file, 'capture/environment.json'))
  expect(environment).toMatchObject({ visitor, cleanliness: { cookies: 0 } })
})

test('a page inside is not opened unless its host is listed, and leaves no file', async () => {
  const refused = await capturePage(await orderFor('/inside', []))
  expect(refused).toMatchObject({ ok: false, error: { code: 'evidence.address.internal_address' } })
  expect(await readdir(folder)).not.toContain('inside.wacz')
})

test('a page that does not come is a failure with its reason, and leaves no file', {
  timeout: 60_000,
}, async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const host = `127.0.0.1:${(closed.address() as AddressInfo).port}`
  closed.close()
  const failed = await capturePage({ ...(await orderFor('/gone', [host])), url: `http://${host}/` })
  expect(failed).toMatchObject({
    ok: false,
    error: { code: 'evidence.page_did_not_come', details: { reason: 'connection_refused' } },
  })
  expect(await readdir(folder)).not.toContain('gone.wacz')
})
