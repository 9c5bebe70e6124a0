import { once } from 'node:events'
import { request as ask, createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, connect as connectTcp, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import { createGuard } from './guard.ts'
import { type ProxyRefusal, type RecordingProxy, startRecordingProxy } from './proxy.ts'
import { createProxyAuthority, type ProxyAuthority } from './proxy-authority.ts'

const exchanges: Exchange[] = []
const refusals: ProxyRefusal[] = []
const servers: Server[] = []
let authority: ProxyAuthority
let foreign: ProxyAuthority
let proxy: RecordingProxy
let port = 0
let securePort = 0

async function listen(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  authority = await createProxyAuthority()
  foreign = await createProxyAuthority()
  port = await listen(
    createHttp(async (request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': 100 }).write('abc', () => response.destroy())
      } else if (request.url === '/gzip') {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('compressed'))
      } else response.end(`${request.method} ${request.url} ${await text(request)}`)
    }),
  )
  const secure = createHttps({
    SNICallback: (_, done) => void foreign.contextFor('shop.localhost').then((c) => done(null, c)),
  })
  secure.on('request', (request, response) => response.end(`secured ${request.headers.host}`))
  securePort = await listen(secure)
  const guard = createGuard({ listed: [`127.0.0.1:${port}`, `shop.localhost:${securePort}`] })
  proxy = await startRecordingProxy({
    guard,
    authority,
    onExchange: (exchange) => exchanges.push(exchange),
    onRefused: (refusal) => refusals.push(refusal),
    tlsFaults: 'record',
    limits: { bodyBytesMax: 1_000_000 },
  })
})
afterAll(async () => {
  await proxy.stop()
  await Promise.all(exchanges.map(({ response }) => response.release()))
  for (const server of servers) server.close()
})

async function through(url: string, body?: string) {
  const request = ask(proxy.url, { path: url, method: body === undefined ? 'GET' : 'POST', agent: false })
  request.end(body)
  const [response] = await once(request, 'response')
  return {
    status: response.statusCode,
    encoding: response.headers['content-encoding'],
    body: await text(response),
  }
}

async function tunnel(target: string): Promise<{ status: string; socket: ReturnType<typeof connectTcp> }> {
  const socket = connectTcp(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`)
  const [first] = await once(socket, 'data')
  return { status: String(first).split('\r\n')[0] ?? '', socket }
}

test('what passes is recorded as the server got and sent it', async () => {
  expect(await through(`http://127.0.0.1:${port}/a?b#c`, 'question')).toMatchObject({
    status: 200,
    body: 'POST /a?b question',
  })
  await proxy.idle()
  const last = exchanges.at(-1)
  expect(last).toMatchObject({ method: 'POST', status: 200, address: '127.0.0.1', port })
  const sent = Buffer.from(last?.request ?? []).toString()
  expect(sent).toMatch(/^POST \/a\?b HTTP\/1\.1\r\n/)
  expect(sent).toMatch(/\r\n\r\nquestion$/)
  if (last === undefined) throw new Error('nothing was recorded')
  expect(await text(last.response.open())).toContain('POST /a?b question')
})

test('compression goes through untouched, and so it is recorded', async () => {
  const request = ask(proxy.url, { path: `http://127.0.0.1:${port}/gzip`, agent: false }).end()
  const [response] = await once(request, 'response')
  expect(response.headers['content-encoding']).toBe('gzip')
  response.resume()
  await once(response, 'end')
})

test('a response that is cut off is cut off for the browser too', async () => {
  await expect(through(`http://127.0.0.1:${port}/cut`)).rejects.toThrow()
  await proxy.idle()
  expect(exchanges.at(-1)).toMatchObject({ truncated: 'disconnect', fault: 'early_close' })
})

test('inside TLS too, with the chain of the server and what is wrong with it', async () => {
  const { status, socket } = await tunnel(`shop.localhost:${securePort}`)
  expect(status).toContain('200')
  const secured = connectTls({ socket, servername: 'shop.localhost', ca: authority.certificate })
  await once(secured, 'secureConnect')
  expect(secured.authorized).toBe(true)
  secured.write(`GET / HTTP/1.1\r\nHost: shop.localhost:${securePort}\r\nConnection: close\r\n\r\n`)
  expect(await text(secured)).toContain('secured shop.localhost')
  await proxy.idle()
  const last = exchanges.at(-1)
  expect(last?.url).toBe(`https://shop.localhost:${securePort}/`)
  expect(last?.tls?.fault).toBe('SELF_SIGNED_CERT_IN_CHAIN')
  expect(last?.tls?.chain.length).toBe(2)
})

test('an internal address is neither asked nor tunnelled to', async () => {
  const before = exchanges.length
  await expect(through('http://169.254.169.254/latest')).rejects.toThrow()
  const { status, socket } = await tunnel('127.0.0.1:22')
  socket.destroy()
  expect(status).toContain('403')
  expect(refusals.slice(-2).map(({ reason }) => reason)).toEqual(['internal_address', 'internal_address'])
  expect(exchanges).toHaveLength(before)
})

test('a web socket is refused, and that is said', async () => {
  const { socket } = await tunnel(`127.0.0.1:${port}`)
  socket.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  socket.resume()
  await once(socket, 'close')
  expect(refusals.at(-1)).toMatchObject({ reason: 'web_socket', url: `http://127.0.0.1:${port}/live` })
})

test('what is not asked as of a proxy, and who gives up while asking, does no harm', async () => {
  const direct = ask(proxy.url, { path: '/', agent: false }).end()
  await expect(once(direct, 'response')).rejects.toThrow()
  expect(refusals.at(-1)).toMatchObject({ reason: 'bad_address', url: '/' })
  const socket = connectTcp(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write(`POST http://127.0.0.1:${port}/a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf`)
  await once(socket, 'connect')
  socket.destroy()
  await proxy.idle()
  expect(await through(`http://127.0.0.1:${port}/still`)).toMatchObject({ status: 200 })
})
