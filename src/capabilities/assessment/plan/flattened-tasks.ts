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
  if (fold(head[length]?.text ?? '').trim() !== '1') return undefined
  const units = columns.filter((key) => UNITS.includes(key))
  const words = columns.filter((key) => WORDS.includes(key))
  if (units.length === 0 || !(words.includes('task') || words.includes('measure'))) return undefined
  const lines = withoutHeads(followingLines(blocks, start).slice(length))
  const stop = lines.findIndex((line) => END.test(squeeze(fold(line.text))))
  const body = stop < 0 ? lines : lines.slice(0, stop)
  const starts = body.flatMap((line, i) => (/^\d{1,3}$/u.test(fold(line.text).trim()) ? [i] : []))
  const numbers = starts.filter((at, i) => Number(fold(body[at]?.text ?? '')) === i + 1)
  if (numbers.length < 2) return undefined
  const rows = numbers.map((from, i) => {
    const record = body.slice(from, numbers[i + 1] ?? body.length)
    return { at: record[0]?.at ?? first.at, cells: cellsOf(columns, words, units, record) }
  })
  return { columns, rows, end: body[body.length - 1]?.index ?? start }
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
  if (columns.includes('deadline') && isTime(rest[rest.length - 1] ?? ''))
    found.set('deadline', rest.pop() ?? '')
  const from = rest.findLastIndex((text, i) => i > 0 && !isUnits(text)) + 1
  const named = rest.splice(Math.max(from, 1))
  // More lines than columns of units: the last column was broken over lines.
  for (const [i, key] of units.entries()) {
    const cell = i === units.length - 1 ? named.slice(i).join('\n') : (named[i] ?? '')
    found.set(key, cell)
  }
  const keys = rest.length < words.length ? words.slice(words.length - rest.length) : words
  for (const [i, key] of keys.entries()) {
    found.set(key, i === keys.length - 1 ? rest.slice(i).join('\n') : (rest[i] ?? ''))
  }
  return columns.map((key) => ({ text: found.get(key) ?? '' }))
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
