/** 条款项: where a rule stands in its text, in the words of the reader's language. Pure. */
import { hanNumeral } from '../han-numeral.ts'
import type { Language } from '../text.ts'

const PARTS = ['article', 'paragraph', 'item'] as const
const PLACE =
  /^第([零一二三四五六七八九十百]+)条(?:第([一二三四五六七八九十]+)款)?(?:第([一二三四五六七八九十]+)项)?$/

/**
 * 第五十八条第一款第三项 -> article 58, paragraph 1, item 3. Whatever else stands there (an annex, two articles) stays as
 * it is printed.
 */
export function articleIn(article: string, language: Language): string {
  const found = language === 'en' ? PLACE.exec(article) : null
  if (found === null) return article
  return PARTS.flatMap((word, place) => {
    const numeral = found[place + 1]
    return numeral === undefined ? [] : [`${word} ${hanNumeral(numeral)}`]
  }).join(', ')
}
