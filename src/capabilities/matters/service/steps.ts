/** 办理: takes a step: checked by the procedure, permitted by the policy, with the capability's own effect. */
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { apply, findStep, getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { closedLate, deadlinesOf } from '../domain/deadlines.ts'
import { permissionAt, personOf } from '../policy.ts'
import { listEvents, lockMatter, updateMatter } from '../store/matter.ts'
import { type Visibility, visibilityOf } from '../visibility.ts'
import { dueColumns, getRegistered } from './open.ts'
import { factsOf, procedureOf, recordOf } from './show.ts'
import { leaveTrace, nameOf } from './trace.ts'

export interface StepOrder {
  readonly id: string
  readonly step: string
  readonly input: unknown
  /** The instant of the matter's last move as the person saw it; checked when given. */
  readonly movedAt?: string | undefined
}

export async function takeStep(
  world: World,
  actor: Actor,
  order: StepOrder,
): Promise<Result<{ state: string }>> {
  const visibility = visibilityOf(world, actor)
  return await world.db.transact(visibility.scope, (tx) => takeStepIn(tx, world, actor, visibility, order))
}

/** The same inside a transaction of a neighbour. */
export async function takeStepIn(
  tx: Tx,
  world: World,
  actor: Actor,
  visibility: Visibility,
  order: StepOrder,
): Promise<Result<{ state: string }>> {
  const { id, step } = order
  // In one packet: the timeline is read once the matter is held.
  const [row, events] = await Promise.all([lockMatter(tx, id, visibility), listEvents(tx, id, ['step'])])
  if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
  if (order.movedAt !== undefined && order.movedAt !== row.moved_at.toISOString()) {
    return refuse('conflict', 'matters.moved_meanwhile')
  }
  const at = world.clock.now()
  const procedure = procedureOf(world, row)
  const before = recordOf(procedure, row, events)
  const facts = await factsOf(tx, world, actor, row)
  const action = { step, at: at.toISOString(), by: personOf(actor) ?? nameOf(actor), input: order.input }
  const after = apply(procedure, before, action, { may: permissionAt(actor, row), facts })
  if (!after.ok) return after
  const values = after.value.taken.at(-1)?.values ?? {}
  const state = getState(procedure, after.value.state)
  const final = state.final === true
  const today = dayOf(at)
  const moved = updateMatter(tx, id, {
    state: state.key,
    waits_for: state.waitsFor ?? null,
    ...dueColumns(procedure, after.value, row.given_due_on, today),
    moved_at: at,
    closed_at: final ? at : null,
    closed_late: final ? closedLate(deadlinesOf(procedure, after.value, row.given_due_on, today)) : null,
  })
  const traced = leaveTrace(tx, world, actor, row, at, {
    action: 'matters.stepTaken',
    event: { kind: 'step', step, from_state: row.state, to_state: state.key, form: values },
    details: { step: findStep(procedure, step)?.key ?? step, from: row.state, to: state.key },
    news: { step },
  })
  await Promise.all([moved, traced])
  const effect = await getRegistered(world, row.procedure).onStep?.(tx, world, actor, {
    id,
    region: row.region as RegionCode,
    unitId: row.unit_id,
    state: state.key,
    step,
    values,
  })
  if (effect !== undefined && !effect.ok) return effect
  return ok({ state: state.key })
}
