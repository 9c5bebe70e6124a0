/** 属地判定: from an address to its region and market-supervision station, by rules that an officer keeps. Pure. */
import type { RegionCode } from '../../../kernel/region-code.ts'
import { shortName } from '../../../kernel/region-name.ts'

export interface PlaceRule {
  readonly id: string
  readonly words: readonly string[]
  readonly notWords: readonly string[]
  readonly toRegion: RegionCode
  readonly toUnit: string | null
}

/** A region of the office's own with the names by which addresses call it. */
export interface PlaceName {
  readonly code: RegionCode
  readonly name: string
}

export interface Place {
  readonly region: RegionCode
  readonly unitId: string | null
  /**
   * The rule's id; `name` where the name of a region in the address told, `file` where the sender did, `home` where
   * nothing did and it was taken for the office's own, `officer` where somebody said so.
   */
  readonly by: string
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

export const doesRuleFit = (rule: Pick<PlaceRule, 'words' | 'notWords'>, address: string): boolean => {
  const text = plain(address)
  return (
    rule.words.every((word) => text.includes(plain(word))) &&
    !rule.notWords.some((word) => text.includes(plain(word)))
  )
}

/** The first rule that fits decides; else the lowest region whose name stands in the address; else nobody knows. */
export function placeOf(
  address: string,
  rules: readonly PlaceRule[],
  names: readonly PlaceName[],
): Place | undefined {
  const rule = rules.find((each) => doesRuleFit(each, address))
  if (rule !== undefined) return { region: rule.toRegion, unitId: rule.toUnit, by: rule.id }
  const text = plain(address)
  const depth = ({ code }: PlaceName) => code.replace(/(00)+$/, '').length
  const named = names
    .filter(({ name }) => text.includes(name) || text.includes(shortName(name)))
    .sort((left, right) => depth(right) - depth(left))
  const [first, second] = named
  if (first === undefined) return undefined
  // Two counties named in one address: the address alone does not tell.
  if (second !== undefined && depth(second) === depth(first)) return undefined
  return { region: first.code, unitId: null, by: 'name' }
}

/** An operator of the register as it stands. */
export interface Standing extends Place {
  readonly address: string
}

/**
 * 重新判定: where an operator of the register belongs by the rules as they are now; undefined where it stays as it is.
 * What an officer or a rule of another office said stays; what the sender said of the region stays, and a rule may name
 * the station within it.
 */
export function placeAnew(
  { address, region, unitId, by }: Standing,
  rules: readonly PlaceRule[],
  names: readonly PlaceName[],
  rulesOfOthers: ReadonlySet<string>,
): Place | undefined {
  if (by === 'officer' || rulesOfOthers.has(by)) return undefined
  const found = placeOf(address, rules, names)
  if (found === undefined || (found.region === region && found.unitId === unitId)) return undefined
  return by === 'file' && found.region !== region ? undefined : found
}
