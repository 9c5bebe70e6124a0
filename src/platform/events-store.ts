/** SQL of the register of handled events. */
import type { Tx } from './db/database.ts'

interface EventTables {
  'platform.handled_event': { event_id: string; subscriber: string }
}

/** Notes that the subscriber handles the event in this transaction; false when it already has. */
export async function markHandled(tx: Tx, eventId: string, subscriber: string): Promise<boolean> {
  const row = await tx
    .as<EventTables>()
    .insertInto('platform.handled_event')
    .values({ event_id: eventId, subscriber })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst()
  return row !== undefined
}
