/** 分片上传: pieces are written to a file of their own, and a row says how much of it is certain. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Actor, type Officer, scopeOf } from '../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Tx } from '../db/database.ts'
import type { JobHandler } from '../jobs/job.ts'
import type { World } from '../world.ts'
import type { UploadView } from './contract.ts'
import * as store from './store.ts'

/** A piece that takes seconds on a slow line: short enough to send again, long enough not to be chatter. */
const PIECE_SIZE = 8 * 1024 * 1024
const DAY_MS = 24 * 60 * 60 * 1000

export const PURGE_UPLOADS = 'uploads.purge'
export const PURGE_SCHEDULE = { cron: '17 * * * *', job: PURGE_UPLOADS } as const

const folderOf = (world: World) => join(world.config.dataDir, 'uploads')
const pathOf = (world: World, id: string) => join(folderOf(world), id)

const viewOf = (row: store.UploadRow): UploadView => ({
  id: row.id,
  name: row.name,
  size: row.size,
  fileTime: row.file_time,
  received: row.received,
  isFinished: row.sha256 !== null,
})

const notFound = () => refuse('not_found', 'uploads.not_found')

/** Only officers upload: the record that takes the file in is theirs. */
function officerOf(actor: Actor): Result<Officer> {
  return actor.kind === 'officer' ? ok(actor) : refuse('forbidden', 'uploads.officers_only')
}

/** A row as its person sees it, or not found. */
async function find(world: World, actor: Actor, id: string) {
  const officer = officerOf(actor)
  if (!officer.ok) return officer
  const row = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.findUpload(tx, officer.value.personId, id),
  )
  return row === undefined ? notFound() : ok({ row, personId: officer.value.personId })
}

export async function listUploads(world: World, actor: Actor) {
  const officer = officerOf(actor)
  const { uploadBytesMax: sizeMax, uploadsOpenMax } = world.config
  const rows = officer.ok
    ? await world.db.read(scopeOf(actor, 'any'), (tx) =>
        store.listUploads(tx, officer.value.personId, uploadsOpenMax),
      )
    : []
  return { sizeMax, pieceSize: PIECE_SIZE, items: rows.map(viewOf) }
}

export interface UploadInput {
  readonly name: string
  readonly size: number
  readonly fileTime: number
  readonly sha256?: string | undefined
}

export async function openUpload(
  world: World,
  actor: Actor,
  input: UploadInput,
): Promise<Result<UploadView>> {
  const officer = officerOf(actor)
  if (!officer.ok) return officer
  const { uploadBytesMax: sizeMax, uploadsOpenMax: openMax } = world.config
  if (input.size > sizeMax) return refuse('invalid', 'uploads.too_large', { sizeMax })
  const { personId, region } = officer.value
  return await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Result<UploadView>> => {
    const upload = { ...input, id: randomUUID(), region, personId, at: world.clock.now() }
    const row = await store.insertUpload(tx, { ...upload, sha256: input.sha256 ?? null }, openMax)
    return row === undefined ? refuse('conflict', 'uploads.too_many_open', { openMax }) : ok(viewOf(row))
  })
}

export async function getUpload(world: World, actor: Actor, id: string): Promise<Result<UploadView>> {
  const found = await find(world, actor, id)
  return found.ok ? ok(viewOf(found.value.row)) : found
}

/** Pieces that come in now. A sender whose line broke comes back before the server knows: the newer one takes over. */
const incoming = new Map<string, { readonly content: Readable; readonly ended: Promise<unknown> }>()

/** Writes one piece at its offset. What came before a connection broke is kept, and counted. */
export async function receivePiece(
  world: World,
  actor: Actor,
  id: string,
  offset: number,
  content: Readable,
): Promise<Result<UploadView>> {
  for (;;) {
    const earlier = incoming.get(id)
    if (earlier === undefined) break
    const mine = await find(world, actor, id)
    if (!mine.ok) return mine
    earlier.content.destroy()
    await earlier.ended
  }
  const written = writePiece(world, actor, id, offset, content)
  const ended = written.catch(() => {})
  incoming.set(id, { content, ended })
  try {
    return await written
  } finally {
    incoming.delete(id)
  }
}

async function writePiece(
  world: World,
  actor: Actor,
  id: string,
  offset: number,
  content: Readable,
): Promise<Result<UploadView>> {
  const found = await find(world, actor, id)
  if (!found.ok) return found
  const { row, personId } = found.value
  if (row.sha256 !== null) return refuse('conflict', 'uploads.finished')
  const received = Math.min(row.received, await sizeOf(pathOf(world, id)))
  if (offset !== received) return refuse('conflict', 'uploads.other_offset', { received })
  await mkdir(folderOf(world), { recursive: true })
  const file = await open(pathOf(world, id), offset === 0 ? 'w' : 'r+', 0o600)
  let end: number
  try {
    end = await append(file, content, offset, row.size)
    await file.datasync()
  } finally {
    await file.close()
  }
  return await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Result<UploadView>> => {
    const noted = await store.noteReceived(tx, personId, id, Math.min(end, row.size), world.clock.now())
    if (noted === undefined) return notFound()
    return ok(viewOf(noted))
  })
}

/** Where the piece ended. Bytes beyond the announced size are not written; a broken stream ends the piece early. */
async function append(file: FileHandle, content: Readable, offset: number, size: number): Promise<number> {
  let at = offset
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      let rest = chunk.subarray(0, Math.max(0, size - at))
      while (rest.length > 0) {
        const { bytesWritten } = await file.write(rest, 0, rest.length, at)
        at += bytesWritten
        rest = rest.subarray(bytesWritten)
      }
    }
  } catch (error) {
    // A full disk is an outage; a stream that ended too soon is what pieces are for.
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
  }
  return at
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

export interface FinishedUpload {
  readonly id: string
  readonly sha256: string
  readonly sm3: string
  readonly size: number
  readonly mediaType: string
}

const finishing = new Map<string, Promise<Result<FinishedUpload>>>()

/** Puts the whole file into the blob store. Asked twice at once, both get the one answer. */
export async function finishUpload(world: World, actor: Actor, id: string): Promise<Result<FinishedUpload>> {
  const found = await find(world, actor, id)
  if (!found.ok) return found
  const running = finishing.get(id)
  if (running !== undefined) return await running
  const finished = finish(world, actor, found.value.row, found.value.personId)
  finishing.set(id, finished)
  try {
    return await finished
  } finally {
    finishing.delete(id)
  }
}

async function finish(
  world: World,
  actor: Actor,
  row: store.UploadRow,
  personId: string,
): Promise<Result<FinishedUpload>> {
  const { id, size } = row
  if (row.sha256 !== null)
    return ok({ id, size, sha256: row.sha256, sm3: row.sm3 ?? '', mediaType: row.media_type ?? '' })
  const path = pathOf(world, id)
  const received = Math.min(row.received, await sizeOf(path))
  if (received < size) return refuse('conflict', 'uploads.incomplete', { received })
  const put = await world.blobs.put(createReadStream(path, { end: size - 1 }), {
    sizeMax: world.config.uploadBytesMax,
  })
  const scope = scopeOf(actor, 'any')
  const at = world.clock.now()
  if (!put.ok) {
    await cancelUpload(world, actor, id)
    return put
  }
  if (row.claimed_sha256 !== null && row.claimed_sha256 !== put.value.sha256) {
    await world.db.transact(scope, async (tx) => ok(await store.noteReceived(tx, personId, id, 0, at)))
    await rm(path, { force: true })
    return refuse('conflict', 'uploads.hash_differs')
  }
  const kept = await world.db.transact(scope, async (tx) =>
    ok(await store.noteFinished(tx, personId, id, put.value, at)),
  )
  await rm(path, { force: true })
  return kept.ok && kept.value ? ok({ id, ...put.value }) : notFound()
}

export async function cancelUpload(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>>> {
  const officer = officerOf(actor)
  if (!officer.ok) return officer
  const gone = await world.db.transact(scopeOf(actor, 'any'), async (tx) =>
    ok(await store.deleteUpload(tx, officer.value.personId, id)),
  )
  if (!gone.ok || !gone.value) return notFound()
  incoming.get(id)?.content.destroy()
  await rm(pathOf(world, id), { force: true })
  return ok({})
}

export interface TakenUpload extends FinishedUpload {
  readonly name: string
}

/** Hands finished uploads over to the record that keeps their blobs, in its transaction; one statement. */
export async function takeUploads(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, TakenUpload>>> {
  const officer = officerOf(actor)
  if (!officer.ok) return officer
  const rows = await store.takeFinished(tx, officer.value.personId, ids)
  const taken = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        size: row.size,
        sha256: row.sha256 ?? '',
        sm3: row.sm3 ?? '',
        mediaType: row.media_type ?? '',
      },
    ]),
  )
  const missing = ids.find((id) => !taken.has(id))
  return missing === undefined ? ok(taken) : refuse('invalid', 'uploads.not_finished', { upload: missing })
}

/** Clears away what nobody has gone on with for a day, and files that no row names. */
export const purgeUploads: JobHandler = async ({ world, actor }) => {
  const before = new Date(world.clock.now().getTime() - DAY_MS)
  const purged = await world.db.transact(
    scopeOf({ kind: 'system', job: actor.job }, 'any'),
    async (tx): Promise<Result<string[]>> => ok(await store.deleteUnmoved(tx, before)),
  )
  if (!purged.ok) return purged
  for (const id of purged.value) await rm(pathOf(world, id), { force: true })
  const left = await readdir(folderOf(world)).catch(() => [] as string[])
  for (const name of left) {
    const path = join(folderOf(world), name)
    const { mtimeMs } = await stat(path)
    // A row moves when its file does, so what has stood still so long has no row.
    if (mtimeMs < before.getTime() - DAY_MS) await rm(path, { force: true })
  }
  return ok({ purged: purged.value.length })
}
