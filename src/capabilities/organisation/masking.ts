/** 个人信息遮蔽: what stays readable when personal data is masked. Pure. */

/** 138****1234; short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  if (phone.length < 8) return `****${phone.slice(-2)}`
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** z***@example.cn */
export function maskEmail(email: string): string {
  const at = email.indexOf('@')
  return at < 1 ? (email === '' ? '' : '***') : `${email.slice(0, 1)}***${email.slice(at)}`
}
