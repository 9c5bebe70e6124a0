/**
 * 行政区划 (GB/T 2260): the tree of regions with its history, and local additions below it. Pure.
 * The data of the country stands in `china-regions.ts`, so that a page that needs no names need not load them.
 */
import type { Day } from './day.ts'
import { parseRegionCode, type RegionCode } from './region-code.ts'
import { shortName } from './region-name.ts'

/** 省级, 地级, 县级; 乡级 and 功能区 come as local additions. */
export type RegionLevel = 'country' | 'province' | 'city' | 'county' | 'township' | 'zone'

/** One region under one code and one name. A code that changed hands has several, one after the other. */
export interface Region {
  readonly code: RegionCode
  readonly name: string
  readonly level: RegionLevel
  readonly parent: RegionCode | undefined
  /** First year under this name; undefined is before 2003, where the data begins. */
  readonly from: number | undefined
  /** The year in which it ended; within that year both it and its successor can be read. */
  readonly to: number | undefined
  /** What became of it, when it ended; empty where that is not known. */
  readonly successors: readonly RegionCode[]
}

/** 本地补充: a township (nine digits below a county) or a functional zone (nine below a city or county). */
export interface LocalRegion {
  readonly code: RegionCode
  readonly name: string
  readonly level: 'township' | 'zone'
  /** The first six digits unless said otherwise. */
  readonly parent?: RegionCode
  readonly from?: number
  readonly to?: number
}

/** All regions; made once by `regionTree`, asked by the functions below. */
export interface RegionTree {
  readonly byCode: ReadonlyMap<RegionCode, readonly Region[]>
  readonly byParent: ReadonlyMap<RegionCode, readonly Region[]>
}

const COUNTRY = '000000' as RegionCode

function toCode(text: string): RegionCode {
  const code = parseRegionCode(text)
  if (code === undefined) throw new Error(`not a region code: ${text}`)
  return code
}

const levelOf = (code: RegionCode): RegionLevel =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county'

/** One line of the data: code, name, from, to, successors, apart by tabs. */
function readRecord(line: string): Omit<Region, 'parent'> {
  const [code = '', name = '', from = '', to = '', successors = ''] = line.split('\t')
  return {
    code: toCode(code),
    name,
    level: levelOf(toCode(code)),
    from: from === '' ? undefined : Number(from),
    to: to === '' ? undefined : Number(to),
    successors: successors === '' ? [] : successors.split(' ').map(toCode),
  }
}

/** Builds the tree from the lines of the data and the local additions. An addition below nothing is refused by a throw. */
export function regionTree(lines: readonly string[], additions: readonly LocalRegion[] = []): RegionTree {
  const byCode = new Map<RegionCode, Region[]>()
  const byParent = new Map<RegionCode, Region[]>()
  const put = (region: Region) => {
    byCode.set(region.code, [...(byCode.get(region.code) ?? []), region])
    if (region.parent === undefined) return
    const siblings = byParent.get(region.parent)
    if (siblings) siblings.push(region)
    else byParent.set(region.parent, [region])
  }
  const country = { code: COUNTRY, name: '中华人民共和国', level: 'country', parent: undefined } as const
  put({ ...country, from: undefined, to: undefined, successors: [] })
  const records = lines.map(readRecord)
  const known = new Set(records.map((record) => record.code))
  for (const record of records) {
    const city = toCode(`${record.code.slice(0, 4)}00`)
    const province = toCode(`${record.code.slice(0, 2)}0000`)
    // Districts of 直辖市 and counties under the province itself (济源) have no city above them.
    const above = record.level === 'county' && known.has(city) ? city : province
    put({ ...record, parent: record.level === 'province' ? COUNTRY : above })
  }
  for (const { code, name, level, parent = toCode(code.slice(0, 6)), from, to } of additions) {
    if (!byCode.has(parent)) throw new Error(`${code} ${name} lies below ${parent}, which is unknown`)
    put({ code, name, level, parent, from, to, successors: [] })
  }
  return { byCode, byParent }
}

const existsIn = (region: Region, year: number): boolean =>
  (region.from === undefined || region.from <= year) && (region.to === undefined || year <= region.to)

const yearOf = (on: Day): number => Number(on.slice(0, 4))

/** Whether it exists on the day; without a day, whether it exists in the newest state of the data. */
export function isRegionCurrent(region: Region, on?: Day): boolean {
  return on === undefined ? region.to === undefined : existsIn(region, yearOf(on))
}

/** The region of a code on a day; without a day its latest one, so that an abolished code stays readable. */
export function findRegion(tree: RegionTree, code: RegionCode, on?: Day): Region | undefined {
  const regions = tree.byCode.get(code) ?? []
  if (on === undefined) return regions.at(-1)
  return regions.findLast((region) => existsIn(region, yearOf(on)))
}

/** The name of a code; a code that nobody knows is shown as it is. */
export function regionName(tree: RegionTree, code: RegionCode, on?: Day): string {
  return (findRegion(tree, code, on) ?? findRegion(tree, code))?.name ?? code
}

/** From the province down to the region itself, without the country. */
export function regionPath(tree: RegionTree, code: RegionCode, on?: Day): readonly Region[] {
  const path: Region[] = []
  let region = findRegion(tree, code, on) ?? findRegion(tree, code)
  while (region && region.level !== 'country') {
    path.unshift(region)
    const above: RegionCode | undefined = region.parent
    region = above && (findRegion(tree, above, on) ?? findRegion(tree, above))
  }
  return path
}

/** 福建省三明市明溪县. */
export function regionFullName(tree: RegionTree, code: RegionCode, on?: Day): string {
  return regionPath(tree, code, on)
    .map((region) => region.name)
    .join('')
}

/** What lies above, nearest first, the country last. */
export function ancestorsOf(tree: RegionTree, code: RegionCode): readonly RegionCode[] {
  const path = regionPath(tree, code).map((region) => region.code)
  return code === COUNTRY || path.length === 0 ? [] : [...path.slice(0, -1).reverse(), COUNTRY]
}

/** What lies directly below, on a day or in the newest state, in the order of the codes. */
export function childrenOf(tree: RegionTree, code: RegionCode, on?: Day): readonly Region[] {
  return (tree.byParent.get(code) ?? []).filter((region) => isRegionCurrent(region, on))
}

/** Everything below, parents before their children. */
export function descendantsOf(tree: RegionTree, code: RegionCode, on?: Day): readonly Region[] {
  return childrenOf(tree, code, on).flatMap((child) => [child, ...descendantsOf(tree, child.code, on)])
}

/** What a code has become: itself while it exists, else its successors, followed to the end. */
export function currentRegions(tree: RegionTree, code: RegionCode): readonly Region[] {
  const found = new Map<RegionCode, Region>()
  const seen = new Set<RegionCode>()
  const follow = (next: RegionCode): void => {
    if (seen.has(next)) return
    seen.add(next)
    const region = findRegion(tree, next)
    if (region === undefined) return
    if (region.to === undefined) found.set(next, region)
    else region.successors.forEach(follow)
  }
  follow(code)
  return [...found.values()]
}

/** Where and when a name is looked up. */
export interface NameScope {
  /** Only this region and what lies below it. */
  readonly within?: RegionCode
  readonly on?: Day
}

const isWithin = (tree: RegionTree, region: Region, within: RegionCode | undefined): boolean =>
  within === undefined || region.code === within || ancestorsOf(tree, region.code).includes(within)

/** Whether the text before a name is made of names of what lies above, highest first; each may be left out. */
function namesAncestors(tree: RegionTree, before: string, code: RegionCode): boolean {
  let rest = before
  for (const region of regionPath(tree, code).slice(0, -1)) {
    if (rest.startsWith(region.name)) rest = rest.slice(region.name.length)
    else if (rest.startsWith(shortName(region.name))) rest = rest.slice(shortName(region.name).length)
  }
  return rest === ''
}

/** 0 full name now, 1 short name now, 2 and 3 the same of what has ended; undefined is no match. */
function rankOf(tree: RegionTree, region: Region, text: string, on: Day | undefined): number | undefined {
  const past = isRegionCurrent(region, on) ? 0 : 2
  for (const [offset, name] of [region.name, shortName(region.name)].entries()) {
    if (text.endsWith(name) && namesAncestors(tree, text.slice(0, -name.length), region.code))
      return past + offset
  }
  return undefined
}

function* regionsOf(tree: RegionTree): Generator<Region> {
  for (const regions of tree.byCode.values()) yield* regions
}

/**
 * The regions that a written name means: 明溪县, 明溪, 福建明溪, 三明市明溪县. What exists comes before what has
 * ended, full names before short ones; several answers mean that the name alone does not tell.
 */
export function regionsNamed(tree: RegionTree, text: string, scope: NameScope = {}): readonly Region[] {
  const wanted = text.normalize('NFKC').replaceAll(/\s/g, '')
  let best = Number.POSITIVE_INFINITY
  let found: Region[] = []
  for (const region of regionsOf(tree)) {
    const rank = rankOf(tree, region, wanted, scope.on)
    if (rank === undefined || rank > best || !isWithin(tree, region, scope.within)) continue
    if (rank < best) found = []
    best = rank
    found.push(region)
  }
  return found
}

/** The one region that a written name means; undefined when there is none, or more than one. */
export function resolveRegion(tree: RegionTree, text: string, scope: NameScope = {}): Region | undefined {
  const found = regionsNamed(tree, text, scope)
  return found.length === 1 ? found[0] : undefined
}

/**
 * For a search box: words in any order over the full path, or the first digits of a code. What exists first,
 * then names that begin with the word, then higher levels.
 */
export function searchRegions(
  tree: RegionTree,
  text: string,
  { within, on, limit = 20 }: NameScope & { readonly limit?: number } = {},
): readonly Region[] {
  const words = text.normalize('NFKC').trim().split(/\s+/).filter(Boolean)
  const last = words.at(-1)
  if (last === undefined) return []
  const weigh = (region: Region): number => {
    if (/^\d+$/.test(last)) return 0
    if (region.name === last || shortName(region.name) === last) return 0
    return region.name.startsWith(last) ? 1 : region.name.includes(last) ? 2 : 3
  }
  const matches: { region: Region; order: readonly number[] }[] = []
  for (const region of regionsOf(tree)) {
    const isHit = words.every((word) =>
      /^\d+$/.test(word) ? region.code.startsWith(word) : hasWord(tree, region, word, word === last),
    )
    if (!isHit || region.level === 'country' || !isWithin(tree, region, within)) continue
    const past = isRegionCurrent(region, on) ? 0 : 1
    matches.push({ region, order: [past, weigh(region), regionPath(tree, region.code).length] })
  }
  const byOrder = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((value, index) => value !== b[index])
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
  }
  matches.sort((a, b) => byOrder(a.order, b.order))
  return matches.slice(0, limit).map((match) => match.region)
}

/** The last word must stand in the region's own name, the others anywhere on the path. */
const hasWord = (tree: RegionTree, region: Region, word: string, isOwn: boolean): boolean =>
  region.name.includes(word) || (!isOwn && regionFullName(tree, region.code).includes(word))
