/**
 * 批量办理: one act on many matters. Each matter is judged by itself and has its own outcome; the statements are the
 * same in number for one and for two hundred. Acts on one matter that lists offer too live here for the same reason.
 */
import type { Actor, Permission } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { apply, getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { assertNever, type Detail, ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { publishAll } from '../../../platform/events.ts'
import type { World } from '../../../platform/world.ts'
import { closedLate, deadlinesOf } from '../domain/deadlines.ts'
import { permissionAt, personOf } from '../policy.ts'
import * as many from '../store/many.ts'
import { insertEvents, listSupervisedBy } from '../store/matter.ts'
import { findPeople, type PersonRow } from '../store/notices.ts'
import type { EventTable, MatterTable } from '../store/tables.ts'
import { visibilityOf } from '../visibility.ts'
import { dueColumns, getRegistered, type NewMatter, openMatters } from './open.ts'
import { procedureOf, recordOf } from './show.ts'
import { decideSupervision } from './supervision.ts'
import { eventOf, nameOf, type Trace } from './trace.ts'

/** What is done to each of the matters; `permission` is the procedure's own word for who may do it. */
export type MatterAct =
  | { readonly kind: 'step'; readonly step: string; readonly input: unknown }
  | { readonly kind: 'assign'; readonly personId: string | null; readonly note: string }
  | {
      readonly kind: 'amend'
      readonly permission: Permission
      readonly reason: string
      readonly title?: string | undefined
      readonly lane?: string | null | undefined
      /** 延期 or 提前: the limits whose day was given with the matter run to this day from now on. */
      readonly dueOn?: string | undefined
      readonly supportingUnitIds?: readonly string[] | undefined
    }
  | { readonly kind: 'remind'; readonly permission: Permission; readonly note: string }
  | { readonly kind: 'supervise'; readonly demand: string; readonly workingDays: number }

export interface MatterOutcome {
  readonly id: string
  readonly title: string
  readonly refusal: Refusal | null
}

interface Context {
  readonly world: World
  readonly actor: Actor
  readonly at: Date
  readonly steps: readonly EventTable[]
  readonly people: readonly PersonRow[]
  /** Those that one's own unit supervises already. */
  readonly supervised: readonly string[]
}

interface Decided {
  readonly changes: Partial<many.ChangedMatter>
  readonly trace: Trace
  readonly opens?: NewMatter
}

/** At most ten statements; `then` runs in the same transaction with those that went well. */
export async function actOnMatters(
  world: World,
  actor: Actor,
  ids: readonly string[],
  act: MatterAct,
  then?: (tx: Tx, done: readonly string[]) => Promise<Result<void>>,
): Promise<Result<readonly MatterOutcome[]>> {
  const visibility = visibilityOf(world, actor)
  return await world.db.transact(visibility.scope, async (tx): Promise<Result<readonly MatterOutcome[]>> => {
    const at = world.clock.now()
    const rows = await many.lockMatters(tx, ids, visibility)
    const needsSteps = act.kind === 'step' || act.kind === 'amend'
    const steps = needsSteps
      ? await many.listStepsOf(
          tx,
          rows.map((row) => row.id),
        )
      : []
    const wanted = act.kind === 'assign' && act.personId !== null ? [act.personId] : []
    const people =
      wanted.length === 0 ? [] : await findPeople(tx, { persons: wanted, units: [], role: '' }, dayOf(at))
    const supervised =
      act.kind === 'supervise' && actor.kind === 'officer'
        ? await listSupervisedBy(tx, actor.unitId, ids)
        : []
    const byId = new Map(rows.map((row) => [row.id, row]))
    const judged = ids.map((id) => {
      const row = byId.get(id)
      if (row === undefined) return { id, row, decided: refuse('not_found', 'matters.no_such_matter') }
      const own = steps.filter((step) => step.matter_id === id)
      return { id, row, decided: decide(act, row, { world, actor, at, steps: own, people, supervised }) }
    })
    const done = judged.flatMap(({ row, decided }) =>
      row !== undefined && decided.ok ? [{ row, ...decided.value }] : [],
    )
    await write(tx, world, actor, at, done)
    if (act.kind === 'amend' && act.supportingUnitIds !== undefined) {
      for (const { row } of done) {
        const others = act.supportingUnitIds.filter((unitId) => unitId !== row.unit_id)
        await many.replaceShares(tx, row.id, 'supporting', others)
      }
    }
    const effects = await takeEffects(tx, world, actor, act, done)
    if (!effects.ok) return effects
    const after = await then?.(
      tx,
      done.map(({ row }) => row.id),
    )
    if (after !== undefined && !after.ok) return after
    return ok(
      judged.map(({ id, row, decided }) => ({
        id,
        title: row?.title ?? '',
        refusal: decided.ok ? null : decided.error,
      })),
    )
  })
}

type Done = Decided & { readonly row: MatterTable }

async function write(tx: Tx, world: World, actor: Actor, at: Date, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return
  await many.updateMatters(
    tx,
    done.map(({ row, changes }) => ({ ...row, ...changes })),
  )
  const opened = done.flatMap(({ opens }) => opens ?? [])
  if (opened.length > 0) await openMatters(tx, world, actor, opened)
  await insertEvents(
    tx,
    done.map(({ row, trace }) => eventOf(row, actor, at, trace.event)),
  )
  await recordAll(
    tx,
    actor,
    done.map(({ row, trace }) => ({
      action: trace.action,
      subject: { type: row.procedure, id: row.id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
      ...(trace.details === undefined ? {} : { details: trace.details }),
    })),
  )
  await publishAll(
    tx,
    world.jobs,
    done.map(({ row, trace }) => ({
      name: trace.action,
      region: row.region as RegionCode,
      at: at.toISOString(),
      payload: { matterId: row.id, by: personOf(actor), actor: nameOf(actor), ...trace.news },
    })),
  )
}

/** The capability's own effect of a step, where it has one. */
async function takeEffects(
  tx: Tx,
  world: World,
  actor: Actor,
  act: MatterAct,
  done: readonly Done[],
): Promise<Result<void>> {
  if (act.kind !== 'step') return ok(undefined)
  for (const { row, changes, trace } of done) {
    const effect = await getRegistered(world, row.procedure).onStep?.(tx, world, actor, {
      id: row.id,
      region: row.region as RegionCode,
      unitId: row.unit_id,
      state: changes.state ?? row.state,
      step: act.step,
      values: trace.event.form ?? {},
    })
    if (effect !== undefined && !effect.ok) return effect
  }
  return ok(undefined)
}

const missing = (permission: string) => refuse('forbidden', 'permission.missing', { permission })

function decide(act: MatterAct, row: MatterTable, context: Context): Result<Decided> {
  if (row.closed_at !== null) return refuse('conflict', 'procedure.closed', { state: row.state })
  const may = permissionAt(context.actor, row)
  switch (act.kind) {
    case 'step':
      return decideStep(act, row, context)
    case 'assign':
      return may('matters.assign') ? decideAssignment(act, row, context) : missing('matters.assign')
    case 'amend':
      return may(act.permission) ? decideAmendment(act, row, context) : missing(act.permission)
    case 'remind':
      return may(act.permission)
        ? ok({
            changes: {},
            trace: { action: 'matters.reminded', event: { kind: 'reminded', note: act.note } },
          })
        : missing(act.permission)
    case 'supervise':
      if (!may('matters.supervise')) return missing('matters.supervise')
      return decideSupervision(context.world, context.actor, row, context.at, act, context.supervised)
    default:
      return assertNever(act)
  }
}

type ActOf<K extends MatterAct['kind']> = Extract<MatterAct, { kind: K }>

function decideStep(act: ActOf<'step'>, row: MatterTable, context: Context): Result<Decided> {
  const { world, actor, at, steps } = context
  const procedure = procedureOf(world, row)
  // Facts are answered for one matter at a time; a procedure that asks for them is worked on one by one.
  if ((procedure.facts ?? []).length > 0) return refuse('invalid', 'matters.one_by_one')
  const before = recordOf(procedure, row, steps)
  const action = {
    step: act.step,
    at: at.toISOString(),
    by: personOf(actor) ?? nameOf(actor),
    input: act.input,
  }
  const after = apply(procedure, before, action, { may: permissionAt(actor, row), facts: {} })
  if (!after.ok) return after
  const state = getState(procedure, after.value.state)
  const isFinal = state.final === true
  const today = dayOf(at)
  return ok({
    changes: {
      state: state.key,
      waits_for: state.waitsFor ?? null,
      ...dueColumns(procedure, after.value, row.given_due_on, today),
      moved_at: at,
      closed_at: isFinal ? at : null,
      closed_late: isFinal ? closedLate(deadlinesOf(procedure, after.value, row.given_due_on, today)) : null,
    },
    trace: {
      action: 'matters.stepTaken',
      event: {
        kind: 'step',
        step: act.step,
        from_state: row.state,
        to_state: state.key,
        form: after.value.taken.at(-1)?.values ?? {},
      },
      details: { step: act.step, from: row.state, to: state.key },
      news: { step: act.step },
    },
  })
}

function decideAssignment(act: ActOf<'assign'>, row: MatterTable, { actor, at, people }: Context) {
  if (act.personId === row.assignee_id) return refuse('conflict', 'matters.already_assigned')
  const person = people.find((each) => each.id === act.personId)
  if (act.personId !== null && person?.unit_id !== row.unit_id) {
    return refuse('invalid', 'matters.assignee_of_other_unit')
  }
  const from = {
    ...(row.unit_id === null ? {} : { fromUnitId: row.unit_id }),
    ...(row.assignee_id === null ? {} : { fromAssigneeId: row.assignee_id }),
    ...(actor.kind === 'officer' ? { byUnitId: actor.unitId } : {}),
  }
  const to = person === undefined ? {} : { assigneeId: person.id, assignee: person.name }
  return ok<Decided>({
    changes: { assignee_id: act.personId, moved_at: at },
    trace: {
      action: 'matters.assigned',
      event: { kind: 'assigned', note: act.note, form: { ...from, ...to } },
      details: { assignee: act.personId },
    },
  })
}

function decideAmendment(act: ActOf<'amend'>, row: MatterTable, context: Context): Result<Decided> {
  const { world, at, steps } = context
  const given = act.dueOn ?? row.given_due_on
  const isMoved = given !== row.given_due_on
  if (isMoved && act.reason === '') return refuse('invalid', 'matters.reason_needed')
  const procedure = procedureOf(world, row)
  const changed: { [key: string]: Detail } = {
    ...(isMoved ? { fromDueOn: row.given_due_on, dueOn: given } : {}),
    ...(act.title !== undefined && act.title !== row.title ? { titleChanged: true } : {}),
    ...(act.supportingUnitIds === undefined ? {} : { supporting: [...act.supportingUnitIds] }),
  }
  return ok({
    changes: {
      title: act.title ?? row.title,
      lane: act.lane === undefined ? row.lane : act.lane,
      given_due_on: given,
      ...dueColumns(procedure, recordOf(procedure, row, steps), given, dayOf(at)),
      moved_at: at,
    },
    trace: {
      action: 'matters.amended',
      event: {
        kind: isMoved ? 'due_moved' : 'amended',
        note: act.reason,
        form: isMoved && given !== null ? { fromDueOn: row.given_due_on ?? '', dueOn: given } : {},
      },
      details: changed,
      news: isMoved && given !== null ? { dueOn: given } : {},
    },
  })
}
