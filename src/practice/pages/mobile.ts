/** 手机页面: one column, spans for everything, styles on the elements. Pure. */
import type { Platform } from '../world/platforms.ts'
import { shopPath } from '../world/shop.ts'
import { html, list, type Markup, yuan } from './html.ts'
import { noticeList, optionList, popup, reviewList, tickList } from './parts.ts'
import type { Skin } from './skin.ts'
import { type CardView, type ItemView, licenceMark, permitMark, picture } from './view.ts'

const STYLE = `body{margin:0 auto;max-width:480px;font:15px/1.6 sans-serif;background:#fff}.p{padding:0 12px}
.hero{width:100%}.big{color:#e4393c;font-size:26px}.bar{position:sticky;bottom:0;background:#fff;border-top:1px solid #ddd;padding:8px}
.line{display:block;padding:4px 0;border-bottom:1px solid #f0f0f0}.row{display:flex;gap:8px;padding:8px;border-bottom:1px solid #eee}.row img{width:84px}`

function frame(platform: Platform, title: string, body: Markup): Markup {
  return html`<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><meta name="description" content="${title}，${platform.name}"><style>${{ html: STYLE }}</style></head><body>
<div class="p"><a href="/">${platform.name}</a> · <a href="/search?q=">全部</a> · <a href="/rules">规则与协议</a></div>${body}
<div class="p"><small>演练用网站，商品、店铺、价格都是编造的。</small></div></body></html>`
}

function priceRow({ price, listing }: ItemView): Markup {
  const { priceStyle, article, asking } = listing
  if (priceStyle === 'hidden') return html`<span class="line big">${asking}</span>`
  return html`<span class="line"><span class="big"><em>￥</em><strong>${yuan(price.asked)}</strong></span>${
    priceStyle === 'bare' ? '' : ` / ${article.unit}`
  } ${price.struck !== undefined && html`<span style="text-decoration: line-through;color:#999">￥${yuan(price.struck)}</span>`}</span>${
    price.note !== undefined && html`<span class="line">${price.note}</span>`
  }`
}

function item(view: ItemView): Markup {
  const { listing, shop, price } = view
  const promos = [...(price.promo === undefined ? [] : [price.promo]), ...listing.promos, ...listing.gifts]
  const line = (words: string) => html`<span class="line">${words}</span>`
  return frame(
    view.platform,
    listing.title,
    html`${popup(view)}<img class="hero" src="${picture(listing.article.name)}" alt="${listing.pictures[0] ?? ''}"><div class="p">
${priceRow(view)}<h1>${listing.title}</h1>${listing.subtitle !== '' && line(listing.subtitle)}${list(promos, line)}
<span class="line">销量${listing.sales} · 评论${listing.reviews.length}</span>${listing.priceStyle !== 'bare' && optionList(view)}
<div>${list(listing.points, line)}${list(listing.story, line)}${list(listing.pictures.slice(1), (words) => html`<img class="hero" data-src="${picture(words)}" alt="${words}">`)}${noticeList(view)}</div>
<div class="shop-info">商家：<a href="${shopPath(shop)}">${shop.name}</a> ${licenceMark(shop)}${permitMark(view)}</div>
<div class="fuwu-terms">${list(listing.terms, line)}</div><div class="comments">${reviewList(view)}</div>
<div class="bar">${tickList(view)}<button type="button">加入购物车</button> <button type="button">立即购买</button></div></div>`,
  )
}

function card({ path, title, yuan: amount, from, unit, shopName }: CardView): Markup {
  return html`<a class="row" href="${path}"><img src="${picture(title)}" alt=""><span><span>${title}</span><br><span class="big">￥${yuan(amount)}</span>${
    from ? '起' : `/${unit}`
  }<br><small>${shopName}</small></span></a>`
}

export const MOBILE: Skin = { frame, item, card, grid: (cards) => html`<div>${cards}</div>` }
