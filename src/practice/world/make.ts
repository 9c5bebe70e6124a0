/** 演练集市: the whole market of a seed, with what was planted in it. Pure. */
import type { Truth } from '../truth.ts'
import { WORDINGS } from '../wording/index.ts'
import { plantDealing } from './dealing.ts'
import { foundMarket } from './found.ts'
import { isShapeShown, type Listing } from './listing.ts'
import type { Holder } from './names.ts'
import { type Note, writeNotes } from './notes.ts'
import { expectedOf, type PersonalPricing, priceByPerson, pricingName } from './personal-pricing.ts'
import { type Planted, Planter } from './plant.ts'
import { PLATFORMS, platformOf } from './platforms.ts'
import { openRooms, type Room, roomPath } from './rooms.ts'
import { itemPath, pagesOf, type Shop, shopPath } from './shop.ts'
import { plantShowing } from './showing.ts'
import { openSites, type Site } from './sites.ts'

export interface MarketWorld {
  readonly seed: string
  readonly shops: readonly Shop[]
  readonly rooms: readonly Room[]
  readonly notes: readonly Note[]
  readonly sites: readonly Site[]
  readonly planted: readonly Planted[]
  readonly pricings: readonly PersonalPricing[]
}

export function makeMarket(seed: string): MarketWorld {
  const ground = foundMarket(seed)
  const planter = new Planter(ground)
  for (const wording of WORDINGS) planter.wording(wording)
  plantDealing(ground, planter)
  // After the articles are there: what a shop shows, all its pages show.
  plantShowing(ground, planter)
  const rooms = openRooms(ground, planter)
  const notes = writeNotes(ground, planter)
  const sites = openSites(ground, planter)
  const { shops } = ground
  const { planted } = planter
  return { seed, shops, rooms, notes, sites, planted, pricings: priceByPerson({ shops, planted }) }
}

/** Every page that a platform links to. */
export function pathsOf(world: MarketWorld, platform: string): readonly string[] {
  const shops = world.shops.filter((shop) => shop.platform === platform)
  return [
    '/',
    '/rules',
    '/help',
    ...shops.flatMap((shop) => [
      shopPath(shop),
      ...(shop.licence.kind === 'absent' ? [] : [`${shopPath(shop)}/licence`]),
      ...shop.listings.map(itemPath),
    ]),
    ...(platform === 'zhibo' ? world.rooms.map(roomPath) : []),
    ...(platform === 'shouji' ? world.notes.map(({ id }) => `/note/${id}`) : []),
    ...(platform === 'xiaozhan' ? world.sites.map(({ id }) => `/mall/${id}`) : []),
  ]
}

export interface Served {
  readonly offset: number
  readonly day: string
  /** `http://127.0.0.1:8801` of a platform. */
  readonly origin: (platform: string) => string
  /** Text as the platform's charset writes it. */
  readonly spelled: (platform: string, text: string) => string
  readonly outcomes: Truth['outcomes']
}

const alsoOn = ({ wholeShop, isTitle, shop }: Planted): readonly string[] =>
  wholeShop ? pagesOf(shop) : isTitle ? [shopPath(shop), '/'] : []

const isShown = ({ listing, cause }: Planted, offset: number): boolean =>
  listing === undefined || !PRICED.has(cause.rule) || isShapeShown(listing.shape, offset)
const PRICED = new Set(['compared-price', 'raised-before-discount'])

export function truthOf(world: MarketWorld, served: Served): Truth {
  const full = ({ platform }: Shop, path: string) => `${served.origin(platform)}${path}`
  const shown = world.planted.filter((each) => isShown(each, served.offset))
  const common = ({ cause, shop, page, text }: Planted) => ({
    rule: cause.rule,
    name: cause.name,
    page: full(shop, page),
    shop: shop.id,
    platform: shop.platform,
    text: served.spelled(shop.platform, text),
    needsBrowser: platformOf(shop.platform).traits.includes('script'),
  })
  return {
    seed: world.seed,
    day: served.day,
    shops: world.shops.length,
    pages: PLATFORMS.flatMap(({ id }) => pathsOf(world, id).map((path) => `${served.origin(id)}${path}`)),
    faults: shown
      .filter(({ most }) => most === undefined)
      .map((each) => ({
        ...common(each),
        law: each.cause.law,
        alsoOn: alsoOn(each).map((path) => full(each.shop, path)),
        expected: each.cause.expected ?? 'violation',
        also: each.cause.also ?? [],
        isHeldOut: each.cause.isHeldOut ?? false,
      })),
    lookAlikes: shown.flatMap((each) =>
      each.most === undefined ? [] : [{ ...common(each), most: each.most }],
    ),
    pricings: world.pricings.map(({ kind, listing, shop }) => ({
      name: pricingName(kind),
      law: '消费者权益保护法实施条例第九条',
      page: full(shop, `/item/${listing}`),
      shop: shop.id,
      platform: shop.platform,
      expected: expectedOf(kind),
    })),
    outcomes: served.outcomes,
  }
}

/** The article of a path, with its shop. */
export function indexOf(world: MarketWorld): ReadonlyMap<string, { shop: Shop; listing: Listing }> {
  return new Map(
    world.shops.flatMap((shop) => shop.listings.map((listing) => [listing.id, { shop, listing }] as const)),
  )
}

/** 登记: what a bureau has in its own register of those who trade here. */
export const registerOf = (world: MarketWorld): readonly Holder[] => world.shops.map(({ holder }) => holder)
