/** 指标体系表: the indicators of a plan from its table. Pure. */
import type { Position } from '../../../platform/documents/index.ts'
import type { ColumnKey } from './columns.ts'
import { fold, numeral, squeeze, withoutStop } from './fold.ts'
import { type Grid, type GridRow, GUESSED } from './grid.ts'
import { passageOf } from './passage.ts'
import type { PlanIndicator, UnitMention, UnitRole } from './plan.ts'
import { readUnits, unitFields } from './unit-list.ts'

type Cells = Partial<Record<ColumnKey, string>>

interface Draft {
  readonly cells: Cells
  readonly row: GridRow
  readonly numberLost: boolean
  readonly guessed: boolean
}

/** A table of indicators has names of indicators and what they are judged by. */
export function isIndicatorGrid(grid: Grid): boolean {
  const has = (key: ColumnKey) => grid.columns.includes(key)
  return has('name') && (has('criteria') || has('points') || has('subgroup') || has('kind')) && !has('person')
}

/** 一级指标, 二级指标 and no third: the second level are the indicators. */
function withNames(grid: Grid): Grid {
  const has = (key: ColumnKey) => grid.columns.includes(key)
  // 类别 in front of indicators is their group.
  if (has('name') && has('section') && !has('group'))
    return { ...grid, columns: grid.columns.map((key) => (key === 'section' ? 'group' : key)) }
  if (has('name') || !has('subgroup') || !(has('criteria') || has('points'))) return grid
  return { ...grid, columns: grid.columns.map((key) => (key === 'subgroup' ? 'name' : key)) }
}

/** The indicators of all indicator tables, in order. */
export function readIndicators(grids: readonly Grid[]): PlanIndicator[] {
  const drafts: Draft[] = []
  for (const grid of grids.map(withNames).filter(isIndicatorGrid)) readRows(grid, drafts)
  return restoreGroups(drafts.map(indicatorOf))
}

const INHERITS: readonly ColumnKey[] = ['group', 'subgroup']
/** Cells that one merged cell may fill for several indicators. */
const SHARED: readonly ColumnKey[] = ['lead', 'responsible', 'cooperating', 'guiding', 'source', 'refs']
const GROWS: readonly ColumnKey[] = ['kind', 'name', 'criteria', ...SHARED]

function readRows(grid: Grid, drafts: Draft[]): void {
  const above: Cells = {}
  for (const [index, row] of grid.rows.entries()) {
    const last = drafts[drafts.length - 1]
    const expected = numberOf(last?.cells.number) + 1
    const { cells, merged } = keyed(grid, row, expected)
    if (isBand(row, cells)) {
      setBand(above, cells, row)
      continue
    }
    if (
      /^(?:合计|总计|总分|小计|注|备注|说明)/u.test(
        squeeze(Object.values(cells).find((text) => text !== '') ?? ''),
      )
    )
      continue
    if (last && continuesLast(grid, index, cells, merged, last)) {
      for (const key of GROWS) {
        if (cells[key] && !merged.has(key)) last.cells[key] = join(last.cells[key], cells[key])
      }
      for (const key of INHERITS) growGroup(key, cells, above, last)
      continue
    }
    for (const key of INHERITS) {
      if (cells[key]) {
        if (key === 'group' && cells.group !== above.group && !cells.subgroup) above.subgroup = ''
        above[key] = cells[key]
      } else if (above[key]) cells[key] = above[key]
    }
    for (const key of merged) {
      if (!cells[key] && last && SHARED.includes(key)) cells[key] = last.cells[key] ?? ''
    }
    if (!cells.name && !cells.criteria) continue
    drafts.push({
      cells,
      row,
      numberLost: Number.isNaN(numberOf(cells.number, Number.NaN)),
      guessed: grid.guessed === true,
    })
  }
}

/** The second half of a group's cell that a page break cut: 规范监 | 管（25分）. */
function growGroup(key: ColumnKey, cells: Cells, above: Cells, last: Draft): void {
  const text = cells[key]
  const whole = fold(squeeze(above[key] ?? ''))
  if (!text || /分\)?$/u.test(whole) || fold(squeeze(text)) === whole) return
  const grown = join(above[key], text)
  if (last.cells[key] === above[key]) last.cells[key] = grown
  above[key] = grown
}

function join(a: string | undefined, b: string | undefined): string {
  return [a, b].filter((text) => text).join('\n')
}

function numberOf(text: string | undefined, otherwise = 0): number {
  const value = numeral(squeeze(text ?? '').replace(/[.、．]$/u, ''))
  return Number.isNaN(value) ? otherwise : value
}

/** The cells by column. A row that lost leading empty cells is laid on its number; extra cells join the last. */
function keyed(grid: Grid, row: GridRow, expected: number): { cells: Cells; merged: Set<ColumnKey> } {
  const shift = shiftOf(grid, row, expected)
  const cells: Cells = {}
  const merged = new Set<ColumnKey>()
  for (const [i, cell] of row.cells.entries()) {
    const key = grid.columns[Math.min(i + shift, grid.columns.length - 1)]
    if (!key || key === 'other') continue
    if (cell.continues === 'above') merged.add(key)
    if (cell.text.trim() !== '') cells[key] = join(cells[key], cell.text.trim())
  }
  return { cells, merged }
}

function shiftOf(grid: Grid, row: GridRow, expected: number): number {
  const missing = grid.columns.length - row.cells.length
  if (missing <= 0) return 0
  const at = grid.columns.indexOf('number')
  const found = row.cells.findIndex((cell) => numberOf(cell.text, -1) === expected)
  if (at >= 0 && found >= 0 && found <= at) return at - found
  const kindAt = grid.columns.indexOf('kind')
  const kind = row.cells.findIndex((cell) => /^(?:定量|定性)/u.test(cell.text.trim()))
  return kindAt >= 0 && kind >= 0 && kind <= kindAt ? kindAt - kind : 0
}

/** A row across the table that only names a group: 一、促进发展（20分）. */
function isBand(row: GridRow, cells: Cells): boolean {
  const texts = new Set(row.cells.map((cell) => squeeze(cell.text)).filter((text) => text !== ''))
  return (
    texts.size === 1 &&
    row.cells.length > 2 &&
    !cells.criteria &&
    !cells.source &&
    /分\)?$|^[一二三四五六七八九十(]/u.test(fold([...texts][0] ?? ''))
  )
}

function setBand(above: Cells, cells: Cells, row: GridRow): void {
  const text = squeeze(row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '')
  const sub = cells.subgroup !== undefined || /^[（(]/u.test(text)
  const plain = text.replace(
    /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])/u,
    '',
  )
  if (sub) above.subgroup = plain
  else {
    above.group = plain
    above.subgroup = ''
  }
}

/** A row without number: the rest of the row before it, that a page break cut off. */
function continuesLast(
  grid: Grid,
  index: number,
  cells: Cells,
  merged: ReadonlySet<ColumnKey>,
  last: Draft,
): boolean {
  if (!grid.columns.includes('number')) return merged.has('name') || (!cells.name && !cells.points)
  if (merged.has('number')) return true
  const own = numberOf(cells.number, -1)
  if (own >= 0) return own === numberOf(last.cells.number, -2) && !cells.kind
  if (/^定[量性]/u.test(squeeze(cells.kind ?? '')) && cells.name) return false
  if (!cells.name || !cells.criteria) return true
  const next = grid.rows
    .slice(index + 1)
    .map((row) => numberOf(keyed(grid, row, -1).cells.number, -1))
    .find((n) => n >= 0)
  return next === undefined || next === numberOf(last.cells.number) + 1
}

const POINTS = /[(]\s*(?:共|满分|计)?\s*(\d+(?:\.\d+)?)\s*分\s*\)\s*[。.;]?$/u

/** "促进发展（20分）" is a name and its points. */
export function splitPoints(printed: string): { name: string; points: number | null } {
  const text = squeeze(printed)
  const folded = fold(text)
  const match = POINTS.exec(folded) ?? /(?<=[\p{Script=Han}。])(\d+(?:\.\d+)?)分$/u.exec(folded)
  if (!match) return { name: withoutStop(text), points: null }
  return { name: withoutStop(text.slice(0, match.index)), points: Number(match[1]) }
}

function indicatorOf(draft: Draft): PlanIndicator {
  const { cells, row } = draft
  const group = splitPoints(cells.group ?? '')
  const subgroup = splitPoints(cells.subgroup ?? '')
  const name = splitPoints((cells.name ?? '').replace(/^\s*\d{1,2}\s*[.、．](?!\d)\s*/u, ''))
  const column = /(\d+(?:\.\d+)?)/u.exec(fold(cells.points ?? ''))?.[1]
  // Neither a column nor the name says the points: 高于全国得5分。（5分）.
  const said = name.points ?? splitPoints(cells.criteria ?? '').points
  const printedPoints = column === undefined ? said : Number(column)
  const units = [
    ...unitsOfCell(cells.lead, 'lead', row.at),
    ...unitsOfCell(cells.responsible, 'responsible', row.at),
    ...unitsOfCell(cells.cooperating, 'cooperating', row.at),
    ...unitsOfCell(cells.guiding, 'guiding', row.at),
  ]
  const { sources, methods } = splitSources(cells.source ?? '')
  const leading = /^\s*(\d{1,2})\s*[.、．](?!\d)/u.exec(cells.name ?? '')?.[1]
  const number = numberOf(cells.number ?? leading, Number.NaN)
  const restoredName = undoubled(name.name)
  return {
    number: Number.isNaN(number) ? null : number,
    group: group.name,
    groupPoints: group.points,
    subgroup: subgroup.name,
    subgroupPoints: subgroup.points,
    kind: squeeze(cells.kind ?? ''),
    name: name.name,
    points: printedPoints,
    criteria: withoutStop(squeeze(stripTags(cells.criteria ?? ''))),
    sources,
    ...unitFields(units),
    taskRefs: splitRefs(cells.refs ?? ''),
    methods,
    units,
    restored: restoredName === undefined ? {} : { name: restoredName },
    at: row.at,
    confidence:
      draft.numberLost || printedPoints === null || name.name === '' ? 0.6 : draft.guessed ? GUESSED : 0.95,
  }
}

function stripTags(text: string): string {
  return text.replace(/<\/?[a-z][^<>]*>/giu, ' ')
}

/** The units of a cell; a dash or 无 stands for none. */
export function unitsOfCell(cell: string | undefined, role: UnitRole, at: Position): UnitMention[] {
  if (!cell || /^[\s\-—/无]*$/u.test(cell)) return []
  const lines = stripTags(cell)
    .split('\n')
    .map((text) => ({ text, at }))
  return readUnits(passageOf(lines), role).units
}

/** "方式：… 数据或资料来源：1.…；2.…。" */
export function splitSources(cell: string): { sources: string[]; methods: string[] } {
  const text = squeeze(stripTags(cell))
  const folded = fold(text)
  const source = /(?:数据(?:或|及|和|、)?(?:资料)?|资料)来源:/u.exec(folded)
  const method = /(?:评估|评价|考核)?方式:/u.exec(folded)
  const end = source ? source.index : text.length
  const methodText = method && method.index < end ? text.slice(method.index + method[0].length, end) : ''
  const sourceText = source ? text.slice(source.index + source[0].length) : method ? '' : text
  const methods = methodText
    .replace(/[\d０-９]+[.、．]?$/u, '')
    .split(/[、，,；;。]/u)
    .map((part) => withoutStop(part))
    .filter((part) => part !== '')
  const parts = splitNumbered(sourceText)
  const onlyMethods =
    !source &&
    !method &&
    parts.length > 0 &&
    parts.every((part) =>
      /^(?:资料审查|数据比对|专家评估|实地(?:核查|考察)|问卷调查|听取汇报|现场.{2,4})$/u.test(part),
    )
  return onlyMethods ? { sources: [], methods: parts } : { sources: parts, methods }
}

const ITEM_NUMBER = /(?:^|(?<=[。;,、\p{Script=Han})台网]))\d{1,2}[.、](?!\d)|[①-⑳]|(?:^|(?<=[。;]))\(\d\)/gu

/** Entries by their numbers; without numbers by stops and commas of lists. */
function splitNumbered(text: string): string[] {
  const folded = fold(text)
  const numbers = [...folded.matchAll(ITEM_NUMBER)]
  const cuts =
    numbers.length >= 2 || numbers[0]?.index === 0
      ? numbers.map((match) => [match.index, match[0].length] as const)
      : [...folded.matchAll(/[;。]|、(?![^(]*\))/gu)].map((match) => [match.index, 1] as const)
  const parts: string[] = []
  let from = 0
  for (const [at, length] of cuts) {
    parts.push(text.slice(from, at))
    from = at + length
  }
  parts.push(text.slice(from))
  return parts.map((part) => withoutStop(part)).filter((part) => part !== '')
}

/** "主要任务1、3、5" and "8-10" as numbers; anything else as printed. */
export function splitRefs(cell: string): (number | string)[] {
  const text = squeeze(cell)
  if (text === '' || /^[-—/无]+$/u.test(text)) return []
  const named = /^(?:主要|重点|工作|具体|创建)?任务/u.test(fold(text))
  return text.split(/[、，,；;]/u).flatMap((part): (number | string)[] => {
    const plain = fold(part)
      .replace(/^(?:主要|重点|工作|具体|创建)?任务(?:第)?/u, '')
      .replace(/[项条.。]+$/u, '')
      .replace(/^第/u, '')
    const span = /^(\d{1,3})(?:-+|至|到)(\d{1,3})$/u.exec(plain)
    if (span) {
      const [from, to] = [Number(span[1]), Number(span[2])]
      if (to >= from && to - from < 60) return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    }
    if (/^\d{1,3}$/u.test(plain)) return [Number(plain)]
    if (named && /^[一二三四五六七八九十]{1,3}$/u.test(plain)) return [numeral(plain)]
    const printed = withoutStop(part)
    return printed === '' ? [] : [printed]
  })
}

/** 数字经济字经济发展: a scanner read the end of a line twice. */
function undoubled(text: string): string | undefined {
  const once = text.replace(/(\p{Script=Han}{3,})\1/gu, '$1')
  return once === text ? undefined : once
}

/** The top of a page may carry the wrong group: the subgroup's rows elsewhere tell the right one. */
function restoreGroups(indicators: readonly PlanIndicator[]): PlanIndicator[] {
  const votes = new Map<string, Map<string, { count: number; points: number | null }>>()
  for (const entry of indicators) {
    const groups = votes.get(entry.subgroup) ?? new Map<string, { count: number; points: number | null }>()
    const vote = groups.get(entry.group) ?? { count: 0, points: entry.groupPoints }
    groups.set(entry.group, { count: vote.count + 1, points: vote.points })
    votes.set(entry.subgroup, groups)
  }
  return indicators.map((entry) => {
    const groups = votes.get(entry.subgroup)
    if (!entry.subgroup || !groups || groups.size < 2) return entry
    const [best] = [...groups].sort((a, b) => b[1].count - a[1].count)
    if (!best || best[0] === entry.group || best[1].count <= (groups.get(entry.group)?.count ?? 0))
      return entry
    return {
      ...entry,
      confidence: 0.6,
      restored: {
        ...entry.restored,
        group: best[0],
        ...(best[1].points === null ? {} : { groupPoints: best[1].points }),
      },
    }
  })
}
