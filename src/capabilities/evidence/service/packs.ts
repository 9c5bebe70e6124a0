/** 证据保管: looking at a pack, verifying it, giving it out. Each is an act of custody and stands in the ledger. */
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { DOCX_MEDIA_TYPE } from '../../../platform/documents/official-document.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import type { CaptureDetail, CaptureFilter } from '../contract.ts'
import { hasEnded } from '../domain/capture-state.ts'
import { ENVIRONMENT, SCREENSHOT } from '../domain/pack.ts'
import { remarkText } from '../domain/remark-text.ts'
import type { Remark, Report } from '../domain/report.ts'
import * as store from '../store/captures.ts'
import { extractionRecord } from './extraction-record.ts'
import { meansOf } from './instance-means.ts'
import { findMember, memberText, verifyOwn, withPack } from './open-pack.ts'

export const WACZ_MEDIA_TYPE = 'application/wacz'

export async function listCaptures(
  world: World,
  actor: Actor,
  query: CaptureFilter & { readonly after?: string | undefined; readonly limit: number },
) {
  const { after, limit, ...filter } = query
  return await world.db.read(scopeOf(actor, 'evidence.read'), (tx) =>
    store.listCaptures(tx, filter, { after, limit }),
  )
}

const COLUMNS = ['url', 'title', 'state', 'purpose', 'requested', 'asked_at', 'ended_at', 'sha256'] as const

export function exportCaptures(
  world: World,
  actor: Actor,
  filter: CaptureFilter,
  language: Language,
): Download {
  const word = (key: string) => world.translate(language, key)
  const time = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  })
  const content = streamXlsx(
    word('evidence.title'),
    COLUMNS.map((column) => word(`evidence.column_${column}`)),
    eachPage(
      (after) => listCaptures(world, actor, { ...filter, after, limit: 500 }),
      (row) => [
        row.url,
        row.title,
        word(`evidence.state_${row.state}`),
        row.purpose,
        row.requestedName,
        time.format(new Date(row.requestedAt)),
        row.endedAt === null ? '' : time.format(new Date(row.endedAt)),
        row.sha256 ?? '',
      ],
    ),
  )
  return new Download(`${word('evidence.title')}.xlsx`, XLSX_MEDIA_TYPE, content)
}

const instant = (at: Date | null): string | null => (at === null ? null : at.toISOString())

function detailOf(
  capture: NonNullable<Awaited<ReturnType<typeof store.findWithLinks>>>,
  actor: Actor,
): CaptureDetail {
  const place = { region: capture.region as RegionCode, unitId: capture.unit_id }
  const { requested_by: _, ...row } = capture
  return {
    ...store.headOf(capture),
    officers: [...row.officers],
    script: row.script.map((step) => ({ ...step })),
    recordsScreen: row.records_screen,
    visitor: row.visitor && { ...row.visitor, headers: [...row.visitor.headers] },
    attempt: row.attempt,
    startedAt: instant(row.started_at),
    finalUrl: row.final_url,
    httpStatus: row.http_status,
    exchanges: row.exchanges,
    members: row.members,
    missing: [...row.missing],
    sm3: row.sm3,
    timestamp: row.timestamp,
    replay: row.replay,
    retention: row.retention,
    retainUntil: row.retain_until,
    retentionReason: row.retention_reason,
    removedAt: instant(row.removed_at),
    links: row.links,
    matters: row.matters,
    mayCapture: may(actor, 'evidence.capture', place),
    mayShare: may(actor, 'evidence.share', place),
  }
}

/** An act on the pack, as the ledger keeps it. */
export async function recordCustody(
  tx: Tx,
  actor: Actor,
  capture: Pick<store.CaptureTable, 'id' | 'region' | 'unit_id'>,
  action: `evidence.${string}`,
  details: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'evidence.capture', id: capture.id },
    region: capture.region as RegionCode,
    unitId: capture.unit_id,
    details,
  })
}

/** What is still being captured is no evidence yet: following it is not written down. */
export async function getCapture(
  world: World,
  actor: Actor,
  captureId: string,
): Promise<Result<CaptureDetail>> {
  return await world.db.transact(scopeOf(actor, 'evidence.read'), async (tx) => {
    const capture = await store.findWithLinks(tx, captureId)
    if (capture === undefined) return refuse('not_found', 'evidence.no_such_capture')
    const session = actor.kind === 'officer' ? actor.sessionId : actor.kind
    if (hasEnded(capture.state) && (await store.isNewLook(tx, captureId, session, world.clock.now())))
      await recordCustody(tx, actor, capture, 'evidence.packViewed')
    return ok(detailOf(capture, actor))
  })
}

type WithPack = store.CaptureTable & { readonly blob: string }

/** Finds a capture that has a pack, and writes down what is done with it. */
async function actOnPack(
  world: World,
  actor: Actor,
  captureId: string,
  action: `evidence.${string}` | undefined,
): Promise<Result<WithPack>> {
  return await world.db.transact(scopeOf(actor, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId)
    if (capture === undefined) return refuse('not_found', 'evidence.no_such_capture')
    const { blob } = capture
    if (blob === null || capture.removed_at !== null)
      return refuse('conflict', 'evidence.no_pack', { state: capture.state })
    if (action !== undefined) await recordCustody(tx, actor, capture, action)
    return ok({ ...capture, blob })
  })
}

/** The bytes of a pack, streamed out of the store. */
export async function streamPack(
  world: World,
  { blob, id }: Pick<WithPack, 'blob' | 'id'>,
): Promise<Result<Download>> {
  const content = await world.blobs.open(blob)
  if (content === undefined) return refuse('not_found', 'evidence.pack_lost', { captureId: id })
  return ok(new Download(`${id}.wacz`, WACZ_MEDIA_TYPE, content))
}

export async function downloadPack(world: World, actor: Actor, captureId: string): Promise<Result<Download>> {
  const capture = await actOnPack(world, actor, captureId, 'evidence.packCopied')
  return capture.ok ? await streamPack(world, capture.value) : capture
}

export async function downloadRecord(
  world: World,
  actor: Actor,
  captureId: string,
): Promise<Result<Download>> {
  const capture = await actOnPack(world, actor, captureId, 'evidence.packExported')
  if (!capture.ok) return capture
  const means = await meansOf(world)
  const bytes = await withPack(world, capture.value.blob, async (source) => {
    const { members } = await verifyOwn(source, means)
    const environment = await memberText(source, ENVIRONMENT)
    const say = (key: string, values: object) => world.translate('zh', key, { ...values })
    return await extractionRecord(capture.value, { environment, members }, world.clock.now(), say)
  })
  if (bytes === undefined) return refuse('not_found', 'evidence.pack_lost', { captureId })
  return ok(new Download(`电子数据证据提取笔录-${captureId}.docx`, DOCX_MEDIA_TYPE, bytes))
}

/** Part of looking at the page, which is written down as one. */
export async function getScreenshot(
  world: World,
  actor: Actor,
  captureId: string,
): Promise<Result<Download>> {
  const capture = await actOnPack(world, actor, captureId, undefined)
  if (!capture.ok) return capture
  const bytes = await withPack(world, capture.value.blob, async (source) => {
    const member = await findMember(source, SCREENSHOT)
    return member && Buffer.from(await member.read(0, member.size))
  })
  if (bytes === undefined) return refuse('not_found', 'evidence.no_screenshot')
  return ok(new Download(`${captureId}.png`, 'image/png', bytes))
}

export async function verifyPack(world: World, actor: Actor, captureId: string) {
  const capture = await actOnPack(world, actor, captureId, 'evidence.packVerified')
  if (!capture.ok) return capture
  const means = await meansOf(world)
  const report = await withPack(world, capture.value.blob, (source) => verifyOwn(source, means))
  if (report === undefined) return refuse('not_found', 'evidence.pack_lost', { captureId })
  return ok(inWords(world, report))
}

function inWords(world: World, { verdict, faults, doubts, notes, members, records }: Report) {
  const told = (remarks: readonly Remark[]) =>
    remarks.map((remark) => ({
      code: remark.code,
      text: {
        zh: remarkText(remark, (key, values) => world.translate('zh', key, values)),
        en: remarkText(remark, (key, values) => world.translate('en', key, values)),
      },
    }))
  return {
    verdict,
    faults: told(faults),
    doubts: told(doubts),
    notes: told(notes),
    members: [...members],
    records,
  }
}
