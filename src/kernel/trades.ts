/**
 * 国民经济行业分类 (GB/T 4754-2017): sections, divisions, groups and classes by code and name, as they stood on a day. Pure.
 * The table of 2017 has 1,381 classes (the press spoke of 1,380 before it was printed); amendment no. 1 of 2019 parts the
 * supervisory commissions from courts and procuratorates, which makes 1,382 and gives two codes another meaning.
 * About 50 kB with its data, so a page imports this lazily.
 */
import data from './data/trades.json' with { type: 'json' }
import { type Day, dayFrom } from './day.ts'
import type { Certainty } from './provision.ts'
import type { Bilingual } from './text.ts'

/** 门类, 大类, 中类, 小类. */
export type TradeLevel = 'section' | 'division' | 'group' | 'class'

export interface Trade {
  /** A letter for a section; two, three or four digits below it. */
  readonly code: string
  readonly name: string
  readonly level: TradeLevel
  readonly parent: string | undefined
}

/** The classification as it stood from a day until the next edition. */
export interface TradeEdition {
  readonly from: Day
  readonly title: Bilingual
  /** Where the wording is from, if it was not read in the text itself. */
  readonly certainty: Certainty
  readonly source: Bilingual | undefined
  readonly trades: ReadonlyMap<string, Trade>
}

const LEVELS: readonly TradeLevel[] = ['section', 'division', 'group', 'class']

const codeOf = (line: string): string => line.split('\t')[0] ?? ''

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

/** An amendment's line takes the place of its code's, or stands behind the codes before it. */
function amend(lines: readonly string[], changes: readonly string[]): readonly string[] {
  const amended = [...lines]
  for (const line of changes) {
    const code = codeOf(line)
    const place = amended.findIndex((old) => codeOf(old) === code)
    if (place >= 0) amended[place] = line
    else amended.splice(amended.findLastIndex((old) => /^\d/.test(old) && codeOf(old) < code) + 1, 0, line)
  }
  return amended
}

function readEditions(): readonly TradeEdition[] {
  let lines: readonly string[] = data.records
  const first: TradeEdition = {
    from: dayFrom(data.from),
    title: { zh: 'GB/T 4754-2017', en: 'GB/T 4754-2017' },
    certainty: 'verified',
    source: undefined,
    trades: readTrades(lines),
  }
  const later = data.amendments.map(({ from, certainty, name, source, records }): TradeEdition => {
    lines = amend(lines, records)
    const title = {
      zh: `GB/T 4754-2017（含${name.zh}，${from} 起）`,
      en: `GB/T 4754-2017 with ${name.en} (from ${from})`,
    }
    return {
      from: dayFrom(from),
      title,
      certainty: certainty as Certainty,
      source,
      trades: readTrades(lines),
    }
  })
  return [first, ...later]
}

/** Oldest first. */
export const tradeEditions: readonly TradeEdition[] = readEditions()

/** The edition in force on a day; the oldest at hand for days before it. */
export function tradeEditionOn(day: Day): TradeEdition {
  const edition = tradeEditions.findLast(({ from }) => from <= day) ?? tradeEditions[0]
  if (edition === undefined) throw new Error('the classification has no edition')
  return edition
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** The trade of a code as people write it: 'F5292', '5292', '52'. */
export function findTrade(text: string, day: Day): Trade | undefined {
  const { trades } = tradeEditionOn(day)
  const code = plain(text).toUpperCase()
  const found = trades.get(code)
  if (found !== undefined || code.length < 3) return found
  const below = trades.get(code.slice(1))
  return below !== undefined && sectionOf(below.code, day) === code.slice(0, 1) ? below : undefined
}

/** From the section down to the trade itself; empty for a code that the standard does not know. */
export function tradePath(code: string, day: Day): readonly Trade[] {
  const { trades } = tradeEditionOn(day)
  const path: Trade[] = []
  for (let trade = trades.get(code); trade !== undefined; trade = trades.get(trade.parent ?? ''))
    path.unshift(trade)
  return path
}

/** The letter that a code lies under. */
export const sectionOf = (code: string, day: Day): string | undefined => tradePath(code, day)[0]?.code

/** The one trade that a text means, by code or by its full name; the most general of those that share a name. */
export function resolveTrade(text: string, day: Day): Trade | undefined {
  const byCode = findTrade(text, day)
  if (byCode !== undefined) return byCode
  const wanted = plain(text)
  return [...tradeEditionOn(day).trades.values()]
    .filter((trade) => plain(trade.name) === wanted)
    .sort((left, right) => left.code.length - right.code.length)[0]
}

/** For a choice by typing: codes that begin with the text and names that contain it, in the order of the standard. */
export function searchTrades(text: string, day: Day, limit = 20): readonly Trade[] {
  const wanted = plain(text).toUpperCase()
  if (wanted === '') return []
  const found: Trade[] = []
  for (const trade of tradeEditionOn(day).trades.values()) {
    if (trade.code.startsWith(wanted) || trade.name.toUpperCase().includes(wanted)) found.push(trade)
    if (found.length === limit) break
  }
  return found
}

/** 门类, in the order of the standard. */
export const tradeSections = (day: Day): readonly Trade[] =>
  [...tradeEditionOn(day).trades.values()].filter((trade) => trade.level === 'section')
