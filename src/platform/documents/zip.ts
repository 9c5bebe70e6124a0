/** ZIP 容器: the entries of a zip file, by its central directory. Pure. */
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** Its sum was not known when its head was written. */
  readonly isStreamed: boolean
  readonly method: number
  readonly time: number
  readonly sum: number
  readonly size: number
  readonly full: number
  readonly extra: Buffer
  /** Its bytes as they stand in the file; undefined where they lie outside it. */
  packedIn(bytes: Buffer): Buffer | undefined
}

/** The entries by name, in their order; undefined when the bytes are no readable zip. */
export function listZip(view: Buffer): ReadonlyMap<string, ZipEntry> | undefined {
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > view.length) return undefined
  const entries = new Map<string, ZipEntry>()
  let at = view.readUInt32LE(end + 16)
  const count = view.readUInt16LE(end + 10)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return undefined
    const [nameLength, extraLength] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30)]
    const name = view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    const flags = view.readUInt16LE(at + 8)
    const [size, offset] = [view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)]
    entries.set(name, {
      name,
      encrypted: (flags & 1) === 1,
      isStreamed: (flags & 8) === 8,
      method: view.readUInt16LE(at + 10),
      time: view.readUInt16LE(at + 12),
      sum: view.readUInt32LE(at + 16),
      size,
      full: view.readUInt32LE(at + 24),
      extra: view.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
      packedIn: (bytes) => {
        if (offset + 30 > bytes.length) return undefined
        const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
        return bytes.subarray(start, start + size)
      },
    })
    at += 46 + nameLength + extraLength + view.readUInt16LE(at + 32)
  }
  return entries
}

/** Reads entries by name; undefined when the bytes are no readable zip. */
export function openZip(
  bytes: Uint8Array,
): { names: string[]; read: (name: string) => Uint8Array | undefined } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = listZip(view)
  if (entries === undefined) return undefined
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (!entry || entry.encrypted || entry.full > ENTRY_BYTES_MAX) return undefined
      if (entry.full > BOMB_BYTES_MIN && entry.full > entry.size * BOMB_RATIO) return undefined
      const packed = entry.packedIn(view)
      if (packed === undefined || entry.method === 0) return packed
      if (entry.method !== 8) return undefined
      try {
        return inflateRawSync(packed, { maxOutputLength: ENTRY_BYTES_MAX })
      } catch {
        // Damaged or a bomb: the caller refuses the file as damaged.
        return undefined
      }
    },
  }
}

/** No text of a plan comes near this; a zip bomb does. */
const ENTRY_BYTES_MAX = 100 * 1024 * 1024

/** Machine-written XML shrinks ten- to fortyfold; what shrinks more is made to fill the memory. */
const BOMB_RATIO = 100
const BOMB_BYTES_MIN = 4 * 1024 * 1024
