/** 制表符与对齐空格: lines whose cells are parted by tabs or set under each other by blanks, put back into rows. Pure. */
import type { Block, Position, TableCell, TextLine } from '../../../platform/documents/index.ts'
import { guessedColumns } from './column-content.ts'
import { headOf } from './columns.ts'
import { POINTED } from './flattened.ts'
import { fold, squeeze } from './fold.ts'
import type { GridRow } from './grid.ts'

const TABBED = 2

/** Lines with tabs are rows when the first of them is a head, or when they go on with a table. */
export function tabbedRows(
  blocks: readonly Block[],
  start: number,
): { rows: GridRow[]; end: number } | undefined {
  const first = blocks[start]
  if (first?.kind !== 'line' || !isTabbed(first)) return undefined
  const width = cellTexts(first).length
  // Without a head that is known the first of the rows tells, and no other.
  const before = blocks[start - 1]
  const opens = before?.kind !== 'line' || !isTabbed(before)
  if (!headOf(cellTexts(first)) && !(opens && guessedColumns(rowsAhead(blocks, start)))) return undefined
  const rows: { at: Position; cells: TableCell[] }[] = []
  let end = start
  for (let i = start; i < blocks.length; i += 1) {
    const block = blocks[i]
    if (block?.kind !== 'line') break
    if (block.text.trim() === '') continue
    const last = rows[rows.length - 1]
    const incomplete = last !== undefined && last.cells.length < width
    // 促进发展（20分） on a line of its own: the group of the rows below.
    if (rows.length > 0 && !isTabbed(block) && POINTED.test(fold(block.text.trim())) && width > 2) {
      const cells = Array.from({ length: width }, (_, at) => ({ text: at === 0 ? block.text.trim() : '' }))
      rows.push({ at: block.at, cells })
      end = i
      continue
    }
    if (BAND.test(block.text) || isChapterBand(blocks, i)) {
      rows.push({ at: block.at, cells: block.text.split('\t').map((text) => ({ text: text.trim() })) })
      end = i
      continue
    }
    if (!isTabbed(block) && !(incomplete && i - end <= 3) && !isTail(block, last, i - end)) {
      // A page number or a running title between two pages: the table goes on when rows follow soon.
      const resumes = blocks
        .slice(i + 1, i + 7)
        .some((next) => next.kind === 'line' && isTabbed(next) && cellTexts(next).length >= width - 2)
      if (resumes && squeeze(block.text).length <= 30) continue
      break
    }
    const cells = cellTexts(block).map((text): TableCell => ({ text: text.trim() }))
    if (
      last &&
      (incomplete || !isTabbed(block)) &&
      !startsRow(cells) &&
      last.cells.length + cells.length - 1 <= width
    ) {
      appendCells(last.cells, cells)
    } else rows.push({ at: block.at, cells })
    end = i
  }
  return rows.length >= 2 ? { rows, end } : undefined
}

/** The rows of cells that stand here on end. */
function rowsAhead(blocks: readonly Block[], start: number): { cells: { text: string }[] }[] {
  const rows: { cells: { text: string }[] }[] = []
  for (const block of blocks.slice(start, start + 40)) {
    if (block.kind !== 'line' || (block.text.trim() !== '' && !isTabbed(block))) break
    if (block.text.trim() !== '') rows.push({ cells: cellTexts(block).map((text) => ({ text })) })
  }
  return rows
}

/** 一 促进发展: a row across the table, of which only its number and its name are left. */
const BAND = /^\s*[（(]?[一二三四五六七八九十]{1,3}[）)、.]?\t[^\t]{2,30}\t*$/u

const CHAPTER_LINE =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：:]{2,30}$/u

/** 一、促进发展 alone on its line, with numbered rows below it. */
function isChapterBand(blocks: readonly Block[], index: number): boolean {
  const line = blocks[index]
  if (line?.kind !== 'line' || !CHAPTER_LINE.test(line.text)) return false
  const next = blocks.slice(index + 1, index + 4).find((b) => b.kind === 'table' || b.text.trim() !== '')
  return next?.kind === 'line' && isTabbed(next) && /^\s*\d{1,3}\s*\t/u.test(next.text)
}

function isTabbed(line: TextLine): boolean {
  return cellTexts(line).length > TABBED
}

/** Cells parted by tabs, or set under each other by blanks. */
function cellTexts({ text }: TextLine): string[] {
  return text.includes('\t') ? text.split('\t') : text.trim().split(/[ \u3000]{2,}/u)
}

/** The rest of a last cell that was broken over a line: names of units, without a stop. */
function isTail(
  line: TextLine,
  last: { cells: readonly TableCell[] } | undefined,
  distance: number,
): boolean {
  const before = last?.cells[last.cells.length - 1]?.text ?? ''
  const text = line.text.trim()
  if (!last || distance > 2 || text.length > 60 || /[。：:]/u.test(text)) return false
  if (/^(?:附件|[一二三四五六七八九十]+、|[（(]|注)/u.test(text)) return false
  return (
    /[、，,]$/u.test(before) ||
    (/^[\p{Script=Han}]{0,12}[局委办、]/u.test(text) && /[局委办会社院行部心、组]$/u.test(text))
  )
}

function startsRow(cells: readonly TableCell[]): boolean {
  const number = cells.findIndex((cell) => /^\d{1,3}$/u.test(fold(cell.text)))
  return number >= 0 && number <= 3 && cells.length >= 4
}

function appendCells(target: TableCell[], cells: readonly TableCell[]): void {
  const last = target.pop()
  const first = cells[0]
  target.push({ text: `${last?.text ?? ''}\n${first?.text ?? ''}` }, ...cells.slice(1))
}
