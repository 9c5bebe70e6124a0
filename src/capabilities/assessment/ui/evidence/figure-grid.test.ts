import { expect, test } from 'vitest'
import { buildGrid, findCell, growthOf, missingOf, sourcesOf } from './figure-grid.ts'
import { aFigureRow, anEvidence } from './testing.ts'
import { figureKey, type TreeFacts } from './tree-facts.ts'

const facts: TreeFacts = {
  figures: new Map([
    [figureKey('tax', 'local', 2025), { isMissing: true }],
    [figureKey('retail', 'local', 2025), { isMissing: false }],
  ]),
  missingMeasures: new Set(),
  items: new Map(),
}
const figures = [
  aFigureRow('retail', 'local', 2024, '200'),
  aFigureRow('retail', 'local', 2025, '215'),
  aFigureRow('retail', 'national', 2024, '1000'),
]
const grid = buildGrid(anEvidence(), figures, facts)
const [retail, tax] = grid.rows

test('a series asked for locally and nationally is one row over all years', () => {
  expect(grid.rows.map((row) => row.key)).toEqual(['retail', 'tax'])
  expect(grid.years).toEqual([2023, 2024, 2025])
  expect(retail?.cells).toHaveLength(6)
})

test('only what the score waits for is missing; other empty cells may stay empty', () => {
  expect(missingOf(grid).map((cell) => [cell.series, cell.year])).toEqual([['tax', 2025]])
  expect(tax && findCell(tax, 'local', 2024)?.state).toBe('spare')
  expect(retail && findCell(retail, 'local', 2025)?.state).toBe('known')
})

test('growth stands where two years in one unit do, and nowhere else', () => {
  expect(retail && growthOf(retail)).toEqual([
    { year: 2024, local: null, national: null },
    { year: 2025, local: 7.5, national: null },
  ])
  const mixed = [aFigureRow('tax', 'local', 2024, '200'), aFigureRow('tax', 'local', 2025, '2150000', '万元')]
  const row = buildGrid(anEvidence(), mixed, facts).rows[1]
  expect(row && growthOf(row)).toEqual([{ year: 2025, local: null, national: null }])
})

test('the sources of a series are told once each', () => {
  expect(retail && sourcesOf(retail)).toEqual(['测试公报'])
})
