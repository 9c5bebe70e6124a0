/**
 * 因人定价 (消费者权益保护法实施条例第九条、个人信息保护法第二十四条): articles whose price depends on who looks, and innocent
 * ones that only seem so. Pure.
 */
import type { Price } from './listing.ts'
import type { Planted } from './plant.ts'
import type { Shop } from './shop.ts'

/** What a request tells of who looks. */
export interface Visitor {
  /** How often they came before, by the cookie that the shop gave them. */
  readonly visits: number
  readonly isMember: boolean
  readonly hasDearPhone: boolean
  readonly city: string
}

export type PricingKind =
  | 'regulars'
  | 'members'
  | 'phones'
  | 'cities'
  | 'newcomers'
  | 'whispered'
  | 'member_offer'
  | 'moving'
  | 'stock'

interface Pricing {
  readonly name: string
  /** What an honest comparison says of it at most, and of a fault at least. */
  readonly expected: 'violation' | 'look' | 'note' | 'none'
  /** Share of the ordinary price, and what the page says of it. */
  readonly of: (visitor: Visitor, nth: number) => { readonly share: number; readonly note?: string }
}

const isNew = ({ visits, isMember }: Visitor): boolean => visits === 0 && !isMember

/** Answers after which a price that moves has moved. */
const MOVES_AFTER = 9

const PRICINGS: Readonly<Record<PricingKind, Pricing>> = {
  regulars: {
    name: '老顾客价格更高，页面没有说明',
    expected: 'violation',
    of: ({ visits }) => ({ share: visits > 0 ? 1.15 : 1 }),
  },
  members: {
    name: '会员价格反而更高，页面没有说明',
    expected: 'violation',
    of: ({ isMember }) => ({ share: isMember ? 1.08 : 1 }),
  },
  phones: {
    name: '按手机型号定价，页面没有说明',
    expected: 'violation',
    of: ({ hasDearPhone }) => ({ share: hasDearPhone ? 1.12 : 1 }),
  },
  cities: {
    name: '按地区定价，页面没有说明',
    expected: 'look',
    of: ({ city }) => ({ share: city === '' ? 1 : 1.1 }),
  },
  whispered: {
    name: '新客价只有新客看得到',
    expected: 'look',
    of: (visitor) => (isNew(visitor) ? { share: 0.8, note: '新客专享价' } : { share: 1 }),
  },
  newcomers: {
    name: '向所有人写明的新人价',
    expected: 'note',
    of: (visitor) => ({ share: isNew(visitor) ? 0.8 : 1, note: '新人首单享八折，其他顾客按日常价购买' }),
  },
  member_offer: {
    name: '向所有人写明的会员价',
    expected: 'note',
    of: ({ isMember }) => ({ share: isMember ? 0.95 : 1, note: '会员价九五折，加入会员即可享受' }),
  },
  moving: {
    name: '前后两次看之间调了价',
    expected: 'note',
    of: (_, nth) => ({ share: nth < MOVES_AFTER ? 1 : 1.05 }),
  },
  stock: {
    name: '每次显示的库存不同，价格一样',
    expected: 'none',
    of: (_, nth) => ({ share: 1, note: `现货 ${31 + ((nth * 7) % 13)} 件` }),
  },
}

export const pricingName = (kind: PricingKind): string => PRICINGS[kind].name
export const expectedOf = (kind: PricingKind): Pricing['expected'] => PRICINGS[kind].expected

/** An article that is priced by who looks. */
export interface PersonalPricing {
  readonly kind: PricingKind
  readonly listing: string
  readonly shop: Shop
}

const PLACES: readonly { readonly platform: string; readonly kinds: readonly PricingKind[] }[] = [
  { platform: 'jia', kinds: ['regulars', 'newcomers', 'phones', 'moving', 'cities', 'stock'] },
  { platform: 'laojie', kinds: ['members', 'member_offer', 'regulars'] },
  { platform: 'zhang', kinds: ['whispered', 'phones', 'newcomers'] },
]

/** Gives personal prices to articles about which there is nothing else to say; chance has no part in it. */
export function priceByPerson({
  shops,
  planted,
}: {
  readonly shops: readonly Shop[]
  readonly planted: readonly Planted[]
}): readonly PersonalPricing[] {
  const taken = new Set(planted.map(({ listing }) => listing?.id))
  return PLACES.flatMap(({ platform, kinds }) => {
    const free = shops
      .filter((shop) => shop.platform === platform)
      .flatMap((shop) => {
        const listing = shop.listings.find(
          ({ id, shape, priceStyle, options, listedShare }) =>
            !taken.has(id) &&
            shape === 'steady' &&
            priceStyle === 'unit' &&
            options.length === 0 &&
            listedShare === 1,
        )
        return listing === undefined ? [] : [{ shop, listing: listing.id }]
      })
    return kinds.map((kind, index) => {
      const place = free[index]
      if (place === undefined) throw new Error(`${platform} has too few plain articles`)
      return { kind, ...place }
    })
  })
}

/** The price as this visitor is shown it, `nth` of all who asked. */
export function personalPrice(price: Price, kind: PricingKind, visitor: Visitor, nth: number): Price {
  const { share, note } = PRICINGS[kind].of(visitor, nth)
  return { ...price, asked: Math.round(price.asked * share * 100) / 100, ...(note !== undefined && { note }) }
}
