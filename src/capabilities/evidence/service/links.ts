/** 限期下载链接: another bureau fetches a pack with it, without an account and until it expires. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Officer, type SystemJob, scopeOf } from '../../../kernel/actor.ts'
import { maskAddress } from '../../../kernel/masking.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { decideActing } from '../policy.ts'
import * as store from '../store/captures.ts'
import * as links from '../store/links.ts'
import { recordCustody, streamPack } from './packs.ts'

const TOKEN_BYTES = 32
const DAY_MS = 86_400_000
/** Whoever holds a token is nobody whom the instance knows. */
const BEARER: SystemJob = { kind: 'system', job: 'evidence.link' }

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export async function makeLink(
  world: World,
  officer: Officer,
  captureId: string,
  order: { readonly recipient: string; readonly purpose: string; readonly days: number },
): Promise<Result<{ readonly id: string; readonly address: string; readonly expiresAt: string }>> {
  const id = randomUUID()
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return await world.db.transact(scopeOf(officer, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId)
    if (capture === undefined) return refuse('not_found', 'evidence.no_such_capture')
    const may = decideActing(officer, 'evidence.share', capture)
    if (!may.ok) return may
    if (capture.blob === null || capture.removed_at !== null)
      return refuse('conflict', 'evidence.no_pack', { state: capture.state })
    const now = world.clock.now()
    const expires = new Date(now.getTime() + order.days * DAY_MS)
    await links.insertLink(tx, {
      id,
      capture_id: captureId,
      region: capture.region,
      unit_id: capture.unit_id,
      token_hash: hashOf(token),
      recipient: order.recipient,
      purpose: order.purpose,
      made_by: officer.personId,
      made_name: officer.name,
      made_at: now,
      expires_at: expires,
    })
    await recordCustody(tx, officer, capture, 'evidence.linkMade', { linkId: id, days: order.days })
    const address = `${world.config.publicUrl}/api/evidence/links/${token}`
    return ok({ id, address, expiresAt: expires.toISOString() })
  })
}

export async function revokeLink(
  world: World,
  officer: Officer,
  captureId: string,
  linkId: string,
): Promise<Result<{ readonly id: string }>> {
  return await world.db.transact(scopeOf(officer, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId)
    if (capture === undefined) return refuse('not_found', 'evidence.no_such_capture')
    const may = decideActing(officer, 'evidence.share', capture)
    if (!may.ok) return may
    if (!(await links.revokeLink(tx, captureId, linkId, world.clock.now())))
      return refuse('not_found', 'evidence.no_such_link')
    await recordCustody(tx, officer, capture, 'evidence.linkRevoked', { linkId })
    return ok({ id: linkId })
  })
}

type LinkedBlob = { readonly id: string; readonly blob: string } | undefined

/** An expired, revoked or made-up token is one and the same to who holds it; the ledger tells them apart. */
export async function fetchByLink(world: World, token: string, ip: string): Promise<Result<Download>> {
  const opened = await world.db.transact(scopeOf(BEARER, 'any'), async (tx): Promise<Result<LinkedBlob>> => {
    const now = world.clock.now()
    const pack = await links.findByToken(tx, hashOf(token))
    const refused = refusalOf(pack, now)
    if (refused !== undefined || pack === undefined || pack.blob === null) {
      await recordRefusal(tx, pack, refused ?? 'unknown', { at: now, address: maskAddress(ip) })
      return ok(undefined)
    }
    await links.countDownload(tx, pack.link_id)
    await recordCustody(tx, BEARER, pack, 'evidence.linkUsed', { linkId: pack.link_id })
    return ok({ id: pack.id, blob: pack.blob })
  })
  if (!opened.ok) return opened
  if (opened.value === undefined) return refuse('not_found', 'evidence.link_closed')
  return await streamPack(world, opened.value)
}

function refusalOf(pack: links.LinkedPack | undefined, now: Date): links.LinkRefusal | undefined {
  if (pack === undefined) return 'unknown'
  if (pack.revoked_at !== null) return 'revoked'
  if (pack.expires_at <= now) return 'expired'
  return pack.blob === null || pack.removed_at !== null ? 'removed' : undefined
}

/** Once for each link, reason and hour: who tries again and again fills no ledger. */
async function recordRefusal(
  tx: Tx,
  pack: links.LinkedPack | undefined,
  reason: links.LinkRefusal,
  { at, address }: { readonly at: Date; readonly address: string },
): Promise<void> {
  const told = await links.noteRefusal(tx, pack, reason, at)
  if (pack === undefined)
    await recordAll(
      tx,
      BEARER,
      told.map((region) => ({
        action: 'evidence.linkRefused' as const,
        subject: { type: 'evidence.link', id: 'unknown' },
        region: region as RegionCode,
        details: { reason, address },
      })),
    )
  else if (told.length > 0)
    await recordCustody(tx, BEARER, pack, 'evidence.linkRefused', { linkId: pack.link_id, reason, address })
}
