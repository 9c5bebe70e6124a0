/** 一格一行: a table whose cells were copied one a line is put back into rows by its numbers. Pure. */
import type { Block, Position, TableCell } from '../../../platform/documents/index.ts'
import { type ColumnKey, columnOf } from './columns.ts'
import { dayOfLine } from './dates.ts'
import { fold, squeeze } from './fold.ts'
import { isFurniture } from './furniture.ts'
import { isUnitName } from './unit-name.ts'

export interface Line {
  readonly text: string
  readonly at: Position
  readonly index: number
}

export interface FlattenedTable {
  readonly columns: ColumnKey[]
  readonly rows: { at: Position; cells: TableCell[] }[]
  readonly end: number
}

const KIND = /^(?:定量|定性)(?:\s*[+、和与及/]\s*(?:定量|定性))?$/u
export const POINTED = /^.{2,16}[(]\s*\d+(?:\.\d+)?\s*分\s*\)$/u
const SOURCE = /^(?:(?:评估)?方式\s*:|数据(?:或|及|和)?资料来源|数据来源|资料来源)/u

/** The table whose head begins at this block, one name of a column on each line. */
export function flattenedRows(blocks: readonly Block[], start: number): FlattenedTable | undefined {
  const first = blocks[start]
  if (first?.kind !== 'line' || columnOf(first.text) === undefined) return undefined
  const { columns, length } = headColumns(followingLines(blocks, start, HEAD_MAX))
  const unnumbered = !columns.includes('number') && columns.includes('name')
  if (unnumbered) columns.splice(columns.indexOf('name'), 0, 'number')
  if (columns.length < 4 || !columns.includes('name')) return undefined
  const lines = followingLines(blocks, start)
  const rest = withoutHeads(lines.slice(length))
  const body = mergePoints(unnumbered ? rest.flatMap(numberApart) : rest)
  const starts = rowStarts(body, columns)
  const firstStart = starts[0]
  if (firstStart === undefined || starts.length < 2) return undefined
  const groupsFirst =
    columns.indexOf('number') > Math.max(columns.indexOf('group'), columns.indexOf('subgroup'))
  const rows: FlattenedTable['rows'] = []
  let before = groupsFirst ? body.slice(0, firstStart) : []
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? body.length
    const record = body.slice(from, to)
    const next: Line[] = []
    while (
      groupsFirst &&
      i + 1 < starts.length &&
      next.length < 2 &&
      POINTED.test(fold(record[record.length - 1]?.text ?? ''))
    ) {
      const line = record.pop()
      if (line) next.unshift(line)
    }
    const number = record[0]
    if (number) rows.push({ at: number.at, cells: cellsOf(columns, before, record) })
    before = next
  }
  const last = body[body.length - 1]
  return { columns, rows, end: last?.index ?? start }
}

/** The columns that the first lines name, one each; a name may be broken over two. */
export function headColumns(lines: readonly Line[]): { columns: ColumnKey[]; length: number } {
  const columns: ColumnKey[] = []
  let at = 0
  for (; at < lines.length; at += 1) {
    const joined = columnOf(`${lines[at]?.text ?? ''}${lines[at + 1]?.text ?? ''}`)
    const key = columnOf(lines[at]?.text ?? '')
    if (key !== undefined && !columns.includes(key)) columns.push(key)
    else if (joined !== undefined && !columns.includes(joined)) {
      columns.push(joined)
      at += 1
    } else break
  }
  return { columns, length: at }
}

/** A head and the first row under it; what has none of them there is not read to its end. */
export const HEAD_MAX = 24

export function followingLines(
  blocks: readonly Block[],
  start: number,
  max = Number.POSITIVE_INFINITY,
): Line[] {
  const lines: Line[] = []
  for (let index = start; index < blocks.length && lines.length < max; index += 1) {
    const block = blocks[index]
    if (block?.kind !== 'line') break
    const text = block.text.trim()
    if (/^附件\s*[\d一二三四五]*\s*[:：]?$/u.test(text) || /^[一二三四五六七八九十]、\S/u.test(text)) break
    if (/^(?:注|备注|说明|(?:合格|达标|通过|评定|验收)(?:条件|标准|规则))\s*[:：]/u.test(text)) break
    if (signs(blocks, index)) break
    if (text !== '' && !isFurniture(text)) lines.push({ text, at: block.at, index })
  }
  return lines
}

/** The authority over its day: the table is at its end. */
function signs(blocks: readonly Block[], index: number): boolean {
  const [name, day] = blocks.slice(index, index + 2)
  return (
    name?.kind === 'line' &&
    day?.kind === 'line' &&
    isUnitName(name.text.trim()) &&
    dayOfLine(day.text) !== undefined
  )
}

/** The head is printed again on every page: three names of columns on end. */
export function withoutHeads(lines: readonly Line[]): Line[] {
  const named = lines.map((line) => columnOf(line.text) !== undefined)
  return lines.filter((_, i) => {
    if (!named[i]) return true
    const [before, after] = [named[i - 1] === true, named[i + 1] === true]
    return !((before && named[i - 2]) || (before && after) || (after && named[i + 2]))
  })
}

/** 1.网上零售额增长（12分）: the number and the name, where no column of numbers parts them. */
function numberApart(line: Line): Line[] {
  const match = /^\s*(\d{1,2})\s*[.、．]\s*(?=[^\d\s])/u.exec(line.text)
  return match?.[1] && POINTED.test(fold(line.text.slice(match[0].length)))
    ? [
        { ...line, text: match[1] },
        { ...line, text: line.text.slice(match[0].length) },
      ]
    : [line]
}

/** （20分） on a line of its own belongs to the line before. */
function mergePoints(lines: readonly Line[]): Line[] {
  const merged: Line[] = []
  for (const line of lines) {
    const last = merged[merged.length - 1]
    const pointsOnly = /^[(]\s*\d+(?:\.\d+)?\s*分\s*\)$/u.test(fold(line.text))
    if (last && pointsOnly && !/分\s*\)$/u.test(fold(last.text)))
      merged[merged.length - 1] = { ...last, text: last.text + line.text }
    else merged.push(line)
  }
  return merged
}

function rowStarts(lines: readonly Line[], columns: readonly ColumnKey[]): number[] {
  const starts: number[] = []
  const kinds = columns.includes('kind')
  for (const [i, line] of lines.entries()) {
    if (fold(line.text).trim() !== String(starts.length + 1)) continue
    const near = lines.slice(i + 1, i + 5).some((next) => KIND.test(fold(next.text)))
    if (!kinds || near) starts.push(i)
  }
  return starts
}

function cellsOf(
  columns: readonly ColumnKey[],
  before: readonly Line[],
  record: readonly Line[],
): TableCell[] {
  const found = new Map<ColumnKey, string>()
  const groups = [...before]
  found.set('number', record[0]?.text ?? '')
  let rest = record.slice(1)
  while (
    columns.indexOf('group') > columns.indexOf('number') &&
    POINTED.test(fold(rest[0]?.text ?? '')) &&
    groups.length < 2
  ) {
    const line = rest.shift()
    if (line) groups.push(line)
  }
  if (groups.length === 2) found.set('group', groups[0]?.text ?? '')
  if (groups.length > 0) found.set('subgroup', groups[groups.length - 1]?.text ?? '')
  const kind = rest.findIndex((line) => KIND.test(fold(line.text)))
  if (kind >= 0 && kind <= 3) {
    found.set('kind', rest[kind]?.text ?? '')
    rest = [...rest.slice(0, kind), ...rest.slice(kind + 1)]
  }
  const nameLines = Math.max(
    1,
    rest.slice(0, 4).findIndex((line) => /分\s*\)[。.]?$/u.test(fold(line.text))) + 1,
  )
  found.set(
    'name',
    rest
      .slice(0, nameLines)
      .map((line) => line.text)
      .join(''),
  )
  rest = rest.slice(nameLines)
  if (columns.includes('points')) {
    const points = rest.findIndex((line) => /^\d+(?:\.\d+)?\s*分?$/u.test(fold(line.text)))
    if (points >= 0) {
      found.set('points', rest[points]?.text ?? '')
      rest = [...rest.slice(0, points), ...rest.slice(points + 1)]
    }
  }
  const behind = behindCriteria(rest, columns)
  if (behind) {
    for (const [i, key] of behind.keys.entries()) found.set(key, behind.lines[i]?.text ?? '')
    found.set('criteria', behind.criteria.map((line) => line.text).join('\n'))
    return columns.map((key) => ({ text: found.get(key) ?? '' }))
  }
  const units = unitTail(rest, columns)
  rest = rest.slice(0, rest.length - units.length)
  setUnits(found, columns, units)
  const source = rest.findIndex((line) => SOURCE.test(fold(line.text)))
  const sourceAt = columns.includes('source') && source >= 0 ? source : rest.length
  found.set(
    'criteria',
    rest
      .slice(0, sourceAt)
      .map((line) => line.text)
      .join('\n'),
  )
  found.set(
    'source',
    rest
      .slice(sourceAt)
      .map((line) => line.text)
      .join('\n'),
  )
  return columns.map((key) => ({ text: found.get(key) ?? '' }))
}

/** Criteria that end with a stop, and behind them one line for each column that follows: no need to guess. */
function behindCriteria(
  lines: readonly Line[],
  columns: readonly ColumnKey[],
): { keys: ColumnKey[]; criteria: Line[]; lines: Line[] } | undefined {
  const keys = columns.slice(columns.indexOf('criteria') + 1)
  if (!columns.includes('criteria') || !keys.includes('source') || keys.length < 2) return undefined
  const stop = lines.findLastIndex((line) => /[。；;]$/u.test(line.text))
  const after = lines.slice(stop + 1)
  if (stop < 0 || after.length !== keys.length || lines.some((line) => SOURCE.test(fold(line.text))))
    return undefined
  return { keys, criteria: lines.slice(0, stop + 1), lines: after }
}

/** The last lines of a record that name units. */
function unitTail(lines: readonly Line[], columns: readonly ColumnKey[]): Line[] {
  if (!columns.some((key) => key === 'responsible' || key === 'lead')) return []
  let from = lines.length
  while (from > 0) {
    const text = fold(squeeze(lines[from - 1]?.text ?? ''))
    const parts = text.split(/[、,;]|牵头/u).filter((part) => part !== '')
    const names = parts.filter((part) => isUnitName(part.replace(/(?:按.*)?(?:分工)?负责。?$/u, '')))
    const listed =
      parts.length > 0 &&
      ((names.length > 0 && names.length >= parts.length - 1) || /^[\p{Script=Han}]{1,4}[局办)]/u.test(text))
    if (
      !listed ||
      /[。:]./u.test(text) ||
      /^\d[.、]/u.test(text) ||
      /创建对象提供/u.test(text) ||
      text.length > 120
    )
      break
    from -= 1
  }
  return lines.slice(from)
}

function setUnits(
  found: Map<ColumnKey, string>,
  columns: readonly ColumnKey[],
  lines: readonly Line[],
): void {
  const keys = columns.filter((key) => ['lead', 'responsible', 'cooperating', 'guiding'].includes(key))
  const [one, two] = keys
  if (!one) return
  if (!two || lines.length < 2) {
    found.set(
      keys.length === 1 ? one : (keys.find((key) => key === 'responsible') ?? one),
      lines.map((line) => line.text).join('\n'),
    )
    return
  }
  found.set(one, lines[0]?.text ?? '')
  found.set(
    two,
    lines
      .slice(1)
      .map((line) => line.text)
      .join('\n'),
  )
}
