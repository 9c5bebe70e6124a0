/** 词表: the words of all rules with the disguises in which they come, and one scanner over them. Pure. */
import { HARMLESS, SOUNDALIKES, STAND_INS } from './disguises.ts'
import { type Folded, fold, foldWord, originalSpan, standing } from './fold.ts'
import { TermScanner } from './scan.ts'

/** A word of a rule as it stands in a text. */
export interface WordHit {
  /** As the rule lists it. */
  readonly word: string
  /** Folded positions. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  /** Written in a way that hides it from a plain search. */
  readonly isDisguised: boolean
}

/** A searchable list: give each owner its words, and get back what each owner's words did in a text. */
export class WordLists {
  readonly #scanner: TermScanner
  readonly #entries: readonly {
    readonly word: string
    readonly owners: readonly string[]
    readonly isVariant: boolean
  }[]

  constructor(lists: ReadonlyMap<string, readonly string[]>) {
    const entries = new Map<string, { word: string; owners: string[]; isVariant: boolean }>()
    const add = (spelling: string, word: string, owner: string, isVariant: boolean): void => {
      const known = entries.get(spelling)
      if (known === undefined) entries.set(spelling, { word, owners: [owner], isVariant })
      else if (known.isVariant && !isVariant) entries.set(spelling, { word, owners: [owner], isVariant })
      else if (known.isVariant === isVariant && !known.owners.includes(owner)) known.owners.push(owner)
    }
    for (const [owner, words] of lists)
      for (const word of words) {
        const plain = foldWord(word)
        if (plain !== '') add(plain, word, owner, false)
      }
    for (const [owner, words] of lists)
      for (const word of words)
        for (const spelling of disguisesOf(foldWord(word))) add(spelling, word, owner, true)
    this.#scanner = new TermScanner([...entries.keys()])
    this.#entries = [...entries.values()]
  }

  find(folded: Folded): ReadonlyMap<string, readonly WordHit[]> {
    const found = new Map<string, WordHit[]>()
    this.#scanner.scan(folded.units, (index, from, to) => {
      const entry = this.#entries[index]
      if (entry === undefined) return
      const stands = standing(folded, from, to)
      if (stands === 'apart') return
      if (isInsideLatinWord(folded, from, to)) return
      const span = originalSpan(folded, from, to)
      const isDisguised = entry.isVariant || stands === 'disguised' || span.end - span.start > to - from
      const hit = { word: entry.word, from, to, ...span, isDisguised }
      for (const owner of entry.owners) {
        const list = found.get(owner)
        if (list === undefined) found.set(owner, [hit])
        else list.push(hit)
      }
    })
    return found
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

/** Spellings of a folded word in which one character is replaced by one that sounds like it. */
export function disguisesOf(word: string): readonly string[] {
  if (word.length < 2) return []
  const spellings = new Set<string>()
  for (const [at, character] of [...word].entries())
    for (const other of SOUNDALIKES[character] ?? []) {
      const spelling = word.slice(0, at) + fold(other).text + word.slice(at + 1)
      if (spelling !== word) spellings.add(spelling)
    }
  for (const [standIn, meant] of STAND_INS) {
    const folded = foldWord(meant)
    if (word.includes(folded)) spellings.add(word.replace(folded, foldWord(standIn)))
  }
  return [...spellings].filter(
    (spelling) => spelling !== word && spelling.length > 1 && !harmless.has(spelling),
  )
}

const harmless = new Set([...HARMLESS].map(foldWord))
