/** 演示主体: made-up operators out of their number alone, so that every demo is the same. No name, code or host is real. */
import { usccCheckCharacter } from '../../../kernel/uscc.ts'
import type { Entry } from '../domain/entry.ts'
import type { LicenceKind, OperatorKind } from '../domain/operator.ts'
import { DECLARATIONS } from '../domain/operator.ts'
import type { Place } from '../domain/place.ts'
import { shopAddress } from '../domain/web-address.ts'

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

interface Goods {
  readonly word: string
  readonly trade: string
  readonly licence?: LicenceKind
}
const GOODS: readonly Goods[] = [
  { word: '茶叶', trade: '5226', licence: 'food' },
  { word: '笋干土特产', trade: '5225', licence: 'prepackagedFood' },
  { word: '竹编家居', trade: '5244' },
  { word: '童装', trade: '5232' },
  { word: '文具图书', trade: '5243', licence: 'publication' },
  { word: '护理器械', trade: '5254', licence: 'device' },
  { word: '手机配件', trade: '5274' },
  { word: '鞋帽', trade: '5233' },
  { word: '农家蜂蜜', trade: '5229', licence: 'food' },
  { word: '网络零售', trade: '5292' },
]
export const PLATFORMS = ['示例市集', '示例优选', '示例直播'] as const
const STREETS = ['城关镇一路', '城关镇东街', '溪口镇中路', '北山乡大道', '工业园二路', '南门街'] as const

const pick = <T>(list: readonly T[], place: number): T => {
  const one = list[place % list.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** A name in the cycle of sixty that nobody bears. */
const wordOf = (number: number): string => `${pick([...STEMS], number)}${pick([...BRANCHES], number)}`

/** A code of a department and kind that exist, of a region that does not. */
export function madeUpCode(kind: '1' | '2' | '3', number: number): string {
  const first = `9${kind}990100MA${String(number).padStart(7, '0')}`
  return `${first}${usccCheckCharacter(first)}`
}

const TOWNS = [
  { code: '990100', name: '甲州市' },
  { code: '990121', name: '甲州市子丘县' },
  { code: '990122', name: '甲州市丑陵县' },
  { code: '990123', name: '甲州市寅川县' },
] as const

/** The address of the operator with this number; which region it lies in is for the rules to find. */
const addressOf = (number: number): string =>
  `${pick(TOWNS, Math.floor(number / 3)).name}${pick(STREETS, number + Math.floor(number / 12))}${(number % 97) + 1}号`

const KIND_BY_TENTH: readonly OperatorKind[] = [
  'inPlatform',
  'inPlatform',
  'inPlatform',
  'inPlatform',
  'inPlatform',
  'inPlatform',
  'ownSite',
  'liveRoom',
  'otherService',
  'liveSeller',
]

export interface Days {
  readonly today: string
  /** So many days before today. */
  readonly before: (days: number) => string
}

export function madeUpEntry(number: number, placeIn: (address: string) => Place, days: Days): Entry {
  const goods = pick(GOODS, number)
  const word = wordOf(number)
  const kind: OperatorKind = number < 3 ? 'platform' : pick(KIND_BY_TENTH, number)
  const isExempt = kind === 'inPlatform' && number % 7 === 0
  const isPerson = isExempt || kind === 'liveSeller'
  const isCompany = kind === 'platform' || kind === 'ownSite' || number % 4 === 1
  const declared = pick(DECLARATIONS, number)
  const tail = isCompany ? '有限公司' : number % 11 === 3 ? '农民专业合作社' : '经营部'
  const name = isPerson
    ? `示例人${word}${number}`
    : kind === 'platform'
      ? `甲州${pick(PLATFORMS, number)}网络科技有限公司`
      : `甲州${word}${goods.word}${number}${tail}`
  const platform = kind === 'ownSite' || kind === 'platform' ? '' : pick(PLATFORMS, number)
  const site = `https://www.site${number}.example/`
  const shop = {
    kind:
      kind === 'ownSite' || kind === 'platform'
        ? ('site' as const)
        : kind === 'liveRoom'
          ? ('liveRoom' as const)
          : ('shop' as const),
    platform,
    name: `${word}${goods.word}${isPerson ? '小店' : '旗舰店'}`,
    address:
      platform === ''
        ? site
        : `https://market${PLATFORMS.indexOf(pick(PLATFORMS, number)) + 1}.example/shop/${number}`,
  }
  const address = addressOf(number)
  return {
    kind,
    name,
    entity: isPerson
      ? 'naturalPerson'
      : isCompany
        ? 'enterprise'
        : tail === '农民专业合作社'
          ? 'cooperative'
          : 'individual',
    registration: isExempt ? 'exempt' : kind === 'liveSeller' ? 'unknown' : 'registered',
    uscc: isPerson ? null : madeUpCode(isCompany ? '1' : tail === '农民专业合作社' ? '3' : '2', number),
    exemption: isExempt ? declared.exemption : null,
    declaration: isExempt ? (number % 21 === 0 ? '个人小店，无需办照' : declared.wording) : '',
    representative: isPerson ? name : `示例人${wordOf(number + 7)}`,
    identityNumber: isPerson ? `990100190001${String(number).padStart(6, '0')}` : '',
    trade: isPerson ? null : goods.trade,
    address,
    place: placeIn(address),
    contactName: `示例人${wordOf(number + 7)}`,
    phone: `1990000${String(number).padStart(4, '0')}`,
    email: number % 3 === 0 ? `shop${number}@mail.example` : '',
    establishedOn: isPerson ? null : days.before(120 + ((number * 97) % 3200)),
    shop: { ...shop, ...shopAddress(shop) },
    sales:
      number % 3 === 2
        ? null
        : {
            year: Number(days.today.slice(0, 4)) - 1,
            amount: String((isPerson ? 12_000 : 90_000) + ((number * 7919) % (isPerson ? 130_000 : 900_000))),
          },
    licence:
      goods.licence !== undefined && !isPerson && number % 5 !== 0
        ? {
            kind: goods.licence,
            number: `示例证${String(number).padStart(8, '0')}`,
            title: goods.word,
            validTo: days.before(-((number * 37) % 1500)),
          }
        : null,
    agency: kind === 'liveSeller' ? '甲州示例直播服务机构' : '',
  }
}

/** A second shop of an operator that has one already. */
export function secondShop(entry: Entry, number: number): Entry {
  const shop = {
    kind: 'shop' as const,
    platform: pick(PLATFORMS, number + 1),
    name: `${entry.shop?.name ?? ''}二店`,
    address: `https://market${((number + 1) % 3) + 1}.example/shop/second-${number}`,
  }
  return { ...entry, shop: { ...shop, ...shopAddress(shop) }, licence: null, agency: '' }
}
