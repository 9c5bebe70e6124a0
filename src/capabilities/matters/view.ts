/** Rows of the store as what crosses the wire. */

import { workingDaysBetween } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { findStep, getProcedure, getState, type Procedure, type StepAnswer } from '../../kernel/procedure.ts'
import type { Basis } from '../../kernel/provision.ts'
import { citeBasis } from '../../kernel/provisions/catalogue.ts'
import type { Bilingual } from '../../kernel/text.ts'
import type { World } from '../../platform/world.ts'
import type { MatterDetail, MatterRow } from './contract.ts'
import type { MatterDeadline } from './domain/deadlines.ts'
import { stationsOf } from './domain/stations.ts'
import type { MatterExtras, RelatedRow } from './store/matter.ts'
import type { MatterListRow } from './store/tables.ts'

export function toRow(world: World, row: MatterListRow, today: Day): MatterRow {
  const procedure = getProcedure(
    world.procedures.map((each) => each.procedure),
    row.procedure,
    row.version,
  )
  const open = row.closed_at === null
  return {
    id: row.id,
    procedure: row.procedure,
    procedureTitle: procedure.title,
    reference: row.reference,
    title: row.title,
    state: row.state,
    stateTitle: getState(procedure, row.state).title,
    region: row.region,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name ?? '',
    lane: row.lane,
    openedAt: row.opened_at.toISOString(),
    dueOn: row.due_on,
    dueProvisional: row.due_provisional,
    workingDaysLeft: row.due_on === null || !open ? null : workingDaysBetween(today, row.due_on as Day),
    overdue: open && row.due_on !== null && row.due_on < today,
    supervised: row.supervised,
    closedAt: row.closed_at?.toISOString() ?? null,
    page: pageOf(world, row.procedure, row.id),
  }
}

/** Address of a matter's page: its own capability's, else the general one. */
export function pageOf(world: World, procedure: string, id: string): string {
  const entry = world.procedures.find((each) => each.procedure.id === procedure)
  return (entry?.page ?? '/matters/:id').replace(':id', id)
}

/** 依据 in words, in both languages. */
export function basisText(basis: Basis): Bilingual {
  return { zh: citeBasis(basis, 'zh'), en: citeBasis(basis, 'en') }
}

const visitedBy = (events: MatterExtras['events']) => events.flatMap(({ to_state }) => to_state ?? [])

export function toDetail(
  world: World,
  row: MatterListRow & MatterExtras,
  parts: {
    readonly today: Day
    readonly procedure: Procedure
    readonly steps: readonly StepAnswer[]
    readonly related: readonly RelatedRow[]
    readonly deadlines: readonly MatterDeadline[]
    readonly mayAssign: boolean
    readonly mayReturn: boolean
    readonly maySupervise: boolean
  },
): MatterDetail {
  const { procedure } = parts
  const stepOf = (key: string) => findStep(procedure, key)
  return {
    ...toRow(world, row, parts.today),
    version: row.version,
    stations: stationsOf(procedure, visitedBy(row.events), row.state),
    steps: parts.steps.flatMap(({ step, refusal }) => {
      const declared = stepOf(step)
      if (declared === undefined || (declared.trigger?.kind ?? 'person') !== 'person') return []
      return [
        {
          key: step,
          title: declared.title,
          toTitle: getState(procedure, declared.to).title,
          form: [...(declared.form ?? [])],
          basis: basisText(declared.basis),
          refusal: refusal === undefined ? null : { ...refusal, details: { ...refusal.details } },
        },
      ]
    }),
    deadlines: parts.deadlines.map((deadline) => ({
      limit: deadline.limit.key,
      title: deadline.limit.title,
      basis: basisText(deadline.limit.basis),
      startedOn: deadline.startedOn,
      dueOn: deadline.due.due,
      provisional: deadline.due.provisional,
      rolledFrom: deadline.due.rolledFrom,
      state: deadline.standing.state,
      workingDaysLeft: deadline.standing.workingDaysLeft,
      daysLeft: deadline.standing.daysLeft,
      endedOn: deadline.endedOn ?? null,
    })),
    timeline: row.events.map((event) => ({
      id: event.id,
      at: new Date(event.at).toISOString(),
      actorName: event.actor_name,
      onBehalfOf: event.on_behalf_of,
      kind: event.kind,
      step: event.step,
      stepTitle: event.step === null ? null : (stepOf(event.step)?.title ?? null),
      toState: event.to_state,
      toStateTitle: event.to_state === null ? null : getState(procedure, event.to_state).title,
      values: { ...event.form },
      note: event.note,
    })),
    shares: row.shares.map(({ unitId, unitName, part }) => ({ unitId, unitName, part })),
    related: parts.related.map((each) => ({
      ...toRow(world, each, parts.today),
      relation: each.relation,
      reason: each.reason,
    })),
    watching: row.watching,
    movedAt: row.moved_at.toISOString(),
    mayAssign: parts.mayAssign,
    mayReturn: parts.mayReturn,
    maySupervise: parts.maySupervise,
  }
}
