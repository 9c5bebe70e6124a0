/** 取证申请: plans captures; a job of the capture role does them. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Visitor } from '../../../kernel/visitor.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { CaptureForm, CaptureOfficer } from '../contract.ts'
import { type RetentionKind, retainUntil } from '../domain/retention.ts'
import type { ScriptStep } from '../domain/script.ts'
import { decideActing } from '../policy.ts'
import * as store from '../store/captures.ts'

export const CAPTURE_JOB = 'evidence.capture'
/** The queue's own tries lie above ours, so that a capture ends by our rule and not by the queue's. */
const QUEUE_ATTEMPTS = 8

export interface CaptureRequest {
  readonly region: RegionCode
  readonly unitId: string
  readonly url: string
  readonly purpose: string
  /** The two officers; empty where the system captures by itself. */
  readonly officers: readonly CaptureOfficer[]
  /** What asks for it: the same origin gets one capture, however often it asks. */
  readonly origin?: { readonly kind: string; readonly id: string }
  readonly script?: readonly ScriptStep[]
  readonly recordsScreen?: boolean
  readonly retention?: RetentionKind
  readonly visitor?: Visitor | undefined
}

/** 申请取证: plans a capture in the caller's transaction; who may ask is the caller's rule. */
export async function requestCapture(
  tx: Tx,
  world: World,
  actor: Actor,
  request: CaptureRequest,
): Promise<Result<{ readonly captureId: string }>> {
  const { region, unitId, url, origin, retention = 'ordinary' } = request
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    return refuse('invalid', 'evidence.bad_url', { url })
  const now = world.clock.now()
  const isOfficer = actor.kind === 'officer'
  const captureId = await store.insertCapture(tx, {
    id: randomUUID(),
    region,
    unit_id: unitId,
    url,
    purpose: request.purpose,
    officers: request.officers,
    script: request.script ?? [],
    records_screen: request.recordsScreen ?? false,
    visitor: request.visitor ?? null,
    requested_by: isOfficer ? actor.personId : null,
    requested_name: isOfficer ? actor.name : '',
    requested_at: now,
    origin_kind: origin?.kind ?? null,
    origin_id: origin?.id ?? null,
    retention,
    retain_until: retainUntil(retention, dayOf(now)),
  })
  if (captureId === undefined) {
    const earlier = origin && (await store.findByOrigin(tx, origin.kind, origin.id))
    return earlier === undefined
      ? refuse('not_found', 'evidence.no_such_capture')
      : ok({ captureId: earlier })
  }
  await enqueueCapture(tx, world, actor, { id: captureId, region, unit_id: unitId, url })
  await record(tx, actor, {
    action: 'evidence.captureRequested',
    subject: { type: 'evidence.capture', id: captureId },
    region,
    unitId,
    details: { origin: origin?.kind ?? null, officers: request.officers.length },
  })
  return ok({ captureId })
}

async function enqueueCapture(
  tx: Tx,
  world: World,
  actor: Actor,
  capture: { readonly id: string; readonly region: string; readonly unit_id: string; readonly url: string },
): Promise<void> {
  await world.jobs.enqueue(
    tx,
    CAPTURE_JOB,
    { captureId: capture.id },
    {
      region: capture.region as RegionCode,
      unitId: capture.unit_id,
      ...(actor.kind === 'officer' && { personId: actor.personId }),
      title: `${world.translate('zh', 'evidence.capture_job')} ${capture.url}`.slice(0, 200),
      visible: true,
      attemptsMax: QUEUE_ATTEMPTS,
    },
  )
}

/** An officer asks by the form: for his own unit, with two officers who are two. */
export async function requestByForm(
  world: World,
  officer: Officer,
  form: CaptureForm,
): Promise<Result<{ readonly id: string }>> {
  const [first, second] = form.officers
  if (first.certificate === second.certificate) return refuse('invalid', 'evidence.one_officer_twice')
  const place = { region: officer.region, unit_id: officer.unitId }
  const may = decideActing(officer, 'evidence.capture', place)
  if (!may.ok) return may
  return await world.db.transact(scopeOf(officer, 'evidence.capture'), async (tx) => {
    const { region, unitId } = officer
    const asked = await requestCapture(tx, world, officer, { ...form, region, unitId })
    return asked.ok ? ok({ id: asked.value.captureId }) : asked
  })
}

/** 执法人员: whom this person named last. */
export async function lastOfficers(
  world: World,
  officer: Officer,
): Promise<Result<{ readonly officers: CaptureOfficer[] }>> {
  const officers = await world.db.read(scopeOf(officer, 'evidence.capture'), (tx) =>
    store.lastOfficers(tx, officer.personId),
  )
  return ok({ officers: [...officers] })
}

/** 重新取证: a failed capture has no pack, so trying again records nothing twice. */
export async function retryCapture(
  world: World,
  actor: Actor,
  captureId: string,
): Promise<Result<{ readonly id: string }>> {
  return await world.db.transact(scopeOf(actor, 'evidence.read'), async (tx) => {
    const capture = await store.findCapture(tx, captureId, 'lock')
    if (capture === undefined) return refuse('not_found', 'evidence.no_such_capture')
    const may = decideActing(actor, 'evidence.capture', capture)
    if (!may.ok) return may
    if (capture.state !== 'failed') return refuse('conflict', 'evidence.not_failed', { state: capture.state })
    await store.planAgain(tx, captureId)
    await enqueueCapture(tx, world, actor, capture)
    await record(tx, actor, {
      action: 'evidence.captureRetried',
      subject: { type: 'evidence.capture', id: captureId },
      region: capture.region as RegionCode,
      unitId: capture.unit_id,
    })
    return ok({ id: captureId })
  })
}
