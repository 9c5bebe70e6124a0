/** 自动编号: the numbers that Word and WPS draw before paragraphs and that are not in the text. Pure. */
import { child, children, type XmlElement } from './xml.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

/** Gives the drawn number of each numbered paragraph, in document order. */
export class Numbering {
  private readonly levels = new Map<string, Map<number, Level>>()
  private readonly counters = new Map<string, number[]>()

  constructor(numbering: XmlElement | undefined) {
    const abstracts = new Map<string, Map<number, Level>>()
    for (const entry of children(numbering, 'w:abstractNum')) {
      abstracts.set(entry.attributes['w:abstractNumId'] ?? '', levelsOf(entry))
    }
    for (const entry of children(numbering, 'w:num')) {
      const base = abstracts.get(child(entry, 'w:abstractNumId')?.attributes['w:val'] ?? '')
      if (base) this.levels.set(entry.attributes['w:numId'] ?? '', base)
    }
  }

  next(numId: string, depth: number): string {
    const levels = this.levels.get(numId)
    const level = levels?.get(depth)
    if (!levels || !level || level.format === 'none' || level.format === 'bullet') return ''
    const counter = this.counters.get(numId) ?? []
    this.counters.set(numId, counter)
    for (let i = 0; i <= depth; i += 1) counter[i] ??= (levels.get(i)?.start ?? 1) - (i === depth ? 1 : 0)
    counter[depth] = (counter[depth] ?? 0) + 1
    counter.length = depth + 1
    return level.text.replace(/%(\d)/gu, (_, digit: string) => {
      const index = Number(digit) - 1
      return drawn(counter[index] ?? 1, levels.get(index)?.format ?? 'decimal')
    })
  }
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of children(abstract, 'w:lvl')) {
    const value = (name: string) => child(level, name)?.attributes['w:val']
    levels.set(Number(level.attributes['w:ilvl'] ?? 0), {
      format: value('w:numFmt') ?? 'decimal',
      text: value('w:lvlText') ?? '',
      start: Number(value('w:start') ?? 1),
    })
  }
  return levels
}

const DIGITS = '〇一二三四五六七八九'

function drawn(value: number, format: string): string {
  if (/chinese|taiwanese|japanese|ideographDigital/iu.test(format)) return han(value)
  if (/enclosedCircle/iu.test(format) && value <= 20) return String.fromCodePoint(0x2460 + value - 1)
  if (format === 'lowerLetter') return String.fromCodePoint(96 + value)
  if (format === 'upperLetter') return String.fromCodePoint(64 + value)
  return String(value)
}

function han(value: number): string {
  if (value < 10) return DIGITS[value] ?? ''
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}
