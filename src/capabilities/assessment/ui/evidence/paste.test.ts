import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGrid } from './figure-grid.ts'
import { type PasteStart, parseBlock, placeBlock, readNumber } from './paste.ts'
import { aFigureRow, anEvidence } from './testing.ts'

const grid = buildGrid(anEvidence(), [aFigureRow('retail', 'local', 2024, '200')], {
  figures: new Map(),
  missingMeasures: new Set(),
  items: new Map(),
})
const start: PasteStart = { series: 'retail', where: 'local', year: 2024 }
const placed = (text: string, from = start) =>
  placeBlock(grid, parseBlock(text), from).map(({ cell, value, unit, refusal }) => [
    cell ? `${cell.series} ${cell.where} ${cell.year}` : '',
    value,
    unit,
    refusal ?? '',
  ])

test('a bare block runs to the right by year and down by series from where it is pasted', () => {
  expect(placed('210.6\t241.3\n3.8\t4.1')).toEqual([
    ['retail local 2024', '210.6', '亿元', ''],
    ['retail local 2025', '241.3', '亿元', ''],
    ['tax local 2024', '3.8', '亿元', ''],
    ['tax local 2025', '4.1', '亿元', ''],
  ])
})

test('a block with names and years finds its cells wherever it is pasted', () => {
  const block = '\t2025年全国\t本地2023年\n网上零售额（万元）\t142,500\t１８２'
  expect(placed(block, { series: 'tax', where: 'local', year: 2025 })).toEqual([
    ['retail national 2025', '142500', '万元', ''],
    ['retail local 2023', '182', '万元', ''],
  ])
})

test('each cell that has no place says why, and the others keep theirs', () => {
  expect(placed('\t2024\t2025\t2031\n没有的数据\t1\n电子商务纳税额\t待定\t5\t6')).toEqual([
    ['', '1', '', 'no_such_series'],
    ['tax local 2024', '待定', '亿元', 'not_a_number'],
    ['tax local 2025', '5', '亿元', ''],
    ['', '6', '亿元', 'not_asked'],
  ])
})

test('the value that stands already is not sent again', () => {
  const [same, other] = placeBlock(grid, parseBlock('200\t201'), start)
  expect(same?.isUnchanged).toBe(true)
  expect(other?.isUnchanged).toBe(false)
})

test('empty cells change nothing', () => {
  expect(placed('\t241.3\n\n')).toEqual([['retail local 2025', '241.3', '亿元', '']])
})

test.each([
  ['1,234.50', '亿元', '1234.50'],
  ['98.5%', '%', '98.5'],
  ['98.5%', '亿元', undefined],
  ['1e5', '亿元', undefined],
  ['约 12', '亿元', undefined],
])('%s in %s is read as %s', (text, unit, value) => {
  expect(readNumber(text, unit)).toBe(value)
})

test('no text that is pasted throws, and no more cells come out than went in', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const block = parseBlock(text)
      expect(placeBlock(grid, block, start).length).toBeLessThanOrEqual(block.flat().length)
    }),
  )
})
