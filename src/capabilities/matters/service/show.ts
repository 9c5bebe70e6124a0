/** 事项详情: state, steps with their reasons, deadlines, timeline, shares, related matters. */
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { FormValues } from '../../../kernel/procedure/form.ts'
import {
  allowedSteps,
  getProcedure,
  type Procedure,
  type ProcedureRecord,
} from '../../../kernel/procedure.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { MatterDetail } from '../contract.ts'
import { deadlinesOf } from '../domain/deadlines.ts'
import { returnTarget } from '../domain/moves.ts'
import { deskOf, permissionAt } from '../policy.ts'
import { findMatter, listRelated } from '../store/matter.ts'
import { toDetail } from '../view.ts'
import { visibilityOf } from '../visibility.ts'
import { getRegistered } from './open.ts'

interface StepEvent {
  readonly step: string | null
  readonly at: Date | string
  readonly person_id: string | null
  readonly form: FormValues
}

/** The record of a matter as its procedure folds it, out of the steps on its timeline. */
export function recordOf(
  procedure: Procedure,
  matter: { readonly opened_at: Date; readonly state: string },
  steps: readonly StepEvent[],
): ProcedureRecord {
  return {
    procedure: procedure.id,
    version: procedure.version,
    openedAt: matter.opened_at.toISOString(),
    state: matter.state,
    taken: steps.flatMap(({ step, at, person_id, form }) =>
      step === null ? [] : [{ step, at: new Date(at).toISOString(), by: person_id ?? '', values: form }],
    ),
  }
}

export function procedureOf(world: World, matter: { readonly procedure: string; readonly version: number }) {
  const versions = world.procedures.map((each) => each.procedure)
  return getProcedure(versions, matter.procedure, matter.version)
}

/** The capability's answers to the facts of its procedure. */
export async function factsOf(tx: Tx, world: World, actor: Actor, matter: { id: string; procedure: string }) {
  return (await getRegistered(world, matter.procedure).facts?.(tx, matter.id, actor)) ?? {}
}

/** At most three statements. */
export async function getMatter(world: World, actor: Actor, id: string): Promise<Result<MatterDetail>> {
  const today = dayOf(world.clock.now())
  const visibility = visibilityOf(world, actor)
  return await world.db.read(visibility.scope, async (tx) => {
    const row = await findMatter(tx, id, visibility)
    if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
    const procedure = procedureOf(world, row)
    const may = permissionAt(actor, row)
    const facts = await factsOf(tx, world, actor, row)
    const steps = allowedSteps(procedure, row.state, { may, facts })
    const related = await listRelated(tx, id, row.parent_id, visibility)
    const record = recordOf(
      procedure,
      row,
      row.events.filter((event) => event.kind === 'step'),
    )
    const isOpen = row.closed_at === null
    const isHandler = may('matters.assign') || (row.assignee_id !== null && row.assignee_id === deskOf(actor))
    return ok(
      toDetail(world, row, {
        today,
        procedure,
        steps,
        related,
        deadlines: deadlinesOf(procedure, record, row.given_due_on, today),
        mayAssign: isOpen && may('matters.assign'),
        mayReturn: isOpen && isHandler && returnTarget(row.events) !== undefined,
        maySupervise: isOpen && may('matters.supervise'),
      }),
    )
  })
}
