/** What crosses the wire: captures, their packs, what a verification says. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { HEADER_NAME, HEADER_VALUE, OWN_HEADERS } from '../../../kernel/visitor.ts'
import { CAPTURE_STATES } from '../domain/capture-state.ts'
import { RETENTION_KINDS } from '../domain/retention.ts'
import { SECONDS_MAX, STEP_KINDS, STEPS_MAX } from '../domain/script.ts'

const region = z.string().regex(/^\d{6}(\d{3})?$/)
const state = z.enum(CAPTURE_STATES)

/** 执法人员: two of them, each with the number of the certificate. */
const officer = z.object({
  name: z.string().trim().min(1).max(50),
  certificate: z.string().trim().min(1).max(50),
})
export type CaptureOfficer = z.output<typeof officer>

const step = z.object({
  kind: z.enum(STEP_KINDS),
  target: z.string().trim().min(1).max(300).optional(),
  text: z.string().max(300).optional(),
  seconds: z.number().positive().max(SECONDS_MAX).optional(),
})

const wireText = (max: number) =>
  z.string().trim().max(max).regex(HEADER_VALUE, 'request.field_header_characters')

/** 访问身份: as whom the page is visited; the pack declares it. */
const visitor = z.object({
  title: z.string().trim().min(1).max(60),
  userAgent: wireText(300),
  cookie: wireText(1000),
  comesBack: z.boolean(),
  headers: z
    .array(
      z.object({
        name: z
          .string()
          .trim()
          .regex(HEADER_NAME, 'request.field_header_name')
          .refine((name) => !OWN_HEADERS.test(name), 'request.field_header_own'),
        value: wireText(300),
      }),
    )
    .max(10),
})

/** What an officer asks for. */
export const captureForm = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  purpose: z.string().trim().min(1).max(500),
  officers: z.tuple([officer, officer]),
  script: z.array(step).max(STEPS_MAX).default([]),
  recordsScreen: z.boolean().default(false),
  retention: z.enum(RETENTION_KINDS).default('ordinary'),
  visitor: visitor.optional(),
})
export type CaptureForm = z.output<typeof captureForm>

const captureHead = {
  id: z.uuid(),
  region,
  url: z.string(),
  title: z.string(),
  purpose: z.string(),
  state,
  requestedName: z.string(),
  requestedAt: z.string(),
  endedAt: z.string().nullable(),
  size: z.number().nullable(),
  sha256: z.string().nullable(),
  origin: z.string().nullable(),
}
const failure = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })

const captureRow = z.object({ ...captureHead, failure: failure.nullable() })
export type CaptureRow = z.output<typeof captureRow>

const captureFilter = z.object({
  region: region.optional(),
  search: z.string().trim().max(200).optional(),
  state: state.optional(),
})
export type CaptureFilter = z.output<typeof captureFilter>

export const listCaptures = endpoint({
  id: 'evidence.listCaptures',
  method: 'GET',
  path: '/api/evidence/captures',
  access: 'evidence.read',
  summary: { zh: '网页证据列表', en: 'Captures of pages' },
  query: captureFilter.extend({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(captureRow), next: z.string().nullable() }),
})

export const exportCaptures = endpoint({
  id: 'evidence.exportCaptures',
  method: 'GET',
  path: '/api/evidence/captures.xlsx',
  access: 'evidence.read',
  summary: { zh: '导出网页证据清单', en: 'Export the list of captures as xlsx' },
  query: captureFilter,
  response: z.unknown(),
})

export const requestCapture = endpoint({
  id: 'evidence.requestCapture',
  method: 'POST',
  path: '/api/evidence/captures',
  access: 'evidence.capture',
  summary: { zh: '申请网页取证', en: 'Ask for a page to be captured' },
  body: captureForm,
  response: z.object({ id: z.uuid() }),
})

/** 执法人员: whom this person named last; the form proposes them. */
export const lastOfficers = endpoint({
  id: 'evidence.lastOfficers',
  method: 'GET',
  path: '/api/evidence/officers',
  access: 'evidence.capture',
  summary: { zh: '上次填写的执法人员', en: 'The officers that this person named last' },
  response: z.object({ officers: z.array(officer) }),
})

/** 回放核对: how far the replayed pack shows what the capture shows. */
const replay = z.object({
  at: z.string(),
  /** Share of pixels that are alike; null when there is no screenshot to compare. */
  samePixels: z.number().nullable(),
  /** Share of the lines of text that both have. */
  sameLines: z.number().nullable(),
  requests: z.number(),
  answered: z.number(),
})
export type ReplayFigures = z.output<typeof replay>

const link = z.object({
  id: z.uuid(),
  recipient: z.string(),
  purpose: z.string(),
  madeName: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  downloads: z.number(),
})
export type PackLink = z.output<typeof link>

const captureDetail = z.object({
  ...captureHead,
  officers: z.array(officer),
  script: z.array(step),
  recordsScreen: z.boolean(),
  visitor: visitor.nullable(),
  attempt: z.number(),
  startedAt: z.string().nullable(),
  failure: failure.nullable(),
  finalUrl: z.string().nullable(),
  httpStatus: z.number().nullable(),
  exchanges: z.number().nullable(),
  members: z.number().nullable(),
  missing: z.array(z.object({ part: z.string(), reason: z.string(), detail: z.string().optional() })),
  sm3: z.string().nullable(),
  timestamp: z.object({ time: z.string(), authority: z.string(), trial: z.boolean() }).nullable(),
  replay: replay.nullable(),
  retention: z.enum(RETENTION_KINDS),
  retainUntil: z.string(),
  retentionReason: z.string().nullable(),
  removedAt: z.string().nullable(),
  links: z.array(link),
  matters: z.array(z.object({ id: z.uuid(), title: z.string().nullable(), linkedAt: z.string() })),
  mayCapture: z.boolean(),
  mayShare: z.boolean(),
})
export type CaptureDetail = z.output<typeof captureDetail>

const params = z.object({ captureId: z.uuid() })

/** Seeing a pack is an act of its custody, and stands in the ledger. */
export const getCapture = endpoint({
  id: 'evidence.getCapture',
  method: 'GET',
  path: '/api/evidence/captures/:captureId',
  access: 'evidence.read',
  summary: { zh: '查看网页证据', en: 'One capture' },
  params,
  response: captureDetail,
})

/** 重新取证: a capture that failed is tried once more. */
export const retryCapture = endpoint({
  id: 'evidence.retryCapture',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/retry',
  access: 'evidence.capture',
  summary: { zh: '重新取证', en: 'Try a failed capture again' },
  params,
  response: z.object({ id: z.uuid() }),
})

export const getScreenshot = endpoint({
  id: 'evidence.getScreenshot',
  method: 'GET',
  path: '/api/evidence/captures/:captureId/screenshot',
  access: 'evidence.read',
  summary: { zh: '网页截图', en: 'Screenshot of the page' },
  params,
  response: z.unknown(),
})

export const downloadPack = endpoint({
  id: 'evidence.downloadPack',
  method: 'GET',
  path: '/api/evidence/captures/:captureId/pack',
  access: 'evidence.read',
  summary: { zh: '下载证据包', en: 'Download the pack' },
  params,
  response: z.unknown(),
})

export const downloadRecord = endpoint({
  id: 'evidence.downloadRecord',
  method: 'GET',
  path: '/api/evidence/captures/:captureId/record',
  access: 'evidence.read',
  summary: { zh: '下载电子数据证据提取笔录', en: 'Record of the extraction of electronic evidence as docx' },
  params,
  response: z.unknown(),
})

const remark = z.object({ code: z.string(), text: z.object({ zh: z.string(), en: z.string() }) })
export type PackRemark = z.output<typeof remark>

export const verifyPack = endpoint({
  id: 'evidence.verifyPack',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/verify',
  access: 'evidence.read',
  summary: { zh: '校验证据包', en: 'Verify the pack' },
  params,
  response: z.object({
    verdict: z.enum(['valid', 'invalid', 'cannot_say']),
    faults: z.array(remark),
    doubts: z.array(remark),
    notes: z.array(remark),
    members: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string(), sm3: z.string() })),
    records: z.number(),
  }),
})
