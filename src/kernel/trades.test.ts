import { expect, test } from 'vitest'
import { dayFrom } from './day.ts'
import * as trades from './trades.ts'

const today = dayFrom('2026-07-01')
const findTrade = (text: string, day = today) => trades.findTrade(text, day)
const tradePath = (code: string) => trades.tradePath(code, today)

test('twenty sections, from farming to international organisations', () => {
  const letters = trades.tradeSections(today).map((trade) => trade.code)
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
  expect(trades.sectionOf('6432', today)).toBe('I')
})

test('a full name means its trade, and typing finds by code and by name', () => {
  expect(trades.resolveTrade('互联网零售', today)?.code).toBe('5292')
  expect(trades.resolveTrade('没有的行业', today)).toBeUndefined()
  expect(trades.searchTrades('529', today).map((trade) => trade.code)).toContain('5292')
  expect(trades.searchTrades('茶', today, 3).length).toBeLessThanOrEqual(3)
})

test('amendment no. 1 is in force from its day: one class more, and two codes that mean another body', () => {
  const before = dayFrom('2019-03-28')
  const from = dayFrom('2019-03-29')
  const classes = (day: typeof today) =>
    [...trades.tradeEditionOn(day).trades.values()].filter(({ level }) => level === 'class').length
  expect([classes(before), classes(from)]).toEqual([1381, 1382])
  expect(['9231', '9232', '9233'].map((code) => findTrade(code, before)?.name)).toEqual([
    '人民法院',
    '人民检察院',
    undefined,
  ])
  expect(['9231', '9232', '9233'].map((code) => findTrade(code, from)?.name)).toEqual([
    '监察委员会',
    '人民法院',
    '人民检察院',
  ])
  expect(trades.resolveTrade('人民法院', before)?.code).toBe('9231')
  expect(findTrade('278', from)?.name).toBe('药用辅料及包装材料制造')
  expect(trades.searchTrades('923', from).map(({ code }) => code)).toEqual(['923', '9231', '9232', '9233'])
})

test('an edition read at second hand says where from; the table of 2017 needs no word', () => {
  expect(trades.tradeEditionOn(dayFrom('2018-01-01')).source).toBeUndefined()
  const { certainty, source, title } = trades.tradeEditionOn(today)
  expect(certainty).toBe('secondHand')
  expect(source?.zh).toContain('未取得')
  expect(title.en).toContain('2019-03-29')
  // Days before the standard have no other table at hand.
  expect(trades.tradeEditionOn(dayFrom('2001-01-01'))).toBe(trades.tradeEditions[0])
})

test('every trade of every edition lies under one that exists', () => {
  for (const { trades: known } of trades.tradeEditions)
    for (const trade of known.values())
      if (trade.parent !== undefined) expect(known.has(trade.parent), trade.code).toBe(true)
})
