/** 一格一行的任务表: a table of tasks whose cells were copied one a line. Pure. */
import type { Block, TableCell } from '../../../platform/documents/index.ts'
import { type ColumnKey, columnOf } from './columns.ts'
import {
  type FlattenedTable,
  followingLines,
  HEAD_MAX,
  headColumns,
  type Line,
  withoutHeads,
} from './flattened.ts'
import { fold, squeeze } from './fold.ts'
import { isUnitName } from './unit-name.ts'

const UNITS: readonly ColumnKey[] = ['lead', 'responsible', 'cooperating', 'guiding']
const WORDS: readonly ColumnKey[] = ['section', 'group', 'task', 'measure']
const END = /^附件|^(?:组长|副组长|召集人|副召集人|成员|总?指挥)[:]/u

/** The table whose head begins at this block: a number, words of the task, and units at the end of each row. */
export function flattenedTasks(blocks: readonly Block[], start: number): FlattenedTable | undefined {
  const first = blocks[start]
  if (first?.kind !== 'line' || columnOf(first.text) !== 'number') return undefined
  const head = followingLines(blocks, start, HEAD_MAX)
  const { columns, length } = headColumns(head)
  // A table that goes on under the next heading counts on.
  const firstNumber = numberOf(head[length])
  if (Number.isNaN(firstNumber)) return undefined
  const units = columns.filter((key) => UNITS.includes(key))
  const words = columns.filter((key) => WORDS.includes(key))
  if (units.length === 0 || !(words.includes('task') || words.includes('measure'))) return undefined
  const lines = withoutHeads(followingLines(blocks, start).slice(length))
  const stop = lines.findIndex((line) => END.test(squeeze(fold(line.text))))
  const body = stop < 0 ? lines : lines.slice(0, stop)
  const numbers: number[] = []
  for (const [i, line] of body.entries()) if (numberOf(line) === firstNumber + numbers.length) numbers.push(i)
  if (numbers.length < (firstNumber === 1 ? 2 : 1)) return undefined
  const rows = numbers.map((from, i) => {
    const record = body.slice(from, numbers[i + 1] ?? body.length)
    return { at: record[0]?.at ?? first.at, cells: cellsOf(columns, words, units, record) }
  })
  return { columns, rows, end: body[body.length - 1]?.index ?? start }
}

function numberOf(line: Line | undefined): number {
  const text = fold(line?.text ?? '').trim()
  return /^\d{1,3}$/u.test(text) ? Number(text) : Number.NaN
}

/** Units and the day stand at the end; the first words may be a section that holds for the rows below. */
function cellsOf(
  columns: readonly ColumnKey[],
  words: readonly ColumnKey[],
  units: readonly ColumnKey[],
  record: readonly Line[],
): TableCell[] {
  const found = new Map<ColumnKey, string>([['number', record[0]?.text ?? '']])
  const rest = record.slice(1).map((line) => line.text)
  const day = columns.includes('deadline') ? dayBetween(rest) : -1
  if (day >= 0) found.set('deadline', rest.splice(day, 1)[0] ?? '')
  const isParted = day > 0 && day < rest.length && isBefore(columns, 'deadline', units)
  const named = rest.splice(isParted ? day : unitsFrom(rest, units.length))
  for (const [i, cell] of partedUnits(named, units.length).entries()) {
    const key = units[i]
    if (key !== undefined) found.set(key, cell)
  }
  const keys = rest.length < words.length ? words.slice(words.length - rest.length) : words
  for (const [i, key] of keys.entries()) {
    found.set(key, i === keys.length - 1 ? rest.slice(i).join('\n') : (rest[i] ?? ''))
  }
  return columns.map((key) => ({ text: found.get(key) ?? '' }))
}

const isBefore = (columns: readonly ColumnKey[], key: ColumnKey, others: readonly ColumnKey[]): boolean =>
  others.every((other) => columns.indexOf(key) < columns.indexOf(other))

/** The line that is a day and nothing else, from the end: words of the task may hold one too. */
const dayBetween = (lines: readonly string[]): number => lines.findLastIndex((text) => isTime(text))

/** Where the units begin: the last lines that are whole lists, or become so many when what was broken is joined. */
function unitsFrom(lines: readonly string[], columns: number): number {
  const whole = Math.max(lines.findLastIndex((text, i) => i > 0 && !isUnits(text)) + 1, 1)
  for (let from = 1; from < whole; from += 1)
    if (!/[。；：]/u.test(lines.slice(from).join('')) && cutOf(lines.slice(from), columns) !== undefined)
      return from
  return whole
}

/** Units of each column; of more lines than columns, those that one broken list makes are one. */
function partedUnits(lines: readonly string[], columns: number): string[] {
  const cut = cutOf(lines, columns)
  if (cut !== undefined) return [lines.slice(0, cut).join(''), lines.slice(cut).join('')]
  return Array.from({ length: columns }, (_, i) =>
    i === columns - 1 ? lines.slice(i).join('\n') : (lines[i] ?? ''),
  )
}

/** Of two columns of units: after how many lines the second begins, where joined lines make two lists of units. */
function cutOf(lines: readonly string[], columns: number): number | undefined {
  if (columns !== 2 || lines.length <= 2) return undefined
  const cuts = lines.map((_, i) => i).slice(1)
  return cuts.find((cut) => isUnits(lines.slice(0, cut).join('')) && isUnits(lines.slice(cut).join('')))
}

function isUnits(text: string): boolean {
  const parts = squeeze(text)
    .split(/[、，,；;]/u)
    .filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => isUnitName(part) && part.length <= 20)
}

function isTime(text: string): boolean {
  const folded = squeeze(fold(text))
  return (
    folded.length <= 20 && (/20\d\d|月|季度|年底/u.test(folded) || /^(?:长期|持续|全年|常年)/u.test(folded))
  )
}
