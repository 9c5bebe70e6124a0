/** Why a message is not sent, English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'mail.not_configured': 'No mail server is configured; the message was not sent.',
  'mail.bad_address': 'The e-mail address is not valid.',
  'mail.rejected': 'The mail server does not take this message.',
}
