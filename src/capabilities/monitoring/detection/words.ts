/**
 * 词汇: the words and patterns of all rules before one scanner, with the disguises in which words come. A disguised
 * word is written out first, so that patterns meet it as well. Pure.
 */

import { type Folded, fold, foldPattern, foldWord, originalSpan, STATEMENT_END, standing } from './fold.ts'
import { requiredOf } from './required.ts'
import { TermScanner } from './scan.ts'
import { HARMLESS, ORDINARY, STAND_INS, spellingsOf } from './spellings.ts'

/** A word or a pattern of a rule as it stands in a text. */
export interface WordHit {
  /** Folded positions. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  /** Written in a way that hides it from a plain search. */
  readonly isDisguised: boolean
}

/** What one rule looks for. */
export interface Wanted {
  readonly id: string
  readonly words: readonly string[]
  readonly patterns?: readonly RegExp[]
}

interface Entry {
  readonly owners: Set<string>
  /** Patterns that need this string. */
  readonly patterns: Set<number>
  /** 变体: the word that this spelling stands for. */
  meant: string | undefined
}

export interface Reading {
  /** With disguised words written out. */
  readonly folded: Folded
  /** Of one rule. */
  readonly hits: (rule: string) => readonly WordHit[]
}

/** How far around a required string a pattern is tried: longer than the longest pattern. */
const WINDOW = 64

export class Vocabulary {
  readonly #scanner: TermScanner
  readonly #entries: readonly Entry[]
  readonly #patterns: readonly RegExp[]
  readonly #patternsOf: ReadonlyMap<string, readonly number[]>
  readonly #always: readonly number[]

  /** `keys`: further words that are read through their disguises, for the patterns' sake. */
  constructor(wanted: readonly Wanted[], keys: readonly string[] = []) {
    const entries = new Map<string, Entry>()
    const entryOf = (spelling: string): Entry => {
      const known = entries.get(spelling) ?? { owners: new Set(), patterns: new Set(), meant: undefined }
      entries.set(spelling, known)
      return known
    }
    const patterns: RegExp[] = []
    const patternsOf = new Map<string, number[]>()
    const always: number[] = []
    for (const { id, words, patterns: own = [] } of wanted) {
      for (const word of words) if (foldWord(word) !== '') entryOf(foldWord(word)).owners.add(id)
      for (const written of own) {
        const pattern = foldPattern(written, 'g')
        const required = requiredOf(pattern)
        if (required === undefined) always.push(patterns.length)
        for (const each of required ?? []) entryOf(each).patterns.add(patterns.length)
        patternsOf.set(id, [...(patternsOf.get(id) ?? []), patterns.length])
        patterns.push(pattern)
      }
    }
    const disguisable = new Set([...wanted.flatMap(({ words }) => words), ...keys].map(foldWord))
    for (const word of disguisable)
      for (const spelling of disguisesOf(word)) {
        if (disguisable.has(spelling)) continue
        const entry = entryOf(spelling)
        if (entry.owners.size === 0) entry.meant ??= word
      }
    this.#scanner = new TermScanner([...entries.keys()])
    this.#entries = [...entries.values()]
    this.#patterns = patterns
    this.#patternsOf = patternsOf
    this.#always = always
  }

  read(original: Folded): Reading {
    const disguised: Repair[] = []
    const first = this.#scan(original, disguised)
    const repairs = apart(disguised.filter((each) => !isPlain(each, first.words)))
    const { folded, written } =
      repairs.length === 0 ? { folded: original, written: [] } : writeOut(original, repairs)
    const { words, tries } = repairs.length === 0 ? first : this.#scan(folded)
    for (const index of this.#always) tries.set(index, [[0, folded.text.length]])
    const hitOf = (from: number, to: number, isApart: boolean): WordHit => {
      const span = originalSpan(folded, from, to)
      const isRead = written.some((each) => each.from < to && from < each.to)
      return { from, to, ...span, isDisguised: isApart || isRead || span.end - span.start > to - from }
    }
    const known = new Map<string, readonly WordHit[]>()
    // Only when a rule asks: most rules look at other goods than these.
    const hits = (owner: string): readonly WordHit[] => {
      const before = known.get(owner)
      if (before !== undefined) return before
      const found = (words.get(owner) ?? []).map(({ from, to, isDisguised }) => hitOf(from, to, isDisguised))
      for (const index of this.#patternsOf.get(owner) ?? [])
        for (const [begin, end] of tries.get(index) ?? [])
          for (const each of withinSentences(this.#patterns[index] as RegExp, folded, begin, end))
            found.push(hitOf(each.from, each.to, each.isDisguised))
      known.set(owner, found)
      return found
    }
    return { folded, hits }
  }

  #scan(folded: Folded, disguised?: Repair[]) {
    const words = new Map<string, { from: number; to: number; isDisguised: boolean }[]>()
    const tries = new Map<number, [number, number][]>()
    this.#scanner.scan(folded.units, (at, from, to) => {
      const { owners, patterns, meant } = this.#entries[at] as Entry
      for (const index of patterns) {
        const windows = tries.get(index)
        const begin = Math.max(0, from - WINDOW)
        const last = windows?.at(-1)
        if (windows === undefined) tries.set(index, [[begin, to + WINDOW]])
        else if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], to + WINDOW)
        else windows.push([begin, to + WINDOW])
      }
      if (owners.size === 0 && (meant === undefined || disguised === undefined)) return
      const stands = standing(folded, from, to)
      if (stands === 'apart' || isInsideLatinWord(folded, from, to)) return
      if (owners.size === 0 && meant !== undefined && (disguised?.length ?? 0) < REPAIRS_MAX) {
        if (!isOrdinary(folded.text, from, to)) disguised?.push({ from, to, meant })
      }
      for (const owner of owners) {
        const list = words.get(owner)
        const place = { from, to, isDisguised: stands === 'disguised' }
        if (list === undefined) words.set(owner, [place])
        else list.push(place)
      }
    })
    return { words, tries }
  }
}

/** 好评返现吗？不返的: a question, and a no that begins its answer. */
const REFUSED =
  /[？?]\s*(?:(?:答|客服|店主|卖家)[：:]?\s*)?(?:亲[，,]?)?(?:不|没|别|勿|否|当然不|肯定不|绝对不)/

/** What runs over the end of a sentence is no hit; a shorter one may begin within it (好处？答：好评返五元). */
function withinSentences(
  pattern: RegExp,
  folded: Folded,
  begin: number,
  end: number,
): readonly { readonly from: number; readonly to: number; readonly isDisguised: boolean }[] {
  const found: { from: number; to: number; isDisguised: boolean }[] = []
  const window = folded.text.slice(begin, end)
  pattern.lastIndex = 0
  for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
    const from = begin + match.index
    const to = from + match[0].length
    const { start, end: last } = originalSpan(folded, from, to)
    const isRefused = REFUSED.test(folded.original.slice(start, last))
    const stands = isRefused ? 'apart' : standing(folded, from, to, STATEMENT_END)
    if (stands !== 'apart') found.push({ from, to, isDisguised: stands === 'disguised' })
    if (stands === 'apart' || from === to) pattern.lastIndex = match.index + 1
  }
  return found
}

/** Whether an ordinary word begins before a stand-in and ends within it, or begins within it and ends behind. */
function isOrdinary(text: string, from: number, to: number): boolean {
  const begin = Math.max(0, from - 2)
  for (const { index, 0: word } of text.slice(begin, to + 2).matchAll(ORDINARY)) {
    const [first, end] = [begin + index, begin + index + word.length]
    if (first < to && end > from && (first < from || end > to)) return true
  }
  return false
}

/** More than any seller disguises: a page with more of them is made to keep its readers. */
const REPAIRS_MAX = 2_000

interface Repair {
  readonly from: number
  readonly to: number
  readonly meant: string
}

/** 国家级品质 holds 国家级, and no 级品 for 极品: a word that stands there as it is beats a shorter disguise. */
function isPlain(
  { from, to }: Repair,
  words: ReadonlyMap<string, readonly { from: number; to: number; isDisguised: boolean }[]>,
): boolean {
  for (const places of words.values())
    for (const place of places)
      if (!place.isDisguised && place.from < to && from < place.to && place.to - place.from >= to - from)
        return true
  return false
}

/** Of disguises that overlap, the longest. */
function apart(found: readonly Repair[]): readonly Repair[] {
  const kept: Repair[] = []
  for (const each of [...found].sort((a, b) => b.to - b.from - (a.to - a.from)))
    if (!kept.some(({ from, to }) => from < each.to && each.from < to)) kept.push(each)
  return kept.sort((a, b) => a.from - b.from)
}

/** Writes the meant words in the place of their disguises; every character keeps a place in the original. */
function writeOut(
  folded: Folded,
  repairs: readonly Repair[],
): { readonly folded: Folded; readonly written: readonly { readonly from: number; readonly to: number }[] } {
  const written: { from: number; to: number }[] = []
  const units: number[] = []
  const offsets: number[] = []
  let at = 0
  const copyTo = (end: number): void => {
    for (; at < end; at += 1) {
      units.push(folded.units[at] ?? 0)
      offsets.push(folded.offsets[at] ?? 0)
    }
  }
  for (const { from, to, meant } of repairs) {
    copyTo(from)
    for (let index = 0; index < meant.length; index += 1) {
      units.push(meant.charCodeAt(index))
      const isLast = index === meant.length - 1
      offsets.push(folded.offsets[isLast ? to - 1 : Math.min(from + index, to - 1)] ?? 0)
    }
    written.push({ from: units.length - meant.length, to: units.length })
    at = to
  }
  copyTo(folded.units.length)
  offsets.push(folded.original.length)
  const whole = Uint16Array.from(units)
  return {
    folded: {
      units: whole,
      offsets: Int32Array.from(offsets),
      text: new TextDecoder('utf-16le').decode(whole),
      original: folded.original,
    },
    written,
  }
}

const isLatin = (unit: number | undefined): boolean => unit !== undefined && unit >= 97 && unit <= 122

/** The z of a brand name is not the z of z佳: letters of a hit must not go on outside it. */
function isInsideLatinWord({ units, original, offsets }: Folded, from: number, to: number): boolean {
  const touches = (left: number, right: number) =>
    isLatin(units[left]) &&
    isLatin(units[right]) &&
    /^\w*$/.test(original.slice(offsets[left], offsets[right]))
  return touches(from - 1, from) || touches(to - 1, to)
}

const standIns = STAND_INS.map(([standIn, meant]) => [foldWord(standIn), foldWord(meant)] as const)
const harmless = new Set([...HARMLESS].map(foldWord))

/** Spellings of a folded word in which characters are replaced by what sounds like them. */
export function disguisesOf(word: string): readonly string[] {
  if (word.length < 2) return []
  const spellings = new Set(spellingsOf(word).map((each) => fold(each).text))
  for (const [standIn, meant] of standIns)
    if (word.includes(meant)) spellings.add(word.replace(meant, standIn))
  return [...spellings].filter(
    (spelling) => spelling !== word && spelling.length > 1 && !harmless.has(spelling),
  )
}
