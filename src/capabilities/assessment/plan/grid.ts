/**
 * 表格: rows and cells out of everything that a plan's tables become: real tables, lines with tabs, and one cell a
 * line. Pure. A table that goes on over a page is one table.
 */
import type { Block, Position, TableCell, TextLine } from '../../../platform/documents/index.ts'
import { filledColumns, guessedColumns } from './column-content.ts'
import { type ColumnKey, columnOf, headOf } from './columns.ts'
import { findMonthSpans } from './dates.ts'
import { flattenedRows, followingLines, HEAD_MAX, headColumns, POINTED } from './flattened.ts'
import { flattenedTasks } from './flattened-tasks.ts'
import { fold, squeeze } from './fold.ts'
import { labelledRows } from './labelled-rows.ts'
import { markerOf } from './markers.ts'
import { anchoredRows, regularRows } from './regular-rows.ts'
import { tabbedRows } from './tabbed-rows.ts'

export interface GridRow {
  readonly at: Position
  readonly cells: readonly TableCell[]
}

export interface Grid {
  readonly columns: readonly (ColumnKey | undefined)[]
  readonly rows: readonly GridRow[]
  readonly at: Position
  /** No head told what the columns hold; their content did. */
  readonly guessed?: boolean
}

/** How sure the rows of a table are whose columns were known by their content alone. */
export const GUESSED = 0.7

/** The tables of a document, and the blocks that are left for running text. */
export function collectGrids(blocks: readonly Block[]): { grids: Grid[]; rest: Block[] } {
  const grids: Grid[] = []
  const rest: Block[] = []
  let current: Open | undefined
  const close = () => {
    if (current) grids.push(current)
    current = undefined
  }
  const finished = (grid: Grid) => grids.push(grid)
  let failed = 0
  let barren = -1
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i]
    if (!block) break
    if (block.kind === 'table') {
      const lines = current ? undefined : (personLines(block) ?? unitLines(block))
      if (lines) {
        rest.push(...lines)
        continue
      }
      const before = current
      const caption = captionOf(rest)
      if (caption) before?.rows.push(caption)
      else if (before) before.rows.push(...bandOver(before.columns, rest))
      current = takeTable(upright(block.rows), current, finished)
      if (current && current !== before)
        current.rows.unshift(...(caption ? [caption] : bandOver(current.columns, rest)))
      continue
    }
    const tabs = tabbedRows(blocks, i)
    if (tabs) {
      current = takeTable(tabs.rows, current, finished)
      i = tabs.end
      continue
    }
    const records = i > barren ? labelledRows(blocks, i) : undefined
    if (records?.grid) {
      close()
      grids.push(records.grid)
      i = records.end
      continue
    }
    barren = records?.end ?? barren
    const isHead = failed < HEADS_MAX && headed(blocks, i)
    const flat = isHead
      ? (flattenedRows(blocks, i) ??
        flattenedTasks(blocks, i) ??
        regularRows(blocks, i) ??
        anchoredRows(blocks, i))
      : undefined
    if (isHead && !flat) failed += 1
    if (flat) {
      close()
      grids.push({
        columns: flat.columns,
        rows: [...bandOver(flat.columns, rest), ...flat.rows],
        at: block.at,
      })
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
  return { grids: grids.map(unfolded), rest }
}

/** 阶段 side by side, 时间 under them: a table that is read down its columns. */
function upright(rows: readonly GridRow[]): readonly GridRow[] {
  const width = rows[0]?.cells.length ?? 0
  if (rows.length < 2 || rows.length > 5 || width < 3 || rows.some((row) => row.cells.length !== width))
    return rows
  const isTime = (text: string) => findMonthSpans(text, 2000).length > 0 && squeeze(text).length <= 24
  const timed = rows.some((row) => row.cells.slice(1).every((cell) => isTime(cell.text)))
  const down = rows[0]?.cells.some((_, i) => rows.slice(1).every((row) => isTime(row.cells[i]?.text ?? '')))
  if (!timed || (down && rows.length > 2)) return rows
  return Array.from({ length: width }, (_, i) => ({
    at: rows[0]?.at ?? { line: 1 },
    cells: rows.map((row) => ({ text: row.cells[i]?.text ?? '' })),
  }))
}

/** （一）促进发展（20分） right above a table: the group of its rows. */
function captionOf(rest: readonly Block[]): GridRow | undefined {
  const above = rest.findLast((block) => block.kind === 'table' || block.text.trim() !== '')
  if (above?.kind !== 'line') return undefined
  const text = above.text
    .slice(markerOf(above.text)?.length ?? 0)
    .replace(/^\s*[A-Z]\s*[.、]?\s*(?=\p{Script=Han})/u, '')
    .trim()
  return POINTED.test(fold(text))
    ? { at: above.at, cells: [{ text }, { text: '' }, { text: '' }] }
    : undefined
}

/** What is said of tasks as a whole names no section of them. */
const OF_ALL = /任务|清单|分解|分工|职责|安排|措施|举措|要求|内容|目标|表$/u

/** 一、机制建设类 right above a table of tasks: the section of its rows. */
function bandOver(columns: readonly (ColumnKey | undefined)[], rest: readonly Block[]): GridRow[] {
  const has = (key: ColumnKey) => columns.includes(key)
  const isOfTasks =
    (has('task') || has('measure')) &&
    !has('name') &&
    !has('stage') &&
    columns.some((key) => UNITS.includes(key))
  const above = isOfTasks
    ? rest.findLast((block) => block.kind === 'table' || block.text.trim() !== '')
    : undefined
  if (above?.kind !== 'line') return []
  const [marker, text] = [markerOf(above.text), squeeze(above.text)]
  if (!marker || marker.rank < 3 || marker.rank > 4 || text.length > 30) return []
  return OF_ALL.test(text) || /[。；：:;]$/u.test(text)
    ? []
    : [{ at: above.at, cells: [{ text: above.text.trim() }, { text: '' }, { text: '' }] }]
}

/** 职务 | 姓名 | 单位 twice side by side: two persons in a row. */
function unfolded(grid: Grid): Grid {
  const { columns } = grid
  const width = columns.indexOf(columns[0], 1)
  const repeats =
    width >= 2 &&
    columns.includes('person') &&
    columns.length % width === 0 &&
    columns.every((key, i) => key === columns[i % width])
  if (!repeats) return grid
  const rows = grid.rows.flatMap(({ at, cells }) =>
    Array.from({ length: Math.ceil(cells.length / width) }, (_, i) => ({
      at,
      cells: cells.slice(i * width, (i + 1) * width),
    })),
  )
  return { ...grid, columns: columns.slice(0, width), rows }
}

/** Heads without rows that are followed to the end of the text; a text of nothing but heads ends there. */
const HEADS_MAX = 12

/** Whether names of columns begin here, one a line. */
function headed(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]
  if (block?.kind !== 'line' || columnOf(block.text) === undefined) return false
  const lines = followingLines(blocks, at, HEAD_MAX)
  const counted = columnOf(block.text) === 'number' && lines.findIndex((line) => fold(line.text) === '1') >= 3
  return counted || headColumns(lines).columns.length >= 3
}

const LEADS = /^(?:第一|总)?(?:组长|召集人|指挥长?)[:]?$/u

/** 组长 | 某某 | 县政府副县长: a table of persons without a head reads like the list that it is. */
function personLines(table: Extract<Block, { kind: 'table' }>): TextLine[] | undefined {
  const filled = table.rows.map((row) => row.cells.filter((cell) => cell.text.trim() !== ''))
  // Only a title across the table stands above the first of them.
  const from = filled.findIndex((cells) => LEADS.test(squeeze(fold(cells[0]?.text ?? ''))))
  if (from < 0 || from > 2 || filled.slice(0, from).some((cells) => cells.length > 1)) return undefined
  return table.rows.slice(from).map((row) => ({
    kind: 'line',
    at: row.at,
    text: row.cells.map((cell) => cell.text.replace(/\n/gu, '')).join('\t'),
  }))
}

const UNITS: readonly (ColumnKey | undefined)[] = ['lead', 'responsible', 'cooperating', 'guiding']
const UNIT_COLUMNS: readonly (ColumnKey | undefined)[] = [...UNITS, 'deadline']
const TOLD: readonly (ColumnKey | undefined)[] = ['measure', 'task', 'criteria']

/** 牵头单位 | 责任单位 | 完成时限 and one row, or one of them a row (a card): the task stands in the text above. */
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
  const entries = table.rows.flatMap((r) =>
    r.cells.flatMap((cell, i) =>
      i % 2 === 0 ? [{ at: r.at, label: cell.text, text: r.cells[i + 1]?.text }] : [],
    ),
  )
  const paired =
    table.rows.every((r) => r.cells.length % 2 === 0) &&
    entries.every((entry) => columnOf(entry.label) || squeeze(entry.label) === '')
  if (!paired || !entries.some((entry) => UNITS.includes(columnOf(entry.label)))) return undefined
  return entries.flatMap((entry): TextLine[] =>
    named(entry.label)
      ? line(entry.at, entry.label, entry.text)
      : TOLD.includes(columnOf(entry.label)) && entry.text?.trim()
        ? [
            { kind: 'line', at: entry.at, text: '' },
            { kind: 'line', at: entry.at, text: entry.text },
          ]
        : [],
  )
}

type Open = { columns: (ColumnKey | undefined)[]; rows: GridRow[]; at: Position; guessed?: boolean }

/** Cuts rows at their heads; rows before any head go on with the table of the page before. */
function takeTable(
  rows: readonly GridRow[],
  open: Open | undefined,
  close: (grid: Open) => void,
): Open | undefined {
  let current = open
  let inside = false
  let begun = false
  for (let i = 0; i < rows.length; i += 1) {
    const whole = wholeHead(rows[i], rows[i + 1])
    if (whole) i += 1
    const row = whole ?? rows[i]
    if (!row) break
    const head = headOf(row.cells.map((cell) => cell.text))
    // Inside a table two words that also name columns are no head.
    const isHead = head !== undefined && !(inside && head.filter((key) => key !== undefined).length < 3)
    if (!isHead) {
      const guess = inside || begun ? undefined : guessedColumns([row, ...rows.slice(i + 1, i + 60)])
      // Only a title across the table stands above its head.
      begun ||= row.cells.filter((cell) => cell.text.trim() !== '').length > 1
      const own = guess?.headed && row.cells.some((cell) => columnOf(cell.text) !== undefined)
      if (guess && (own || !current)) {
        if (current) close(current)
        current = { columns: guess.columns, rows: guess.headed ? [] : [row], at: row.at, guessed: true }
        inside = true
        continue
      }
      if (!inside && current && row.cells.length > current.columns.length * 2) current = undefined
      current?.rows.push(row)
      continue
    }
    const second = rows[i + 1]
    const merged = second ? secondHead(row.cells, head, second.cells) : undefined
    if (merged) i += 1
    const below = rows.slice(i + 1, i + 60)
    const named = withPosts(spread(merged ?? head, row.cells, below), row.cells)
    const texts = row.cells.map((cell) => squeeze(fold(cell.text)))
    const columns = merged ? named : filledColumns(named, texts, below)
    if (current && sameColumns(current.columns, columns)) continue
    if (current) close(current)
    current = { columns: [...columns], rows: [], at: row.at }
    inside = true
  }
  return current
}

/** 责任落实 over 牵头单位 and 参与单位, beside heads that reach down over both rows: the two are one head. */
function wholeHead(first: GridRow | undefined, second: GridRow | undefined): GridRow | undefined {
  if (!first || second?.cells.length !== first.cells.length) return undefined
  if (headOf(first.cells.map((cell) => cell.text))) return undefined
  const below = second.cells.map((cell) => (cell.continues === 'above' ? '' : cell.text.trim()))
  const parted = below.flatMap((text, i) => (text === '' ? [] : [i]))
  const over = parted.every(
    (i) =>
      first.cells[i]?.text.trim() === '' ||
      first.cells[i + 1]?.continues === 'left' ||
      first.cells[i + 1]?.text.trim() === '',
  )
  const named = parted.filter(
    (i) => columnOf(below[i] ?? '') !== undefined || /(?:单位|部门|指标|时间|内容)$/u.test(below[i] ?? ''),
  )
  if (parted.length < 2 || parted.length === below.length || !over || named.length < parted.length)
    return undefined
  return { at: first.at, cells: first.cells.map((cell, i) => ({ text: below[i] || cell.text })) }
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
