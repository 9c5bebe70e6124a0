/** ZIP 容器: the entries of a zip file, by its central directory. Pure. */
import { inflateRawSync } from 'node:zlib'

/** Reads entries by name; undefined when the bytes are no readable zip. */
export function openZip(
  bytes: Uint8Array,
): { names: string[]; read: (name: string) => Uint8Array | undefined } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > view.length) return undefined
  const entries = new Map<
    string,
    { method: number; size: number; full: number; offset: number; encrypted: boolean }
  >()
  let at = view.readUInt32LE(end + 16)
  const count = view.readUInt16LE(end + 10)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = view.readUInt16LE(at + 28)
    entries.set(view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'), {
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      method: view.readUInt16LE(at + 10),
      size: view.readUInt32LE(at + 20),
      full: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (!entry || entry.encrypted || entry.full > ENTRY_BYTES_MAX) return undefined
      if (entry.full > BOMB_BYTES_MIN && entry.full > entry.size * BOMB_RATIO) return undefined
      if (entry.offset + 30 > view.length) return undefined
      const start =
        entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28)
      const packed = view.subarray(start, start + entry.size)
      if (entry.method === 0) return packed
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
