/** 中文数字: numerals below a thousand. Pure. */
const DIGITS = '零一二三四五六七八九'

/** 二十三 -> 23, 一百零五 -> 105, 二零二六 -> 2026. NaN when it is none. */
export function hanNumeral(text: string): number {
  if (!/^[零一二三四五六七八九十百]+$/u.test(text)) return Number.NaN
  if (!/[十百]/u.test(text)) return Number([...text].map((character) => DIGITS.indexOf(character)).join(''))
  let total = 0
  let digit = 0
  for (const character of text) {
    if (character === '百' || character === '十') {
      total += (digit || 1) * (character === '百' ? 100 : 10)
      digit = 0
    } else digit = DIGITS.indexOf(character)
  }
  return total + digit
}
