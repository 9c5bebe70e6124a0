/** 压缩包: the one table in a zip file, plain or under a password (AES of WinZip and 7-Zip, and the older zip lock). */
import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { listZip, type ZipEntry } from '../documents/zip.ts'
import { Unopened, type Wrapping } from './unopened.ts'

const TABLE = /\.(csv|txt|xls|xlsx|cms|p7m)$/i
const STORED = 0
const DEFLATED = 8
const AES = 99
const AES_FIELD = 0x9901
const AES_ROUNDS = 1000
const AES_MAC_BYTES = 10
const LOCK_HEAD_BYTES = 12
const PIECE_BYTES = 64 * 1024

/** Undefined where the bytes are no zip file. */
export function archiveWrapping(bytes: Buffer): Wrapping | undefined {
  const entries = listZip(bytes)
  if (entries === undefined) return undefined
  const files = [...entries.values()].filter(({ name }) => !/\/$|^__MACOSX\/|(^|\/)\./.test(name))
  const tables = files.filter(({ name }) => TABLE.test(name))
  const [entry, ...others] = tables.length > 0 ? tables : files
  if (entry === undefined || others.length > 0)
    return {
      needs: 'nothing',
      // biome-ignore lint/correctness/useYield: what opens it throws
      open: async function* () {
        throw new Unopened('no_single_table')
      },
    }
  return {
    needs: entry.encrypted ? 'password' : 'nothing',
    open: (secrets) => openEntry(bytes, entry, secrets.password),
  }
}

async function* openEntry(bytes: Buffer, entry: ZipEntry, password: string): AsyncGenerator<Uint8Array> {
  const packed = entry.packedIn(bytes)
  if (packed === undefined) throw new Unopened('damaged')
  const aes = entry.method === AES ? aesFieldOf(entry.extra) : undefined
  const method = aes?.method ?? entry.method
  if (method !== STORED && method !== DEFLATED) throw new Unopened('unknown_lock')
  const clear = !entry.encrypted
    ? pieces(packed)
    : aes !== undefined
      ? aesClear(packed, aes.strength, password)
      : lockClear(packed, entry, password)
  let sum = 0
  try {
    for await (const piece of method === STORED ? clear : inflated(clear)) {
      sum = crc32(piece as Uint8Array, sum)
      yield piece as Uint8Array
    }
  } catch (cause) {
    if (cause instanceof Unopened) throw cause
    // The older lock tells a wrong password in 255 of 256 cases only; in the last one the bytes do.
    throw new Unopened(entry.encrypted && aes === undefined ? 'wrong_password' : 'damaged', { cause })
  }
  // AES of the second edition keeps no sum of the content: its own code stands for it.
  if (sum !== entry.sum && !(aes !== undefined && entry.sum === 0))
    throw new Unopened(entry.encrypted && aes === undefined ? 'wrong_password' : 'damaged')
}

function inflated(packed: Iterable<Buffer>): Readable {
  const inflate = createInflateRaw()
  Readable.from(packed)
    .on('error', (error) => inflate.destroy(error))
    .pipe(inflate)
  return inflate
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
}

function aesFieldOf(extra: Buffer): { readonly strength: number; readonly method: number } {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === AES_FIELD && at + 11 <= extra.length)
      return { strength: extra[at + 8] ?? 0, method: extra.readUInt16LE(at + 9) }
  throw new Unopened('unknown_lock')
}

function* aesClear(packed: Buffer, strength: number, password: string): Generator<Buffer> {
  const keyBytes = 8 + 8 * strength
  const saltBytes = keyBytes / 2
  const content = packed.subarray(saltBytes + 2, -AES_MAC_BYTES)
  if (![1, 2, 3].includes(strength) || packed.length < saltBytes + 2 + AES_MAC_BYTES)
    throw new Unopened('damaged')
  const derived = pbkdf2Sync(password, packed.subarray(0, saltBytes), AES_ROUNDS, 2 * keyBytes + 2, 'sha1')
  if (!derived.subarray(2 * keyBytes).equals(packed.subarray(saltBytes, saltBytes + 2)))
    throw new Unopened('wrong_password')
  const mac = createHmac('sha1', derived.subarray(keyBytes, 2 * keyBytes))
    .update(content)
    .digest()
  if (!timingSafeEqual(mac.subarray(0, AES_MAC_BYTES), packed.subarray(-AES_MAC_BYTES)))
    throw new Unopened('damaged')
  // The counter runs from 1 in little-endian order, which the ciphers of Node do not know: blocks by hand.
  const cipher = createCipheriv(`aes-${keyBytes * 8}-ecb`, derived.subarray(0, keyBytes), null)
  let counter = 1
  for (const piece of pieces(content)) {
    const counters = Buffer.alloc(Math.ceil(piece.length / 16) * 16)
    for (let at = 0; at < counters.length; at += 16) counters.writeUInt32LE(counter++, at)
    const stream = cipher.update(counters)
    yield Buffer.from(piece.map((byte, place) => byte ^ (stream[place] ?? 0)))
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})
const crcStep = (crc: number, byte: number): number => (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)

/** The traditional lock of zip (APPNOTE 6.1): weak, and what many programs still write. */
function* lockClear(packed: Buffer, entry: ZipEntry, password: string): Generator<Buffer> {
  let [one, two, three] = [0x12345678, 0x23456789, 0x34567890]
  const update = (byte: number) => {
    one = crcStep(one, byte)
    two = (Math.imul(two + (one & 255), 134775813) + 1) | 0
    three = crcStep(three, two >>> 24)
  }
  for (const byte of Buffer.from(password)) update(byte)
  const clear = (piece: Buffer) =>
    Buffer.from(
      piece.map((byte) => {
        const mask = (three | 2) & 0xffff
        const plain = byte ^ ((Math.imul(mask, mask ^ 1) >>> 8) & 255)
        update(plain)
        return plain
      }),
    )
  const head = clear(packed.subarray(0, LOCK_HEAD_BYTES))
  // Written as a stream the sum is not known yet, and the time stands in its place.
  const expected = entry.isStreamed ? entry.time >>> 8 : entry.sum >>> 24
  if (head[LOCK_HEAD_BYTES - 1] !== (expected & 255)) throw new Unopened('wrong_password')
  for (const piece of pieces(packed.subarray(LOCK_HEAD_BYTES))) yield clear(piece)
}
