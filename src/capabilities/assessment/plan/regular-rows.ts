/** 一格一行的规整表: cells copied one a line, as many for every row as the head has names, whatever the names are. Pure. */
import type { Block, TableCell } from '../../../platform/documents/index.ts'
import { filledColumns } from './column-content.ts'
import { type ColumnKey, columnOf } from './columns.ts'
import { followingLines, HEAD_MAX, headColumns, type Line, POINTED, withoutHeads } from './flattened.ts'
import { fold, squeeze } from './fold.ts'
import type { Grid, GridRow } from './grid.ts'
import { onlyUnits } from './unit-name.ts'

const UNITS: readonly ColumnKey[] = ['lead', 'responsible', 'cooperating', 'guiding']
const COUNTED = /^\d{1,3}[.、]?$/u

/**
 * The table without numbers whose head begins here: every row has its points (or 定量, 定性) alone on a line, with the
 * cells of the columns before it above and those behind it below.
 */
export function anchoredRows(blocks: readonly Block[], start: number): (Grid & { end: number }) | undefined {
  const first = blocks[start]
  const { columns, length } = headColumns(followingLines(blocks, start, HEAD_MAX))
  const anchor = columns.findIndex((key) => key === 'points' || key === 'kind')
  const name = columns.indexOf('name')
  if (first?.kind !== 'line' || columns.includes('number') || name < 0 || anchor !== name + 1)
    return undefined
  const fits = (line: Line | undefined) => ANCHOR.test(squeeze(fold(line?.text ?? '')))
  if (followingLines(blocks, start, LOOK_AHEAD).filter(fits).length < 2) return undefined
  const body = withoutHeads(followingLines(blocks, start).slice(length))
  const anchors = body.flatMap((line, i) => (i > 0 && fits(line) && !fits(body[i - 1]) ? [i] : []))
  if (anchors.length < 2) return undefined
  const begins = anchors.map((at, i) => {
    let from = at - 1
    const low = i === 0 ? 0 : (anchors[i - 1] ?? 0) + columns.length - anchor - 1
    while (from > low && at - from <= name && POINTED.test(fold(body[from - 1]?.text ?? ''))) from -= 1
    return from
  })
  const rows = begins.map((from, i): GridRow => {
    const at = anchors[i] ?? from
    const groups = body.slice(from, at - 1)
    const above = Array.from({ length: name }, (_, k) => ({
      text: groups[k - name + groups.length]?.text ?? '',
    }))
    const below = body.slice(at, begins[i + 1] ?? body.length)
    const wide = columns.indexOf('criteria') - anchor
    const cells = rowOf(refitted(below, columns.length - anchor, wide)).cells
    return { at: body[from]?.at ?? first.at, cells: [...above, { text: body[at - 1]?.text ?? '' }, ...cells] }
  })
  return { columns, rows, at: first.at, end: body.at(-1)?.index ?? start }
}

/** Two rows of any table stand in as many lines. */
const LOOK_AHEAD = 80

const ANCHOR = /^(?:\d{1,2}(?:\.\d+)?分?|定[量性](?:[+、和与及/]?定[量性])?)$/u

/** The table whose head begins here with the name of its numbers; most rows must be whole. */
export function regularRows(blocks: readonly Block[], start: number): (Grid & { end: number }) | undefined {
  const first = blocks[start]
  if (first?.kind !== 'line' || columnOf(first.text) !== 'number') return undefined
  const width = followingLines(blocks, start, HEAD_MAX).findIndex((line) => numberOf(line) === 1)
  if (width < 3) return undefined
  const near = followingLines(blocks, start, LOOK_AHEAD).slice(width)
  if (series(near, width).length < 2) return undefined
  const lines = followingLines(blocks, start)
  const heads = lines.slice(0, width).map((line) => squeeze(fold(line.text)))
  if (heads.some((head) => head.length > 14 || /[。;:]/u.test(head))) return undefined
  const body = lines.slice(width)
  const starts = series(body, width)
  const records = starts.map((from, i) => body.slice(from, starts[i + 1] ?? from + width))
  const whole = records.filter((record) => record.length === width)
  if (whole.length < 2 || whole.length < records.length * 0.6) return undefined
  const columns = filledColumns(heads.map(columnOf), heads, whole.map(rowOf))
  const wide = columns.findIndex((key) => key === 'measure' || key === 'criteria' || key === 'content')
  const units = columns.flatMap((key, i) => (key && UNITS.includes(key) ? [i] : []))
  const fits = (record: readonly Line[]) => units.every((i) => onlyUnits(record[i]?.text ?? '', true))
  // A running title at the foot of a page stands behind a whole row.
  const rows = records.map((record) =>
    rowOf(record.length > width && fits(record) ? record.slice(0, width) : refitted(record, width, wide)),
  )
  const last = records[records.length - 1]?.at(-1)
  return { columns, rows, at: first.at, end: last?.index ?? start }
}

function numberOf(line: Line | undefined): number {
  const text = squeeze(fold(line?.text ?? ''))
  return COUNTED.test(text) ? Number.parseInt(text, 10) : Number.NaN
}

/** Where 1, 2, 3 … stand, the first of them that leaves room for a row before it. */
function series(body: readonly Line[], width: number): number[] {
  const starts = [0]
  for (let i = 1; i < body.length; i += 1) {
    const last = starts[starts.length - 1] ?? 0
    if (numberOf(body[i]) === starts.length + 1 && i - last >= Math.min(width, 3)) starts.push(i)
  }
  return starts
}

function rowOf(record: readonly Line[]): GridRow {
  const cells = record.map((line): TableCell => ({ text: line.text }))
  return { at: record[0]?.at ?? { line: 1 }, cells }
}

/** A cell that was broken over lines is the long one. */
function refitted(record: readonly Line[], width: number, wide: number): Line[] {
  const extra = record.length - width
  const [head, ...rest] = record.slice(wide, wide + extra + 1)
  if (extra <= 0 || wide < 0 || !head) return [...record].slice(0, width)
  const joined = { ...head, text: [head, ...rest].map((line) => line.text).join('') }
  return [...record.slice(0, wide), joined, ...record.slice(wide + extra + 1)]
}
