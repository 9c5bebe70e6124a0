/** 人员: listed with masked contacts, added, changed, leaving; personal data in clear for a reason. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, type Permission, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { maskEmail, maskPhone } from '../../../kernel/masking.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { maskedFields, PersonRow } from '../contract.ts'
import { endSessionsOf, setPassword } from '../store/credentials.ts'
import * as store from '../store/people.ts'
import { revokeAssignmentsOf } from '../store/roles.ts'
import type { PersonRecord } from '../store/tables.ts'
import { findUnit } from '../store/units.ts'
import { hashPassword } from './password-hash.ts'
import { makeInitialPassword } from './passwords.ts'

const masked = (row: PersonRow): PersonRow => ({
  ...row,
  phone: maskPhone(row.phone),
  email: maskEmail(row.email),
})

const placeOf = (person: { readonly region: string; readonly unit_id: string }) => ({
  region: person.region as RegionCode,
  unitId: person.unit_id,
})

export async function listPeople(world: World, actor: Actor, filter: store.PeopleFilter) {
  const scope = scopeOf(actor, 'organisation.readPeople')
  const page = await world.db.read(scope, (tx) => store.listPeople(tx, filter))
  return { next: page.next, items: page.items.map(masked) }
}

export async function getPerson(world: World, actor: Actor, personId: string): Promise<Result<PersonRow>> {
  const scope = scopeOf(actor, 'organisation.readPeople')
  const row = await world.db.read(scope, (tx) => findRow(tx, personId))
  return row === undefined ? refuse('not_found', 'organisation.no_such_person') : ok(masked(row))
}

async function findRow(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return (await store.listPeople(tx, { id, left: true, limit: 1 })).items[0]
}

/** Somebody who has not left, where the actor holds the permission; elsewhere there is nobody. */
export async function findPersonFor(
  tx: Tx,
  actor: Officer,
  permission: Permission,
  personId: string,
): Promise<Result<PersonRecord>> {
  const person = await store.findPerson(tx, personId)
  if (person === undefined) return refuse('not_found', 'organisation.no_such_person')
  // One's own record is visible without any permission.
  return may(actor, permission, placeOf(person))
    ? ok(person)
    : refuse('forbidden', 'organisation.outside_reach')
}

export interface NewPerson {
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly title: string
  readonly phone: string
  readonly email: string
}

export async function createPerson(
  world: World,
  actor: Officer,
  person: NewPerson,
): Promise<Result<{ person: PersonRow; initialPassword: string }>> {
  const initialPassword = makeInitialPassword()
  const passwordHash = await hashPassword(initialPassword)
  return await world.db.transact(scopeOf(actor, 'organisation.managePeople'), async (tx) => {
    const unit = await findOpenUnit(tx, actor, person.unitId)
    if (!unit.ok) return unit
    if ((await store.takenAccounts(tx, [person.account])).length > 0)
      return refuse('conflict', 'organisation.account_taken', { account: person.account })
    const id = randomUUID()
    await store.insertPeople(tx, [{ ...person, id, region: unit.value.region }])
    await setPassword(tx, id, passwordHash, true, world.clock.now())
    await recordPerson(tx, actor, 'organisation.personAdded', id, placeOf(unit.value))
    const row = await findRow(tx, id)
    if (row === undefined) throw new Error('a person just added is not visible')
    return ok({ person: masked(row), initialPassword })
  })
}

async function findOpenUnit(
  tx: Tx,
  actor: Officer,
  unitId: string,
): Promise<Result<{ region: string; unit_id: string }>> {
  const unit = await findUnit(tx, unitId)
  if (unit === undefined || unit.closedOn !== null) return refuse('invalid', 'organisation.no_such_unit')
  const place = { region: unit.region, unit_id: unit.id }
  return may(actor, 'organisation.managePeople', placeOf(place))
    ? ok(place)
    : refuse('forbidden', 'organisation.outside_reach')
}

export type PersonChange = {
  readonly [K in 'name' | 'title' | 'phone' | 'email' | 'unitId']?: string | undefined
}

/** 修改 and 调动: who goes to another unit loses the roles of the old post and signs in anew. */
export async function updatePerson(
  world: World,
  actor: Officer,
  personId: string,
  change: PersonChange,
): Promise<Result<PersonRow>> {
  return await world.db.transact(scopeOf(actor, 'organisation.managePeople'), async (tx) => {
    const found = await findPersonFor(tx, actor, 'organisation.managePeople', personId)
    if (!found.ok) return found
    const before = found.value
    const { unitId = before.unit_id, ...given } = change
    const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const isTransfer = unitId !== before.unit_id
    const at = world.clock.now()
    let after: PersonRecord = { ...before, ...fields }
    let rolesEnded = 0
    if (isTransfer) {
      const unit = await findOpenUnit(tx, actor, unitId)
      if (!unit.ok) return unit
      after = { ...after, ...unit.value }
      rolesEnded = await revokeAssignmentsOf(tx, personId, at)
      await endSessionsOf(tx, personId, { at, by: actor.personId })
    }
    await store.updatePerson(tx, after)
    await recordPerson(tx, actor, 'organisation.personChanged', personId, placeOf(after), {
      fields: [...Object.keys(fields), ...(isTransfer ? ['unitId'] : [])],
      ...(isTransfer ? { fromUnit: before.unit_id, rolesEnded } : {}),
    })
    const row = await findRow(tx, personId)
    if (row === undefined) throw new Error('a person just changed is not visible')
    return ok(masked(row))
  })
}

/** 离职. The record stays: what the person did must keep its name. */
export async function leavePerson(
  world: World,
  actor: Officer,
  personId: string,
): Promise<Result<Record<string, never>>> {
  if (personId === actor.personId) return refuse('forbidden', 'organisation.not_oneself')
  return await world.db.transact(scopeOf(actor, 'organisation.managePeople'), async (tx) => {
    const found = await findPersonFor(tx, actor, 'organisation.managePeople', personId)
    if (!found.ok) return found
    const at = world.clock.now()
    await store.updatePerson(tx, { ...found.value, left_on: dayOf(at) })
    const rolesEnded = await revokeAssignmentsOf(tx, personId, at)
    const sessionsEnded = await endSessionsOf(tx, personId, { at, by: actor.personId })
    await recordPerson(tx, actor, 'organisation.personLeft', personId, placeOf(found.value), {
      rolesEnded,
      sessionsEnded,
    })
    return ok({})
  })
}

type Field = (typeof maskedFields)[number]

/** 查看明文: the reason is kept beside who saw whose data; the ledger holds the fields, never their values. */
export async function unmaskPerson(
  world: World,
  actor: Officer,
  personId: string,
  asked: { readonly fields: readonly Field[]; readonly reason: string },
): Promise<Result<Partial<Record<Field, string>>>> {
  return await world.db.transact(scopeOf(actor, 'organisation.unmask'), async (tx) => {
    const found = await findPersonFor(tx, actor, 'organisation.unmask', personId)
    if (!found.ok) return found
    const person = found.value
    const id = randomUUID()
    const fields = [...new Set(asked.fields)]
    await store.insertUnmasking(tx, {
      id,
      at: world.clock.now(),
      ...placeOf(person),
      personId,
      byPersonId: actor.personId,
      fields,
      reason: asked.reason,
    })
    await recordPerson(tx, actor, 'organisation.personalDataUnmasked', personId, placeOf(person), {
      fields,
      unmasking: id,
    })
    return ok(Object.fromEntries(fields.map((field) => [field, person[field]])))
  })
}

export async function listUnmaskings(
  world: World,
  actor: Officer,
  query: { readonly after?: string | undefined; readonly limit: number },
) {
  const { after, limit } = query
  const page = await world.db.read(scopeOf(actor, 'organisation.readUnmaskings'), (tx) =>
    store.listUnmaskings(tx, { limit, ...(after === undefined ? {} : { after }) }),
  )
  return { next: page.next, items: page.items.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

const COLLEAGUES_MAX = 30

export async function listColleagues(world: World, actor: Officer, search: string) {
  const found = await world.db.read(scopeOf(actor, 'any'), (tx) =>
    store.findColleagues(tx, actor.region, search, COLLEAGUES_MAX),
  )
  return { items: found.filter((colleague) => colleague.id !== actor.personId) }
}

async function recordPerson(
  tx: Tx,
  actor: Officer,
  action: `organisation.${string}`,
  personId: string,
  place: { readonly region: RegionCode; readonly unitId: string },
  details: Readonly<Record<string, string | number | readonly string[]>> = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.person', id: personId },
    ...place,
    details,
  })
}
