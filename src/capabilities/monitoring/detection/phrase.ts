/** 词组: patterns put together from lists of words. Pure. */

/** Words divided by blanks, as one group of a pattern. */
export const anyOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`

/**
 * A pattern of word lists and gaps: a list of words divided by blanks stands for any one of them, a number for at most
 * so many characters between; what is written around them is an ordinary pattern.
 */
export const phrase = (written: TemplateStringsArray, ...parts: readonly (string | number)[]): RegExp =>
  new RegExp(
    String.raw(
      written,
      ...parts.map((part) => (typeof part === 'number' ? `[一-龥0-9a-z]{0,${part}}?` : anyOf(part))),
    ),
  )

/** 词在一处: one word of each list, in whatever order, with at most `gap` characters between each and the next. */
export const together = (gap: number, ...lists: readonly string[]): RegExp =>
  new RegExp(
    orders(lists.map(anyOf))
      .map((order) => order.join(`[一-龥0-9a-z]{0,${gap}}?`))
      .join('|'),
  )

function orders(parts: readonly string[]): readonly (readonly string[])[] {
  if (parts.length <= 1) return [parts]
  return parts.flatMap((first, at) =>
    orders(parts.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  )
}

/** 不公示、没标明: what ought to be shown is not. */
export const UNSHOWN =
  '(?:未|没有|没|不|从不|从未|拒不|尚未|并未|懒得|就不|也不|都不)(?:作|做|以|按|在|予|再|进行|准确|依法|按规定|规范|及时|如实|显著|持续|清晰|醒目|明确|单独|主动|向[一-龥]{2,4}|[一-龥]{0,10}?(?:位置|方式|页面|画面|首页)){0,4}(?:公示|公布|公告|公开|明示|展示|显示|标明|标示|标注|标识|标记|注明|说明|写明|写清|写|载明|表明|提示|告知|披露|亮出|亮|挂|贴|放|提供)'

/** 数目, as folded text holds it: 八百 stands there as 8百. */
export const NUMBER = '[0-9十百千万几两半数]+'
