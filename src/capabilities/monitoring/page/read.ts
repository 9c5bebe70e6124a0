/** 读页: HTML or plain text to a PageView. Pure: whoever fetched the page has decoded it. */
import { type Layout, layOut } from './layout.ts'
import { plainText } from './plain.ts'
import { readPrices } from './prices.ts'
import { recommendedBoxes, recommendedIn } from './recommended.ts'
import { readReviews } from './reviews.ts'
import { readLicence, readSeller } from './seller.ts'
import type { Link, PageView, Price, Segment } from './view.ts'

export interface Source {
  readonly content: string
  /** Without it, what begins with a tag is HTML. */
  readonly format?: 'html' | 'text' | undefined
  readonly url?: string | undefined
  readonly imageWords?: ReadonlyMap<string, string> | undefined
}

const PROMOTION =
  /限时(?:抢购|特惠|折扣|秒杀)?|秒杀|抢购|满\d+元?减\d+|\d(?:\.\d)?折|买[一二两1-9]送[一二两1-9]|清仓|特价|促销|立减|优惠券|包邮|赠品|赠送|直降|跳楼价|惊爆价|亏本/g
const SELF_OPERATED = /自营(?!业务|商品须|与)/
const SELLING =
  /加入购物车|立即(?:购买|预订|预定|报名)|马上抢|立即下单|去下单|我要买|提交订单|立即抢购|购买链接|领券购买|下单/
/** The words of a button alone. */
const BUY =
  /^(?:立即|马上|去|我要|现在|一键|点击|确认)?(?:抢|抢购|秒杀|购买|买|买它|买入|下单|支付|付款|去支付|结算|拼|拼单|参团|开团|加购|入手|带走|预订|预定|订购|选尺码|选规格|加入购物袋|\d+(?:\.\d+)?元(?:开通|购买|抢))[\s!！>›]*$/
/** 直播: what only the page of a room says, or two of its words where one stands in the name of the page. */
const LIVE_NOW = /正在直播|直播中|直播回放|小黄车|\d+\s*人(?:在看|观看|正在看)/
const LIVE = /直播间|主播|开播|讲解/
const SALES = /(?:已售|销量|月销|累计销量|已拼|付款|成交)[：:\s]*(\d+(?:\.\d+)?)\s*(万)?\+?/
const REVIEW_COUNT = /(?:累计评价|全部评价|商品评价|用户评价|评价|评论)[（(：:\s]*(\d+(?:\.\d+)?)\s*(万)?/

/** Never refuses: the poorest text is a page without any of these things. */
export function readPage(source: Source): PageView {
  const format =
    source.format ??
    (/^\s*(?:<!doctype|<!--|<\?xml|<html|<[a-z][^>]*>)/i.test(source.content) ? 'html' : 'text')
  const laidOut = format === 'html' ? layOut(source.content, source.imageWords) : ofText(source.content)
  const { text, images } = laidOut
  const plain = plainText(text)
  const links = laidOut.links.map((link) => ({ ...link, text: plainText(link.text) }))
  const layout: Layout = { ...laidOut, text: plain, links }
  const prices = readPrices(plain, layout.segments)
  return {
    format,
    url: source.url,
    title: layout.title,
    description: layout.description,
    text,
    plain,
    segments: layout.segments,
    links,
    images,
    prices,
    promotions: [...plain.matchAll(PROMOTION)].map((found) => ({ word: found[0], start: found.index })),
    licence: readLicence(layout),
    seller: readSeller(plain),
    isSelfOperated: SELF_OPERATED.test(plain),
    sales: countOf(SALES.exec(plain)),
    reviewCount: countOf(REVIEW_COUNT.exec(plain)),
    reviews: readReviews(layout),
    isLive: LIVE_NOW.test(plain) && LIVE.test(plain),
    presetTicks: layout.ticks.map((tick) => ({ ...tick, label: plainText(tick.label) })),
    isSelling: SELLING.test(plain) || layout.buttons.some((words) => BUY.test(words.trim())),
    overlays: layout.overlays,
    unseen: layout.unseen.map((each) => ({ ...each, text: plainText(each.text) })),
    recommended: [
      ...recommendedIn(plain, layout.segments),
      ...recommendedBoxes(layout.recommended, layout.segments, plain.length),
    ],
    scripts: layout.scripts,
    isList: isListOf(links, prices),
  }
}

const countOf = (found: RegExpExecArray | null): number | undefined =>
  found === null ? undefined : Number(found[1]) * (found[2] === undefined ? 1 : 10_000)

const LISTED_MIN = 3

/** Links that each have a price before the next link begins, and lead to different places. */
function isListOf(links: readonly Link[], prices: readonly Price[]): boolean {
  const asked = prices.filter(({ kind }) => kind === 'shown').map(({ start }) => start)
  const priced = new Set<string>()
  let next: Link | undefined
  let last = asked.length - 1
  // From the end, so that the next link elsewhere and the prices behind it are known.
  for (const [index, link] of [...links.entries()].reverse()) {
    const follower = links[index + 1]
    if (follower !== undefined && follower.href !== link.href) next = follower
    const until = next?.start ?? link.start + 400
    while (last >= 0 && (asked[last] as number) >= until) last -= 1
    if (last >= 0 && (asked[last] as number) >= link.start) priced.add(link.href)
  }
  return priced.size >= LISTED_MIN
}

/** Plain text keeps its own offsets: one segment a line. */
function ofText(text: string): Layout {
  const segments: Segment[] = []
  for (const line of text.matchAll(/[^\n]+/g))
    segments.push({
      start: line.index,
      end: line.index + line[0].length,
      path: '',
      zone: /^\s*(?:买家|用户|顾客)?(?:评价|评论|追评|晒单)[：:]/.test(line[0]) ? 'review' : 'body',
      isStruck: false,
    })
  return {
    title: '',
    description: '',
    text,
    segments,
    links: [],
    images: [],
    ticks: [],
    reviewBlocks: [],
    buttons: [],
    scripts: '',
    overlays: [],
    recommended: [],
    unseen: [],
  }
}
