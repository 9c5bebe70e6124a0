/** Use cases of 统计数据: list, enter, revise. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { World } from '../../platform/world.ts'
import type { FigureRow } from './contract.ts'
import * as store from './store.ts'

/** The region that a request means when it names none: the officer's own. */
export function regionOf(actor: Actor, asked: string | undefined): RegionCode {
  if (asked !== undefined) return asked as RegionCode
  return actor.kind === 'officer' ? actor.region : ('000000' as RegionCode)
}

export async function listFigures(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; series?: string | undefined },
) {
  const region = regionOf(actor, query.region)
  return await world.db.read(scopeOf(actor, 'figures.read'), (tx) =>
    store.listFigures(tx, region, query.series),
  )
}

export async function listRevisions(world: World, actor: Actor, key: store.FigureKey): Promise<FigureRow[]> {
  return await world.db.read(scopeOf(actor, 'figures.read'), (tx) => store.listRevisions(tx, key))
}

export interface FigureEntry {
  readonly region?: string | undefined
  readonly series: string
  readonly where: 'local' | 'national'
  readonly year: number
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason: string
}

/** 填报: a first value is entered, a later one revises it and must say why; the same value again changes nothing. */
export async function enterFigure(
  world: World,
  actor: Actor,
  entry: FigureEntry,
): Promise<Result<FigureRow>> {
  return await world.db.transact(scopeOf(actor, 'figures.read'), (tx) =>
    enterFigureIn(tx, world, actor, entry),
  )
}

export async function enterFigureIn(
  tx: Tx,
  world: World,
  actor: Actor,
  entry: FigureEntry,
): Promise<Result<FigureRow>> {
  const region = regionOf(actor, entry.region)
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  if (
    !may(actor, 'figures.enter', {
      region,
      unitId: actor.kind === 'officer' && region === actor.region ? unitId : null,
    })
  ) {
    return refuse('not_found', 'figures.no_such_region', { region })
  }
  const key = { region, series: entry.series, where: entry.where, year: entry.year }
  const current = await store.lockCurrent(tx, key)
  if (current !== undefined && entry.reason === '') {
    return refuse('conflict', 'figures.reason_needed', { value: current.value, unit: current.unit })
  }
  const figure: store.NewFigure = {
    id: randomUUID(),
    region,
    series: entry.series,
    of_where: entry.where,
    year: entry.year,
    value: entry.value,
    unit: entry.unit,
    source: entry.source,
    unit_id: unitId,
    entered_by: actor.kind === 'officer' ? actor.personId : null,
    entered_name: actor.kind === 'officer' ? actor.name : 'sishi',
    entered_at: world.clock.now(),
    reason: entry.reason,
  }
  await store.insertFigure(tx, figure, current?.id)
  await record(tx, actor, {
    action: current === undefined ? 'figures.entered' : 'figures.revised',
    subject: { type: 'figures.figure', id: figure.id },
    region,
    unitId: figure.unit_id,
    details: { series: entry.series, where: entry.where, year: entry.year },
  })
  return ok({
    id: figure.id,
    region,
    series: figure.series,
    where: figure.of_where,
    year: figure.year,
    value: figure.value,
    unit: figure.unit,
    source: figure.source,
    enteredName: figure.entered_name,
    enteredAt: figure.entered_at.toISOString(),
    reason: figure.reason,
    current: true,
  })
}
