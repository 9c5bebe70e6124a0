/** 任务调整: what the office changes of tasks, 节点, reports of supporting units, and acts on many tasks at once. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { assertNever, ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { actOnMatters, type MatterAct } from '../../matters/index.ts'
import { findUnits } from '../../organisation/index.ts'
import type { TaskAct } from '../contract.ts'
import * as store from '../store/tasks.ts'
import { partIn } from './tasks.ts'

type Done = Result<Record<string, never>>

const missing = (permission: string) => refuse('forbidden', 'permission.missing', { permission })
const noSuchTask = () => refuse('not_found', 'assessment.no_such_task')

export type TaskAmendment = store.TaskChanges & {
  readonly supportingUnitIds: readonly string[]
  readonly reason: string
}

/** 编辑任务: its words, its units, its days; the matter keeps what was moved and why. */
export async function amendTask(world: World, actor: Actor, id: string, input: TaskAmendment): Promise<Done> {
  const { supportingUnitIds, stageId } = input
  const known = await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => ({
    units: await findUnits(tx, supportingUnitIds),
    stage: stageId === null ? null : await store.findStageName(tx, stageId),
  }))
  if (known.units.length !== new Set(supportingUnitIds).size)
    return refuse('invalid', 'assessment.no_such_unit')
  if (known.stage === undefined) return refuse('invalid', 'assessment.no_such_stage')
  const act: MatterAct = {
    kind: 'amend',
    permission: 'assessment.manageTasks',
    reason: input.reason,
    title: input.title,
    lane: known.stage,
    dueOn: input.dueOn,
    supportingUnitIds,
  }
  const outcome = await actOnMatters(world, actor, [id], act, async (tx, [done]) => {
    if (done !== undefined) await store.updateTask(tx, done, input)
    return ok(undefined)
  })
  if (!outcome.ok) return outcome
  const refusal = outcome.value[0]?.refusal
  if (refusal) return refusal.kind === 'not_found' ? noSuchTask() : { ok: false, error: refusal }
  return ok({})
}

/** 批量办理: each task with its own outcome; at most ten statements. */
export async function actOnTasks(world: World, actor: Actor, ids: readonly string[], act: TaskAct) {
  const outcome = await actOnMatters(world, actor, [...new Set(ids)], toMatterAct(act), async (tx, done) => {
    if (act.kind === 'due') await store.setDueDay(tx, done, act.dueOn)
    return ok(undefined)
  })
  if (!outcome.ok) return outcome
  return ok({
    items: outcome.value.map(({ id, title, refusal }) => ({
      id,
      title,
      refusal: refusal && { code: refusal.code, details: { ...refusal.details } },
    })),
  })
}

function toMatterAct(act: TaskAct): MatterAct {
  const permission = 'assessment.manageTasks'
  switch (act.kind) {
    case 'close':
      return { kind: 'step', step: 'close', input: {} }
    case 'assign':
      return act
    case 'due':
      return { kind: 'amend', permission, reason: act.reason, dueOn: act.dueOn }
    case 'remind':
      return { ...act, permission }
    case 'supervise':
      return act
    default:
      return assertNever(act)
  }
}

interface OpenTask {
  readonly tx: Tx
  readonly region: RegionCode
  readonly unitId: string | null
  readonly part: ReturnType<typeof partIn>
}

async function changeTask(
  world: World,
  actor: Actor,
  id: string,
  work: (task: OpenTask) => Promise<Done>,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const place = await store.findPlace(tx, id)
    if (place === undefined) return noSuchTask()
    if (place.closed_at !== null) return refuse('conflict', 'procedure.closed')
    return await work({
      tx,
      region: place.region as RegionCode,
      unitId: place.unit_id,
      part: partIn(actor, place),
    })
  })
}

export interface MilestoneInput {
  readonly title: string
  readonly dueOn: string
  readonly stageId: string | null
}

export async function saveMilestone(
  world: World,
  actor: Actor,
  ids: { readonly taskId: string; readonly milestoneId: string },
  input: MilestoneInput,
): Promise<Done> {
  return await changeTask(world, actor, ids.taskId, async ({ tx, region, unitId, part }) => {
    if (!part.isOffice) return missing('assessment.manageTasks')
    const stage = input.stageId === null ? null : await store.findStageName(tx, input.stageId)
    if (stage === undefined) return refuse('invalid', 'assessment.no_such_stage')
    const saved = await store.saveMilestones(tx, [
      {
        id: ids.milestoneId,
        region,
        task_id: ids.taskId,
        stage_id: input.stageId,
        title: input.title,
        due_on: input.dueOn,
      },
    ])
    // The id is another task's milestone.
    if (saved === 0) return refuse('not_found', 'assessment.no_such_milestone')
    await record(tx, actor, {
      action: 'assessment.milestoneSet',
      subject: { type: 'assessment.task', id: ids.taskId },
      region,
      unitId,
      details: { milestone: ids.milestoneId, dueOn: input.dueOn },
    })
    return ok({})
  })
}

export async function removeMilestone(
  world: World,
  actor: Actor,
  ids: { readonly taskId: string; readonly milestoneId: string },
): Promise<Done> {
  return await changeTask(world, actor, ids.taskId, async ({ tx, region, unitId, part }) => {
    if (!part.isOffice) return missing('assessment.manageTasks')
    if (!(await store.deleteMilestone(tx, ids.taskId, ids.milestoneId))) {
      return refuse('not_found', 'assessment.no_such_milestone')
    }
    await record(tx, actor, {
      action: 'assessment.milestoneRemoved',
      subject: { type: 'assessment.task', id: ids.taskId },
      region,
      unitId,
      details: { milestone: ids.milestoneId },
    })
    return ok({})
  })
}

export async function markMilestone(
  world: World,
  actor: Actor,
  ids: { readonly taskId: string; readonly milestoneId: string },
  done: boolean,
): Promise<Done> {
  return await changeTask(world, actor, ids.taskId, async ({ tx, region, unitId, part }) => {
    if (!part.isOffice && !part.isLead) return missing('assessment.reportTask')
    const person =
      actor.kind === 'officer' ? { by: actor.personId, name: actor.name } : { by: null, name: '' }
    const mark = done ? { on: dayOf(world.clock.now()), ...person } : null
    if (!(await store.markMilestone(tx, ids.taskId, ids.milestoneId, mark))) {
      return refuse('not_found', 'assessment.no_such_milestone')
    }
    await record(tx, actor, {
      action: 'assessment.milestoneMarked',
      subject: { type: 'assessment.task', id: ids.taskId },
      region,
      unitId,
      details: { milestone: ids.milestoneId, done },
    })
    return ok({})
  })
}

/** 配合单位报告: only a unit that takes part; the lead unit reports by its steps. */
export async function reportOnTask(world: World, actor: Actor, id: string, text: string): Promise<Done> {
  return await changeTask(world, actor, id, async ({ tx, region, part }) => {
    if (!part.isPartner || actor.kind !== 'officer') {
      return refuse('forbidden', 'assessment.not_supporting')
    }
    await store.insertReport(tx, {
      id: randomUUID(),
      taskId: id,
      unitId: actor.unitId,
      part: 'supporting',
      at: world.clock.now(),
      personId: actor.personId,
      personName: actor.name,
      progress: null,
      text,
    })
    await record(tx, actor, {
      action: 'assessment.supportReported',
      subject: { type: 'assessment.task', id },
      region,
      unitId: actor.unitId,
    })
    return ok({})
  })
}
