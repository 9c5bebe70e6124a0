/** 归一: one form of a character for matching alone; every fold keeps the length, so that positions stay. Pure. */
import { Converter } from 'opencc-js/t2cn'
import { hanNumeral } from '../../../kernel/han-numeral.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })

const SAME: Readonly<Record<string, string>> = {
  '〔': '(',
  '［': '(',
  '【': '(',
  '[': '(',
  '〖': '(',
  '（': '(',
  '{': '(',
  '｛': '(',
  '﹝': '(',
  '﹙': '(',
  '❲': '(',
  '〕': ')',
  '］': ')',
  '】': ')',
  ']': ')',
  '〗': ')',
  '）': ')',
  '}': ')',
  '｝': ')',
  '﹞': ')',
  '﹚': ')',
  '❳': ')',
  '—': '-',
  '–': '-',
  '－': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '−': '-',
  '~': '-',
  '～': '-',
  '〜': '-',
  '─': '-',
  '━': '-',
  ー: '-',
  // Brackets of upright columns.
  '︵': '(',
  '︶': ')',
  '︹': '(',
  '︺': ')',
  '︻': '(',
  '︼': ')',
  '︰': ':',
  '∶': ':',
  '﹕': ':',
  '；': ';',
  '﹔': ';',
  '，': ',',
  '﹐': ',',
  '、': '、',
  '﹑': '、',
  '､': '、',
  '｡': '。',
  '．': '.',
  '﹒': '.',
  仼: '任',
  '○': '〇',
  '◯': '〇',
  '％': '%',
  '﹪': '%',
  '\u3000': ' ',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '〈': '《',
  '〉': '》',
}

/** The folded code of each code of UTF-16, found when it is first met; 0 is not yet known. */
const TABLE = new Uint16Array(0x10000)
/** The same lines are folded by every step. */
const RECENT = new Map<string, string>()
const RECENT_MAX = 2000
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true })

function foldCharacter(c: string): string {
  const known = SAME[c]
  if (known !== undefined) return known
  const code = c.codePointAt(0) ?? 0
  if (code < 0x80) return c
  if (code >= 0xff01 && code <= 0xff5e)
    return SAME[String.fromCharCode(code - 0xfee0)] ?? String.fromCharCode(code - 0xfee0)
  if (code < 0x3400) return c
  const simplified = toSimplified(c)
  return simplified.length === c.length ? simplified : c
}

/** 2O22年l1月, 〔2O23〕l8号, 二O二三年: letters that a scanner put for digits; O2O is a word of its own. */
const MISREAD =
  /(?<![A-Za-z\d])(?!O2O)(?=[\dOolI]{0,4}\d|[OolI]{1,2}\s*[月日])[\dOolI]{1,4}(?=\s*[年月日号%.、)-])|(?<=[一二三四五六七八九])[Oo0](?=[一二三四五六七八九])/gu

/** 优化产业生态.引导企业入园: a scanner's point for the stop of a sentence; 一. is the number of a heading. */
const POINT_FOR_STOP =
  /(?<=[\p{Script=Han})”"](?<![一二三四五六七八九十〇零]))\.(?=\s*(?:[\p{Script=Han}(“]|$))/gu

function withDigits(folded: string): string {
  if (!/[OolI]|[一二三四五六七八九]0/u.test(folded)) return folded
  return folded.replace(MISREAD, (token, at: number) =>
    /[一二三四五六七八九]/u.test(folded[at - 1] ?? '') && token.length === 1
      ? '〇'
      : token.replace(/[Oo]/gu, '0').replace(/[lI]/gu, '1'),
  )
}

/** The text with brackets, dashes, widths and traditional characters made one; same length as the text. */
export function fold(text: string): string {
  const known = RECENT.get(text)
  if (known !== undefined) return known
  const codes = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    let folded = TABLE[code] ?? 0
    if (folded === 0) {
      folded = code >= 0xd800 && code <= 0xdfff ? code : foldCharacter(text[i] ?? '').charCodeAt(0)
      TABLE[code] = folded
    }
    codes[i] = folded
  }
  const folded = withDigits(UTF16.decode(codes)).replace(POINT_FOR_STOP, '。').replaceAll('贵任', '责任')
  if (RECENT.size >= RECENT_MAX) RECENT.clear()
  RECENT.set(text, folded)
  return folded
}

/** The text without any white space, as the fields of the result hold it. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** Without one stop at the end, and without the separators that a cut leaves at both ends. */
export function withoutStop(text: string): string {
  return text.replace(/^[，,；;：:、。.]+/u, '').replace(/[，,；;：:、。.．]+$/u, '')
}

/** 中文数字: 二十三, 十, 一百零五, 〇; also Arabic digits. NaN when it is none. */
export function numeral(text: string): number {
  const plain = fold(text).replace(/〇/gu, '零').replace(/两/gu, '二').replace(/[-]/gu, '一').trim()
  if (/^\d+$/u.test(plain)) return Number(plain)
  return hanNumeral(plain)
}
