/** 创建任务: list, show, create, export; steps are taken through matters, changes of the office in `task-changes.ts`. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Actor, may, mayAnywhere, scopeOf } from '../../../kernel/actor.ts'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MovedMatter, World } from '../../../platform/world.ts'
import { eachPage, streamXlsx } from '../../../platform/xlsx/stream.ts'
import { openMatters } from '../../matters/index.ts'
import { findUnits } from '../../organisation/index.ts'
import type { Milestone, TaskRow } from '../contract.ts'
import { taskProcedure } from '../procedure.ts'
import * as taskList from '../store/task-list.ts'
import * as taskStages from '../store/task-stages.ts'
import * as store from '../store/tasks.ts'
import { SHEET_COLUMNS } from '../task-import.ts'

export interface TaskQuery {
  readonly unitId?: string | undefined
  readonly supportingUnitId?: string | undefined
  readonly milestone?: 'overdue' | 'month' | 'any' | undefined
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

const toMilestone = (row: taskList.MilestoneRow, today: Day): Milestone => ({
  ...row,
  overdue: row.doneOn === null && row.dueOn < today,
})

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
    priority: row.priority,
    effortDays: row.effort_days,
    startOn: row.start_on,
    plannedDueOn: row.planned_due_on,
    partners: [...row.partners],
    milestones: row.milestones.map((each) => toMilestone(each, today)),
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
  const filter = { milestone: 'any' as const, ...query, today, monthEnd: addDays(today, MONTH_DAYS) }
  const page = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    taskList.listTasks(tx, { ...filter, milestone: query.milestone ?? 'any' }),
  )
  return { next: page.next, items: page.items.map((row) => toRow(row, today)) }
}

/** Who may do what to a task, by where it lies and who takes part in it. */
export function partIn(
  actor: Actor,
  task: { readonly region: string; readonly unit_id: string | null; readonly partners: readonly string[] },
) {
  const place = { region: task.region as RegionCode, unitId: task.unit_id }
  const unitId = actor.kind === 'officer' ? actor.unitId : ''
  const isPartner = unitId !== task.unit_id && task.partners.includes(unitId)
  return {
    isOffice: may(actor, 'assessment.manageTasks', place),
    isLead: may(actor, 'assessment.reportTask', place),
    isPartner: isPartner && mayAnywhere(actor, 'assessment.reportTask'),
  }
}

export async function getTask(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  const row = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) => store.findTask(tx, id))
  if (row === undefined) return refuse('not_found', 'assessment.no_such_task')
  const isOpen = row.closed_at === null
  const part = partIn(actor, { ...row, partners: row.partners.map((each) => each.unitId) })
  return ok({
    ...toRow(row, today),
    content: row.content,
    reports: row.reports.map((report) => ({
      ...report,
      at: new Date(report.at).toISOString(),
      unitName: report.unitName ?? '',
    })),
    planId: row.plan_id,
    planTitle: row.plan_title ?? '',
    mayAmend: isOpen && part.isOffice,
    mayReport: isOpen && part.isPartner,
    mayMark: isOpen && (part.isOffice || part.isLead),
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

/** Milestones of a stage that the strip names; the list has them all. */
const MILESTONES_OF_STAGE = 5

/** 阶段进度; two statements. */
export async function getTaskStages(world: World, actor: Actor) {
  const today = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const counts = await taskStages.countByStage(tx, today)
    const milestones = await taskStages.listStageMilestones(tx, today, MILESTONES_OF_STAGE)
    return counts.map((stage) => {
      const own = milestones.filter((each) => each.stage_id === stage.stage_id)
      return {
        stageId: stage.stage_id,
        tasks: stage.tasks,
        done: stage.done,
        overdue: stage.overdue,
        milestonesOpen: own[0]?.open ?? 0,
        milestonesOverdue: own[0]?.overdue ?? 0,
        milestones: own.map((each) => ({
          id: each.id,
          title: each.title,
          stageId: each.stage_id,
          dueOn: each.due_on,
          doneOn: each.done_on,
          doneBy: each.done_name,
          overdue: each.due_on < today,
          taskId: each.task_id,
          taskTitle: each.task_title,
        })),
      }
    })
  })
}

export interface TaskInput {
  readonly title: string
  readonly content: string
  readonly section: string
  readonly number?: number | null
  readonly unitId: string
  readonly supportingUnitIds: readonly string[]
  readonly stageId: string | null
  readonly indicators: readonly number[]
  readonly dueOn: string
  readonly startOn: string | null
  readonly effortDays: string | null
  readonly priority: TaskRow['priority']
  readonly milestones: readonly { readonly title: string; readonly dueOn: string }[]
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
    if (input.stageId !== null && !stages.some((stage) => stage.id === input.stageId)) {
      return refuse('invalid', 'assessment.no_such_stage')
    }
    const [id = ''] = await openTasks(tx, world, actor, region, stages, [input])
    return ok({ id })
  })
}

/** Opens tasks with their matters, milestones and shares; the same number of statements for one and for many. */
export async function openTasks(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  stages: readonly { readonly id: string; readonly name: string }[],
  inputs: readonly TaskInput[],
): Promise<string[]> {
  const tasks = inputs.map((input) => ({ id: randomUUID(), input }))
  await openMatters(
    tx,
    world,
    actor,
    tasks.map(({ id, input }) => ({
      id,
      procedure: taskProcedure.id,
      region,
      unitId: input.unitId,
      title: input.title,
      reference: input.number ? String(input.number) : '',
      lane: stages.find((stage) => stage.id === input.stageId)?.name ?? null,
      dueOn: input.dueOn,
      shares: input.supportingUnitIds
        .filter((unitId) => unitId !== input.unitId)
        .map((unitId) => ({ unitId, part: 'supporting' as const })),
    })),
  )
  await store.insertTasks(
    tx,
    tasks.map(({ id, input }) => ({
      id,
      region,
      plan_id: null,
      stage_id: input.stageId,
      number: input.number ?? null,
      title: input.title,
      section: input.section,
      content: input.content,
      indicators: input.indicators,
      due_on: input.dueOn,
      start_on: input.startOn,
      effort_days: input.effortDays,
      priority: input.priority,
    })),
  )
  await store.saveMilestones(
    tx,
    tasks.flatMap(({ id, input }) =>
      input.milestones.map(({ title, dueOn }) => ({
        id: randomUUID(),
        region,
        task_id: id,
        stage_id: input.stageId,
        title,
        due_on: dueOn,
      })),
    ),
  )
  return tasks.map(({ id }) => id)
}

/** 进展报告: what a step says of the progress is kept with the task; every report stays. */
export async function onTaskStep(
  tx: Tx,
  world: World,
  actor: Actor,
  matter: MovedMatter,
): Promise<Result<void>> {
  const at = world.clock.now()
  const { progress, text } = matter.values
  if (matter.step === 'return') await store.noteProgress(tx, matter.id, { handedInOn: null })
  if (matter.step !== 'report' && matter.step !== 'submit') return ok(undefined)
  const reached = matter.step === 'submit' ? 100 : Number(progress)
  await Promise.all([
    store.noteProgress(tx, matter.id, {
      progress: reached,
      ...(matter.step === 'submit' ? { handedInOn: dayOf(at) } : {}),
    }),
    store.insertReport(tx, {
      id: randomUUID(),
      taskId: matter.id,
      unitId: matter.unitId,
      part: 'lead',
      at,
      personId: actor.kind === 'officer' ? actor.personId : null,
      personName: actor.kind === 'officer' ? actor.name : '',
      progress: reached,
      text: String(text),
    }),
  ])
  return ok(undefined)
}

const COLUMNS = [...SHEET_COLUMNS.filter((column) => column !== 'content'), 'state', 'progress', 'assignee']

/** The list with its filter as xlsx, streamed page by page. */
export function exportTasks(
  world: World,
  actor: Actor,
  query: Omit<TaskQuery, 'after' | 'limit'>,
  language: Language,
): Readable {
  const say = (key: string) => world.translate(language, `assessment.export.${key}`)
  return streamXlsx(
    say('sheet'),
    COLUMNS.map(say),
    eachPage(
      (after) => listTasks(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.number ?? '',
        row.title,
        row.section,
        row.unitName,
        row.partners.map((each) => each.name).join('、'),
        row.stageName,
        row.indicators.join('、'),
        row.startOn,
        row.plannedDueOn ?? '',
        row.effortDays ?? '',
        say(`priority_${row.priority}`),
        row.milestones.map((each) => `${each.title} ${each.dueOn}`).join('；'),
        row.stateTitle[language],
        row.progress,
        row.assigneeName,
      ],
    ),
  )
}
