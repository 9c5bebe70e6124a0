/** Blobs in any S3-compatible store, path-style: `s3://KEY:SECRET@host[:port]/bucket[/prefix]?region=...&tls=off`. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { BlobStore } from './store.ts'

/** Longer files go up in parts of this size; S3 takes parts from 5 MiB on, ten thousand at most. */
const PART_BYTES = 16 * 1024 * 1024
const REQUEST_TIMEOUT_MS = 120_000

export function openS3(location: URL): BlobStore {
  const tls = location.searchParams.get('tls') !== 'off'
  const base = `${tls ? 'https' : 'http'}://${location.host}${location.pathname.replace(/\/$/, '')}`
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(location.username),
    secretAccessKey: decodeURIComponent(location.password),
    service: 's3',
    region: location.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })
  const urlOf = (sha256: string): string => `${base}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

  const request = async (method: string, url: string, body?: Buffer | string): Promise<Response> => {
    // The hash of the body is signed with it, so that the store refuses bytes that changed on the way.
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    return await client.fetch(url, {
      method,
      headers: { 'x-amz-content-sha256': hash },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: body as BodyInit }),
    })
  }
  const mustSucceed = async (method: string, url: string, body?: Buffer | string) => {
    const response = await request(method, url, body)
    const text = await response.text()
    // A part-wise upload may fail after the store has already answered 200.
    if (!response.ok || text.includes('<Error>')) throw failure(method, response, text)
    return { text, etag: response.headers.get('etag') ?? '' }
  }

  return {
    incoming: join(tmpdir(), 'sishi-incoming'),
    keep: async (path, sha256, size) => {
      const url = urlOf(sha256)
      const file = await open(path, 'r')
      const part = async (start: number): Promise<Buffer> => {
        const buffer = Buffer.alloc(Math.min(PART_BYTES, size - start))
        await file.read(buffer, 0, buffer.length, start)
        return buffer
      }
      try {
        if (size <= PART_BYTES) await mustSucceed('PUT', url, await part(0))
        else await uploadInParts(mustSucceed, url, size, part)
      } finally {
        await file.close()
      }
    },
    open: async (sha256) => {
      const response = await request('GET', urlOf(sha256))
      if (response.status === 404) return undefined
      if (!response.ok || response.body === null) throw failure('GET', response, await response.text())
      return Readable.fromWeb(response.body as ReadableStream)
    },
    stat: async (sha256) => {
      const response = await request('HEAD', urlOf(sha256))
      if (response.status === 404) return undefined
      if (!response.ok) throw failure('HEAD', response, '')
      return { size: Number(response.headers.get('content-length')) }
    },
    remove: async (sha256) => {
      const response = await request('DELETE', urlOf(sha256))
      if (!response.ok && response.status !== 404) throw failure('DELETE', response, await response.text())
    },
  }
}

type Send = (method: string, url: string, body?: Buffer | string) => Promise<{ text: string; etag: string }>

async function uploadInParts(
  send: Send,
  url: string,
  size: number,
  part: (start: number) => Promise<Buffer>,
): Promise<void> {
  const { text } = await send('POST', `${url}?uploads=`)
  const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(text)?.[1]
  if (uploadId === undefined) throw new Error('the blob store began an upload without an id')
  const upload = `uploadId=${encodeURIComponent(uploadId)}`
  try {
    const parts: string[] = []
    for (let start = 0; start < size; start += PART_BYTES) {
      const number = parts.length + 1
      const { etag } = await send('PUT', `${url}?partNumber=${number}&${upload}`, await part(start))
      parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`)
    }
    const list = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    await send('POST', `${url}?${upload}`, list)
  } catch (error) {
    // Best effort: parts that stay behind cost space, and the failure itself is what matters.
    await send('DELETE', `${url}?${upload}`).catch(() => {})
    throw error
  }
}

/** Without the URL: it would put the key's name into the log. */
function failure(method: string, response: Response, text: string): Error {
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'no code'
  return new Error(`blob store: ${method} answered ${response.status} (${code})`)
}
