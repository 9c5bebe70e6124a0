import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createServer as createTls } from 'node:tls'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fetcher, fetchPage } from './fetch.ts'
import { createGuard } from './guard.ts'
import { createProxyAuthority } from './proxy-authority.ts'
import { createRobots } from './robots-cache.ts'

const servers: Server[] = []
const asked: string[] = []
let port = 0
let securePort = 0

/** What a server writes for a path, as bytes; it closes afterwards unless the answer keeps the socket. */
type Wire = string | Buffer | ((socket: Socket) => void)
const page = (headers: string, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body)])
const html = (body: string | Buffer, coding = ''): Buffer =>
  page(`Content-Type: text/html; charset=utf-8\r\nContent-Length: ${body.length}${coding}`, body)
const coded = (coding: string, bytes: Buffer) => html(bytes, `\r\nContent-Encoding: ${coding}`)
const to = (location: string) => `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`
const status = (line: string) => `HTTP/1.1 ${line}\r\nContent-Length: 2\r\n\r\nhm`
const hello = Buffer.from('<p>hello</p>')

const drip = (first: string) => (socket: Socket) => {
  socket.write(first)
  const timer = setInterval(() => socket.write('a'), 5)
  socket.once('close', () => clearInterval(timer))
}

const answers: Record<string, Wire> = {
  '/': html(hello),
  '/gzip': coded('gzip', gzipSync(hello)),
  '/twice': coded('gzip, br', brotliCompressSync(gzipSync(hello))),
  '/deflate': coded('deflate', deflateSync(hello)),
  '/bare-deflate': coded('deflate', deflateRawSync(hello)),
  '/br': coded('br', brotliCompressSync(hello)),
  '/zstd': coded('zstd', zstdCompressSync(hello)),
  '/bomb': coded('gzip', gzipSync(Buffer.alloc(5_000_000))),
  '/bomb-br': coded('br', brotliCompressSync(Buffer.alloc(5_000_000))),
  '/lie': coded('gzip', hello),
  '/unknown-coding': coded('rot13', hello),
  '/chunked': page(
    'Transfer-Encoding: chunked\r\nContent-Type: text/html',
    '3\r\n<p>\r\n2\r\nhi\r\n0\r\n\r\n',
  ),
  '/untyped': page(
    'Content-Length: 256',
    Buffer.from(Array.from({ length: 256 }, (_, at) => (at * 7) % 256)),
  ),
  '/bad-chunk': page('Transfer-Encoding: chunked\r\nContent-Type: text/html', '3\r\n<p>\r\nxyz\r\nhi'),
  '/short': page('Content-Length: 100\r\nContent-Type: text/html', '<p>half'),
  '/short-gzip': page(
    'Content-Length: 999\r\nContent-Type: text/html\r\nContent-Encoding: gzip',
    gzipSync(Buffer.from('<p>half</p>'.repeat(9))).subarray(0, -8),
  ),
  '/09': '<html>no header at all</html>',
  '/no-status': 'HTTP/1.1 hello\r\n\r\n',
  '/two-lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  '/big-header': `HTTP/1.1 200 OK\r\nX-Big: ${'x'.repeat(10_000)}\r\n\r\n`,
  '/endless-header': drip('HTTP/1.1 200 OK\r\nX: '),
  '/nothing': '',
  '/long': page('Content-Type: text/html', 'x'.repeat(100_000)),
  '/endless': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n')
    const more = () => {
      while (!socket.destroyed && socket.write('x'.repeat(10_000)));
    }
    socket.on('drain', more)
    more()
  },
  '/drip': drip('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
  '/silent': () => {},
  '/loop-a': to('/loop-b'),
  '/loop-b': to('/loop-a'),
  '/self': to('/self#again'),
  '/far': to('/far/1'),
  '/inside': to('http://169.254.169.254/latest/meta-data/'),
  '/inside-decimal': to('http://2130706433:22/'),
  '/script': to('javascript:alert(1)'),
  '/nowhere': 'HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n',
  '/moved': to('/gzip'),
  '/attached': page('Content-Disposition: attachment; filename=a.html\r\nContent-Type: text/html', 'x'),
  '/apk': page('Content-Type: application/vnd.android.package-archive\r\nContent-Length: 999999999', 'PK'),
  '/pdf-as-page': html('%PDF-1.7 rest'),
  '/404': status('404 Not Found'),
  '/410': status('410 Gone'),
  '/403': status('403 Forbidden'),
  '/429': status('429 Slow down'),
  '/503': status('503 Resting'),
  '/500': status('500 Oops'),
  '/418': status('418 Teapot'),
  '/early-hints': Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), html(hello)]),
  '/private/x': html(hello),
  '/robots.txt': page('Content-Type: application/octet-stream', 'User-agent: *\nDisallow: /private'),
}

function serve(socket: Socket): void {
  socket.on('error', () => {})
  socket.once('data', (request) => {
    const path = String(request).split(' ')[1] ?? ''
    asked.push(path)
    const far = /^\/far\/(\d+)$/.exec(path)?.[1]
    const answer = far === undefined ? answers[path] : to(`/far/${Number(far) + 1}`)
    if (typeof answer === 'function') answer(socket)
    else socket.end(answer ?? status('404 Not Found'))
  })
}

async function listen(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

let fetcher: Fetcher
beforeAll(async () => {
  port = await listen(createServer(serve))
  const authority = await createProxyAuthority()
  const secure = createTls({
    SNICallback: (_, done) =>
      void authority.contextFor('shop.localhost').then((context) => done(null, context)),
  })
  secure.on('secureConnection', serve)
  secure.on('tlsClientError', () => {})
  securePort = await listen(secure)
  const listed = [port, securePort, 9].flatMap((each) => [`127.0.0.1:${each}`, `shop.localhost:${each}`])
  fetcher = {
    guard: createGuard({ listed: [...listed, `other.localhost:${securePort}`] }),
    limits: {
      connectMs: 2000,
      firstByteMs: 150,
      totalMs: 400,
      headBytesMax: 5000,
      bodyBytesMax: 50_000,
      decodedBytesMax: 200_000,
      redirectsMax: 5,
    },
  }
})
afterAll(() => {
  for (const server of servers) server.close()
})

async function get(path: string, more: Partial<Fetcher> = {}) {
  const address = path.startsWith('/') ? `http://127.0.0.1:${port}${path}` : path
  const fetched = await fetchPage({ ...fetcher, ...more }, address)
  const recorded = await Promise.all(fetched.exchanges.map(({ response }) => buffer(response.open())))
  await fetched.release()
  return { ...fetched, recorded, said: fetched.text?.text }
}

test.each([
  ...['/', '/gzip', '/twice', '/deflate', '/bare-deflate', '/br', '/zstd', '/early-hints', '/moved'].map(
    (path) => [path, 'page', '<p>hello</p>'] as const,
  ),
  ['/chunked', 'page', '<p>hi'],
  ['/bomb', 'decoded_too_long', undefined],
  ['/bomb-br', 'decoded_too_long', undefined],
  ['/lie', 'bad_encoding', undefined],
  ['/unknown-coding', 'bad_encoding', undefined],
  ['/bad-chunk', 'broken_http', '<p>'],
  ['/short', 'incomplete', '<p>half'],
  ['/short-gzip', 'incomplete', '<p>half</p>'.repeat(9)],
  ['/09', 'broken_http', undefined],
  ['/no-status', 'broken_http', undefined],
  ['/two-lengths', 'broken_http', ''],
  ['/big-header', 'header_too_large', undefined],
  ['/endless-header', 'timeout_total', undefined],
  ['/nothing', 'incomplete', undefined],
  ['/long', 'too_long', 'x'.repeat(50_000)],
  ['/endless', 'too_long', 'x'.repeat(50_000)],
  ['/silent', 'timeout_first_byte', undefined],
  ['/loop-a', 'redirect_loop', undefined],
  ['/self', 'redirect_loop', undefined],
  ['/far', 'too_many_redirects', undefined],
  ['/inside', 'internal_address', undefined],
  ['/inside-decimal', 'internal_address', undefined],
  ['/script', 'bad_redirect', undefined],
  ['/nowhere', 'bad_redirect', undefined],
  ['/attached', 'download', undefined],
  ['/apk', 'download', undefined],
  ['/untyped', 'download', undefined],
  ['/pdf-as-page', 'download', undefined],
  ['/404', 'gone', 'hm'],
  ['/410', 'gone', 'hm'],
  ['/403', 'denied', 'hm'],
  ['/429', 'limited', 'hm'],
  ['/503', 'limited', 'hm'],
  ['/500', 'server_error', 'hm'],
  ['/418', 'client_error', 'hm'],
  ['http://127.0.0.1:9/', 'connection_refused', undefined],
] as const)('%s ends as %s', async (path, outcome, text) => {
  const begun = performance.now()
  const fetched = await get(path)
  expect({ outcome: fetched.outcome, text: fetched.said }).toEqual({ outcome, text })
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a slow drip ends in time, and what came of it is there', async () => {
  const { outcome, said, exchanges } = await get('/drip')
  expect(outcome).toBe('timeout_total')
  expect(said).toMatch(/^a+$/)
  expect(exchanges[0]?.truncated).toBe('time')
})

test('every byte is kept as it came, of every hop', async () => {
  const { recorded, redirects, exchanges, finalUrl } = await get('/moved')
  expect(recorded.map((bytes) => bytes.equals(Buffer.from(answers['/moved'] as string)))).toEqual([
    true,
    false,
  ])
  expect(recorded[1]).toEqual(answers['/gzip'])
  expect(redirects).toEqual([finalUrl])
  expect(exchanges[0]?.dns.source).toBe('literal')
  expect((await get('/early-hints')).recorded[0]).toEqual(html(hello))
  expect((await get('/09')).recorded[0]).toEqual(Buffer.from(answers['/09'] as string))
})

test('bytes beyond what memory holds are kept on disk', async () => {
  const limits = { bodyBytesMax: 3_000_000, totalMs: 5000 }
  const { recorded, exchanges } = await get('/endless', { limits })
  expect(recorded[0]?.length).toBe(exchanges[0]?.response.size)
  expect(recorded[0]?.length).toBeGreaterThan(3_000_000)
  expect(recorded[0]?.subarray(-5).toString()).toBe('xxxxx')
})

test('a name that leads elsewhere at the second look does not lead inside', async () => {
  let looks = 0
  const guard = createGuard({
    resolve: async (host) => {
      looks += 1
      const address = looks === 1 ? '127.0.0.1' : '10.0.0.1'
      return { host, source: 'dns', addresses: [{ address }], servers: [], resolvedAt: new Date() }
    },
    listed: [`rebinding.test:${port}`],
  })
  const to = `http://rebinding.test:${port}/`
  expect(await get(to, { guard })).toMatchObject({ outcome: 'page' })
  expect(looks).toBe(1)
})

describe('a server that cannot prove who it is', () => {
  test.each(['https://shop.localhost', 'https://other.localhost'])('%s', async (origin) => {
    const refused = await get(`${origin}:${securePort}/`)
    expect(refused).toMatchObject({ outcome: 'tls_fault' })
    const read = await get(`${origin}:${securePort}/`, { tlsFaults: 'record' })
    expect(read).toMatchObject({ outcome: 'page', said: '<p>hello</p>' })
    expect(read.exchanges[0]?.tls?.fault).toBe(refused.detail)
    expect(read.exchanges[0]?.tls?.chain).toHaveLength(2)
  })

  test('one that speaks no TLS at all', async () => {
    expect((await get(`https://127.0.0.1:${port}/`)).outcome).toBe('tls_failed')
  })
})

describe('robots.txt', () => {
  const robots = (order?: string) =>
    createRobots({ fetcher, agent: 'SishiBot', ...(order === undefined ? {} : { order }) })

  test('is asked once and obeyed', async () => {
    const cache = robots()
    asked.length = 0
    expect(await get('/private/x', { robots: cache })).toMatchObject({
      outcome: 'robots_denied',
      robots: [{ allowed: false, because: 'rule', rule: 'disallow: /private' }],
    })
    expect(await get('/', { robots: cache })).toMatchObject({
      outcome: 'page',
      robots: [{ because: 'no_rule' }],
    })
    expect(asked).toEqual(['/robots.txt', '/'])
  })

  test('an authorised order overrides it, and is recorded', async () => {
    expect(await get('/private/x', { robots: robots('〔2026〕1号') })).toMatchObject({
      outcome: 'page',
      robots: [{ because: 'order', order: '〔2026〕1号', rule: 'disallow: /private' }],
    })
  })

  test.each([
    ['404 None', 'page', 'no_file'],
    ['403 No', 'page', 'no_file'],
    ['500 Oops', 'robots_unreachable', 'unreachable'],
  ])('%s in its place', async (line, outcome, because) => {
    const before = answers['/robots.txt'] ?? ''
    answers['/robots.txt'] = status(line)
    expect(await get('/', { robots: robots() })).toMatchObject({ outcome, robots: [{ because }] })
    answers['/robots.txt'] = before
  })

  test('where nobody answers, the page says so itself', async () => {
    expect((await get('http://127.0.0.1:9/x', { robots: robots() })).outcome).toBe('connection_refused')
  })
})
