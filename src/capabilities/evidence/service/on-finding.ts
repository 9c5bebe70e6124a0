/** 自动取证: pages that a watch plan wants captured are, without being asked for by anybody. */
import { z } from 'zod'
import type { SystemJob } from '../../../kernel/actor.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { requestCapture } from './request.ts'

const wanted = z.object({
  findingId: z.string(),
  url: z.string(),
  /** Of the rule, as people know it. */
  title: z.object({ zh: z.string() }),
  unitId: z.uuid().nullish(),
  /** Whom the plan names as the two officers; none where it leaves them to the record of extraction. */
  officers: z.array(z.object({ name: z.string(), certificate: z.string() })),
})

/** A finding gets one capture, however often it is asked for. */
export const captureFinding: EventHandler = async (tx, event, world) => {
  const { findingId, url, title, unitId, officers } = wanted.parse(event.payload)
  if (unitId == null) return
  const actor: SystemJob = { kind: 'system', job: 'evidence.onFinding', region: event.region }
  const asked = await requestCapture(tx, world, actor, {
    region: event.region,
    unitId,
    url,
    purpose: world.translate('zh', 'evidence.purpose_of_finding', { rule: title.zh }),
    officers,
    origin: { kind: 'monitoring.finding', id: findingId },
  })
  if (!asked.ok) throw new Error(`${asked.error.code}: ${url}`)
}
