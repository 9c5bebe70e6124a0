/** 结构层次序数: the numbers before headings (一、 （一） 1. （1） ①), in the order of GB/T 9704. Pure. */
import { fold, numeral } from './fold.ts'

export interface Marker {
  /** Smaller ranks stand above. */
  readonly rank: number
  readonly number: number
  /** As printed, without white space. */
  readonly printed: string
  /** Length of the marker in the line, leading blanks included. */
  readonly length: number
}

/** 大写数字. */
const FORMAL = '壹贰叁肆伍陆柒捌玖拾'
const HAN = '[一二三四五六七八九十百〇零两]'
const FORMS: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [1, new RegExp(`^\\s*第\\s*(${HAN}{1,4}|\\d{1,2})\\s*(?:章|部分|篇|编)\\s*[:、.]?\\s*`, 'u')],
  [2, new RegExp(`^\\s*第\\s*(${HAN}{1,4}|\\d{1,2})\\s*节\\s*[:、.]?\\s*`, 'u')],
  [3, new RegExp(`^\\s*(${HAN}{1,3}|[壹贰叁肆伍陆柒捌玖拾])\\s*[、.]\\s*`, 'u')],
  [4, new RegExp(`^\\s*\\(\\s*(${HAN}{1,3}|-)\\s*\\)\\s*[、.:]?\\s*`, 'u')],
  [4, new RegExp(`^\\s*第\\s*(${HAN}{1,4}|\\d{1,3})\\s*条\\s*[:、.]?\\s*`, 'u')],
  [4, new RegExp(`^\\s*第\\s*(${HAN}{1,2}|\\d)\\s*(?:阶段|步)\\s*(?:[:、.,]\\s*|(?=\\())`, 'u')],
  [
    5,
    new RegExp(
      `^\\s*(?:重点|主要|工作|创建|专项)?(?:任务|行动|工程|举措|项目|专项)\\s*(${HAN}{1,3}|\\d{1,3})(?:\\s*[:、.]\\s*|\\s+(?=[\\p{Script=Han}“]))`,
      'u',
    ),
  ],
  [5, new RegExp(`^\\s*第\\s*(${HAN}{1,3})\\s*[,:、]\\s*`, 'u')],
  [5, new RegExp(`^\\s*第\\s*(${HAN}{1,3}|\\d{1,3})\\s*项\\s*[:、.,]?\\s*`, 'u')],
  [6, /^\s*(\d{1,2}\.\d{1,2})\s*[、.]?\s*(?=[\p{Script=Han}“])/u],
  [5, /^\s*(\d{1,3}|[lIO]\d?)\s*[.、]\s*(?![\d.](?!0\d\d\s*[年.]))/u],
  [5, /^\s*(\d{1,2})\s*[,]\s*(?=[\p{Script=Han}“])/u],
  [5, /^\s*(0[1-9])\s*(?=[\p{Script=Han}“]{2})/u],
  [5, /^\s*(\d{1,2})\s+(?=[\p{Script=Han}“]{2})/u],
  [7, /^\s*\(\s*(\d{1,2})\s*\)\s*[、.]?\s*/u],
  [7, /^\s*(\d{1,2})\)\s*[、.]?\s*/u],
  [8, /^\s*([①-⑳])\s*[、.]?\s*/u],
]
const ENCLOSED = /^\s*([㈠-㈩])\s*[、.]?\s*/u

/** The marker at the start of a line, if there is one. */
export function markerOf(line: string): Marker | undefined {
  const folded = fold(line)
  const enclosed = ENCLOSED.exec(line)
  if (enclosed) {
    return {
      rank: 4,
      number: (enclosed[1]?.codePointAt(0) ?? 0) - 0x321f,
      printed: enclosed[1] ?? '',
      length: enclosed[0].length,
    }
  }
  for (const [rank, pattern] of FORMS) {
    const match = pattern.exec(folded)
    if (!match) continue
    const number = numberIn(match[1] ?? '')
    if (Number.isNaN(number)) continue
    const printed = line.slice(0, match[0].length).replace(/\s+/gu, '')
    return { rank, number, printed, length: match[0].length }
  }
  return undefined
}

function numberIn(text: string): number {
  if (text === '-') return 1
  if (FORMAL.includes(text)) return FORMAL.indexOf(text) + 1
  if (/[lIO]/u.test(text)) return Number(text.replace(/[lI]/gu, '1').replace(/O/gu, '0')) || Number.NaN
  if (/[①-⑳]/u.test(text)) return (text.codePointAt(0) ?? 0) - 0x245f
  if (text.includes('.')) return Number(text.split('.')[1])
  return numeral(text)
}
