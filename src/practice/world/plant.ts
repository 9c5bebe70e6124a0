/** 预埋: puts faults and look-alikes on articles, and remembers where. Pure. */
import type { TradeId } from '../goods/trade.ts'
import type { Expected } from '../truth.ts'
import { pieceOf, type Slot, type Wording } from '../wording.ts'
import type { Ground } from './found.ts'
import { type Listing, put } from './listing.ts'
import { platformOf } from './platforms.ts'
import type { Shop } from './shop.ts'

/** What is the same of a fault and of its look-alikes. */
export interface Cause {
  readonly rule: string
  readonly name: string
  readonly law: string
  readonly expected?: Expected
  readonly also?: readonly string[]
  readonly isHeldOut?: boolean
}

/** Something planted, before the market has addresses. `shop` alone: every page of the shop shows it. */
export interface Planted {
  readonly cause: Cause
  readonly shop: Shop
  /** Path of its own page on the platform. */
  readonly page: string
  readonly wholeShop: boolean
  /** It stands in the title, and so in every list of the shop and of the platform. */
  readonly isTitle?: boolean
  readonly text: string
  /** Undefined for a fault; what a rule may say at most of a look-alike. */
  readonly most: 'note' | 'look' | undefined
  /** Shown on days of promotion only. */
  readonly listing?: Listing
}

export class Planter {
  readonly ground: Ground
  readonly planted: Planted[] = []
  readonly #load = new Map<string, number>()

  constructor(ground: Ground) {
    this.ground = ground
  }

  /** A shop of one of the trades, on a platform that carries plants; the less laden first. */
  shopOf(trades: readonly TradeId[]): Shop {
    const { random, shops } = this.ground
    const open = shops.filter(
      ({ trade, platform }) => trades.includes(trade) && platformOf(platform).weight > 0,
    )
    const tickets = open.flatMap((shop) =>
      Array.from({ length: platformOf(shop.platform).weight }, () => shop),
    )
    const drawn = random.sample(tickets, 6)
    const load = (shop: Shop) => this.#load.get(shop.id) ?? 0
    const shop = drawn.reduce((best, each) => (load(each) < load(best) ? each : best))
    this.#load.set(shop.id, load(shop) + 1)
    return shop
  }

  listingOf(trades: readonly TradeId[], title?: string): { shop: Shop; listing: Listing } {
    const [first] = trades
    if (first === undefined) throw new Error('a plant without a trade')
    const shop = this.shopOf(title === undefined ? trades : [first])
    if (title === undefined) return { shop, listing: this.ground.listing(shop) }
    const { random } = this.ground
    const article = { name: title, unit: '件', spec: '1件装', yuan: random.between(19, 399) }
    return { shop, listing: this.ground.listing(shop, article) }
  }

  note(planted: Planted): void {
    this.planted.push(planted)
  }

  onItem(
    cause: Cause,
    { shop, listing }: { shop: Shop; listing: Listing },
    text: string,
    most?: Planted['most'],
    isTitle = false,
  ): void {
    this.note({ cause, shop, page: `/item/${listing.id}`, wholeShop: false, isTitle, text, most, listing })
  }

  wording(wording: Wording): void {
    const slots: readonly Slot[] = typeof wording.at === 'string' ? [wording.at] : wording.at
    const all = [
      ...wording.faults.map((written) => ({ written, most: undefined })),
      ...wording.innocent.map((written) => ({ written, most: 'note' as const })),
      ...(wording.arguable ?? []).map((written) => ({ written, most: 'look' as const })),
    ]
    for (const [index, { written, most }] of all.entries()) {
      const { title, text, core } = pieceOf(written)
      const place = this.listingOf(wording.trades, title)
      const slot = title === undefined ? (slots[index % slots.length] ?? 'story') : 'story'
      put(place.listing, slot, text)
      this.onItem(wording, place, core, most, title?.includes(core))
    }
  }
}
