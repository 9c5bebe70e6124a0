/** 立项: opening matters, and what is computed of a matter out of its procedure. */
import type { Actor } from '../../../kernel/actor.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import {
  begin,
  getState,
  type Procedure,
  type ProcedureRecord,
  procedureOn,
} from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { recordAll as auditAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { publishAll } from '../../../platform/events.ts'
import type { RegisteredProcedure, World } from '../../../platform/world.ts'
import { deadlinesOf, nextDeadline } from '../domain/deadlines.ts'
import { personOf } from '../policy.ts'
import { insertEvents, insertMatters, insertShares } from '../store/matter.ts'
import { eventOf, nameOf } from './trace.ts'

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
  /** 送达: its unit is told at once, and does not only find it among what is to be done. */
  readonly isTold?: boolean
  /** Stands on the timeline beside the opening. */
  readonly note?: string
  readonly shares?: readonly {
    readonly unitId: string
    readonly part: 'responsible' | 'guiding' | 'supporting' | 'supervising'
  }[]
}

export function getRegistered(world: World, id: string): RegisteredProcedure {
  const found = world.procedures.find((each) => each.procedure.id === id)
  if (found === undefined) throw new Error(`no procedure ${id} is registered`)
  return found
}

/** The due day that lists show, out of the limits that run. */
export function dueColumns(
  procedure: Procedure,
  record: ProcedureRecord,
  givenDueOn: string | null,
  today: Day,
) {
  const deadlines = deadlinesOf(procedure, record, givenDueOn, today)
  // A matter whose limits have all ended keeps showing the first of them.
  const next = nextDeadline(deadlines) ?? deadlines[0]
  return {
    due_on: next?.due.due ?? null,
    due_limit: next?.limit.key ?? null,
    due_provisional: next?.due.provisional ?? false,
  }
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
    const begun = begin(procedure, at.toISOString())
    return {
      id: matter.id,
      region: matter.region,
      unit_id: matter.unitId,
      assignee_id: matter.assigneeId ?? null,
      procedure: procedure.id,
      version: procedure.version,
      read_permission: getRegistered(world, procedure.id).readPermission,
      state: procedure.initial,
      waits_for: getState(procedure, procedure.initial).waitsFor ?? null,
      title: matter.title,
      reference: matter.reference ?? '',
      lane: matter.lane ?? null,
      parent_id: matter.parentId ?? null,
      opened_at: at.toISOString(),
      opened_by: personOf(actor),
      opener_unit_id: actor.kind === 'officer' ? actor.unitId : null,
      given_due_on: matter.dueOn ?? null,
      ...dueColumns(procedure, begun, matter.dueOn ?? null, today),
    }
  })
  const notes = new Map(matters.map((matter) => [matter.id, matter.note ?? '']))
  await insertMatters(tx, rows)
  await insertEvents(
    tx,
    rows.map((row) =>
      eventOf(row, actor, at, { kind: 'opened', to_state: row.state, note: notes.get(row.id) ?? '' }),
    ),
  )
  await insertShares(
    tx,
    matters.flatMap((matter) =>
      (matter.shares ?? []).map((share) => ({
        matter_id: matter.id,
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
  const told = new Set(matters.filter((matter) => matter.isTold === true).map((matter) => matter.id))
  await publishAll(
    tx,
    world.jobs,
    rows
      .filter((row) => told.has(row.id))
      .map((row) => ({
        name: 'matters.opened' as const,
        region: row.region as RegionCode,
        at: at.toISOString(),
        payload: { matterId: row.id, by: personOf(actor), actor: nameOf(actor) },
      })),
  )
}
