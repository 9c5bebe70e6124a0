import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXls } from './read.ts'

/** Saved by an office program as Excel 97 to 2003: texts in two widths and over records, days, formulas, errors. */
const file = readFileSync(join(import.meta.dirname, '../unlock/cases/plain.xls'))

test('cells read as they are shown: days as days, long digits whole, outcomes of formulas', () => {
  const rows = [...readXls(file)]
  expect(rows.length).toBe(43)
  expect(rows[0]?.cells).toEqual([
    '名称',
    '统一社会信用代码',
    '成立日期',
    '年交易额',
    '比例',
    '公式',
    '长文',
    '真假',
    '数',
  ])
  expect(rows[1]?.cells.toSpliced(6, 1)).toEqual([
    '甲州子木经营部',
    '92990100MA00000001',
    '2024-03-05',
    '123456.78',
    '0.5',
    '92990100MA00000001x',
    'TRUE',
    '13900001111',
  ])
  expect(rows[2]?.cells).toMatchObject({ 0: '乙，丙', 1: '', 2: '2023-01-02', 5: '200', 7: '', 8: '-0.25' })
  expect(rows[42]).toMatchObject({ number: 43, cells: { 0: '店39号有限公司', 1: '923300000000000039' } })
})

test('a text longer than a record is whole, and a text of narrow letters keeps its accents', () => {
  const rows = [...readXls(file)]
  expect(rows[1]?.cells[6]).toBe('甲乙丙丁'.repeat(3000))
  expect(rows[2]?.cells[6]).toBe('abc\u00e9def'.repeat(20))
})

test('whatever bytes are changed or cut off, reading ends: with rows or an error', () => {
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), fc.nat(file.length), (changes, length) => {
      const spoilt = Buffer.from(file)
      for (const [at, byte] of changes) spoilt[at] = byte
      try {
        for (const row of readXls(length % 3 === 0 ? spoilt.subarray(0, length) : spoilt)) row.cells.join()
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    { numRuns: 60 },
  )
})
