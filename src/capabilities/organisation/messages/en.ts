/** Organisation: words in English. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'organisation.title': 'Units and people',
  'organisation.wrong_credentials': 'Account, password or code is not right.',
  'organisation.locked': 'Too many failures: the account is locked until {{until}}.',
  'organisation.password_short': 'A password has at least {{lengthMin}} characters.',
  'organisation.password_simple': 'Use three of: capital letters, small letters, digits, symbols.',
  'organisation.password_contains_account': 'The password must not contain the account.',
  'organisation.password_same': 'The new password must differ from the current one.',
  'organisation.wrong_current_password': 'The current password is not right.',
  'organisation.no_such_session': 'There is no such session, or it has ended.',
}
