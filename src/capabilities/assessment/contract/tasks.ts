/** Creation tasks: the list, one task, creating, export. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, decimal, region, text } from './fields.ts'

export const priorities = ['high', 'normal', 'low'] as const

/** 节点: what must stand by a day on the way to the end of a task. */
export const milestone = z.object({
  id: z.uuid(),
  title: z.string(),
  stageId: z.uuid().nullable(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  doneBy: z.string(),
  overdue: z.boolean(),
})
export type Milestone = z.output<typeof milestone>

/** A unit beside the lead unit, and in which part. */
const partner = z.object({ unitId: z.uuid(), name: z.string(), part: z.string() })

export const taskRow = z.object({
  id: z.uuid(),
  number: z.number().int().nullable(),
  section: z.string(),
  title: z.string(),
  state: z.string(),
  stateTitle: bilingual,
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  assigneeName: z.string(),
  stageId: z.uuid().nullable(),
  stageName: z.string(),
  progress: z.number().int(),
  priority: z.enum(priorities),
  /** 工作量, in person-days as a plain decimal. */
  effortDays: z.string().nullable(),
  /** From when it is planned; the day that it was given out where no other is set. */
  startOn: z.string(),
  /** 完成时限 as it was given; `dueOn` is the limit that runs now, which may be the office's own. */
  plannedDueOn: z.string().nullable(),
  partners: z.array(partner),
  milestones: z.array(milestone),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  supervised: z.boolean(),
  indicators: z.array(z.number().int()),
})
export type TaskRow = z.output<typeof taskRow>

export const taskFilter = z.object({
  region: region.optional(),
  /** 不含已撤销: as boards count. */
  kept: z.enum(['yes']).optional(),
  unitId: z.uuid().optional(),
  supportingUnitId: z.uuid().optional(),
  milestone: z.enum(['overdue', 'month', 'any']).default('any'),
  stageId: z.uuid().optional(),
  state: text(40).optional(),
  indicator: z.coerce.number().int().optional(),
  due: z.enum(['overdue', 'month', 'any']).default('any'),
  search: z.string().trim().max(100).optional(),
  sort: z.enum(['number', 'due']).default('number'),
})

export const listTasks = endpoint({
  id: 'assessment.listTasks',
  method: 'GET',
  path: '/api/assessment/tasks',
  access: 'assessment.read',
  summary: { zh: '创建任务列表', en: 'Creation tasks' },
  query: taskFilter.extend({
    after: text(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(taskRow), next: z.string().nullable() }),
})

export const exportTasks = endpoint({
  id: 'assessment.exportTasks',
  method: 'GET',
  path: '/api/assessment/tasks.xlsx',
  access: 'assessment.read',
  summary: { zh: '导出任务清单', en: 'Export the task list as xlsx' },
  query: taskFilter,
  response: z.unknown(),
})

export const taskReport = z.object({
  id: z.uuid(),
  at: z.string(),
  unitName: z.string(),
  part: z.enum(['lead', 'supporting']),
  personName: z.string(),
  progress: z.number().int().nullable(),
  text: z.string(),
})

/** What the plan says of a task; its state, steps and timeline are the matter's (`matters.getMatter`). */
export const getTask = endpoint({
  id: 'assessment.getTask',
  method: 'GET',
  path: '/api/assessment/tasks/:taskId',
  access: 'assessment.read',
  summary: { zh: '创建任务', en: 'One creation task' },
  params: z.object({ taskId: z.uuid() }),
  response: taskRow.extend({
    content: z.string(),
    reports: z.array(taskReport),
    planId: z.uuid().nullable(),
    planTitle: z.string(),
    /** 编辑: what the office may change of it. */
    mayAmend: z.boolean(),
    /** 配合单位: may add a report of its own; the lead unit reports by its steps. */
    mayReport: z.boolean(),
    /** 完成节点: the lead unit and the office. */
    mayMark: z.boolean(),
  }),
})

export const createTask = endpoint({
  id: 'assessment.createTask',
  method: 'POST',
  path: '/api/assessment/tasks',
  access: 'assessment.manageTasks',
  summary: { zh: '新建任务', en: 'Create a task' },
  body: z.object({
    title: z.string().trim().min(2).max(300),
    content: text(20_000).default(''),
    section: z.string().trim().max(300).default(''),
    unitId: z.uuid(),
    supportingUnitIds: z.array(z.uuid()).max(100).default([]),
    stageId: z.uuid().nullable().default(null),
    indicators: z.array(z.number().int().positive()).max(100).default([]),
    dueOn: day,
    startOn: day.nullable().default(null),
    effortDays: decimal.nullable().default(null),
    priority: z.enum(priorities).default('normal'),
    milestones: z
      .array(z.object({ title: z.string().trim().min(1).max(200), dueOn: day }))
      .max(20)
      .default([]),
  }),
  response: z.object({ id: z.uuid() }),
})

/** What the task pages need for their filters and forms. */
export const getTaskChoices = endpoint({
  id: 'assessment.getTaskChoices',
  method: 'GET',
  path: '/api/assessment/task-choices',
  access: 'assessment.read',
  summary: { zh: '任务筛选项', en: 'Stages and units for task filters' },
  response: z.object({
    stages: z.array(z.object({ id: z.uuid(), name: z.string(), from: z.string(), to: z.string() })),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
})

const taskId = z.object({ taskId: z.uuid() })

/** 编辑任务, by the office; a field that is left out stays. A moved due day needs its reason. */
export const amendTask = endpoint({
  id: 'assessment.amendTask',
  method: 'PUT',
  path: '/api/assessment/tasks/:taskId',
  access: 'assessment.manageTasks',
  summary: { zh: '编辑任务', en: 'Edit a task' },
  params: taskId,
  body: z.object({
    title: z.string().trim().min(2).max(300),
    content: text(20_000),
    section: z.string().trim().max(300),
    stageId: z.uuid().nullable(),
    indicators: z.array(z.number().int().positive()).max(100),
    supportingUnitIds: z.array(z.uuid()).max(100),
    dueOn: day,
    reason: z.string().trim().max(500).default(''),
    startOn: day.nullable(),
    effortDays: decimal.nullable(),
    priority: z.enum(priorities),
  }),
  response: z.object({}),
})

/** Adds a milestone, or changes the one with this id. */
export const saveMilestone = endpoint({
  id: 'assessment.saveMilestone',
  method: 'PUT',
  path: '/api/assessment/tasks/:taskId/milestones/:milestoneId',
  access: 'assessment.manageTasks',
  summary: { zh: '设置节点', en: 'Set a milestone' },
  params: taskId.extend({ milestoneId: z.uuid() }),
  body: z.object({
    title: z.string().trim().min(1).max(200),
    dueOn: day,
    stageId: z.uuid().nullable().default(null),
  }),
  response: z.object({}),
})

export const removeMilestone = endpoint({
  id: 'assessment.removeMilestone',
  method: 'DELETE',
  path: '/api/assessment/tasks/:taskId/milestones/:milestoneId',
  access: 'assessment.manageTasks',
  summary: { zh: '删除节点', en: 'Remove a milestone' },
  params: taskId.extend({ milestoneId: z.uuid() }),
  response: z.object({}),
})

/** 完成节点, or take that back. */
export const markMilestone = endpoint({
  id: 'assessment.markMilestone',
  method: 'POST',
  path: '/api/assessment/tasks/:taskId/milestones/:milestoneId/done',
  access: 'assessment.reportTask',
  summary: { zh: '完成节点', en: 'Mark a milestone as done' },
  params: taskId.extend({ milestoneId: z.uuid() }),
  body: z.object({ done: z.boolean() }),
  response: z.object({}),
})

/** 配合单位报告: beside the lead unit's reports, which are steps. */
export const reportOnTask = endpoint({
  id: 'assessment.reportOnTask',
  method: 'POST',
  path: '/api/assessment/tasks/:taskId/reports',
  access: 'assessment.reportTask',
  summary: { zh: '配合单位报告进展', en: 'Report as a supporting unit' },
  params: taskId,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  response: z.object({}),
})

/** 批量办理; each task has its own outcome. */
export const taskAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('close') }),
  z.object({
    kind: z.literal('assign'),
    personId: z.uuid().nullable(),
    note: z.string().trim().max(500).default(''),
  }),
  z.object({ kind: z.literal('due'), dueOn: day, reason: z.string().trim().min(1).max(500) }),
  z.object({ kind: z.literal('remind'), note: z.string().trim().max(500).default('') }),
  z.object({
    kind: z.literal('supervise'),
    demand: z.string().trim().min(1).max(2000),
    workingDays: z.number().int().min(1).max(60),
  }),
])
export type TaskAct = z.output<typeof taskAct>

export const actOnTasks = endpoint({
  id: 'assessment.actOnTasks',
  method: 'POST',
  path: '/api/assessment/tasks/acts',
  access: 'assessment.read',
  summary: { zh: '批量办理任务', en: 'Act on many tasks' },
  body: z.object({ ids: z.array(z.uuid()).min(1).max(200), act: taskAct }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
      }),
    ),
  }),
})

/** 阶段进度: how each stage stands, its tasks and its milestones. */
export const getTaskStages = endpoint({
  id: 'assessment.getTaskStages',
  method: 'GET',
  path: '/api/assessment/task-stages',
  access: 'assessment.read',
  summary: { zh: '各阶段任务与节点', en: 'How the stages stand' },
  response: z.object({
    items: z.array(
      z.object({
        stageId: z.uuid().nullable(),
        tasks: z.number().int(),
        done: z.number().int(),
        overdue: z.number().int(),
        milestones: z.array(milestone.extend({ taskId: z.uuid(), taskTitle: z.string() })),
        milestonesOpen: z.number().int(),
        milestonesOverdue: z.number().int(),
      }),
    ),
  }),
})
