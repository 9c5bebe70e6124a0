/** 决议督查: resolutions of all meetings with the state of the tasks that they became. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { getProcedure, getState } from '../../../kernel/procedure.ts'
import type { Language } from '../../../kernel/text.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import type { ResolutionRow } from '../contract.ts'
import * as store from '../store/resolutions.ts'

type Query = Omit<store.ResolutionQuery, 'today'>

export async function listResolutions(world: World, actor: Actor, query: Query) {
  const today = dayOf(world.clock.now())
  const scope = scopeOf(actor, 'organisation.readBodies')
  const page = await world.db.read(scope, (tx) => store.listResolutions(tx, { ...query, today }))
  return { next: page.next, items: page.items.map((row) => toResolution(world, row, today)) }
}

/** A task that was opened shows its own state and due day; until then the resolution's. */
export function toResolution(world: World, row: store.ResolutionRecord, today: Day): ResolutionRow {
  const registered = world.procedures.find((each) => each.procedure.id === row.taskProcedure)
  const hasTask = registered !== undefined && row.taskVersion !== null && row.taskState !== null
  const procedure = hasTask
    ? getProcedure(
        world.procedures.map((each) => each.procedure),
        registered.procedure.id,
        row.taskVersion,
      )
    : undefined
  const dueOn = row.taskDueOn ?? row.dueOn
  const isOpen = row.adoptedOn !== null && row.closedAt === null
  return {
    id: row.id,
    meetingId: row.meetingId,
    meetingTitle: row.meetingTitle,
    bodyId: row.bodyId,
    bodyName: row.bodyName,
    itemId: row.itemId,
    text: row.text,
    leadUnitId: row.leadUnitId,
    leadUnitName: row.leadUnitName,
    supportingUnitIds: row.supportingUnitIds,
    supportingUnitNames: row.supportingUnitNames,
    dueOn,
    indicators: row.indicators,
    adoptedOn: row.adoptedOn,
    progress: row.progress,
    stateTitle: procedure && row.taskState !== null ? getState(procedure, row.taskState).title : null,
    isOpen,
    overdue: isOpen && dueOn < today,
    page: registered === undefined ? '' : registered.page.replace(':id', row.id),
  }
}

/** The list with its filter, streamed. */
export function exportResolutions(
  world: World,
  actor: Actor,
  query: Omit<Query, 'after' | 'limit'>,
  language: Language,
): Download {
  const t = (key: string) => world.translate(language, `organisation.resolution_${key}`)
  const stream = streamXlsx(
    t('sheet'),
    ['text', 'body', 'meeting', 'lead', 'supporting', 'due', 'progress', 'state'].map(t),
    eachPage(
      (after) => listResolutions(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.text,
        row.bodyName,
        row.meetingTitle,
        row.leadUnitName,
        row.supportingUnitNames.join('、'),
        row.dueOn,
        row.progress,
        row.stateTitle?.[language] ?? t('waiting'),
      ],
    ),
  )
  return new Download(`${t('sheet')}.xlsx`, XLSX_MEDIA_TYPE, stream)
}
