/** The catalog of the fetch verb in one language. */
import type { Language } from '../../../kernel/text.ts'
import { fill } from '../../../platform/cli.ts'
import { en } from './fetch-en.ts'
import { zh } from './fetch-zh.ts'

export type FetchSay = (key: keyof typeof zh, values?: Readonly<Record<string, string | number>>) => string

export function sayOfFetch(language: Language): FetchSay {
  const catalog: Readonly<Record<keyof typeof zh, string>> = language === 'zh' ? zh : en
  return (key, values) => fill(catalog[key], values)
}
