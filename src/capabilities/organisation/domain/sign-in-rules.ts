/** 登录规则: limits at the door, and what makes a password too weak. Pure. */

/** Sign-in rules of the instance; GB/T 22239-2019 asks for limits and leaves their numbers to the operator. */
export const SIGN_IN_RULES = {
  failuresMax: 5,
  lockMinutes: 15,
  idleMinutes: 30,
  absoluteHours: 12,
  passwordLengthMin: 10,
} as const

/** Why a password is too weak, or undefined. Three of four kinds of characters, and not the account itself. */
export function passwordWeakness(password: string, account: string): string | undefined {
  if (password.length < SIGN_IN_RULES.passwordLengthMin) return 'organisation.password_short'
  if (password.toLowerCase().includes(account.toLowerCase())) return 'organisation.password_contains_account'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  return kinds >= 3 ? undefined : 'organisation.password_simple'
}
