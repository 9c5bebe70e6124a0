/** Creation tasks: the list, one task, creating, export. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, text } from './fields.ts'

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
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  supervised: z.boolean(),
  indicators: z.array(z.number().int()),
})
export type TaskRow = z.output<typeof taskRow>

export const taskFilter = z.object({
  unitId: z.uuid().optional(),
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
    lastReport: z.string(),
    planId: z.uuid().nullable(),
    planTitle: z.string(),
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
