/** 保管链: the acts on a pack out of the ledger, with proofs; links to matters; how long it is kept. */
import { type Actor, type Officer, type SystemJob, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { leafOf } from '../../../platform/audit/chain.ts'
import { keyDirectory } from '../../../platform/audit/index.ts'
import { readPublicKeys } from '../../../platform/audit/keys.ts'
import { findProof, isProven } from '../../../platform/audit/proof.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { entriesAbout } from '../../audit/index.ts'
import { decideActing } from '../policy.ts'
import * as store from '../store/captures.ts'
import * as links from '../store/links.ts'
import { recordCustody } from './packs.ts'

const PAGE = 200
const noSuchCapture = () => refuse('not_found', 'evidence.no_such_capture')

/** The ledger is read by region: who may see the pack sees who dealt with it, also where a unit alone shows it. */
const readerIn = (region: string): SystemJob => ({
  kind: 'system',
  job: 'evidence.custody',
  region: region as RegionCode,
})

export async function listCustody(world: World, actor: Actor, captureId: string, after?: string) {
  const capture = await world.db.read(scopeOf(actor, 'evidence.read'), (tx) =>
    store.findCapture(tx, captureId),
  )
  if (capture === undefined) return noSuchCapture()
  const page = await world.db.read(scopeOf(readerIn(capture.region), 'any'), (tx) =>
    entriesAbout(tx, { region: capture.region, subjectId: captureId }, { after, limit: PAGE }),
  )
  const items = page.items.map(({ id, at, actorName, actorKind, action, seq }) => ({
    id,
    at,
    actorName,
    actorKind,
    action,
    title: {
      zh: world.translate('zh', `audit.action.${action}`),
      en: world.translate('en', `audit.action.${action}`),
    },
    seq,
  }))
  return ok({ items, next: page.next })
}

/** A proof of an entry that is about this pack; of any other there is none here. */
export async function proveCustody(world: World, actor: Actor, captureId: string, entryId: string) {
  const capture = await world.db.read(scopeOf(actor, 'evidence.read'), (tx) =>
    store.findCapture(tx, captureId),
  )
  if (capture === undefined) return noSuchCapture()
  const proof = await findProof(world.db, entryId)
  if (proof === undefined) return refuse('conflict', 'evidence.not_covered_yet')
  if (!proof.canonical.includes(`\x1f${captureId}\x1f`)) return noSuchCapture()
  const keys = await readPublicKeys(keyDirectory(world))
  const key = keys.find(({ id }) => id === proof.checkpoint.keyId)
  const { seq, at, keyId, sha256 } = proof.checkpoint
  return ok({
    isProven: key !== undefined && isProven(proof, key),
    seq: proof.seq,
    leaf: leafOf(proof.canonical).sha256,
    following: proof.following.length,
    checkpoint: { seq, at: String(at), keyId, sha256 },
    proof,
  })
}

export async function linkMatter(
  world: World,
  officer: Officer,
  captureId: string,
  matterId: string,
): Promise<Result<{ readonly id: string }>> {
  return await world.db.transact(scopeOf(officer, 'any'), async (tx) => {
    const capture = await store.findCapture(tx, captureId)
    if (capture === undefined) return noSuchCapture()
    const may = decideActing(officer, 'evidence.capture', capture)
    if (!may.ok) return may
    if (!(await links.isMatterVisible(tx, matterId))) return refuse('not_found', 'evidence.no_such_matter')
    const isNew = await links.insertMatterLink(tx, {
      capture_id: captureId,
      matter_id: matterId,
      region: capture.region,
      unit_id: capture.unit_id,
      linked_by: officer.personId,
      linked_name: officer.name,
      linked_at: world.clock.now(),
    })
    if (!isNew) return refuse('conflict', 'evidence.linked_already')
    await recordCustody(tx, officer, capture, 'evidence.packLinked', { matterId })
    return ok({ id: captureId })
  })
}

export async function unlinkMatter(
  world: World,
  officer: Officer,
  captureId: string,
  matterId: string,
): Promise<Result<{ readonly id: string }>> {
  return await world.db.transact(scopeOf(officer, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId)
    if (capture === undefined) return noSuchCapture()
    const may = decideActing(officer, 'evidence.capture', capture)
    if (!may.ok) return may
    if (!(await links.removeMatterLink(tx, captureId, matterId)))
      return refuse('not_found', 'evidence.no_such_matter')
    await recordCustody(tx, officer, capture, 'evidence.packUnlinked', { matterId })
    return ok({ id: captureId })
  })
}

/** 延长保管期限: never shortened, as somebody may rely on it. */
export async function extendRetention(
  world: World,
  officer: Officer,
  captureId: string,
  { until, reason }: { readonly until: string; readonly reason: string },
): Promise<Result<{ readonly id: string }>> {
  return await world.db.transact(scopeOf(officer, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId, 'lock')
    if (capture === undefined) return noSuchCapture()
    const may = decideActing(officer, 'evidence.capture', capture)
    if (!may.ok) return may
    if (capture.removed_at !== null) return refuse('conflict', 'evidence.no_pack', { state: capture.state })
    if (until <= capture.retain_until)
      return refuse('invalid', 'evidence.not_longer', { until: capture.retain_until })
    await store.saveRetention(tx, captureId, until, reason)
    await recordCustody(tx, officer, capture, 'evidence.retentionExtended', {
      from: capture.retain_until,
      until,
    })
    return ok({ id: captureId })
  })
}

export const REMOVE_JOB = 'evidence.removeExpired'
/** Once a day, when nobody works. */
export const REMOVE_SCHEDULE = { cron: '40 3 * * *', job: REMOVE_JOB }

/** 期满销毁: removes packs whose time is over and that no matter needs. Their hashes and their custody stay. */
export const removeExpired: JobHandler = async ({ world, actor }) => {
  const now = world.clock.now()
  const scope = scopeOf(actor, 'any')
  const taken = await world.db.transact(scope, async (tx) => {
    const expired = await store.takeExpired(tx, dayOf(now), now)
    for (const each of expired)
      await recordCustody(tx, actor, each, 'evidence.packRemoved', { retainUntil: each.retain_until })
    return ok(expired)
  })
  const expired = taken.ok ? taken.value : []
  for (const { blob } of expired) await world.blobs.remove(blob)
  return ok({ removed: expired.length })
}
