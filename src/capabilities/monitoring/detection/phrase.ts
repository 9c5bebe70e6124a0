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

/** 数目, as folded text holds it: 八百 stands there as 8百. */
export const NUMBER = '[0-9十百千万几两半数]+'
