/** 直播间页面. Pure. */
import type { Platform } from '../world/platforms.ts'
import type { Room } from '../world/rooms.ts'
import { itemPath, type Shop, shopPath } from '../world/shop.ts'
import { html, list, type Markup, yuan } from './html.ts'
import { skinOf } from './looks.ts'

export function liveRoom(platform: Platform, room: Room, shop: Shop): Markup {
  const [listing] = shop.listings
  return skinOf(platform).frame(
    platform,
    room.title,
    html`<div class="live-stage"><p>● 直播中 ${room.watching} 人在看</p><h1>${room.title}</h1></div>
<p class="anchor">主播：${room.anchor}</p>${list(room.talk, (words) => html`<p class="subtitle-line">${words}</p>`)}
<div class="cart"><p>小黄车 1 号链接</p>${
      listing !== undefined &&
      html`<a href="${itemPath(listing)}">${listing.title}</a> <span>￥${yuan(listing.article.yuan)}</span>/${listing.article.unit}`
    } <button type="button">去抢购</button> <button type="button">立即购买</button></div>
${room.licence && html`<p><a href="${shopPath(shop)}/licence">${room.licence}</a></p>`}
${list(room.seller, (words) => html`<p class="seller">${words}</p>`)}
${list(listing?.notices ?? [], (words) => html`<p class="notice">${words}</p>`)}
<div class="chat"><p>小**7：主播能试一下吗</p><p>a***2：什么时候发货</p></div>`,
  )
}
