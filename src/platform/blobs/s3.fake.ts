/** An S3-like server in memory that checks every signature (SigV4) by itself. Tests only. */
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const REGION = 'cn-test-1'
const KEY = 'test-key'
const SECRET = 'test/secret+with=signs'

export interface FakeS3 {
  /** Location for `openBlobs`; with another secret if given. */
  location(secret?: string): string
  readonly objects: Map<string, Buffer>
  /** Method and query of each request that was let in. */
  readonly requests: string[]
  /** Uploads in parts that neither ended nor were given up. */
  readonly uploads: Map<string, Map<number, Buffer>>
  /** Refuses the part with this number, every time. */
  failPart: number | undefined
  close(): Promise<void>
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** The reason why the request is not let in; undefined when its signature is right. */
function wrongSignature(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const { authorization = '' } = request.headers
  const parts =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
      authorization,
    )
  if (parts === null) return 'AccessDenied'
  const [, key, day = '', region = '', signed = '', signature] = parts
  if (key !== KEY || region !== REGION) return 'InvalidAccessKeyId'
  const bodyHash = String(request.headers['x-amz-content-sha256'])
  if (bodyHash !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), signed, bodyHash].join(
    '\n',
  )
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const signingKey = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${SECRET}`, day))
  return hmac(signingKey, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch'
}

interface Answer {
  readonly status: number
  readonly body?: string | Buffer
  readonly etag?: string
}

const refused = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code></Error>`,
})

function answer(fake: FakeS3, method: string, url: URL, body: Buffer): Answer {
  const { objects, uploads } = fake
  const query = url.searchParams
  const id = query.get('uploadId')
  if (method === 'POST' && query.has('uploads')) {
    const fresh = `upload ${uploads.size + 1}`
    uploads.set(fresh, new Map())
    return { status: 200, body: `<R><UploadId>${fresh}</UploadId></R>` }
  }
  if (id !== null) {
    const parts = uploads.get(id)
    if (parts === undefined) return refused(404, 'NoSuchUpload')
    const number = Number(query.get('partNumber'))
    if (method === 'PUT') {
      if (number === fake.failPart) return refused(400, 'BadPart')
      parts.set(number, body)
      return { status: 200, etag: `"${sha256(body)}"` }
    }
    uploads.delete(id)
    if (method === 'DELETE') return { status: 204 }
    const whole = [...parts].sort(([a], [b]) => a - b)
    if (!whole.every(([, part]) => body.includes(sha256(part)))) return refused(200, 'InvalidPart')
    objects.set(url.pathname, Buffer.concat(whole.map(([, part]) => part)))
    return { status: 200, body: '<CompleteMultipartUploadResult/>' }
  }
  if (method === 'PUT') {
    objects.set(url.pathname, body)
    return { status: 200 }
  }
  const object = objects.get(url.pathname)
  if (object === undefined) return refused(404, 'NoSuchKey')
  if (method === 'DELETE') objects.delete(url.pathname)
  return method === 'DELETE' ? { status: 204 } : { status: 200, body: object }
}

/** Starts it on a free port of this machine. */
export async function startFakeS3(): Promise<FakeS3> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { method = 'GET' } = request
    const url = new URL(request.url ?? '/', 'http://fake')
    const wrong = wrongSignature(request, url, body)
    if (wrong === undefined) fake.requests.push(`${method} ${url.search}`)
    const given = wrong === undefined ? answer(fake, method, url, body) : refused(403, wrong)
    const content = Buffer.from(given.body ?? '')
    response.writeHead(given.status, {
      ...(given.status === 204 ? {} : { 'content-length': content.length }),
      ...(given.etag === undefined ? {} : { etag: given.etag }),
    })
    response.end(method === 'HEAD' ? undefined : content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const fake: FakeS3 = {
    location: (secret = SECRET) =>
      `s3://${KEY}:${encodeURIComponent(secret)}@127.0.0.1:${port}/bucket?region=${REGION}&tls=off`,
    objects: new Map(),
    requests: [],
    uploads: new Map(),
    failPart: undefined,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}
