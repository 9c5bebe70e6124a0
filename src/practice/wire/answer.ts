/** 应答: which page a path of a platform is, and how it is sent. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { escapeText, type Markup } from '../pages/html.ts'
import { liveRoom } from '../pages/live.ts'
import { skinOf } from '../pages/looks.ts'
import { notePage } from '../pages/note.ts'
import {
  drawing,
  helpPage,
  PAGE_SIZE,
  platformHome,
  rulesPage,
  searchPage,
  sitemap,
} from '../pages/platform.ts'
import { licencePage, shopHome } from '../pages/shop.ts'
import { sitePage } from '../pages/site.ts'
import { type CardView, cardView, itemView } from '../pages/view.ts'
import { hashOf } from '../random.ts'
import { indexOf, type MarketWorld, pathsOf } from '../world/make.ts'
import { personalPrice, type Visitor } from '../world/personal-pricing.ts'
import type { Platform } from '../world/platforms.ts'
import type { Shop } from '../world/shop.ts'
import { ASTRAY, BROKEN, type Break, ENORMOUS } from './breaks.ts'
import { encode } from './encode.ts'
import { robotsOf } from './robots.ts'
import { visitorOf } from './visitor.ts'

/** What a platform serves at the moment: the day may move while it runs. */
export interface Stall {
  readonly platform: Platform
  readonly world: MarketWorld
  readonly origin: () => string
  readonly offset: () => number
}

const HOME_CARDS = 12
const SLOW_MS = 250

export function breaksOf({ traits }: Platform): readonly Break[] {
  if (traits.includes('broken')) return BROKEN
  if (traits.includes('redirects')) return ASTRAY
  return traits.includes('huge') ? ENORMOUS : []
}

export function createAnswer(
  stall: Stall,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { platform, world } = stall
  const items = indexOf(world)
  const shops = world.shops.filter((shop) => shop.platform === platform.id)
  const breaks = new Map(breaksOf(platform).map((each) => [each.path, each]))
  const robots = robotsOf(platform, shops)

  const cards = (words: string): readonly CardView[] =>
    shops
      .flatMap((shop) =>
        shop.listings.map((listing) => cardView(itemView(platform, shop, listing, stall.offset()))),
      )
      .filter(({ title, shopName }) => title.includes(words) || shopName.includes(words))

  const pricings = new Map(world.pricings.map(({ listing, kind }) => [listing, kind]))
  /** How often an article with a price of its own for each was shown. */
  const shown = new Map<string, number>()

  const item = (id: string, visitor: Visitor): Markup | undefined => {
    const found = items.get(id)
    if (found === undefined || found.shop.platform !== platform.id) return undefined
    const view = itemView(platform, found.shop, found.listing, stall.offset())
    const kind = pricings.get(id)
    if (kind === undefined) return skinOf(platform).item(view)
    const nth = shown.get(id) ?? 0
    shown.set(id, nth + 1)
    return skinOf(platform).item({ ...view, price: personalPrice(view.price, kind, visitor, nth) })
  }

  const found = (url: URL) => {
    const words = url.searchParams.get('q') ?? ''
    const page = Math.max(1, Number(url.searchParams.get('page') ?? '1') || 1)
    const all = cards(words)
    return { words, page, total: all.length, cards: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) }
  }

  function pageOf(url: URL, visitor: Visitor): Markup | undefined {
    const [, first = '', second = '', third] = url.pathname.split('/')
    const shop: Shop | undefined = first === 'shop' ? shops.find(({ id }) => id === second) : undefined
    switch (first) {
      case '':
        return platformHome(platform, shops, cards('').slice(0, HOME_CARDS))
      case 'item':
      case 'goods':
        return item(second, visitor)
      case 'm':
        return item(third ?? '', visitor)
      case 'shop':
        if (shop === undefined) return undefined
        return third === 'licence' ? licencePage(platform, shop) : shopHome(platform, shop, stall.offset())
      case 'search':
        return searchPage(platform, found(url))
      case 'rules':
        return rulesPage(platform, second === '' ? undefined : second)
      case 'help':
        return helpPage(platform)
      case 'live': {
        const room = world.rooms.find(({ id }) => id === second)
        const host = shops.find(({ id }) => id === room?.shop)
        return room && host && liveRoom(platform, room, host)
      }
      case 'note': {
        const note = platform.id === 'shouji' ? world.notes.find(({ id }) => id === second) : undefined
        return note && notePage(platform, note)
      }
      case 'mall': {
        const site = platform.id === 'xiaozhan' ? world.sites.find(({ id }) => id === second) : undefined
        return site && sitePage(site)
      }
      default:
        return undefined
    }
  }

  return async (request, response) => {
    const url = new URL(request.url ?? '/', stall.origin())
    const broken = breaks.get(url.pathname)
    if (broken !== undefined) return broken.answer(response, request)
    if (url.pathname === '/robots.txt') return send(response, 200, 'text/plain; charset=utf-8', robots)
    if (url.pathname === '/sitemap.xml')
      return send(response, 200, 'application/xml', sitemap(stall.origin(), pathsOf(world, platform.id)))
    if (url.pathname.startsWith('/img/')) {
      const words = decodeURIComponent(url.pathname.slice(5)).replace(/\.svg$/, '')
      return send(response, 200, 'image/svg+xml', drawing(escapeText(words), hashOf(words) % 360))
    }
    if (url.pathname === '/more') return sendMore(response, platform, found(url))
    const away = moveOf(platform, url)
    if (away !== undefined) {
      response.writeHead(302, { location: away }).end()
      return
    }
    if (url.pathname === '/login') return sendPage(response, platform, loginPage(platform), 200)
    const visitor = visitorOf(request.headers)
    if (pricings.has(url.pathname.split('/').at(-1) ?? ''))
      response.setHeader('set-cookie', `visits=${visitor.visits + 1}; Path=/`)
    const page = pageOf(url, visitor)
    if (page === undefined) return sendPage(response, platform, missing(platform), 404)
    if (platform.traits.includes('script')) return sendScripted(response, page, url)
    if (platform.traits.includes('slow')) return sendSlowly(response, platform, page)
    return sendPage(response, platform, page, 200)
  }
}

/** Where an article really is. */
function moveOf({ traits }: Platform, { pathname }: URL): string | undefined {
  const id = /^\/item\/(\w+)$/.exec(pathname)?.[1]
  if (id === undefined) return undefined
  if (traits.includes('login')) return `/login?next=${encodeURIComponent(pathname)}`
  if (traits.includes('redirects')) return `/goods/${id}`
  return traits.includes('mobile') ? `/m/item/${id}` : undefined
}

const missing = (platform: Platform): Markup =>
  skinOf(platform).frame(platform, '页面不存在', { html: '<h1>您访问的页面不存在</h1>' })

const loginPage = (platform: Platform): Markup =>
  skinOf(platform).frame(platform, '会员登录', {
    html: '<h1>会员登录</h1><p>登录后查看商品详情</p><form method="post"><input name="account" aria-label="账号"><input name="password" type="password" aria-label="密码"><button>登录</button></form>',
  })

function send(response: ServerResponse, code: number, type: string, body: string | Buffer): void {
  response.writeHead(code, { 'content-type': type }).end(body)
}

function sendPage(response: ServerResponse, platform: Platform, page: Markup, code: number): void {
  // Old hosts leave the charset to the page.
  const type = platform.charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html'
  send(response, code, type, encode(page.html, platform.charset))
}

/** Late, and in three pieces. */
async function sendSlowly(response: ServerResponse, platform: Platform, page: Markup): Promise<void> {
  const bytes = encode(page.html, platform.charset)
  const third = Math.ceil(bytes.length / 3)
  await wait(SLOW_MS)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  for (let from = 0; from < bytes.length; from += third) {
    if (response.destroyed) return
    response.write(bytes.subarray(from, from + third))
    await wait(SLOW_MS / 2)
  }
  response.end()
}

/** The frame without its content; the script asks for that by itself. */
function sendScripted(response: ServerResponse, page: Markup, url: URL): void {
  const [, head = '', body = '', foot = ''] =
    /^([\s\S]*<main>)([\s\S]*)(<\/main>[\s\S]*)$/.exec(page.html) ?? []
  if (url.searchParams.has('_data')) {
    send(response, 200, 'application/json', JSON.stringify({ body }))
    return
  }
  const script = `<script>
fetch(location.pathname + (location.search ? location.search + '&' : '?') + '_data=1')
  .then((answer) => answer.json())
  .then(({ body }) => { document.querySelector('main').innerHTML = body })
</script>`
  const shell = `${head.replace(/<title>[^<]*/, '<title>加载中')}<noscript>请启用 JavaScript 后访问</noscript>${foot.replace('</body>', `${script}</body>`)}`
  send(response, 200, 'text/html; charset=utf-8', shell)
}

function sendMore(
  response: ServerResponse,
  platform: Platform,
  { cards, page, total }: { cards: readonly CardView[]; page: number; total: number },
): void {
  const html = cards.map((card) => skinOf(platform).card(card).html).join('')
  send(response, 200, 'application/json', JSON.stringify({ html, isLast: page * PAGE_SIZE >= total }))
}
