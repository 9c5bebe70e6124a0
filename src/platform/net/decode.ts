/** 内容编码: undoes Content-Encoding within a bound, so that no small body becomes an endless one. */
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'

export type Decoded =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'decoded_too_long' | 'bad_encoding'; readonly detail: string }

/** More than this on one body is an attack, or a mistake that nobody can read. */
const CODINGS_MAX = 3

/** Undoes the codings of the header, last first. `cut`: the bytes end early, and what there is shall be read. */
export function decodeContent(
  bytes: Buffer,
  header: string | undefined,
  bytesMax: number,
  cut = false,
): Decoded {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > CODINGS_MAX) return { ok: false, fault: 'bad_encoding', detail: codings.join(', ') }
  let decoded = bytes
  for (const coding of codings.toReversed()) {
    if (decoded.length === 0) break
    try {
      const next = undo(coding, decoded, bytesMax, cut)
      if (next === undefined) return { ok: false, fault: 'bad_encoding', detail: coding }
      decoded = next
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error)
      const fault = code === 'ERR_BUFFER_TOO_LARGE' ? 'decoded_too_long' : 'bad_encoding'
      return { ok: false, fault, detail: `${coding}: ${code}` }
    }
  }
  return { ok: true, bytes: decoded }
}

function undo(coding: string, bytes: Buffer, maxOutputLength: number, cut: boolean): Buffer | undefined {
  const zlib = { maxOutputLength, ...(cut && { finishFlush: constants.Z_SYNC_FLUSH }) }
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, zlib)
    case 'deflate':
      // Meant is the zlib format; some servers send the bare one, and browsers take both.
      return isZlib(bytes) ? inflateSync(bytes, zlib) : inflateRawSync(bytes, zlib)
    case 'br':
      return brotliDecompressSync(bytes, {
        maxOutputLength,
        ...(cut && { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
      })
    case 'zstd':
      return zstdDecompressSync(bytes, {
        maxOutputLength,
        ...(cut && { finishFlush: constants.ZSTD_e_flush }),
      })
    default:
      return undefined
  }
}

const isZlib = (bytes: Buffer): boolean =>
  ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
