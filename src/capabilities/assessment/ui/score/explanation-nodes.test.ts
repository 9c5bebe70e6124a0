import { expect, test } from 'vitest'
import { type ExplanationNode, pointsRange, toExplainNodes } from './explanation-nodes.ts'

const leaf = (part: Partial<ExplanationNode>): ExplanationNode => ({
  kind: 'item',
  key: '3.1',
  title: '3.1',
  words: '尚不能确定。',
  children: [],
  ...part,
})
const nodeOf = (part: Partial<ExplanationNode>) => toExplainNodes(leaf(part), 'zh')

test('a line names its subject unless its sentence does', () => {
  expect(nodeOf({}).text).toBe('3.1：尚不能确定。')
  expect(nodeOf({ kind: 'figure' }).text).toBe('尚不能确定。')
})

test.each([
  [
    { to: 'figure', series: 'tax', where: 'local', year: 2025 },
    '/assessment/evidence?tab=figures&series=tax&where=local&year=2025',
  ],
  [{ to: 'measure', measure: 'cases.won' }, '/assessment/evidence?tab=measures&measure=cases.won'],
  [
    { to: 'measure', measure: 'cases.won', records: { path: '/cases', query: { won: 'yes' } } },
    '/cases?won=yes',
  ],
  [{ to: 'material', id: 'm1', item: '3.1' }, '/assessment/materials/m1'],
  [{ to: 'item', key: '1.1@2024' }, '/assessment/evidence?tab=items&item=1.1%402024'],
] as const)('%o leads to its records', (link, address) => {
  expect(nodeOf({ link }).to).toBe(address)
})

test('points that are not settled are never shown as one number', () => {
  expect(pointsRange({ sure: '0', possible: '2' })).toBe('0–2')
  expect(pointsRange({ sure: '2', possible: '2.0' })).toBe('2')
  expect(nodeOf({ points: '2', sure: '0', possible: '1' }).value).toBe('0–1 / 2')
  expect(nodeOf({}).value).toBeUndefined()
})

test('what is not yet known reads as open', () => {
  expect(nodeOf({ state: 'not_yet_known' }).state).toBe('unknown')
})
