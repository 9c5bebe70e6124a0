/** 分片上传: why a file is not taken, English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'uploads.not_found': 'There is no such upload, or it was cleared away.',
  'uploads.officers_only': 'Only officers upload files.',
  'uploads.too_large': 'The file is too large; {{sizeMax}} bytes at most.',
  'uploads.too_many_open': 'Too many unfinished uploads ({{openMax}} at most); finish or cancel some first.',
  'uploads.other_offset': 'The piece does not go on where the last one ended; {{received}} bytes are here.',
  'uploads.finished': 'The file was uploaded already.',
  'uploads.incomplete': 'The file is not whole yet; {{received}} bytes are here.',
  'uploads.hash_differs': 'What arrived is not what was sent; please upload it again.',
  'uploads.not_finished': 'A file is not uploaded yet, or was entered already.',
}
