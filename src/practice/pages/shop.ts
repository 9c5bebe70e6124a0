/** 店铺首页、证照页. Pure. */
import { tradeOf } from '../goods/index.ts'
import type { Platform } from '../world/platforms.ts'
import { type Shop, shopPath } from '../world/shop.ts'
import { html, list, type Markup } from './html.ts'
import { skinOf } from './looks.ts'
import { cardView, itemView, licenceMark } from './view.ts'

export function shopHome(platform: Platform, shop: Shop, offset: number): Markup {
  const skin = skinOf(platform)
  const cards = shop.listings.map((listing) => skin.card(cardView(itemView(platform, shop, listing, offset))))
  const permits = shop.listings.every(({ showsPermits }) => showsPermits) ? tradeOf(shop.trade).permits : []
  return skin.frame(
    platform,
    shop.name,
    html`<div class="shop-head"><h1>${shop.name}</h1><p>欢迎光临 ${shop.name} 店铺首页 · 全部商品 ${shop.listings.length} 件</p>
<div class="licence-bar">${licenceMark(shop)}${
      shop.licence.kind !== 'declared' && list(permits, (permit) => html`<p class="permit">${permit}</p>`)
    }</div></div>
${list(shop.notices, (words) => html`<p class="shop-notice">公告：${words}</p>`)}
${skin.grid(cards)}`,
  )
}

/** 证照信息. A shop that shows nothing has no such page. */
export function licencePage(platform: Platform, shop: Shop): Markup | undefined {
  const { holder, licence } = shop
  if (licence.kind === 'absent') return undefined
  const back = html`<p><a href="${shopPath(shop)}">返回 ${shop.name}</a></p>`
  if (licence.kind === 'declared')
    return skinOf(platform).frame(
      platform,
      '经营者信息',
      html`<h1>经营者信息</h1>${licenceMark(shop)}${back}`,
    )
  const code = licence.kind === 'code' ? licence.code : holder.uscc
  const name = licence.kind === 'code' ? licence.name : holder.name
  const rows: readonly (readonly [string, string])[] = [
    ['企业名称', name],
    ['统一社会信用代码', code],
    ['类型', holder.kind],
    [holder.kind === '企业' ? '法定代表人' : '经营者', holder.legalPerson],
    ['住所', holder.address],
    ['联系电话', holder.phone],
  ]
  return skinOf(platform).frame(
    platform,
    '证照信息',
    html`<h1>证照信息</h1><table class="licence">${list(rows, ([key, value]) => html`<tr><td>${key}：${value}</td></tr>`)}</table>
${list(tradeOf(shop.trade).permits, (permit) => html`<p>${permit}</p>`)}${back}`,
  )
}
