/** Files of the disk as the verifier reads them, and the hashes of Node for it. */
import { createHash } from 'node:crypto'
import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32, createGunzip } from 'node:zlib'

import { type ByteFile, piecesOf } from '../domain/byte-file.ts'
import { type Gunzip, inflateMembers } from '../domain/gunzip.ts'
import type { Hashing } from '../domain/hash.ts'
import { DIGESTS, type DigestHash } from '../domain/verify-records.ts'

export const nodeHashing: Hashing = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32,
}

/** Hashes by the name that stands before the colon of a digest. */
export const nodeDigests: DigestHash = (name) => (DIGESTS.includes(name) ? createHash(name) : undefined)

/** A file of the disk; `await using` closes it. */
export async function openDiskFile(path: string): Promise<ByteFile & AsyncDisposable> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length)
      let at = 0
      while (at < length) {
        const { bytesRead } = await handle.read(bytes, at, length - at, offset + at)
        if (bytesRead === 0) throw new RangeError(`${path} ends before byte ${offset + length}`)
        at += bytesRead
      }
      return bytes
    },
    [Symbol.asyncDispose]: () => handle.close(),
  }
}

/** Unpacked archives beyond this are refused: a bomb fills no disk. */
const UNPACKED_BYTES_MAX = 16 * 1024 ** 3

/** Unpacks into a folder of its own, that goes with the last reader. */
export async function withGunzip<T>(work: (gunzip: Gunzip) => Promise<T>): Promise<T> {
  await using resources = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'sishi-verify-'))
  resources.defer(() => rm(folder, { recursive: true, force: true }))
  let count = 0
  return await work(async (source) => {
    const nextPath = () => join(folder, String(++count))
    const path = nextPath()
    try {
      await inflateQuickly(source, path)
      return { content: resources.use(await openDiskFile(path)), isWhole: true }
    } catch (error) {
      if (error instanceof RangeError) return undefined
      // What is damaged is unpacked once more, slowly, up to the fault; elsewhere, as the first file may only now be opened.
      const again = nextPath()
      await inflateToFault(source, again)
      return { content: resources.use(await openDiskFile(again)), isWhole: false }
    }
  })
}

async function inflateQuickly(source: ByteFile, path: string): Promise<void> {
  let size = 0
  await pipeline(
    piecesOf(source),
    createGunzip(),
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        size += piece.length
        if (size > UNPACKED_BYTES_MAX) throw new RangeError('too large when unpacked')
        yield piece
      }
    },
    createWriteStream(path),
  )
}

async function inflateToFault(source: ByteFile, path: string): Promise<void> {
  const file = openSync(path, 'w')
  try {
    await inflateMembers(source, (bytes) => writeSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
