/** What crosses the wire: files of operators, read by a mapping, checked first and then taken over. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { FIELD_KEYS, IMPORT_KINDS } from '../import/columns.ts'
import { day } from './fields.ts'

/** A million rows of a dozen columns are about 300 MB as csv. */
export const IMPORT_BYTES_MAX = 600 * 1024 * 1024
export const IMPORT_ROWS_MAX = 1_000_000

const badRow = z.object({
  /** As numbered in the file. */
  row: z.number(),
  name: z.string(),
  problems: z.array(
    z.object({ column: z.string(), code: z.string(), reason: z.string(), printed: z.string() }),
  ),
})
export type BadRow = z.output<typeof badRow>

const mapping = z.partialRecord(z.enum(FIELD_KEYS), z.number().int().min(0).max(199))

export const operatorImport = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  sender: z.string(),
  seenOn: day,
  dueOn: day.nullable(),
  fileName: z.string(),
  state: z.enum(['locked', 'mapping', 'checking', 'checked', 'applying', 'applied']),
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  mapping,
  /** The sender's earlier file was read so. */
  remembered: z.boolean(),
  assumeHome: z.boolean(),
  rows: z.number(),
  fresh: z.number(),
  changed: z.number(),
  same: z.number(),
  bad: z.number(),
  faults: z.array(z.object({ code: z.string(), reason: z.string(), count: z.number() })),
  badRows: z.array(badRow),
  jobId: z.uuid().nullable(),
  startedAt: z.string(),
  appliedAt: z.string().nullable(),
})
export type OperatorImport = z.output<typeof operatorImport>

const importParams = z.object({ importId: z.uuid() })

export const downloadImportTemplate = endpoint({
  id: 'operators.downloadImportTemplate',
  method: 'GET',
  path: '/api/operators/imports/template',
  access: 'operators.import',
  summary: { zh: '下载导入模板', en: 'Template of a file of operators' },
  query: z.object({ kind: z.enum(IMPORT_KINDS).default('platformReport') }),
  response: z.unknown(),
})

/** Multipart: one file. Keeps it, reads its headings, and proposes how its columns are to be read. */
export const openImport = endpoint({
  id: 'operators.openImport',
  method: 'POST',
  path: '/api/operators/imports',
  access: 'operators.import',
  summary: { zh: '上传主体数据文件', en: 'Send a file of operators' },
  query: z.object({
    kind: z.enum(IMPORT_KINDS),
    sender: z.string().trim().min(1).max(100),
    seenOn: day.optional(),
    dueOn: day.optional(),
  }),
  response: operatorImport,
})

/** Opens a file under a password; the password is kept nowhere. */
export const unlockImport = endpoint({
  id: 'operators.unlockImport',
  method: 'POST',
  path: '/api/operators/imports/:importId/unlock',
  access: 'operators.import',
  summary: { zh: '用密码打开导入文件', en: 'Open a file of operators under a password' },
  perMinuteMax: 30,
  params: importParams,
  body: z.object({ password: z.string().min(1).max(255) }),
  response: operatorImport,
})

/** PEM. A sender encrypts its file for it (CMS); only this instance can open that. */
export const downloadRecipientCertificate = endpoint({
  id: 'operators.downloadRecipientCertificate',
  method: 'GET',
  path: '/api/operators/imports/certificate',
  access: 'operators.import',
  summary: { zh: '下载接收证书（发送方据此加密文件）', en: 'Certificate for which senders encrypt files' },
  response: z.unknown(),
})

export const listImports = endpoint({
  id: 'operators.listImports',
  method: 'GET',
  path: '/api/operators/imports',
  access: 'operators.import',
  summary: { zh: '我的导入', en: 'My imports' },
  response: z.object({
    items: z.array(
      operatorImport.pick({
        id: true,
        kind: true,
        sender: true,
        fileName: true,
        state: true,
        rows: true,
        bad: true,
        startedAt: true,
      }),
    ),
  }),
})

export const getImport = endpoint({
  id: 'operators.getImport',
  method: 'GET',
  path: '/api/operators/imports/:importId',
  access: 'operators.import',
  summary: { zh: '查看导入', en: 'One import' },
  params: importParams,
  response: operatorImport,
})

/** 试算: judges every row and writes nothing; the mapping is remembered for the sender. */
export const checkImport = endpoint({
  id: 'operators.checkImport',
  method: 'POST',
  path: '/api/operators/imports/:importId/check',
  access: 'operators.import',
  summary: { zh: '核验导入文件', en: 'Check a file of operators' },
  params: importParams,
  body: z.object({ mapping, assumeHome: z.boolean().default(false) }),
  response: operatorImport,
})

/** Takes over everything, or the good rows only if so told. The same file again changes nothing. */
export const applyImport = endpoint({
  id: 'operators.applyImport',
  method: 'POST',
  path: '/api/operators/imports/:importId/apply',
  access: 'operators.import',
  summary: { zh: '执行导入', en: 'Take over the rows of an import' },
  params: importParams,
  body: z.object({ goodOnly: z.boolean().default(false) }),
  response: operatorImport,
})

export const downloadImportLetter = endpoint({
  id: 'operators.downloadImportLetter',
  method: 'GET',
  path: '/api/operators/imports/:importId/letter',
  access: 'operators.import',
  summary: { zh: '下载质量反馈函', en: 'Letter on the quality of a file, as docx, to its sender' },
  params: importParams,
  response: z.unknown(),
})

export const downloadImportReport = endpoint({
  id: 'operators.downloadImportReport',
  method: 'GET',
  path: '/api/operators/imports/:importId/report',
  access: 'operators.import',
  summary: { zh: '下载质量报告', en: 'Quality report for the sender as xlsx' },
  params: importParams,
  response: z.unknown(),
})

/** 半年报送: which platforms have reported in the last window (January, July), and which have not. */
export const getReportStanding = endpoint({
  id: 'operators.getReportStanding',
  method: 'GET',
  path: '/api/operators/imports/standing',
  access: 'operators.import',
  summary: { zh: '平台半年报送情况', en: 'Who has sent the half-yearly report' },
  response: z.object({
    from: day,
    to: day,
    items: z.array(
      z.object({
        /** Null where the register does not know who the sender is. */
        operatorId: z.uuid().nullable(),
        name: z.string(),
        /** What its reports are known by. */
        sender: z.string(),
        state: z.enum(['reported', 'late', 'awaited', 'missing']),
        lastOn: day.nullable(),
      }),
    ),
  }),
})
export type ReportStanding = z.output<typeof getReportStanding.response>['items'][number]
