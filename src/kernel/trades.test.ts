import { expect, test } from 'vitest'
import { findTrade, resolveTrade, searchTrades, sectionOf, tradePath, tradeSections } from './trades.ts'

test('twenty sections, from farming to international organisations', () => {
  const letters = tradeSections().map((trade) => trade.code)
  expect(letters.join('')).toBe('ABCDEFGHIJKLMNOPQRST')
})

test('a code is known with and without its section letter, and never under a wrong one', () => {
  expect(findTrade('5292')?.name).toBe('互联网零售')
  expect(findTrade('Ｆ 5292')?.code).toBe('5292')
  expect(findTrade('A5292')).toBeUndefined()
  expect(findTrade('9999')).toBeUndefined()
})

test('every class lies under a group, a division and a section', () => {
  expect(tradePath('0220').map((trade) => trade.code)).toEqual(['A', '02', '022', '0220'])
  expect(tradePath('6432').map((trade) => trade.level)).toEqual(['section', 'division', 'group', 'class'])
  expect(sectionOf('6432')).toBe('I')
})

test('a full name means its trade, and typing finds by code and by name', () => {
  expect(resolveTrade('互联网零售')?.code).toBe('5292')
  expect(resolveTrade('没有的行业')).toBeUndefined()
  expect(searchTrades('529').map((trade) => trade.code)).toContain('5292')
  expect(searchTrades('茶', 3).length).toBeLessThanOrEqual(3)
})
