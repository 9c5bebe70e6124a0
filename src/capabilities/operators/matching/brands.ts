/** 字号比对: how much a brand tells, and how two of them agree: equal, contained, written alike, another. Pure. */
import { COMMON_BRANDS, FAMILIAR_BRAND } from './lexicon.ts'
import { isTradeAltogether, type NameParts, unexplained } from './parts.ts'
import { placeNamed } from './places.ts'
import type { Reason } from './reason.ts'
import { type Spelling, spellingOf } from './sounds.ts'

/** How many entries of the register bear a brand, about. */
export type Commonness = (brand: string) => number

/** Equal; written otherwise, as by ear or by habit; with a character of another sound and look; another one. */
export type BrandStanding = 'same' | 'written' | 'near' | 'other'

export interface Named {
  readonly reasons: readonly Reason[]
  readonly brand: BrandStanding
}

/** Names apart; a telephone that only the two have outweighs it, so that an officer looks. */
export const BRAND_DIFFERS = -5

/** How much a brand tells: its length, less when it is common speech, a place, a trade, or borne by many. */
export function distinction(brand: string, commonness: Commonness): number {
  const latin = brand.replaceAll(/[^a-z]/g, '').length
  const length = brand.length - latin + latin / 2.5
  const byLength = length < 1.5 ? 0 : length < 2.5 ? 2 : length < 3.5 ? 2.8 : 3.5
  if (isTradeAltogether(brand)) return -0.2
  const isCommon = COMMON_BRANDS.has(brand) || FAMILIAR_BRAND.test(brand) || placeNamed(brand).length > 0
  const bearers = Math.max(1, commonness(brand))
  return Math.max(-0.5, byLength - (isCommon ? 1.3 : 0) - 0.35 * Math.log2(bearers))
}

/** Who tells less than this has a brand that many might bear. */
const COMMON_BELOW = 1.2

export function compareBrands(shop: NameParts, entity: NameParts, commonness: Commonness): Named {
  const weight = distinction(entity.brand, commonness)
  const values = { brand: entity.brand }
  const common: Reason[] = weight < COMMON_BELOW ? [{ code: 'brand_common', points: 0, values }] : []
  const flagship: Reason[] =
    shop.shop === 'flagship' ? [{ code: 'flagship', points: weight < COMMON_BELOW ? 0.3 : 0.6 }] : []
  if (shop.brand === entity.brand) {
    const core: Reason[] =
      shop.core === entity.core && shop.core !== shop.brand
        ? [{ code: 'core_same', points: 0.7, values: { core: shop.core } }]
        : []
    return {
      reasons: [{ code: 'brand_same', points: 3 + weight, values }, ...core, ...common, ...flagship],
      brand: 'same',
    }
  }
  const contained = containedBrand(shop, entity, weight, commonness)
  if (contained !== undefined)
    return { ...contained, reasons: [...contained.reasons, ...common, ...flagship] }
  const spelled = spelledBrand(shop, entity, weight)
  if (spelled !== undefined) return { ...spelled, reasons: [...spelled.reasons, ...common, ...flagship] }
  return { reasons: [{ code: 'brand_differs', points: BRAND_DIFFERS, values }], brand: 'other' }
}

/** The brand stands in the shop's words, or the shop's brand opens the entity's; each word that stays over counts. */
function containedBrand(
  shop: NameParts,
  entity: NameParts,
  weight: number,
  commonness: Commonness,
): Named | undefined {
  const at = entity.brand.length >= 2 ? shop.core.indexOf(entity.brand) : -1
  if (at >= 0) {
    const before = unexplained(shop.core.slice(0, at))
    const behind = unexplained(shop.core.slice(at + entity.brand.length))
    const found: Reason = { code: 'brand_contained', points: 2.6 + weight, values: { brand: entity.brand } }
    const left = before + behind
    if (left === '') return { reasons: [found], brand: 'same' }
    // 专卖店、专营店: the brand that is sold comes first, the dealer's own name behind it.
    const isDealer = shop.shop === 'dealer' && before !== '' && behind === ''
    const each = shop.shop === 'dealer' ? 1.6 : 1.1
    const points = isDealer ? -0.2 : leftPoints(left, entity.brand, each)
    return {
      reasons: [found, { code: isDealer ? 'dealer' : 'words_left', points, values: { words: left } }],
      brand: 'same',
    }
  }
  const part = shop.brand.length >= 2 ? entity.core.indexOf(shop.brand) : -1
  if (part < 0) return undefined
  const left = unexplained(entity.core.slice(0, part) + entity.core.slice(part + shop.brand.length))
  const found: Reason = {
    code: 'brand_contained',
    points: 2.6 + Math.min(weight, distinction(shop.brand, commonness)),
    values: { brand: shop.brand },
  }
  if (left === '') return { reasons: [found], brand: 'same' }
  const points = leftPoints(left, shop.brand, 2)
  return { reasons: [found, { code: 'words_left', points, values: { words: left } }], brand: 'written' }
}

/** Words over cost by their length; the same brand in the other script (BOSINI博思尼) costs little. */
function leftPoints(left: string, brand: string, each: number): number {
  const isLatin = (text: string) => /^[a-z]{3,}$/.test(text)
  const isHan = (text: string) => /^[\u4e00-\u9fff]{2,}$/.test(text)
  if ((isLatin(left) && isHan(brand)) || (isHan(left) && isLatin(brand))) return -0.6
  return -Math.min(4, each * left.length)
}

function spelledBrand(shop: NameParts, entity: NameParts, weight: number): Named | undefined {
  const longest = Math.max(shop.brand.length, entity.brand.length)
  if (longest < 2 || Math.abs(shop.brand.length - entity.brand.length) > 2) return undefined
  const spelling = spellingOf(shop.brand, entity.brand)
  const values = { brand: entity.brand, written: shop.brand }
  const cost = spellingCost(spelling, longest)
  if (cost === undefined) return undefined
  const code = spelling.other === 0 && spelling.sound ? 'brand_sound' : 'brand_typo'
  return {
    reasons: [{ code, points: 3 + weight - cost, values }],
    brand: spelling.other === 0 ? 'written' : 'near',
  }
}

/** Points that a spelling takes off; undefined when too much of the brand is another. */
function spellingCost({ alike, other }: Spelling, longest: number): number | undefined {
  if (other === 0) return alike * 2 > longest ? 1.3 * alike + 0.8 : 1.3 * alike
  if (other > 1 && other * 4 > longest) return undefined
  if (longest === 2) return alike === 0 ? 5.5 : undefined
  const each = longest === 3 ? 3.4 : longest === 4 ? 2.2 : 1.8
  return each * other + 1.3 * alike
}
