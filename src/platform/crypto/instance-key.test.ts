import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openText, readInstanceKey, sealText } from './instance-key.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-key-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a sealed text opens with the same key and context, and with no other', async () => {
  const key = await readInstanceKey(folder)
  const sealed = sealText(key, '密 secret', 'person-1')
  expect(sealed).not.toContain('secret')
  expect(openText(key, sealed, 'person-1')).toBe('密 secret')
  expect(() => openText(key, sealed, 'person-2')).toThrow()
  expect(() => openText(Buffer.alloc(32), sealed, 'person-1')).toThrow()
  expect(() => openText(key, `${sealed.slice(0, -2)}AA`, 'person-1')).toThrow()
})

test('the same text is sealed differently each time', async () => {
  const key = await readInstanceKey(folder)
  expect(sealText(key, 'x', 'c')).not.toBe(sealText(key, 'x', 'c'))
})

test('the key is made once, for its owner alone', async () => {
  const [first, second] = await Promise.all([readInstanceKey(folder), readInstanceKey(folder)])
  expect(first.equals(second)).toBe(true)
  expect((await stat(join(folder, 'keys/instance.key'))).mode & 0o777).toBe(0o600)
})
