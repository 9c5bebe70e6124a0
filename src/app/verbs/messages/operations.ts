/** Words of the verbs that look after an instance, in one language. */
import type { Language } from '../../../kernel/text.ts'
import { fill } from '../../../platform/cli.ts'
import { en } from './operations-en.ts'
import { zh } from './operations-zh.ts'

export type OperationKey = keyof typeof zh

export type SayOperation = (key: OperationKey, values?: Readonly<Record<string, string | number>>) => string

export function operationWords(language: Language): SayOperation {
  const catalog: Record<OperationKey, string> = language === 'zh' ? zh : en
  return (key, values) => fill(catalog[key], values)
}

/** `41.3 MB`: decimal units, as disks are sold. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
