/** 无线表格: tables without ruling lines, found by the gutters that their lines leave free. Pure; y grows downwards. */
import type { PieceRow } from './positioned.ts'

/** A run of text on the page; x and y are its left end and its base line. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface VisualRow {
  readonly y: number
  readonly height: number
  readonly runs: readonly Run[]
}

export interface Gutter {
  readonly from: number
  readonly to: number
}

/** Fewer columns may be names in two rows; those are read as lines. */
const COLUMNS_MIN = 5
const LINES_MIN = 4

export interface ColumnTable {
  readonly from: number
  readonly to: number
  readonly rows: PieceRow[]
  readonly gutters: readonly Gutter[]
}

/**
 * The blocks of lines that share at least four gutters, with their rows put together. `open` are the gutters of a table
 * that reached the end of the page before: it goes on as long as no line crosses one of them.
 */
export function columnTables(
  rows: readonly VisualRow[],
  page: number,
  open: readonly Gutter[] = [],
): ColumnTable[] {
  const tables: ColumnTable[] = []
  let done = 0
  let kept = [...open]
  const goesOn = (row: VisualRow) => {
    const next = narrowed(kept, row)
    if (next.length < kept.length) return false
    kept = next
    return true
  }
  for (const row of kept.length > 0 ? rows : []) {
    if (!goesOn(row)) break
    done += 1
  }
  if (rows.slice(0, done).some((row) => guttersOf(row).length >= 2))
    tables.push({ from: 0, to: done, rows: logicalRows(rows.slice(0, done), kept, page), gutters: kept })
  else done = 0
  for (let start = done; start < rows.length; start += 1) {
    const first = rows[start]
    if (!first || guttersOf(first).length < COLUMNS_MIN - 1) continue
    let shared = guttersOf(first)
    let to = start + 1
    const grow = (row: VisualRow | undefined) => {
      const next = row ? narrowed(shared, row) : []
      if (next.length < COLUMNS_MIN - 1) return false
      shared = next
      return true
    }
    while (to < rows.length && grow(rows[to])) to += 1
    let from = start
    while (from > done && grow(rows[from - 1])) from -= 1
    if (to - from < LINES_MIN) continue
    tables.push({ from, to, rows: logicalRows(rows.slice(from, to), shared, page), gutters: shared })
    done = to
    start = to - 1
  }
  return tables
}

function guttersOf(row: VisualRow): Gutter[] {
  const runs = [...row.runs].filter((run) => run.text.trim() !== '').sort((a, b) => a.x - b.x)
  const gutters: Gutter[] = []
  let end = Number.POSITIVE_INFINITY
  for (const run of runs) {
    if (run.x - end > row.height * 0.4) gutters.push({ from: end, to: run.x })
    end = Math.max(end === Number.POSITIVE_INFINITY ? run.x : end, run.x + run.width)
  }
  return gutters
}

/** What a further line leaves of the gutters. */
export function narrowed(gutters: readonly Gutter[], row: VisualRow): Gutter[] {
  let left = [...gutters]
  for (const run of row.runs) {
    if (run.text.trim() === '') continue
    const [x0, x1] = [run.x, run.x + run.width]
    left = left.flatMap((gutter) =>
      x1 <= gutter.from || x0 >= gutter.to
        ? [gutter]
        : [
            { from: gutter.from, to: x0 },
            { from: x1, to: gutter.to },
          ]
            .sort((a, b) => b.to - b.from - (a.to - a.from))
            .slice(0, 1),
    )
  }
  return left.filter((gutter) => gutter.to - gutter.from > row.height * 0.2)
}

function logicalRows(rows: readonly VisualRow[], gutters: readonly Gutter[], page: number): PieceRow[] {
  const lines = rows.map((row) => cellsOf(row, gutters))
  const numbers = numberColumn(lines)
  const steps = rows.slice(1).map((row, i) => row.y - (rows[i]?.y ?? row.y))
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  const table: string[][] = []
  for (const [i, cells] of lines.entries()) {
    const numbered = numbers >= 0 && /^\d{1,3}$/u.test(cells[numbers] ?? '')
    const apart = numbers < 0 && (steps[i - 1] ?? 0) > usual * 1.25
    const last = table[table.length - 1]
    if (!last || numbered || apart) table.push(cells)
    else
      for (const [column, text] of cells.entries())
        last[column] = [last[column], text].filter(Boolean).join('\n')
  }
  return table.map((cells) => ({ page, cells: cells.map((text) => ({ text })) }))
}

function cellsOf(row: VisualRow, gutters: readonly Gutter[]): string[] {
  const cells: string[] = Array.from({ length: gutters.length + 1 }, () => '')
  for (const run of [...row.runs].sort((a, b) => a.x - b.x)) {
    const column = gutters.filter((gutter) => run.x >= (gutter.from + gutter.to) / 2).length
    cells[column] = `${cells[column] ?? ''}${run.text}`
  }
  return cells.map((text) => text.trim())
}

/** The column that holds nothing but running numbers, beside its head. */
function numberColumn(lines: readonly (readonly string[])[]): number {
  const width = lines[0]?.length ?? 0
  for (let column = 0; column < width; column += 1) {
    const texts = lines.map((cells) => cells[column] ?? '').filter((text) => text !== '')
    const numbers = texts.filter((text) => /^\d{1,3}$/u.test(text)).length
    if (numbers >= 2 && texts.length - numbers <= 2) return column
  }
  return -1
}
