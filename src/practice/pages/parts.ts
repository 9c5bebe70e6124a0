/** 页面组成: parts of an article's page that look alike everywhere. Pure. */
import { html, list, type Markup, yuan } from './html.ts'
import type { ItemView } from './view.ts'

export function reviewList({ listing }: ItemView, tag: 'div' | 'li' = 'div'): Markup {
  const items = list(listing.reviews, ({ account, on, words }) =>
    tag === 'li'
      ? html`<li class="comment-item"><b class="user">${account}</b> <i class="when">${on}</i><p>${words}</p></li>`
      : html`<div class="review-item"><span class="user-name">${account}</span><span class="date">${on}</span><p class="review-content">${words}</p></div>`,
  )
  return listing.reviews.length === 0 ? html`<p class="none">暂无评价</p>` : html`${items}`
}

export function tickList({ listing }: ItemView): Markup {
  return html`${list(listing.ticks, ({ label, isTicked }, index) =>
    isTicked
      ? html`<label class="tick"><input type="checkbox" name="t${index}" checked> ${label}</label>`
      : html`<label class="tick"><input type="checkbox" name="t${index}"> ${label}</label>`,
  )}`
}

export function popup({ listing }: ItemView): Markup {
  return html`${list(listing.popups, (words) => html`<div class="modal" role="dialog"><p>${words}</p></div>`)}`
}

export function noticeList({ listing }: ItemView): Markup {
  const hidden = listing.isHiddenNotice
  return html`${list(listing.notices, (words) =>
    hidden ? html`<p class="notice" style="display:none">${words}</p>` : html`<p class="notice">${words}</p>`,
  )}`
}

export function optionList({ options, listing }: ItemView): Markup {
  if (options.length === 0) return html`<p class="spec">规格：${listing.article.spec}</p>`
  return html`<ul class="options">${list(
    options,
    ({ name, yuan: amount }) => html`<li>${name} ¥${yuan(amount)}/${listing.article.unit}</li>`,
  )}</ul>`
}

export const CATEGORIES = [
  '食品',
  '生鲜',
  '酒水',
  '美妆',
  '服饰',
  '家电',
  '图书',
  '培训',
  '母婴',
  '家居',
] as const
