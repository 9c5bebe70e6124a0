/** 创建任务: list, show, create, export; steps are taken through matters. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { MovedMatter } from '../../../platform/capability.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx } from '../../../platform/xlsx/stream.ts'
import { openMatters } from '../../matters/index.ts'
import { findUnits } from '../../organisation/index.ts'
import type { TaskRow } from '../contract.ts'
import { taskProcedure } from '../procedure.ts'
import * as taskList from '../store/task-list.ts'
import * as store from '../store/tasks.ts'

export interface TaskQuery {
  readonly unitId?: string | undefined
  readonly stageId?: string | undefined
  readonly state?: string | undefined
  readonly indicator?: number | undefined
  readonly due: 'overdue' | 'month' | 'any'
  readonly search?: string | undefined
  readonly sort: 'number' | 'due'
  readonly after?: string | undefined
  readonly limit: number
}

const MONTH_DAYS = 30

function toRow(row: Omit<taskList.TaskListRow, 'number_key' | 'due_key'>, today: Day): TaskRow {
  const open = row.closed_at === null
  return {
    id: row.id,
    number: row.number,
    section: row.section,
    title: row.title,
    state: row.state,
    stateTitle: getState(taskProcedure, row.state).title,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    assigneeName: row.assignee_name ?? '',
    stageId: row.stage_id,
    stageName: row.stage_name ?? '',
    progress: row.progress,
    dueOn: row.due_on,
    overdue: open && row.due_on !== null && row.due_on < today,
    workingDaysLeft: open && row.due_on !== null ? workingDaysBetween(today, row.due_on as Day) : null,
    supervised: row.supervised,
    indicators: row.indicators,
  }
}

const isState = (key: string): boolean => taskProcedure.states.some((state) => state.key === key)

export async function listTasks(world: World, actor: Actor, query: TaskQuery) {
  const today = dayOf(world.clock.now())
  if (query.state !== undefined && !isState(query.state)) return { next: null, items: [] }
  const page = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    taskList.listTasks(tx, { ...query, today, monthEnd: addDays(today, MONTH_DAYS) }),
  )
  return { next: page.next, items: page.items.map((row) => toRow(row, today)) }
}

export async function getTask(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  const row = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) => store.findTask(tx, id))
  if (row === undefined) return refuse('not_found', 'assessment.no_such_task')
  return ok({
    ...toRow(row, today),
    content: row.content,
    lastReport: row.last_report,
    planId: row.plan_id,
    planTitle: row.plan_title ?? '',
  })
}

export async function getTaskChoices(world: World, actor: Actor) {
  const { stages, units } = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    store.listChoices(tx),
  )
  return {
    units,
    stages: stages.map((stage) => ({
      id: stage.id,
      name: stage.name,
      from: stage.from_month,
      to: stage.to_month,
    })),
  }
}

export interface TaskInput {
  readonly title: string
  readonly content: string
  readonly section: string
  readonly unitId: string
  readonly supportingUnitIds: readonly string[]
  readonly stageId: string | null
  readonly indicators: readonly number[]
  readonly dueOn: string
}

/** 新建任务, in the region of the unit that will hold it. */
export async function createTask(
  world: World,
  actor: Actor,
  input: TaskInput,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const units = await findUnits(tx, [input.unitId, ...input.supportingUnitIds])
    const holder = units.find((unit) => unit.id === input.unitId)
    if (holder === undefined || units.length !== new Set([input.unitId, ...input.supportingUnitIds]).size) {
      return refuse('invalid', 'assessment.no_such_unit')
    }
    const region = holder.region as RegionCode
    const own = actor.kind === 'officer' && actor.region === region ? actor.unitId : null
    if (!may(actor, 'assessment.manageTasks', { region, unitId: own })) {
      return refuse('forbidden', 'permission.missing', { permission: 'assessment.manageTasks' })
    }
    const { stages } = await store.listChoices(tx)
    const stage = stages.find((each) => each.id === input.stageId)
    if (input.stageId !== null && stage === undefined) return refuse('invalid', 'assessment.no_such_stage')
    const id = randomUUID()
    await openMatters(tx, world, actor, [
      {
        id,
        procedure: taskProcedure.id,
        region,
        unitId: holder.id,
        title: input.title,
        lane: stage?.name ?? null,
        dueOn: input.dueOn,
        shares: input.supportingUnitIds
          .filter((unitId) => unitId !== holder.id)
          .map((unitId) => ({ unitId, part: 'supporting' as const })),
      },
    ])
    await store.insertTasks(tx, [
      {
        id,
        region,
        plan_id: null,
        stage_id: input.stageId,
        number: null,
        title: input.title,
        section: input.section,
        content: input.content,
        indicators: input.indicators,
      },
    ])
    return ok({ id })
  })
}

/** Keeps the last report beside the task when its step is taken. */
export async function onTaskStep(
  tx: Tx,
  _world: World,
  _actor: Actor,
  matter: MovedMatter,
): Promise<Result<void>> {
  const { progress, text } = matter.values
  if (matter.step === 'report') {
    await store.noteReport(tx, matter.id, { progress: Number(progress), text: String(text) })
  }
  if (matter.step === 'submit') await store.noteReport(tx, matter.id, { progress: 100, text: String(text) })
  return ok(undefined)
}

const COLUMNS = [
  'number',
  'title',
  'section',
  'unit',
  'stage',
  'state',
  'progress',
  'due',
  'assignee',
] as const

/** The list with its filter as xlsx, streamed page by page. */
export function exportTasks(
  world: World,
  actor: Actor,
  query: Omit<TaskQuery, 'after' | 'limit'>,
  language: Language,
): Readable {
  return streamXlsx(
    world.translate(language, 'assessment.export.sheet'),
    COLUMNS.map((column) => world.translate(language, `assessment.export.${column}`)),
    eachPage(
      (after) => listTasks(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.number ?? '',
        row.title,
        row.section,
        row.unitName,
        row.stageName,
        row.stateTitle[language],
        row.progress,
        row.dueOn ?? '',
        row.assigneeName,
      ],
    ),
  )
}
