/** 会议材料: papers of a meeting, and the signed minutes as a file. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import * as store from '../store/meetings.ts'
import { lockFor, recordMeeting } from './meetings.ts'

const PAPER_BYTES_MAX = 50 * 1024 * 1024

/** The content goes to the blob store first; a refused record leaves a blob that nothing points to. */
export async function addPaper(
  world: World,
  actor: Officer,
  meetingId: string,
  input: { readonly itemId?: string | undefined; readonly kind: 'paper' | 'minutes' },
  uploads: AsyncIterable<Upload>,
): Promise<Result<{ id: string }>> {
  const id = randomUUID()
  for await (const upload of uploads) {
    const blob = await world.blobs.put(upload.content, { sizeMax: PAPER_BYTES_MAX })
    if (!blob.ok) return blob
    const { sha256, sm3, size, mediaType } = blob.value
    return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
      const found = await lockFor(tx, world, actor, meetingId, 'file')
      if (!found.ok) return found
      if (found.value.state === 'cancelled') return refuse('conflict', 'organisation.meeting_cancelled')
      if (input.itemId !== undefined && !found.value.items.includes(input.itemId))
        return refuse('invalid', 'organisation.no_such_agenda_item')
      await store.insertPaper(tx, {
        id,
        region: found.value.region,
        meetingId,
        itemId: input.itemId ?? null,
        kind: input.kind,
        blob: sha256,
        fileName: upload.fileName,
        mediaType,
        size,
        addedBy: actor.personId,
        addedAt: world.clock.now(),
      })
      await recordMeeting(tx, actor, 'organisation.meetingPaperAdded', found.value, {
        paper: id,
        kind: input.kind,
        sha256,
        sm3,
        size,
      })
      return ok({ id })
    })
  }
  return refuse('invalid', 'organisation.paper_needed')
}

/** What was before a meeting whose minutes are confirmed stays with it. */
export async function removePaper(
  world: World,
  actor: Officer,
  paperId: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(
    scopeOf(actor, 'organisation.keepBodies'),
    async (tx): Promise<Result<Record<string, never>>> => {
      const paper = await store.findPaper(tx, paperId)
      if (paper === undefined) return refuse('not_found', 'organisation.no_such_paper')
      const found = await lockFor(tx, world, actor, paper.meetingId, 'file')
      if (!found.ok) return found
      if (found.value.state === 'confirmed') return refuse('conflict', 'organisation.minutes_confirmed')
      await store.removePaper(tx, paperId, world.clock.now())
      await recordMeeting(tx, actor, 'organisation.meetingPaperRemoved', found.value, { paper: paperId })
      return ok({})
    },
  )
}

export async function openPaper(world: World, actor: Actor, paperId: string): Promise<Result<Download>> {
  const paper = await world.db.read(scopeOf(actor, 'organisation.readBodies'), (tx) =>
    store.findPaper(tx, paperId),
  )
  if (paper === undefined) return refuse('not_found', 'organisation.no_such_paper')
  const content = await world.blobs.open(paper.blob)
  if (content === undefined) throw new Error(`the blob of meeting paper ${paperId} is missing`)
  return ok(new Download(paper.fileName, paper.mediaType, content))
}
