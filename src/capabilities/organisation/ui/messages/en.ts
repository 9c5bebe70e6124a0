/** Sign-in and one's own account: words of the pages. */
import type { zh } from './zh.ts'

export const en: Record<keyof typeof zh, string> = {
  'account.product_line': 'Governing and serving the online market',
  'account.sign_in': 'Sign in',
  'account.account': 'Account',
  'account.password': 'Password',
  'account.show_password': 'Show the password',
  'account.code': 'One-time code',
  'account.code_hint': 'Open the authenticator on your phone and enter its 6 digits.',
  'account.code_back': 'Back to account and password',
  'account.signing_in': 'Signing in ...',
  'account.single_sign_on': 'Use single sign-on',
  'account.forgotten': 'Password forgotten or account locked? Ask the security administrator of your unit.',

  'account.sessions_lead':
    'Where your account is signed in now. If one of these is not you, revoke it and change your password.',
  'account.device': 'Device',
  'account.ip': 'Network address',
  'account.started': 'Signed in',
  'account.last_seen': 'Last used',
  'account.expires': 'Ends at the latest',
  'account.this_one': 'This one',
  'account.revoke': 'Revoke',
  'account.revoke_of': 'Revoke the sign-in on {{device}}',
  'account.revoked': 'Revoked.',
  'account.no_sessions': 'No other sign-in',

  'account.password_forced': 'You are using an initial password. Change it to go on.',
  'account.password_rules':
    'Long enough, with three of capital letters, small letters, digits and signs, and without the account.',
  'account.password_current': 'Current password',
  'account.password_next': 'New password',
  'account.password_again': 'New password again',
  'account.password_differs': 'The two new passwords differ.',
  'account.password_changed': 'The password was changed.',
}
