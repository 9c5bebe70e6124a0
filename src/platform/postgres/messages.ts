/** Words of the embedded database, for a terminal: notices while it starts, and refusals. */
import type { Refusal } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import { fill } from '../cli.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'

export type PostgresKey = keyof typeof zh

const catalogs: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en }

/** The text of a notice. */
export function noticeText(
  language: Language,
  key: PostgresKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(catalogs[language][key] ?? key, values)
}

/** The text of a refusal whose code is in the catalog; another code stands for itself. */
export function refusalText(language: Language, refusal: Refusal): string {
  const values = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  )
  return fill(catalogs[language][refusal.code] ?? refusal.code, values)
}
