/** 领导小组、办公室、专班: founded, changed, dissolved; seats added, ended, and taken over by successors. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { BodyKind, BodyRow, SeatRole } from '../contract.ts'
import * as store from '../store/bodies.ts'
import { findPerson } from '../store/people.ts'
import { findUnits } from '../store/units.ts'

type Done = Result<Record<string, never>>

/** Absent fields may also be undefined: parsers leave them so. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

export const mayKeep = (actor: Actor, region: string): boolean =>
  may(actor, 'organisation.keepBodies', { region: region as RegionCode, unitId: null })

export async function listBodies(
  world: World,
  actor: Actor,
  query: Omit<Parameters<typeof store.listBodies>[1], 'on'> & { readonly on?: string | undefined },
) {
  const on = query.on ?? dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'organisation.readBodies'), (tx) =>
    store.listBodies(tx, { ...query, on }),
  )
}

export async function getBody(world: World, actor: Actor, bodyId: string, day: string | undefined) {
  const on = day ?? dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'organisation.readBodies'), async (tx) => {
    const body = await store.findBody(tx, bodyId, on)
    if (body === undefined) return refuse('not_found', 'organisation.no_such_body')
    const seats = await store.listSeatsOf(tx, bodyId, on)
    const children = await store.listChildren(tx, bodyId)
    return ok({ body, on, seats, children, mayKeep: mayKeep(actor, body.region) })
  })
}

export async function listSeats(
  world: World,
  actor: Actor,
  query: Omit<store.SeatFilter, 'on'> & { readonly on?: string | undefined },
) {
  const on = query.on ?? dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'organisation.readBodies'), (tx) =>
    store.listSeats(tx, { ...query, on }),
  )
}

export interface NewBody {
  readonly kind: BodyKind
  readonly name: string
  readonly parentId: string | null
  readonly unitId: string | null
  readonly documentNumber: string
  readonly foundedOn: string
}

/** 成立, in the founder's own region. */
export async function createBody(
  world: World,
  actor: Officer,
  body: NewBody,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), (tx) =>
    createBodyIn(tx, actor, actor.region, body),
  )
}

export async function createBodyIn(
  tx: Tx,
  actor: Officer,
  region: RegionCode,
  body: NewBody,
): Promise<Result<{ id: string }>> {
  if (!mayKeep(actor, region)) return refuse('forbidden', 'organisation.outside_reach')
  const made: store.BodyRecord = { ...body, id: randomUUID(), region, dissolvedOn: null }
  const checked = await checkBody(tx, made)
  if (!checked.ok) return checked
  await store.insertBodies(tx, [made])
  await recordBody(tx, actor, 'organisation.bodyFounded', made)
  return ok({ id: made.id })
}

export async function updateBody(
  world: World,
  actor: Officer,
  bodyId: string,
  change: Loose<Omit<NewBody, 'kind'>>,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after: store.BodyRecord = { ...found.value, ...given }
    const checked = await checkBody(tx, after)
    if (!checked.ok) return checked
    await store.updateBody(tx, after)
    await recordBody(tx, actor, 'organisation.bodyChanged', after, { fields: Object.keys(given) })
    return ok({})
  })
}

export async function dissolveBody(world: World, actor: Officer, bodyId: string, on: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    if (on < found.value.foundedOn) return refuse('invalid', 'organisation.before_founding')
    const children = await store.listChildren(tx, bodyId)
    if (children.length > 0)
      return refuse('conflict', 'organisation.body_has_bodies', { count: children.length })
    await store.endSeats(tx, { bodyId }, on)
    await store.updateBody(tx, { ...found.value, dissolvedOn: on })
    await recordBody(tx, actor, 'organisation.bodyDissolved', found.value)
    return ok({})
  })
}

/** A body that stands and that the actor keeps; outside the scope it is not found. */
export async function findKept(tx: Tx, world: World, actor: Actor, bodyId: string): Promise<Result<BodyRow>> {
  const body = await store.findBody(tx, bodyId, dayOf(world.clock.now()))
  if (body === undefined) return refuse('not_found', 'organisation.no_such_body')
  if (!mayKeep(actor, body.region)) return refuse('forbidden', 'organisation.outside_reach')
  return body.dissolvedOn === null ? ok(body) : refuse('conflict', 'organisation.body_dissolved')
}

async function checkBody(tx: Tx, body: store.BodyRecord): Promise<Result<void>> {
  if (await store.isBodyNameTaken(tx, body.region, body.name, body.id))
    return refuse('conflict', 'organisation.body_exists', { name: body.name })
  if (body.unitId !== null) {
    const [unit] = await findUnits(tx, [body.unitId])
    if (unit === undefined || unit.closedOn !== null) return refuse('invalid', 'organisation.no_such_unit')
  }
  if (body.parentId === null) return ok(undefined)
  const parent = await store.findBody(tx, body.parentId, body.foundedOn)
  if (parent === undefined || parent.dissolvedOn !== null)
    return refuse('invalid', 'organisation.no_such_parent_body')
  return (await store.isBodyUnder(tx, body.parentId, body.id))
    ? refuse('invalid', 'organisation.body_under_itself')
    : ok(undefined)
}

export interface NewSeat {
  readonly role: SeatRole
  readonly unitId: string | null
  readonly unitWords: string
  readonly post: string
  readonly position?: number | undefined
  readonly personId: string | null
  readonly name: string
  readonly fromOn: string
}

/** 增补席位, with its first holder where there is one. */
export async function addSeat(
  world: World,
  actor: Officer,
  bodyId: string,
  seat: NewSeat,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    const body = found.value
    if (seat.fromOn < body.foundedOn) return refuse('invalid', 'organisation.before_founding')
    if (seat.unitId !== null && (await findUnits(tx, [seat.unitId])).length === 0)
      return refuse('invalid', 'organisation.no_such_unit')
    const holder = await holderOf(tx, seat)
    if (!holder.ok) return holder
    const id = randomUUID()
    const position = seat.position ?? (await store.nextPosition(tx, bodyId))
    await store.insertSeats(tx, [{ ...seat, id, position, region: body.region, bodyId, toOn: null }])
    if (holder.value !== undefined)
      await store.insertHoldings(tx, [
        {
          ...holder.value,
          id: randomUUID(),
          region: body.region,
          seatId: id,
          fromOn: seat.fromOn,
          toOn: null,
          note: '',
        },
      ])
    await recordSeat(tx, actor, 'organisation.seatAdded', {
      id,
      region: body.region,
      bodyId,
      role: seat.role,
    })
    return ok({ id })
  })
}

/** Many seats at once, into a body that was just checked: a plan's members, a list out of a workbook. */
export async function insertSeatsIn(
  tx: Tx,
  actor: Officer,
  body: { readonly id: string; readonly region: string; readonly foundedOn: string },
  seats: readonly (Omit<NewSeat, 'fromOn'> & { readonly fromOn?: string | undefined })[],
): Promise<void> {
  const first = await store.nextPosition(tx, body.id)
  const made = seats.map((seat, place) => ({
    ...seat,
    id: randomUUID(),
    region: body.region,
    bodyId: body.id,
    position: first + place,
    fromOn: seat.fromOn ?? body.foundedOn,
    toOn: null,
  }))
  await store.insertSeats(tx, made)
  await store.insertHoldings(
    tx,
    made.flatMap(({ id, region, personId, name, fromOn }) =>
      name === ''
        ? []
        : [{ id: randomUUID(), region, seatId: id, personId, name, fromOn, toOn: null, note: '' }],
    ),
  )
  await record(tx, actor, {
    action: 'organisation.seatsImported',
    subject: { type: 'organisation.body', id: body.id },
    region: body.region as RegionCode,
    details: { count: made.length },
  })
}

/** Whoever sits: somebody who signs in here, or a name on paper; undefined when neither is given. */
async function holderOf(
  tx: Tx,
  { personId, name }: { readonly personId: string | null; readonly name: string },
): Promise<Result<{ personId: string | null; name: string } | undefined>> {
  if (personId === null) return ok(name === '' ? undefined : { personId: null, name })
  const person = await findPerson(tx, personId)
  return person === undefined
    ? refuse('invalid', 'organisation.no_such_person')
    : ok({ personId, name: person.name })
}

async function findKeptSeat(tx: Tx, actor: Officer, seatId: string): Promise<Result<store.SeatRecord>> {
  const seat = await store.findSeat(tx, seatId)
  if (seat === undefined) return refuse('not_found', 'organisation.no_such_seat')
  if (!mayKeep(actor, seat.region)) return refuse('forbidden', 'organisation.outside_reach')
  return seat.toOn === null ? ok(seat) : refuse('conflict', 'organisation.seat_ended')
}

export async function updateSeat(
  world: World,
  actor: Officer,
  seatId: string,
  change: Loose<Pick<store.SeatRecord, 'role' | 'unitId' | 'unitWords' | 'post' | 'position'>>,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKeptSeat(tx, actor, seatId)
    if (!found.ok) return found
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after: store.SeatRecord = { ...found.value, ...given }
    if (after.unitId !== null && (await findUnits(tx, [after.unitId])).length === 0)
      return refuse('invalid', 'organisation.no_such_unit')
    await store.updateSeat(tx, after)
    await recordSeat(tx, actor, 'organisation.seatChanged', after)
    return ok({})
  })
}

export async function endSeat(world: World, actor: Officer, seatId: string, on: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKeptSeat(tx, actor, seatId)
    if (!found.ok) return found
    if (on < found.value.fromOn) return refuse('invalid', 'organisation.before_seat')
    await store.endSeats(tx, { seatId }, on)
    await recordSeat(tx, actor, 'organisation.seatEnded', found.value)
    return ok({})
  })
}

/** 继任者接任. Both stay readable: whoever asks for an earlier day is told the predecessor. */
export async function succeedSeat(
  world: World,
  actor: Officer,
  seatId: string,
  successor: {
    readonly personId: string | null
    readonly name: string
    readonly on: string
    readonly note: string
  },
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKeptSeat(tx, actor, seatId)
    if (!found.ok) return found
    const holder = await holderOf(tx, successor)
    if (!holder.ok) return holder
    if (holder.value === undefined) return refuse('invalid', 'organisation.successor_missing')
    const { on, note } = successor
    const last = await store.findLastHolding(tx, seatId)
    if (on < found.value.fromOn || (last !== undefined && on <= last.fromOn))
      return refuse('invalid', 'organisation.succession_too_early', {
        from: last?.fromOn ?? found.value.fromOn,
      })
    if (last?.toOn === null) await store.endHolding(tx, seatId, addDays(on as Day, -1))
    else if (last !== undefined && last.toOn !== null && on <= last.toOn)
      return refuse('invalid', 'organisation.succession_too_early', { from: last.toOn })
    await store.insertHoldings(tx, [
      { ...holder.value, id: randomUUID(), region: found.value.region, seatId, fromOn: on, toOn: null, note },
    ])
    await recordSeat(tx, actor, 'organisation.seatSucceeded', found.value)
    return ok({})
  })
}

async function recordBody(
  tx: Tx,
  actor: Actor,
  action: `organisation.${string}`,
  body: {
    readonly id: string
    readonly region: string
    readonly kind: string
    readonly unitId: string | null
  },
  details: { readonly fields?: readonly string[] } = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.body', id: body.id },
    region: body.region as RegionCode,
    unitId: body.unitId,
    details: { kind: body.kind, ...details },
  })
}

async function recordSeat(
  tx: Tx,
  actor: Actor,
  action: `organisation.${string}`,
  seat: { readonly id: string; readonly region: string; readonly bodyId: string; readonly role: string },
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.seat', id: seat.id },
    region: seat.region as RegionCode,
    details: { body: seat.bodyId, role: seat.role },
  })
}
