/** Pure. Days, instants and numbers as people read them in each language. Instants are shown in Asia/Shanghai. */
import { dayInWords } from '../kernel/day-words.ts'
import type { Language } from '../kernel/text.ts'

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const
const ZONE = 'Asia/Shanghai'

export { dayInWords as formatDay }

/** An instant: 2026年9月25日 14:30, 25 Sep 2026, 14:30. */
export function formatInstant(instant: string, language: Language): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: ZONE }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: ZONE }).format(at)
  return language === 'zh' ? `${dayInWords(day, 'zh')} ${time}` : `${dayInWords(day, 'en')}, ${time}`
}

/** An instant to the second, for records that follow one another closely. */
export function formatExactInstant(instant: string, language: Language): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${formatInstant(instant, language)}:${String(at.getUTCSeconds()).padStart(2, '0')}`
}

/** Groups the digits of a number or of a decimal string, without rounding the string. */
export function formatNumber(value: number | string, language: Language): string {
  if (typeof value === 'number') return new Intl.NumberFormat(LOCALES[language]).format(value)
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(value)
  if (!parts) return value
  const [, sign = '', whole = '', fraction = ''] = parts
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`
}

/** 金额: a sum of money, to the cent. */
export const formatMoney = (value: number, language: Language): string =>
  formatNumber(value.toFixed(2), language)

export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  const value = Math.round((bytes / 1024 ** step) * 10) / 10
  return `${formatNumber(value, language)} ${units[step]}`
}
