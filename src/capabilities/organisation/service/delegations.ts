/** 委托代办: own roles lent to a colleague of the same region for some days; whoever acts under them says so each time. */
import { randomUUID } from 'node:crypto'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayFrom, dayOf, daysBetween } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import type { DelegationRow } from '../contract.ts'
import { DELEGATION_DAYS_MAX } from '../policy.ts'
import { isColleague } from '../store/people.ts'
import * as store from '../store/roles.ts'
import { setSessionDelegation } from '../store/sessions.ts'
import { mayAlsoHold, toHeldRole } from './roles.ts'

type Done = Result<Record<string, never>>

export async function listMyDelegations(world: World, actor: Officer) {
  const today = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'any'), async (tx) => {
    const rows = await store.listDelegations(tx, actor.personId)
    const held = await store.listHeldAssignments(tx, actor.personId, today)
    const all = rows.map(
      ({ endedAt, ...row }): DelegationRow => ({
        ...row,
        state: endedAt !== null || row.endsOn < today ? 'ended' : row.startsOn > today ? 'coming' : 'running',
      }),
    )
    return {
      given: all.filter((row) => row.giverId === actor.personId),
      received: all.filter((row) => row.receiverId === actor.personId),
      lendable: held.map(toHeldRole),
    }
  })
}

export interface DelegationWish {
  readonly receiverId: string
  readonly assignmentIds: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
}

export async function createDelegation(
  world: World,
  actor: Officer,
  wish: DelegationWish,
): Promise<Result<{ id: string }>> {
  if (actor.onBehalfOf !== undefined) return refuse('forbidden', 'organisation.lent_roles_stay')
  if (wish.receiverId === actor.personId) return refuse('invalid', 'organisation.not_oneself')
  const today = dayOf(world.clock.now())
  const length = daysBetween(dayFrom(wish.startsOn), dayFrom(wish.endsOn)) + 1
  if (wish.startsOn < today || length < 1 || length > DELEGATION_DAYS_MAX)
    return refuse('invalid', 'organisation.delegation_days', { daysMax: DELEGATION_DAYS_MAX })
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    if (!(await isColleague(tx, actor.region, wish.receiverId)))
      return refuse('not_found', 'organisation.no_such_colleague')
    const held = await store.listHeldAssignments(tx, actor.personId, today)
    const lent = held.filter((one) => wish.assignmentIds.includes(one.id))
    if (lent.length !== new Set(wish.assignmentIds).size)
      return refuse('forbidden', 'organisation.lend_own_roles')
    const roles = lent.map((one) => one.role)
    if (!(await mayAlsoHold(tx, wish.receiverId, roles, today)))
      return refuse('conflict', 'organisation.roles_exclude')
    if (await store.isLentAlready(tx, { ...wish, giverId: actor.personId }))
      return refuse('conflict', 'organisation.lent_already')
    const id = randomUUID()
    await store.insertDelegation(tx, {
      ...wish,
      id,
      region: actor.region,
      unitId: actor.unitId,
      giverId: actor.personId,
    })
    await record(tx, actor, {
      action: 'organisation.delegated',
      subject: { type: 'organisation.delegation', id },
      region: actor.region,
      unitId: actor.unitId,
      details: { to: wish.receiverId, roles, startsOn: wish.startsOn, endsOn: wish.endsOn },
    })
    return ok({ id })
  })
}

/** Both sides may end it: the giver who is back, and the receiver who cannot. */
export async function endDelegation(world: World, actor: Officer, delegationId: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    const found = await store.findDelegation(tx, delegationId)
    const isMine = found?.giver_id === actor.personId || found?.receiver_id === actor.personId
    if (found === undefined || !isMine) return refuse('not_found', 'organisation.no_such_delegation')
    await store.endDelegation(tx, delegationId, world.clock.now())
    await record(tx, actor, {
      action: 'organisation.delegationEnded',
      subject: { type: 'organisation.delegation', id: delegationId },
      region: found.region as RegionCode,
      unitId: found.unit_id,
    })
    return ok({})
  })
}

/** 切换代办身份: the session stands under one delegation at a time, so that no act is of two minds. */
export async function actFor(world: World, actor: Officer, delegationId: string | null): Promise<Done> {
  const today = dayOf(world.clock.now())
  return await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    if (delegationId !== null) {
      const found = await store.findDelegation(tx, delegationId)
      const isRunning = found !== undefined && found.starts_on <= today && found.ends_on >= today
      if (!isRunning || found.receiver_id !== actor.personId)
        return refuse('not_found', 'organisation.no_such_delegation')
    }
    await setSessionDelegation(tx, actor.sessionId, delegationId)
    await record(tx, actor, {
      action: delegationId === null ? 'organisation.actingEnded' : 'organisation.actingBegun',
      subject: { type: 'organisation.delegation', id: delegationId ?? actor.sessionId },
      region: actor.region,
      unitId: actor.unitId,
    })
    return ok({})
  })
}
