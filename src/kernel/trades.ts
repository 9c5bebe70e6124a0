/**
 * 国民经济行业分类 (GB/T 4754-2017): sections, divisions, groups and classes by code and name. Pure.
 * The table is that of 2017 with its 1,381 classes; the amendment of 2019, said to bring them to 1,382, is not in it.
 * About 50 kB with its data, so a page imports this lazily.
 */
import data from './data/trades.json' with { type: 'json' }

/** 门类, 大类, 中类, 小类. */
export type TradeLevel = 'section' | 'division' | 'group' | 'class'

export interface Trade {
  /** A letter for a section; two, three or four digits below it. */
  readonly code: string
  readonly name: string
  readonly level: TradeLevel
  readonly parent: string | undefined
}

const LEVELS: readonly TradeLevel[] = ['section', 'division', 'group', 'class']

function readTrades(lines: readonly string[]): ReadonlyMap<string, Trade> {
  const trades = new Map<string, Trade>()
  let section = ''
  for (const line of lines) {
    const [code = '', name = ''] = line.split('\t')
    const level = LEVELS[code.length - 1]
    if (level === undefined) throw new Error(`not a code of GB/T 4754: ${line}`)
    if (level === 'section') section = code
    const above = level === 'section' ? undefined : code.length === 2 ? section : code.slice(0, -1)
    // A group with a single class bears its name and has no line of its own in the table.
    if (level === 'class' && above !== undefined && !trades.has(above))
      trades.set(above, { code: above, name, level: 'group', parent: above.slice(0, -1) })
    trades.set(code, { code, name, level, parent: above })
  }
  return trades
}

const TRADES = readTrades(data.records)

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** The trade of a code as people write it: 'F5292', '5292', '52'. */
export function findTrade(text: string): Trade | undefined {
  const code = plain(text).toUpperCase()
  const found = TRADES.get(code)
  if (found !== undefined || code.length < 3) return found
  const below = TRADES.get(code.slice(1))
  return below !== undefined && sectionOf(below.code) === code.slice(0, 1) ? below : undefined
}

/** From the section down to the trade itself; empty for a code that the standard does not know. */
export function tradePath(code: string): readonly Trade[] {
  const path: Trade[] = []
  for (let trade = TRADES.get(code); trade !== undefined; trade = TRADES.get(trade.parent ?? ''))
    path.unshift(trade)
  return path
}

/** The letter that a code lies under. */
export const sectionOf = (code: string): string | undefined => tradePath(code)[0]?.code

/** The one trade that a text means, by code or by its full name; the most general of those that share a name. */
export function resolveTrade(text: string): Trade | undefined {
  const byCode = findTrade(text)
  if (byCode !== undefined) return byCode
  const wanted = plain(text)
  return [...TRADES.values()]
    .filter((trade) => plain(trade.name) === wanted)
    .sort((left, right) => left.code.length - right.code.length)[0]
}

/** For a choice by typing: codes that begin with the text and names that contain it, in the order of the standard. */
export function searchTrades(text: string, limit = 20): readonly Trade[] {
  const wanted = plain(text).toUpperCase()
  if (wanted === '') return []
  const found: Trade[] = []
  for (const trade of TRADES.values()) {
    if (trade.code.startsWith(wanted) || trade.name.toUpperCase().includes(wanted)) found.push(trade)
    if (found.length === limit) break
  }
  return found
}

/** 门类, in the order of the standard. */
export const tradeSections = (): readonly Trade[] =>
  [...TRADES.values()].filter((trade) => trade.level === 'section')
