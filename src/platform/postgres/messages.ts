/** Words of the embedded database, for a terminal: notices while it starts, and refusals. */
import type { Language } from '../../kernel/text.ts'
import { fill } from '../cli.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'

export type PostgresKey = keyof typeof zh

const catalogs: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en }

/** The text of a notice or of a refusal; a key that the catalog lacks stands for itself. */
export function postgresText(
  language: Language,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const printable = Object.entries(values).map(([name, value]) => [name, String(value)] as const)
  return fill(catalogs[language][key] ?? key, Object.fromEntries(printable))
}
