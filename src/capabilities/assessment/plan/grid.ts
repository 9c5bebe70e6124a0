/**
 * 表格: rows and cells out of everything that a plan's tables become: real tables, lines with tabs, and one cell a
 * line. Pure. A table that goes on over a page is one table.
 */
import type { Block, Position, TableCell, TextLine } from '../../../platform/documents/index.ts'
import { type ColumnKey, columnOf, headOf } from './columns.ts'
import { flattenedRows, followingLines, HEAD_MAX, headColumns } from './flattened.ts'
import { flattenedTasks } from './flattened-tasks.ts'
import { fold, squeeze } from './fold.ts'

export interface GridRow {
  readonly at: Position
  readonly cells: readonly TableCell[]
}

export interface Grid {
  readonly columns: readonly (ColumnKey | undefined)[]
  readonly rows: readonly GridRow[]
  readonly at: Position
}

/** The tables of a document, and the blocks that are left for running text. */
export function collectGrids(blocks: readonly Block[]): { grids: Grid[]; rest: Block[] } {
  const grids: Grid[] = []
  const rest: Block[] = []
  let current: { columns: (ColumnKey | undefined)[]; rows: GridRow[]; at: Position } | undefined
  const close = () => {
    if (current) grids.push(current)
    current = undefined
  }
  const finished = (grid: Grid) => grids.push(grid)
  let failed = 0
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i]
    if (!block) break
    if (block.kind === 'table') {
      const lines = current ? undefined : (personLines(block) ?? unitLines(block))
      if (lines) {
        rest.push(...lines)
        continue
      }
      current = takeTable(block.rows, current, finished)
      continue
    }
    const tabs = tabbedRows(blocks, i)
    if (tabs) {
      current = takeTable(tabs.rows, current, finished)
      i = tabs.end
      continue
    }
    const isHead = failed < HEADS_MAX && headed(blocks, i)
    const flat = isHead ? (flattenedRows(blocks, i) ?? flattenedTasks(blocks, i)) : undefined
    if (isHead && !flat) failed += 1
    if (flat) {
      close()
      grids.push({ columns: flat.columns, rows: flat.rows, at: block.at })
      i = flat.end
      continue
    }
    // A line of text between two pages of a table (a page number, a running title) does not end it.
    if (block.text.trim() !== '' && !(current && squeeze(block.text).length <= 12)) {
      close()
      rest.push(block)
    } else rest.push(block)
  }
  close()
  return { grids, rest }
}

/** Heads without rows that are followed to the end of the text; a text of nothing but heads ends there. */
const HEADS_MAX = 12

/** Whether names of columns begin here, one a line. */
function headed(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]
  if (block?.kind !== 'line' || columnOf(block.text) === undefined) return false
  return headColumns(followingLines(blocks, at, HEAD_MAX)).columns.length >= 3
}

/** 组长 | 某某 | 县政府副县长: a table of persons without a head reads like the list that it is. */
function personLines(table: Extract<Block, { kind: 'table' }>): TextLine[] | undefined {
  const first = table.rows[0]?.cells.find((cell) => cell.text.trim() !== '')?.text ?? ''
  if (!/^(?:第一|总)?(?:组长|召集人|指挥长?)[:]?$/u.test(squeeze(fold(first)))) return undefined
  return table.rows.map((row) => ({
    kind: 'line',
    at: row.at,
    text: row.cells.map((cell) => cell.text.replace(/\n/gu, '')).join('\t'),
  }))
}

const UNIT_COLUMNS: readonly (ColumnKey | undefined)[] = [
  'lead',
  'responsible',
  'cooperating',
  'guiding',
  'deadline',
]

/** 牵头单位 | 责任单位 | 完成时限 and one row, or one of them a row: the task stands in the text above. */
function unitLines(table: Extract<Block, { kind: 'table' }>): TextLine[] | undefined {
  const [head, row] = table.rows
  if (!head || !row) return undefined
  const named = (text: string | undefined) => UNIT_COLUMNS.includes(columnOf(text ?? ''))
  const line = (at: Position, label: string | undefined, text: string | undefined): TextLine[] =>
    label && text?.trim() ? [{ kind: 'line', at, text: `${label.trim()}：${text}` }] : []
  if (
    table.rows.length === 2 &&
    head.cells.length === row.cells.length &&
    head.cells.every((c) => named(c.text))
  )
    return head.cells.flatMap((cell, i) => line(row.at, cell.text, row.cells[i]?.text))
  const pairs = table.rows.every((r) => r.cells.length === 2 && named(r.cells[0]?.text))
  return pairs ? table.rows.flatMap((r) => line(r.at, r.cells[0]?.text, r.cells[1]?.text)) : undefined
}

type Open = { columns: (ColumnKey | undefined)[]; rows: GridRow[]; at: Position }

/** Cuts rows at their heads; rows before any head go on with the table of the page before. */
function takeTable(
  rows: readonly GridRow[],
  open: Open | undefined,
  close: (grid: Open) => void,
): Open | undefined {
  let current = open
  let inside = false
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]
    if (!row) break
    const head = headOf(row.cells.map((cell) => cell.text))
    // Inside a table two words that also name columns are no head.
    const isHead = head !== undefined && !(inside && head.filter((key) => key !== undefined).length < 3)
    if (!isHead) {
      if (!inside && current && row.cells.length > current.columns.length * 2) current = undefined
      current?.rows.push(row)
      continue
    }
    const second = rows[i + 1]
    const merged = second ? secondHead(row.cells, head, second.cells) : undefined
    if (merged) i += 1
    const columns = withPosts(spread(merged ?? head, row.cells, rows.slice(i + 1, i + 60)), row.cells)
    if (current && sameColumns(current.columns, columns)) continue
    if (current) close(current)
    current = { columns: [...columns], rows: [], at: row.at }
    inside = true
  }
  return current
}

/** 三级指标 over two columns: running numbers and names. */
function spread(
  columns: readonly (ColumnKey | undefined)[],
  head: readonly TableCell[],
  rows: readonly GridRow[],
): readonly (ColumnKey | undefined)[] {
  if (columns.includes('number')) return columns
  const at = columns.findIndex(
    (key, i) => key !== undefined && columns[i + 1] === undefined && head[i + 1]?.continues === 'left',
  )
  const texts = rows.map((row) => row.cells[at]?.text.trim() ?? '').filter((text) => text !== '')
  const numbers = texts.filter((text) => /^\d{1,3}$/u.test(text)).length
  if (at < 0 || numbers < 2 || numbers < texts.length / 2) return columns
  return columns.map((key, i) => (i === at ? 'number' : i === at + 1 ? columns[at] : key))
}

/** 单位 | 职务 | 组内职务: the post in the unit, beside a column for the part in the group or without one. */
function withPosts(
  columns: readonly (ColumnKey | undefined)[],
  head: readonly TableCell[],
): readonly (ColumnKey | undefined)[] {
  const name = (i: number) => squeeze(fold(head[i]?.text ?? ''))
  const parted = columns.some((key, i) => key === 'position' && /^(?:工作|所在)?单位$/u.test(name(i)))
  return parted
    ? columns.map((key, i) => (key === 'role' && /^(?:行政|现任)?职务$/u.test(name(i)) ? 'position' : key))
    : columns
}

function sameColumns(a: readonly (ColumnKey | undefined)[], b: readonly (ColumnKey | undefined)[]): boolean {
  return a.filter(Boolean).join() === b.filter(Boolean).join()
}

/** A head of two rows: 责任分工 over 牵头单位 and 配合单位. */
function secondHead(
  first: readonly TableCell[],
  head: readonly (ColumnKey | undefined)[],
  second: readonly TableCell[],
): (ColumnKey | undefined)[] | undefined {
  const keys = second.map((cell) => columnOf(cell.text))
  const known = keys.filter((key) => key !== undefined).length
  const filled = second.filter((cell) => cell.text.trim() !== '').length
  if (known < 1 || known < filled) return undefined
  if (second.length !== first.length) return insteadOfUnits(head, keys)
  if (sameColumns(head, keys)) return undefined
  return keys.map((key, i) => key ?? (first[i]?.continues === 'left' ? head[i - 1] : head[i]))
}

/** Where the cells of the second row were pushed together, they stand for the one column of units above them. */
function insteadOfUnits(
  head: readonly (ColumnKey | undefined)[],
  keys: readonly (ColumnKey | undefined)[],
): (ColumnKey | undefined)[] | undefined {
  const units = keys.filter((key) => key !== undefined)
  const at = head.indexOf('responsible')
  const named = units.every((key) => ['lead', 'responsible', 'cooperating', 'guiding'].includes(key))
  return named && at >= 0 ? [...head.slice(0, at), ...units, ...head.slice(at + 1)] : undefined
}

const TABBED = 2

/** Lines with tabs are rows when the first of them is a head, or when they go on with a table. */
function tabbedRows(blocks: readonly Block[], start: number): { rows: GridRow[]; end: number } | undefined {
  const first = blocks[start]
  if (first?.kind !== 'line' || !isTabbed(first)) return undefined
  const width = first.text.split('\t').length
  if (!headOf(first.text.split('\t'))) return undefined
  const rows: { at: Position; cells: TableCell[] }[] = []
  let end = start
  for (let i = start; i < blocks.length; i += 1) {
    const block = blocks[i]
    if (block?.kind !== 'line') break
    if (block.text.trim() === '') continue
    const last = rows[rows.length - 1]
    const incomplete = last !== undefined && last.cells.length < width
    if (BAND.test(block.text) || isChapterBand(blocks, i)) {
      rows.push({ at: block.at, cells: block.text.split('\t').map((text) => ({ text: text.trim() })) })
      end = i
      continue
    }
    if (!isTabbed(block) && !(incomplete && i - end <= 3) && !isTail(block, last, i - end)) {
      // A page number or a running title between two pages: the table goes on when rows follow soon.
      const resumes = blocks
        .slice(i + 1, i + 7)
        .some((next) => next.kind === 'line' && isTabbed(next) && next.text.split('\t').length >= width - 2)
      if (resumes && squeeze(block.text).length <= 30) continue
      break
    }
    const cells = block.text.split('\t').map((text): TableCell => ({ text: text.trim() }))
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
  return (line.text.match(/\t/gu)?.length ?? 0) >= TABBED
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
