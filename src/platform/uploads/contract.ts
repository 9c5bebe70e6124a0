/** 分片上传: a file in pieces; ask how far it is, go on from there, finish. Only the person who opened it sees it. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

const upload = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.number().int(),
  fileTime: z.number().int(),
  /** Bytes that are kept for certain: the offset of the next piece. */
  received: z.number().int(),
  isFinished: z.boolean(),
})
export type UploadView = z.output<typeof upload>

const params = z.object({ uploadId: z.uuid() })

/** One's own uploads that no record has taken yet, and what may be sent at all. */
export const listUploads = endpoint({
  id: 'uploads.list',
  method: 'GET',
  path: '/api/uploads',
  access: 'session',
  summary: { zh: '未完成的上传', en: 'Unfinished uploads and limits' },
  response: z.object({
    sizeMax: z.number().int(),
    /** A good length of one piece. */
    pieceSize: z.number().int(),
    items: z.array(upload),
  }),
})

export const openUpload = endpoint({
  id: 'uploads.open',
  method: 'POST',
  path: '/api/uploads',
  access: 'session',
  summary: { zh: '开始上传', en: 'Begin an upload' },
  body: z.object({
    name: z.string().trim().min(1).max(255),
    size: z.number().int().positive(),
    fileTime: z.number().int().nonnegative().default(0),
    /** Compared with what came in, where the sender could compute it. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  response: upload,
})

export const getUpload = endpoint({
  id: 'uploads.get',
  method: 'GET',
  path: '/api/uploads/:uploadId',
  access: 'session',
  summary: { zh: '上传进度', en: 'How far an upload is' },
  params,
  response: upload,
})

/** The body is the piece itself, `application/octet-stream`. What came before the connection broke is kept. */
export const sendPiece = endpoint({
  id: 'uploads.sendPiece',
  method: 'PATCH',
  path: '/api/uploads/:uploadId',
  access: 'session',
  summary: { zh: '上传一片', en: 'Send a piece' },
  params,
  query: z.object({ offset: z.coerce.number().int().nonnegative() }),
  response: upload,
})

/** Puts the whole file into the blob store. May be asked again when the answer was lost. */
export const finishUpload = endpoint({
  id: 'uploads.finish',
  method: 'POST',
  path: '/api/uploads/:uploadId/finish',
  access: 'session',
  summary: { zh: '完成上传', en: 'Finish an upload' },
  params,
  response: z.object({
    id: z.uuid(),
    sha256: z.string(),
    sm3: z.string(),
    size: z.number().int(),
    mediaType: z.string(),
  }),
})

export const cancelUpload = endpoint({
  id: 'uploads.cancel',
  method: 'DELETE',
  path: '/api/uploads/:uploadId',
  access: 'session',
  summary: { zh: '取消上传', en: 'Give up an upload' },
  params,
  response: z.object({}),
})
