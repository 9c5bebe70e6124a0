/** 量化指标表: targets from tables with a column of figures for each year. Pure. */
import type { Block, Position } from '../../../platform/documents/index.ts'
import { fold, squeeze } from './fold.ts'
import type { PlanTarget } from './plan.ts'

interface Row {
  readonly at: Position
  readonly cells: readonly string[]
}

const METRIC = /^(?:主要|量化|具体|目标|核心)?(?:指标|目标)(?:名称|内容|项目)?$/u
const UNIT = /^(?:计量)?单位$/u
const FIGURE_HEAD =
  /^(?:到|至)?(20\d\d年?(?:底|末)?|“?十[四五六]五”?末?)?(?:度)?(?:目标(?:值|任务|数)?|计划(?:值|目标|数)?|预期(?:值|目标)?|指标值)?(?:\(.{1,8}\))?$/u
const FIGURE = /^(?:[≥≤><>＜]=?)?(\d[\d,]*(?:\.\d+)?(?:-\d[\d,]*(?:\.\d+)?)?)([^\d]{0,6})$/u

/** Reads every table whose head names a metric and at least one column of figures to reach. */
export function targetsOfTables(blocks: readonly Block[]): PlanTarget[] {
  const targets: PlanTarget[] = []
  let head: { metric: number; unit: number; figures: readonly (readonly [number, string])[] } | undefined
  for (const row of rowsOf(blocks)) {
    const found = headOf(row.cells)
    if (found) head = found
    else if (row.cells.length < 2) head = undefined
    else if (head) targets.push(...targetsOfRow(row, head))
  }
  return targets
}

function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block): Row[] => {
    if (block.kind === 'table')
      return block.rows.map((row) => ({ at: row.at, cells: row.cells.map((cell) => cell.text.trim()) }))
    if (block.text.trim() === '') return []
    return [{ at: block.at, cells: block.text.split('\t').map((cell) => cell.trim()) }]
  })
}

function headOf(cells: readonly string[]) {
  const names = cells.map((cell) => squeeze(fold(cell)))
  const metric = names.findIndex((name) => METRIC.test(name))
  const unit = names.findIndex((name) => UNIT.test(name))
  const figures = names.flatMap((name, i): (readonly [number, string])[] => {
    const match = name === '' || i === metric ? null : FIGURE_HEAD.exec(name)
    const year = match?.[1] ?? ''
    if (!match) return []
    const from = name.indexOf(year)
    return [[i, year === '' ? '' : squeeze(cells[i] ?? '').slice(from, from + year.length)]]
  })
  return metric >= 0 && figures.length > 0 ? { metric, unit, figures } : undefined
}

function targetsOfRow(
  row: Row,
  head: { metric: number; unit: number; figures: readonly (readonly [number, string])[] },
): PlanTarget[] {
  const bracket = /^(.+?)[（(]([^（()）]{1,6})[）)]$/u.exec(squeeze(row.cells[head.metric] ?? ''))
  const ownUnit = head.unit >= 0 ? squeeze(row.cells[head.unit] ?? '') : ''
  const metric = ownUnit === '' && bracket?.[1] ? bracket[1] : squeeze(row.cells[head.metric] ?? '')
  const unit = ownUnit === '' ? (bracket?.[2] ?? '') : ownUnit
  if (metric === '') return []
  return head.figures.flatMap(([column, by]): PlanTarget[] => {
    const printed = squeeze(row.cells[column] ?? '')
    const match = FIGURE.exec(fold(printed))
    if (!match?.[1]) return []
    const from = printed.length - match[1].length - (match[2]?.length ?? 0)
    const figure = printed.slice(from, from + match[1].length)
    const rest = printed.slice(from + match[1].length).replace(/以上|左右|以内|及以上/u, '')
    return [
      {
        text: row.cells
          .map(squeeze)
          .filter((cell) => cell !== '')
          .join(' '),
        metric,
        value: figure + (rest === '' && !/^(?:-|—|\/)$/u.test(unit) ? unit : rest),
        by,
        bound: printed.slice(0, from),
        at: row.at,
        confidence: 0.85,
      },
    ]
  })
}
