/** 分块: the keys under which an entity lies and a shop is looked up. Pairs that share none are never compared. Pure. */
import type { NameParts } from './parts.ts'
import { soundKey } from './sounds.ts'
import type { ReadSubject } from './subject.ts'

/** The kinds of keys; the first character of what is hashed. */
type Kind =
  | 'code'
  | 'half'
  | 'whole'
  | 'brand'
  | 'sound'
  | 'pair'
  | 'slip'
  | 'local'
  | 'phone'
  | 'person'
  | 'house'
const MARK: Readonly<Record<Kind, number>> = {
  code: 1,
  half: 2,
  whole: 3,
  brand: 4,
  sound: 5,
  pair: 6,
  slip: 7,
  local: 8,
  phone: 9,
  person: 10,
  house: 11,
}

/** FNV-1a over the characters, mixed once more so that the low bits depend on all. */
function hash(kind: Kind, text: string, also = 0): number {
  let value = 0x811c9dc5 ^ MARK[kind] ^ Math.imul(also, 0x9e3779b1)
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

export const brandKey = (brand: string): number => hash('brand', brand)

const SLIP_LENGTH_MAX = 5

/** Under what an entity is filed. */
export function filingKeys(entity: ReadSubject): number[] {
  const keys = [...contactKeys(entity), ...halfKeys(entity.code)]
  // Shops write street and number alone.
  const place = placeOf(entity)
  if (place !== '') keys.push(hash('house', place, ANYWHERE))
  for (const name of entity.names) {
    keys.push(hash('whole', name.whole), brandKey(name.brand))
    if (name.brand.length >= 2) keys.push(hash('sound', soundKey(name.brand)))
    pushPairs(keys, name.core)
    pushSlips(keys, name)
    for (const county of placesOf(name, entity)) keys.push(hash('local', name.brand, county))
  }
  return [...new Set(keys)]
}

export interface SearchKeys {
  /** Code, telephone, person, house: each of them is enough for a comparison. */
  readonly contacts: readonly number[]
  readonly words: readonly number[]
}

/** Where a shop is looked up: the same, and every run of its words that may be somebody's brand. */
export function searchKeys(shop: ReadSubject): SearchKeys {
  const keys: number[] = []
  const halves = shop.code === '' || shop.isCodeValid ? [] : halfKeys(shop.codeSought)
  for (const name of shop.names) {
    keys.push(hash('whole', name.whole))
    const counties = placesOf(name, shop)
    for (const run of runs(name)) {
      keys.push(brandKey(run), hash('sound', soundKey(run)))
      for (const county of counties) keys.push(hash('local', run, county))
    }
    pushPairs(keys, name.core)
    pushSlips(keys, name)
  }
  return { contacts: [...contactKeys(shop), ...halves], words: [...new Set(keys)] }
}

const RUN_LENGTH_MAX = 6
const CORE_LENGTH_MAX = 16

function runs({ core, brand }: NameParts): ReadonlySet<string> {
  const found = new Set([brand])
  const text = core.slice(0, CORE_LENGTH_MAX)
  for (let from = 0; from < text.length; from += 1)
    for (let length = 2; length <= RUN_LENGTH_MAX && from + length <= text.length; length += 1)
      found.add(text.slice(from, from + length))
  return found
}

function pushPairs(keys: number[], core: string): void {
  const length = Math.min(core.length, CORE_LENGTH_MAX)
  for (let at = 0; at + 1 < length; at += 1) keys.push(hash('pair', core.slice(at, at + 2)))
}

/** The brand with one character left out, together with the trade: finds a slip of the pen in any place. */
function pushSlips(keys: number[], { brand, trades }: NameParts): void {
  if (brand.length < 2 || brand.length > SLIP_LENGTH_MAX) return
  const trade = trades.join('')
  if (brand.length < 3 && trade === '') return
  for (let left = 0; left < brand.length; left += 1) {
    const rest = brand.slice(0, left) + brand.slice(left + 1)
    keys.push(hash('slip', `${rest}*${trade}`))
  }
}

const placesOf = (name: NameParts, subject: ReadSubject): readonly number[] =>
  name.regions.length > 0 ? name.regions : subject.regions

/** Either part of a code survives one slip in the other; the authority makes the first of them tell. */
function halfKeys(code: string): number[] {
  return code.length < 17 ? [] : [hash('half', code.slice(2, 12)), hash('half', code.slice(-6), 1)]
}

function contactKeys(subject: ReadSubject): number[] {
  const keys: number[] = []
  const { code } = subject
  if (code.length >= 9) {
    keys.push(hash('code', subject.codeSought))
  }
  for (const phone of subject.phones) keys.push(hash('phone', phone))
  if (subject.person !== '')
    for (const county of subject.regions) keys.push(hash('person', subject.person, county))
  const place = placeOf(subject)
  const regions = subject.address?.regions ?? []
  if (place !== '')
    for (const county of regions.length > 0 ? regions : [ANYWHERE]) keys.push(hash('house', place, county))
  return keys
}

const ANYWHERE = 0
const PLACE_LENGTH_MIN = 4

/** Street and number, or all that stands behind the region where there is no number: 临江镇晨曦村三组. */
function placeOf({ address }: ReadSubject): string {
  if (address === undefined || address.house !== '') return address?.house ?? ''
  return address.rest.length < PLACE_LENGTH_MIN ? '' : address.rest
}
