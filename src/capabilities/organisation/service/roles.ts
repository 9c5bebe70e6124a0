/** 角色: given, confirmed and taken back by the security administrator, never beyond the own reach, never to oneself. */
import { randomUUID } from 'node:crypto'
import { may, type Officer, type Reach, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { PersonRow } from '../contract.ts'
import { mayOverReach } from '../policy.ts'
import { ADMINISTRATORS, isRole, mayHoldTogether, ROLES, type Role } from '../roles.ts'
import * as store from '../store/roles.ts'
import type { RoleAssignmentRecord } from '../store/tables.ts'
import { findUnit } from '../store/units.ts'
import { findPersonFor } from './people.ts'

type HeldRole = PersonRow['roles'][number]

export const toHeldRole = (row: RoleAssignmentRecord): HeldRole => ({
  id: row.id,
  role: row.role,
  reach: row.reach,
  region: row.region,
  unitId: row.unit_id,
  endsOn: row.ends_on,
  isProposed: row.confirmed_at === null,
})

/** 三员分立: whether the person may hold the role beside what it holds, will hold, or is lent. */
export async function mayAlsoHold(tx: Tx, personId: string, roles: readonly string[], today: string) {
  const all = [...(await store.rolesOf(tx, personId, today)), ...roles]
  return mayHoldTogether(all.filter(isRole))
}

export interface RoleWish {
  readonly role: string
  readonly reach: Reach
  readonly unitId?: string | undefined
  readonly endsOn: string | null
}

export async function assignRole(
  world: World,
  actor: Officer,
  personId: string,
  wish: RoleWish,
): Promise<Result<HeldRole>> {
  if (!isRole(wish.role)) return refuse('invalid', 'organisation.unknown_role', { role: wish.role })
  if (personId === actor.personId) return refuse('forbidden', 'organisation.not_oneself')
  const today = dayOf(world.clock.now())
  if (wish.endsOn !== null && wish.endsOn < today) return refuse('invalid', 'organisation.ends_in_past')
  return await world.db.transact(scopeOf(actor, 'organisation.assignRoles'), async (tx) => {
    const person = await findPersonFor(tx, actor, 'organisation.assignRoles', personId)
    if (!person.ok) return person
    const unit = await findUnit(tx, wish.unitId ?? person.value.unit_id)
    if (unit === undefined || unit.closedOn !== null) return refuse('invalid', 'organisation.no_such_unit')
    const place = { region: unit.region as RegionCode, unitId: unit.id }
    if (!mayOverReach(actor, 'organisation.assignRoles', wish.reach, place))
      return refuse('forbidden', 'organisation.outside_reach')
    if (!(await mayAlsoHold(tx, personId, [wish.role], today)))
      return refuse('conflict', 'organisation.roles_exclude')
    const held: HeldRole = {
      id: randomUUID(),
      role: wish.role,
      reach: wish.reach,
      ...place,
      endsOn: wish.endsOn,
      isProposed: false,
    }
    const given = await store.insertAssignments(tx, [
      { ...held, personId, startsOn: today, givenBy: actor.personId },
    ])
    if (given.length === 0) return refuse('conflict', 'organisation.role_held')
    await recordRole(tx, actor, 'organisation.roleAssigned', personId, held)
    return ok(held)
  })
}

/** 确认: a role proposed by an import begins to grant. */
export async function confirmRole(
  world: World,
  actor: Officer,
  assignmentId: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'organisation.assignRoles'), async (tx) => {
    const found = await findGivable(tx, actor, assignmentId)
    if (!found.ok) return found
    const { person_id: personId, confirmed_at: confirmedAt } = found.value
    if (personId === actor.personId) return refuse('forbidden', 'organisation.not_oneself')
    if (confirmedAt !== null) return refuse('conflict', 'organisation.role_held')
    const at = world.clock.now()
    if (!(await mayAlsoHold(tx, personId, [], dayOf(at))))
      return refuse('conflict', 'organisation.roles_exclude')
    await store.confirmAssignment(tx, assignmentId, at, actor.personId)
    await recordRole(tx, actor, 'organisation.roleAssigned', personId, toHeldRole(found.value))
    return ok({})
  })
}

export async function revokeRole(
  world: World,
  actor: Officer,
  assignmentId: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'organisation.assignRoles'), async (tx) => {
    const found = await findGivable(tx, actor, assignmentId)
    if (!found.ok) return found
    if (found.value.person_id === actor.personId) return refuse('forbidden', 'organisation.not_oneself')
    await store.revokeAssignment(tx, assignmentId, world.clock.now())
    await recordRole(tx, actor, 'organisation.roleRevoked', found.value.person_id, toHeldRole(found.value))
    return ok({})
  })
}

/** A role held where the actor could have given it. */
async function findGivable(
  tx: Tx,
  actor: Officer,
  assignmentId: string,
): Promise<Result<RoleAssignmentRecord>> {
  const found = await store.findAssignment(tx, assignmentId)
  if (found === undefined) return refuse('not_found', 'organisation.no_such_role')
  const place = { region: found.region as RegionCode, unitId: found.unit_id }
  if (!may(actor, 'organisation.assignRoles', place)) return refuse('not_found', 'organisation.no_such_role')
  return mayOverReach(actor, 'organisation.assignRoles', found.reach, place)
    ? ok(found)
    : refuse('forbidden', 'organisation.outside_reach')
}

async function recordRole(
  tx: Tx,
  actor: Officer,
  action: 'organisation.roleAssigned' | 'organisation.roleRevoked',
  personId: string,
  held: HeldRole,
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.person', id: personId },
    region: held.region as RegionCode,
    unitId: held.unitId,
    details: { role: held.role, reach: held.reach, endsOn: held.endsOn },
  })
}

/** 角色权限表: what each role may do, by capability. */
export function describeRoles(world: World) {
  return {
    roles: (Object.keys(ROLES) as Role[]).map((role) => ({
      role,
      title: ROLES[role],
      isAdministrator: ADMINISTRATORS.includes(role),
      permissions: [...(world.roleBundles[role] ?? [])],
    })),
    capabilities: world.permissions.map(({ capability, title, permissions }) => ({
      capability,
      title,
      permissions: permissions.map((one) => ({
        permission: one.permission,
        kind: one.kind,
        title: one.title,
      })),
    })),
  }
}
