/** The catalog of the verbs in one language. */
import type { Language } from '../../../kernel/text.ts'
import { fill } from '../../../platform/cli.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type MessageKey = keyof typeof zh

/** Says a message in a language. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

export function sayIn(language: Language): Say {
  const catalog: Record<MessageKey, string> = language === 'zh' ? zh : en
  return (key, values) => fill(catalog[key], values)
}

const festivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** A festival of the calendar, or two of them in one break, in the language. */
export function festivalName(festival: string | undefined, say: Say): string {
  const named = (festival ?? '').split('、').map((part) => {
    const known = festivals.find((name) => name === part)
    return known === undefined ? part : say(`festival.${known}`)
  })
  return named.join(say('festival.and'))
}
