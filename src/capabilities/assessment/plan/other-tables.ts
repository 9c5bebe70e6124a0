/** 任务分解表, 进度表, 成员表: tasks, stages and members that stand in tables. Pure. */
import type { ColumnKey } from './columns.ts'
import { findMonthSpans } from './dates.ts'
import { fold, numeral, squeeze, withoutStop } from './fold.ts'
import { type Grid, type GridRow, GUESSED } from './grid.ts'
import { isIndicatorGrid, unitsOfCell } from './indicator-table.ts'
import { titleAndBody } from './outline.ts'
import type { PlanMember, PlanStage, PlanTask, UnitRole } from './plan.ts'
import { unitFields } from './unit-list.ts'

interface Record_ {
  readonly cells: Partial<Record<ColumnKey, string>>
  readonly row: GridRow
}

const UNIT_KEYS: readonly (readonly [ColumnKey, UnitRole])[] = [
  ['lead', 'lead'],
  ['responsible', 'responsible'],
  ['cooperating', 'cooperating'],
  ['guiding', 'guiding'],
]

/** Rows by column; merged cells and empty group cells take the text above them. */
function recordsOf(grid: Grid, inherit: readonly ColumnKey[]): Record_[] {
  const above: Partial<Record<ColumnKey, string>> = {}
  return grid.rows.map((row) => {
    const cells: Partial<Record<ColumnKey, string>> = {}
    const missing = grid.columns.length - row.cells.length
    const shift = missing > 0 && grid.columns[0] !== 'number' ? missing : 0
    for (const [i, cell] of row.cells.entries()) {
      const key = grid.columns[Math.min(i + shift, grid.columns.length - 1)]
      if (!key || key === 'other') continue
      if (/^\s*同上\s*$/u.test(cell.text) && above[key]) cells[key] = above[key]
      else if (cell.text.trim() !== '') cells[key] = [cells[key], cell.text.trim()].filter(Boolean).join('\n')
      else if (cell.continues === 'above' && above[key]) cells[key] = above[key]
    }
    for (const key of inherit) cells[key] ??= above[key] ?? ''
    Object.assign(above, cells)
    return { cells, row }
  })
}

const BAND = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u

function isTaskGrid(grid: Grid): boolean {
  const has = (key: ColumnKey) => grid.columns.includes(key)
  return (
    !isIndicatorGrid(grid) &&
    (has('task') || has('measure')) &&
    UNIT_KEYS.some(([key]) => has(key)) &&
    !has('stage')
  )
}

/** Tasks from tables with a column of tasks and a column of units. */
export function tasksOfTables(grids: readonly Grid[]): PlanTask[] {
  return grids.filter(isTaskGrid).flatMap((grid) => {
    const hasTask = grid.columns.includes('task')
    const tasks: PlanTask[] = []
    let band = ''
    for (const { cells, row } of recordsOf(grid, ['section', 'group', 'task'])) {
      const texts = new Set(row.cells.map((cell) => squeeze(cell.text)).filter((text) => text !== ''))
      const [first, second, ...others] = [...texts]
      if (
        first &&
        second &&
        others.length === 0 &&
        /^[（(]?[一二三四五六七八九十]{1,3}[）)、.]?$/u.test(first)
      ) {
        band = second
        continue
      }
      if (texts.size === 1 && (row.cells.length > 2 || BAND.test(first ?? ''))) {
        band = [...texts][0] ?? ''
        continue
      }
      const body = cells.measure ?? ''
      const named = hasTask ? (cells.task ?? '') : ''
      if (squeeze(named + body) === '') continue
      const task = taskOfRow(cells, row, named, body, band, tasks.length + 1)
      tasks.push(grid.guessed ? { ...task, confidence: Math.min(task.confidence, GUESSED) } : task)
    }
    return tasks
  })
}

function taskOfRow(
  cells: Partial<Record<ColumnKey, string>>,
  row: GridRow,
  named: string,
  body: string,
  band: string,
  ordinal: number,
): PlanTask {
  const plain = (text: string) =>
    text.replace(/^\s*(?:\d{1,2}\s*[.、．](?!\d)|[（(]\s*[\d一二三四五六七八九十]+\s*[）)])\s*/u, '')
  const split = titleAndBody([{ text: plain(named === '' ? body : named), at: row.at }])
  const text =
    named === '' ? split.body.text : [split.body.text, squeeze(body)].filter((part) => part !== '').join('')
  const units = UNIT_KEYS.flatMap(([key, role]) => unitsOfCell(cells[key], role, row.at))
  const number = numeral(squeeze(cells.number ?? ''))
  const section = squeeze(cells.section || cells.group || '') || band
  const marker =
    /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])/u.exec(section)?.[0] ?? ''
  return {
    number: Number.isNaN(number) ? ordinal : number,
    section: withoutStop(section.slice(marker.length)),
    sectionNumber: marker.replace(/[、.．]$/u, ''),
    title: split.title,
    text: withoutStop(text),
    ...unitFields(units),
    units,
    deadline: withoutStop(squeeze(cells.deadline ?? '')),
    note: '',
    at: row.at,
    confidence: units.length > 0 ? 0.9 : 0.6,
  }
}

/** Stages from a timetable. */
export function stagesOfTables(grids: readonly Grid[], issuedOn: string): PlanStage[] {
  const stages: PlanStage[] = []
  for (const grid of grids) {
    const timed = grid.columns.find((key) => key === 'period' || key === 'deadline')
    if (!grid.columns.includes('stage') || !timed) continue
    for (const { cells, row } of recordsOf(grid, ['stage', timed])) {
      const year = Number((stages[stages.length - 1]?.to || issuedOn).slice(0, 4)) || undefined
      const printed = squeeze(cells[timed] ?? '')
      const span = findMonthSpans(printed, year, issuedOn.slice(0, 7))[0]
      const name = withoutStop(squeeze(cells.stage ?? ''))
      if (name === '') continue
      const text = withoutStop(squeeze(cells.content ?? cells.measure ?? cells.task ?? ''))
      const last = stages[stages.length - 1]
      if (last && last.name === name && last.printedPeriod === printed) {
        stages[stages.length - 1] = {
          ...last,
          text: [last.text, text].filter((part) => part !== '').join('；'),
        }
        continue
      }
      stages.push({
        name,
        from: span?.from ?? '',
        to: span?.to ?? '',
        text,
        printedPeriod: printed,
        at: row.at,
        confidence: span ? (grid.guessed ? GUESSED : 0.9) : 0.4,
      })
    }
  }
  return stages
}

/** Members from a table with names. */
export function membersOfTables(grids: readonly Grid[]): PlanMember[] {
  return grids
    .filter(
      (grid) =>
        grid.columns.includes('person') &&
        (grid.columns.includes('position') || grid.columns.includes('role')),
    )
    .flatMap((grid) => {
      const positionKey: ColumnKey = grid.columns.includes('position') ? 'position' : 'role'
      return recordsOf(grid, positionKey === 'role' ? [] : ['role']).flatMap(
        ({ cells, row }): PlanMember[] => {
          const name = squeeze(cells.person ?? '')
          if (!/^[\p{Script=Han}·]{2,12}$/u.test(fold(name))) return []
          const role = positionKey === 'role' ? '' : squeeze(cells.role ?? '').replace(/[:：]$/u, '')
          return [
            {
              role,
              name,
              position: squeeze(cells[positionKey] ?? ''),
              at: row.at,
              confidence: role === '' ? 0.6 : grid.guessed ? GUESSED : 0.95,
            },
          ]
        },
      )
    })
}
