/** 校验本平台的证据包: every byte of it is accounted for, and whatever is not as it was sealed is named. Pure. */
import { type ByteFile, base64Of, fromBase64, sliceOf, textOf } from './byte-file.ts'
import { indexOf } from './cdxj.ts'
import { type Digests, digestsOf, type Hashing } from './hash.ts'
import * as pack from './pack.ts'
import type { CheckedMember, Findings, Report } from './report.ts'
import { isSigned, type PublicKey, parsePublicKey, parseSpki, rawSignature } from './signature.ts'
import { readStamp } from './timestamp.ts'
import { ownDigests, verifyRecords } from './verify-records.ts'
import { headerDifferences, type PlacedMember, placeMembers, readDirectory, walkMembers } from './zip.ts'

/** What the verifier was given besides the file. */
export interface Trust {
  readonly hashing: Hashing
  /** Ids of keys whose packs are accepted; undefined accepts any key and says so. */
  readonly keyIds?: readonly string[]
  /** SHA-256 of time-stamp roots that are trusted; undefined trusts none and says so. */
  readonly stampRoots?: readonly string[]
}

/** Small members are texts and signatures: more than this is none of ours. */
const TEXT_BYTES_MAX = 64 * 1024 * 1024

interface Member extends PlacedMember, Omit<Digests, 'crc32'> {
  readonly content: ByteFile
}

/** One pass over one pack. */
interface Examination {
  readonly trust: Trust
  readonly findings: Findings
  readonly members: ReadonlyMap<string, Member>
  readonly bytesOf: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Examines a file that carries the mark of our packs. */
export async function verifyPack(
  source: ByteFile,
  findings: Findings,
  trust: Trust,
): Promise<Omit<Report, 'verdict' | 'faults' | 'doubts' | 'notes'>> {
  const placed = await layoutOf(source, findings)
  const members = new Map<string, Member>()
  for (const member of placed) {
    if (members.has(member.path)) findings.fault('zip.twice', { member: member.path })
    const content = sliceOf(source, member.offset, member.bytes)
    const digests = await digestsOf(content, trust.hashing)
    if (digests.crc32 !== member.crc32) findings.fault('member.crc32', { member: member.path })
    members.set(member.path, { ...member, ...digests, crc32: member.crc32, content })
  }
  const examination: Examination = {
    trust,
    findings,
    members,
    bytesOf: async (path) => {
      const member = members.get(path)
      if (member === undefined) findings.fault('member.missing', { member: path })
      if (member === undefined || member.bytes > TEXT_BYTES_MAX) return undefined
      return Uint8Array.from(await member.content.read(0, member.bytes))
    },
  }
  const records = await verifyArchive(examination)
  const checked: CheckedMember[] = [...members.values()].map(({ path, bytes, sha256, sm3 }) => ({
    path,
    bytes,
    sha256,
    sm3,
  }))
  const manifestBytes = await examination.bytesOf(pack.MANIFEST)
  const manifest = pack.parseManifest(manifestBytes && textOf(manifestBytes))
  const base = { kind: 'sishi-pack' as const, members: checked, records }
  if (manifestBytes === undefined || manifest === undefined) {
    findings.fault('manifest.unreadable', { member: pack.MANIFEST })
    return base
  }
  verifyResources(examination, manifest)
  await verifySums(examination, manifest)
  const keys = await keysOf(examination, manifest)
  for (const key of keys) {
    await verifySignature(examination, key, pack.manifestSignature(key.algorithm), pack.MANIFEST)
    await verifySignature(examination, key, pack.sumsSignature(key.algorithm), pack.SUMS)
  }
  await verifyDigestMember(examination, manifest, manifestBytes)
  for (const { part, reason, detail } of manifest.sishi.missing)
    findings.note('pack.partial', { part, reason, ...(detail !== undefined && { detail }) })
  const timestamp = await verifyStamp(examination, manifest)
  const { mainPageUrl: url, title, created } = manifest
  return { ...base, capture: { url, title, created }, ...(timestamp && { timestamp }) }
}

/** The row of members, read twice: by the directory and from the front; the reading with fewer faults is followed. */
async function layoutOf(source: ByteFile, findings: Findings): Promise<PlacedMember[]> {
  const directory = await readDirectory(source)
  const candidates = [directory, await walkMembers(source)].flatMap((members) =>
    members === undefined ? [] : [placeMembers(members)],
  )
  const readings = await Promise.all(
    candidates
      .filter((placed) => placed.every((member) => member.offset + member.bytes <= source.size))
      .map(async (placed) => ({ placed, differences: await headerDifferences(source, placed) })),
  )
  const [best] = readings.sort((a, b) => a.differences.length - b.differences.length)
  if (best === undefined) {
    findings.fault('zip.unreadable')
    return []
  }
  for (const { header, member, field, expected, found } of best.differences)
    findings.fault(`zip.${header}`, { ...(member !== undefined && { member }), field, expected, found })
  return best.placed
}

async function verifyArchive({ members, findings, trust, bytesOf }: Examination): Promise<number> {
  const archive = members.get(pack.ARCHIVE)
  if (archive === undefined) {
    findings.fault('member.missing', { member: pack.ARCHIVE })
    return 0
  }
  const hashOf = ownDigests(trust.hashing)
  const records = await verifyRecords(archive.content, pack.ARCHIVE, findings, { hashOf })
  const index = await bytesOf(pack.INDEX)
  const expected = await indexOf(archive.content, pack.ARCHIVE.slice('archive/'.length))
  if (index !== undefined && textOf(index) !== expected)
    findings.fault('index.differs', { member: pack.INDEX })
  return records
}

/** Members that the manifest lists come first, in its order; the manifest and the seal follow. */
function verifyResources({ members, findings }: Examination, manifest: pack.Manifest): void {
  const paths = [...members.keys()]
  const listed = manifest.resources.map(({ path }) => path)
  const followers = expectedFollowers(manifest)
  for (const path of [...listed, ...followers])
    if (!members.has(path)) findings.fault('member.missing', { member: path })
  for (const path of paths)
    if (!listed.includes(path) && !followers.includes(path))
      findings.fault('member.unlisted', { member: path })
  const order = [...listed, ...followers].filter((path) => members.has(path))
  const misplaced = paths.filter((path) => order.includes(path)).find((path, index) => order[index] !== path)
  if (misplaced !== undefined) findings.fault('member.misplaced', { member: misplaced })
  for (const resource of manifest.resources) {
    const member = members.get(resource.path)
    if (member === undefined) continue
    const { sha256, sm3, bytes } = member
    if (resource.bytes !== bytes) findings.fault('member.bytes', { member: resource.path })
    if (resource.hash !== `sha256:${sha256}`)
      findings.fault('member.sha256', {
        member: resource.path,
        expected: resource.hash,
        found: `sha256:${sha256}`,
      })
    if (resource.sm3 !== `sm3:${sm3}`)
      findings.fault('member.sm3', { member: resource.path, expected: resource.sm3, found: `sm3:${sm3}` })
  }
}

function expectedFollowers({ sishi }: pack.Manifest): string[] {
  return [
    pack.MANIFEST,
    pack.DIGEST,
    ...sishi.signers.flatMap(({ algorithm }) => [
      pack.keyMember(algorithm),
      pack.manifestSignature(algorithm),
    ]),
    ...(sishi.timestamp === null ? [] : [pack.STAMP, pack.STAMP_CHAIN]),
    pack.SUMS,
    ...sishi.signers.map(({ algorithm }) => pack.sumsSignature(algorithm)),
  ]
}

/** The closing list names every member before it, as `sha256sum` writes them. */
async function verifySums(
  { members, findings, bytesOf }: Examination,
  manifest: pack.Manifest,
): Promise<void> {
  const bytes = await bytesOf(pack.SUMS)
  if (bytes === undefined) return
  const closing = [pack.SUMS, ...manifest.sishi.signers.map(({ algorithm }) => pack.sumsSignature(algorithm))]
  const lines = (textOf(bytes) ?? '').split(/(?<=\n)/)
  const covered = [...members.values()].filter(({ path }) => !closing.includes(path))
  covered.forEach(({ path, sha256 }, index) => {
    if (lines[index] !== pack.sumLine(sha256, path))
      findings.fault('sums.differ', { member: path, expected: lines[index]?.trim() ?? '-', found: sha256 })
  })
  if (lines.length !== covered.length) findings.fault('sums.count', { member: pack.SUMS })
}

async function keysOf(
  { findings, bytesOf, trust }: Examination,
  manifest: pack.Manifest,
): Promise<PublicKey[]> {
  const keys: PublicKey[] = []
  const { signers } = manifest.sishi
  if (signers.length === 0) findings.fault('signature.none')
  for (const { algorithm, keyId } of signers) {
    const member = pack.keyMember(algorithm)
    const bytes = await bytesOf(member)
    if (bytes === undefined) continue
    const key = parsePublicKey(textOf(bytes) ?? '', trust.hashing)
    if (key === undefined) findings.fault('key.unreadable', { member })
    else if (key.id !== keyId || key.algorithm !== algorithm)
      findings.fault('key.differs', { member, expected: keyId, found: key.id })
    else keys.push(key)
  }
  if (trust.keyIds === undefined)
    findings.note('key.not_compared', { keyId: keys.map(({ id }) => id).join(' ') })
  else if (!keys.some(({ id }) => trust.keyIds?.includes(id)))
    findings.fault('key.not_pinned', { keyId: keys.map(({ id }) => id).join(' ') })
  return keys
}

async function verifySignature(
  { findings, bytesOf, trust }: Examination,
  key: PublicKey,
  member: string,
  of: string,
): Promise<void> {
  const [der, message] = [await bytesOf(member), await bytesOf(of)]
  if (der === undefined || message === undefined) return
  const raw = rawSignature(der)
  if (raw === undefined) findings.fault('signature.malformed', { member })
  else if (!(await isSigned(message, key, raw, trust.hashing)))
    findings.fault('signature.wrong', { member, of })
}

/** The digest file of WACZ itself, with its signature over the text of the hash. */
async function verifyDigestMember(
  { findings, bytesOf, members, trust }: Examination,
  manifest: pack.Manifest,
  manifestBytes: Uint8Array,
): Promise<void> {
  const bytes = await bytesOf(pack.DIGEST)
  if (bytes === undefined) return
  const found = pack.parseObject(textOf(bytes))
  const signed = pack.parseObject(JSON.stringify(found?.signedData ?? null))
  const hash = `sha256:${members.get(pack.MANIFEST)?.sha256 ?? ''}`
  const member = pack.DIGEST
  if (found === undefined || signed === undefined) {
    findings.fault('manifest.unreadable', { member })
    return
  }
  if (found.hash !== hash || signed.hash !== hash || manifestBytes.length === 0)
    findings.fault('digest.hash', { member, expected: String(found.hash), found: hash })
  const rebuilt = digestText({
    hash,
    created: manifest.created,
    software: manifest.software,
    signature: String(signed.signature),
    publicKey: String(signed.publicKey),
  })
  if (rebuilt !== textOf(bytes)) findings.fault('digest.layout', { member })
  const spki = fromBase64(String(signed.publicKey))
  const raw = fromBase64(String(signed.signature))
  const key = spki && parseSpki(spki, trust.hashing)
  const isOfSigner = key !== undefined && manifest.sishi.signers.some(({ keyId }) => keyId === key.id)
  const text = new TextEncoder().encode(hash)
  const isCanonical = raw !== undefined && base64Of(raw) === signed.signature
  if (!isOfSigner || !isCanonical || !(await isSigned(text, key, raw, trust.hashing)))
    findings.fault('signature.wrong', { member, of: pack.MANIFEST })
}

/** `datapackage-digest.json` with the signature of WACZ Signing 0.1.0 in its anonymous form. */
export function digestText(given: {
  readonly hash: string
  readonly created: string
  readonly software: string
  readonly signature: string
  readonly publicKey: string
}): string {
  const { hash, created, software, signature, publicKey } = given
  const signedData = { hash, created, software, version: '0.1.0', signature, publicKey }
  return pack.jsonText({ path: pack.MANIFEST, hash, signedData })
}

async function verifyStamp(
  { findings, bytesOf, trust }: Examination,
  manifest: pack.Manifest,
): Promise<Report['timestamp']> {
  const { timestamp: plan, signers } = manifest.sishi
  const [first] = signers
  if (plan === null || first === undefined) {
    if (trust.stampRoots === undefined) findings.note('timestamp.none')
    else findings.fault('timestamp.none')
    return undefined
  }
  const of = pack.manifestSignature(first.algorithm)
  const [token, data, chain] = [await bytesOf(pack.STAMP), await bytesOf(of), await bytesOf(pack.STAMP_CHAIN)]
  if (token === undefined || data === undefined || chain === undefined) return undefined
  const pinnedRoots = trust.stampRoots
  const reading = await readStamp(
    { token, data, plan, chain: textOf(chain) ?? '', pinnedRoots },
    trust.hashing,
  )
  for (const fault of reading.faults) findings.fault(`timestamp.${fault}`, { member: pack.STAMP })
  if (plan.trial) findings.note('timestamp.trial', { authority: plan.authority })
  else if (pinnedRoots === undefined) findings.doubt('timestamp.root_unknown', { root: plan.root })
  if (reading.time === undefined) return undefined
  return { time: reading.time, authority: plan.authority, trial: plan.trial }
}

/** Whether front or back of a file carry our mark: one damaged byte cannot hide both. */
export async function isOurs(source: ByteFile): Promise<boolean> {
  const bytes = Math.min(4096, source.size)
  const latin = (piece: Uint8Array) => Array.from(piece, (byte) => String.fromCharCode(byte)).join('')
  const ends = [await source.read(0, bytes), await source.read(source.size - bytes, bytes)]
  return ends.some((end) => pack.carriesMark(latin(end)))
}
