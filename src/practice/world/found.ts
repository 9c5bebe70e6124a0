/** 开市: shops and plain articles, before anything is planted. Pure. */
import { dayFrom } from '../../kernel/day.ts'
import { TRADES, tradeOf } from '../goods/index.ts'
import type { Article, Trade, TradeId } from '../goods/trade.ts'
import { type Random, randomOf } from '../random.ts'
import type { Listing } from './listing.ts'
import { brandOf, type Holder, holderOf } from './names.ts'
import { PLATFORMS, type Platform } from './platforms.ts'
import { naturalReviews } from './reviews.ts'
import { DECLARATIONS, type LicenceStyle, type Shop } from './shop.ts'

const PLAIN_MIN = 2
const PLAIN_MAX = 4
/** Reviews are of the weeks before a fixed day, so that a page changes by its prices alone. */
const REVIEWED_BEFORE = dayFrom('2026-06-01')

/** A market under construction. */
export class Ground {
  readonly random: Random
  readonly shops: Shop[] = []
  #listings = 0
  #holders = 0

  constructor(seed: string) {
    this.random = randomOf(seed)
  }

  holder(line: string, brand = brandOf(this.random)): Holder {
    this.#holders += 1
    return holderOf(this.random, this.#holders, brand, line)
  }

  shop(platform: Platform, trade: Trade): Shop {
    const { random } = this
    const brand = brandOf(random)
    const word = random.pick(trade.shopWords)
    const holder = this.holder(word, brand)
    const shop: Shop = {
      id: `s${100 + this.shops.length}`,
      platform: platform.id,
      trade: trade.id,
      name: `${brand}${word}`,
      holder,
      licence: this.licence(trade, holder),
      notices: [],
      listings: [],
    }
    this.shops.push(shop)
    return shop
  }

  /** An honest display, in one of the ways that are seen. */
  licence(trade: Trade, holder: Holder): LicenceStyle {
    const { random } = this
    const { address, phone: contact } = holder
    if (trade.id === 'produce' && random.chance(0.6))
      return { kind: 'declared', words: DECLARATIONS.farm, address, contact }
    if (trade.id === 'craft' && random.chance(0.4))
      return { kind: 'declared', words: DECLARATIONS.craft, address, contact }
    return random.pick<LicenceStyle>([
      { kind: 'link', words: '证照信息' },
      { kind: 'link', words: '经营者信息' },
      { kind: 'picture', words: '营业执照' },
      { kind: 'code', code: holder.uscc, name: holder.name },
      { kind: 'system' },
    ])
  }

  listing(shop: Shop, article?: Article): Listing {
    const { random } = this
    const trade = tradeOf(shop.trade)
    const chosen = article ?? random.pick(trade.articles)
    this.#listings += 1
    const listing: Listing = {
      id: `i${1000 + this.#listings}`,
      shop: shop.id,
      trade: shop.trade,
      article: { ...chosen, yuan: Math.round(chosen.yuan * (0.85 + random.next() * 0.3) * 10) / 10 },
      title: chosen.name,
      subtitle: '',
      shape: random.chance(0.3) ? 'wave' : 'steady',
      priceStyle: 'unit',
      asking: '',
      listedShare: 1,
      options: [],
      points:
        article === undefined
          ? random.sample(trade.points, 3)
          : ['当天拍下，次日安排', '有问题请联系在线客服'],
      story: random.sample(trade.story, 1),
      promos: [],
      terms: ['支持七天无理由退货，定作、鲜活易腐等法律规定的商品除外', '收到有质量问题，请拍照联系客服'],
      pictures: [chosen.name],
      notices: [...trade.notices],
      popups: [],
      gifts: [],
      ticks: [{ label: '使用默认收货地址', isTicked: true }],
      reviews: naturalReviews(random, random.between(0, 7), REVIEWED_BEFORE),
      sales: random.between(3, 900),
      showsPermits: true,
      isHiddenNotice: false,
    }
    shop.listings.push(listing)
    return listing
  }
}

/** Shops of every platform, each with a few articles about which there is nothing to say. */
export function foundMarket(seed: string): Ground {
  const ground = new Ground(seed)
  for (const platform of PLATFORMS) {
    const trades = platform.trades?.map((id: TradeId) => tradeOf(id)) ?? TRADES
    for (let index = 0; index < platform.shops; index += 1) {
      const trade = trades[index % trades.length]
      if (trade === undefined) throw new Error('a platform without trades')
      const shop = ground.shop(platform, trade)
      const count = ground.random.between(PLAIN_MIN, PLAIN_MAX)
      for (let made = 0; made < count; made += 1) ground.listing(shop)
    }
  }
  return ground
}

export { REVIEWED_BEFORE }
