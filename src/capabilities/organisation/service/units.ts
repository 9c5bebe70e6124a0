/** 机构: listed, created, changed and closed. */
import { randomUUID } from 'node:crypto'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { dayOf } from '../../../kernel/day.ts'
import { findRegion } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { UnitRow } from '../contract.ts'
import * as store from '../store/units.ts'

const china = chinaRegions()

/** Whether the code is one of GB/T 2260 or one that the instance added. */
export async function isKnownRegion(tx: Tx, code: string): Promise<boolean> {
  if (findRegion(china, code as RegionCode) !== undefined) return true
  return (await store.listLocalRegions(tx)).some((region) => region.code === code)
}

export interface NewUnit {
  readonly region: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitRow['kind']
  readonly parentId: string | null
  readonly aliases: readonly string[]
}

export async function createUnit(world: World, actor: Officer, unit: NewUnit): Promise<Result<UnitRow>> {
  const region = unit.region as RegionCode
  return await world.db.transact(scopeOf(actor, 'organisation.manageUnits'), async (tx) => {
    if (!may(actor, 'organisation.manageUnits', { region, unitId: null }))
      return refuse('forbidden', 'organisation.outside_reach')
    if (!(await isKnownRegion(tx, region)))
      return refuse('invalid', 'organisation.unknown_region', { region })
    const made: UnitRow = { ...unit, aliases: [...unit.aliases], id: randomUUID(), closedOn: null }
    const checked = await checkPlace(tx, made)
    if (!checked.ok) return checked
    await store.insertUnits(tx, [made])
    await recordUnit(tx, actor, 'organisation.unitCreated', made)
    return ok(made)
  })
}

export type UnitChange = {
  readonly [K in 'name' | 'shortName' | 'kind' | 'parentId' | 'aliases']?: UnitRow[K] | undefined
}

export async function updateUnit(
  world: World,
  actor: Officer,
  unitId: string,
  change: UnitChange,
): Promise<Result<UnitRow>> {
  return await world.db.transact(scopeOf(actor, 'organisation.manageUnits'), async (tx) => {
    const found = await findManaged(tx, actor, unitId)
    if (!found.ok) return found
    const before = found.value
    const name = change.name ?? before.name
    const aliases = change.aliases ?? before.aliases
    const after: UnitRow = {
      ...before,
      name,
      shortName: change.shortName ?? before.shortName,
      kind: change.kind ?? before.kind,
      parentId: change.parentId === undefined ? before.parentId : change.parentId,
      aliases: [...new Set(name === before.name ? aliases : [...aliases, before.name])].filter(
        (alias) => alias !== name,
      ),
    }
    const checked = await checkPlace(tx, after)
    if (!checked.ok) return checked
    await store.updateUnit(tx, after)
    const fields = (['name', 'shortName', 'kind', 'parentId', 'aliases'] as const).filter(
      (field) => String(before[field]) !== String(after[field]),
    )
    await recordUnit(tx, actor, 'organisation.unitChanged', after, { fields })
    return ok(after)
  })
}

/** 撤销机构: it keeps its name and its history, and takes no new work. */
export async function closeUnit(world: World, actor: Officer, unitId: string): Promise<Result<UnitRow>> {
  return await world.db.transact(scopeOf(actor, 'organisation.manageUnits'), async (tx) => {
    const found = await findManaged(tx, actor, unitId)
    if (!found.ok) return found
    const { people, units } = await store.countUnitMembers(tx, unitId)
    if (people > 0) return refuse('conflict', 'organisation.unit_has_people', { count: people })
    if (units > 0) return refuse('conflict', 'organisation.unit_has_units', { count: units })
    const closed: UnitRow = { ...found.value, closedOn: dayOf(world.clock.now()) }
    await store.updateUnit(tx, closed)
    await recordUnit(tx, actor, 'organisation.unitClosed', closed)
    return ok(closed)
  })
}

/** The unit as something to change: open, and where the actor may. Names of units are no secret, so elsewhere is forbidden. */
async function findManaged(tx: Tx, actor: Officer, unitId: string): Promise<Result<UnitRow>> {
  const unit = await store.findUnit(tx, unitId)
  if (unit === undefined) return refuse('not_found', 'organisation.no_such_unit')
  const place = { region: unit.region as RegionCode, unitId: null }
  if (!may(actor, 'organisation.manageUnits', place)) return refuse('forbidden', 'organisation.outside_reach')
  return unit.closedOn === null ? ok(unit) : refuse('conflict', 'organisation.unit_closed')
}

/** Name and parent of a unit that is about to be kept. */
async function checkPlace(tx: Tx, unit: UnitRow): Promise<Result<void>> {
  if (await store.isUnitNameTaken(tx, unit.region, unit.name, unit.id))
    return refuse('conflict', 'organisation.unit_exists', { name: unit.name })
  if (unit.parentId === null) return ok(undefined)
  const parent = await store.findUnit(tx, unit.parentId)
  if (parent === undefined || parent.closedOn !== null)
    return refuse('invalid', 'organisation.no_such_parent')
  if (await store.isUnitUnder(tx, unit.parentId, unit.id))
    return refuse('invalid', 'organisation.unit_under_itself')
  return ok(undefined)
}

async function recordUnit(
  tx: Tx,
  actor: Officer,
  action: `organisation.${string}`,
  unit: UnitRow,
  details: { readonly fields?: readonly string[] } = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.unit', id: unit.id },
    region: unit.region as RegionCode,
    unitId: unit.id,
    details,
  })
}
