/**
 * 归一化: one spelling for all the ways of writing the same words, with the way back to the original offsets.
 * Full-width, traditional and circled characters, digits of every style become one; blanks, symbols, emoji and
 * zero-width characters between letters are left out and looked at again when a word is found. Pure.
 */
import { Converter } from 'opencc-js/t2cn'
import { LOOKALIKES, PICTURE_OF, SPLIT } from './disguises.ts'

export interface Folded {
  /** UTF-16 units of letters, digits and line feeds alone. */
  readonly units: Uint16Array
  /** Where each of them stands in the original. */
  readonly offsets: Int32Array
  readonly text: string
  readonly original: string
}

const LINE = 10
const DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  壹: '1',
  弌: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
}

/** Circled digits that no normal form undoes: ❶ ➀ ➊ ⓵. */
const CIRCLED = [0x2776, 0x2780, 0x278a, 0x24f5]

/** Roman digits: Ⅰ ⅰ. */
const ROMAN = [0x2160, 0x2170]

/** What each unit becomes: itself, another, or nothing (0). Digits of other styles may become several. */
const table = makeTable()

function makeTable(): Uint16Array {
  const made = new Uint16Array(65_536)
  const letters = /[\p{L}\p{N}]/u
  const cjk: string[] = []
  for (let unit = 0x4e00; unit <= 0x9fff; unit += 1) cjk.push(String.fromCharCode(unit))
  const simple = Converter({ from: 't', to: 'cn' })(cjk.join('\n')).split('\n')
  for (let unit = 0; unit < 65_536; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) continue
    const character = String.fromCharCode(unit)
    if (character === '\n' || character === '\r') made[unit] = LINE
    else if (letters.test(character)) {
      const plain = character.normalize('NFKC').toLowerCase()
      const first = plain.match(/[\p{L}\p{N}]/u)?.[0] ?? plain
      const code = first.charCodeAt(0)
      const written = code >= 0x4e00 && code <= 0x9fff ? (simple[code - 0x4e00] ?? first) : first
      // A simplified form outside the basic plane takes two units; the old form stays.
      const modern = written.length === 1 ? written : first
      const known = LOOKALIKES[modern] ?? modern
      made[unit] = (DIGITS[known] ?? known).charCodeAt(0)
    }
  }
  // ⅰ and Ⅰ are the letter i by their normal form, and a digit to the reader.
  for (const first of ROMAN)
    for (let digit = 1; digit <= 9; digit += 1) made[first + digit - 1] = String(digit).charCodeAt(0)
  for (const first of CIRCLED)
    for (let digit = 1; digit <= 9; digit += 1) made[first + digit - 1] = String(digit).charCodeAt(0)
  return made
}

/** Folds a text. Its cost is one look-up per unit. */
export function fold(original: string): Folded {
  const units = new Uint16Array(original.length)
  const offsets = new Int32Array(original.length + 1)
  let length = 0
  for (let index = 0; index < original.length; index += 1) {
    const raw = original.charCodeAt(index)
    const unit = table[raw] ?? 0
    if (unit === 0) {
      if (raw === 0xd835) {
        const plain = String.fromCodePoint(original.codePointAt(index) ?? 0)
          .normalize('NFKC')
          .toLowerCase()
        if (plain.length === 1) {
          units[length] = plain.charCodeAt(0)
          offsets[length] = index
          length += 1
        }
        continue
      }
      if (raw < 0xd83c || raw > 0xd83e) continue
      for (const [at, meant] of [...pictured(original, index, units[length - 1] ?? 0)].entries()) {
        units[length] = meant.charCodeAt(0)
        offsets[length] = index + at
        length += 1
      }
      continue
    }
    const joined = length > 0 ? SPLIT.get(units[length - 1] ?? 0)?.get(unit) : undefined
    // 亻圭 is 佳 when its parts stand side by side: the whole takes the place of the first part.
    if (joined !== undefined && index - (offsets[length - 1] ?? 0) <= 2) units[length - 1] = joined
    else {
      units[length] = unit
      offsets[length] = index
      length += 1
    }
  }
  offsets[length] = original.length
  const kept = units.subarray(0, length)
  return { units: kept, offsets: offsets.subarray(0, length + 1), text: textOf(kept), original }
}

/** What a picture stands for beside its neighbours; nothing where it only adorns. */
function pictured(original: string, index: number, last: number): string {
  const picture = PICTURE_OF.get(original.codePointAt(index) ?? 0)
  if (picture === undefined) return ''
  const isNamed =
    (last !== 0 && picture.after.includes(String.fromCharCode(last))) ||
    picture.before.includes(original[index + 2] ?? ' ')
  return isNamed ? picture.means : ''
}

/** Folds a word of a list, so that it meets a folded text; patterns of rules are written in folded characters. */
export const foldWord = (word: string): string => fold(word).text

const decoder = new TextDecoder('utf-16le')
function textOf(units: Uint16Array): string {
  return decoder.decode(new Uint8Array(units.buffer, units.byteOffset, units.byteLength))
}

/** A pattern describes a phrase: a comma may stand in it, the end of a sentence may not. */
export const SENTENCE_END = /[。！？!?；;\n]/
/** 设问: 失眠？贴一贴就好 asks and answers in one breath, so a hit may hold a question mark. */
export const STATEMENT_END = /[。！!；;\n]/
export const PAUSE = /[，。；！？、：:;!?,]/
const GAP_UNITS_MAX = 8

/** How a run of folded characters stood in the original: as it is, taken apart, or not one word at all. */
export function standing(
  folded: Folded,
  from: number,
  to: number,
  ends: RegExp = PAUSE,
): 'plain' | 'disguised' | 'apart' {
  let result: 'plain' | 'disguised' = 'plain'
  let pauses = 0
  for (let index = from; index + 1 < to; index += 1) {
    const begin = (folded.offsets[index] ?? 0) + 1
    const end = folded.offsets[index + 1] ?? begin
    if (end <= begin) continue
    if (end - begin > GAP_UNITS_MAX || folded.units[index] === LINE) return 'apart'
    const gap = folded.original.slice(begin, end)
    if (ends.test(gap)) pauses += 1
    if (!PAUSE.test(gap)) result = 'disguised'
  }
  if (pauses === 0) return result
  // 国，家，级 is one word; 全国，家级 is not: a pause must stand in every gap.
  return ends === PAUSE && to - from >= 3 && pauses === to - from - 1 ? 'disguised' : 'apart'
}

/** The original span of folded characters; a low surrogate or a combining mark behind the last stays outside. */
export function originalSpan(folded: Folded, from: number, to: number): { start: number; end: number } {
  const start = folded.offsets[from] ?? 0
  const last = folded.offsets[to - 1] ?? start
  const next = folded.offsets[to] ?? folded.original.length
  const isSplit =
    next - last === 2 && (folded.units[to - 1] ?? 0) !== (table[folded.original.charCodeAt(last)] ?? 0)
  return { start, end: isSplit ? next : last + 1 }
}

/** Any character, as patterns write it; its numerals stand as digits in folded text. */
const ANY_HAN = '一-龥'
const FOLDED_HAN = '0-9丁-龥'

/** A pattern in ordinary Chinese, made to meet folded text: its numerals are folded as the text's are. */
export function foldPattern(pattern: RegExp, flags = ''): RegExp {
  const folded = (source: string): string =>
    source.replace(/[\u4e00-\u9fff〇]|(?<!\\)[A-Z]/g, (character) =>
      String.fromCharCode(table[character.charCodeAt(0)] ?? 0),
    )
  return new RegExp(pattern.source.split(ANY_HAN).map(folded).join(FOLDED_HAN), flags)
}
