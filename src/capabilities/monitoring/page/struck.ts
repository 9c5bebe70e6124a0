/** 划线: what a page strikes through, by its tags, the names of its classes, or its own style sheet. Pure. */

const STRUCK_TAGS = new Set(['del', 's', 'strike'])
const STRUCK_NAMES =
  /line-?through|del-?price|(?:old|origin(?:al)?|market|was|list|strike|crossed)[-_]?price|price[-_](?:old|origin|del|was|market|line|strike)|huaxian/i
const SHEET = /<style\b[^>]{0,200}>([^<]{1,100000})/gi
/** The selector and the beginning of what it sets; bounded, for sheets that are made to keep their readers. */
const RULE = /([^{}]{1,200})\{[^{}]{0,400}?line-through/gi
const CLASS = /\.([\w-]{1,60})\s*(?=$|,|:)/g

/** Classes that the style sheets within a page strike through. */
export function struckClasses(html: string): ReadonlySet<string> {
  const found = new Set<string>()
  if (!/line-through/i.test(html)) return found
  for (const [, sheet = ''] of html.matchAll(SHEET))
    for (const [, selector = ''] of sheet.matchAll(RULE))
      for (const [, name = ''] of selector.trim().matchAll(CLASS)) found.add(name)
  return found
}

export const strikes = (
  tagName: string,
  mark: string,
  style: string | undefined,
  classes: ReadonlySet<string>,
): boolean =>
  STRUCK_TAGS.has(tagName) ||
  (mark !== '' &&
    (STRUCK_NAMES.test(mark) || (classes.size > 0 && mark.split(/\s+/).some((name) => classes.has(name))))) ||
  /line-through/i.test(style ?? '')
