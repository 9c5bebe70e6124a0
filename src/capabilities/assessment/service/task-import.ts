/** 任务清单导入: the template, and a workbook judged row by row and taken over as it is told. */
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import { listUnits } from '../../organisation/index.ts'
import { TASK_SHEET_BYTES_MAX, TASK_SHEET_ROWS_MAX, type TaskVerdict } from '../contract.ts'
import { listIndicators } from '../edition/index.ts'
import { loadSeriesBasis } from '../store/series.ts'
import * as store from '../store/task-import.ts'
import {
  type JudgedTask,
  judgeTasks,
  readTask,
  readTaskSheet,
  SHEET_COLUMNS,
  type SheetColumn,
  type SheetRow,
  type SheetWords,
  type TasksKnown,
} from '../task-import.ts'
import { loadEditionInForce } from './edition-in-force.ts'
import { openTasks } from './tasks.ts'

/** More units than any region has. */
const UNITS_MAX = 2000

function wordsOf(world: World): SheetWords {
  const inAll = (key: string) => (['zh', 'en'] as const).map((language) => world.translate(language, key))
  const headings = SHEET_COLUMNS.map((column) => [column, inAll(`assessment.export.${column}`)])
  const priority = (key: string) => inAll(`assessment.export.priority_${key}`)
  return {
    headings: Object.fromEntries(headings) as Record<SheetColumn, readonly string[]>,
    priorities: { high: priority('high'), normal: priority('normal'), low: priority('low') },
    examples: inAll('assessment.import_example'),
  }
}

/** One example row, which an import leaves out, and a second sheet that says what goes into each column. */
export async function downloadTaskTemplate(world: World, language: Language): Promise<Download> {
  const say = (key: string) => world.translate(language, `assessment.${key}`)
  const headings = SHEET_COLUMNS.map((column) => say(`export.${column}`))
  const example = SHEET_COLUMNS.map((column) => say(`import_example_${column}`))
  const content = await writeXlsx([
    { name: say('export.sheet'), headings, rows: [example] },
    {
      name: say('import_explanation'),
      headings: [say('import_column'), say('import_how')],
      rows: SHEET_COLUMNS.map((column) => [say(`export.${column}`), say(`import_how_${column}`)]),
    },
  ])
  return new Download(`${say('import_template')}.xlsx`, XLSX_MEDIA_TYPE, content)
}

async function readUpload(uploads: AsyncIterable<Upload>, words: SheetWords): Promise<Result<SheetRow[]>> {
  const tooLong = refuse('invalid', 'assessment.import_too_long', { max: TASK_SHEET_ROWS_MAX })
  for await (const upload of uploads) {
    const content = await buffer(upload.content)
    if (content.length > TASK_SHEET_BYTES_MAX) return tooLong
    const sheets = await readXlsx(content)
    const rows = sheets === undefined ? undefined : readTaskSheet(sheets, words)
    if (rows === undefined) return refuse('invalid', 'assessment.import_no_sheet')
    if (rows.length === 0) return refuse('invalid', 'assessment.import_empty')
    return rows.length > TASK_SHEET_ROWS_MAX ? tooLong : ok(rows)
  }
  return refuse('invalid', 'assessment.file_needed')
}

/** What names in the file may stand for: units and stages of the officer's own region, indicators of its edition. */
async function loadKnown(world: World, actor: Officer, words: SheetWords): Promise<Result<TasksKnown>> {
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const units = await listUnits(tx, { region: actor.region, open: true, limit: UNITS_MAX })
    const stages = await store.listStages(tx, actor.region)
    const { creation } = await loadSeriesBasis(tx, actor.region)
    const edition = await loadEditionInForce(tx, creation)
    if (!edition.ok) return edition
    const indicators = new Set(listIndicators(edition.value).map(({ number }) => number))
    return ok({ words, units: units.items, stages, indicators })
  })
}

export interface TaskImportOutcome {
  readonly rows: TaskVerdict[]
  readonly fresh: number
  readonly same: number
  readonly bad: number
  readonly imported: number
}

export async function importTasks(
  world: World,
  actor: Officer,
  uploads: AsyncIterable<Upload>,
  { mode, language }: { readonly mode: 'check' | 'all' | 'good'; readonly language: Language },
): Promise<Result<TaskImportOutcome>> {
  const { region, unitId } = actor
  if (!may(actor, 'assessment.manageTasks', { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'assessment.manageTasks' })
  const words = wordsOf(world)
  const rows = await readUpload(uploads, words)
  if (!rows.ok) return rows
  const known = await loadKnown(world, actor, words)
  if (!known.ok) return known
  const read = rows.value.map((row) => readTask(row, known.value))
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    await store.holdImport(tx, region)
    const titles = read.flatMap((each) => ('task' in each ? [each.task.title] : []))
    const judged = judgeTasks(read, await store.listTasksCalled(tx, region, [...new Set(titles)]))
    const count = (verdict: JudgedTask['verdict']) => judged.filter((each) => each.verdict === verdict).length
    const counts = { fresh: count('new'), same: count('same'), bad: count('bad') }
    const outcome = { rows: judged.map((each) => inWords(world, language, each)), ...counts, imported: 0 }
    if (mode === 'check') return ok(outcome)
    if (mode === 'all' && counts.bad > 0)
      return refuse('conflict', 'assessment.import_bad_rows', { bad: counts.bad })
    const tasks = judged.flatMap(({ verdict, task }) => (verdict === 'new' && task ? [task] : []))
    if (tasks.length === 0) {
      return counts.bad > 0 ? refuse('conflict', 'assessment.import_nothing_good') : ok(outcome)
    }
    await openTasks(tx, world, actor, region, known.value.stages, tasks)
    await record(tx, actor, {
      action: 'assessment.tasksImported',
      subject: { type: 'assessment.taskImport', id: randomUUID() },
      region,
      unitId,
      details: counts,
    })
    return ok({ ...outcome, imported: tasks.length })
  })
}

function inWords(world: World, language: Language, { row, verdict, problems }: JudgedTask): TaskVerdict {
  return {
    row: row.number,
    title: (row.text.title ?? '').slice(0, 300),
    verdict,
    problems: problems.map(({ column, code, details }) => ({
      column: world.translate(language, `assessment.export.${column}`),
      code,
      reason: world.translate(language, code, details ?? {}),
    })),
  }
}
