import { expect, test } from 'vitest'
import { shortError } from './short-error.ts'

test('an error is told with its code and its cause, and never at more than a page', () => {
  const cause = new Error('答'.repeat(100_000))
  const told = shortError(Object.assign(new TypeError('no answer', { cause }), { code: 'E1', issues: [1] }))
  expect(told).toMatchObject({ type: 'TypeError', code: 'E1' })
  expect(JSON.stringify(told).length).toBeLessThan(10_000)
  expect((told as { message: string }).message).toMatch(/^no answer: 答+ … \(\d+ characters\)$/)
})

test.each([undefined, 'text', { a: 1 }])('%j is no error and stays', (value) => {
  expect(shortError(value)).toBe(value)
})
