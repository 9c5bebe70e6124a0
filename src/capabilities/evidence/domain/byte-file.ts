/** Bytes that are read at any place: a file of the disk, a file dropped on a page, or bytes in memory. Pure. */

export interface ByteFile {
  readonly size: number
  /** Exactly `length` bytes from `offset`; throws when the source ends before. */
  read(offset: number, length: number): Promise<Uint8Array>
}

const PIECE_BYTES = 4 * 1024 * 1024

/** Bytes in memory as a file. */
export function bytesFile(bytes: Uint8Array): ByteFile {
  return {
    size: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || offset + length > bytes.length) throw new RangeError('read past the end')
      return bytes.subarray(offset, offset + length)
    },
  }
}

/** A stretch of a source as a source of its own. */
export function sliceOf(source: ByteFile, offset: number, size: number): ByteFile {
  return { size, read: (at, length) => source.read(offset + at, length) }
}

/** The whole source in pieces, so that a large one is never in memory at once. */
export async function* piecesOf(source: ByteFile): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += PIECE_BYTES)
    yield await source.read(at, Math.min(PIECE_BYTES, source.size - at))
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

export function areSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** The text of bytes that are strictly UTF-8; undefined when they are not. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Bytes of a base64 text; undefined when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
