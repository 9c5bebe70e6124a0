/** 会议通知: members whom the organisation calls to a meeting are told like of everything else. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '../../../kernel/day.ts'
import type { EventHandler } from '../../../platform/capability.ts'
import * as store from '../store/notices.ts'
import { giveNotices } from './tell.ts'

const call = z.object({
  people: z.array(z.uuid()),
  page: z.string(),
  values: z.object({ title: z.string(), when: z.string(), place: z.string() }),
})

/** Those who have left since are not told. */
export const tellCalled: EventHandler = async (tx, event, world) => {
  const { people, page, values } = call.parse(event.payload)
  const found = await store.findPeople(tx, { persons: people, units: [], role: '' }, dayOf(world.clock.now()))
  await giveNotices(
    tx,
    world,
    found.map((person) => ({
      id: randomUUID(),
      region: person.region,
      person_id: person.id,
      matter_id: null,
      page,
      kind: 'called',
      values,
    })),
  )
}
