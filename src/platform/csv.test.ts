import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readCsv, UnclosedQuote } from './csv.ts'

async function rowsOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const { cells } of readCsv(async () => Readable.from([bytes]))) rows.push(cells)
  return rows
}

const rows = [
  ['编号', '名称'],
  ['1', '甲,乙'],
]

test.each([
  ['commas', Buffer.from('编号,名称\r\n1,"甲,乙"\r\n')],
  ['a byte order mark', Buffer.from('\ufeff编号,名称\n1,"甲,乙"\n')],
  ['tabs', Buffer.from('编号\t名称\n1\t甲,乙\n')],
  ['semicolons', Buffer.from('编号;名称\n1;甲,乙\n')],
  [
    'tabs in UTF-16, as spreadsheets call Unicode text',
    Buffer.from('\ufeff编号\t名称\r\n1\t甲,乙\r\n', 'utf16le'),
  ],
  ['UTF-16 without its mark', Buffer.from('编号,名称\r\n1,"甲,乙"\r\n', 'utf16le')],
  ['zero characters in it', Buffer.from('编号,名\0称\n1,"甲,乙"\0\n')],
  ['GB 18030', Buffer.from('b1e0bac52cc3fbb3c60a312c22bcd72cd2d2220a', 'hex')],
])('a table with %s is read', async (_, bytes) => {
  expect(await rowsOf(bytes)).toEqual(rows)
})

test('Big5 is read where its words are the likelier ones', async () => {
  const bytes = Buffer.from(
    [
      'bd73b8b92cb2cea440aac0b77cab48a5cea54ebd582ca9b1be51a657bad92ca657bad92ca661a77d0a312c2c',
      'b1e1c466adb9ab7ea9b12cb6b3a474a5abb1e1c466adb9ab7ea6b3adada4bda5712cb6b3a474a5abc17ba6bf',
      'b0cfc0d8aa65b8f43138b8b90a322c2ca5d2a441b971a46caababaf4a9b12cb6b3a474a5aba5d2a441b971a4',
      '6ca6b3adada4bda5712cb6b3a474a5aba55fa473b0cfaceca7dea440b8f4313030b8b90a',
    ].join(''),
    'hex',
  )
  expect((await rowsOf(bytes)).map((row) => row[3])).toEqual([
    '名稱',
    '雲川市晨曦食品有限公司',
    '雲川市甲乙電子有限公司',
  ])
})

test('a quotation mark inside a cell is a sign like others; one that is never closed is named with its place', async () => {
  expect(await rowsOf(Buffer.from('名称\n甲"乙"丙\n'))).toEqual([['名称'], ['甲"乙"丙']])
  const unclosed = rowsOf(Buffer.from('编号,名称\n1,甲\n2,"乙\n3,丙\n'))
  await expect(unclosed).rejects.toThrow(UnclosedQuote)
  await expect(unclosed).rejects.toMatchObject({ after: 2 })
})
