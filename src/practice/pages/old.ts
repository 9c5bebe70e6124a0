/** 老式页面: tables, font tags and struck text of an older web; its charset stands in a meta tag. Pure. */
import type { Platform } from '../world/platforms.ts'
import { shopPath } from '../world/shop.ts'
import { html, list, type Markup, yuan } from './html.ts'
import { CATEGORIES, noticeList, optionList, popup, reviewList, tickList } from './parts.ts'
import type { Skin } from './skin.ts'
import { type CardView, type ItemView, licenceMark, permitMark, picture } from './view.ts'

function frame(platform: Platform, title: string, body: Markup): Markup {
  return html`<html><head><meta http-equiv="Content-Type" content="text/html; charset=${platform.charset}">
<title>${title}_${platform.name}</title></head>
<body bgcolor="#f6f1e4"><table width="960" align="center" bgcolor="#ffffff" cellpadding="6"><tr><td>
<font size="5" color="#8b1a1a"><b>${platform.name}</b></font> ${list(
    CATEGORIES,
    (name) => html`<a href="/search?q=${encodeURIComponent(name)}">${name}</a>|`,
  )}</td></tr><tr><td>${body}</td></tr>
<tr><td><hr><a href="/rules">规则与协议</a> <a href="/help">帮助</a><br>演练用网站，商品、店铺、价格都是编造的。</td></tr></table></body></html>
`
}

function priceRow({ price, listing }: ItemView): Markup {
  const { priceStyle, article, asking } = listing
  if (priceStyle === 'hidden') return html`<tr><td>价格：<font color="#cc0000">${asking}</font></td></tr>`
  return html`<tr><td>价格：<font color="#cc0000" size="4">${yuan(price.asked)}元</font>${
    priceStyle === 'bare' ? '' : `/${article.unit}`
  }${price.struck !== undefined && html` <s>${yuan(price.struck)}元</s>`}${
    price.note !== undefined && html`<br><font size="2">${price.note}</font>`
  }</td></tr>`
}

function item(view: ItemView): Markup {
  const { listing, shop, price } = view
  const promos = [...(price.promo === undefined ? [] : [price.promo]), ...listing.promos]
  return frame(
    view.platform,
    listing.title,
    html`${popup(view)}<table width="100%"><tr><td rowspan="9" width="300"><img width="280" src="${picture(listing.article.name)}" alt="${listing.pictures[0] ?? ''}"></td>
<td><h1>${listing.title}</h1>${listing.subtitle !== '' && html`<font color="#666666">${listing.subtitle}</font>`}</td></tr>
${priceRow(view)}
<tr><td>${list(promos, (words) => html`<font color="red">★</font>${words}<br>`)}${list(listing.gifts, (words) => html`【赠】${words}<br>`)}</td></tr>
<tr><td>销量：${listing.sales} 累计评价：${listing.reviews.length}</td></tr>
<tr><td>${listing.priceStyle !== 'bare' && optionList(view)}</td></tr>
<tr><td><form>${tickList(view)}<input type="button" value="加入购物车"> <input type="button" value="立即购买"></form></td></tr>
<tr><td>卖家：<a href="${shopPath(shop)}">${shop.name}</a> ${licenceMark(shop)}${permitMark(view)}</td></tr></table>
<h3>详细说明</h3>${list([...listing.points, ...listing.story], (words) => html`<p>${words}</p>`)}
${list(listing.pictures.slice(1), (words) => html`<p align="center"><img src="${picture(words)}" alt="${words}"></p>`)}${noticeList(view)}
<h3>售后</h3><div id="terms">${list(listing.terms, (words) => html`<p>${words}</p>`)}</div>
<h3>评价</h3><ul class="pinglun">${reviewList(view, 'li')}</ul>`,
  )
}

function card({ path, title, yuan: amount, from, unit, sales, shopName }: CardView): Markup {
  return html`<tr><td><img width="80" src="${picture(title)}" alt=""></td><td><a href="${path}">${title}</a></td><td><font color="#cc0000">${yuan(amount)}元</font>${
    from ? '起' : `/${unit}`
  }</td><td>销量 ${sales}</td><td>${shopName}</td></tr>`
}

export const OLD: Skin = {
  frame,
  item,
  card,
  grid: (cards) => html`<table border="1" width="100%" cellpadding="4">${cards}</table>`,
}
