/** WARC 1.1 (ISO 28500): records as we write them, and the reading of anybody's. Pure. */
import { type ByteFile, bytesFile, sliceOf, textOf, utf8 } from './byte-file.ts'
import { type Hashing, sha256Of } from './hash.ts'

export type RecordType = 'warcinfo' | 'request' | 'response' | 'revisit' | 'metadata'

/** A record before its digests are known. Named fields keep the order in which they are given. */
export interface RecordPlan {
  readonly type: RecordType
  /** Without the brackets: `urn:uuid:…`. */
  readonly id: string
  /** UTC with microseconds at most, as WARC 1.1 allows. */
  readonly date: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly contentType: string
  readonly block: ByteFile
  /** Where the payload begins in the block; undefined when the record has none of its own. */
  readonly payloadAt?: number
}

const HEADER_BYTES_MAX = 64 * 1024
const RECORD_END = utf8('\r\n\r\n')

/** The pieces of one record: header, block, two empty lines. */
export async function* recordPieces(plan: RecordPlan, hashing: Hashing): AsyncGenerator<ByteFile> {
  const { block, payloadAt } = plan
  const lines = [
    'WARC/1.1',
    `WARC-Type: ${plan.type}`,
    `WARC-Record-ID: <${plan.id}>`,
    `WARC-Date: ${plan.date}`,
    ...plan.fields.map(([name, value]) => `${name}: ${value}`),
    `Content-Type: ${plan.contentType}`,
    `WARC-Block-Digest: sha256:${await sha256Of(block, hashing)}`,
  ]
  if (payloadAt !== undefined) {
    const payload = sliceOf(block, payloadAt, block.size - payloadAt)
    lines.push(`WARC-Payload-Digest: sha256:${await sha256Of(payload, hashing)}`)
  }
  lines.push(`Content-Length: ${block.size}`)
  yield bytesFile(utf8(`${lines.join('\r\n')}\r\n\r\n`))
  yield block
  yield bytesFile(RECORD_END)
}

/** A record of a file. */
export interface ReadRecord {
  readonly offset: number
  /** Bytes of the whole record with its end. */
  readonly bytes: number
  /** By lower-case name; the first of several wins. */
  readonly fields: ReadonlyMap<string, string>
  /** Every value of a name that may stand there more than once. */
  readonly valuesOf: (name: string) => readonly string[]
  readonly block: ByteFile
}

/** Why a file cannot be read on as WARC, and where. */
export interface BrokenRecord {
  readonly brokenAt: number
  readonly reason: 'version' | 'header' | 'length' | 'end'
}

/** Reads record by record; ends with a broken one when the row breaks off. */
export async function* readRecords(source: ByteFile): AsyncGenerator<ReadRecord | BrokenRecord> {
  let offset = 0
  while (offset < source.size) {
    const record = await readRecord(source, offset)
    yield record
    if ('brokenAt' in record) return
    offset += record.bytes
  }
}

async function readRecord(source: ByteFile, offset: number): Promise<ReadRecord | BrokenRecord> {
  const head = await source.read(offset, Math.min(HEADER_BYTES_MAX, source.size - offset))
  const end = endOfHead(head)
  if (!startsAsWarc(head)) return { brokenAt: offset, reason: 'version' }
  if (end === undefined) return { brokenAt: offset, reason: 'header' }
  const named: [name: string, value: string][] = []
  // Names ought to be UTF-8; where a tool wrote something else, its digests are no worse for it.
  const text = textOf(head.subarray(0, end - 4)) ?? latinOf(head.subarray(0, end - 4))
  // A line that begins with a blank goes on with the one before (WARC 1.0 and 1.1, section 4).
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':')
    if (colon < 1) return { brokenAt: offset, reason: 'header' }
    named.push([line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()])
  }
  const fields = new Map(named.toReversed())
  const valuesOf = (name: string) => named.filter(([each]) => each === name).map(([, value]) => value)
  const length = fields.get('content-length') ?? ''
  const size = Number(length)
  if (!/^\d+$/.test(length) || offset + end + size + RECORD_END.length > source.size)
    return { brokenAt: offset, reason: 'length' }
  const after = textOf(await source.read(offset + end + size, RECORD_END.length))
  if (after !== '\r\n\r\n') return { brokenAt: offset, reason: 'end' }
  const block = sliceOf(source, offset + end, size)
  return { offset, bytes: end + size + RECORD_END.length, fields, valuesOf, block }
}

const startsAsWarc = (head: Uint8Array): boolean =>
  /^WARC\/1\.[01]\r\n/.test(textOf(head.subarray(0, 10)) ?? '')

/** Where the block begins: behind the first empty line. */
function endOfHead(bytes: Uint8Array): number | undefined {
  for (let at = 0; at + 3 < bytes.length; at++)
    if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10)
      return at + 4
  return undefined
}

/** Where the body of an HTTP message begins: servers leave out carriage returns (RFC 9112 section 2.2). */
function endOfHttpHead(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3
  }
  return undefined
}

const latinOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** Whether a file begins as WARC does. */
export async function isWarc(source: ByteFile): Promise<boolean> {
  return startsAsWarc(await source.read(0, Math.min(10, source.size)))
}

/** The head of an HTTP message in a block, and where its body begins. */
export async function httpHeadOf(
  block: ByteFile,
): Promise<{ readonly lines: readonly string[]; readonly bodyAt: number } | undefined> {
  const head = await block.read(0, Math.min(HEADER_BYTES_MAX, block.size))
  const bodyAt = endOfHttpHead(head)
  if (bodyAt === undefined) return undefined
  // Header bytes are Latin-1 on the wire, whatever a server puts there.
  return { lines: latinOf(head.subarray(0, bodyAt)).trimEnd().split(/\r?\n/), bodyAt }
}

/** Value of a header field of an HTTP head. */
export function headerOf(lines: readonly string[], name: string): string | undefined {
  const start = `${name.toLowerCase()}:`
  const line = lines.slice(1).find((each) => each.toLowerCase().startsWith(start))
  return line?.slice(start.length).trim()
}
