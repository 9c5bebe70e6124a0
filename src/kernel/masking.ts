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

/** 张*; the name of a company is no personal data and is not masked. */
export const maskName = (name: string): string => (name === '' ? '' : `${[...name][0] ?? ''}*`)

/** 350421********1234 */
export const maskIdentity = (number: string): string =>
  number.length < 11 ? (number === '' ? '' : '****') : `${number.slice(0, 6)}********${number.slice(-4)}`

/** 203.0.*.*, 2001:db8:*: the network that asked, not the machine. */
export function maskAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  const [first = '', second = ''] = plain.split(/[.:]/)
  if (plain.includes(':')) return `${first}:${second}:*`
  return plain === '' ? '' : `${first}.${second}.*.*`
}
