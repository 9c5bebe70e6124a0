/** 解压: gzip of any number of members, as archives of other tools are packed; their checksums are checked. Pure. */
import pako from 'pako'
import { type ByteFile, piecesOf } from './byte-file.ts'

/** What came out of a packed file. */
export interface Unpacked {
  readonly content: ByteFile
  /** Whether it came out to its end, with the right checksums. */
  readonly isWhole: boolean
}

/** Unpacks; undefined when it is more than may be unpacked. */
export type Gunzip = (source: ByteFile) => Promise<Unpacked | undefined>

const CHUNK_BYTES = 64 * 1024

/** The part of a member's unpacking that the library's own types leave out. */
interface Member {
  readonly ended: boolean
  readonly err: number
  readonly strm: { readonly avail_in: number; readonly next_out: number; readonly output: Uint8Array }
}

/** Hands on what comes out, up to the first fault; answers whether there was none. */
export async function inflateMembers(source: ByteFile, take: (bytes: Uint8Array) => void): Promise<boolean> {
  let member: (pako.Inflate & Member) | undefined
  for await (const piece of piecesOf(source)) {
    let rest = piece
    while (rest.length > 0) {
      // Zeros fill up the last block of a tape or disk; nothing follows them.
      if (member === undefined && rest[0] === 0) return true
      if (member === undefined) {
        member = new pako.Inflate({ chunkSize: CHUNK_BYTES }) as pako.Inflate & Member
        member.onData = (bytes) => take(bytes as Uint8Array)
      }
      member.push(rest, false)
      if (member.err !== 0) {
        const { output, next_out: size } = member.strm
        take(output.slice(0, size))
        return false
      }
      if (!member.ended) break
      rest = rest.subarray(rest.length - member.strm.avail_in)
      member = undefined
    }
  }
  return member === undefined
}
