/** 字段错误: what is wrong with which field of a request, in the reader's language. */
import { z } from 'zod'
import type { Language } from '../../kernel/text.ts'
import type { World } from '../world.ts'

/** `path`: names and places from the outside in, with stops between. */
export type FieldFault = { readonly path: string; readonly message: string }

const LOCALES = { zh: z.locales.zhCN(), en: z.locales.en() }

/** What a text, a list or a number may measure, in words of their own: a text is not too small, it is too short. */
const MEASURED: Readonly<Record<string, { readonly below: string; readonly above: string }>> = {
  string: { below: 'request.text_short', above: 'request.text_long' },
  array: { below: 'request.list_short', above: 'request.list_long' },
  number: { below: 'request.number_small', above: 'request.number_large' },
  int: { below: 'request.number_small', above: 'request.number_large' },
}

/** A pattern is for programs; what a schema says itself goes before all. */
const errorIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) => {
    if (issue.code === 'invalid_format' && issue.format === 'regex') return 'request.bad_format'
    if (issue.code === 'too_small' && issue.inclusive) {
      const isEmpty = issue.minimum === 1 && issue.origin !== 'number' && issue.origin !== 'int'
      const words = isEmpty ? 'request.empty' : MEASURED[issue.origin]?.below
      if (words !== undefined) return words
    }
    if (issue.code === 'too_big' && issue.inclusive && MEASURED[issue.origin])
      return MEASURED[issue.origin]?.above ?? ''
    return LOCALES[language].localeError(issue)
  }

/** The faults of a value that its schema refused; what a schema says itself is a key of a catalog. */
export function fieldFaults(
  schema: z.ZodType,
  value: unknown,
  language: Language,
  translate: World['translate'],
): readonly FieldFault[] {
  const { error } = schema.safeParse(value, { error: errorIn(language) })
  return (error?.issues ?? []).map((issue) => ({
    path: issue.path.join('.'),
    message: translate(language, issue.message, boundsOf(issue)),
  }))
}

function boundsOf(issue: z.core.$ZodIssue): Readonly<Record<string, string>> {
  if (issue.code === 'too_small') return { minimum: String(issue.minimum) }
  return issue.code === 'too_big' ? { maximum: String(issue.maximum) } : {}
}
