/** 变更属地: one operator moved by an officer, or all that the rules place elsewhere by a job; its belongings follow. */
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobCall } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import type { PlacedAnew } from '../contract.ts'
import type { Place } from '../domain/place.ts'
import * as store from '../store/operators.ts'
import { countPlaced, listPlacedAfter, listRulesOfOthers } from '../store/place-rules.ts'
import { listLocalNames } from '../store/regions.ts'
import { loadPlacing, placeStanding } from './places.ts'
import { isRegion, nameOfRegion } from './regions.ts'
import { KEEP } from './register.ts'
import { findKept, leaveTrace } from './upkeep.ts'

export const PLACE_JOB = 'operators.placeAnew'

/** Moved with all that lies with it, where the officer keeps the other region too; else marked as foreign. */
export async function moveOperator(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly region: string; readonly unitId: string | null; readonly reason: string },
): Promise<Result<{ moved: boolean }>> {
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<{ moved: boolean }>> => {
    const found = await findKept(tx, actor, id)
    if (!found.ok) return found
    const row = found.value
    const { region, unitId, reason } = input
    if (region === row.region && unitId === row.unit_id) return refuse('conflict', 'operators.there_already')
    const place = { region: region as RegionCode, unitId, by: 'officer' }
    const local = (await listLocalNames(tx)).find(({ code }) => code === region)
    const regionName = nameOfRegion(region, local?.name)
    if (may(actor, KEEP, { region: place.region, unitId: null })) {
      const told = { words: 'operators.note_moved', regionName, reason }
      const moved = await moveTo(tx, world, actor, row, place, told)
      return moved.ok ? ok({ moved: true }) : moved
    }
    if (!(await isRegion(tx, region))) return refuse('invalid', 'operators.no_such_region', { region })
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.regionSet',
      words: 'operators.note_returned',
      details: { region: regionName, reason },
      ledger: { from: row.region, to: region, moved: false },
    })
    await store.updateOperator(tx, id, { status: 'moved', status_reason: reason }, world.clock.now())
    return ok({ moved: false })
  })
}

interface Told {
  readonly words: string
  readonly regionName: string
  readonly reason: string
}

async function moveTo(
  tx: Tx,
  world: World,
  actor: Actor,
  row: store.OperatorRecord,
  { region, unitId, by }: Place,
  { words, regionName, reason }: Told,
): Promise<Result<void>> {
  if (!may(actor, KEEP, { region, unitId: null })) return refuse('forbidden', 'operators.outside_reach')
  const other = await store.findInTheWay(tx, row.id, region)
  if (other !== undefined) return refuse('conflict', 'operators.known_already', { ...other })
  // On the file before it goes: what is written follows the operator's region.
  await leaveTrace(tx, world, actor, row, {
    action: 'operators.regionSet',
    words,
    details: { region: regionName, reason },
    ledger: { from: row.region, to: region, unitId, moved: true, by },
  })
  // One that was sent away and comes to a region of one's own is at home again.
  const home = row.status === 'moved' ? { status: 'active' as const, status_reason: '' } : {}
  const change = { region, unit_id: unitId, placed_by: by, ...home }
  await store.updateOperator(tx, row.id, change, world.clock.now())
  await store.moveBelongings(tx, row.id, region, unitId)
  return ok(undefined)
}

/** 按规则重判: orders that all that the office's rules place elsewhere goes there. */
export async function applyPlaceRules(
  world: World,
  actor: Officer,
  title: string,
): Promise<Result<{ jobId: string }>> {
  const { region, unitId, personId } = actor
  if (!may(actor, KEEP, { region, unitId: null }))
    return refuse('forbidden', 'permission.missing', { permission: KEEP })
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<{ jobId: string }>> => {
    const place = { region, unitId, personId, title, visible: true }
    const jobId = await world.jobs.enqueue(tx, PLACE_JOB, { actor } as unknown as Detail, place)
    await record(tx, actor, {
      action: 'operators.placeRulesApplied',
      subject: { type: 'operators.placeRules', id: region },
      region,
      unitId,
    })
    return ok({ jobId })
  })
}

const PART = 1000
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'
const IN_THE_WAY_SHOWN = 20

/** Under the rights that its orderer had; each operator by itself, so that what stopped half-way goes on where it was. */
export async function runPlaceJob(job: JobCall): Promise<Result<Detail>> {
  const { world } = job
  const { actor } = job.payload as { readonly actor: Officer }
  const scope = scopeOf(actor, KEEP)
  const { placing, others, total } = await world.db.read(scope, async (tx) => ({
    placing: await loadPlacing(tx, actor.region),
    others: await listRulesOfOthers(tx, actor.region),
    total: await countPlaced(tx),
  }))
  const inTheWay: PlacedAnew['inTheWay'][number][] = []
  let [looked, moved, kept] = [0, 0, 0]
  for (let after = BEFORE_ALL; ; ) {
    const start = after
    const rows = await world.db.read(scope, (tx) => listPlacedAfter(tx, start, PART))
    for (const row of rows) {
      const place = placeStanding(placing, others, row)
      if (place === undefined) continue
      const local = placing.names.find(({ code }) => code === place.region)?.name
      const done = await placeOne(world, actor, row.id, place, nameOfRegion(place.region, local))
      if (done.ok) moved += 1
      else {
        kept += 1
        const other = String(done.error.details?.name ?? '')
        if (inTheWay.length < IN_THE_WAY_SHOWN) inTheWay.push({ id: row.id, name: row.name, other })
      }
    }
    looked += rows.length
    await job.progress(looked, total)
    const last = rows.at(-1)
    if (last === undefined || (await job.isCancelled())) return ok({ looked, moved, kept, inTheWay })
    job.signal.throwIfAborted()
    after = last.id
  }
}

async function placeOne(
  world: World,
  actor: Officer,
  id: string,
  place: Place,
  regionName: string,
): Promise<Result<void>> {
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<void>> => {
    const found = await findKept(tx, actor, id)
    if (!found.ok) return found
    // Somebody named its place while the job was on its way.
    if (found.value.placed_by === 'officer') return ok(undefined)
    const told = { words: 'operators.note_placed', regionName, reason: '' }
    return await moveTo(tx, world, actor, found.value, place, told)
  })
}
