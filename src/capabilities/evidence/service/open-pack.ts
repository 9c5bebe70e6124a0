/** 打开证据包: a sealed pack as a file of the disk, verified, with what the record keeps of it. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { World } from '../../../platform/world.ts'
import { type ByteFile, sliceOf, textOf } from '../domain/byte-file.ts'
import { ENVIRONMENT, MANIFEST, parseManifest, parseObject } from '../domain/pack.ts'
import type { Report } from '../domain/report.ts'
import { verifyFile } from '../domain/verify.ts'
import { placeMembers, walkMembers } from '../domain/zip.ts'
import type { SealedFacts } from '../store/captures.ts'
import { nodeDigests, nodeHashing, openDiskFile } from './disk-file.ts'
import type { Means } from './instance-means.ts'

export interface OpenedPack {
  readonly report: Report
  readonly facts: Omit<SealedFacts, 'blob' | 'sm3' | 'size'>
}

type Trusting = Pick<Means, 'keyIds' | 'stampRoots'>

/** Verifies with the instance's own keys and its time-stamp authorities pinned. */
export async function verifyOwn(source: ByteFile, { keyIds, stampRoots }: Trusting): Promise<Report> {
  return await verifyFile(source, { hashing: nodeHashing, hashOf: nodeDigests, keyIds, stampRoots })
}

/** A pack that lies there whole and valid; undefined when there is none. */
export async function openSealed(file: string, means: Trusting): Promise<OpenedPack | undefined> {
  try {
    await using source = await openDiskFile(file)
    const report = await verifyOwn(source, means)
    return report.verdict === 'valid' ? { report, facts: await factsOf(source, report) } : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function factsOf(source: ByteFile, report: Report): Promise<OpenedPack['facts']> {
  const manifest = parseManifest(await memberText(source, MANIFEST))
  const environment = parseObject(await memberText(source, ENVIRONMENT)) ?? {}
  const { finalUrl, status, exchanges } = environment
  const missing = manifest?.sishi.missing ?? []
  return {
    state: missing.length === 0 ? 'sealed' : 'partial',
    title: manifest?.title ?? '',
    finalUrl: String(finalUrl ?? report.capture?.url ?? ''),
    status: typeof status === 'number' ? status : null,
    exchanges: Array.isArray(exchanges) ? exchanges.length : 0,
    missing,
    members: report.members.length,
    timestamp: report.timestamp ?? null,
  }
}

/** A member's bytes, as a stretch of the pack. */
export async function findMember(source: ByteFile, path: string): Promise<ByteFile | undefined> {
  const member = placeMembers((await walkMembers(source)) ?? []).find((each) => each.path === path)
  return member && sliceOf(source, member.offset, member.bytes)
}

export async function memberText(source: ByteFile, path: string): Promise<string | undefined> {
  const member = await findMember(source, path)
  return member && textOf(await member.read(0, member.size))
}

/** Works on the pack as a file of the disk, wherever the store keeps it; undefined when it keeps it no more. */
export async function withPack<T>(
  world: Pick<World, 'blobs'>,
  blob: string,
  work: (source: ByteFile) => Promise<T>,
): Promise<T | undefined> {
  const content = await world.blobs.open(blob)
  if (content === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'sishi-pack-'))
  try {
    const path = join(folder, 'pack.wacz')
    await pipeline(content, createWriteStream(path))
    await using source = await openDiskFile(path)
    return await work(source)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
