/** 督办: opens a supervision of a matter, and settles the matter's mark when it ends. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { addWorkingDays } from '../../../kernel/calendar.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MovedMatter, RegisteredProcedure, World } from '../../../platform/world.ts'
import { deskOf, permissionAt, unitsOf } from '../policy.ts'
import { supervisionProcedure } from '../procedure.ts'
import { findHolder, listSupervisedBy, setSupervised, settleSupervised } from '../store/matter.ts'
import type { MatterTable } from '../store/tables.ts'
import { changeMatter } from './changes.ts'
import { type NewMatter, openMatters } from './open.ts'
import { leaveTrace, type Trace } from './trace.ts'

/** What a supervision asks for. */
export interface Demand {
  readonly demand: string
  readonly workingDays: number
}

/** The supervision that it would be, and its trace on the matter; `supervised` are those that the own unit supervises. */
export function decideSupervision(
  world: World,
  actor: Actor,
  row: MatterTable,
  at: Date,
  { demand, workingDays }: Demand,
  supervised: readonly string[],
): Result<{ changes: { supervised: true }; opens: NewMatter; trace: Trace }> {
  if (row.procedure === supervisionProcedure.id) return refuse('invalid', 'matters.supervision_of_its_own')
  if (row.unit_id === null) return refuse('conflict', 'matters.nobody_to_answer')
  const ownUnit = actor.kind === 'officer' ? actor.unitId : null
  if (ownUnit === row.unit_id) return refuse('forbidden', 'matters.own_supervision')
  if (supervised.includes(row.id)) return refuse('conflict', 'matters.supervised_already')
  const dueOn = addWorkingDays(dayOf(at), workingDays)
  const id = randomUUID()
  return ok({
    changes: { supervised: true },
    opens: {
      id,
      procedure: supervisionProcedure.id,
      region: row.region as RegionCode,
      unitId: row.unit_id,
      title: world.translate('zh', 'matters.supervision.title', { title: row.title }),
      reference: row.reference,
      parentId: row.id,
      dueOn,
      note: demand,
      shares: ownUnit === null ? [] : [{ unitId: ownUnit, part: 'supervising' }],
    },
    trace: {
      action: 'matters.supervised',
      event: { kind: 'supervised', note: demand, form: { dueOn } },
      details: { supervision: id, dueOn },
      news: { dueOn },
    },
  })
}

/** By somebody set above the unit that holds the matter; that unit answers, within the limit given here. */
export async function superviseMatter(
  world: World,
  actor: Actor,
  id: string,
  input: Demand,
): Promise<Result<{ id: string }>> {
  return await changeMatter(world, actor, id, async ({ tx, row, at }) => {
    const may = permissionAt(actor, row)
    if (!may('matters.supervise')) {
      return refuse('forbidden', 'permission.missing', { permission: 'matters.supervise' })
    }
    const supervised =
      actor.kind === 'officer' && row.supervised ? await listSupervisedBy(tx, actor.unitId, [id]) : []
    const decided = decideSupervision(world, actor, row, at, input, supervised)
    if (!decided.ok) return decided
    const { opens, trace } = decided.value
    await openMatters(tx, world, actor, [opens])
    await setSupervised(tx, id, true)
    await leaveTrace(tx, world, actor, row, at, trace)
    return ok({ id: opens.id })
  })
}

async function onStep(tx: Tx, _world: World, _actor: Actor, matter: MovedMatter): Promise<Result<void>> {
  if (matter.state === 'accepted' || matter.state === 'withdrawn') await settleSupervised(tx, matter.id)
  return ok(undefined)
}

/** The supervised unit answers, never judges its own answer; nor does somebody of it under a role lent by another unit. */
async function facts(tx: Tx, matterId: string, actor: Actor) {
  const holder = await findHolder(tx, matterId)
  const isAnsweringUnit =
    actor.kind === 'officer' &&
    holder !== undefined &&
    (actor.unitId === holder.unit_id ||
      deskOf(actor) === holder.assignee_id ||
      (actor.onBehalfOf !== undefined && holder.unit_id !== null && unitsOf(actor).includes(holder.unit_id)))
  return { isAnsweringUnit }
}

export const registeredSupervision: RegisteredProcedure = {
  procedure: supervisionProcedure,
  readPermission: 'matters.readSupervision',
  page: '/matters/:id',
  facts,
  onStep,
}
