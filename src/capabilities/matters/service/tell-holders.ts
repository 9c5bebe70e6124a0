/** 提醒承办人: what a capability tells whoever holds its matters: the handler, or the unit where nobody is named. */
import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import * as store from '../store/notices.ts'
import { mayBeTold } from './people.ts'
import { giveNotices } from './tell.ts'

/** Its words stand in the catalog of notices under its kind. */
interface HolderNotice {
  readonly matterId: string
  readonly kind: 'milestoneSoon' | 'milestoneOverdue'
  readonly values: Readonly<Record<string, string>>
}

/** At most six statements, whatever the number of notices. */
export async function tellHolders(tx: Tx, world: World, notes: readonly HolderNotice[]): Promise<void> {
  if (notes.length === 0) return
  const held = await store.listHeld(tx, [...new Set(notes.map((note) => note.matterId))])
  const named = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
  const people = await store.findPeople(
    tx,
    {
      persons: named(held.map((matter) => matter.assignee_id)),
      units: named(held.map((matter) => (matter.assignee_id === null ? matter.unit_id : null))),
      role: '',
    },
    dayOf(world.clock.now()),
  )
  const holdersOf = (matter: store.HeldMatter) =>
    matter.assignee_id === null
      ? people.filter(
          (one) => one.unit_id === matter.unit_id && mayBeTold(world, one, { ...matter, shares: [] }),
        )
      : people.filter((one) => one.id === matter.assignee_id)
  const byId = new Map(held.map((matter) => [matter.id, matter]))
  const notices = notes.flatMap(({ matterId, kind, values }) => {
    const matter = byId.get(matterId)
    if (matter === undefined) return []
    return holdersOf(matter).map(
      (person): store.NewNotice => ({
        id: randomUUID(),
        region: matter.region,
        person_id: person.id,
        matter_id: matterId,
        kind,
        values,
      }),
    )
  })
  await giveNotices(tx, world, notices)
}
