/** 经过与留痕: what every change of a matter leaves behind: an event on its timeline, an audit entry, news for others. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Detail } from '../../../kernel/result.ts'
import { record as audit } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { publish } from '../../../platform/events.ts'
import type { World } from '../../../platform/world.ts'
import { personOf } from '../policy.ts'
import { insertEvents, type NewEventRow } from '../store/matter.ts'

export const nameOf = (actor: Actor): string =>
  actor.kind === 'officer' ? actor.name : actor.kind === 'system' ? 'sishi' : ''

export interface TracedMatter {
  readonly id: string
  readonly region: string
  readonly unit_id: string | null
  readonly procedure: string
}

/** A line of the timeline. */
export function eventOf(
  matter: { readonly id: string; readonly region: string },
  actor: Actor,
  at: Date,
  parts: Partial<NewEventRow> & { readonly kind: string },
): NewEventRow {
  return {
    id: randomUUID(),
    matter_id: matter.id,
    region: matter.region,
    at: at.toISOString(),
    person_id: personOf(actor),
    actor_name: nameOf(actor),
    on_behalf_of: actor.kind === 'officer' ? (actor.onBehalfOf?.name ?? null) : null,
    step: null,
    from_state: null,
    to_state: null,
    form: {},
    note: '',
    ...parts,
  }
}

export interface Trace {
  /** `matters.stepTaken`: the audit's action and the event's name. */
  readonly action: `matters.${string}`
  readonly event: Partial<NewEventRow> & { readonly kind: string }
  readonly details?: { readonly [key: string]: Detail }
  /** What the handlers of the event need beside the matter and who acted. */
  readonly news?: { readonly [key: string]: Detail }
}

/** Leaves the three behind, sent together; three statements, fewer when nobody wants the news. */
export async function leaveTrace(
  tx: Tx,
  world: World,
  actor: Actor,
  matter: TracedMatter,
  at: Date,
  trace: Trace,
): Promise<void> {
  const region = matter.region as RegionCode
  const event = insertEvents(tx, [eventOf(matter, actor, at, trace.event)])
  const entry = audit(tx, actor, {
    action: trace.action,
    subject: { type: matter.procedure, id: matter.id },
    region,
    unitId: matter.unit_id,
    ...(trace.details === undefined ? {} : { details: trace.details }),
  })
  const news = publish(tx, world.jobs, {
    name: trace.action,
    region,
    at: at.toISOString(),
    payload: {
      matterId: matter.id,
      by: personOf(actor),
      actor: nameOf(actor),
      ...(actor.kind === 'officer' && actor.onBehalfOf !== undefined
        ? { onBehalfOf: actor.onBehalfOf.name }
        : {}),
      ...trace.news,
    },
  })
  await Promise.all([event, entry, news])
}
