/** 通知: people whom another capability names are told of it like of everything else. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '../../../kernel/day.ts'
import type { EventHandler } from '../../../platform/events.ts'
import * as store from '../store/notices.ts'
import { asOfficer } from './people.ts'
import { giveNotices } from './tell.ts'

const call = z.object({
  people: z.array(z.uuid()),
  /** Everyone of these units besides. */
  units: z.array(z.uuid()).default([]),
  /** What one has to be allowed to read the page. */
  permission: z.string().optional(),
  page: z.string(),
  values: z.record(z.string(), z.string()),
})

/** Those who have left since, or may not read it, are not told. */
const tellAs =
  (kind: string): EventHandler =>
  async (tx, event, world) => {
    const { people, units, permission, page, values } = call.parse(event.payload)
    const wanted = { persons: people, units, role: '' }
    const found = await store.findPeople(tx, wanted, dayOf(world.clock.now()))
    const mayRead = (person: store.PersonRow) =>
      permission === undefined ||
      asOfficer(world, person).grants.some(({ permissions }) =>
        permissions.some((each) => each === permission),
      )
    await giveNotices(
      tx,
      world,
      found.filter(mayRead).map((person) => ({
        id: randomUUID(),
        region: person.region,
        person_id: person.id,
        matter_id: null,
        page,
        kind,
        values,
      })),
    )
  }

/** The events of others that make notices, each of its kind. */
export const calledEvents: Readonly<Record<string, EventHandler>> = {
  'organisation.meetingCalled': tellAs('called'),
  'monitoring.runTold': tellAs('watched'),
}
