import { expect, test } from 'vitest'
import { firstEnded } from './parts.ts'

const working = new Promise<never>(() => {})

test('the part that ends is named, with the reason that it gives', async () => {
  const broken = Promise.reject(new Error('connection refused'))
  expect(
    await firstEnded([
      { name: 'web', ended: working },
      { name: 'worker', ended: broken },
    ]),
  ).toEqual({ name: 'worker', reason: 'connection refused' })
  expect(await firstEnded([{ name: 'web', ended: Promise.resolve() }])).toEqual({ name: 'web', reason: '' })
})

test('while all parts work nothing is said', async () => {
  const quiet = Symbol('quiet')
  const soon = new Promise((resolve) => setImmediate(resolve, quiet))
  expect(await Promise.race([firstEnded([{ name: 'web', ended: working }]), soon])).toBe(quiet)
  expect(await Promise.race([firstEnded([]), new Promise((resolve) => setImmediate(resolve, quiet))])).toBe(
    quiet,
  )
})
