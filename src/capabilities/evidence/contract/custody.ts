/** What crosses the wire: custody of a pack, its links to matters and for other bureaus. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'

const params = z.object({ captureId: z.uuid() })
const done = z.object({ id: z.uuid() })

const custodyEntry = z.object({
  id: z.uuid(),
  at: z.string(),
  actorName: z.string().nullable(),
  actorKind: z.string(),
  action: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  /** Its place in the ledger's chain; null until the sealer has come by. */
  seq: z.number().nullable(),
})
export type CustodyEntry = z.output<typeof custodyEntry>

/** 保管链: every act on the pack, oldest first, out of the audit ledger. */
export const listCustody = endpoint({
  id: 'evidence.listCustody',
  method: 'GET',
  path: '/api/evidence/captures/:captureId/custody',
  access: 'evidence.read',
  summary: { zh: '证据保管记录', en: 'Custody of the pack' },
  params,
  query: z.object({ after: z.string().max(200).optional() }),
  response: z.object({ items: z.array(custodyEntry), next: z.string().nullable() }),
})

/** 存在证明: leads from the entry, hash by hash, to a signed checkpoint of the ledger. */
export const proveCustody = endpoint({
  id: 'evidence.proveCustody',
  method: 'GET',
  path: '/api/evidence/captures/:captureId/custody/:entryId/proof',
  access: 'evidence.read',
  summary: { zh: '保管记录的存在证明', en: 'Inclusion proof of an act of custody' },
  params: params.extend({ entryId: z.uuid() }),
  response: z.object({
    isProven: z.boolean(),
    seq: z.number(),
    leaf: z.string(),
    following: z.number(),
    checkpoint: z.object({ seq: z.number(), at: z.string(), keyId: z.string(), sha256: z.string() }),
    /** The proof itself, as `sishi audit` reads it. */
    proof: z.unknown(),
  }),
})

export const linkMatter = endpoint({
  id: 'evidence.linkMatter',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/matters',
  access: 'evidence.capture',
  summary: { zh: '关联事项', en: 'Link the pack to a matter' },
  params,
  body: z.object({ matterId: z.uuid() }),
  response: done,
})

export const unlinkMatter = endpoint({
  id: 'evidence.unlinkMatter',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/matters/:matterId/unlink',
  access: 'evidence.capture',
  summary: { zh: '解除与事项的关联', en: 'Take the link to a matter back' },
  params: params.extend({ matterId: z.uuid() }),
  response: done,
})

export const LINK_DAYS_MAX = 30

export const makeLink = endpoint({
  id: 'evidence.makeLink',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/links',
  access: 'evidence.share',
  summary: { zh: '生成限期下载链接', en: 'Make a download link that expires' },
  params,
  body: z.object({
    recipient: z.string().trim().min(1).max(100),
    purpose: z.string().trim().min(1).max(500),
    days: z.number().int().min(1).max(LINK_DAYS_MAX).default(7),
  }),
  /** The address holds the token: it is told once, and only its hash is kept. */
  response: z.object({ id: z.uuid(), address: z.string(), expiresAt: z.string() }),
})

export const revokeLink = endpoint({
  id: 'evidence.revokeLink',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/links/:linkId/revoke',
  access: 'evidence.share',
  summary: { zh: '撤销下载链接', en: 'Revoke a download link' },
  params: params.extend({ linkId: z.uuid() }),
  response: done,
})

/** What the other bureau opens, without an account. */
export const fetchByLink = endpoint({
  id: 'evidence.fetchByLink',
  method: 'GET',
  path: '/api/evidence/links/:token',
  access: 'public',
  summary: { zh: '用限期链接下载证据包', en: 'Download a pack by its link' },
  perMinuteMax: 30,
  params: z.object({ token: z.string().max(100) }),
  response: z.unknown(),
})

export const extendRetention = endpoint({
  id: 'evidence.extendRetention',
  method: 'POST',
  path: '/api/evidence/captures/:captureId/retention',
  access: 'evidence.capture',
  summary: { zh: '延长保管期限', en: 'Keep the pack longer' },
  params,
  body: z.object({ until: z.iso.date(), reason: z.string().trim().min(1).max(500) }),
  response: done,
})
