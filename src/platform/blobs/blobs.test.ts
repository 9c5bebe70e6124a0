import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Blobs, openBlobs } from './blobs.ts'
import { type FakeS3, startFakeS3 } from './s3.fake.ts'

const MEGABYTE = 1024 * 1024
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let root: string
let s3: FakeS3
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sishi-blobs-'))
  s3 = await startFakeS3()
})
afterAll(async () => {
  await s3.close()
  await rm(root, { recursive: true, force: true })
})

const put = (blobs: Blobs, content: Buffer | string, options: Partial<Parameters<Blobs['put']>[1]> = {}) =>
  blobs.put(Readable.from([Buffer.from(content)]), { sizeMax: 100 * MEGABYTE, ...options })

async function contentOf(blobs: Blobs, sha256: string): Promise<Buffer> {
  const stream = await blobs.open(sha256)
  if (stream === undefined) throw new Error('missing')
  return Buffer.concat(await stream.toArray())
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe.each(['a folder', 'S3'])('in %s', (place) => {
  let blobs: Blobs
  beforeEach(async () => {
    blobs = await openBlobs(place === 'S3' ? s3.location() : join(root, 'kept'))
  })

  test('what went in comes out, under its hash', async () => {
    const content = randomBytes(3 * MEGABYTE)
    const stored = await put(blobs, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const sm3 = createHash('sm3').update(content).digest('hex')
    expect(stored).toMatchObject({ ok: true, value: { sha256, sm3, size: content.length } })
    expect(await blobs.stat(sha256)).toEqual({ size: content.length })
    expect((await contentOf(blobs, sha256)).equals(content)).toBe(true)
    expect(await blobs.verify(sha256)).toBe(true)
  })

  test('what is removed is gone, and a missing blob is undefined', async () => {
    const stored = await put(blobs, 'soon gone')
    if (!stored.ok) throw new Error('refused')
    await blobs.remove(stored.value.sha256)
    await blobs.remove(stored.value.sha256)
    expect(await blobs.stat(stored.value.sha256)).toBeUndefined()
    expect(await blobs.open(stored.value.sha256)).toBeUndefined()
    expect(await blobs.verify(stored.value.sha256)).toBe(false)
  })
})

describe('a file', () => {
  let blobs: Blobs
  beforeEach(async () => {
    blobs = await openBlobs(join(root, 'rules'))
  })

  test('that is too long is refused while it comes, and nothing of it stays', async () => {
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += MEGABYTE
          yield Buffer.alloc(MEGABYTE)
        }
      })(),
    )
    const answer = await blobs.put(endless, { sizeMax: 2 * MEGABYTE })
    expect(answer).toMatchObject({ error: { code: 'blobs.too_large', details: { sizeMax: 2 * MEGABYTE } } })
    expect(sent).toBeLessThan(40 * MEGABYTE)
    expect(await filesOf(join(root, 'rules'))).toEqual([])
  })

  test('of exactly the allowed length is taken', async () => {
    expect((await put(blobs, 'abc', { sizeMax: 3 })).ok).toBe(true)
  })

  test('that is empty is refused', async () => {
    expect(await put(blobs, '')).toMatchObject({ error: { code: 'blobs.empty' } })
  })

  test.each([
    ['a picture', PNG, 'image/png'],
    ['a page', '\ufeff<!DOCTYPE html><html></html>', 'text/html'],
    ['Chinese text in GB 18030', Buffer.from([0xca, 0xd0, 0xb3, 0xa1, 0x0a]), 'text/plain'],
    ['bytes that mean nothing', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
  ])('is known by its content: %s', async (_name, content, mediaType) => {
    expect(await put(blobs, content)).toMatchObject({ value: { mediaType } })
  })

  test('of a kind that is not accepted is refused, whatever it says that it is', async () => {
    const answer = await put(blobs, '<html><script></script></html>', {
      accept: ['image/*', 'application/pdf'],
    })
    expect(answer).toMatchObject({
      error: { code: 'blobs.type_not_accepted', details: { mediaType: 'text/html' } },
    })
    expect((await put(blobs, PNG, { accept: ['image/*'] })).ok).toBe(true)
  })

  test('whose sender goes away leaves nothing behind', async () => {
    const broken = new Readable({ read: () => {} })
    broken.push('half a fi')
    const taken = blobs.put(broken, { sizeMax: MEGABYTE })
    broken.destroy(new Error('gone'))
    await expect(taken).rejects.toThrow('gone')
    expect(await filesOf(join(root, 'rules', 'incoming'))).toEqual([])
  })

  test('that rots on the disk is noticed when it is read', async () => {
    const stored = await put(blobs, 'evidence')
    if (!stored.ok) throw new Error('refused')
    const { sha256 } = stored.value
    const [path = ''] = (await filesOf(join(root, 'rules'))).filter((file) => file.endsWith(sha256))
    await chmod(path, 0o600)
    await writeFile(path, 'Evidence')
    await expect(contentOf(blobs, sha256)).rejects.toThrow('spoilt')
    expect(await blobs.verify(sha256)).toBe(false)
    expect((await put(blobs, 'evidence')).ok).toBe(true)
    expect(await blobs.verify(sha256)).toBe(true)
  })

  test('that was half in when the program was killed is cleared away', async () => {
    const old = join(root, 'rules', 'incoming', 'half')
    await writeFile(old, 'half')
    await utimes(old, 0, 0)
    await openBlobs(join(root, 'rules'))
    expect(await filesOf(join(root, 'rules', 'incoming'))).toEqual([])
  })

  test('cannot be asked for by a path', async () => {
    await expect(blobs.open('../../etc/passwd')).rejects.toThrow('not a SHA-256')
  })
})

describe('the virus scanner', () => {
  const scanner = async (script: string) => {
    const path = join(root, `scan-${randomBytes(4).toString('hex')}`)
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    return await openBlobs(join(root, 'scanned'), { scanCommand: `${path} --stdin` })
  }

  test('keeps an infected file out', async () => {
    const blobs = await scanner('grep -q EVIL && exit 1; exit 0')
    expect(await put(blobs, 'this is EVIL')).toMatchObject({ error: { code: 'blobs.infected' } })
    expect(await filesOf(join(root, 'scanned'))).toEqual([])
    expect((await put(blobs, 'this is good')).ok).toBe(true)
  })

  test('that cannot scan lets nothing in', async () => {
    await expect(put(await scanner('exit 2'), 'anything')).rejects.toThrow('virus scanner')
    await expect(
      openBlobs(join(root, 'scanned'), { scanCommand: '/no/such/scanner' }).then((blobs) => put(blobs, 'x')),
    ).rejects.toThrow('ENOENT')
  })

  test('may end before it has read everything', async () => {
    expect((await put(await scanner('exit 0'), randomBytes(5 * MEGABYTE))).ok).toBe(true)
  })
})

describe('S3', () => {
  test('takes a large file in parts', async () => {
    const blobs = await openBlobs(s3.location())
    s3.requests.length = 0
    const content = randomBytes(33 * MEGABYTE)
    const stored = await put(blobs, content)
    if (!stored.ok) throw new Error('refused')
    expect(s3.requests.filter((request) => request.includes('partNumber'))).toHaveLength(3)
    expect((await contentOf(blobs, stored.value.sha256)).equals(content)).toBe(true)
  })

  test('is told to forget an upload that fails half-way', async () => {
    const blobs = await openBlobs(s3.location())
    s3.failPart = 2
    await expect(put(blobs, randomBytes(20 * MEGABYTE))).rejects.toThrow('BadPart')
    s3.failPart = undefined
    expect(s3.uploads.size).toBe(0)
  })

  test('is not reached with a wrong secret, and the failure names no key', async () => {
    const blobs = await openBlobs(s3.location('wrong'))
    const failure = await put(blobs, 'x').catch((error: unknown) => String(error))
    expect(failure).toContain('403')
    expect(failure).not.toContain('test-key')
  })

  test('that keeps other bytes than it was given is found out at once', async () => {
    const blobs = await openBlobs(s3.location())
    const set = s3.objects.set.bind(s3.objects)
    s3.objects.set = (key) => set(key, Buffer.from('something else'))
    await expect(put(blobs, 'the truth')).rejects.toThrow('reads back differently')
    s3.objects.set = set
  })
})
