/** 试算与预测: loads what the page computes with, and keeps efforts, margins and scenarios. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { dayOf } from '../../../kernel/day.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { RiskMarginsAnswer } from '../contract.ts'
import { listItems } from '../edition/index.ts'
import { validityOf } from '../inputs-of.ts'
import { type Change, DEFAULT_MARGINS } from '../outlook/index.ts'
import { findCreation } from '../store/evidence.ts'
import * as store from '../store/outlook.ts'
import { loadEditionInForce } from './edition-in-force.ts'
import { loadScoreBasis, regionFor } from './score.ts'

type Done = Result<Record<string, never>>

const regions = chinaRegions()

export async function getOutlook(world: World, actor: Actor, asked: string | undefined) {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  const loaded = await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => ({
    basis: await loadScoreBasis(tx, world, actor, region.value),
    row: await store.loadOutlook(tx, region.value),
  }))
  if (!loaded.basis.ok) return loaded.basis
  const { edition, evidence, inputs, options } = loaded.basis.value
  const { margins, ...row } = loaded.row
  return ok({
    region: region.value,
    regionName: evidence.localName ?? regionName(regions, region.value),
    mayManage: mayManage(actor, region.value),
    edition,
    inputs,
    options,
    margins: margins ?? DEFAULT_MARGINS,
    responsibilities: [...evidence.responsibilities],
    validity: validityOf(evidence, dayOf(world.clock.now())),
    ...row,
  })
}

function mayManage(actor: Actor, region: RegionCode): boolean {
  const unitId = actor.kind === 'officer' && actor.region === region ? actor.unitId : null
  return may(actor, 'assessment.manageTasks', { region, unitId })
}

/** An act of whoever manages the tasks of the region. */
async function manage<T extends object>(
  world: World,
  actor: Actor,
  asked: string | undefined,
  work: (tx: Tx, region: RegionCode) => Promise<Result<T>>,
): Promise<Result<T>> {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  if (!mayManage(actor, region.value))
    return refuse('forbidden', 'permission.missing', { permission: 'assessment.manageTasks' })
  return await world.db.transact(scopeOf(actor, 'assessment.read'), (tx) => work(tx, region.value))
}

const byOf = (world: World, actor: Actor) => ({
  by: actor.kind === 'officer' ? actor.personId : null,
  byName: actor.kind === 'officer' ? actor.name : 'sishi',
  at: world.clock.now(),
})

export interface EffortInput {
  readonly region?: string | undefined
  readonly key: string
  readonly days: string | null
  readonly reachable: boolean | null
  readonly note: string
}

/** 填报工作量. Nulls leave days to the estimate and reach to the data. */
export async function enterEffort(world: World, actor: Actor, input: EffortInput): Promise<Done> {
  return await manage(world, actor, input.region, async (tx, region) => {
    const edition = await loadEditionInForce(tx, (await findCreation(tx, region)) ?? null)
    if (!edition.ok) return edition
    const item = input.key.replace(/[@#].*$/, '')
    if (!listItems(edition.value).some((place) => place.item.key === item))
      return refuse('invalid', 'assessment.no_such_item', { item })
    const { key, days, reachable, note } = input
    await store.saveEffort(tx, { region, key, days, reachable, note, ...byOf(world, actor) })
    await record(tx, actor, {
      action: 'assessment.effortEntered',
      subject: { type: 'assessment.effort', id: `${region} ${key}` },
      region,
      details: { days, reachable },
    })
    return ok({})
  })
}

/** 风险边界, of the whole region. */
export async function setRiskMargins(
  world: World,
  actor: Actor,
  asked: string | undefined,
  margins: RiskMarginsAnswer,
): Promise<Done> {
  return await manage(world, actor, asked, async (tx, region) => {
    await store.saveRiskMargins(tx, { region, margins, ...byOf(world, actor) })
    await record(tx, actor, {
      action: 'assessment.riskMarginsSet',
      subject: { type: 'assessment.riskMargins', id: region },
      region,
    })
    return ok({})
  })
}

/** 保留试算方案 under a name, for colleagues to open. */
export async function keepScenario(
  world: World,
  actor: Actor,
  input: { region?: string | undefined; name: string; changes: readonly Change[] },
): Promise<Result<{ id: string }>> {
  return await manage(world, actor, input.region, async (tx, region) => {
    const id = randomUUID()
    await store.insertScenario(tx, {
      id,
      region,
      name: input.name,
      changes: input.changes,
      ...byOf(world, actor),
    })
    await record(tx, actor, {
      action: 'assessment.scenarioKept',
      subject: { type: 'assessment.scenario', id },
      region,
      details: { changes: input.changes.length },
    })
    return ok({ id })
  })
}

export async function removeScenario(world: World, actor: Actor, id: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const found = await store.findScenario(tx, id)
    if (found === undefined) return refuse('not_found', 'assessment.no_such_scenario')
    const region = found.region as RegionCode
    if (!mayManage(actor, region))
      return refuse('forbidden', 'permission.missing', { permission: 'assessment.manageTasks' })
    await store.removeScenario(tx, id, world.clock.now())
    await record(tx, actor, {
      action: 'assessment.scenarioRemoved',
      subject: { type: 'assessment.scenario', id },
      region,
    })
    return ok({})
  })
}
