/** 名称与地址中的行政区划: which regions the beginning of a text names, and how two readings agree. Pure. */
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { currentRegions, type Region } from '../../../kernel/region.ts'
import { shortName } from '../../../kernel/region-name.ts'
import { fold } from './fold.ts'

/** Codes of six digits as numbers; a name that several regions bear has them all. */
export type Codes = readonly number[]

interface Named {
  readonly codes: Codes
  /** 明溪 instead of 明溪县: may also be the brand. */
  readonly isShort: boolean
}

/** A region that the instance added: a township, a zone; its code begins with that of its county. */
export interface LocalPlace {
  readonly code: string
  readonly name: string
}

/** 地名录: names of regions by what texts begin and end with; a local one stands before that of the country. */
export class Gazetteer {
  readonly #named: ReadonlyMap<string, Named>
  readonly #country: Gazetteer | undefined
  /** Lengths of the names that begin with two characters, longest first: most texts begin with none of them. */
  readonly #lengthsOf = new Map<number, number[]>()
  /** The last two characters of all names. */
  readonly #endings: ReadonlySet<string>

  constructor(named: ReadonlyMap<string, Named>, country?: Gazetteer) {
    this.#named = named
    this.#country = country
    this.#endings = new Set([...named.keys()].map((name) => name.slice(-2)))
    for (const name of [...named.keys()].sort((left, right) => right.length - left.length)) {
      const lengths = this.#lengthsOf.get(beginning(name, 0)) ?? []
      if (lengths.at(-1) !== name.length) lengths.push(name.length)
      this.#lengthsOf.set(beginning(name, 0), lengths)
    }
  }

  with(local: readonly LocalPlace[]): Gazetteer {
    const names = new Names()
    for (const { code, name } of local) names.put(name, [Number(code.slice(0, COUNTY_DIGITS))])
    return new Gazetteer(names.all(), this)
  }

  find(name: string): Named | undefined {
    return this.#named.get(name) ?? this.#country?.find(name)
  }

  mayEnd(text: string): boolean {
    return this.#endings.has(text.slice(-2)) || this.#country?.mayEnd(text) === true
  }

  /** The longest region name at a place of the text. */
  nameAt(text: string, at: number, leave: number): (Named & { length: number }) | undefined {
    const below = this.#country?.nameAt(text, at, leave)
    for (const length of this.#lengthsOf.get(beginning(text, at)) ?? []) {
      if (length > text.length - at) continue
      const found = this.#named.get(text.slice(at, at + length))
      if (found === undefined) continue
      if (found.isShort && text.length - at - length < leave) continue
      return below !== undefined && below.length > length ? below : { ...found, length }
    }
    return below
  }
}

const COUNTY_DIGITS = 6

function beginning(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1)
}

/** Names in full and short, each with all the regions that bear it; a full name counts before a short one. */
class Names {
  readonly #full = new Map<string, Set<number>>()
  readonly #short = new Map<string, Set<number>>()

  put(name: string, codes: readonly number[]): void {
    const [full, brief] = [fold(name), fold(shortName(name))]
    this.#add(this.#full, full, codes)
    if (brief !== full && brief.length > 1) this.#add(this.#short, brief, codes)
    if (brief.startsWith('内蒙')) this.#add(this.#short, '内蒙', codes)
  }

  #add(names: Map<string, Set<number>>, name: string, codes: readonly number[]): void {
    const set = names.get(name) ?? new Set<number>()
    for (const code of codes) set.add(code)
    names.set(name, set)
  }

  all(): Map<string, Named> {
    const all = new Map<string, Named>()
    for (const [name, codes] of this.#short) all.set(name, { codes: [...codes], isShort: true })
    for (const [name, codes] of this.#full) all.set(name, { codes: [...codes], isShort: false })
    return all
  }
}

/** GB/T 2260 with its history. */
export const COUNTRY: Gazetteer = makeCountry()

function makeCountry(): Gazetteer {
  const tree = chinaRegions()
  const names = new Names()
  for (const regions of tree.byCode.values()) {
    for (const region of regions) {
      if (region.level === 'country' || isDirection(region)) continue
      const now = currentRegions(tree, region.code).map(({ code }) => code)
      names.put(region.name, (now.length === 0 ? [region.code] : now).map(Number))
    }
  }
  return new Gazetteer(names.all().set('中国', { codes: [0], isShort: true }))
}

/** 城区、郊区 say where within a city; without the city they name nothing. */
function isDirection({ name }: Region): boolean {
  return ['城区', '郊区', '矿区'].includes(name)
}

export interface PlaceReading {
  readonly codes: Codes
  /** How many characters of the text were read. */
  readonly length: number
  /** One short name below the province and nothing else: 明溪 may be a brand, too. */
  readonly isShort: boolean
  /** A part of it stands with its kind: 明溪县. */
  readonly isFull: boolean
  /** 乡镇、街道 behind the county, without its kind. */
  readonly township: string
}

/** 杞乡红 and 茶乡 are brands: with one character before it, only 镇 tells a township. */
const TOWNSHIP = /^(?:(.{2,4}?)(?:镇|乡|街道)|(.)镇)(?=.{2})/

export const NOWHERE: PlaceReading = { codes: [], length: 0, isShort: false, isFull: false, township: '' }

/** Whether one code lies within the other: county in city, city in province, all in the country. */
export function isWithin(code: number, above: number): boolean {
  if (above === 0 || code === above) return true
  if (above % 10_000 === 0) return Math.floor(code / 10_000) === above / 10_000
  return above % 100 === 0 && Math.floor(code / 100) === above / 100
}

const narrowed = (above: Codes, below: Codes): Codes =>
  below.filter((code) => above.some((each) => isWithin(code, each)))

/**
 * Reads the regions with which a text begins, from the province down. `leave` characters must stay behind a short
 * name: 长安汽车 is a brand, and so is 朝阳轮胎 once the trade is taken off.
 */
export function readPlace(
  text: string,
  leave: number,
  firm: (rest: string) => boolean = () => true,
  places: Gazetteer = COUNTRY,
): PlaceReading {
  let at = 0
  let reading = NOWHERE
  for (;;) {
    const found = places.nameAt(text, at, leave)
    if (found === undefined) break
    if (found.isShort && !firm(text.slice(at + found.length))) break
    const inside = reading.length === 0 ? found.codes : narrowed(reading.codes, found.codes)
    if (inside.length === 0) break
    at += found.length
    const isShort = at === found.length && found.isShort && inside.some((code) => code % 10_000 !== 0)
    const isFull = reading.isFull || !found.isShort
    reading = { codes: inside, length: at, isShort, isFull, township: '' }
  }
  if (reading.length === 0) return NOWHERE
  const township = TOWNSHIP.exec(text.slice(at))
  const name = township?.[1] ?? township?.[2]
  return township === null || name === undefined
    ? reading
    : { ...reading, length: at + township[0].length, township: name }
}

/** The regions that a whole text names, as in a bracket: (三明). */
export const placeNamed = (text: string, places: Gazetteer = COUNTRY): Codes => places.find(text)?.codes ?? []

/** The region name, two characters at least, with which a text ends: 蜜雪冰城明溪 -> 明溪. */
export function placeAtEnd(
  text: string,
  places: Gazetteer,
): { readonly codes: Codes; readonly length: number } {
  if (!places.mayEnd(text)) return { codes: [], length: 0 }
  for (let length = Math.min(8, text.length - 2); length >= 2; length -= 1) {
    const codes = places.find(text.slice(-length))?.codes
    if (codes !== undefined) return { codes, length }
  }
  return { codes: [], length: 0 }
}

export type Nearness =
  | 'unknown'
  | 'county'
  | 'city'
  | 'province'
  | 'otherCounty'
  | 'otherCity'
  | 'otherProvince'
const ORDER: readonly Nearness[] = [
  'county',
  'city',
  'province',
  'unknown',
  'otherCounty',
  'otherCity',
  'otherProvince',
]

function nearnessOf(left: number, right: number): Nearness {
  if (left === 0 || right === 0) return 'unknown'
  const [above, below] = isWithin(left, right) ? [right, left] : [left, right]
  if (isWithin(below, above)) return above % 100 !== 0 ? 'county' : above % 10_000 !== 0 ? 'city' : 'province'
  if (Math.floor(left / 100) === Math.floor(right / 100)) return 'otherCounty'
  return Math.floor(left / 10_000) === Math.floor(right / 10_000) ? 'otherCity' : 'otherProvince'
}

/** The best agreement of two readings. */
export function nearness(left: Codes, right: Codes): Nearness {
  let best = ORDER.length
  for (const one of left)
    for (const other of right) best = Math.min(best, ORDER.indexOf(nearnessOf(one, other)))
  return ORDER[best] ?? 'unknown'
}
