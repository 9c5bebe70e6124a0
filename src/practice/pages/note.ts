/** 手记页面: what people write about things, for love or for money. Pure. */
import type { Note } from '../world/notes.ts'
import type { Platform } from '../world/platforms.ts'
import { html, list, type Markup } from './html.ts'
import { skinOf } from './looks.ts'
import { picture } from './view.ts'

export const notePage = (platform: Platform, note: Note): Markup =>
  skinOf(platform).frame(
    platform,
    note.title,
    html`<article><h1>${note.title}</h1><p class="by">${note.author}${note.mark !== '' && html` <span class="mark">${note.mark}</span>`}</p>
<img src="${picture(note.title)}" alt="">${list(note.words, (words) => html`<p>${words}</p>`)}
${note.link !== undefined && html`<p><a class="goods" href="${note.link.href}">${note.link.words}</a></p>`}</article>`,
  )
