/** 校验 WARC: every record's own digests. Pure. */
import { type ByteFile, base64Of, bytesFile, hexOf, joinBytes, piecesOf, sliceOf } from './byte-file.ts'
import type { Hash, Hashing } from './hash.ts'
import type { Findings } from './report.ts'
import { headerOf, httpHeadOf, type ReadRecord, readRecords } from './warc.ts'

/** Payloads that are looked at once more without their transfer coding; beyond, only as they are. */
const DECHUNK_BYTES_MAX = 64 * 1024 * 1024
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Kinds of digests that are checked, by their names in lower case without a hyphen. */
export const DIGESTS: readonly string[] = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sm3']

/** Hashes by the names that other tools write into digests. */
export type DigestHash = (name: string) => Hash | undefined

/** How a row of records is examined. */
export interface RecordsCheck {
  readonly hashOf: DigestHash
  /** Whether something beside the records proves every byte of them: then a record needs no digest of its own. */
  readonly isProven?: boolean
}

/** Checks every record of an archive; answers how many there are. */
export async function verifyRecords(
  archive: ByteFile,
  member: string,
  findings: Findings,
  check: RecordsCheck,
): Promise<number> {
  let count = 0
  for await (const record of readRecords(archive)) {
    if ('brokenAt' in record) {
      findings.fault('warc.broken', {
        member,
        record: count + 1,
        offset: record.brokenAt,
        reason: record.reason,
      })
      return count
    }
    count++
    await verifyRecord(record, { member, record: count, offset: record.offset }, findings, check)
  }
  return count
}

async function verifyRecord(
  record: ReadRecord,
  place: { readonly member: string; readonly record: number; readonly offset: number },
  findings: Findings,
  { hashOf, isProven = false }: RecordsCheck,
): Promise<void> {
  const { fields, valuesOf, block } = record
  const url = fields.get('warc-target-uri') ?? fields.get('warc-record-id') ?? ''
  const named = { ...place, url }
  const isBlockProven = await allHold(valuesOf('warc-block-digest'), [block], hashOf)
  if (isBlockProven === false) findings.fault('warc.block_digest', named)
  const payloadDigests = valuesOf('warc-payload-digest')
  // Of a revisit and of a segment the payload lies, wholly or in part, in other records.
  const hasWholePayload = fields.get('warc-type') !== 'revisit' && !fields.has('warc-segment-number')
  if (payloadDigests.length > 0 && hasWholePayload) {
    const isPayloadProven = await allHold(payloadDigests, await payloadsOf(record), hashOf)
    if (isPayloadProven === false) findings.fault('warc.payload_digest', named)
    // A payload digest alone leaves the head of the message open.
  }
  if (isBlockProven === undefined && !isProven) findings.doubt('warc.unproven', named)
}

/** Several digests must all hold; undefined when none of them can be checked. */
async function allHold(
  digests: readonly string[],
  candidates: readonly ByteFile[],
  hashOf: DigestHash,
): Promise<boolean | undefined> {
  const held: (boolean | undefined)[] = []
  for (const digest of digests) held.push(await holds(digest, candidates, hashOf))
  if (held.includes(false)) return false
  return held.includes(true) ? true : undefined
}

/** Undefined when there is no digest, or none of a kind that we know. */
async function holds(
  digest: string,
  candidates: readonly ByteFile[],
  hashOf: DigestHash,
): Promise<boolean | undefined> {
  const colon = digest.indexOf(':')
  if (colon < 1) return undefined
  const name = digest.slice(0, colon).toLowerCase().replace('-', '')
  const value = digest.slice(colon + 1)
  for (const candidate of candidates) {
    const hash = hashOf(name)
    if (hash === undefined) return undefined
    for await (const piece of piecesOf(candidate)) hash.update(piece)
    const bytes = hash.digest()
    if (isWritten(bytes, value.replace(/=+$/, ''))) return true
  }
  return false
}

/** In base 16, 32 or 64, as tools write it; each has a length of its own. */
function isWritten(bytes: Uint8Array, value: string): boolean {
  if (value.length === bytes.length * 2) return value.toLowerCase() === hexOf(bytes)
  const text = base32(bytes)
  if (value.length === text.length) return value.toUpperCase() === text
  return value.replace(/-/g, '+').replace(/_/g, '/') === base64Of(bytes).replace(/=+$/, '')
}

function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The payload as it lies there, and without chunks: tools differ in which of the two they mean. */
async function payloadsOf({ fields, block }: ReadRecord): Promise<ByteFile[]> {
  const isHttp = fields.get('content-type')?.startsWith('application/http') === true
  const head = isHttp ? await httpHeadOf(block) : undefined
  if (head === undefined) return [block]
  const body = sliceOf(block, head.bodyAt, block.size - head.bodyAt)
  const isChunked = /chunked/i.test(headerOf(head.lines, 'transfer-encoding') ?? '')
  if (!isChunked || body.size > DECHUNK_BYTES_MAX) return [body]
  const plain = dechunk(await body.read(0, body.size))
  return plain === undefined ? [body] : [body, bytesFile(plain)]
}

/** Takes the chunks of RFC 9112 apart; undefined when there are none. */
function dechunk(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let at = 0
  for (;;) {
    const lineEnd = bytes.indexOf(10, at)
    if (lineEnd < 0) return undefined
    const line = String.fromCharCode(...bytes.subarray(at, Math.min(lineEnd, at + 64)))
    const size = Number.parseInt(line, 16)
    if (Number.isNaN(size)) return undefined
    if (size === 0) return joinBytes(parts)
    if (lineEnd + 1 + size > bytes.length) return undefined
    parts.push(bytes.subarray(lineEnd + 1, lineEnd + 1 + size))
    at = lineEnd + 1 + size + 2
  }
}

/** The digests of our own packs, in script or by Node. */
export const ownDigests =
  (hashing: Hashing): DigestHash =>
  (name) =>
    name === 'sha256' ? hashing.sha256() : name === 'sm3' ? hashing.sm3() : undefined
