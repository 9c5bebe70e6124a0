/** 原文定位: which lines of the text each found thing stands on, and what is doubtful. Pure. */
import type { PlanDetail, PlanDraft } from '../../contract.ts'
import { certaintyOf } from './confidence.ts'
import { type ItemKind, itemKinds, wordsOf } from './items.ts'
import { needsDecision, unitEntries } from './units.ts'
import { headFields, type Work } from './work.ts'

export type Line = PlanDetail['lines'][number]

/** Something found, with the lines that it reaches over. */
export interface Mark {
  readonly kind: ItemKind | 'head'
  /** Index of the item, or of the field among `headFields`. */
  readonly index: number
  readonly from: number
  readonly to: number
}

export function lineOf(at: { readonly [key: string]: unknown } | undefined): number | undefined {
  return typeof at?.line === 'number' ? at.line : undefined
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '')

/** The lines never change while one mends, and are searched at every letter. */
const squeezedLines = new WeakMap<readonly Line[], readonly string[]>()

function squeezedOf(lines: readonly Line[]): readonly string[] {
  const known = squeezedLines.get(lines)
  if (known) return known
  const made = lines.map((line) => squeeze(line.text))
  squeezedLines.set(lines, made)
  return made
}

/** The head and the items in the order of the text. Each item reaches as far as its words go, at most to where the next one begins. */
export function marksOf(draft: PlanDraft, lines: readonly Line[]): readonly Mark[] {
  const placeOf = new Map(lines.map((line, place) => [line.line, place]))
  const lengths = squeezedOf(lines).map((text) => text.length)
  const starts = itemKinds
    .flatMap((kind) =>
      draft[kind].flatMap((item, index) => {
        const line = lineOf(item.at)
        const place = line === undefined ? undefined : placeOf.get(line)
        return place === undefined
          ? []
          : [{ kind, index, place, length: squeeze(wordsOf(kind, item)).length }]
      }),
    )
    .sort((a, b) => a.place - b.place || a.index - b.index)
  const items = starts.map(({ kind, index, place, length }, order): Mark => {
    const next = starts.slice(order + 1).find((other) => other.place > place)?.place ?? lines.length
    let end = place
    let covered = lengths[place] ?? 0
    while (end + 1 < next && covered < length) {
      end += 1
      covered += lengths[end] ?? 0
    }
    const numberAt = (at: number) => lines[at]?.line ?? 0
    return { kind, index, from: numberAt(place), to: numberAt(end) }
  })
  return [...headMarks(draft, lines), ...items]
}

function headMarks(draft: PlanDraft, lines: readonly Line[]): readonly Mark[] {
  return headFields.flatMap((field, index): Mark[] => {
    // The jurisdiction is a word of the title, not a line of its own.
    if (field === 'jurisdiction') return []
    const line = findLine(lines, field === 'issuedOn' ? printedDay(draft.issuedOn) : draft[field])
    return line === undefined ? [] : [{ kind: 'head', index, from: line, to: line }]
  })
}

/** The marks that begin on each line. */
export function marksByLine(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const byLine = new Map<number, Mark[]>()
  for (const mark of marks) byLine.set(mark.from, [...(byLine.get(mark.from) ?? []), mark])
  return byLine
}

/** What was found on a line: what begins there, else what reaches over it. */
export function markAt(marks: readonly Mark[], line: number): Mark | undefined {
  const over = marks.filter((mark) => mark.from <= line && line <= mark.to)
  return over.find((mark) => mark.from === line) ?? over.at(-1)
}

/** The line that is the value, else the first one that holds it, or the beginning of it where the print breaks it. */
export function findLine(lines: readonly Line[], value: string): number | undefined {
  const wanted = squeeze(value)
  if (wanted === '') return undefined
  const texts = squeezedOf(lines)
  const alone = texts.indexOf(wanted)
  const whole = alone >= 0 ? alone : texts.findIndex((text) => text.includes(wanted))
  if (whole >= 0) return lines[whole]?.line
  const begin = wanted.slice(0, 12)
  const broken = wanted.length > 12 ? texts.findIndex((text) => text.includes(begin)) : -1
  return broken >= 0 ? lines[broken]?.line : undefined
}

/** A day as documents print it: 2024年3月22日. */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return year && month && date ? `${year}年${month}月${date}日` : ''
}

/** A place on the page that somebody should look at. */
export interface Doubt {
  readonly tab: ItemKind | 'units'
  /** Index of the item, or of the unit in the list of names. */
  readonly index: number
  readonly confidence: number
}

/** The most doubtful first. */
export function doubtsOf({ draft, mapping }: Work): readonly Doubt[] {
  const items = itemKinds.flatMap((kind) =>
    draft[kind].flatMap((item, index): Doubt[] =>
      certaintyOf(item.confidence) === 'doubtful'
        ? [{ tab: kind, index, confidence: item.confidence ?? 0 }]
        : [],
    ),
  )
  const units = unitEntries(draft, mapping).flatMap((entry, index): Doubt[] =>
    needsDecision(entry.mapping) ? [{ tab: 'units', index, confidence: entry.mapping?.confidence ?? 0 }] : [],
  )
  return [...items, ...units].sort((a, b) => a.confidence - b.confidence)
}

/** The doubt after the one that is open now; the first where none is. */
export function nextDoubt(
  doubts: readonly Doubt[],
  now: { readonly tab: string; readonly index: number | undefined },
): Doubt | undefined {
  const place = doubts.findIndex((doubt) => doubt.tab === now.tab && doubt.index === now.index)
  return doubts[(place + 1) % Math.max(doubts.length, 1)]
}
