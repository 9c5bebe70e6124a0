/** Use cases over many matters at once: overdue by unit, what changed lately, the list as xlsx. */
import type { Readable } from 'node:stream'
import { type Actor, mayAnywhere } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { findStep, getProcedure, getState, procedureOn } from '../../kernel/procedure.ts'
import type { Language } from '../../kernel/text.ts'
import type { World } from '../../platform/world.ts'
import { eachPage, streamXlsx } from '../../platform/xlsx/stream.ts'
import type { Change } from './contract.ts'
import { daysAround } from './due-days.ts'
import { type ListQuery, listMatters } from './service/list.ts'
import * as store from './store/overview.ts'
import { pageOf } from './view.ts'
import { visibilityOf } from './visibility.ts'

/** Kinds of matters that the actor may read anywhere, in the version for matters opened today. */
export function getMatterChoices(world: World, actor: Actor) {
  const today = dayOf(world.clock.now())
  const versions = world.procedures.map((each) => each.procedure)
  const ids = world.procedures
    .filter((each) => mayAnywhere(actor, each.readPermission))
    .map((each) => each.procedure.id)
  return [...new Set(ids)].flatMap((id) => {
    const procedure = procedureOn(versions, id, today)
    if (procedure === undefined) return []
    const states = procedure.states.map(({ key, title }) => ({ key, title }))
    return [{ id, title: procedure.title, states }]
  })
}

/** 各单位逾期情况; one statement. */
export async function countMattersByUnit(world: World, actor: Actor) {
  const visibility = visibilityOf(world, actor)
  const days = daysAround(dayOf(world.clock.now()))
  const rows = await world.db.read(visibility.scope, (tx) => store.countByUnit(tx, visibility, days))
  return rows.map((row) => ({ ...row, overdue: Number(row.overdue), dueSoon: Number(row.dueSoon) }))
}

/** How far back 近期动态 reach. */
const RECENT_DAYS = 14
const DAY_MS = 86_400_000

/** 近期动态; one statement. */
export async function listChanges(world: World, actor: Actor, limit: number): Promise<Change[]> {
  const visibility = visibilityOf(world, actor)
  const filter = {
    since: new Date(world.clock.now().getTime() - RECENT_DAYS * DAY_MS),
    notBy: actor.kind === 'officer' ? actor.personId : null,
    limit,
  }
  const rows = await world.db.read(visibility.scope, (tx) => store.listChanges(tx, visibility, filter))
  const versions = world.procedures.map((each) => each.procedure)
  return rows.map((row) => {
    const procedure = getProcedure(versions, row.procedure, row.version)
    return {
      id: row.id,
      at: row.at.toISOString(),
      actorName: row.actor_name,
      onBehalfOf: row.on_behalf_of,
      kind: row.kind,
      stepTitle: row.step === null ? null : (findStep(procedure, row.step)?.title ?? null),
      toStateTitle: row.to_state === null ? null : getState(procedure, row.to_state).title,
      note: row.note,
      matterId: row.matter_id,
      matterTitle: row.title,
      page: pageOf(world, row.procedure, row.matter_id),
    }
  })
}

const COLUMNS = [
  'reference',
  'title',
  'procedure',
  'state',
  'unit',
  'assignee',
  'due',
  'opened',
  'closed',
] as const

/** The list with its filter as xlsx, streamed page by page. */
export function exportMatters(
  world: World,
  actor: Actor,
  query: Omit<ListQuery, 'after' | 'limit'>,
  language: Language,
): Readable {
  const day = (instant: string | null) => (instant === null ? '' : dayOf(new Date(instant)))
  return streamXlsx(
    world.translate(language, 'matters.export.sheet'),
    COLUMNS.map((column) => world.translate(language, `matters.export.${column}`)),
    eachPage(
      (after) => listMatters(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.reference,
        row.title,
        row.procedureTitle[language],
        row.stateTitle[language],
        row.unitName,
        row.assigneeName,
        row.dueOn ?? '',
        day(row.openedAt),
        day(row.closedAt),
      ],
    ),
  )
}
