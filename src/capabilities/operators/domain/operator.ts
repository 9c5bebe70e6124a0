/** 网络交易经营者: what kinds there are, and the words of the law by which some need not register. Pure. */
import type { Day } from '../../../kernel/day.ts'
import type { Basis } from '../../../kernel/provision.ts'

const measures = (article: string): Basis => ({ kind: 'law', text: 'online-trading-2025', article })

/** 经营者类型: 网络交易监督管理办法第七条; the last three by 直播电商监督管理办法. */
export const OPERATOR_KINDS = [
  'platform',
  'inPlatform',
  'ownSite',
  'otherService',
  'liveRoom',
  'liveSeller',
  'liveAgency',
] as const
export type OperatorKind = (typeof OPERATOR_KINDS)[number]

/** 网络交易经营者数量 counts platforms, in-platform operators and operators of self-built sites. */
export const COUNTED_KINDS = ['platform', 'inPlatform', 'ownSite'] as const satisfies readonly OperatorKind[]

export const ENTITIES = ['enterprise', 'individual', 'cooperative', 'naturalPerson', 'unknown'] as const
export type Entity = (typeof ENTITIES)[number]

export const REGISTRATIONS = ['registered', 'exempt', 'unknown'] as const
export type Registration = (typeof REGISTRATIONS)[number]

export const EXEMPTIONS = ['farmProduce', 'handicraft', 'labour', 'smallSales'] as const
export type Exemption = (typeof EXEMPTIONS)[number]

export const STATUSES = ['active', 'unreachable', 'closed', 'moved'] as const
export type OperatorStatus = (typeof STATUSES)[number]

export const SOURCES = ['registration', 'platformReport', 'distributed', 'monitoring', 'hand'] as const
export type Source = (typeof SOURCES)[number]

export const SHOP_KINDS = ['shop', 'site', 'app', 'miniProgram', 'account', 'liveRoom'] as const
export type ShopKind = (typeof SHOP_KINDS)[number]

export const SHOP_STATUSES = ['open', 'dead', 'closed'] as const
export type ShopStatus = (typeof SHOP_STATUSES)[number]

export const LICENCE_KINDS = ['food', 'prepackagedFood', 'drug', 'device', 'publication', 'other'] as const
export type LicenceKind = (typeof LICENCE_KINDS)[number]

/** 直播关联 (直播电商监督管理办法): 直播营销人员服务机构, 直播间运营者, 直播电商平台经营者. */
export const TIE_KINDS = ['agency', 'room', 'platform'] as const
export type TieKind = (typeof TIE_KINDS)[number]

/** 自我声明: the fixed wording of each ground of exemption, in force since a day. */
export interface Declaration {
  readonly exemption: Exemption
  readonly wording: string
  readonly from: string
  readonly basis: Basis
}

const declaration = (exemption: Exemption, wording: string): Declaration => ({
  exemption,
  wording,
  from: '2021-05-01',
  basis: measures('第十二条'),
})

export const DECLARATIONS: readonly Declaration[] = [
  declaration('farmProduce', '个人销售自产农副产品，依法不需要办理市场主体登记'),
  declaration('handicraft', '个人销售家庭手工业产品，依法不需要办理市场主体登记'),
  declaration('labour', '个人利用自己的技能从事依法无须取得许可的便民劳务活动，依法不需要办理市场主体登记'),
  declaration('smallSales', '个人从事零星小额交易活动，依法不需要办理市场主体登记'),
]

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,，.。“”"]/g, '')

/** The ground that a declaration names in the words of the rule; undefined when it uses other words. */
export function exemptionDeclared(text: string, on: Day): Exemption | undefined {
  const said = plain(text)
  return DECLARATIONS.find(({ wording, from }) => from <= on && said.includes(plain(wording)))?.exemption
}

/** A declaration as people shorten it in a table: the ground's own words are enough. */
export function exemptionNamed(text: string, on: Day): Exemption | undefined {
  const said = plain(text)
  const words: readonly (readonly [RegExp, Exemption])[] = [
    [/农副产品|农产品/, 'farmProduce'],
    [/手工/, 'handicraft'],
    [/便民劳务|劳务/, 'labour'],
    [/零星小额|小额/, 'smallSales'],
  ]
  return exemptionDeclared(text, on) ?? words.find(([pattern]) => pattern.test(said))?.[1]
}
