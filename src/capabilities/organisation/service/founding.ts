/** 成立机构及其席位: a body, those under it and all their seats at once, in the caller's transaction. */
import { randomUUID } from 'node:crypto'
import type { Officer } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import * as store from '../store/bodies.ts'
import { findUnits } from '../store/units.ts'
import { mayKeep, type NewBody, type NewSeat } from './bodies.ts'

export interface FoundedBody extends Pick<NewBody, 'kind' | 'name' | 'unitId'> {
  readonly seats: readonly Pick<NewSeat, 'role' | 'name' | 'unitId' | 'unitWords' | 'post'>[]
}

/**
 * The first body leads, the others stand under it. A person of that name in that unit is taken for the holder. Seven
 * statements for any number of bodies and seats.
 */
export async function foundBodies(
  tx: Tx,
  actor: Officer,
  region: RegionCode,
  founding: {
    readonly documentNumber: string
    readonly foundedOn: string
    readonly bodies: readonly FoundedBody[]
  },
): Promise<Result<{ id: string; seats: number }>> {
  const { documentNumber, foundedOn, bodies } = founding
  if (!mayKeep(actor, region)) return refuse('forbidden', 'organisation.outside_reach')
  const names = bodies.map((body) => body.name)
  const taken =
    names.find((name, place) => names.indexOf(name) !== place) ??
    (await store.findTakenBodyNames(tx, region, names))[0]
  if (taken !== undefined) return refuse('conflict', 'organisation.body_exists', { name: taken })
  const seats = bodies.flatMap((body) => body.seats)
  const unitIds = new Set([...bodies, ...seats].flatMap(({ unitId }) => unitId ?? []))
  const open = (await findUnits(tx, [...unitIds])).filter((unit) => unit.closedOn === null)
  if (open.length < unitIds.size) return refuse('invalid', 'organisation.no_such_unit')
  const people = await store.findPeopleByName(tx, region, [...new Set(seats.map((seat) => seat.name))])
  const holderOf = ({ name, unitId }: { name: string; unitId: string | null }): string | null => {
    const namesakes = people.filter((person) => person.name === name && person.unitId === unitId)
    return namesakes.length === 1 ? (namesakes[0]?.id ?? null) : null
  }
  const leadId = randomUUID()
  const made = bodies.map((body, place) => ({
    ...body,
    id: place === 0 ? leadId : randomUUID(),
    parentId: place === 0 ? null : leadId,
    region,
    documentNumber,
    foundedOn,
    dissolvedOn: null,
  }))
  const placed = made.flatMap((body) =>
    body.seats.map((seat, position) => ({
      ...seat,
      id: randomUUID(),
      region,
      bodyId: body.id,
      position,
      fromOn: foundedOn,
      toOn: null,
    })),
  )
  await store.insertBodies(
    tx,
    made.map(({ seats: _seats, ...body }) => body),
  )
  await store.insertSeats(tx, placed)
  await store.insertHoldings(
    tx,
    placed
      .filter((seat) => seat.name !== '')
      .map((seat) => ({
        id: randomUUID(),
        region,
        seatId: seat.id,
        personId: holderOf(seat),
        name: seat.name,
        fromOn: foundedOn,
        toOn: null,
        note: '',
      })),
  )
  await recordAll(
    tx,
    actor,
    made.flatMap(({ id, kind, unitId, seats: { length: count } }) => {
      const subject = { type: 'organisation.body', id }
      return [
        { action: 'organisation.bodyFounded' as const, subject, region, unitId, details: { kind } },
        { action: 'organisation.seatsImported' as const, subject, region, details: { count } },
      ]
    }),
  )
  return ok({ id: leadId, seats: placed.length })
}
