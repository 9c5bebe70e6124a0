/** 连排文字: lines joined without white space, that still know which line each character came from. Pure. */
import type { Position } from '../../../platform/documents/index.ts'

/** A line of the document with its place. */
export interface PlacedLine {
  readonly text: string
  readonly at: Position
  /** Level or boldness that the file gives the line. */
  readonly heading?: number
  readonly strong?: boolean
  /** A blank line stands before this one. */
  readonly afterBlank?: boolean
}

export interface Passage {
  readonly text: string
  /** Offsets at which white space was taken out. */
  readonly gaps: ReadonlySet<number>
  readonly marks: readonly { readonly from: number; readonly at: Position }[]
}

/** Joins lines: a line break may fall in the middle of a word, so nothing is put in its place. */
export function passageOf(lines: readonly { readonly text: string; readonly at: Position }[]): Passage {
  let text = ''
  const gaps = new Set<number>()
  const marks: { from: number; at: Position }[] = []
  for (const line of lines) {
    marks.push({ from: text.length, at: line.at })
    if (text !== '') gaps.add(text.length)
    for (const part of line.text.split(/(\s+)/u)) {
      if (part.trim() === '') gaps.add(text.length)
      else text += part
    }
  }
  return { text, gaps, marks }
}

/** Where the character at this offset stood. */
export function positionAt(passage: Passage, offset: number): Position {
  const mark = passage.marks.findLast((entry) => entry.from <= offset) ?? passage.marks[0]
  return mark?.at ?? { line: 1 }
}

/** A part of a passage, with its gaps and places. */
export function slicePassage(passage: Passage, from: number, to: number): Passage {
  const first = passage.marks.findLast((entry) => entry.from <= from)
  const marks = passage.marks.filter((entry) => entry.from > from && entry.from < to)
  return {
    text: passage.text.slice(from, to),
    gaps: new Set([...passage.gaps].filter((g) => g > from && g < to).map((g) => g - from)),
    marks: [
      ...(first ? [{ from: 0, at: first.at }] : []),
      ...marks.map((m) => ({ from: m.from - from, at: m.at })),
    ],
  }
}
