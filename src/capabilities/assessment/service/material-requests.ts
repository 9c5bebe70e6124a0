/** 要材料: units are asked for a material; the steps are taken through matters. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MovedMatter, World } from '../../../platform/world.ts'
import { openMatters } from '../../matters/index.ts'
import type { RequestRow } from '../contract.ts'
import { materialRequest } from '../material-procedures.ts'
import * as store from '../store/material-requests.ts'
import { lockMaterials } from '../store/materials.ts'
import { attachTo, loadGrounds, placesOf, toMaterialRow } from './materials.ts'

const READ = 'assessment.read'
const ASK = 'assessment.manageTasks'

function toRow(row: store.RequestRecord, today: Day): RequestRow {
  const isOpen = row.closed_at === null
  return {
    id: row.id,
    title: row.title,
    items: row.items,
    state: row.state,
    stateTitle: getState(materialRequest, row.state).title,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    dueOn: row.due_on,
    workingDaysLeft: isOpen && row.due_on !== null ? workingDaysBetween(today, row.due_on as Day) : null,
    askedAt: row.asked_at.toISOString(),
    delivered: row.delivered,
  }
}

export async function listRequests(world: World, actor: Actor, filter: store.RequestFilter) {
  const today = dayOf(world.clock.now())
  const page = await world.db.read(scopeOf(actor, READ), (tx) => store.listRequests(tx, filter))
  return { next: page.next, items: page.items.map((row) => toRow(row, today)) }
}

export async function getRequest(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const row = await store.findRequest(tx, id)
    if (row === undefined) return refuse('not_found', 'assessment.no_such_request')
    const materials = await store.listDelivered(tx, id)
    return ok({
      ...toRow(row, today),
      content: row.content,
      materials: materials.map((each) => toMaterialRow(each, today)),
    })
  })
}

export interface RequestInput {
  readonly title: string
  readonly content: string
  readonly items: readonly string[]
  readonly unitIds: readonly string[]
  readonly dueOn: string
}

/** One request for each unit, in the region of the office that asks. */
export async function askForMaterial(
  world: World,
  actor: Actor,
  input: RequestInput,
): Promise<Result<{ ids: string[] }>> {
  if (actor.kind !== 'officer' || !may(actor, ASK, { region: actor.region, unitId: actor.unitId }))
    return refuse('forbidden', 'permission.missing', { permission: ASK })
  const { region } = actor
  const unitIds = [...new Set(input.unitIds)]
  const at = world.clock.now()
  if (input.dueOn < dayOf(at)) return refuse('invalid', 'assessment.due_in_the_past')
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Result<{ ids: string[] }>> => {
    const grounds = await loadGrounds(tx, region)
    if (!grounds.ok) return grounds
    const places = placesOf(grounds.value.edition, input.items)
    if (!places.ok) return places
    const known = new Set(grounds.value.units.map((unit) => unit.id))
    if (!unitIds.every((unitId) => known.has(unitId))) return refuse('invalid', 'assessment.no_such_unit')
    const requests = unitIds.map((unitId) => ({ id: randomUUID(), unitId }))
    await openMatters(
      tx,
      world,
      actor,
      requests.map(({ id, unitId }) => ({
        id,
        procedure: materialRequest.id,
        region,
        unitId,
        title: input.title,
        dueOn: input.dueOn,
        note: input.content,
      })),
    )
    await store.insertRequests(
      tx,
      requests.map(({ id }) => ({ id, region, items: input.items, content: input.content })),
      at,
    )
    return ok({ ids: requests.map((each) => each.id) })
  })
}

/** Attaches materials that the asked unit has entered already. */
export async function attachMaterials(
  world: World,
  actor: Actor,
  requestId: string,
  ids: readonly string[],
): Promise<Result<Record<string, never>>> {
  const permission = 'assessment.enterEvidence'
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing', { permission })
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Result<Record<string, never>>> => {
    const materials = await lockMaterials(tx, ids)
    const [first] = materials
    if (first === undefined || materials.length !== new Set(ids).size)
      return refuse('not_found', 'assessment.no_such_material')
    const place = { region: first.region as RegionCode, unitId: first.unit_id }
    if (materials.some((each) => each.unit_id !== first.unit_id) || !may(actor, permission, place))
      return refuse('forbidden', 'permission.missing', { permission })
    const attached = await attachTo(tx, actor, requestId, first.unit_id, ids)
    if (!attached.ok) return attached
    await recordAll(tx, actor, [
      {
        action: 'assessment.materialAttached',
        subject: { type: 'assessment.materialRequest', id: requestId },
        ...place,
        details: { count: ids.length },
      },
    ])
    return ok({})
  })
}

/** What is delivered must be there. */
export async function onRequestStep(
  tx: Tx,
  _world: World,
  _actor: Actor,
  matter: MovedMatter,
): Promise<Result<void>> {
  if (matter.step !== 'deliver') return ok(undefined)
  const request = await store.findRequest(tx, matter.id)
  return request === undefined || request.delivered === 0
    ? refuse('conflict', 'assessment.nothing_delivered')
    : ok(undefined)
}
