/** The catalogs of app/ and of the platform's folders, joined. */
import { en as blobsEn } from '../platform/blobs/messages/en.ts'
import { zh as blobsZh } from '../platform/blobs/messages/zh.ts'
import { en as jobsEn } from '../platform/jobs/messages/en.ts'
import { zh as jobsZh } from '../platform/jobs/messages/zh.ts'
import { en as mailEn } from '../platform/mail/messages/en.ts'
import { zh as mailZh } from '../platform/mail/messages/zh.ts'
import { en as uploadsEn } from '../platform/uploads/messages/en.ts'
import { zh as uploadsZh } from '../platform/uploads/messages/zh.ts'
import { en as webhookEn } from '../platform/webhook/messages/en.ts'
import { zh as webhookZh } from '../platform/webhook/messages/zh.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'

export const platformWords = {
  zh: { ...zh, ...blobsZh, ...jobsZh, ...mailZh, ...uploadsZh, ...webhookZh },
  en: { ...en, ...blobsEn, ...jobsEn, ...mailEn, ...uploadsEn, ...webhookEn },
}
