/** 平台页面: home, search, rules and what the machines of others read. Pure. */
import type { Platform } from '../world/platforms.ts'
import { type Shop, shopPath } from '../world/shop.ts'
import { html, list, type Markup, raw } from './html.ts'
import { skinOf } from './looks.ts'
import { CATEGORIES } from './parts.ts'
import type { CardView } from './view.ts'

export const PAGE_SIZE = 20

export function platformHome(platform: Platform, shops: readonly Shop[], cards: readonly CardView[]): Markup {
  const skin = skinOf(platform)
  return skin.frame(
    platform,
    `${platform.name}首页`,
    html`<h1>${platform.name}</h1><p>${list(CATEGORIES, (name) => html`<a href="/search?q=${encodeURIComponent(name)}">${name}</a> `)}</p>
<h2>今日上新</h2>${skin.grid(cards.map(skin.card))}
<h2>入驻商家</h2><ul>${list(shops, (shop) => html`<li><a href="${shopPath(shop)}">${shop.name}</a></li>`)}</ul>
<p><a href="/rules">服务协议与交易规则</a> <a href="/rules/reviews">信用评价规则</a> <a href="/help">平台客服</a> <a href="/rules/licence">营业执照</a></p>`,
  )
}

export interface Found {
  readonly words: string
  readonly page: number
  readonly total: number
  readonly cards: readonly CardView[]
}

export function searchPage(platform: Platform, { words, page, total, cards }: Found): Markup {
  const skin = skinOf(platform)
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const to = (number: number) => `/search?q=${encodeURIComponent(words)}&page=${number}`
  const body = html`<h1>搜索：${words === '' ? '全部商品' : words}</h1><p>共 ${total} 件，第 ${page}/${last} 页</p>
<div id="list">${skin.grid(cards.map(skin.card))}</div>`
  if (platform.traits.includes('scroll'))
    return skin.frame(
      platform,
      '搜索',
      html`${body}<p id="more">正在加载更多……</p>${raw(scrollScript(words))}`,
    )
  return skin.frame(
    platform,
    '搜索',
    html`${body}<p class="pager">${page > 1 && html`<a rel="prev" href="${to(page - 1)}">上一页</a>`} ${
      page < last && html`<a rel="next" href="${to(page + 1)}">下一页</a>`
    }</p>`,
  )
}

/** Loads the next piece of the list when its end comes into sight. */
const scrollScript = (words: string): string => `<script>
let page = 1
const more = document.getElementById('more')
new IntersectionObserver(async (seen) => {
  if (!seen.some((each) => each.isIntersecting)) return
  const answer = await fetch('/more?q=${encodeURIComponent(words)}&page=' + ++page)
  const { html, isLast } = await answer.json()
  document.getElementById('list').insertAdjacentHTML('beforeend', html)
  if (isLast) more.remove()
}).observe(more)
</script>`

const RULES: Readonly<Record<string, { readonly title: string; readonly words: readonly string[] }>> = {
  agreement: {
    title: '用户服务协议',
    words: [
      '本协议修改前七日在首页公示，您不接受的，可以停止使用并按原规则处理已有订单。',
      '平台对平台内经营者的身份信息核验登记，每六个月更新一次。',
      '发生争议的，可以与商家协商、请求消费者协会调解、向有关部门投诉、申请仲裁或者起诉。',
    ],
  },
  trading: {
    title: '交易规则',
    words: [
      '七天无理由退货的商品范围和例外，以法律规定为准。',
      '禁止发布法律、行政法规禁止交易的商品或者服务。',
    ],
  },
  reviews: {
    title: '信用评价规则',
    words: [
      '买家在确认收货后十五天内可以作出评价，平台不删除评价。',
      '禁止以返还现金、赠送礼品等方式换取评价。',
    ],
  },
  licence: {
    title: '平台经营者信息',
    words: [
      '企业名称：演练集市平台有限公司',
      '统一社会信用代码：91990100999999994M',
      '住所：示例省甲州市演练路1号',
    ],
  },
}

export const RULE_NAMES = Object.keys(RULES)

export function rulesPage(platform: Platform, name: string | undefined): Markup | undefined {
  const skin = skinOf(platform)
  if (name === undefined)
    return skin.frame(
      platform,
      '规则与协议',
      html`<h1>规则与协议</h1><ul>${list(RULE_NAMES, (each) => html`<li><a href="/rules/${each}">${RULES[each]?.title}</a></li>`)}</ul>`,
    )
  const rule = RULES[name]
  return (
    rule &&
    skin.frame(
      platform,
      rule.title,
      html`<h1>${rule.title}</h1>${list(rule.words, (words) => html`<p>${words}</p>`)}`,
    )
  )
}

export const helpPage = (platform: Platform): Markup =>
  skinOf(platform).frame(
    platform,
    '帮助',
    html`<h1>帮助</h1><p>客服电话：19900000000（演练号码）</p><p>投诉举报：拨打12315，或者登录全国12315平台。</p>`,
  )

export const sitemap = (origin: string, paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${paths
    .map((path) => `<url><loc>${origin}${path}</loc></url>`)
    .join('\n')}\n</urlset>\n`

/** A picture that was never photographed: a shape in a colour of its own with the first sign of its name. */
export function drawing(words: string, hue: number): string {
  const sign = [...words][0] ?? '·'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="hsl(${hue} 45% 90%)"/><circle cx="150" cy="140" r="92" fill="hsl(${hue} 50% 62%)"/><rect x="70" y="210" width="160" height="26" rx="13" fill="hsl(${(hue + 40) % 360} 40% 50%)"/><text x="150" y="172" font-size="92" text-anchor="middle" fill="#fff">${sign}</text></svg>`
}
