/**
 * 归一化: one spelling for the ways in which a name or an address is written. Full-width and traditional characters
 * become the common ones, brackets of every kind become ( and ), whatever else is no letter or digit a blank. Pure.
 */
import { Converter } from 'opencc-js/t2cn'

const BLANK = 32
const OPENING = '([{（［｛〔【「『《〈＜'
const CLOSING = ')]}）］｝〕】」』》〉＞'
/** Printed shapes of the radical block and old forms that the conversion leaves alone. */
const OLD_FORMS: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  〇: '零',
}

const table = makeTable()

function makeTable(): Uint16Array {
  const made = new Uint16Array(65_536).fill(BLANK)
  const cjk = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at))
  const simple = Converter({ from: 't', to: 'cn' })(cjk.join('\n')).split('\n')
  for (let unit = 0; unit < 65_536; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue
    const character = String.fromCharCode(unit)
    const plain = /[\p{L}\p{N}]/u.exec(character.normalize('NFKC').toLowerCase())?.[0]
    if (plain === undefined) continue
    const code = plain.charCodeAt(0)
    const written = code >= 0x4e00 && code <= 0x9fff ? (simple[code - 0x4e00] ?? plain) : plain
    // A simplified form outside the basic plane takes two units; the old form stays.
    const modern = written.length === 1 ? written : plain
    made[unit] = (OLD_FORMS[modern] ?? modern).charCodeAt(0)
  }
  for (const bracket of OPENING) made[bracket.charCodeAt(0)] = 40
  for (const bracket of CLOSING) made[bracket.charCodeAt(0)] = 41
  return made
}

/** Folds a text; runs of blanks become one, those at the ends go. */
export function fold(text: string): string {
  const units: number[] = []
  let before = BLANK
  for (let index = 0; index < text.length; index += 1) {
    const unit = table[text.charCodeAt(index)] ?? BLANK
    if (unit === BLANK && before === BLANK) continue
    units.push(unit)
    before = unit
  }
  if (before === BLANK) units.pop()
  return String.fromCharCode(...units)
}

const NUMERALS = '零一二三四五六七八九'

/** 360 -> 三六零: a brand is the same in either style of digits. */
export const withNumerals = (folded: string): string =>
  /\d/.test(folded) ? folded.replace(/\d/g, (digit) => NUMERALS[Number(digit)] ?? digit) : folded
