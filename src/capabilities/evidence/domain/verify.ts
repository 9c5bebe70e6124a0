/** 校验: any file that is handed in. Our own packs to the last byte; those of others as far as their digests reach. Pure. */
import { type ByteFile, bytesFile, joinBytes, sliceOf, textOf, utf8 } from './byte-file.ts'
import { digestsOf, sha256Of } from './hash.ts'
import { parseObject } from './pack.ts'
import { type CheckedMember, Findings, type Report } from './report.ts'
import { isOurs, type Trust, verifyPack } from './verify-pack.ts'
import { type DigestHash, ownDigests, verifyRecords } from './verify-records.ts'
import { isWarc } from './warc.ts'
import { contentOffset, readDirectory } from './zip.ts'

export interface Means extends Trust {
  /** Hashes of other tools' digests, where more are at hand than our own two. */
  readonly hashOf?: DigestHash
  /** Unpacks gzip of many members (WARC.gz); where it is missing, such archives stay unread. */
  readonly gunzip?: (source: ByteFile) => Promise<ByteFile | undefined>
}

const INFLATED_BYTES_MAX = 512 * 1024 * 1024

/** 校验: examines a file and says what holds, what does not, and what it cannot prove. */
export async function verifyFile(source: ByteFile, means: Means): Promise<Report> {
  const findings = new Findings()
  const found = await examine(source, findings, means)
  return {
    verdict: findings.verdict,
    faults: findings.faults,
    doubts: findings.doubts,
    notes: findings.notes,
    ...found,
  }
}

type Found = Omit<Report, 'verdict' | 'faults' | 'doubts' | 'notes'>

async function examine(source: ByteFile, findings: Findings, means: Means): Promise<Found> {
  if (await isOurs(source)) return await verifyPack(source, findings, means)
  const start = await source.read(0, Math.min(4, source.size))
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const plain = await means.gunzip?.(source)
    if (plain !== undefined && (await isWarc(plain))) return await verifyWarc(plain, findings, means)
    findings.doubt('file.compressed')
    return { kind: 'unknown', members: [], records: 0 }
  }
  if (await isWarc(source)) return await verifyWarc(source, findings, means)
  if (textOf(start)?.startsWith('PK') === true) return await verifyForeign(source, findings, means)
  findings.doubt('file.unknown')
  return { kind: 'unknown', members: [], records: 0 }
}

const hashesOf = (means: Means): DigestHash => means.hashOf ?? ownDigests(means.hashing)

async function verifyWarc(source: ByteFile, findings: Findings, means: Means): Promise<Found> {
  const records = await verifyRecords(source, '', findings, hashesOf(means))
  if (records === 0 && findings.faults.length === 0) findings.doubt('file.unknown')
  findings.note('file.unsigned')
  return { kind: 'warc', members: [], records }
}

/** WACZ of another tool: its manifest, what it lists, and the archives within. */
async function verifyForeign(source: ByteFile, findings: Findings, means: Means): Promise<Found> {
  const entries = await readDirectory(source)
  if (entries === undefined) {
    findings.fault('zip.unreadable')
    return { kind: 'unknown', members: [], records: 0 }
  }
  const contents = new Map<string, ByteFile>()
  for (const entry of entries) {
    if (entry.path.endsWith('/')) continue
    const content = await contentOf(source, entry)
    if (content === undefined) findings.fault('zip.member', { member: entry.path })
    else contents.set(entry.path, content)
  }
  const members: CheckedMember[] = []
  for (const entry of entries) {
    const content = contents.get(entry.path)
    if (content === undefined) continue
    const { sha256, sm3, crc32 } = await digestsOf(content, means.hashing)
    if (crc32 !== entry.crc32) findings.fault('member.crc32', { member: entry.path })
    members.push({ path: entry.path, bytes: content.size, sha256, sm3 })
  }
  const manifest = await jsonOf(contents.get('datapackage.json'))
  if (manifest === undefined) {
    findings.doubt('file.unknown')
    return { kind: 'unknown', members, records: 0 }
  }
  await verifyListed(members, manifest, contents, findings, means)
  let records = 0
  for (const [path, content] of contents) {
    const archive = path.endsWith('.warc.gz') ? await means.gunzip?.(content) : content
    if (!/\.warc(\.gz)?$/.test(path)) continue
    if (archive === undefined) findings.doubt('file.compressed', { member: path })
    else records += await verifyRecords(archive, path, findings, hashesOf(means))
  }
  const { title, created, mainPageUrl } = manifest
  const capture = {
    url: String(mainPageUrl ?? ''),
    title: String(title ?? ''),
    created: String(created ?? ''),
  }
  return { kind: 'wacz', members, records, capture }
}

async function verifyListed(
  members: readonly CheckedMember[],
  manifest: Record<string, unknown>,
  contents: ReadonlyMap<string, ByteFile>,
  findings: Findings,
  means: Means,
): Promise<void> {
  const listed = new Set(['datapackage.json', 'datapackage-digest.json'])
  for (const resource of Array.isArray(manifest.resources) ? manifest.resources : []) {
    const { path, hash, bytes } = resource as { path?: unknown; hash?: unknown; bytes?: unknown }
    const member = members.find((each) => each.path === path)
    listed.add(String(path))
    if (member === undefined) findings.fault('member.missing', { member: String(path) })
    else if (typeof hash !== 'string' || !hash.startsWith('sha256:'))
      findings.doubt('member.unproven', { member: member.path })
    else {
      if (hash !== `sha256:${member.sha256}`)
        findings.fault('member.sha256', {
          member: member.path,
          expected: hash,
          found: `sha256:${member.sha256}`,
        })
      if (typeof bytes === 'number' && bytes !== member.bytes)
        findings.fault('member.bytes', { member: member.path })
    }
  }
  for (const { path } of members) if (!listed.has(path)) findings.doubt('member.unproven', { member: path })
  const digest = await jsonOf(contents.get('datapackage-digest.json'))
  if (digest === undefined) findings.doubt('manifest.unproven', { member: 'datapackage.json' })
  else if (
    digest.hash !==
    `sha256:${await sha256Of(contents.get('datapackage.json') ?? bytesFile(utf8('')), means.hashing)}`
  )
    findings.fault('digest.hash', {
      member: 'datapackage-digest.json',
      expected: String(digest.hash),
      found: '',
    })
  if (digest?.signedData === undefined) findings.note('file.unsigned')
  else findings.doubt('signature.foreign', { member: 'datapackage-digest.json' })
}

async function jsonOf(content: ByteFile | undefined): Promise<Record<string, unknown> | undefined> {
  return content === undefined ? undefined : parseObject(textOf(await content.read(0, content.size)))
}

/** A member's content, inflated where it is deflated; undefined when it cannot be had. */
async function contentOf(
  source: ByteFile,
  entry: NonNullable<Awaited<ReturnType<typeof readDirectory>>>[number],
): Promise<ByteFile | undefined> {
  const offset = await contentOffset(source, entry)
  if (offset === undefined || offset + entry.packedBytes > source.size) return undefined
  const packed = sliceOf(source, offset, entry.packedBytes)
  if (entry.method === 0) return packed
  if (entry.method !== 8 || entry.bytes > INFLATED_BYTES_MAX) return undefined
  try {
    const bytes = Uint8Array.from(await packed.read(0, packed.size))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > INFLATED_BYTES_MAX) return undefined
      parts.push(part)
    }
    return bytesFile(joinBytes(parts))
  } catch {
    return undefined
  }
}
