/** What crosses the wire: lists of matters, one matter with its steps, deadlines and timeline. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })
const detail: z.ZodType<Record<string, unknown>> = z.record(z.string(), z.unknown())
const refusal = z.object({ kind: z.string(), code: z.string(), details: detail })
const id = z.object({ matterId: z.uuid() })

/** 待办 (mine), 逾期, 等待他人, 关注, 本单位, 全部. */
export const matterViews = ['mine', 'overdue', 'waiting', 'watched', 'unit', 'all'] as const

export const matterRow = z.object({
  id: z.uuid(),
  procedure: z.string(),
  procedureTitle: bilingual,
  reference: z.string(),
  title: z.string(),
  state: z.string(),
  stateTitle: bilingual,
  region: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string(),
  lane: z.string().nullable(),
  openedAt: z.string(),
  dueOn: z.string().nullable(),
  dueProvisional: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  overdue: z.boolean(),
  supervised: z.boolean(),
  closedAt: z.string().nullable(),
  /** Address of the matter's page. */
  page: z.string(),
})
export type MatterRow = z.output<typeof matterRow>

export const matterFilter = z.object({
  view: z.enum(matterViews).default('all'),
  procedure: z.string().max(80).optional(),
  state: z.string().max(80).optional(),
  unitId: z.uuid().optional(),
  lane: z.string().max(100).optional(),
  search: z.string().trim().max(100).optional(),
  open: z.enum(['open', 'closed', 'both']).default('open'),
  /** 逾期, 三个工作日内到期. */
  due: z.enum(['overdue', 'soon', 'any']).default('any'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
  /** 办结日期 from and to, both included. */
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
  /** 是否逾期办结; matters without a limit are neither. */
  closedLate: z.enum(['yes', 'no']).optional(),
})

export const listMatters = endpoint({
  id: 'matters.listMatters',
  method: 'GET',
  path: '/api/matters',
  access: 'session',
  summary: { zh: '事项列表', en: 'Matters' },
  query: matterFilter.extend({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(matterRow), next: z.string().nullable() }),
})

export const exportMatters = endpoint({
  id: 'matters.exportMatters',
  method: 'GET',
  path: '/api/matters.xlsx',
  access: 'session',
  summary: { zh: '导出事项清单', en: 'Export a list of matters as xlsx' },
  query: matterFilter,
  response: z.unknown(),
})

/** Kinds of matters with their states, for filters. */
export const getMatterChoices = endpoint({
  id: 'matters.getMatterChoices',
  method: 'GET',
  path: '/api/matters/choices',
  access: 'session',
  summary: { zh: '事项筛选项', en: 'Kinds of matters and their states' },
  response: z.object({
    procedures: z.array(
      z.object({
        id: z.string(),
        title: bilingual,
        states: z.array(z.object({ key: z.string(), title: bilingual })),
      }),
    ),
  }),
})

/** 各单位逾期情况: of the open matters that the actor may see, the most overdue units first. */
export const countMattersByUnit = endpoint({
  id: 'matters.countMattersByUnit',
  method: 'GET',
  path: '/api/matters/by-unit',
  access: 'session',
  summary: { zh: '各单位逾期与临期事项', en: 'Overdue matters and those due soon, by unit' },
  response: z.object({
    items: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        overdue: z.number().int(),
        dueSoon: z.number().int(),
      }),
    ),
  }),
})

/** 近期动态: what others did to matters that the actor may see, newest first. */
export const listChanges = endpoint({
  id: 'matters.listChanges',
  method: 'GET',
  path: '/api/matters/changes',
  access: 'session',
  summary: { zh: '近期动态', en: 'What others did lately' },
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(10) }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        actorName: z.string(),
        /** 代办: the person away for whom it was done. */
        onBehalfOf: z.string().nullable(),
        kind: z.string(),
        stepTitle: bilingual.nullable(),
        toStateTitle: bilingual.nullable(),
        note: z.string(),
        matterId: z.uuid(),
        matterTitle: z.string(),
        page: z.string(),
      }),
    ),
  }),
})
export type Change = z.output<typeof listChanges.response>['items'][number]

export const summarizeMatters = endpoint({
  id: 'matters.summarizeMatters',
  method: 'GET',
  path: '/api/matters/summary',
  access: 'session',
  summary: { zh: '待办统计', en: 'Counts for the home page' },
  response: z.object({
    mine: z.number().int(),
    overdue: z.number().int(),
    dueSoon: z.number().int(),
    waiting: z.number().int(),
    watched: z.number().int(),
    unit: z.number().int(),
  }),
})

export const timelineEntry = z.object({
  id: z.uuid(),
  at: z.string(),
  actorName: z.string(),
  onBehalfOf: z.string().nullable(),
  kind: z.string(),
  step: z.string().nullable(),
  stepTitle: bilingual.nullable(),
  toState: z.string().nullable(),
  toStateTitle: bilingual.nullable(),
  values: detail,
  note: z.string(),
})

export const deadline = z.object({
  limit: z.string(),
  title: bilingual,
  basis: bilingual,
  startedOn: z.string(),
  dueOn: z.string(),
  provisional: z.boolean(),
  rolledFrom: z.string().nullable(),
  state: z.enum(['running', 'overdue', 'endedInTime', 'endedLate']),
  workingDaysLeft: z.number().int(),
  daysLeft: z.number().int(),
  endedOn: z.string().nullable(),
})

export const matterDetail = matterRow.extend({
  version: z.number().int(),
  /** 办理环节: passed, here, and the way on to the end. */
  stations: z.array(
    z.object({ key: z.string(), title: bilingual, place: z.enum(['passed', 'here', 'ahead']) }),
  ),
  steps: z.array(
    z.object({
      key: z.string(),
      title: bilingual,
      toTitle: bilingual,
      form: z.array(z.unknown()),
      basis: bilingual,
      /** Why this actor may not take it now; null when it is open. */
      refusal: refusal.nullable(),
    }),
  ),
  deadlines: z.array(deadline),
  timeline: z.array(timelineEntry),
  shares: z.array(z.object({ unitId: z.uuid(), unitName: z.string(), part: z.string() })),
  /** 上级事项, 下级事项, and what was linked by hand, with the reason. */
  related: z.array(matterRow.extend({ relation: z.enum(['parent', 'child', 'linked']), reason: z.string() })),
  watching: z.boolean(),
  /** When the matter last moved: sent back with a step, it keeps a step taken meanwhile from being overlooked. */
  movedAt: z.string(),
  mayAssign: z.boolean(),
  mayReturn: z.boolean(),
  maySupervise: z.boolean(),
})
export type MatterDetail = z.output<typeof matterDetail>

export const getMatter = endpoint({
  id: 'matters.getMatter',
  method: 'GET',
  path: '/api/matters/:matterId',
  access: 'session',
  summary: { zh: '事项详情', en: 'One matter' },
  params: id,
  response: matterDetail,
})

/** Who may take it is the procedure's own question, answered per step. */
export const takeStep = endpoint({
  id: 'matters.takeStep',
  method: 'POST',
  path: '/api/matters/:matterId/steps/:step',
  access: 'session',
  summary: { zh: '办理一步', en: 'Take a step' },
  params: id.extend({ step: z.string().max(80) }),
  body: z.object({
    values: z.record(z.string(), z.unknown()).default({}),
    /** `movedAt` of the matter as it was shown; a matter that moved since is a conflict. */
    movedAt: z.string().max(40).optional(),
  }),
  response: z.object({ state: z.string() }),
})

export const assignMatter = endpoint({
  id: 'matters.assignMatter',
  method: 'POST',
  path: '/api/matters/:matterId/assignee',
  access: 'session',
  summary: { zh: '指派', en: 'Assign' },
  params: id,
  body: z.object({ personId: z.uuid().nullable(), note: z.string().trim().max(500).default('') }),
  response: z.object({}),
})

export const handOverMatter = endpoint({
  id: 'matters.handOverMatter',
  method: 'POST',
  path: '/api/matters/:matterId/unit',
  access: 'session',
  summary: { zh: '移交', en: 'Hand over to another unit' },
  params: id,
  body: z.object({ unitId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  response: z.object({}),
})

export const commentOnMatter = endpoint({
  id: 'matters.commentOnMatter',
  method: 'POST',
  path: '/api/matters/:matterId/comments',
  access: 'session',
  summary: { zh: '留言', en: 'Comment' },
  params: id,
  body: z.object({
    text: z.string().trim().min(1).max(2000),
    /** 提醒的人: each must be able to see the matter, and gets a notice. */
    mentions: z.array(z.uuid()).max(20).default([]),
  }),
  response: z.object({}),
})

export const returnMatter = endpoint({
  id: 'matters.returnMatter',
  method: 'POST',
  path: '/api/matters/:matterId/return',
  access: 'session',
  summary: { zh: '退回', en: 'Return to who handed it on' },
  params: id,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: z.object({}),
})

export const superviseMatter = endpoint({
  id: 'matters.superviseMatter',
  method: 'POST',
  path: '/api/matters/:matterId/supervision',
  access: 'matters.supervise',
  summary: { zh: '督办', en: 'Supervise' },
  params: id,
  body: z.object({
    demand: z.string().trim().min(1).max(2000),
    workingDays: z.number().int().min(1).max(60),
  }),
  response: z.object({ id: z.uuid() }),
})

export const linkMatter = endpoint({
  id: 'matters.linkMatter',
  method: 'POST',
  path: '/api/matters/:matterId/links',
  access: 'session',
  summary: { zh: '关联事项', en: 'Link another matter' },
  params: id,
  body: z.object({ otherId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  response: z.object({}),
})

export const unlinkMatter = endpoint({
  id: 'matters.unlinkMatter',
  method: 'DELETE',
  path: '/api/matters/:matterId/links/:otherId',
  access: 'session',
  summary: { zh: '取消关联', en: 'Take a link away' },
  params: id.extend({ otherId: z.uuid() }),
  response: z.object({}),
})

export const watchMatter = endpoint({
  id: 'matters.watchMatter',
  method: 'PUT',
  path: '/api/matters/:matterId/watch',
  access: 'session',
  summary: { zh: '关注', en: 'Watch or stop watching' },
  params: id,
  body: z.object({ watching: z.boolean() }),
  response: z.object({}),
})
