/** 商品: one article on sale, as data; what it costs on which day. Pure. */
import type { Article, TradeId } from '../goods/trade.ts'
import { hashOf } from '../random.ts'
import type { Slot } from '../wording.ts'
import type { Review } from './reviews.ts'

export interface Tick {
  readonly label: string
  readonly isTicked: boolean
}

/** 价格走势. Days are counted from the first day of the market; the round of promotions has 21 days. */
export type PriceShape =
  | 'steady'
  | 'wave'
  /** 虚构原价: a struck price at which nothing was ever sold. */
  | 'boast'
  /** 真降价: from today below the price of the weeks before. */
  | 'cut'
  /** 先提后折. */
  | 'raised'
  /** 真特惠: promoted, and below the usual price. */
  | 'deep'
  /** 涨价: dearer, and no word of a discount. */
  | 'dearer'
  /** 注明划线价含义. */
  | 'explained'

export interface Listing {
  readonly id: string
  readonly shop: string
  readonly trade: TradeId
  readonly article: Article
  title: string
  subtitle: string
  shape: PriceShape
  /** 计价: as a rule, `unit` shows the unit with the price; `bare` nothing but the figure; `hidden` no price. */
  priceStyle: 'unit' | 'bare' | 'hidden' | 'spec'
  /** What stands in place of a price that is hidden. */
  asking: string
  /** 首页标价 as a share of the price of the page. */
  listedShare: number
  readonly options: { name: string; share: number }[]
  readonly points: string[]
  readonly story: string[]
  readonly promos: string[]
  readonly terms: string[]
  readonly pictures: string[]
  readonly notices: string[]
  readonly popups: string[]
  readonly gifts: string[]
  readonly ticks: Tick[]
  reviews: readonly Review[]
  readonly sales: number
  /** Whether the page shows the permits of the trade, and how it leads to the licence. */
  showsPermits: boolean
  isHiddenNotice: boolean
}

const CYCLE = 21
const toCents = (yuan: number) => Math.round(yuan * 100) / 100

export interface Price {
  readonly asked: number
  readonly struck?: number
  readonly promo?: string
  readonly note?: string
}

/** The price of an article so many days after the first. */
export function priceOn(listing: Pick<Listing, 'id' | 'shape' | 'article'>, offset: number): Price {
  const { yuan } = listing.article
  const turn = ((offset % CYCLE) + CYCLE) % CYCLE
  switch (listing.shape) {
    case 'steady':
      return { asked: yuan }
    case 'wave': {
      const step = Math.floor((offset + (hashOf(listing.id) % 5)) / 4)
      return { asked: toCents(yuan * (0.96 + (hashOf(`${listing.id} ${step}`) % 9) / 100)) }
    }
    case 'boast':
      return { asked: yuan, struck: toCents(yuan * 2.2) }
    case 'cut':
      return turn === 0 ? { asked: toCents(yuan * 0.8), struck: yuan } : { asked: yuan }
    case 'raised':
      if (turn >= 17) return { asked: toCents(yuan * 1.5) }
      return turn <= 2
        ? { asked: toCents(yuan * 1.1), struck: toCents(yuan * 1.5), promo: '年中特惠' }
        : { asked: yuan }
    case 'deep':
      return turn <= 2 ? { asked: toCents(yuan * 0.7), promo: '年中特惠' } : { asked: yuan }
    case 'dearer':
      return turn >= 17 || turn <= 2 ? { asked: toCents(yuan * 1.2) } : { asked: yuan }
    case 'explained':
      return {
        asked: yuan,
        struck: toCents(yuan * 1.4),
        note: '划线价为生产企业建议零售价，不是原价，仅供参考。',
      }
  }
}

/** Whether the fault or the look-alike of a price shows on that day. */
export function isShapeShown(shape: PriceShape, offset: number): boolean {
  const turn = ((offset % CYCLE) + CYCLE) % CYCLE
  if (shape === 'cut') return turn === 0
  return shape !== 'raised' && shape !== 'deep' && shape !== 'dearer' ? true : turn <= 2
}

export function put(listing: Listing, slot: Slot, text: string): void {
  switch (slot) {
    case 'title':
      listing.title = `${listing.title} ${text}`
      break
    case 'subtitle':
      listing.subtitle = text
      break
    case 'point':
      listing.points.splice(1, 0, text)
      break
    case 'story':
      listing.story.unshift(text)
      break
    case 'promo':
      listing.promos.push(text)
      break
    case 'term':
      listing.terms.push(text)
      break
    case 'picture':
      listing.pictures.push(text)
      break
    case 'notice':
      listing.notices.push(text)
      break
    case 'popup':
      listing.popups.push(text)
      break
    case 'gift':
      listing.gifts.push(text)
      break
  }
}
