/** 会议决议转任务: what a leading group resolved becomes a creation task under the resolution's own id. */
import { z } from 'zod'
import type { Actor } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { EventHandler } from '../../../platform/events.ts'
import type { MovedMatter, World } from '../../../platform/world.ts'
import { openMatters } from '../../matters/index.ts'
import { findUnits, noteProgress } from '../../organisation/index.ts'
import { taskProcedure } from '../procedure.ts'
import { insertTasks, listTasksThere } from '../store/tasks.ts'
import { onTaskStep } from './tasks.ts'

const adopted = z.object({
  meetingTitle: z.string(),
  by: z.object({
    personId: z.uuid(),
    name: z.string(),
    unitId: z.uuid(),
    region: z.string(),
    sessionId: z.string(),
  }),
  resolutions: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      leadUnitId: z.uuid(),
      supportingUnitIds: z.array(z.uuid()),
      dueOn: z.string(),
      indicators: z.array(z.number().int()),
    }),
  ),
})

/** Opened in the name of whoever confirmed the minutes: that office accepts the work. Those that are there are left alone. */
export const openResolutionTasks: EventHandler = async (tx, event, world) => {
  const { by, meetingTitle, resolutions } = adopted.parse(event.payload)
  const there = new Set(
    await listTasksThere(
      tx,
      resolutions.map((resolution) => resolution.id),
    ),
  )
  const missing = resolutions.filter((resolution) => !there.has(resolution.id))
  if (missing.length === 0) return
  const units = await findUnits(
    tx,
    missing.map((resolution) => resolution.leadUnitId),
  )
  const regions = new Map(units.map((unit) => [unit.id, unit.region as RegionCode]))
  const actor: Actor = { ...by, kind: 'officer', region: by.region as RegionCode, grants: [] }
  const regionOf = (unitId: string): RegionCode => regions.get(unitId) ?? event.region
  await openMatters(
    tx,
    world,
    actor,
    missing.map((resolution) => ({
      id: resolution.id,
      procedure: taskProcedure.id,
      region: regionOf(resolution.leadUnitId),
      unitId: resolution.leadUnitId,
      title: resolution.text,
      dueOn: resolution.dueOn,
      note: meetingTitle,
      shares: resolution.supportingUnitIds
        .filter((unitId) => unitId !== resolution.leadUnitId)
        .map((unitId) => ({ unitId, part: 'supporting' as const })),
    })),
  )
  await insertTasks(
    tx,
    missing.map((resolution) => ({
      id: resolution.id,
      region: regionOf(resolution.leadUnitId),
      plan_id: null,
      stage_id: null,
      number: null,
      title: resolution.text,
      section: meetingTitle,
      content: resolution.text,
      indicators: resolution.indicators,
      due_on: resolution.dueOn,
    })),
  )
}

/** A task's step; what was reported is told to the resolution, if the task came out of one. */
export async function onStep(tx: Tx, world: World, actor: Actor, matter: MovedMatter): Promise<Result<void>> {
  if (matter.step === 'report') await noteProgress(tx, matter.id, Number(matter.values.progress))
  if (matter.step === 'submit') await noteProgress(tx, matter.id, 100)
  return await onTaskStep(tx, world, actor, matter)
}
