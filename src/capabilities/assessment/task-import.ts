/** 任务清单导入: what each row of a workbook would become, what stands already, or why not. Pure. */
import { type Day, parseDay } from '../../kernel/day.ts'
import { isEqual, parseDecimal } from '../../kernel/exact.ts'

/** Columns of the workbook, in the order in which they are written and read. */
export const SHEET_COLUMNS = [
  'number',
  'title',
  'section',
  'content',
  'unit',
  'supporting',
  'stage',
  'indicators',
  'start',
  'due',
  'effort',
  'priority',
  'milestones',
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** Columns that a file cannot do without. */
const NEEDED: readonly SheetColumn[] = ['title', 'unit', 'due']

const PRIORITIES = ['high', 'normal', 'low'] as const
type Priority = (typeof PRIORITIES)[number]

/** The words of the sheet in every language: a file is read in whichever it was written. */
export interface SheetWords {
  readonly headings: Readonly<Record<SheetColumn, readonly string[]>>
  readonly priorities: Readonly<Record<Priority, readonly string[]>>
  /** Begins the title of a row that only shows how. */
  readonly examples: readonly string[]
}

export interface SheetRow {
  readonly number: number
  /** Columns that the file does not have say nothing. */
  readonly text: Partial<Readonly<Record<SheetColumn, string>>>
}

interface SheetLike {
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/[\s*]/g, '').toLowerCase()

/** The rows of the first sheet whose headings name what is needed; undefined when none does. */
export function readTaskSheet(sheets: readonly SheetLike[], words: SheetWords): SheetRow[] | undefined {
  for (const { rows } of sheets) {
    const [head, ...body] = rows
    const columnOf = (heading: string) =>
      SHEET_COLUMNS.find((column) => words.headings[column].some((word) => plain(word) === plain(heading)))
    const columns = head?.cells.map(columnOf) ?? []
    if (!NEEDED.every((column) => columns.includes(column))) continue
    return body.flatMap(({ number, cells }) => {
      const text: Partial<Record<SheetColumn, string>> = {}
      columns.forEach((column, place) => {
        if (column !== undefined) text[column] ??= (cells[place] ?? '').trim()
      })
      return words.examples.some((mark) => text.title?.startsWith(mark)) ? [] : [{ number, text }]
    })
  }
  return undefined
}

export interface PlannedTask {
  readonly number: number | null
  readonly title: string
  readonly section: string
  readonly content: string
  readonly unitId: string
  readonly supportingUnitIds: readonly string[]
  readonly stageId: string | null
  readonly indicators: readonly number[]
  readonly startOn: string | null
  readonly dueOn: string
  readonly effortDays: string | null
  readonly priority: Priority
  readonly milestones: readonly { readonly title: string; readonly dueOn: string }[]
}

/** A task that stands; `shownStartOn` is what lists and workbooks show where no start is set. */
export interface StandingTask extends PlannedTask {
  readonly id: string
  readonly shownStartOn: string
}

interface KnownUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
}

export interface TasksKnown {
  readonly words: SheetWords
  readonly units: readonly KnownUnit[]
  readonly stages: readonly { readonly id: string; readonly name: string }[]
  readonly indicators: ReadonlySet<number>
}

export interface TaskProblem {
  readonly column: SheetColumn
  /** Key of its words. */
  readonly code: string
  readonly details?: { readonly [name: string]: string | number }
}

export type ReadTask =
  | { readonly row: SheetRow; readonly task: PlannedTask }
  | { readonly row: SheetRow; readonly problems: readonly TaskProblem[] }

const TITLE_MAX = 300
const CONTENT_MAX = 20_000
const MILESTONES_MAX = 20
const MILESTONE_TITLE_MAX = 200
const LISTED_MAX = 100

const listed = (text: string): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** '2026-10-30', '2026/10/30', '2026.10.30', '2026年10月30日'. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(
    text.normalize('NFKC').replaceAll(/\s/g, ''),
  )
  if (match === null) return undefined
  const [, year = '', month = '', date = ''] = match
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

/** A row as text becomes a task, or says everything that is wrong with it. */
export function readTask(row: SheetRow, known: TasksKnown): ReadTask {
  const problems: TaskProblem[] = []
  const fault = (column: SheetColumn, code: string, details?: TaskProblem['details']) =>
    void problems.push({ column, code: `assessment.import_${code}`, ...(details && { details }) })
  const cell = (column: SheetColumn) => row.text[column] ?? ''
  const unitCalled = (column: SheetColumn, name: string): string => {
    const found = known.units.filter((unit) => [unit.name, unit.shortName, ...unit.aliases].includes(name))
    const [unit] = found
    if (unit !== undefined && found.length === 1) return unit.id
    fault(column, unit === undefined ? 'unknown_unit' : 'two_units', { name })
    return ''
  }
  const day = (column: SheetColumn, text: string): string => {
    const read = readDay(text)
    if (read === undefined) fault(column, 'no_day', { text })
    return read ?? ''
  }
  const tooLong = (column: SheetColumn, max: number) => {
    if (cell(column).length > max) fault(column, 'long_text', { max })
  }
  if (cell('title').length < 2) fault('title', 'title_missing')
  tooLong('title', TITLE_MAX)
  tooLong('section', TITLE_MAX)
  tooLong('content', CONTENT_MAX)
  const number = readNumber(cell('number'))
  if (number === undefined) fault('number', 'no_number')
  const unitId = unitCalled('unit', cell('unit'))
  const supporting = listed(cell('supporting')).map((name) => unitCalled('supporting', name))
  const stage = known.stages.find((each) => each.name === cell('stage'))
  if (cell('stage') !== '' && stage === undefined) fault('stage', 'unknown_stage', { name: cell('stage') })
  const indicators = listed(cell('indicators')).map((text) => {
    const indicator = readNumber(text)
    if (!indicator || !known.indicators.has(indicator)) fault('indicators', 'unknown_indicator', { text })
    return indicator ?? 0
  })
  const dueOn = day('due', cell('due'))
  const startOn = cell('start') === '' ? null : day('start', cell('start'))
  if (startOn && dueOn && startOn > dueOn) fault('start', 'start_after_due')
  const effort = cell('effort') === '' ? null : parseDecimal(cell('effort'))
  if (effort === undefined || effort?.startsWith('-')) fault('effort', 'no_effort')
  const priority =
    cell('priority') === ''
      ? 'normal'
      : PRIORITIES.find((each) => known.words.priorities[each].includes(cell('priority')))
  if (priority === undefined) fault('priority', 'unknown_priority')
  const milestones = listed(cell('milestones')).map((text) => {
    const [, title = '', on = ''] = /^(.+?)[\s：:]+(\S+)$/.exec(text) ?? []
    if (title === '' || title.length > MILESTONE_TITLE_MAX) fault('milestones', 'no_milestone', { text })
    return { title, dueOn: title === '' ? '' : day('milestones', on) }
  })
  const isLong =
    milestones.length > MILESTONES_MAX || Math.max(supporting.length, indicators.length) > LISTED_MAX
  if (isLong) fault('milestones', 'too_many')
  if (problems.length > 0 || number === undefined || priority === undefined) return { row, problems }
  return {
    row,
    task: {
      number,
      title: cell('title'),
      section: cell('section'),
      content: cell('content'),
      unitId,
      supportingUnitIds: [...new Set(supporting)].filter((id) => id !== unitId),
      stageId: stage?.id ?? null,
      indicators: [...new Set(indicators)],
      startOn,
      dueOn,
      effortDays: effort ?? null,
      priority,
      milestones,
    },
  }
}

/** A whole number above nought; null for an empty cell, undefined for anything else. */
function readNumber(text: string): number | null | undefined {
  const narrow = text.normalize('NFKC')
  if (narrow === '') return null
  return /^\d{1,9}$/.test(narrow) && Number(narrow) > 0 ? Number(narrow) : undefined
}

export interface JudgedTask {
  readonly row: SheetRow
  readonly verdict: 'new' | 'same' | 'bad'
  readonly problems: readonly TaskProblem[]
  readonly task: PlannedTask | undefined
}

const keyOf = (task: { readonly title: string; readonly unitId: string }) => `${task.unitId} ${task.title}`

/** One unit has one task of one title: a row that says the same again is the same, one that says other things is bad. */
export function judgeTasks(rows: readonly ReadTask[], standing: readonly StandingTask[]): JudgedTask[] {
  const firstRows = new Map<string, number>()
  return rows.map((each): JudgedTask => {
    const { row } = each
    if ('problems' in each) return { row, verdict: 'bad', problems: each.problems, task: undefined }
    const { task } = each
    const bad = (code: string, details?: TaskProblem['details']): JudgedTask => ({
      row,
      verdict: 'bad',
      problems: [{ column: 'title', code: `assessment.import_${code}`, ...(details && { details }) }],
      task,
    })
    const first = firstRows.get(keyOf(task))
    if (first !== undefined) return bad('twice', { row: first })
    firstRows.set(keyOf(task), row.number)
    const twins = standing.filter((other) => keyOf(other) === keyOf(task))
    if (twins.length === 0) return { row, verdict: 'new', problems: [], task }
    if (twins.some((twin) => saysTheSame(row, task, twin)))
      return { row, verdict: 'same', problems: [], task }
    return bad('task_exists')
  })
}

/** Only what the file has columns for is compared. */
function saysTheSame({ text }: SheetRow, task: PlannedTask, twin: StandingTask): boolean {
  const listOf = (values: readonly (string | number)[]) => [...values].map(String).sort().join('\n')
  const milestonesOf = (each: PlannedTask) =>
    listOf(each.milestones.map((one) => `${one.dueOn} ${one.title}`))
  const effortOf = (each: PlannedTask) => each.effortDays ?? '0'
  const isSame: Readonly<Record<SheetColumn, boolean>> = {
    number: task.number === twin.number,
    title: true,
    section: task.section === twin.section,
    content: task.content === twin.content.trim(),
    unit: true,
    supporting: listOf(task.supportingUnitIds) === listOf(twin.supportingUnitIds),
    stage: task.stageId === twin.stageId,
    indicators: listOf(task.indicators) === listOf(twin.indicators),
    start: task.startOn === twin.startOn || task.startOn === twin.shownStartOn,
    due: task.dueOn === twin.dueOn,
    effort: isEqual(effortOf(task), effortOf(twin)),
    priority: task.priority === twin.priority,
    milestones: milestonesOf(task) === milestonesOf(twin),
  }
  return SHEET_COLUMNS.every((column) => text[column] === undefined || isSame[column])
}
