/** 自建网站、小平台首页: pages that stand by themselves, without a big platform around them. Pure. */
import type { Site } from '../world/sites.ts'
import { html, list, type Markup } from './html.ts'

export const sitePage = (
  site: Site,
): Markup => html`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${site.title}</title>
<style>body{font:15px/1.8 sans-serif;max-width:900px;margin:auto;padding:16px}nav a{margin-right:12px}</style></head>
<body><h1>${site.title}</h1><nav>${list(site.links, ({ words, href }) => html`<a href="${href}">${words}</a>`)}</nav>
${list(site.words, (words) => html`<p>${words}</p>`)}
<footer><p>演练用网站，内容都是编造的。</p></footer></body></html>`
