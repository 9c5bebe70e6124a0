/** 自动取证: a finding that an officer accepted as a suspected breach is captured without being asked for. */
import { z } from 'zod'
import type { SystemJob } from '../../../kernel/actor.ts'
import type { EventHandler } from '../../../platform/capability.ts'
import { requestCapture } from './request.ts'

/** Levels of findings whose pages are evidence; the others are for people to look at. */
const CAPTURED_LEVELS: readonly string[] = ['violation']

const finding = z.object({
  findingId: z.string(),
  level: z.string(),
  url: z.string(),
  rule: z.string(),
  unitId: z.uuid().nullish(),
})

/** A finding gets one capture, however often it is told of. */
export const captureAccepted: EventHandler = async (tx, event, world) => {
  const { findingId, level, url, rule, unitId } = finding.parse(event.payload)
  if (unitId == null || !CAPTURED_LEVELS.includes(level)) return
  const actor: SystemJob = { kind: 'system', job: 'evidence.onFinding', region: event.region }
  const asked = await requestCapture(tx, world, actor, {
    region: event.region,
    unitId,
    url,
    purpose: world.translate('zh', 'evidence.purpose_of_finding', { rule }),
    officers: [],
    origin: { kind: 'monitoring.finding', id: findingId },
  })
  if (!asked.ok) throw new Error(`${asked.error.code}: ${url}`)
}
