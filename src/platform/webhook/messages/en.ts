/** Why a webhook is not delivered, English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'webhook.bad_address': 'The webhook address is not valid.',
  'webhook.internal_address': 'The webhook address lies in an internal network, which is not allowed.',
  'webhook.rejected': 'The receiver refused the message ({{status}}).',
  'webhook.no_target': 'The webhook target is gone.',
}
