/** PDF 文本层: visual lines and ruled tables of each page, from the text layer alone (scans have none). */
import { cleanCharacters } from './characters.ts'
import { columnTables, type Gutter, type Run, type VisualRow } from './pdf-columns.ts'
import { findGrids, type Grid, type Segment } from './pdf-grid.ts'
import { inReadingOrder } from './pdf-reading.ts'
import type { Piece, PieceRow, TableCell } from './positioned.ts'

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Matrix = readonly number[]

type PdfOutcome =
  | { readonly kind: 'text'; readonly pieces: Piece[]; readonly pages: number }
  | { readonly kind: 'no_text_layer'; readonly pages: number }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged' }

/** Pages beyond this are no plan, and would hold the program for minutes. */
const PAGES_MAX = 500

/** Reads the text layer of a pdf. */
export async function pdfPieces(bytes: Uint8Array): Promise<PdfOutcome> {
  const pdf: Pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const base = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'))
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
    cMapUrl: new URL('cmaps/', base).pathname,
    cMapPacked: true,
    standardFontDataUrl: new URL('standard_fonts/', base).pathname,
  })
  try {
    const document = await task.promise
    const perPage: Piece[][] = []
    let characters = 0
    let open: readonly Gutter[] = []
    for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number += 1) {
      const page = await document.getPage(number)
      const matrix = page.getViewport({ scale: 1 }).transform
      const content = await page.getTextContent({ disableNormalization: true })
      const runs = content.items.flatMap((item) =>
        'str' in item && item.str !== '' ? [runOf(pdf, matrix, item)] : [],
      )
      characters += runs.reduce((sum, run) => sum + run.text.trim().length, 0)
      // The drawing takes most of the time, and a page of running text has no table to look for.
      const grids = mayHoldTables(runs, page.view[2] ?? 0)
        ? findGrids(segmentsOf(pdf, matrix, await page.getOperatorList()))
        : []
      const read = pagePieces(runs, grids, number, open, page.view[2] ?? 0)
      perPage.push(read.pieces)
      open = read.open
      page.cleanup()
    }
    const pages = document.numPages
    if (characters < Math.max(20, pages * 5)) return { kind: 'no_text_layer', pages }
    return { kind: 'text', pieces: withoutRunningLines(perPage), pages }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') return { kind: 'encrypted' }
    if (/^(?:InvalidPDF|FormatError|UnexpectedResponse|UnknownError)/u.test(name)) return { kind: 'damaged' }
    throw error
  } finally {
    await task.destroy()
  }
}

function runOf(pdf: Pdf, view: Matrix, item: { str: string; transform: number[]; width: number }): Run {
  const at: number[] = pdf.Util.transform([...view], item.transform)
  return {
    text: cleanCharacters(item.str),
    x: at[4] ?? 0,
    y: at[5] ?? 0,
    width: item.width,
    height: Math.hypot(at[2] ?? 0, at[3] ?? 0) || 10,
  }
}

/** Thin filled boxes and stroked lines, in page coordinates. */
function segmentsOf(pdf: Pdf, view: Matrix, list: { fnArray: number[]; argsArray: unknown[] }): Segment[] {
  const segments: Segment[] = []
  const saved: number[][] = []
  let matrix: number[] = [...view]
  for (const [index, operator] of list.fnArray.entries()) {
    const args = list.argsArray[index] as unknown[]
    if (operator === pdf.OPS.save) saved.push(matrix)
    else if (operator === pdf.OPS.restore) matrix = saved.pop() ?? [...view]
    else if (operator === pdf.OPS.transform) matrix = pdf.Util.transform(matrix, args as number[])
    else if (operator === pdf.OPS.constructPath && args[0] !== pdf.OPS.endPath) {
      const path = (args[1] as unknown[])[0]
      if (path) segments.push(...pathSegments(Array.from(path as ArrayLike<number>), matrix))
    }
  }
  return segments
}

/** The straight sides of a path whose thin boxes fall together into one line. */
function pathSegments(path: readonly number[], matrix: readonly number[]): Segment[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
  const at = (i: number): [number, number] => {
    const [x, y] = [path[i] ?? 0, path[i + 1] ?? 0]
    return [a * x + c * y + e, b * x + d * y + f]
  }
  const segments: Segment[] = []
  const line = (from: [number, number], to: [number, number]) => {
    const [x0, x1] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
    const [y0, y1] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
    if (x1 - x0 < 1.5 || y1 - y0 < 1.5) segments.push({ x0, y0, x1, y1 })
  }
  let start: [number, number] = [0, 0]
  let current: [number, number] = [0, 0]
  for (let i = 0; i < path.length; ) {
    const operator = path[i]
    if (operator === 0) {
      start = at(i + 1)
      current = start
      i += 3
    } else if (operator === 1) {
      const next = at(i + 1)
      line(current, next)
      current = next
      i += 3
    } else if (operator === 2) {
      current = at(i + 5)
      i += 7
    } else if (operator === 3) {
      current = at(i + 3)
      i += 5
    } else {
      line(current, start)
      current = start
      i += 1
    }
  }
  return segments
}

function pagePieces(
  runs: readonly Run[],
  grids: readonly Grid[],
  page: number,
  open: readonly Gutter[],
  width: number,
): { pieces: Piece[]; open: readonly Gutter[] } {
  const rest: Run[] = []
  const inside = new Map<Grid, Run[]>()
  for (const run of runs) {
    const [x, y] = [run.x + run.width / 2, run.y - run.height / 3]
    const grid = grids.find((g) => within(g.xs, x) && within(g.ys, y))
    if (!grid) rest.push(run)
    else inside.set(grid, [...(inside.get(grid) ?? []), run])
  }
  const rows = inReadingOrder(visualRows(rest), width)
  const tables = columnTables(rows, page, open)
  const placed: { y: number; piece: Piece }[] = rows.flatMap((row, i) =>
    tables.some((table) => i >= table.from && i < table.to)
      ? []
      : [{ y: row.y, piece: { kind: 'line' as const, text: rowText(row), page } }],
  )
  for (const table of tables)
    placed.push({ y: rows[table.from]?.y ?? 0, piece: { kind: 'table', rows: table.rows } })
  for (const [grid, members] of inside) {
    placed.push({ y: grid.ys[0] ?? 0, piece: { kind: 'table', rows: gridRows(grid, members, page) } })
  }
  const last = tables[tables.length - 1]
  // A number of the page may stand below a table that goes on.
  const goesOn = last !== undefined && grids.length === 0 && last.to >= rows.length - 1
  return {
    pieces: placed.sort((a, b) => a.y - b.y).map((entry) => entry.piece),
    open: goesOn ? last.gutters : [],
  }
}

function within(lines: readonly number[], value: number): boolean {
  return value >= (lines[0] ?? 0) && value <= (lines[lines.length - 1] ?? 0)
}

function slot(lines: readonly number[], value: number): number {
  let index = 0
  while (index + 2 < lines.length && value > (lines[index + 1] ?? 0)) index += 1
  return index
}

function gridRows(grid: Grid, runs: readonly Run[], page: number): PieceRow[] {
  const content = new Map<string, Run[]>()
  for (const run of runs) {
    const row = slot(grid.ys, run.y - run.height / 3)
    const column = slot(grid.xs, run.x + Math.min(run.width / 2, run.height / 2))
    const key = grid.origin(row, column).join(',')
    content.set(key, [...(content.get(key) ?? []), run])
  }
  return Array.from({ length: grid.ys.length - 1 }, (_, row) => ({
    page,
    cells: Array.from({ length: grid.xs.length - 1 }, (__, column): TableCell => {
      const [firstRow, firstColumn] = grid.origin(row, column)
      if (firstRow < row) return { text: '', continues: 'above' }
      if (firstColumn < column) return { text: '', continues: 'left' }
      const lines = visualRows(content.get(`${row},${column}`) ?? [])
      return { text: lines.map((line) => rowText(line).trim()).join('\n') }
    }),
  }))
}

/** Wide gaps, or nothing but narrow lines, may be the cells of a table. */
function mayHoldTables(runs: readonly Run[], pageWidth: number): boolean {
  const rows = visualRows(runs)
  const widths = rows.map((row) => {
    const ends = row.runs.map((run) => run.x + run.width)
    return Math.max(...ends) - Math.min(...row.runs.map((run) => run.x))
  })
  return rows.some((row) => rowText(row).includes('\t')) || Math.max(0, ...widths) < pageWidth * 0.6
}

/** Runs on one base line make a row, from left to right. */
function visualRows(runs: readonly Run[]): VisualRow[] {
  const rows: { y: number; height: number; runs: Run[] }[] = []
  for (const run of [...runs].filter((r) => r.text.trim() !== '').sort((a, b) => a.y - b.y)) {
    const row = rows.findLast((r) => Math.abs(r.y - run.y) < Math.min(r.height, run.height) * 0.45)
    if (row) row.runs.push(run)
    else rows.push({ y: run.y, height: run.height, runs: [run] })
  }
  for (const row of rows) row.runs.sort((a, b) => a.x - b.x)
  return rows
}

/** A wide gap between runs is kept as a tab, a word gap as a blank. */
function rowText(row: VisualRow): string {
  let text = ''
  let end: number | undefined
  for (const run of row.runs) {
    const gap = end === undefined ? 0 : run.x - end
    text += gap > run.height * 1.8 ? '\t' : gap > run.height * 0.3 ? ' ' : ''
    text += run.text
    end = run.x + run.width
  }
  return text
}

/** Page numbers and lines that stand at the head or foot of most pages are furniture of the paper. */
function withoutRunningLines(pages: readonly Piece[][]): Piece[] {
  const edges = new Map<string, number>()
  const key = (piece: Piece | undefined) =>
    piece?.kind === 'line' ? piece.text.replace(/\s+/gu, '').replace(/\d+/gu, '#') : ''
  for (const page of pages) {
    for (const edge of new Set([key(page[0]), key(page[page.length - 1])])) {
      if (edge !== '') edges.set(edge, (edges.get(edge) ?? 0) + 1)
    }
  }
  const runs = (text: string) => {
    const count = edges.get(text) ?? 0
    return (
      /^[-—–·]*#[-—–·]*$/u.test(text) ||
      /^第?#页?[/共,，]*#?页?$/u.test(text) ||
      count > Math.max(2, pages.length / 2)
    )
  }
  return pages.flatMap((page) =>
    page.filter((piece, index) => {
      const edge = index === 0 || index === page.length - 1
      return !(edge && piece.kind === 'line' && runs(key(piece)))
    }),
  )
}
