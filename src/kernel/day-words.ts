/** 日期的写法: a civil day as people read it in each language. Pure. */
import type { Language } from './text.ts'

/** A civil day (YYYY-MM-DD): 2026年9月25日, 25 Sep 2026. What is no day stands as it is. */
export function dayInWords(day: string, language: Language): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number)
  if (!year || !month || !date) return day
  if (language === 'zh') return `${year}年${month}月${date}日`
  // A civil day has no zone: both ends in UTC keep it where it stands.
  // en-US for the name alone: en-GB has "Sept".
  const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
  return `${date} ${name.format(new Date(Date.UTC(year, month - 1, date)))} ${year}`
}
