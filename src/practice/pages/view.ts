/** 页面所示: what a page is made of, the same for every look. Pure. */
import { tradeOf } from '../goods/index.ts'
import { type Listing, type Price, priceOn } from '../world/listing.ts'
import type { Platform } from '../world/platforms.ts'
import { itemPath, type Shop, shopPath } from '../world/shop.ts'
import { html, type Markup } from './html.ts'

export interface ItemView {
  readonly platform: Platform
  readonly shop: Shop
  readonly listing: Listing
  readonly price: Price
  readonly options: readonly { readonly name: string; readonly yuan: number }[]
}

export function itemView(platform: Platform, shop: Shop, listing: Listing, offset: number): ItemView {
  const price = priceOn(listing, offset)
  const options = listing.options.map(({ name, share }) => ({
    name,
    yuan: Math.round(price.asked * share * 100) / 100,
  }))
  return { platform, shop, listing, price, options }
}

/** 列表中的一件: what a list shows of an article. */
export interface CardView {
  readonly path: string
  readonly title: string
  readonly yuan: number
  readonly from: boolean
  readonly unit: string
  readonly sales: number
  readonly shopName: string
}

export function cardView({ listing, shop, price, options }: ItemView): CardView {
  const from = Math.min(price.asked, ...options.map((each) => each.yuan))
  return {
    path: itemPath(listing),
    title: listing.title,
    yuan: Math.round(from * listing.listedShare * 100) / 100,
    from: options.length > 0,
    unit: listing.article.unit,
    sales: listing.sales,
    shopName: shop.name,
  }
}

/** 亮照: how the shop shows who runs it, on each of its pages. */
export function licenceMark(shop: Shop): Markup {
  const to = `${shopPath(shop)}/licence`
  const { licence } = shop
  switch (licence.kind) {
    case 'link':
      return html`<a class="mark" href="${to}">${licence.words}</a>`
    case 'picture':
      return html`<a class="mark" href="${to}"><img class="ico" src="/img/mark.svg" alt="${licence.words}"></a>`
    case 'code':
      return html`<p class="biz">经营者名称：${licence.name}</p><p class="biz">统一社会信用代码：${licence.code}</p>`
    case 'system':
      return html`<a class="mark" href="https://zzlz.gsxt.gov.cn/businessCheck/verifKey.do?showType=p&amp;serial=practice-${shop.id}"><img class="ico" src="/img/mark.svg" alt="电子营业执照亮照"></a>`
    case 'declared':
      return html`<p class="biz">${licence.words}</p>${
        licence.address !== undefined && html`<p class="biz">实际经营地址：${licence.address}</p>`
      }${licence.contact !== undefined && html`<p class="biz">联系方式：${licence.contact}</p>`}`
    case 'absent':
      return html`<p class="biz">${licence.instead}</p>`
  }
}

/** 亮证: the permits of the trade, where they are shown. */
export function permitMark({ shop, listing }: Pick<ItemView, 'shop' | 'listing'>): Markup {
  const { permits } = tradeOf(listing.trade)
  if (!listing.showsPermits || permits.length === 0 || shop.licence.kind === 'declared') return html``
  return html`${permits.map((permit) => html`<p class="permit">${permit}</p>`)}`
}

export const picture = (words: string): string => `/img/${encodeURIComponent(words.slice(0, 12))}.svg`
