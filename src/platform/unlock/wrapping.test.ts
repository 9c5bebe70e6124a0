import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { readRecipientKey } from '../crypto/recipient-key.ts'
import { readXls } from '../xls/read.ts'
import type { Unopened, Wrapping } from './unopened.ts'
import { lookInto, looksLike } from './wrapping.ts'

/** Made by other programs: an office suite, 7-Zip, Info-ZIP, a library for encrypted workbooks. */
const read = (name: string) => readFileSync(join(import.meta.dirname, 'cases', name))
const folder = mkdtempSync(join(tmpdir(), 'sishi-unlock-'))
afterAll(() => rmSync(folder, { recursive: true }))

function wrapping(bytes: Buffer): Wrapping {
  const found = lookInto(bytes)
  if (typeof found !== 'object') throw new Error(`a table or nothing: ${found}`)
  return found
}

async function open(bytes: Buffer, password: string, privateKey = ''): Promise<Buffer> {
  return await buffer(wrapping(bytes).open({ password, privateKey }))
}
const reason = (bytes: Buffer, password: string, privateKey = '') =>
  open(bytes, password, privateKey).then(
    () => 'opened',
    (error: Unopened) => error.reason,
  )

test('tables are told from what is around them by their bytes', () => {
  expect(looksLike(read('plain.xlsx'))).toBe('xlsx')
  expect(looksLike(Buffer.from('0,1,2'))).toBe('csv')
  expect(looksLike(read('plain.xls'))).toBe('whole')
  expect(lookInto(read('plain.xls'))).toBe('xls')
  expect(lookInto(Buffer.concat([read('plain.xls').subarray(0, 100), Buffer.alloc(2000)]))).toBeUndefined()
})

describe('under a password', () => {
  const PASSWORD = '秘密Pw1'
  test.each(['locked-agile.xlsx', 'locked-standard.xlsx'])('%s opens to the very workbook', async (name) => {
    expect(wrapping(read(name)).needs).toBe('password')
    expect(await open(read(name), PASSWORD)).toEqual(read('plain.xlsx'))
    expect(await reason(read(name), 'Pw1')).toBe('wrong_password')
  })

  test('an xls opens to the same rows', async () => {
    const clear = await open(read('locked.xls'), PASSWORD)
    expect(looksLike(clear)).toBe('xls')
    expect([...readXls(clear)]).toEqual([...readXls(read('plain.xls'))])
    expect(await reason(read('locked.xls'), 'Pw1')).toBe('wrong_password')
    expect(() => [...readXls(read('locked.xls'))]).toThrow('locked')
  })

  test.each(['aes.zip', 'old.zip', 'plain.zip'])('the table in %s comes out whole', async (name) => {
    expect(await open(read(name), 'secret1')).toEqual(read('table.csv'))
    if (name !== 'plain.zip') expect(await reason(read(name), 'secret2')).toBe('wrong_password')
  })

  test('a changed byte of the content is damage', async () => {
    for (const [name, password] of [
      ['aes.zip', 'secret1'],
      ['plain.zip', ''],
      ['locked-agile.xlsx', PASSWORD],
    ] as const) {
      const bytes = read(name)
      bytes[name === 'locked-agile.xlsx' ? 4200 : 400] = (bytes[400] ?? 0) ^ 0x55
      expect(await reason(bytes, password)).toBe('damaged')
    }
  })
})

test('an envelope by openssl opens with the key of its certificate, and with no other', async () => {
  const keys = await readRecipientKey(folder)
  expect(await readRecipientKey(folder)).toEqual(keys)
  const other = await readRecipientKey(join(folder, 'other'))
  const file = (name: string) => join(folder, name)
  writeFileSync(file('sishi.pem'), keys.certificate)
  writeFileSync(file('table.csv'), read('table.csv'))
  const encrypt = (...words: string[]) =>
    execFileSync('openssl', [...words, '-in', file('table.csv'), '-out', file('out')])
  const ways = [
    ['cms', '-encrypt', '-binary', '-aes-256-cbc', '-outform', 'DER', '-recip', file('sishi.pem')],
    [
      ...['cms', '-encrypt', '-binary', '-stream', '-aes-128-cbc', '-outform', 'PEM'],
      ...['-recip', file('sishi.pem'), '-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'],
    ],
  ]
  for (const way of ways) {
    encrypt(...way)
    const sealed = readFileSync(file('out'))
    expect(looksLike(sealed)).toBe('whole')
    expect(wrapping(sealed).needs).toBe('key')
    expect(await open(sealed, '', keys.privateKey)).toEqual(read('table.csv'))
    expect(await reason(sealed, '', other.privateKey)).toBe('other_key')
  }
})
