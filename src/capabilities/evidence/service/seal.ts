/** 封存: writes a pack, reads it back from the disk, and only then gives it its name. */
import { createPublicKey, sign } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { publicPem, type SigningKey } from '../../../platform/audit/keys.ts'
import { signSm2 } from '../../../platform/audit/sm2.ts'
import { type ByteFile, bytesFile, piecesOf, utf8 } from '../domain/byte-file.ts'
import { digestsOf } from '../domain/hash.ts'
import * as pack from '../domain/pack.ts'
import type { Report } from '../domain/report.ts'
import { verifyFile } from '../domain/verify.ts'
import { digestText } from '../domain/verify-pack.ts'
import { ARCHIVE_BYTES_MAX, directoryOf, localHeader, type ZipMember } from '../domain/zip.ts'
import { nodeHashing, openDiskFile } from './disk-file.ts'
import type { StampAuthority } from './trial-authority.ts'

/** A part of a pack, in the order in which it will lie there. */
export interface Part {
  readonly path: string
  readonly content: ByteFile
}

export interface SealOrder {
  readonly parts: readonly Part[]
  readonly title: string
  readonly url: string
  readonly capturedAt: string
  readonly created: string
  readonly software: string
  readonly missing: pack.Manifest['sishi']['missing']
  /** The first signs in ECDSA P-256; an SM2 key may follow. */
  readonly keys: readonly SigningKey[]
  readonly authority: StampAuthority
}

interface Measured extends Part, ZipMember {
  readonly sha256: string
  readonly resource: pack.Resource
}

async function measure({ path, content }: Part): Promise<Measured> {
  const digests = await digestsOf(content, nodeHashing)
  const { sha256, crc32 } = digests
  return {
    path,
    content,
    bytes: content.size,
    sha256,
    crc32,
    resource: pack.resourceOf(path, content.size, digests),
  }
}

function signText(text: string, { algorithm, privateKey }: SigningKey): Buffer {
  if (algorithm === 'sm2-sm3') return signSm2(text, privateKey, createPublicKey(privateKey))
  return sign('sha256', Buffer.from(text), privateKey)
}

/** All members of a pack: the parts, the manifest, the seal. */
async function membersOf(order: SealOrder): Promise<Result<Measured[]>> {
  const { keys, authority } = order
  const members: Measured[] = []
  const add = async (path: string, bytes: Uint8Array) => {
    members.push(await measure({ path, content: bytesFile(bytes) }))
  }
  await add(pack.NOTE_MEMBER, utf8(pack.NOTE))
  for (const part of order.parts) members.push(await measure(part))
  const manifestText = pack.jsonText(manifestOf(order, members))
  await add(pack.MANIFEST, utf8(manifestText))
  const hash = `sha256:${members.at(-1)?.sha256 ?? ''}`
  const [first] = keys
  if (first?.algorithm !== 'ecdsa-p256-sha256') throw new Error('the first signing key is not ECDSA P-256')
  const signature = sign('sha256', Buffer.from(hash), { key: first.privateKey, dsaEncoding: 'ieee-p1363' })
  const { created, software } = order
  const publicKey = first.key.export({ type: 'spki', format: 'der' }).toString('base64')
  await add(
    pack.DIGEST,
    utf8(digestText({ hash, created, software, signature: signature.toString('base64'), publicKey })),
  )
  let toStamp: Uint8Array | undefined
  for (const key of keys) {
    await add(pack.keyMember(key.algorithm), utf8(publicPem(key)))
    const der = signText(manifestText, key)
    toStamp ??= der
    await add(pack.manifestSignature(key.algorithm), der)
  }
  const stamped = await authority.stamp(toStamp ?? new Uint8Array())
  if (!stamped.ok) return stamped
  await add(pack.STAMP, stamped.value)
  await add(pack.STAMP_CHAIN, utf8(authority.chain))
  const sums = members.map(({ sha256, path }) => pack.sumLine(sha256, path)).join('')
  await add(pack.SUMS, utf8(sums))
  for (const key of keys) await add(pack.sumsSignature(key.algorithm), signText(sums, key))
  return ok(members)
}

function manifestOf(order: SealOrder, members: readonly Measured[]): pack.Manifest {
  const { title, created, software, url, capturedAt, missing, keys, authority } = order
  return {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title,
    created,
    software,
    mainPageUrl: url,
    mainPageDate: capturedAt,
    resources: members.map(({ resource }) => resource),
    sishi: {
      format: pack.FORMAT,
      missing,
      signers: keys.map(({ algorithm, id }) => ({ algorithm, keyId: id })),
      timestamp: authority.plan,
    },
  }
}

/** The name of a pack until it is verified. */
export const unsealedOf = (file: string): string => `${file}.unsealed`

/** Writes the file under another name, verifies what the disk gives back, and renames it; answers with the report. */
export async function sealPack(order: SealOrder, file: string): Promise<Result<Report>> {
  const made = await membersOf(order)
  if (!made.ok) return made
  const members = made.value
  const directory = directoryOf(members)
  const bytes = members.reduce(
    (sum, member) => sum + localHeader(member).length + member.bytes,
    directory.length,
  )
  if (bytes > ARCHIVE_BYTES_MAX)
    return refuse('invalid', 'evidence.pack_too_large', { bytes, bytesMax: ARCHIVE_BYTES_MAX })
  const unsealed = unsealedOf(file)
  try {
    await writeMembers(unsealed, members, directory)
    await using written = await openDiskFile(unsealed)
    const keyIds = order.keys.map(({ id }) => id)
    const report = await verifyFile(written, {
      hashing: nodeHashing,
      keyIds,
      stampRoots: [order.authority.plan.root],
    })
    if (report.verdict !== 'valid') {
      const first = report.faults[0] ?? report.doubts[0]
      return refuse('conflict', 'evidence.read_back_failed', { fault: first?.code ?? '', ...first })
    }
    await rename(unsealed, file)
    await flushFolder(dirname(file))
    return ok(report)
  } finally {
    await rm(unsealed, { force: true })
  }
}

async function writeMembers(
  path: string,
  members: readonly Measured[],
  directory: Uint8Array,
): Promise<void> {
  await using handle = await open(path, 'w')
  for (const member of members) {
    await handle.appendFile(localHeader(member))
    for await (const piece of piecesOf(member.content)) await handle.appendFile(piece)
  }
  await handle.appendFile(directory)
  await handle.sync()
}

async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r')
  await handle.sync()
}
