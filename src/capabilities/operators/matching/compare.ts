/** 比对: the evidence for and against one pair. Points are added; the sum decides the class. Pure. */
import { compareAddresses } from './address.ts'
import {
  BRAND_DIFFERS,
  type BrandStanding,
  type Commonness,
  compareBrands,
  distinction,
  type Named,
} from './brands.ts'
import { areNear, type Form, TRADE_WORDS } from './lexicon.ts'
import { inTownship, inTradeOf, type NameParts } from './parts.ts'
import { type Codes, nearness } from './places.ts'
import type { Reason } from './reason.ts'
import type { ReadSubject } from './subject.ts'

/** Points before anything is known of the pair: a candidate that shares a rare word is still mostly another one. */
const BEFORE = -4.3
/** A shop that names nobody was found by its address or telephone, not by one word of many. */
const BEFORE_UNNAMED = -2.8

export interface Comparison {
  readonly points: number
  readonly reasons: readonly Reason[]
  /** How the brand stands: another one never makes a pair the same, one written otherwise needs more than itself. */
  readonly brand: BrandStanding
  /** Known by more than the name: code, address, phone or person. */
  readonly isConfirmed: boolean
}

export function compare(shop: ReadSubject, entity: ReadSubject, commonness: Commonness): Comparison {
  const byCode = compareCodes(shop, entity)
  if (byCode?.code === 'code_same') return { points: 20, reasons: [byCode], brand: 'same', isConfirmed: true }
  const named = bestOfNames(shop, entity, commonness)
  const known = [...(byCode === undefined ? [] : [byCode]), ...compareContacts(shop, entity)]
  return {
    points: (shop.names.length === 0 ? BEFORE_UNNAMED : BEFORE) + sum(named.reasons) + sum(known),
    reasons: [...named.reasons, ...known],
    brand: named.brand,
    isConfirmed: known.some(({ points }) => points >= 2),
  }
}

const sum = (reasons: readonly Reason[]): number => reasons.reduce((total, { points }) => total + points, 0)

function bestOfNames(shop: ReadSubject, entity: ReadSubject, commonness: Commonness): Named {
  if (shop.names.length === 0) return unnamed(shop, entity)
  let best: Named = { reasons: [{ code: 'brand_differs', points: BRAND_DIFFERS }], brand: 'other' }
  let points = Number.NEGATIVE_INFINITY
  for (const ours of shop.names) {
    for (const theirs of entity.names) {
      const named = compareNames(ours, theirs, shop, entity, commonness)
      const total = sum(named.reasons)
      if (total > points) [best, points] = [named, total]
    }
  }
  return best
}

/** A shop that names nobody: code, telephone and address speak alone, and never make a pair the same by themselves. */
function unnamed(shop: ReadSubject, entity: ReadSubject): Named {
  const near = nearness(shop.regions, entity.regions)
  const nothing: Reason = { code: 'name_says_nothing', points: 0 }
  const points = REGION_POINTS[near]
  const region: Reason = { code: near === 'county' ? 'region_same' : 'region_within', points }
  return { reasons: points > 0 ? [nothing, region] : [nothing], brand: 'other' }
}

function compareCodes(shop: ReadSubject, entity: ReadSubject): Reason | undefined {
  const { code } = shop
  if (code.length < 9) return undefined
  if (code === entity.code) return { code: 'code_same', points: 20, values: { code } }
  if (entity.code.length < 9)
    return shop.isCodeValid ? undefined : { code: 'code_invalid', points: 0, values: { code } }
  if (shop.isCodeValid)
    return entity.isCodeValid
      ? { code: 'code_differs', points: -12, values: { code: entity.code } }
      : undefined
  return isOneSlip(shop.codeSought, entity.code) || isOneSlip(code, entity.code)
    ? { code: 'code_close', points: 9.5, values: { code: entity.code } }
    : { code: 'code_invalid', points: 0, values: { code } }
}

/** One character replaced, left out, added, or two neighbours swapped. */
function isOneSlip(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let from = 0
  while (from < left.length && left[from] === right[from]) from += 1
  let end = 0
  const room = Math.min(left.length, right.length) - from
  while (end < room && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  const [ours, theirs] = [left.slice(from, left.length - end), right.slice(from, right.length - end)]
  if (ours.length <= 1 && theirs.length <= 1) return true
  return ours.length === 2 && theirs === [...ours].reverse().join('')
}

function compareContacts(shop: ReadSubject, entity: ReadSubject): Reason[] {
  const reasons: Reason[] = []
  if (shop.address !== undefined && entity.address !== undefined) {
    const near = compareAddresses(shop.address, entity.address)
    const apart = nearness(shop.address.regions, entity.address.regions)
    const isElsewhere = apart.startsWith('other')
    if (isElsewhere) reasons.push({ code: 'address_differs', points: -1 })
    else if (near === 'same')
      reasons.push({ code: 'address_same', points: 3.5, values: { address: entity.address.rest } })
    else if (near === 'house')
      reasons.push({ code: 'address_house', points: 3, values: { address: entity.address.house } })
    else if (near === 'near') reasons.push({ code: 'address_near', points: 1 })
  }
  const phone = shop.phones.find((each) => entity.phones.includes(each))
  if (phone !== undefined) reasons.push({ code: 'phone_same', points: 9.5 })
  if (shop.person !== '' && entity.person !== '')
    reasons.push(
      shop.person === entity.person
        ? { code: 'person_same', points: 2.5 }
        : { code: 'person_differs', points: -1 },
    )
  return reasons
}

function compareNames(
  written: NameParts,
  entity: NameParts,
  ofShop: ReadSubject,
  ofEntity: ReadSubject,
  commonness: Commonness,
): Named {
  const shop = inTradeOf(inTownship(written, entity.township), entity)
  if (shop.whole === entity.whole && shop.whole !== shop.brand)
    return {
      reasons: [
        { code: 'name_same', points: nameWeight(entity, commonness), values: { name: entity.whole } },
        ...compareRegions(shop, entity, ofShop, ofEntity),
      ],
      brand: 'same',
    }
  const brand = compareBrands(shop, entity, commonness)
  if (brand.brand === 'other') {
    if (!ofShop.hasContacts && ofShop.code === '') return brand
    return {
      ...brand,
      reasons: [
        ...brand.reasons,
        ...compareTrades(shop, entity, 0),
        ...compareRegions(shop, entity, ofShop, ofEntity),
      ],
    }
  }
  return {
    ...brand,
    reasons: [
      ...brand.reasons,
      ...compareTrades(shop, entity, narrowedBy(entity.brand, commonness)),
      ...compareRegions(shop, entity, ofShop, ofEntity),
      ...compareForms(shop, entity, ofEntity),
      ...compareWholeNames(shop, entity),
      ...compareBranches(shop, entity),
    ],
  }
}

/** A whole name with its form stands for one entity of a region; a bare 老王小吃店 for any of its kind. */
function nameWeight(name: NameParts, commonness: Commonness): number {
  const weight = 5.5 + distinction(name.brand, commonness)
  return name.form === 'none' || name.form === 'individual' ? weight : weight + 2
}

/** Of the many who bear a brand, few are of one trade: what many bearers take off, the trade gives back in part. */
const narrowedBy = (brand: string, commonness: Commonness): number =>
  Math.min(0.7, 0.12 * Math.log2(Math.max(1, commonness(brand))))

function compareTrades(shop: NameParts, entity: NameParts, narrowed: number): Reason[] {
  const groups = (name: NameParts) =>
    [...new Set(name.trades.map((word) => TRADE_WORDS.get(word) ?? 'general'))].filter(
      (group) => group !== 'general',
    )
  const [ours, theirs] = [groups(shop), groups(entity)]
  const values = { ours: shop.trades.join(''), theirs: entity.trades.join('') }
  if (shop.trades.length > 0 && values.ours === values.theirs)
    return [{ code: 'trade_same', points: ours.length > 0 ? 1.5 + narrowed : 0.8, values }]
  if (ours.length === 0 || theirs.length === 0) return []
  if (ours.some((group) => theirs.includes(group)))
    return [{ code: 'trade_same', points: 1.2 + narrowed, values }]
  const isNear = ours.some((group) => theirs.some((other) => areNear(other, group)))
  return isNear
    ? [{ code: 'trade_near', points: -0.3, values }]
    : [{ code: 'trade_differs', points: -3.2, values }]
}

const REGION_POINTS = {
  county: 2,
  city: 1,
  province: 0.4,
  unknown: 0,
  otherCounty: -4,
  otherCity: -6,
  otherProvince: -6.5,
} as const

function compareRegions(
  shop: NameParts,
  entity: NameParts,
  ofShop: ReadSubject,
  ofEntity: ReadSubject,
): Reason[] {
  const regionsOf = (name: NameParts, subject: ReadSubject): Codes =>
    name.regions.length > 0 ? name.regions : subject.regions
  const near = closest(shop, entity, ofShop, ofEntity)
  const points = REGION_POINTS[near]
  if (points === 0) return township(shop, entity)
  if (points > 0)
    return [{ code: near === 'county' ? 'region_same' : 'region_within', points }, ...township(shop, entity)]
  // A shop's address may be its warehouse's, and a code names the first authority alone.
  const isWeak = shop.regions.length === 0 || (entity.regions.length === 0 && ofEntity.isRegionFromCode)
  const isUnclear = regionsOf(shop, ofShop).length > 1
  return [{ code: 'region_differs', points: isUnclear ? points / 2 : isWeak ? points * 0.65 : points }]
}

/** The name's region counts before the address; a wider one in the name is narrowed by the address where both agree. */
function closest(shop: NameParts, entity: NameParts, ofShop: ReadSubject, ofEntity: ReadSubject) {
  const ours = shop.regions.length > 0 ? shop.regions : ofShop.regions
  const theirs = entity.regions.length > 0 ? entity.regions : ofEntity.regions
  const first = nearness(ours, theirs)
  if (first !== 'city' && first !== 'province') return first
  const narrow = nearness(
    ofShop.regions.length > 0 ? ofShop.regions : ours,
    ofEntity.regions.length > 0 ? ofEntity.regions : theirs,
  )
  return narrow === 'county' || narrow === 'city' ? narrow : first
}

function township(shop: NameParts, entity: NameParts): Reason[] {
  if (shop.township === '' || entity.township === '') return []
  return shop.township === entity.township
    ? [{ code: 'township_same', points: 0.8, values: { township: shop.township } }]
    : [{ code: 'township_differs', points: -1.5, values: { ours: shop.township, theirs: entity.township } }]
}

function compareForms(shop: NameParts, entity: NameParts, ofEntity: ReadSubject): Reason[] {
  const form = entity.form === 'none' ? ofEntity.formOfCode : entity.form
  const reasons: Reason[] = []
  const isLegal = shop.form === 'company' || shop.form === 'joint'
  if (shop.isGroup !== entity.isGroup)
    reasons.push({ code: 'group_differs', points: isLegal || shop.isGroup ? -3.5 : -0.4 })
  if (shop.form === 'none' || form === 'none') return reasons
  if (shop.form === form)
    return [...reasons, { code: 'form_same', points: form === 'individual' ? 0.3 : 0.5 }]
  const values = { ours: shop.form, theirs: form }
  return [...reasons, { code: 'form_differs', points: formPoints(shop, form), values }]
}

const isCompany = (form: Form): boolean => form === 'company' || form === 'joint'

function formPoints(shop: NameParts, theirs: Form): number {
  if (isCompany(shop.form) && isCompany(theirs)) return -2
  // 云山茶庄 may be the shop of a company; a name with 有限公司 is never that of a single person's business.
  if (shop.form !== 'individual') return -5
  return isRegistered(shop) ? -2 : shop.isFormLoose ? -0.5 : -1
}

/** 登记名称: written as it is registered, with a form of the law, or with a region in full and an organisation word. */
const isRegistered = (name: NameParts): boolean =>
  name.shop === 'none' && name.form !== 'none' && (name.form !== 'individual' || name.isRegionFull)

/** Who writes a registered name writes its trade as well: another one is another entity's name. */
function compareWholeNames(shop: NameParts, entity: NameParts): Reason[] {
  if (!isRegistered(shop) || !isRegistered(entity) || shop.branch !== 'none') return []
  const [ours, theirs] = [shop.trades.join(''), entity.trades.join('')]
  if (ours === theirs || ours === '' || theirs === '' || ours.includes(theirs) || theirs.includes(ours))
    return []
  // One person's business is often called by less than its registered name: 冰雪语工作室.
  const isOpen = shop.form === 'individual' || isOneSlip(ours, theirs)
  return [{ code: 'trade_words_differ', points: isOpen ? -2 : -3.5, values: { ours, theirs } }]
}

function compareBranches(shop: NameParts, entity: NameParts): Reason[] {
  if (shop.branch === 'none' && entity.branch === 'none') return []
  if (shop.branch !== 'none' && entity.branch !== 'none') {
    const [ours, theirs] = [shop.branchName, entity.branchName]
    const isOne =
      ours === theirs ||
      (ours.length >= 2 && theirs.includes(ours)) ||
      (theirs.length >= 2 && ours.includes(theirs))
    return [
      isOne
        ? { code: 'branch_same', points: 1.5, values: { branch: theirs } }
        : { code: 'branch_differs', points: -5, values: { ours, theirs } },
    ]
  }
  const isFull = shop.form !== 'none' && shop.form !== 'individual'
  if (shop.branch === 'none')
    return [{ code: 'parent_not_branch', points: isFull ? -7 : -3, values: { branch: entity.branchName } }]
  if (shop.branch === 'legal')
    return [{ code: 'branch_not_parent', points: -7, values: { branch: shop.branchName } }]
  // 云山茶叶（列东店） may well be run by the company of that name; the brand of a chain is settled by its region.
  const isChain = entity.form === 'company' || entity.form === 'joint'
  return [{ code: 'place_of_store', points: isChain ? -1.5 : 0, values: { branch: shop.branchName } }]
}
