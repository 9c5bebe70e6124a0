/** Why a file is not taken, English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'blobs.too_large': 'The file is too large: at most {{sizeMax}} bytes.',
  'blobs.empty': 'The file is empty.',
  'blobs.type_not_accepted': 'Files of this kind ({{mediaType}}) are not accepted.',
  'blobs.infected': 'The file carries a virus and was not kept.',
}
