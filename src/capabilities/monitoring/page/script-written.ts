/** 脚本生成的页面: whether what came over HTTP is only the frame that a script fills, or a list that grows by scrolling. Pure. */
import type { PageView } from './view.ts'

/** The elements that frameworks fill, by name or by the element itself. */
const EMPTY_ROOT =
  /<(main|div|section|article)\b[^>]*?>\s*(?:<noscript\b[^>]*>[\s\S]*?<\/noscript>|<!--[\s\S]*?-->|\s)*<\/\1>/gi
const NAMED_ROOT =
  /^<main\b|\bid\s*=\s*["']?(?:app|root|__next|__nuxt|main|content|container|page|app-root)\b/i
const ASKS_FOR_SCRIPT = /<noscript\b[^>]*>[^<]{0,200}(?:JavaScript|脚本|javascript)/i
const SCRIPT = /<script\b/i
/** With as many signs a page says something by itself, whatever a script adds to it. */
const SPEAKING = 600
/** A page of a few words with scripts and nothing else. */
const SILENT = 60
const GROWS =
  /<script\b(?![^>]*\bsrc\s*=)[^>]*>(?:(?!<\/script)[\s\S])*?(?:IntersectionObserver|addEventListener\(\s*["']scroll|onscroll\s*=)/i
const ASKS_MORE = /\bfetch\s*\(|XMLHttpRequest|\$\.(?:get|post|ajax)|axios/

/** Whether the page itself says nothing: a script fills it. */
export function isWrittenByScript(html: string, page: PageView): boolean {
  if (page.format !== 'html' || !SCRIPT.test(html)) return false
  const length = page.plain.replace(/\s+/g, '').length
  if (length < SILENT) return true
  return length < SPEAKING && (hasEmptyRoot(html) || ASKS_FOR_SCRIPT.test(html))
}

/** Whether a script of the page adds to its list as one scrolls. */
export const growsByScrolling = (html: string): boolean => ASKS_MORE.test(html) && GROWS.test(html)

const hasEmptyRoot = (html: string): boolean =>
  [...html.matchAll(EMPTY_ROOT)].some(([element]) => NAMED_ROOT.test(element))
