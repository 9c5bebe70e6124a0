/** 校验其他工具的 WARC 与 WACZ: as far as their own digests and signatures reach. Pure. */
import {
  type ByteFile,
  bytesFile,
  fromBase64,
  hexOf,
  joinBytes,
  piecesOf,
  sliceOf,
  textOf,
  utf8,
} from './byte-file.ts'
import type { Gunzip } from './gunzip.ts'
import { digestsOf, type Hashing, sha256Of } from './hash.ts'
import { parseObject } from './pack.ts'
import type { CheckedMember, Findings, Report } from './report.ts'
import { type DigestHash, ownDigests, verifyRecords } from './verify-records.ts'
import { isWarc } from './warc.ts'
import { contentOffset, readDirectory, type ZipEntry } from './zip.ts'

/** What the examination of others' files has at hand. */
export interface ForeignMeans {
  readonly hashing: Hashing
  /** Hashes of other tools' digests, where more are at hand than our own two. */
  readonly hashOf?: DigestHash
  /** Unpacks gzip of many members (WARC.gz); where it is missing, such archives stay unread. */
  readonly gunzip?: Gunzip
}

export type Found = Omit<Report, 'verdict' | 'faults' | 'doubts' | 'notes'>

const NOTHING: Found = { kind: 'unknown', members: [], records: 0 }
const INFLATED_BYTES_MAX = 512 * 1024 * 1024
const DEFLATED = 8

const hashesOf = (means: ForeignMeans): DigestHash => means.hashOf ?? ownDigests(means.hashing)

/** A file that is one WARC, packed or not. */
export async function verifyWarc(source: ByteFile, findings: Findings, means: ForeignMeans): Promise<Found> {
  const records = await verifyArchive(source, { member: '', isProven: false }, findings, means)
  if (records === undefined) return NOTHING
  findings.note('file.unsigned')
  return { kind: 'warc', members: [], records }
}

/** Records of a WARC, packed or not; undefined when it is none. */
async function verifyArchive(
  source: ByteFile,
  { member, isProven }: { readonly member: string; readonly isProven: boolean },
  findings: Findings,
  means: ForeignMeans,
): Promise<number | undefined> {
  const start = await source.read(0, Math.min(2, source.size))
  const isPacked = start[0] === 0x1f && start[1] === 0x8b
  const unpacked = isPacked ? await means.gunzip?.(source) : { content: source, isWhole: true }
  if (unpacked === undefined) {
    findings.doubt('file.compressed', { member })
    return undefined
  }
  if (!unpacked.isWhole) findings.fault('file.damaged', { member })
  if (!(await isWarc(unpacked.content))) {
    if (unpacked.isWhole) findings.doubt('file.unknown', { member })
    return undefined
  }
  return await verifyRecords(unpacked.content, member, findings, { hashOf: hashesOf(means), isProven })
}

/** WACZ of another tool: its manifest, what it lists, and the archives within. */
export async function verifyWacz(source: ByteFile, findings: Findings, means: ForeignMeans): Promise<Found> {
  const entries = await readDirectory(source)
  if (entries === undefined) {
    findings.fault('zip.unreadable')
    return NOTHING
  }
  const contents = new Map<string, ByteFile>()
  const members: CheckedMember[] = []
  for (const entry of entries) {
    const { path, crc32 } = entry
    if (path.endsWith('/')) continue
    if (contents.has(path)) findings.fault('zip.twice', { member: path })
    const content = await contentOf(source, entry)
    if (content === 'closed') findings.doubt('member.closed', { member: path })
    else if (content === 'damaged') findings.fault('zip.member', { member: path })
    else {
      const digests = await digestsOf(content, means.hashing)
      if (crc32 !== digests.crc32) findings.fault('member.crc32', { member: path })
      contents.set(path, content)
      members.push({ path, bytes: content.size, sha256: digests.sha256, sm3: digests.sm3 })
    }
  }
  const manifest = await jsonOf(contents.get('datapackage.json'))
  if (manifest === undefined) {
    findings.doubt('file.unknown')
    return { kind: 'unknown', members, records: 0 }
  }
  const isManifestProven = await verifyDigest(contents, findings, means)
  const proven = await verifyListed(members, manifest, contents, findings, means)
  const archives = [...contents].filter(([member]) => /\.warc(\.gz)?$/.test(member))
  // Digests of no capture at all prove nothing.
  if (archives.length === 0) findings.doubt('archive.none')
  let records = 0
  for (const [member, content] of archives) {
    const isProven = isManifestProven && proven.has(member)
    records += (await verifyArchive(content, { member, isProven }, findings, means)) ?? 0
  }
  const { title, created, mainPageUrl } = manifest
  const capture = {
    url: String(mainPageUrl ?? ''),
    title: String(title ?? ''),
    created: String(created ?? ''),
  }
  return { kind: 'wacz', members, records, capture }
}

/** Members against the list; answers with those that its hashes prove. */
async function verifyListed(
  members: readonly CheckedMember[],
  manifest: Record<string, unknown>,
  contents: ReadonlyMap<string, ByteFile>,
  findings: Findings,
  means: ForeignMeans,
): Promise<ReadonlySet<string>> {
  const listed = new Set(['datapackage.json', 'datapackage-digest.json'])
  const proven = new Set<string>()
  for (const resource of Array.isArray(manifest.resources) ? manifest.resources : []) {
    const { path, hash, bytes } = Object(resource) as Record<string, unknown>
    const member = members.find((each) => each.path === path)
    listed.add(String(path))
    if (member === undefined) {
      if (contents.has(String(path)) || findings.doubts.some((doubt) => doubt.member === path)) continue
      findings.fault('member.missing', { member: String(path) })
      continue
    }
    const found = await hashLike(hash, contents.get(member.path), means)
    if (found === undefined) findings.doubt('member.unproven', { member: member.path })
    else if (found === hash) proven.add(member.path)
    else findings.fault('member.sha256', { member: member.path, expected: String(hash), found })
    if (typeof bytes === 'number' && bytes !== member.bytes)
      findings.fault('member.bytes', { member: member.path })
  }
  for (const { path } of members) if (!listed.has(path)) findings.doubt('member.unproven', { member: path })
  return proven
}

/** The hash of a content, written as the given one is; undefined when that is of no kind that we know. */
async function hashLike(
  given: unknown,
  content: ByteFile | undefined,
  means: ForeignMeans,
): Promise<string | undefined> {
  const name = typeof given === 'string' ? /^([\w-]+):/.exec(given)?.[1] : undefined
  const hash = name && hashesOf(means)(name.toLowerCase().replace('-', ''))
  if (!hash || content === undefined) return undefined
  for await (const piece of piecesOf(content)) hash.update(piece)
  return `${name}:${hexOf(hash.digest())}`
}

/** `datapackage-digest.json`: whether it proves the manifest. */
async function verifyDigest(
  contents: ReadonlyMap<string, ByteFile>,
  findings: Findings,
  { hashing }: ForeignMeans,
): Promise<boolean> {
  const member = 'datapackage-digest.json'
  const digest = await jsonOf(contents.get(member))
  if (digest === undefined) {
    if (contents.has(member)) findings.fault('manifest.unreadable', { member })
    findings.doubt('manifest.unproven', { member: 'datapackage.json' })
    return false
  }
  const found = `sha256:${await sha256Of(contents.get('datapackage.json') ?? bytesFile(utf8('')), hashing)}`
  if (digest.hash !== found) findings.fault('digest.hash', { member, expected: String(digest.hash), found })
  if (digest.signedData === undefined) findings.note('file.unsigned')
  else await verifySigned(Object(digest.signedData), found, findings, hashing)
  return digest.hash === found
}

/** WACZ Signing in its anonymous form; a certificate of a domain stays unchecked. */
async function verifySigned(
  { hash, signature, publicKey, domainCert }: Record<string, unknown>,
  expected: string,
  findings: Findings,
  hashing: Hashing,
): Promise<void> {
  const member = 'datapackage-digest.json'
  if (hash !== expected) findings.fault('digest.hash', { member, expected: String(hash), found: expected })
  const spki = fromBase64(typeof publicKey === 'string' ? publicKey : '')
  const raw = fromBase64(typeof signature === 'string' ? signature : '')
  const key = domainCert === undefined && spki && raw && (await importAny(spki))
  if (!key) return findings.doubt('signature.foreign', { member })
  const isRight = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, utf8(expected))
  if (!isRight) return findings.fault('signature.wrong', { member, of: 'datapackage.json' })
  findings.note('signature.anonymous', {
    keyId: hexOf(hashing.sha256().update(spki).digest()).slice(0, 32),
  })
}

/** A public key on either curve that such tools use. */
async function importAny(spki: Uint8Array<ArrayBuffer>): Promise<CryptoKey | undefined> {
  for (const namedCurve of ['P-256', 'P-384']) {
    const parameters = { name: 'ECDSA', namedCurve }
    const key = await crypto.subtle
      .importKey('spki', spki, parameters, false, ['verify'])
      .catch(() => undefined)
    if (key !== undefined) return key
  }
  return undefined
}

async function jsonOf(content: ByteFile | undefined): Promise<Record<string, unknown> | undefined> {
  return content === undefined ? undefined : parseObject(textOf(await content.read(0, content.size)))
}

/** A member's content, inflated where it is deflated; or why it cannot be had. */
async function contentOf(source: ByteFile, entry: ZipEntry): Promise<ByteFile | 'damaged' | 'closed'> {
  if (entry.isEncrypted) return 'closed'
  const offset = await contentOffset(source, entry)
  if (offset === undefined || offset + entry.packedBytes > source.size) return 'damaged'
  const packed = sliceOf(source, offset, entry.packedBytes)
  if (entry.method === 0) return entry.packedBytes === entry.bytes ? packed : 'damaged'
  if (entry.method !== DEFLATED || entry.bytes > INFLATED_BYTES_MAX) return 'closed'
  try {
    const bytes = Uint8Array.from(await packed.read(0, packed.size))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > entry.bytes) return 'damaged'
      parts.push(part)
    }
    return size === entry.bytes ? bytesFile(joinBytes(parts)) : 'damaged'
  } catch {
    return 'damaged'
  }
}
