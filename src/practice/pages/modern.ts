/** 新版页面: a shop of today, boxes and classes. Pure. */
import type { Platform } from '../world/platforms.ts'
import { shopPath } from '../world/shop.ts'
import { html, list, type Markup, yuan } from './html.ts'
import { CATEGORIES, noticeList, optionList, popup, reviewList, tickList } from './parts.ts'
import type { Skin } from './skin.ts'
import { type CardView, type ItemView, licenceMark, permitMark, picture } from './view.ts'

const STYLE = `body{margin:0;font:14px/1.7 "Noto Sans CJK SC",sans-serif;color:#333;background:#f4f4f4}
header,footer,main{max-width:1080px;margin:auto;padding:12px;background:#fff}header nav a{margin-right:14px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px}.card{border:1px solid #eee;padding:8px}
.card img,.gallery img{width:100%;max-width:360px}.price{color:#c81d25;font-size:22px}.buy{background:#c81d25;color:#fff;padding:8px 22px;border:0}
.cart{border:1px solid #c81d25;padding:8px 22px;background:#fff}.price-old{color:#999;margin-left:8px}.ico{height:20px}
.tag{background:#fde8e9;color:#c81d25;padding:0 6px;margin-right:6px}.modal{border:1px solid #ccc;padding:8px;background:#fffbe6}
.review-item{border-top:1px solid #eee;padding:6px 0}.detail img{max-width:560px;width:100%}a{color:#1d4f91}`

function frame(platform: Platform, title: string, body: Markup): Markup {
  return html`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} - ${platform.name}</title><style>${{ html: STYLE }}</style></head>
<body><header><a class="logo" href="/"><strong>${platform.name}</strong></a>
<nav>${list(CATEGORIES, (name) => html`<a href="/search?q=${encodeURIComponent(name)}">${name}</a>`)}</nav>
<form action="/search"><input name="q" aria-label="搜索"><input type="submit" value="搜索"></form></header>
<main>${body}</main>
<footer><a href="/rules">规则与协议</a> <a href="/help">帮助</a> <a href="/sitemap.xml">网站地图</a><p>演练用网站，商品、店铺、价格都是编造的。</p></footer></body></html>
`
}

const split = (amount: number): Markup => {
  const [whole, cents] = amount.toFixed(2).split('.')
  return cents === '00' ? html`<b>${whole}</b>` : html`<b>${whole}</b><small>.${cents}</small>`
}

function priceRow({ price, listing }: ItemView): Markup {
  const { priceStyle, article, asking } = listing
  if (priceStyle === 'hidden') return html`<div class="price-row"><span class="price">${asking}</span></div>`
  const unit = priceStyle === 'bare' ? undefined : html`<span class="unit">/${article.unit}</span>`
  return html`<div class="price-row"><span class="price"><i>¥</i>${split(price.asked)}</span>${unit}${
    price.struck !== undefined && html`<del class="price-old">¥${yuan(price.struck)}</del>`
  }${price.note !== undefined && html`<p class="price-note">${price.note}</p>`}</div>`
}

function item(view: ItemView): Markup {
  const { listing, shop, price } = view
  const promos = [...(price.promo === undefined ? [] : [price.promo]), ...listing.promos]
  return frame(
    view.platform,
    listing.title,
    html`${popup(view)}<div class="crumb"><a href="/">首页</a> › <a href="${shopPath(shop)}">${shop.name}</a></div>
<div class="gallery"><img src="${picture(listing.article.name)}" alt="${listing.pictures[0] ?? ''}"></div>
<h1 class="title">${listing.title}</h1>${listing.subtitle !== '' && html`<p class="subtitle">${listing.subtitle}</p>`}
${priceRow(view)}
${list(promos, (words) => html`<p class="promo"><span class="tag">活动</span>${words}</p>`)}
${list(listing.gifts, (words) => html`<p class="gift"><span class="tag">赠</span>${words}</p>`)}
<p class="count">已售 ${listing.sales} 评价（${listing.reviews.length}）</p>
${listing.priceStyle !== 'bare' && optionList(view)}
<form class="order">${tickList(view)}<button class="cart" type="button">加入购物车</button> <button class="buy" type="button">立即购买</button></form>
<aside class="shop-card">店铺：<a href="${shopPath(shop)}">${shop.name}</a> ${licenceMark(shop)}${permitMark(view)}</aside>
<section class="detail"><h2>商品详情</h2><ul>${list(listing.points, (words) => html`<li>${words}</li>`)}</ul>
${list(listing.story, (words) => html`<p>${words}</p>`)}
${list(listing.pictures.slice(1), (words) => html`<img src="${picture(words)}" alt="${words}">`)}${noticeList(view)}</section>
<section class="aftersale terms"><h2>售后说明</h2>${list(listing.terms, (words) => html`<p>${words}</p>`)}</section>
<section class="reviews"><h2>买家评价</h2>${reviewList(view)}</section>`,
  )
}

function card({ path, title, yuan: amount, from, unit, sales, shopName }: CardView): Markup {
  return html`<div class="card"><a href="${path}"><img src="${picture(title)}" alt=""><span class="name">${title}</span></a>
<p><span class="price"><i>¥</i>${split(amount)}</span>${from ? '起' : html`<span class="unit">/${unit}</span>`}</p><p class="sold">已售 ${sales}</p><p class="by">${shopName}</p></div>`
}

export const MODERN: Skin = { frame, item, card, grid: (cards) => html`<div class="grid">${cards}</div>` }
