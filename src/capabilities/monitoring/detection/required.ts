/**
 * 必含字串: strings of which every match of a pattern holds at least one, read from the pattern itself. The common scan
 * looks for them, and a pattern is tried only around what was found. Pure.
 */

interface Reading {
  /** Everything that the part can match, where that is a short list. */
  readonly exact: ReadonlySet<string> | undefined
  /** Strings of which every match holds one. */
  readonly need: ReadonlySet<string> | undefined
}

const EXACT_MAX = 600
const CLASS_MAX = 12
const EMPTY: Reading = { exact: new Set(['']), need: undefined }
const ANYTHING: Reading = { exact: undefined, need: undefined }

/** Undefined where the pattern can match without any certain string. */
export function requiredOf(pattern: RegExp): readonly string[] | undefined {
  const { exact, need } = new Reader(pattern.source).alternatives()
  const best = better(usable(exact), need)
  return best && [...best]
}

class Reader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  alternatives(): Reading {
    const branches: Reading[] = []
    do branches.push(this.#sequence())
    while (this.#take('|'))
    return branches.length === 1 ? (branches[0] ?? EMPTY) : union(branches)
  }

  #sequence(): Reading {
    let exact: ReadonlySet<string> | undefined = new Set([''])
    let run: ReadonlySet<string> = exact
    let need: ReadonlySet<string> | undefined
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      const part = this.#quantified()
      const longer = part.exact && product(run, part.exact)
      if (longer !== undefined) {
        run = longer
        if (exact !== undefined) exact = run
        continue
      }
      exact = undefined
      need = better(need, better(usable(run), part.need ?? usable(part.exact)))
      run = part.exact ?? new Set([''])
    }
    return { exact, need: exact === undefined ? better(need, usable(run)) : undefined }
  }

  #quantified(): Reading {
    const part = this.#atom()
    const found = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/.exec(this.#source.slice(this.#at))
    if (found === null) return part
    this.#at += found[0].length
    const least = found[1] === undefined ? Number(found[2]) : found[1] === '+' ? 1 : 0
    const isOnce = found[1] === '?' || (found[3] !== undefined && found[4] === '1')
    if (least === 0)
      return isOnce && part.exact !== undefined
        ? { exact: new Set(['', ...part.exact]), need: undefined }
        : ANYTHING
    return { exact: undefined, need: part.need ?? usable(part.exact) }
  }

  #atom(): Reading {
    if (this.#take('(')) {
      const isLookaround = /^\?(?:<?[=!])/.test(this.#source.slice(this.#at))
      const head = /^\?(?::|<?[=!])/.exec(this.#source.slice(this.#at))
      this.#at += head?.[0].length ?? 0
      const inside = this.alternatives()
      this.#take(')')
      return isLookaround ? EMPTY : inside
    }
    if (this.#take('[')) return this.#class()
    const character = this.#source[this.#at] ?? ''
    this.#at += 1
    if (character === '^' || character === '$') return EMPTY
    if (character === '.') return ANYTHING
    if (character !== '\\') return literal(character)
    const escaped = this.#source[this.#at] ?? ''
    this.#at += 1
    return /[dDwWsS]/.test(escaped) ? ANYTHING : /[bB]/.test(escaped) ? EMPTY : literal(escaped)
  }

  #class(): Reading {
    const end = this.#source.indexOf(']', this.#at)
    const inside = this.#source.slice(this.#at, end)
    this.#at = end + 1
    const isList = !/[\^\\]|.-./.test(inside) && inside.length <= CLASS_MAX
    return isList ? { exact: new Set(inside), need: undefined } : ANYTHING
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false
    this.#at += 1
    return true
  }
}

const literal = (character: string): Reading => ({ exact: new Set([character]), need: undefined })

const usable = (words: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined =>
  words === undefined || words.has('') ? undefined : words

function union(branches: readonly Reading[]): Reading {
  const exact = new Set<string>()
  const need = new Set<string>()
  let isExact = true
  let isNeeded = true
  for (const branch of branches) {
    for (const each of branch.exact ?? []) exact.add(each)
    isExact &&= branch.exact !== undefined
    const strings = branch.need ?? usable(branch.exact)
    for (const each of strings ?? []) need.add(each)
    isNeeded &&= strings !== undefined
  }
  return {
    exact: isExact && exact.size <= EXACT_MAX ? exact : undefined,
    need: isNeeded ? need : undefined,
  }
}

function product(first: ReadonlySet<string>, second: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (first.size * second.size > EXACT_MAX) return undefined
  const both = new Set<string>()
  for (const head of first) for (const tail of second) both.add(head + tail)
  return both
}

/** Longer strings are rarer; of equally long ones, fewer. */
function better(
  first: ReadonlySet<string> | undefined,
  second: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (first === undefined || second === undefined) return first ?? second
  const [a, b] = [first, second].map(shortest)
  return (b ?? 0) > (a ?? 0) || (a === b && second.size < first.size) ? second : first
}

const shortest = (words: ReadonlySet<string>): number =>
  Math.min(2, ...[...words].map(({ length }) => length))
