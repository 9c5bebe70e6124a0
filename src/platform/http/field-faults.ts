/** 字段错误: what is wrong with which field of a request, in the reader's language. */
import { z } from 'zod'
import type { Language } from '../../kernel/text.ts'
import type { World } from '../world.ts'

/** `path`: names and places from the outside in, with stops between. */
export type FieldFault = { readonly path: string; readonly message: string }

const LOCALES = { zh: z.locales.zhCN(), en: z.locales.en() }

/** A pattern is for programs; what a schema says itself goes before both. */
const errorIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    issue.code === 'invalid_format' && issue.format === 'regex'
      ? 'request.bad_format'
      : LOCALES[language].localeError(issue)

/** The faults of a value that its schema refused; what a schema says itself is a key of a catalog. */
export function fieldFaults(
  schema: z.ZodType,
  value: unknown,
  language: Language,
  translate: World['translate'],
): readonly FieldFault[] {
  const { error } = schema.safeParse(value, { error: errorIn(language) })
  return (error?.issues ?? []).map(({ path, message }) => ({
    path: path.join('.'),
    message: translate(language, message),
  }))
}
