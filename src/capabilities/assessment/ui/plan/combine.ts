/**
 * 合并修改: what two officers made of one and the same draft, put together. Pure. What only one of them changed stands
 * as changed; what both changed differently stays as it is on this page, and the other's words are told.
 */
import type { PlanDraft } from '../../contract.ts'
import { type HeadField, headFields, type Work } from './work.ts'

/** A place where the two differ: the other's words were not taken. */
export interface Clash {
  readonly part: HeadField | 'passRule' | ListPart | 'mapping'
  /** Which item, in words of the item itself; empty for the head. */
  readonly item: string
  readonly mine: string
  readonly theirs: string
}

export interface Combined {
  readonly work: Work
  readonly clashes: readonly Clash[]
}

const LIST_PARTS = ['tasks', 'stages', 'members', 'indicators', 'targets'] as const
type ListPart = (typeof LIST_PARTS)[number]
type Fields = Readonly<Record<string, unknown>>
type Tell = (item: string, mine: unknown, theirs: unknown) => void

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One value out of three: whoever changed it has it; where both did, it is mine and the other's is told. */
function combineValue<T>(base: unknown, mine: T, theirs: T, tell: () => void): T {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  tell()
  return mine
}

/** How sure the reading is and where it stood are no words of anybody: they follow without a question. */
const SILENT = ['confidence', 'at']

function combineFields<T extends Fields>(base: Fields, mine: T, theirs: T, item: string, tell: Tell): T {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  const entries = [...keys].flatMap((key): [string, unknown][] => {
    const value = combineValue(base[key], mine[key], theirs[key], () => {
      if (!SILENT.includes(key)) tell(item, mine[key], theirs[key])
    })
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(entries) as T
}

const nameOf = (item: Fields): string =>
  textOf(item.title || item.name || item.printed || item.metric || item.text).slice(0, 60)

/** What became of each item of the base, and what was put in before it (the last entry: at the end). */
interface Changes {
  readonly became: readonly (Fields | undefined)[]
  readonly added: readonly (readonly Fields[])[]
}

/** Pairs a list with its base: equal items in their order; in the gaps, one for one, an item that was changed. */
function changesOf(base: readonly Fields[], list: readonly Fields[]): Changes {
  const became: (Fields | undefined)[] = base.map(() => undefined)
  const added: Fields[][] = [...base.map(() => []), []]
  const keys = {
    base: base.map((item) => JSON.stringify(item)),
    list: list.map((item) => JSON.stringify(item)),
  }
  const anchors = [...commonPlaces(keys.base, keys.list), [base.length, list.length] as const]
  let [from, at] = [0, 0]
  for (const [to, until] of anchors) {
    const gap = list.slice(at, until)
    const pairs = Math.min(to - from, gap.length)
    for (let step = 0; step < pairs; step += 1) became[from + step] = gap[step]
    added[to]?.push(...gap.slice(pairs))
    if (to < base.length) became[to] = base[to]
    from = to + 1
    at = until + 1
  }
  return { became, added }
}

/** Places of the longest common subsequence of two lists. */
function commonPlaces(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const places: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) places.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return places
}

/** An item that one took away and the other changed stays: nothing typed is lost. */
function combineItem(
  was: Fields,
  mine: Fields | undefined,
  theirs: Fields | undefined,
  tell: Tell,
): Fields[] {
  if (mine !== undefined && theirs !== undefined)
    return [combineFields(was, mine, theirs, nameOf(mine), tell)]
  const left = mine ?? theirs
  return left === undefined || isSame(left, was) ? [] : [left]
}

function combineList(
  base: readonly Fields[],
  mine: readonly Fields[],
  theirs: readonly Fields[],
  tell: Tell,
): readonly Fields[] {
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine
  if (isSame(mine, base)) return theirs
  const [my, their] = [changesOf(base, mine), changesOf(base, theirs)]
  const combined: Fields[] = []
  for (let place = 0; place <= base.length; place += 1) {
    const mineHere = my.added[place] ?? []
    const theirsHere = their.added[place] ?? []
    combined.push(...mineHere, ...theirsHere.filter((item) => !mineHere.some((own) => isSame(own, item))))
    const was = base[place]
    if (was !== undefined) combined.push(...combineItem(was, my.became[place], their.became[place], tell))
  }
  return combined
}

/** `base` is what both began with. */
export function combineWork(base: Work, mine: Work, theirs: Work): Combined {
  const clashes: Clash[] = []
  const tellOf =
    (part: Clash['part']): Tell =>
    (item, left, right) =>
      clashes.push({ part, item, mine: textOf(left), theirs: textOf(right) })
  const head = headFields.map((field): [string, unknown] => {
    const tell = () => tellOf(field)('', mine.draft[field], theirs.draft[field])
    return [field, combineValue(base.draft[field], mine.draft[field], theirs.draft[field], tell)]
  })
  const lists = LIST_PARTS.map((part): [string, unknown] => {
    const rows = (work: Work): readonly Fields[] => work.draft[part]
    return [part, combineList(rows(base), rows(mine), rows(theirs), tellOf(part))]
  })
  const passRule = combineFields(
    base.draft.passRule,
    mine.draft.passRule as Fields,
    theirs.draft.passRule as Fields,
    '',
    tellOf('passRule'),
  )
  const draft = { ...mine.draft, ...Object.fromEntries([...head, ...lists]), passRule } as PlanDraft
  return { work: { draft, mapping: combineMapping(base, mine, theirs, tellOf('mapping')) }, clashes }
}

/** Decisions on units, by the printed name. */
function combineMapping(base: Work, mine: Work, theirs: Work, tell: Tell): Work['mapping'] {
  const by = (work: Work) => new Map(work.mapping.map((each) => [each.printed, each]))
  const [was, other] = [by(base), by(theirs)]
  const own = new Set(mine.mapping.map((each) => each.printed))
  return [
    ...mine.mapping.map((each) => {
      const their = other.get(each.printed)
      if (their === undefined) return each
      return combineValue(was.get(each.printed), each, their, () => tell(each.printed, each.name, their.name))
    }),
    ...theirs.mapping.filter((each) => !own.has(each.printed)),
  ]
}
