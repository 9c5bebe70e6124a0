/** 店铺: one shop, who holds it, and how it shows that. Pure. */
import type { TradeId } from '../goods/trade.ts'
import type { Listing } from './listing.ts'
import type { Holder } from './names.ts'

/** 亮照方式. `absent` shows what it says instead. */
export type LicenceStyle =
  | { readonly kind: 'link'; readonly words: string }
  | { readonly kind: 'picture'; readonly words: string }
  | { readonly kind: 'code'; readonly code: string; readonly name: string }
  | { readonly kind: 'system' }
  | {
      readonly kind: 'declared'
      readonly words: string
      readonly address: string | undefined
      readonly contact: string | undefined
    }
  | { readonly kind: 'absent'; readonly instead: string }

export interface Shop {
  readonly id: string
  readonly platform: string
  readonly trade: TradeId
  name: string
  readonly holder: Holder
  licence: LicenceStyle
  /** 公告 on its home page. */
  readonly notices: string[]
  readonly listings: Listing[]
}

export const shopPath = ({ id }: Pick<Shop, 'id'>): string => `/shop/${id}`
export const itemPath = ({ id }: Pick<Listing, 'id'>): string => `/item/${id}`

/** Everything that belongs to a shop and shows who runs it. */
export const pagesOf = (shop: Shop): readonly string[] => [
  shopPath(shop),
  `${shopPath(shop)}/licence`,
  ...shop.listings.map(itemPath),
]

/** 网络交易监督管理办法第十二条: the four fixed wordings of those who need not register. */
export const DECLARATIONS = {
  farm: '个人销售自产农副产品，依法不需要办理市场主体登记',
  craft: '个人销售家庭手工业产品，依法不需要办理市场主体登记',
  service: '个人利用自己的技能从事依法无须取得许可的便民劳务活动，依法不需要办理市场主体登记',
  small: '个人从事零星小额交易活动，依法不需要办理市场主体登记',
} as const
