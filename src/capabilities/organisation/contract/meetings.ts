/** What crosses the wire of 会议: agenda, attendance, minutes, resolutions and their follow-up. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { seatRoles } from './bodies.ts'
import { day, page } from './fields.ts'

export const meetingStates = ['planned', 'held', 'confirmed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** 出席, 委托他人参会, 请假, 缺席. */
export const attendanceStates = ['present', 'deputy', 'leave', 'absent'] as const
export type AttendanceState = (typeof attendanceStates)[number]

const bilingual = z.object({ zh: z.string(), en: z.string() })
const instant = z.iso.datetime({ offset: true })
const id = z.object({ meetingId: z.uuid() })

export const meetingRow = z.object({
  id: z.uuid(),
  region: z.string(),
  bodyId: z.uuid(),
  bodyName: z.string(),
  number: z.number().int(),
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  state: z.enum(meetingStates),
  notifiedAt: z.string().nullable(),
  resolutions: z.number().int(),
  /** Adopted, and their tasks not closed yet. */
  openResolutions: z.number().int(),
})
export type MeetingRow = z.output<typeof meetingRow>

export const resolutionRow = z.object({
  id: z.uuid(),
  meetingId: z.uuid(),
  meetingTitle: z.string(),
  bodyId: z.uuid(),
  bodyName: z.string(),
  itemId: z.uuid().nullable(),
  text: z.string(),
  leadUnitId: z.uuid(),
  leadUnitName: z.string(),
  supportingUnitIds: z.array(z.uuid()),
  supportingUnitNames: z.array(z.string()),
  dueOn: z.string(),
  indicators: z.array(z.number().int()),
  adoptedOn: z.string().nullable(),
  progress: z.number().int(),
  /** The task's state; null until the task is there. */
  stateTitle: bilingual.nullable(),
  isOpen: z.boolean(),
  overdue: z.boolean(),
  /** Address of the task. */
  page: z.string(),
})
export type ResolutionRow = z.output<typeof resolutionRow>

export const listMeetings = endpoint({
  id: 'organisation.listMeetings',
  method: 'GET',
  path: '/api/organisation/meetings',
  access: 'organisation.readBodies',
  summary: { zh: '会议', en: 'Meetings' },
  query: z.object({
    ...page,
    bodyId: z.uuid().optional(),
    state: z.enum(meetingStates).optional(),
    search: z.string().trim().max(100).optional(),
  }),
  response: z.object({ items: z.array(meetingRow), next: z.string().nullable() }),
})

export const agendaItem = z.object({
  id: z.uuid(),
  title: z.string(),
  reporter: z.string(),
  content: z.string(),
  followsId: z.uuid().nullable(),
})
export type AgendaItem = z.output<typeof agendaItem>

export const meetingPaper = z.object({
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  kind: z.enum(['paper', 'minutes']),
  fileName: z.string(),
  size: z.number(),
  addedAt: z.string(),
})
export type MeetingPaper = z.output<typeof meetingPaper>

export const attendanceRow = z.object({
  seatId: z.uuid(),
  role: z.enum(seatRoles),
  unitName: z.string(),
  post: z.string(),
  /** Who held the seat on the day of the meeting. */
  holderName: z.string(),
  personId: z.uuid().nullable(),
  state: z.enum(attendanceStates).nullable(),
  deputyName: z.string(),
})
export type AttendanceRow = z.output<typeof attendanceRow>

export const meetingDetail = meetingRow.extend({
  chairSeatId: z.uuid().nullable(),
  minutes: z.string(),
  minutesBy: z.string(),
  agenda: z.array(agendaItem),
  papers: z.array(meetingPaper),
  attendance: z.array(attendanceRow),
  resolutionList: z.array(resolutionRow),
  /** 待督查: open resolutions of the body's earlier meetings, for the agenda. */
  followUps: z.array(resolutionRow),
  mayKeep: z.boolean(),
  /** By the server's clock, for what may be done when. */
  now: z.string(),
})
export type MeetingDetail = z.output<typeof meetingDetail>

export const getMeeting = endpoint({
  id: 'organisation.getMeeting',
  method: 'GET',
  path: '/api/organisation/meetings/:meetingId',
  access: 'organisation.readBodies',
  summary: { zh: '一次会议', en: 'One meeting' },
  params: id,
  response: meetingDetail,
})

const meetingFields = {
  title: z.string().trim().min(2).max(200),
  startsAt: instant,
  endsAt: instant,
  place: z.string().trim().min(1).max(200),
  chairSeatId: z.uuid().nullable(),
  agenda: z
    .array(
      z.object({
        /** Left out for a new item; papers hang on it. */
        id: z.uuid().optional(),
        title: z.string().trim().min(1).max(300),
        reporter: z.string().trim().max(100).default(''),
        content: z.string().trim().max(4000).default(''),
        followsId: z.uuid().nullable().default(null),
      }),
    )
    .max(60),
}

export const createMeeting = endpoint({
  id: 'organisation.createMeeting',
  method: 'POST',
  path: '/api/organisation/bodies/:bodyId/meetings',
  access: 'organisation.keepBodies',
  summary: { zh: '筹备会议', en: 'Plan a meeting' },
  params: z.object({ bodyId: z.uuid() }),
  body: z.object({
    ...meetingFields,
    chairSeatId: meetingFields.chairSeatId.default(null),
    agenda: meetingFields.agenda.default([]),
  }),
  response: z.object({ id: z.uuid() }),
})

export const updateMeeting = endpoint({
  id: 'organisation.updateMeeting',
  method: 'PATCH',
  path: '/api/organisation/meetings/:meetingId',
  access: 'organisation.keepBodies',
  summary: { zh: '修改会议', en: 'Change a meeting' },
  params: id,
  body: z.object(meetingFields).partial(),
  response: z.object({}),
})

export const cancelMeeting = endpoint({
  id: 'organisation.cancelMeeting',
  method: 'POST',
  path: '/api/organisation/meetings/:meetingId/cancellation',
  access: 'organisation.keepBodies',
  summary: { zh: '取消会议', en: 'Cancel a meeting' },
  params: id,
  response: z.object({}),
})

/** 发送会议通知 to those who hold the seats and sign in here. */
export const callMeeting = endpoint({
  id: 'organisation.callMeeting',
  method: 'POST',
  path: '/api/organisation/meetings/:meetingId/call',
  access: 'organisation.keepBodies',
  summary: { zh: '发送会议通知', en: 'Send the notice of a meeting' },
  params: id,
  response: z.object({ told: z.number().int(), onPaper: z.number().int() }),
})

export const newResolution = z.object({
  id: z.uuid().optional(),
  itemId: z.uuid().nullable().default(null),
  text: z.string().trim().min(2).max(300),
  leadUnitId: z.uuid(),
  supportingUnitIds: z.array(z.uuid()).max(100).default([]),
  dueOn: day,
  indicators: z.array(z.number().int().positive()).max(100).default([]),
})

/** 会议记录: saved as often as one likes once the meeting has begun; the first time makes it a held one. */
export const keepMinutes = endpoint({
  id: 'organisation.keepMinutes',
  method: 'PUT',
  path: '/api/organisation/meetings/:meetingId/minutes',
  access: 'organisation.keepBodies',
  summary: { zh: '保存会议记录', en: 'Save the minutes' },
  params: id,
  body: z.object({
    minutes: z.string().trim().max(60_000),
    attendance: z
      .array(
        z.object({
          seatId: z.uuid(),
          state: z.enum(attendanceStates),
          deputyName: z.string().trim().max(40).default(''),
        }),
      )
      .max(500),
    resolutions: z.array(newResolution).max(100),
  }),
  response: z.object({}),
})

/** 确认会议纪要: from here on nothing of it changes, and each resolution becomes a task. */
export const confirmMinutes = endpoint({
  id: 'organisation.confirmMinutes',
  method: 'POST',
  path: '/api/organisation/meetings/:meetingId/confirmation',
  access: 'organisation.keepBodies',
  summary: { zh: '确认会议纪要', en: 'Confirm the minutes' },
  params: id,
  response: z.object({ adopted: z.number().int() }),
})

export const addPaper = endpoint({
  id: 'organisation.addPaper',
  method: 'POST',
  path: '/api/organisation/meetings/:meetingId/papers',
  access: 'organisation.keepBodies',
  summary: { zh: '上传会议材料', en: 'Add a paper to a meeting' },
  params: id,
  query: z.object({ itemId: z.uuid().optional(), kind: z.enum(['paper', 'minutes']).default('paper') }),
  response: z.object({ id: z.uuid() }),
})

export const removePaper = endpoint({
  id: 'organisation.removePaper',
  method: 'DELETE',
  path: '/api/organisation/meeting-papers/:paperId',
  access: 'organisation.keepBodies',
  summary: { zh: '移除会议材料', en: 'Remove a paper' },
  params: z.object({ paperId: z.uuid() }),
  response: z.object({}),
})

export const openPaper = endpoint({
  id: 'organisation.openPaper',
  method: 'GET',
  path: '/api/organisation/meeting-papers/:paperId/file',
  access: 'organisation.readBodies',
  summary: { zh: '打开会议材料', en: 'Open a paper' },
  params: z.object({ paperId: z.uuid() }),
  response: z.unknown(),
})

/** 会议通知 and 会议纪要 in the form of GB/T 9704-2012. */
export const downloadMeetingDocument = endpoint({
  id: 'organisation.downloadMeetingDocument',
  method: 'GET',
  path: '/api/organisation/meetings/:meetingId/documents/:document',
  access: 'organisation.readBodies',
  summary: { zh: '会议通知和会议纪要', en: 'Notice and minutes as docx' },
  params: id.extend({ document: z.enum(['notice', 'minutes']) }),
  response: z.unknown(),
})

export const resolutionFilter = z.object({
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
  bodyId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  /** 未办结, 逾期, 已办结. */
  progress: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
  search: z.string().trim().max(100).optional(),
})

export const listResolutions = endpoint({
  id: 'organisation.listResolutions',
  method: 'GET',
  path: '/api/organisation/resolutions',
  access: 'organisation.readBodies',
  summary: { zh: '会议决议督查', en: 'Follow-up of resolutions' },
  query: resolutionFilter.extend(page),
  response: z.object({ items: z.array(resolutionRow), next: z.string().nullable() }),
})

export const exportResolutions = endpoint({
  id: 'organisation.exportResolutions',
  method: 'GET',
  path: '/api/organisation/resolutions.xlsx',
  access: 'organisation.readBodies',
  summary: { zh: '导出决议督查', en: 'Export resolutions as xlsx' },
  query: resolutionFilter,
  response: z.unknown(),
})
