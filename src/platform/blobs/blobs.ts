/** 电子文件: content kept under its own hash. Whoever keeps a blob keeps its hash, name and type in a record. */
import { createHash, hash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { openFolder } from './folder.ts'
import { mediaTypeOf, mediaTypeOfBytes } from './media-type.ts'
import { openS3 } from './s3.ts'
import { isInfected } from './scan.ts'
import type { BlobStore } from './store.ts'

export interface StoredBlob {
  readonly sha256: string
  /** 国密 SM3 of the same bytes, for records that must carry it. */
  readonly sm3: string
  readonly size: number
  /** By content, never by the name or by what the sender said. */
  readonly mediaType: string
}

export interface PutOptions {
  readonly sizeMax: number
  /** Media types, or whole kinds such as `image/*`; anything if absent. */
  readonly accept?: readonly string[]
}

export interface Blobs {
  /** Takes a stream or bytes in; what it answers with lies in the store and was read back. */
  put(content: Readable | Buffer, options: PutOptions): Promise<Result<StoredBlob>>
  /** The content, or undefined when there is none. The stream fails at its end if the bytes are not those of the hash. */
  open(sha256: string): Promise<Readable | undefined>
  stat(sha256: string): Promise<{ readonly size: number } | undefined>
  remove(sha256: string): Promise<void>
  /** Reads it all and compares; false when it is missing or spoilt. */
  verify(sha256: string): Promise<boolean>
}

export interface BlobsOptions {
  /** Program with its arguments that reads a file from its input and ends with 0 (clean) or 1 (infected). */
  readonly scanCommand?: string | undefined
}

/** Opens the store at a folder path or at `s3://KEY:SECRET@host/bucket?region=...`. */
export async function openBlobs(location: string, options: BlobsOptions = {}): Promise<Blobs> {
  const store = location.startsWith('s3://') ? openS3(new URL(location)) : openFolder(location)
  await mkdir(store.incoming, { recursive: true })
  await removeLeftovers(store.incoming)
  return {
    put: async (content, putOptions) => {
      const path = join(store.incoming, randomUUID())
      try {
        return await take(store, path, content, putOptions, options.scanCommand)
      } finally {
        await unlink(path).catch(ignoreMissing)
      }
    },
    open: async (sha256) => {
      const content = await store.open(checked(sha256))
      return content === undefined ? undefined : comparing(content, sha256)
    },
    stat: async (sha256) => await store.stat(checked(sha256)),
    remove: async (sha256) => await store.remove(checked(sha256)),
    verify: async (sha256) => await isIntact(store, checked(sha256)),
  }
}

/** The store has moved it away. */
function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Content that was coming in when the program was killed. A day is longer than any upload lasts. */
async function removeLeftovers(incoming: string): Promise<void> {
  const before = Date.now() - 24 * 60 * 60 * 1000
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    // Another process of the instance may take its own away meanwhile.
    const found = await stat(path).catch(ignoreMissing)
    if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true })
  }
}

async function take(
  store: BlobStore,
  path: string,
  content: Readable | Buffer,
  { sizeMax, accept }: PutOptions,
  scanCommand: string | undefined,
): Promise<Result<StoredBlob>> {
  const isBytes = Buffer.isBuffer(content)
  const received = await (isBytes ? receiveBytes(content, path, sizeMax) : receive(content, path, sizeMax))
  if (received === undefined) return refuse('invalid', 'blobs.too_large', { sizeMax })
  if (received.size === 0) return refuse('invalid', 'blobs.empty')
  const mediaType = await (isBytes ? mediaTypeOfBytes(content) : mediaTypeOf(path))
  if (accept !== undefined && !accept.some((pattern) => matches(mediaType, pattern)))
    return refuse('invalid', 'blobs.type_not_accepted', { mediaType, accept })
  if (scanCommand !== undefined && (await isInfected(scanCommand, path)))
    return refuse('invalid', 'blobs.infected')
  // What lies there already, whole, is not written again; what is spoilt is mended by the same content.
  if (!(await isIntact(store, received.sha256))) {
    await store.keep(path, received.sha256, received.size)
    if (!(await isIntact(store, received.sha256)))
      throw new Error(`blob ${received.sha256} reads back differently from what was written`)
  }
  return ok({ ...received, mediaType })
}

/** Writes the stream to the disk and hashes it on the way; undefined as soon as it is longer than allowed. */
async function receive(content: Readable, path: string, sizeMax: number) {
  const sha256 = createHash('sha256')
  const sm3 = createHash('sm3')
  let size = 0
  const tooLarge = new Error('too large')
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > sizeMax) return done(tooLarge)
      sha256.update(chunk)
      sm3.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(content, meter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  } catch (error) {
    if (error === tooLarge) return undefined
    throw error
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size }
}

async function receiveBytes(bytes: Buffer, path: string, sizeMax: number) {
  if (bytes.length > sizeMax) return undefined
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
  return { sha256: hash('sha256', bytes), sm3: hash('sm3', bytes), size: bytes.length }
}

function matches(mediaType: string, pattern: string): boolean {
  return pattern.endsWith('/*') ? mediaType.startsWith(pattern.slice(0, -1)) : mediaType === pattern
}

/** A hash as a hash is written, and nothing else: it becomes part of a path. */
function checked(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
  return sha256
}

async function isIntact(store: BlobStore, sha256: string): Promise<boolean> {
  const content = await store.open(sha256)
  if (content === undefined) return false
  const hash = createHash('sha256')
  for await (const chunk of content) hash.update(chunk)
  return hash.digest('hex') === sha256
}

function comparing(content: Readable, sha256: string): Readable {
  const hash = createHash('sha256')
  const comparison = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Error(`blob ${sha256} is spoilt`))
    },
  })
  content.on('error', (error) => comparison.destroy(error))
  comparison.on('close', () => content.destroy())
  return content.pipe(comparison)
}
