/** 表单: the fields of a step, read by the page's form and by the server's check alike. Pure. */
import { parseDay } from '../day.ts'
import { compare, parseDecimal } from '../exact.ts'
import { assertNever, ok, type Result, refuse } from '../result.ts'
import type { Bilingual } from '../text.ts'

interface FieldBase {
  readonly key: string
  readonly title: Bilingual
  readonly required?: true
  readonly hint?: Bilingual
}

/** One field. `number` is a decimal string, `person`, `unit` and `file` are ids: no floating number enters. */
export type FormField =
  | (FieldBase & { readonly kind: 'text' | 'longText'; readonly maxLength?: number })
  | (FieldBase & { readonly kind: 'day' | 'person' | 'unit' | 'boolean' })
  | (FieldBase & { readonly kind: 'select'; readonly options: readonly FieldOption[] })
  | (FieldBase & {
      readonly kind: 'number'
      readonly min?: string
      readonly max?: string
      readonly places?: number
    })
  | (FieldBase & { readonly kind: 'file'; readonly maxCount?: number })

export interface FieldOption {
  readonly key: string
  readonly title: Bilingual
}

/** A validated value: files are lists of ids; absent fields are absent. */
export type FormValue = string | boolean | readonly string[]
export type FormValues = { readonly [field: string]: FormValue }

/** Why one field is refused; the page looks the words up under `procedure.field_<problem>`. */
export type FieldProblem =
  | 'required'
  | 'wrong_type'
  | 'too_long'
  | 'not_a_day'
  | 'not_an_option'
  | 'not_a_number'
  | 'too_many_places'
  | 'out_of_range'
  | 'too_many'
  | 'unknown'

/** Lengths that hold where a field declares none: guards against abuse, not rules of law. */
export const DEFAULT_MAX_LENGTH = { text: 200, longText: 10_000, id: 100, files: 20 } as const

type FieldResult = { readonly value: FormValue } | { readonly problem: FieldProblem }

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

function readText(raw: unknown, maxLength: number): FieldResult {
  if (typeof raw !== 'string') return { problem: 'wrong_type' }
  const value = raw.trim()
  // Characters as people count them, not UTF-16 units: rare Chinese characters take two units.
  return [...value].length > maxLength ? { problem: 'too_long' } : { value }
}

function readNumber(field: FormField & { kind: 'number' }, raw: unknown): FieldResult {
  if (typeof raw !== 'string') return { problem: 'wrong_type' }
  const value = raw.trim()
  if (parseDecimal(value) === undefined) return { problem: 'not_a_number' }
  if (field.places !== undefined && (value.split('.')[1]?.length ?? 0) > field.places) {
    return { problem: 'too_many_places' }
  }
  const isBelow = field.min !== undefined && compare(value, field.min) < 0
  const isAbove = field.max !== undefined && compare(value, field.max) > 0
  return isBelow || isAbove ? { problem: 'out_of_range' } : { value }
}

function readFiles(field: FormField & { kind: 'file' }, raw: unknown): FieldResult {
  const ids: unknown[] = typeof raw === 'string' ? [raw] : Array.isArray(raw) ? raw : []
  if (ids.length === 0) return { problem: 'wrong_type' }
  if (ids.length > (field.maxCount ?? DEFAULT_MAX_LENGTH.files)) return { problem: 'too_many' }
  const texts = ids.filter((id) => typeof id === 'string' && id !== '' && id.length <= DEFAULT_MAX_LENGTH.id)
  return texts.length === ids.length ? { value: texts as string[] } : { problem: 'wrong_type' }
}

function readField(field: FormField, raw: unknown): FieldResult {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return readText(raw, field.maxLength ?? DEFAULT_MAX_LENGTH[field.kind])
    case 'person':
    case 'unit':
      return readText(raw, DEFAULT_MAX_LENGTH.id)
    case 'day':
      if (typeof raw !== 'string') return { problem: 'wrong_type' }
      return parseDay(raw) ? { value: raw } : { problem: 'not_a_day' }
    case 'select':
      if (typeof raw !== 'string') return { problem: 'wrong_type' }
      return field.options.some((option) => option.key === raw)
        ? { value: raw }
        : { problem: 'not_an_option' }
    case 'boolean':
      return typeof raw === 'boolean' ? { value: raw } : { problem: 'wrong_type' }
    case 'number':
      return readNumber(field, raw)
    case 'file':
      return readFiles(field, raw)
    default:
      return assertNever(field)
  }
}

/**
 * Reads untrusted input against the fields of a step. All problems come at once, in
 * `details.fields` (field -> problem); a field that the form does not know is one of them.
 */
export function validateForm(
  step: { readonly form?: readonly FormField[] },
  input: unknown,
): Result<FormValues> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refuse('invalid', 'procedure.form_invalid', { fields: {} })
  }
  const fields = step.form ?? []
  const given = new Map(Object.entries(input))
  const values = new Map<string, FormValue>()
  const problems = new Map<string, FieldProblem>()
  for (const key of given.keys()) {
    if (!fields.some((field) => field.key === key)) problems.set(key, 'unknown')
  }
  for (const field of fields) {
    const raw = given.get(field.key)
    if (isBlank(raw)) {
      if (field.required) problems.set(field.key, 'required')
      continue
    }
    const read = readField(field, raw)
    if ('problem' in read) problems.set(field.key, read.problem)
    else values.set(field.key, read.value)
  }
  if (problems.size > 0) {
    return refuse('invalid', 'procedure.form_invalid', { fields: Object.fromEntries(problems) })
  }
  return ok(Object.fromEntries(values))
}
