/**
 * 名称拆分: region, brand (字号), trade and legal form of a registered name (《企业名称登记管理规定》第六条), and what
 * shops add to it. A shop's title is read by the same grammar as far as it goes. Pure.
 */
import { fold, withNumerals } from './fold.ts'
import {
  FILLERS,
  FORMS,
  type Form,
  INDIVIDUAL_ENDINGS,
  NAMES_NOBODY,
  SHOP_BEGINNING,
  SHOP_ENDING,
  type ShopKind,
  shopKindOf,
  TRADE_WORDS,
} from './lexicon.ts'
import {
  COUNTRY,
  type Codes,
  type Gazetteer,
  NOWHERE,
  type PlaceReading,
  placeAtEnd,
  placeNamed,
  readPlace,
} from './places.ts'

export interface NameParts {
  /** Folded, without blanks and brackets: what is equal here is written equally. */
  readonly whole: string
  readonly regions: Codes
  /** Read from a short name alone, which may be the brand: 明溪, 永和. */
  readonly isRegionShort: boolean
  /** Written with its kind: 明溪县, as in a registered name. */
  readonly isRegionFull: boolean
  readonly township: string
  readonly brand: string
  /** Brand and trade as they stand together, without region, form and what shops add. */
  readonly core: string
  /** Words of the trade from left to right, without 店 and the like. */
  readonly trades: readonly string[]
  readonly form: Form
  /** Told by nothing more than 店 at the end, with which any shop's title may end. */
  readonly isFormLoose: boolean
  readonly isGroup: boolean
  /** 分公司、分店: of what kind, and where it says it is. */
  readonly branch: 'none' | 'legal' | 'place'
  readonly branchName: string
  readonly shop: ShopKind
}

/** A name and those that stand in its brackets: 小云家（明溪县云山茶业有限公司）. */
export function takeApart(name: string, places: Gazetteer = COUNTRY): readonly NameParts[] {
  const folded = withNumerals(fold(name))
  if (NAMES_NOBODY.test(folded.replaceAll(' ', ''))) return []
  const inside: string[] = []
  const outside = folded.replace(/\(([^()]*)\)?/g, (_, content: string) => {
    inside.push(content.replaceAll(' ', ''))
    return ''
  })
  const others = inside.flatMap(otherName)
  const marks = inside.filter((content) => otherName(content).length === 0)
  const main = outside.replaceAll(/[ )]/g, '')
  // A name that stands in brackets altogether is the name.
  if (main === '')
    return [...others, ...marks].slice(0, 2).flatMap((content) => readings(content, [], places))
  return [...readings(main, marks, places), ...others.flatMap((other) => readings(other, [], places))]
}

/** A full legal name in brackets, or a former one. */
function otherName(content: string): string[] {
  const former = /^(?:原名称?|原|曾用名|又名|别名|更名前)(.{2,})$/.exec(content)?.[1]
  if (former !== undefined) return [former]
  return content.length >= 6 && (FULL_NAME.test(content) || NAME_WITH_REGION.test(content)) ? [content] : []
}

const FULL_NAME = /^.{2,}(?:有限(?:责任)?公司.*|合作社|(?<!分)公司|经营部|商行)$/
/** 明溪县云山食杂店; the shop at 三明市万达广场 is a place. */
const NAME_WITH_REGION = /^.{2,}[县市区旗](?!.*(?:广场|路|街|商场|分店|门店)).{4,}(?:[店厂行部馆坊]|农场)$/

/** 永和豆浆, 明溪肉脯干: what begins with a short region name may begin with its brand instead. */
function readings(main: string, marks: readonly string[], places: Gazetteer): NameParts[] {
  const placed = readName(main, marks, 'name', places)
  if (placed.isRegionShort && placed.form === 'none') return [placed, readName(main, marks, 'none', places)]
  if (placed.regions.length > 0) return [placed]
  const forced = readName(main, marks, 'goods', places)
  return forced.regions.length > 0 ? [placed, forced] : [placed]
}

/** Where a region is read: in front of a brand, in front of goods or behind the brand as well, or nowhere. */
type PlaceRule = 'name' | 'goods' | 'none'

function readName(main: string, marks: readonly string[], rule: PlaceRule, places: Gazetteer): NameParts {
  const seller = takeShopWords(main)
  const trunk = takeBranch(seller.rest, marks, places)
  const legal = takeForm(trunk.rest, marks)
  const place = takePlace(legal.rest, marks, rule, places)
  const goods = takeTrade(place.rest)
  const ending = goods.ending
  return {
    whole: main + marks.filter((mark) => !isFormMark(mark)).join(''),
    regions: trunk.regions.length > 0 ? trunk.regions : place.regions,
    isRegionShort: trunk.regions.length === 0 && place.isShort,
    isRegionFull: trunk.regions.length === 0 && place.isFull,
    township: place.township,
    brand: goods.brand,
    core: place.rest,
    trades: goods.trades,
    form: legal.form === 'none' && ending ? 'individual' : legal.form,
    isFormLoose: legal.form === 'none' && ending && /[店馆坊铺庄屋]$/.test(place.rest),
    isGroup: legal.isGroup,
    branch: trunk.branch,
    branchName: trunk.name,
    shop: seller.shop,
  }
}

function takeShopWords(main: string): { readonly rest: string; readonly shop: ShopKind } {
  let rest = main.replace(SHOP_BEGINNING, '')
  let shop: ShopKind = rest === main ? 'none' : 'store'
  for (;;) {
    const found = SHOP_ENDING.exec(rest)
    if (found === null || rest.length - found[0].length < 2) return { rest, shop }
    rest = rest.slice(0, -found[0].length)
    const kind = shopKindOf(found[0])
    if (shop === 'none' || (shop === 'store' && kind !== 'none')) shop = kind
  }
}

interface Trunk {
  readonly rest: string
  readonly branch: NameParts['branch']
  readonly name: string
  /** Where the branch is, when a region says so. */
  readonly regions: Codes
}

const LEGAL_BRANCH =
  /(?:第?[一二三四五六七八九十]+)?(?:分公司|支公司|分店|分部|分社|分厂|分行|分校|分院|办事处)$/
/** 第三分店 -> 第三. */
const ordinalOf = ([ending]: RegExpExecArray): string => ending.replace(/[分支办].*$/, '')
/** Behind a company's form anything that ends so is a part of that company. */
const COMPANY_PART = /(?:店|部|处|厂|站|点|社|中心|门市)$/
const COMPANY = /^(.{2,}?(?:有限责任公司|股份有限公司|有限公司|集团公司|合作社|公司))(?=.{2})(.+)$/

function takeBranch(text: string, marks: readonly string[], places: Gazetteer): Trunk {
  const [, company, behind] = COMPANY.exec(text) ?? []
  if (company !== undefined && behind !== undefined) {
    const legal = LEGAL_BRANCH.exec(behind)
    if (legal !== null)
      return trunk(company, 'legal', behind.slice(0, legal.index) + ordinalOf(legal), places)
    if (COMPANY_PART.test(behind)) return trunk(company, 'legal', behind.replace(COMPANY_PART, ''), places)
    return branchInMarks(company, marks, places)
  }
  const legal = LEGAL_BRANCH.exec(text)
  if (legal !== null && legal.index >= 2) {
    const before = text.slice(0, legal.index)
    const place = placeAtEnd(before, places)
    const [, stem = before, where = ''] = /^(.+(?:店|馆|部|行|厂|社|超市|药房))(.+)$/.exec(before) ?? []
    if (place.length > 0)
      return {
        ...trunk(
          before.slice(0, -place.length),
          'legal',
          before.slice(-place.length) + ordinalOf(legal),
          places,
        ),
        regions: place.codes,
      }
    return trunk(stem, 'legal', where + ordinalOf(legal), places)
  }
  if (text.endsWith('店') || text.endsWith('门店')) {
    const before = text.replace(/门?店$/, '')
    const place = placeAtEnd(before, places)
    // 沙县小吃店 begins with its region; 蜜雪冰城明溪店 ends with it.
    if (place.length > 0 && before.length - place.length >= 2)
      return {
        rest: before.slice(0, -place.length),
        branch: 'place',
        name: before.slice(-place.length),
        regions: place.codes,
      }
  }
  return branchInMarks(text, marks, places)
}

const trunk = (rest: string, branch: NameParts['branch'], name: string, places: Gazetteer): Trunk => ({
  rest,
  branch,
  name,
  regions: readPlace(name, 0, undefined, places).codes,
})

/** 云山茶叶（列东店）. */
function branchInMarks(rest: string, marks: readonly string[], places: Gazetteer): Trunk {
  for (const mark of marks) {
    if (/^(?:总店|总部|总公司|旗舰店|官方店|直营店|企业店)$/.test(mark)) continue
    const legal = LEGAL_BRANCH.exec(mark)
    if (legal !== null)
      return trunk(
        rest,
        /分公司|支公司/.test(mark) ? 'legal' : 'place',
        mark.slice(0, legal.index) + ordinalOf(legal),
        places,
      )
    const where = /^(.{1,12})门?店$/.exec(mark)?.[1]
    if (where === undefined) continue
    return trunk(rest, 'place', where, places)
  }
  return { rest, branch: 'none', name: '', regions: [] }
}

const FORM_MARKS: Readonly<Record<string, Form>> = {
  有限合伙: 'partnership',
  普通合伙: 'partnership',
  特殊普通合伙: 'partnership',
  个体工商户: 'individual',
  个体: 'individual',
  个人独资: 'none',
  集团: 'company',
}
const isFormMark = (mark: string): boolean => mark in FORM_MARKS

function takeForm(
  text: string,
  marks: readonly string[],
): { readonly rest: string; readonly form: Form; readonly isGroup: boolean } {
  const marked = marks.map((mark) => FORM_MARKS[mark]).find((form) => form !== undefined && form !== 'none')
  for (const { ending, form, isGroup } of FORMS) {
    if (!text.endsWith(ending) || text.length - ending.length < 2) continue
    return { rest: text.slice(0, -ending.length), form, isGroup: isGroup || marks.includes('集团') }
  }
  return {
    rest: text,
    form: marked === 'company' ? 'none' : (marked ?? 'none'),
    isGroup: marks.includes('集团'),
  }
}

interface Placed {
  readonly rest: string
  readonly regions: Codes
  readonly isShort: boolean
  readonly isFull: boolean
  readonly township: string
}

/** Region in front or in brackets: 云山茶业（三明）有限公司. */
function takePlace(text: string, marks: readonly string[], rule: PlaceRule, places: Gazetteer): Placed {
  const { rest, place } = rule === 'none' ? { rest: text, place: NOWHERE } : placeIn(text, rule, places)
  const { township, isShort, isFull } = place
  const marked = marks.flatMap((mark) => placeNamed(mark, places)).filter((code) => code !== 0)
  if (marked.length > 0) return { rest, regions: marked, isShort, isFull, township }
  return { rest, regions: place.codes.filter((code) => code !== 0), isShort, isFull, township }
}

function placeIn(
  text: string,
  rule: PlaceRule,
  places: Gazetteer,
): { readonly rest: string; readonly place: PlaceReading } {
  const front = readPlace(text, 2, (rest) => rule === 'goods' || !isTradeAltogether(rest), places)
  if (front.length > 0 || rule === 'name') return { rest: text.slice(front.length), place: front }
  // 客溪情宁化特产: behind the brand, before goods or at the end.
  for (let at = 2; at + 2 <= text.length; at += 1) {
    const place = readPlace(text.slice(at), 0, undefined, places)
    const behind = text.slice(at + place.length)
    if (place.length > 0 && (behind === '' || isTradeAltogether(behind)))
      return { rest: text.slice(0, at) + behind, place }
  }
  return { rest: text, place: NOWHERE }
}

/** 小吃店, 轮胎: nothing that would be a brand. */
export function isTradeAltogether(text: string): boolean {
  let rest = text
  while (rest !== '') {
    const word = wordAtEnd(rest, 0)
    if (word === undefined) return false
    rest = rest.slice(0, -word.length)
  }
  return true
}

const WORD_LENGTH_MAX = 8

/** The longest word of a trade that ends in a character. */
const LONGEST_BY_LAST = new Map<number, number>()
for (const word of TRADE_WORDS.keys()) {
  const last = word.charCodeAt(word.length - 1)
  LONGEST_BY_LAST.set(last, Math.max(word.length, LONGEST_BY_LAST.get(last) ?? 0))
}
function wordAtEnd(text: string, leave: number): string | undefined {
  const longest = LONGEST_BY_LAST.get(text.charCodeAt(text.length - 1)) ?? 0
  for (let length = Math.min(longest, text.length - leave); length >= 1; length -= 1) {
    const word = text.slice(-length)
    if (TRADE_WORDS.has(word)) return word
  }
  return undefined
}

/** Takes the words of the trade from the end; two characters stay for the brand where there are as many. */
function takeTrade(text: string): {
  readonly brand: string
  readonly trades: readonly string[]
  readonly ending: boolean
} {
  let rest = text
  let ending = false
  const trades: string[] = []
  for (;;) {
    const word = wordAtEnd(rest, 2) ?? wordLeavingOne(rest)
    if (word === undefined) return { brand: rest, trades, ending }
    const before = rest.slice(0, -word.length)
    // 冰城 is no city of ice: 城, 屋 and the like close a trade, a brand may end in them.
    if (trades.length === 0 && LOOSE_ENDING.test(word) && wordAtEnd(before, 2) === undefined)
      return { brand: rest, trades, ending: false }
    ending ||= trades.length === 0 && (INDIVIDUAL_ENDINGS.has(word) || /[店行部馆坊铺庄屋]$/.test(word))
    trades.unshift(word)
    rest = before
  }
}

/** 乡镇: one without its kind in front of the brand (虎门靓衣坊) is read where the other side bears its name. */
export function inTownship(name: NameParts, township: string): NameParts {
  const isThere = township.length >= 2 && name.township === '' && name.core.startsWith(township)
  if (!isThere || name.core.length - township.length < 2) return name
  const core = name.core.slice(township.length)
  const { brand, trades } = takeTrade(core)
  return { ...name, township, core, brand, trades }
}

/** 行业词: what opens the other side's trade is goods here as well, whatever the lists know (博杉竹木 beside 博杉竹木制品). */
export function inTradeOf(name: NameParts, { trades, brand }: NameParts): NameParts {
  const goods = trades.join('')
  for (let length = Math.min(goods.length, name.brand.length - 2); length >= 2; length -= 1) {
    const word = goods.slice(0, length)
    if (!name.brand.endsWith(word) || name.brand === brand) continue
    return { ...name, brand: name.brand.slice(0, -length), trades: [word, ...name.trades] }
  }
  return name
}

const LOOSE_ENDING = /^[行部馆坊铺庄屋城厂社摊档]$/

/** 俏服装店: one character is a brand when a word of two or more stands behind it. */
function wordLeavingOne(text: string): string | undefined {
  const word = wordAtEnd(text, 1)
  return word !== undefined && word.length > 1 && text.length - word.length === 1 ? word : undefined
}

/** What of a text is neither the words given nor a word of any trade nor filling. */
export function unexplained(text: string): string {
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const step = knownAt(text, at)
    if (step === 0) rest += text[at]
    at += Math.max(1, step)
  }
  return rest
}

function knownAt(text: string, at: number): number {
  for (let length = Math.min(WORD_LENGTH_MAX, text.length - at); length >= 2; length -= 1) {
    const word = text.slice(at, at + length)
    if (TRADE_WORDS.has(word) || FILLERS.includes(word)) return length
  }
  return text.length - at === 1 && TRADE_WORDS.has(text.slice(at)) ? 1 : 0
}
