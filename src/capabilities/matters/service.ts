/** Use cases of 事项: open, list, show, take a step, assign, hand over, comment, watch. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, may, mayAnywhere, type Permission } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import {
  allowedSteps,
  apply,
  findStep,
  getProcedure,
  getState,
  type Procedure,
  type ProcedureRecord,
  procedureOn,
} from '../../kernel/procedure.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { record as audit, recordAll as auditAll } from '../../platform/audit/record.ts'
import type { RegisteredProcedure } from '../../platform/capability.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { World } from '../../platform/world.ts'
import type { matterViews } from './contract.ts'
import { deadlinesOf, endedLate, nextDeadline } from './domain.ts'
import { daysAround } from './due-days.ts'
import * as store from './store.ts'
import { toDetail, toRow } from './view.ts'
import { type Visibility, visibilityOf } from './visibility.ts'

/** A matter to be opened by its own capability, in that capability's transaction. */
export interface NewMatter {
  readonly id: string
  readonly procedure: string
  readonly region: RegionCode
  readonly unitId: string | null
  readonly assigneeId?: string | null
  readonly title: string
  readonly reference?: string
  readonly lane?: string | null
  readonly parentId?: string | null
  readonly dueOn?: string | null
  readonly shares?: readonly {
    readonly unitId: string
    readonly part: 'responsible' | 'guiding' | 'supporting'
  }[]
}

const personOf = (actor: Actor): string | null => (actor.kind === 'officer' ? actor.personId : null)
const nameOf = (actor: Actor): string =>
  actor.kind === 'officer' ? actor.name : actor.kind === 'system' ? 'sishi' : ''

function registered(world: World, id: string): RegisteredProcedure {
  const found = world.procedures.find((each) => each.procedure.id === id)
  if (found === undefined) throw new Error(`no procedure ${id} is registered`)
  return found
}

/** Opens any number of matters: the same number of statements for one and for five hundred. */
export async function openMatters(
  tx: Tx,
  world: World,
  actor: Actor,
  matters: readonly NewMatter[],
): Promise<void> {
  const at = world.clock.now()
  const today = dayOf(at)
  const versions = world.procedures.map((each) => each.procedure)
  const rows = matters.map((matter) => {
    const procedure = procedureOn(versions, matter.procedure, today)
    if (procedure === undefined) throw new Error(`no version of ${matter.procedure} applies on ${today}`)
    const begun: ProcedureRecord = {
      procedure: procedure.id,
      version: procedure.version,
      openedAt: at.toISOString(),
      state: procedure.initial,
      taken: [],
    }
    return {
      id: matter.id,
      region: matter.region,
      unit_id: matter.unitId,
      assignee_id: matter.assigneeId ?? null,
      procedure: procedure.id,
      version: procedure.version,
      read_permission: registered(world, procedure.id).readPermission,
      state: procedure.initial,
      waits_for: getState(procedure, procedure.initial).waitsFor ?? null,
      title: matter.title,
      reference: matter.reference ?? '',
      lane: matter.lane ?? null,
      parent_id: matter.parentId ?? null,
      opened_at: at.toISOString(),
      opened_by: personOf(actor),
      given_due_on: matter.dueOn ?? null,
      ...dueColumns(procedure, begun, matter.dueOn ?? null, today),
    }
  })
  await store.insertMatters(tx, rows)
  await store.insertEvents(
    tx,
    rows.map((row) => eventOf(row, actor, at, { kind: 'opened', to_state: row.state })),
  )
  await store.insertShares(
    tx,
    matters.flatMap((matter) =>
      (matter.shares ?? []).map((share) => ({
        matter_id: matter.id,
        region: matter.region,
        unit_id: share.unitId,
        part: share.part,
      })),
    ),
  )
  await auditAll(
    tx,
    actor,
    rows.map((row) => ({
      action: 'matters.opened' as const,
      subject: { type: row.procedure, id: row.id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
    })),
  )
}

function dueColumns(
  procedure: Procedure,
  record: ProcedureRecord,
  givenDueOn: string | null,
  today: ReturnType<typeof dayOf>,
) {
  const next = nextDeadline(deadlinesOf(procedure, record, givenDueOn, today))
  return {
    due_on: next?.due.due ?? null,
    due_limit: next?.limit.key ?? null,
    due_provisional: next?.due.provisional ?? false,
  }
}

function eventOf(
  matter: { id: string; region: string },
  actor: Actor,
  at: Date,
  parts: Partial<store.NewEventRow> & { kind: string },
): store.NewEventRow {
  return {
    id: randomUUID(),
    matter_id: matter.id,
    region: matter.region,
    at: at.toISOString(),
    person_id: personOf(actor),
    actor_name: nameOf(actor),
    step: null,
    from_state: null,
    to_state: null,
    form: {},
    note: '',
    ...parts,
  }
}

export interface ListQuery {
  readonly view: (typeof matterViews)[number]
  readonly procedure?: string | undefined
  readonly state?: string | undefined
  readonly unitId?: string | undefined
  readonly lane?: string | undefined
  readonly search?: string | undefined
  readonly open: 'open' | 'closed' | 'both'
  readonly due: 'overdue' | 'soon' | 'any'
  readonly after?: string | undefined
  readonly limit: number
}

function viewCondition(
  view: ListQuery['view'],
  actor: Actor,
  today: string,
): RawBuilder<SqlBool> | undefined {
  const personId = personOf(actor)
  const units = actor.kind === 'officer' ? [actor.unitId] : []
  const mine = sql<SqlBool>`(m.assignee_id = ${personId}::uuid or (m.assignee_id is null and m.unit_id = any (${units}::uuid[])))`
  switch (view) {
    case 'all':
      return undefined
    case 'mine':
      return mine
    case 'overdue':
      return sql<SqlBool>`${mine} and m.due_on < ${today}::date`
    case 'waiting':
      return sql<SqlBool>`m.opened_by = ${personId}::uuid and not ${mine}`
    case 'watched':
      return sql<SqlBool>`m.id in (select w.matter_id from matters.watch w where w.person_id = ${personId}::uuid)`
    case 'unit':
      return sql<SqlBool>`m.unit_id = any (${units}::uuid[])`
  }
}

/** A page of matters; one statement. */
export async function listMatters(world: World, actor: Actor, query: ListQuery) {
  const today = dayOf(world.clock.now())
  const { scope, condition } = visibilityOf(world, actor)
  const page = await world.db.read(scope, (tx) =>
    store.listMatters(tx, {
      ...query,
      ...daysAround(today),
      visible: condition,
      view: viewCondition(query.view, actor, today),
    }),
  )
  return { next: page.next, items: page.items.map((row) => toRow(world, row, today)) }
}

export async function summarizeMatters(world: World, actor: Actor) {
  const today = dayOf(world.clock.now())
  const { scope, condition } = visibilityOf(world, actor)
  const who = {
    personId: personOf(actor) ?? '00000000-0000-0000-0000-000000000000',
    units: actor.kind === 'officer' ? [actor.unitId] : [],
    ...daysAround(today),
  }
  return await world.db.read(scope, (tx) => store.summarize(tx, condition, who))
}

/** What an actor may do to one matter, asked by the list of steps and by the step itself. */
function permissionAt(
  actor: Actor,
  matter: { region: string; unit_id: string | null; assignee_id: string | null },
) {
  const place = { region: matter.region as RegionCode, unitId: matter.unit_id }
  return (permission: Permission) =>
    may(actor, permission, place) ||
    (personOf(actor) === matter.assignee_id && mayAnywhere(actor, permission))
}

async function factsOf(tx: Tx, entry: RegisteredProcedure, matterId: string) {
  return (await entry.facts?.(tx, matterId)) ?? {}
}

/** 事项详情: state, steps with their reasons, deadlines, timeline, shares, related matters. At most three statements. */
export async function getMatter(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  const { scope, condition } = visibilityOf(world, actor)
  return await world.db.read(scope, async (tx): Promise<Result<ReturnType<typeof toDetail>>> => {
    const row = await store.findMatter(
      tx,
      id,
      condition,
      personOf(actor) ?? '00000000-0000-0000-0000-000000000000',
    )
    if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
    const entry = registered(world, row.procedure)
    const procedure = getProcedure(
      world.procedures.map((each) => each.procedure),
      row.procedure,
      row.version,
    )
    const facts = await factsOf(tx, entry, id)
    const steps = allowedSteps(procedure, row.state, { may: permissionAt(actor, row), facts })
    const related = await store.listRelated(tx, id, row.parent_id, condition)
    const taken = row.events.flatMap((event) =>
      event.kind === 'step' && event.step !== null
        ? [
            {
              step: event.step,
              at: new Date(event.at).toISOString(),
              by: event.person_id ?? '',
              values: event.form,
            },
          ]
        : [],
    )
    const record = {
      procedure: procedure.id,
      version: procedure.version,
      openedAt: row.opened_at.toISOString(),
      state: row.state,
      taken,
    }
    return ok(
      toDetail(world, row, {
        today,
        procedure,
        steps,
        related,
        deadlines: deadlinesOf(procedure, record, row.given_due_on, today),
        mayAssign: permissionAt(actor, row)('matters.assign'),
      }),
    )
  })
}

/** 办理: checks the step by the procedure, the permission by the policy, and keeps the capability's own effect with it. */
export async function takeStep(
  world: World,
  actor: Actor,
  id: string,
  step: string,
  input: unknown,
): Promise<Result<{ state: string }>> {
  const visibility = visibilityOf(world, actor)
  return await world.db.transact(visibility.scope, (tx) =>
    takeStepIn(tx, world, actor, visibility, id, step, input),
  )
}

/** The same inside a transaction of a neighbour. */
export async function takeStepIn(
  tx: Tx,
  world: World,
  actor: Actor,
  visibility: Visibility,
  id: string,
  step: string,
  input: unknown,
): Promise<Result<{ state: string }>> {
  const at = world.clock.now()
  const row = await store.lockMatter(tx, id, visibility.condition)
  if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
  const entry = registered(world, row.procedure)
  const procedure = getProcedure(
    world.procedures.map((each) => each.procedure),
    row.procedure,
    row.version,
  )
  const before: ProcedureRecord = {
    procedure: procedure.id,
    version: procedure.version,
    openedAt: row.opened_at.toISOString(),
    state: row.state,
    taken: row.steps.map((taken) => ({
      step: taken.step ?? '',
      at: taken.at.toISOString(),
      by: taken.person_id ?? '',
      values: taken.form,
    })),
  }
  const facts = await factsOf(tx, entry, id)
  const action = { step, at: at.toISOString(), by: personOf(actor) ?? nameOf(actor), input }
  const after = apply(procedure, before, action, { may: permissionAt(actor, row), facts })
  if (!after.ok) return after
  const taken = after.value.taken.at(-1)
  const values = taken?.values ?? {}
  const state = getState(procedure, after.value.state)
  const final = state.final === true
  const deadlines = deadlinesOf(procedure, after.value, row.given_due_on, dayOf(at))
  await store.updateMatter(tx, id, {
    state: after.value.state,
    waits_for: state.waitsFor ?? null,
    ...dueColumns(procedure, after.value, row.given_due_on, dayOf(at)),
    moved_at: at,
    closed_at: final ? at : null,
    closed_late: final ? endedLate(deadlines) : null,
  })
  await store.insertEvents(tx, [
    eventOf(row, actor, at, {
      kind: 'step',
      step,
      from_state: row.state,
      to_state: after.value.state,
      form: values,
    }),
  ])
  const place = { region: row.region as RegionCode, unitId: row.unit_id }
  await audit(tx, actor, {
    action: 'matters.stepTaken',
    subject: { type: row.procedure, id },
    ...place,
    details: { step: findStep(procedure, step)?.key ?? step, from: row.state, to: after.value.state },
  })
  const effect = await entry.onStep?.(tx, world, actor, {
    id,
    ...place,
    state: after.value.state,
    step,
    values,
  })
  if (effect !== undefined && !effect.ok) return effect
  return ok({ state: after.value.state })
}

/** Runs one change of a visible, open matter under its lock. */
async function change(
  world: World,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: store.MatterTable, at: Date) => Promise<Result<Record<string, never>>>,
): Promise<Result<Record<string, never>>> {
  const { scope, condition } = visibilityOf(world, actor)
  return await world.db.transact(scope, async (tx) => {
    const row = await store.lockMatter(tx, id, condition)
    if (row === undefined) return refuse('not_found', 'matters.no_such_matter')
    return await work(tx, row, world.clock.now())
  })
}

const mayAssign = (actor: Actor, row: store.MatterTable) => permissionAt(actor, row)('matters.assign')

/** 指派: to a person of the unit that holds the matter, or back to the unit. */
export async function assignMatter(
  world: World,
  actor: Actor,
  id: string,
  personId: string | null,
  note: string,
) {
  return await change(world, actor, id, async (tx, row, at) => {
    if (!mayAssign(actor, row))
      return refuse('forbidden', 'permission.missing', { permission: 'matters.assign' })
    if (row.closed_at !== null) return refuse('conflict', 'procedure.closed', { state: row.state })
    const person = personId === null ? undefined : await store.findPersonUnit(tx, personId)
    if (personId !== null && person?.unit_id !== row.unit_id)
      return refuse('invalid', 'matters.assignee_of_other_unit')
    await store.updateMatter(tx, id, { assignee_id: personId, moved_at: at })
    await store.insertEvents(tx, [
      eventOf(row, actor, at, {
        kind: 'assigned',
        note,
        form: person === undefined ? {} : { assignee: person.name },
      }),
    ])
    await audit(tx, actor, {
      action: 'matters.assigned',
      subject: { type: row.procedure, id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
      details: { assignee: personId },
    })
    return ok({})
  })
}

/** 移交: another unit holds the matter from now on; the former one still sees it. Its home region stays. */
export async function handOverMatter(world: World, actor: Actor, id: string, unitId: string, reason: string) {
  return await change(world, actor, id, async (tx, row, at) => {
    if (!mayAssign(actor, row))
      return refuse('forbidden', 'permission.missing', { permission: 'matters.assign' })
    if (row.closed_at !== null) return refuse('conflict', 'procedure.closed', { state: row.state })
    if (row.unit_id === unitId) return refuse('conflict', 'matters.already_there')
    if (row.unit_id !== null) {
      await store.insertShares(tx, [
        { matter_id: id, region: row.region, unit_id: row.unit_id, part: 'former' },
      ])
    }
    await store.insertEvents(tx, [
      eventOf(row, actor, at, { kind: 'handed_over', note: reason, form: { unit: unitId } }),
    ])
    await audit(tx, actor, {
      action: 'matters.handedOver',
      subject: { type: row.procedure, id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
      details: { to: unitId },
    })
    await store.updateMatter(tx, id, { unit_id: unitId, assignee_id: null, moved_at: at })
    return ok({})
  })
}

/** 留言: kept on the timeline; whoever sees the matter sees it. */
export async function commentOnMatter(world: World, actor: Actor, id: string, text: string) {
  return await change(world, actor, id, async (tx, row, at) => {
    await store.insertEvents(tx, [eventOf(row, actor, at, { kind: 'comment', note: text })])
    await audit(tx, actor, {
      action: 'matters.commented',
      subject: { type: row.procedure, id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
    })
    return ok({})
  })
}

/** 关注: one's own list; nobody else is told. */
export async function watchMatter(world: World, actor: Actor, id: string, watching: boolean) {
  return await change(world, actor, id, async (tx, row) => {
    const personId = personOf(actor)
    if (personId !== null) await store.setWatch(tx, id, row.region, personId, watching)
    return ok({})
  })
}
