/**
 * 带位置的文档: what every reader of a file format makes, and all that the readers of content see.
 * Pure. Positions count the lines of `lines`, from 1, so that a page can show text and result side by side.
 */

/** Where something stood. */
export interface Position {
  readonly line: number
  readonly page?: number
}

/** One line as people read it; a row of a table is one line with its cells set apart by tabs. */
export interface DocumentLine extends Position {
  readonly number: number
  readonly text: string
}

/** A line of running text. `heading` is the level that the file gives it, `strong` that all of it is bold. */
export interface TextLine {
  readonly kind: 'line'
  readonly text: string
  readonly at: Position
  readonly heading?: number
  readonly strong?: boolean
}

/** A cell; `continues` says that it is the rest of a merged cell above or to the left. */
export interface TableCell {
  readonly text: string
  readonly continues?: 'above' | 'left'
}

export interface TableRow {
  readonly at: Position
  readonly cells: readonly TableCell[]
}

export interface Table {
  readonly kind: 'table'
  readonly at: Position
  readonly rows: readonly TableRow[]
}

export type Block = TextLine | Table

export type DocumentFormat = 'txt' | 'md' | 'html' | 'docx' | 'pdf'

export interface PositionedDocument {
  readonly fileName: string
  readonly format: DocumentFormat
  readonly charset?: string
  readonly pages?: number
  readonly lines: readonly DocumentLine[]
  readonly blocks: readonly Block[]
}

/** What a format reader yields before positions are given. */
export type Piece =
  | {
      readonly kind: 'line'
      readonly text: string
      readonly page?: number
      readonly heading?: number
      readonly strong?: boolean
    }
  | { readonly kind: 'table'; readonly rows: readonly PieceRow[] }

export interface PieceRow {
  readonly page?: number
  readonly cells: readonly TableCell[]
}

/** Numbers the pieces of a document. */
export function positionPieces(pieces: readonly Piece[]): {
  lines: DocumentLine[]
  blocks: Block[]
} {
  const lines: DocumentLine[] = []
  const blocks: Block[] = []
  const place = (text: string, page: number | undefined): Position => {
    const line = lines.length + 1
    lines.push(page === undefined ? { number: line, line, text } : { number: line, line, page, text })
    return page === undefined ? { line } : { line, page }
  }
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      const at = place(piece.text, piece.page)
      blocks.push({
        kind: 'line',
        text: piece.text,
        at,
        ...(piece.heading === undefined ? {} : { heading: piece.heading }),
        ...(piece.strong ? { strong: true } : {}),
      })
      continue
    }
    const rows = piece.rows.map((row) => ({
      at: place(row.cells.map((cell) => cell.text.replace(/\s*\n\s*/gu, ' ')).join('\t'), row.page),
      cells: row.cells,
    }))
    const first = rows[0]
    if (first) blocks.push({ kind: 'table', at: first.at, rows })
  }
  return { lines, blocks }
}
