/** 指派、移交、退回、留言、关注、关联: changes of a matter beside its procedure. */
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { MOVES, returnTarget } from '../domain/moves.ts'
import { deskOf, permissionAt, personOf } from '../policy.ts'
import * as store from '../store/matter.ts'
import { findPeople, findTold } from '../store/notices.ts'
import type { MatterTable } from '../store/tables.ts'
import { type Visibility, visibilityOf } from '../visibility.ts'
import { mayBeTold } from './people.ts'
import { leaveTrace } from './trace.ts'

type Done = Result<Record<string, never>>

/** A change at work: the matter is held by its lock until the transaction ends. */
export interface Change {
  readonly tx: Tx
  readonly row: MatterTable
  readonly at: Date
  readonly visibility: Visibility
}

/** Runs one change of a visible matter that is still open. */
export async function changeMatter<T>(
  world: World,
  actor: Actor,
  id: string,
  work: (change: Change) => Promise<Result<T>>,
): Promise<Result<T>> {
  const visibility = visibilityOf(world, actor)
  return await world.db.transact(visibility.scope, async (tx) => {
    const row = await store.lockMatter(tx, id, visibility)
    if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
    if (row.closed_at !== null) return refuse('conflict', 'procedure.closed', { state: row.state })
    return await work({ tx, row, at: world.clock.now(), visibility })
  })
}

const missing = (permission: string) => refuse('forbidden', 'permission.missing', { permission })

const fromHolder = (actor: Actor, row: MatterTable) => ({
  ...(row.unit_id === null ? {} : { fromUnitId: row.unit_id }),
  ...(row.assignee_id === null ? {} : { fromAssigneeId: row.assignee_id }),
  ...(actor.kind === 'officer' ? { byUnitId: actor.unitId } : {}),
})

/** 指派: to a person of the unit that holds the matter, or back to the unit. */
export async function assignMatter(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly personId: string | null; readonly note: string },
): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    if (!permissionAt(actor, row)('matters.assign')) return missing('matters.assign')
    const { personId, note } = input
    if (personId === row.assignee_id) return refuse('conflict', 'matters.already_assigned')
    const wanted = { persons: personId === null ? [] : [personId], units: [], role: '' }
    const [person] = personId === null ? [] : await findPeople(tx, wanted, dayOf(at))
    if (personId !== null && person?.unit_id !== row.unit_id) {
      return refuse('invalid', 'matters.assignee_of_other_unit')
    }
    await store.updateMatter(tx, id, { assignee_id: personId, moved_at: at })
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.assigned',
      event: {
        kind: 'assigned',
        note,
        form: {
          ...fromHolder(actor, row),
          ...(person === undefined ? {} : { assigneeId: person.id, assignee: person.name }),
        },
      },
      details: { assignee: personId },
    })
    return ok({})
  })
}

/** Moves a matter to a unit: the former holder keeps seeing it, and so does whoever oversees the new one's region. */
async function moveToUnit(
  tx: Tx,
  row: MatterTable,
  to: { readonly unitId: string; readonly region: string; readonly assigneeId: string | null },
  at: Date,
): Promise<void> {
  const shares: store.NewShareRow[] = []
  if (row.unit_id !== null) shares.push({ matter_id: row.id, unit_id: row.unit_id, part: 'former' })
  if (to.region !== row.region) shares.push({ matter_id: row.id, unit_id: to.unitId, part: 'holder' })
  // Before the matter moves: afterwards the former holder would no longer reach it.
  await store.insertShares(tx, shares)
  if (row.unit_id !== null) await store.endHolderShare(tx, row.id, row.unit_id)
  await store.updateMatter(tx, row.id, { unit_id: to.unitId, assignee_id: to.assigneeId, moved_at: at })
}

/** 移交: another unit holds the matter from now on; the former one still sees it. Its home region stays. */
export async function handOverMatter(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly unitId: string; readonly reason: string },
): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    if (!permissionAt(actor, row)('matters.assign')) return missing('matters.assign')
    if (row.unit_id === input.unitId) return refuse('conflict', 'matters.already_there')
    const unit = await store.findUnit(tx, input.unitId)
    if (unit === undefined || unit.closed_on !== null) return refuse('invalid', 'matters.no_such_unit')
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.handedOver',
      event: {
        kind: 'handed_over',
        note: input.reason,
        form: { ...fromHolder(actor, row), unitId: unit.id, unit: unit.name },
      },
      details: { from: row.unit_id, to: unit.id },
    })
    await moveToUnit(tx, row, { unitId: unit.id, region: unit.region, assigneeId: null }, at)
    return ok({})
  })
}

/** 退回: back to the unit or person that handed the matter on, with the reason. */
export async function returnMatter(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly reason: string },
): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    const isAssignee = row.assignee_id !== null && row.assignee_id === deskOf(actor)
    if (!isAssignee && !permissionAt(actor, row)('matters.assign')) return missing('matters.assign')
    const target = returnTarget(await store.listEvents(tx, id, MOVES))
    if (target === undefined) return refuse('conflict', 'matters.nothing_to_return')
    const unit = target.unitId === null ? undefined : await store.findUnit(tx, target.unitId)
    if (unit !== undefined && unit.closed_on !== null) return refuse('conflict', 'matters.no_such_unit')
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.returned',
      event: {
        kind: 'returned',
        note: input.reason,
        form: {
          ...fromHolder(actor, row),
          ...(unit === undefined ? {} : { unitId: unit.id, unit: unit.name }),
          ...(target.assigneeId === null ? {} : { assigneeId: target.assigneeId }),
        },
      },
      details: { from: row.unit_id, to: target.unitId, assignee: target.assigneeId },
    })
    if (unit !== undefined && unit.id !== row.unit_id) {
      await moveToUnit(tx, row, { unitId: unit.id, region: unit.region, assigneeId: target.assigneeId }, at)
    } else {
      await store.updateMatter(tx, id, { assignee_id: target.assigneeId, moved_at: at })
    }
    return ok({})
  })
}

/** 留言: kept on the timeline; whoever sees the matter sees it. Who is mentioned must see it too, and is told. */
export async function commentOnMatter(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly text: string; readonly mentions: readonly string[] },
): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    const mentions = [...new Set(input.mentions)]
    const people =
      mentions.length === 0 ? [] : await findPeople(tx, { persons: mentions, units: [], role: '' }, dayOf(at))
    if (people.length < mentions.length) return refuse('invalid', 'matters.no_such_person')
    const told = mentions.length === 0 ? undefined : await findTold(tx, id)
    const blind = people.filter((person) => told === undefined || !mayBeTold(world, person, told))
    if (blind.length > 0) {
      return refuse('invalid', 'matters.mention_cannot_see', {
        names: blind.map((person) => person.name).join('、'),
      })
    }
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.commented',
      event: {
        kind: 'comment',
        note: input.text,
        form: mentions.length === 0 ? {} : { mentions: people.map((person) => person.name) },
      },
      details: { mentions },
      news: { mentions },
    })
    return ok({})
  })
}

/** 关注: one's own list; nobody else is told. Also of a matter that is closed. */
export async function watchMatter(world: World, actor: Actor, id: string, watching: boolean): Promise<Done> {
  const visibility = visibilityOf(world, actor)
  return await world.db.transact(visibility.scope, async (tx) => {
    const row = await store.lockMatter(tx, id, visibility)
    if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
    const personId = personOf(actor)
    if (personId !== null) await store.setWatch(tx, id, row.region, personId, watching)
    return ok({})
  })
}

/** 关联事项: who may work on a matter links it with another one that he sees. */
export async function linkMatter(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly otherId: string; readonly reason: string },
): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at, visibility }) => {
    if (!permissionAt(actor, row)('matters.assign')) return missing('matters.assign')
    const { otherId, reason } = input
    if (otherId === id) return refuse('invalid', 'matters.link_to_itself')
    const other = await store.findVisible(tx, otherId, visibility)
    if (other === undefined) return refuse('not_found', 'matters.no_such_matter')
    const link = { matterId: id, otherId, region: row.region, reason, personId: personOf(actor), at }
    if (!(await store.insertLink(tx, link))) return refuse('conflict', 'matters.already_linked')
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.linked',
      event: { kind: 'linked', note: reason, form: { otherId, other: other.title } },
      details: { other: otherId },
    })
    return ok({})
  })
}

export async function unlinkMatter(world: World, actor: Actor, id: string, otherId: string): Promise<Done> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    if (!permissionAt(actor, row)('matters.assign')) return missing('matters.assign')
    if (!(await store.deleteLink(tx, id, otherId))) return refuse('not_found', 'matters.no_such_link')
    await leaveTrace(tx, world, actor, row, at, {
      action: 'matters.unlinked',
      event: { kind: 'unlinked', form: { otherId } },
      details: { other: otherId },
    })
    return ok({})
  })
}
