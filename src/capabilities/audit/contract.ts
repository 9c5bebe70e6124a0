/** What crosses the wire about the audit ledger. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

const day = z.iso.date()
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const digest = { sha256: hex, sm3: hex }
const action = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)

export const actorKind = z.enum(['officer', 'enterprise', 'consumer', 'whistleblower', 'system'])

export const entryRow = z.object({
  id: z.uuid(),
  /** ISO instant in UTC with microseconds, by the database's clock. */
  at: z.string(),
  actorKind,
  /** A person's id, a job's name, or the fingerprint of an outside party's code. */
  actorId: z.string(),
  sessionId: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  region: z.string(),
  unitId: z.uuid().nullable(),
  details: z.record(z.string(), z.json()),
  /** Its place in the chain; null for the second until the sealer has come by. */
  seq: z.number().nullable(),
  /** Names as they are today, where the scope shows them; null for jobs and outside parties. */
  actorName: z.string().nullable(),
  /** 代办: the person away for whom it was done. */
  onBehalfOfName: z.string().nullable(),
  /** Of a person; other subjects have their own pages. */
  subjectName: z.string().nullable(),
  unitName: z.string().nullable(),
  regionName: z.string(),
})
export type EntryRow = z.output<typeof entryRow>

const entryFilter = {
  action: action.optional(),
  /** An id, or a person's whole name. */
  actor: z.string().min(1).max(200).optional(),
  subjectId: z.string().min(1).max(200).optional(),
  /** Days of Asia/Shanghai, both included. */
  from: day.optional(),
  to: day.optional(),
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .optional(),
}

export const listEntries = endpoint({
  id: 'audit.listEntries',
  method: 'GET',
  path: '/api/audit/entries',
  access: 'audit.read',
  summary: { zh: '查询操作留痕', en: 'Search the audit entries' },
  query: z.object({
    ...entryFilter,
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(entryRow), next: z.string().nullable() }),
})

export const exportEntries = endpoint({
  id: 'audit.exportEntries',
  method: 'GET',
  path: '/api/audit/entries.xlsx',
  access: 'audit.read',
  summary: { zh: '导出操作留痕', en: 'Export audit entries as xlsx' },
  query: z.object(entryFilter),
  response: z.unknown(),
})

export const checkpointRow = z.object({
  seq: z.number(),
  ...digest,
  at: z.string(),
  keyId: z.string(),
  algorithm: z.enum(['ecdsa-p256-sha256', 'sm2-sm3']),
  signature: z.string(),
})

export const entryDetail = entryRow.extend({
  seal: z.object({ seq: z.number(), ...digest }).nullable(),
  /** The first checkpoint that covers it; null until the next one. */
  checkpoint: checkpointRow.nullable(),
})

const entryParams = z.object({ entryId: z.uuid() })

export const getEntry = endpoint({
  id: 'audit.getEntry',
  method: 'GET',
  path: '/api/audit/entries/:entryId',
  access: 'audit.read',
  summary: { zh: '查看一条操作留痕', en: 'One audit entry with its seal' },
  params: entryParams,
  response: entryDetail,
})

export const downloadProof = endpoint({
  id: 'audit.downloadProof',
  method: 'GET',
  path: '/api/audit/entries/:entryId/proof',
  access: 'audit.read',
  summary: { zh: '下载存在证明', en: 'Download the proof that an entry stands in the ledger' },
  params: entryParams,
  response: z.unknown(),
})

export const problem = z.object({
  kind: z.enum([
    'content_changed',
    'seal_changed',
    'entry_missing',
    'seal_missing',
    'reordered',
    'chain_broken',
    'rewritten',
    'truncated',
    'signature_bad',
    'key_unknown',
    'inserted',
    'unsealed',
  ]),
  seq: z.number().optional(),
  lastSeq: z.number().optional(),
  entryId: z.string().optional(),
  keyId: z.string().optional(),
})

export const verdict = z.object({
  ok: z.boolean(),
  checked: z.number(),
  firstSeq: z.number(),
  lastSeq: z.number(),
  /** Checkpoints whose signature and hashes hold. */
  checkpoints: z.number(),
  /** The first is the first broken entry; at most twenty. */
  problems: z.array(problem),
})

export type Verdict = z.output<typeof verdict>

export const verify = endpoint({
  id: 'audit.verify',
  method: 'POST',
  path: '/api/audit/verification',
  access: 'audit.verify',
  summary: { zh: '校验操作留痕的完整性', en: 'Order a verification of the whole ledger' },
  body: z.object({
    /** Contents of checkpoint files that were kept elsewhere. */
    checkpoints: z.array(z.string().max(4000)).max(20).default([]),
  }),
  /** The job, to be followed under `/api/jobs/:jobId`; its result is a verdict. */
  response: z.object({ jobId: z.uuid() }),
})

export const listCheckpoints = endpoint({
  id: 'audit.listCheckpoints',
  method: 'GET',
  path: '/api/audit/checkpoints',
  access: 'audit.verify',
  summary: { zh: '检查点列表', en: 'Checkpoints, newest first' },
  query: z.object({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({ items: z.array(checkpointRow), next: z.string().nullable() }),
})

export const downloadCheckpoint = endpoint({
  id: 'audit.downloadCheckpoint',
  method: 'GET',
  path: '/api/audit/checkpoints/:seq/:keyId',
  access: 'audit.verify',
  summary: { zh: '下载检查点', en: 'Download a checkpoint to keep it elsewhere' },
  params: z.object({ seq: z.coerce.number().int().positive(), keyId: z.string().regex(/^[0-9a-f]{32}$/) }),
  response: z.unknown(),
})
