/** 事件: facts that a capability tells others, in the transaction that made them true. One way out: the queue. */
import { randomUUID } from 'node:crypto'
import { type SystemJob, scopeOf } from '../kernel/actor.ts'
import type { RegionCode } from '../kernel/region-code.ts'
import { ok } from '../kernel/result.ts'
import type { Tx } from './db/database.ts'
import { markHandled } from './events-store.ts'
import type { JobHandler } from './jobs/job.ts'
import type { Jobs, Subscriptions } from './jobs/jobs.ts'
import type { World } from './world.ts'

export interface DomainEvent {
  readonly id: string
  /** `capability.pastTense`, e.g. `assessment.planImported`. */
  readonly name: `${string}.${string}`
  readonly region: RegionCode
  readonly at: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Runs once per event and subscriber, in its own transaction; must be idempotent all the same. */
export type EventHandler = (tx: Tx, event: DomainEvent, world: World) => Promise<void>

/** What a manifest tells of the events that it wants. */
interface Subscriber {
  readonly name: string
  readonly on?: Readonly<Record<string, EventHandler>>
}

/** Name of the job that brings an event to one subscriber. */
const jobKind = (subscriber: string, eventName: string): string => `${subscriber}.on.${eventName}`

/** Who wants to know what, from the manifests. */
export function subscriptionsOf(capabilities: readonly Subscriber[]): Subscriptions {
  const subscriptions = new Map<string, string[]>()
  for (const { name, on = {} } of capabilities)
    for (const eventName of Object.keys(on))
      subscriptions.set(eventName, [...(subscriptions.get(eventName) ?? []), name])
  return subscriptions
}

/** Tells every subscriber, by one job each, put on the queue in one statement of the caller's transaction. */
export async function publish(
  tx: Tx,
  jobs: Jobs,
  fact: Omit<DomainEvent, 'id'> & { readonly id?: string },
): Promise<DomainEvent> {
  const [event] = await publishAll(tx, jobs, [fact])
  if (event === undefined) throw new Error('one fact gives one event')
  return event
}

/** Any number of facts, in one statement all the same. */
export async function publishAll(
  tx: Tx,
  jobs: Jobs,
  facts: readonly (Omit<DomainEvent, 'id'> & { readonly id?: string })[],
): Promise<DomainEvent[]> {
  const events = facts.map((fact): DomainEvent => ({ id: randomUUID(), ...fact }))
  await jobs.enqueueAll(
    tx,
    events.flatMap((event) =>
      (jobs.subscriptions.get(event.name) ?? []).map((subscriber) => ({
        kind: jobKind(subscriber, event.name),
        region: event.region,
        // Plain data from here on: the handler sees exactly this.
        payload: JSON.parse(JSON.stringify(event)),
      })),
    ),
  )
  return events
}

/** The jobs that bring events to the manifests' handlers. */
export function eventJobs(capabilities: readonly Subscriber[]): Record<string, JobHandler> {
  const jobs: Record<string, JobHandler> = {}
  for (const { name, on = {} } of capabilities)
    for (const [eventName, handler] of Object.entries(on))
      jobs[jobKind(name, eventName)] = deliver(name, handler)
  return jobs
}

/**
 * Handles the event in one transaction with the note that it is handled, so that a replay is harmless. The scope is the
 * whole instance: what a subscriber keeps of an event may lie in another region than the event itself.
 */
function deliver(subscriber: string, handler: EventHandler): JobHandler {
  return async ({ world, payload, actor }) => {
    const event = payload as DomainEvent // only `publish` makes these jobs
    const everywhere: SystemJob = { kind: 'system', job: actor.job }
    return await world.db.transact(scopeOf(everywhere, 'any'), async (tx) => {
      if (await markHandled(tx, event.id, subscriber)) await handler(tx, event, world)
      return ok(null)
    })
  }
}
