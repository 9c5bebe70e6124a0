/** 简体对照: a page of traditional characters in simplified ones, character by character, so that every offset holds. Pure. */
import { Converter } from 'opencc-js/t2cn'

/** Below this share a page is simplified already, and 著 or 乾 in it are words of its own. */
const TRADITIONAL_MIN = 0.04

const simple = (() => {
  const cjk: string[] = []
  for (let unit = 0x4e00; unit <= 0x9fff; unit += 1) cjk.push(String.fromCharCode(unit))
  const converted = Converter({ from: 't', to: 'cn' })(cjk.join('\n')).split('\n')
  const table = new Uint16Array(65_536)
  for (let unit = 0; unit < 65_536; unit += 1) table[unit] = unit
  for (const [index, character] of converted.entries())
    if (character.length === 1) table[0x4e00 + index] = character.charCodeAt(0)
  // ０１２ ＡＢＣ and their like, which stand in narrow columns of old pages.
  for (const [from, to] of [
    [0xff10, 0xff19],
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
  ] as const)
    for (let unit = from; unit <= to; unit += 1) table[unit] = unit - 0xfee0
  return table
})()

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff

/** The same length as the text; the text itself when there is nothing to change. */
export function plainText(text: string): string {
  let han = 0
  let changed = 0
  let wide = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isHan(unit)) {
      han += 1
      if (simple[unit] !== unit) changed += 1
    } else if (simple[unit] !== unit) wide += 1
  }
  const isTraditional = changed > han * TRADITIONAL_MIN
  if (!isTraditional && wide === 0) return text
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    units[at] = isHan(unit) && !isTraditional ? unit : (simple[unit] ?? unit)
  }
  return new TextDecoder('utf-16le').decode(new Uint8Array(units.buffer))
}
