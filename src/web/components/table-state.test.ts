import { expect, test } from 'vitest'
import { nextSort, sortDirection } from './table-state.ts'

test('a heading sorts up, then down, then leaves the order of the list', () => {
  expect(nextSort('', 'due')).toBe('due')
  expect(nextSort('due', 'due')).toBe('-due')
  expect(nextSort('-due', 'due')).toBe('')
  expect(nextSort('title', 'due')).toBe('due')
})

test('only the sorted heading says a direction', () => {
  expect(sortDirection('-due', 'due')).toBe('descending')
  expect(sortDirection('-due', 'title')).toBe('none')
})
