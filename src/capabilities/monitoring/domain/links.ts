/** Links that a watched page leads on to, with what it asked for the goods behind them. Pure. */
import type { PageView } from '../page/view.ts'
import { plainAddress } from './plan.ts'

export interface Lead {
  readonly url: string
  /** 列表价: the price that stands beside the link. */
  readonly listedPrice: number | undefined
  /** Whether it stands where every page of the site has it, or among goods that are recommended: it may be anybody's. */
  readonly isOfOthers: boolean
}

/** A price belongs to the link before it when it stands this near. */
const NEAR = 120
const FILES = /\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|pdf|zip|rar|apk|exe|mp[34]|woff2?|xlsx?|docx?)$/i
/** Acts of a visitor, which a watcher has no business in. */
const ACTS = /\/(?:cart|checkout|order|login|logout|sign-?(?:in|out|up)|register|account)(?:\/|$)/i

/** Pages of the same site, each once, in the order of the page. */
export function leadsOf(page: PageView, base: string): readonly Lead[] {
  const host = new URL(base).host
  const found = new Map<string, Lead>()
  for (const [place, link] of page.links.entries()) {
    const url = resolve(link.href, base)
    if (url === undefined || url.host !== host || FILES.test(url.pathname) || ACTS.test(url.pathname))
      continue
    const plain = plainAddress(url.href)
    if (found.has(plain)) continue
    const next = page.links.findIndex((each, at) => at > place && each.href !== link.href)
    const until = Math.min(page.links[next]?.start ?? Number.POSITIVE_INFINITY, link.start + NEAR)
    const price = page.prices.find(
      ({ kind, start }) => kind === 'shown' && start >= link.start && start < until,
    )?.amount
    found.set(plain, {
      url: plain,
      listedPrice: price,
      isOfOthers: link.isOfSite === true || isAmong(page.recommended, link.start),
    })
  }
  return [...found.values()]
}

/** 站点地图: addresses of a sitemap that lie on the same site. */
export function leadsOfSitemap(xml: string, base: string): readonly Lead[] {
  const host = new URL(base).host
  const urls = [...xml.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/gi)].flatMap(([, text = '']) => {
    const url = resolve(text.replaceAll('&amp;', '&'), base)
    return url === undefined || url.host !== host ? [] : [plainAddress(url.href)]
  })
  return [...new Set(urls)].map((url) => ({ url, listedPrice: undefined, isOfOthers: false }))
}

const isAmong = (spans: PageView['recommended'], at: number): boolean =>
  spans.some(({ start, end }) => at >= start && at < end)

function resolve(href: string, base: string): URL | undefined {
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}
