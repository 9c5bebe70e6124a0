/** 编码: text to the bytes of an old charset, which the platform of this program reads but does not write. */
import { Converter } from 'opencc-js/cn2t'
import type { Platform } from '../world/platforms.ts'

const toTraditional = Converter({ from: 'cn', to: 't' })

/** As the platform writes it: in traditional characters where its charset has no others. */
export const spelled = ({ charset }: Pick<Platform, 'charset'>, text: string): string =>
  charset === 'big5' ? toTraditional(text) : text

const tables = new Map<string, ReadonlyMap<string, number>>()

/** Every pair of bytes that the charset knows, by the character that it stands for. */
function tableOf(charset: 'gbk' | 'big5'): ReadonlyMap<string, number> {
  const known = tables.get(charset)
  if (known !== undefined) return known
  const table = new Map<string, number>()
  const decoder = new TextDecoder(charset, { fatal: true })
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      pair[0] = lead
      pair[1] = trail
      const character = decoded(decoder, pair)
      if (character !== undefined && !table.has(character)) table.set(character, (lead << 8) | trail)
    }
  tables.set(charset, table)
  return table
}

function decoded(decoder: TextDecoder, pair: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(pair)
    return [...text].length === 1 ? text : undefined
  } catch {
    // A pair that the charset does not know: there is nothing to write it for.
    return undefined
  }
}

export function encode(text: string, charset: Platform['charset']): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8')
  const table = tableOf(charset)
  const bytes: number[] = []
  for (const character of spelled({ charset }, text)) {
    const code = character.codePointAt(0) ?? 0
    const pair = table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff)
    else for (const digit of `&#${code};`) bytes.push(digit.charCodeAt(0))
  }
  return Buffer.from(bytes)
}
