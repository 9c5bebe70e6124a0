/**
 * 词表扫描: many words in one pass. Two neighbouring characters are looked up in a bitmap that fits the first-level
 * cache; only what may begin a word is looked up exactly, and only then are words compared. Pure.
 */

export interface Match {
  /** Index of the word in the list that the scanner was made of. */
  readonly word: number
  readonly from: number
  readonly to: number
}

const BITS = 18
const SHIFT = 32 - BITS
const FACTOR = 0x9e3779b1

export class TermScanner {
  readonly #bitmap = new Uint32Array(2 ** (BITS - 5))
  /** The words that begin with a pair, the longest first. */
  readonly #pairs = new Map<number, readonly (readonly [word: number, units: Uint16Array])[]>()
  /** Words of one character, by that character. */
  readonly #singles = new Map<number, number>()

  constructor(words: readonly string[]) {
    const pairs = new Map<number, (readonly [number, Uint16Array])[]>()
    for (const [index, word] of words.entries()) {
      const units = Uint16Array.from(word, () => 0)
      for (let at = 0; at < word.length; at += 1) units[at] = word.charCodeAt(at)
      const [first, second] = units
      if (first === undefined) continue
      if (second === undefined) {
        this.#singles.set(first, index)
        continue
      }
      const pair = (first << 16) | second
      const slot = Math.imul(pair, FACTOR) >>> SHIFT
      this.#bitmap[slot >>> 5] = (this.#bitmap[slot >>> 5] ?? 0) | (1 << (slot & 31))
      pairs.set(pair, [...(pairs.get(pair) ?? []), [index, units]])
    }
    for (const [pair, found] of pairs)
      this.#pairs.set(
        pair,
        found.sort((a, b) => b[1].length - a[1].length),
      )
  }

  /** Every word at every place, overlapping ones too, in the order of the text. */
  scan(units: Uint16Array, found: (word: number, from: number, to: number) => void): void {
    const bitmap = this.#bitmap
    const pairs = this.#pairs
    const singles = this.#singles.size > 0 ? this.#singles : undefined
    const last = units.length - 1
    for (let index = 0; index <= last; index += 1) {
      const first = units[index] as number
      if (singles !== undefined) {
        const single = singles.get(first)
        if (single !== undefined) found(single, index, index + 1)
      }
      if (index === last) return
      const second = units[index + 1] as number
      const pair = (first << 16) | second
      const slot = Math.imul(pair, FACTOR) >>> SHIFT
      if (((bitmap[slot >>> 5] as number) & (1 << (slot & 31))) === 0) continue
      const candidates = pairs.get(pair)
      if (candidates === undefined) continue
      for (const [word, wanted] of candidates) {
        if (wanted.length > units.length - index) continue
        let at = 2
        while (at < wanted.length && wanted[at] === units[index + at]) at += 1
        if (at === wanted.length) found(word, index, index + at)
      }
    }
  }

  /** The matches as a list. */
  matches(units: Uint16Array): readonly Match[] {
    const all: Match[] = []
    this.scan(units, (word, from, to) => all.push({ word, from, to }))
    return all
  }
}
