/** What crosses the wire of 领导小组, 办公室, 专班: bodies, their seats, and who held them when. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, flag, page, region } from './fields.ts'
import { importModes } from './import.ts'

/** 领导小组, 办公室, 专班, 专家库. */
export const bodyKinds = ['leadingGroup', 'office', 'taskForce', 'expertPool'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** 组长, 常务副组长, 副组长, 成员, 办公室主任, 办公室副主任, 工作人员, 联络员. */
export const seatRoles = [
  'head',
  'executiveDeputy',
  'deputy',
  'member',
  'officeDirector',
  'officeDeputy',
  'staff',
  'liaison',
] as const
export type SeatRole = (typeof seatRoles)[number]

export const bodyRow = z.object({
  id: z.uuid(),
  region,
  kind: z.enum(bodyKinds),
  name: z.string(),
  parentId: z.uuid().nullable(),
  parentName: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string(),
  documentNumber: z.string(),
  foundedOn: z.string(),
  dissolvedOn: z.string().nullable(),
  /** On the day asked for. */
  seats: z.number().int(),
  headName: z.string(),
})
export type BodyRow = z.output<typeof bodyRow>

export const holding = z.object({
  id: z.uuid(),
  personId: z.uuid().nullable(),
  name: z.string(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  note: z.string(),
})
export type Holding = z.output<typeof holding>

export const seatRow = z.object({
  id: z.uuid(),
  bodyId: z.uuid(),
  bodyName: z.string(),
  role: z.enum(seatRoles),
  unitId: z.uuid().nullable(),
  /** The unit's name, or the words of the document. */
  unitName: z.string(),
  post: z.string(),
  position: z.number().int(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  /** Who held the seat on the day asked for. */
  holder: holding.nullable(),
  /** 需明确继任者: nobody holds it, or the holder has left or works elsewhere. */
  isWaiting: z.boolean(),
})
export type SeatRow = z.output<typeof seatRow>

const bodyFilter = {
  kind: z.enum(bodyKinds).optional(),
  search: z.string().trim().max(100).optional(),
  /** As it stood on that day; today when left out. */
  on: day.optional(),
  /** Also dissolved ones. */
  dissolved: flag.optional(),
}

export const listBodies = endpoint({
  id: 'organisation.listBodies',
  method: 'GET',
  path: '/api/organisation/bodies',
  access: 'organisation.readBodies',
  summary: { zh: '领导小组和工作机构', en: 'Leading groups and other bodies' },
  query: z.object({ ...page, ...bodyFilter }),
  response: z.object({ items: z.array(bodyRow), next: z.string().nullable() }),
})

export const getBody = endpoint({
  id: 'organisation.getBody',
  method: 'GET',
  path: '/api/organisation/bodies/:bodyId',
  access: 'organisation.readBodies',
  summary: { zh: '机构及成员', en: 'A body with its members on a day' },
  params: z.object({ bodyId: z.uuid() }),
  query: z.object({ on: day.optional() }),
  response: z.object({
    body: bodyRow,
    on: z.string(),
    seats: z.array(seatRow.extend({ history: z.array(holding) })),
    children: z.array(z.object({ id: z.uuid(), kind: z.enum(bodyKinds), name: z.string() })),
    mayKeep: z.boolean(),
  }),
})

const bodyFields = {
  kind: z.enum(bodyKinds),
  name: z.string().trim().min(2).max(120),
  parentId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  documentNumber: z.string().trim().max(80),
  foundedOn: day,
}

export const createBody = endpoint({
  id: 'organisation.createBody',
  method: 'POST',
  path: '/api/organisation/bodies',
  access: 'organisation.keepBodies',
  summary: { zh: '新建领导小组或工作机构', en: 'Found a body' },
  body: z.object({
    ...bodyFields,
    parentId: bodyFields.parentId.default(null),
    unitId: bodyFields.unitId.default(null),
    documentNumber: bodyFields.documentNumber.default(''),
  }),
  response: z.object({ id: z.uuid() }),
})

export const updateBody = endpoint({
  id: 'organisation.updateBody',
  method: 'PATCH',
  path: '/api/organisation/bodies/:bodyId',
  access: 'organisation.keepBodies',
  summary: { zh: '修改领导小组或工作机构', en: 'Change a body' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object(bodyFields).omit({ kind: true }).partial(),
  response: z.object({}),
})

/** 撤销: its seats end with it; what it decided stays. */
export const dissolveBody = endpoint({
  id: 'organisation.dissolveBody',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/dissolution',
  access: 'organisation.keepBodies',
  summary: { zh: '撤销领导小组或工作机构', en: 'Dissolve a body' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object({ on: day }),
  response: z.object({}),
})

const seatFields = {
  role: z.enum(seatRoles),
  unitId: z.uuid().nullable(),
  unitWords: z.string().trim().max(120),
  post: z.string().trim().max(120),
  position: z.number().int().min(0).max(10_000),
}

export const addSeat = endpoint({
  id: 'organisation.addSeat',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/seats',
  access: 'organisation.keepBodies',
  summary: { zh: '增补席位', en: 'Add a seat' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object({
    ...seatFields,
    unitId: seatFields.unitId.default(null),
    unitWords: seatFields.unitWords.default(''),
    post: seatFields.post.default(''),
    position: seatFields.position.optional(),
    /** 现任: the first holder, if there is one already. */
    personId: z.uuid().nullable().default(null),
    name: z.string().trim().max(40).default(''),
    fromOn: day,
  }),
  response: z.object({ id: z.uuid() }),
})

export const updateSeat = endpoint({
  id: 'organisation.updateSeat',
  method: 'PATCH',
  path: '/api/organisation/seats/:seatId',
  access: 'organisation.keepBodies',
  summary: { zh: '修改席位', en: 'Change a seat' },
  params: z.object({ seatId: z.uuid() }),
  body: z.object(seatFields).partial(),
  response: z.object({}),
})

export const endSeat = endpoint({
  id: 'organisation.endSeat',
  method: 'POST',
  path: '/api/organisation/seats/:seatId/end',
  access: 'organisation.keepBodies',
  summary: { zh: '撤销席位', en: 'End a seat' },
  params: z.object({ seatId: z.uuid() }),
  body: z.object({ on: day }),
  response: z.object({}),
})

/** 由继任者接任: from that day the successor holds the seat; the predecessor's time ends the day before. */
export const succeedSeat = endpoint({
  id: 'organisation.succeedSeat',
  method: 'POST',
  path: '/api/organisation/seats/:seatId/succession',
  access: 'organisation.keepBodies',
  summary: { zh: '继任者接任', en: 'A successor takes over' },
  params: z.object({ seatId: z.uuid() }),
  body: z.object({
    personId: z.uuid().nullable().default(null),
    name: z.string().trim().max(40).default(''),
    on: day,
    note: z.string().trim().max(200).default(''),
  }),
  response: z.object({}),
})

export const seatFilter = z.object({
  bodyId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  role: z.enum(seatRoles).optional(),
  search: z.string().trim().max(100).optional(),
  on: day.optional(),
  /** Only those that wait for a successor. */
  waiting: flag.optional(),
  sort: z.enum(['body', 'unit']).default('body'),
})

export const listSeats = endpoint({
  id: 'organisation.listSeats',
  method: 'GET',
  path: '/api/organisation/seats',
  access: 'organisation.readBodies',
  summary: { zh: '成员和联络员', en: 'Members and liaison officers' },
  query: seatFilter.extend(page),
  response: z.object({ items: z.array(seatRow), next: z.string().nullable() }),
})

export const exportSeats = endpoint({
  id: 'organisation.exportSeats',
  method: 'GET',
  path: '/api/organisation/seats.xlsx',
  access: 'organisation.readBodies',
  summary: { zh: '导出成员名单', en: 'Export members as xlsx' },
  query: seatFilter,
  response: z.unknown(),
})

export const downloadSeatTemplate = endpoint({
  id: 'organisation.downloadSeatTemplate',
  method: 'GET',
  path: '/api/organisation/seats/template',
  access: 'organisation.keepBodies',
  summary: { zh: '成员导入模板', en: 'Template for members' },
  response: z.unknown(),
})

export const sheetVerdict = z.object({
  row: z.number(),
  name: z.string(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), reason: z.string() })),
})
export type SheetVerdict = z.output<typeof sheetVerdict>

/** `check` only judges; `all` imports when every row is good; `good` leaves out the bad rows. */
export const importSeats = endpoint({
  id: 'organisation.importSeats',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/seats/import',
  access: 'organisation.keepBodies',
  summary: { zh: '导入成员名单', en: 'Import members' },
  params: z.object({ bodyId: z.uuid() }),
  query: z.object({ mode: z.enum(importModes).default('check') }),
  response: z.object({
    rows: z.array(sheetVerdict),
    good: z.number(),
    bad: z.number(),
    imported: z.number(),
  }),
})
