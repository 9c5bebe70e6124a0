import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FormField, validateForm } from './form.ts'

const title = { zh: '栏', en: 'Field' }
const options = [{ key: 'yes', title }]
const form: FormField[] = [
  { key: 'note', title, kind: 'text', required: true, maxLength: 4 },
  { key: 'due', title, kind: 'day' },
  { key: 'choice', title, kind: 'select', options },
  { key: 'amount', title, kind: 'number', min: '0', max: '12.50', places: 2 },
  { key: 'files', title, kind: 'file', maxCount: 2 },
  { key: 'agreed', title, kind: 'boolean' },
  { key: 'unit', title, kind: 'unit' },
]
const problemsOf = (input: object) => {
  const result = validateForm({ form }, { note: '好', ...input })
  return result.ok ? {} : result.error.details.fields
}

describe('a form', () => {
  test('good input comes back trimmed, and blank optional fields are absent', () => {
    expect(
      validateForm({ form }, { note: ' 𠮷野家好 ', due: '', amount: '12.5', files: 'f1', agreed: false }),
    ).toEqual({
      ok: true,
      value: { note: '𠮷野家好', amount: '12.5', files: ['f1'], agreed: false },
    })
  })

  test.each([
    ['note', ' ', 'required'],
    ['note', '一二三四五', 'too_long'],
    ['note', 7, 'wrong_type'],
    ['due', '2025-02-29', 'not_a_day'],
    ['due', '2025-2-1', 'not_a_day'],
    ['choice', 'no', 'not_an_option'],
    ['amount', '12.505', 'too_many_places'],
    ['amount', '12.51', 'out_of_range'],
    ['amount', '-0.01', 'out_of_range'],
    ['amount', '1e3', 'not_a_number'],
    ['amount', 12.5, 'wrong_type'],
    ['files', ['a', 'b', 'c'], 'too_many'],
    ['files', [1], 'wrong_type'],
    ['agreed', 'true', 'wrong_type'],
    ['stray', 'x', 'unknown'],
  ])('%s = %j is refused as %s', (field, value, problem) => {
    expect(problemsOf({ [field]: value })).toEqual({ [field]: problem })
  })

  test('all problems come at once', () => {
    expect(problemsOf({ note: '', due: 'x', stray: 1 })).toEqual({
      stray: 'unknown',
      note: 'required',
      due: 'not_a_day',
    })
  })

  test('no input makes it throw, and what passes holds declared fields only', () => {
    const keys = new Set(form.map((field) => field.key))
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...keys, '__proto__'), fc.anything()),
        (any, object) => {
          validateForm({ form }, any)
          const result = validateForm({ form }, object)
          if (result.ok) expect(Object.keys(result.value).every((key) => keys.has(key))).toBe(true)
        },
      ),
    )
  })
})
