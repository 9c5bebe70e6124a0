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
  return passage.marks[Math.max(0, markBefore(passage, offset))]?.at ?? { line: 1 }
}

/** The last mark that begins at or before the offset, by halving. */
function markBefore(passage: Passage, offset: number): number {
  let [low, high] = [0, passage.marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passage.marks[middle]?.from ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A part of a passage, with its gaps and places. */
export function slicePassage(passage: Passage, from: number, to: number): Passage {
  const before = markBefore(passage, from)
  const first = passage.marks[before]
  const marks = first ? [{ from: 0, at: first.at }] : []
  for (let i = before + 1; i < passage.marks.length; i += 1) {
    const mark = passage.marks[i]
    if (!mark || mark.from >= to) break
    marks.push({ from: mark.from - from, at: mark.at })
  }
  const gaps = new Set<number>()
  if (to - from < passage.gaps.size) {
    for (let at = from + 1; at < to; at += 1) if (passage.gaps.has(at)) gaps.add(at - from)
  } else for (const gap of passage.gaps) if (gap > from && gap < to) gaps.add(gap - from)
  return { text: passage.text.slice(from, to), gaps, marks }
}
