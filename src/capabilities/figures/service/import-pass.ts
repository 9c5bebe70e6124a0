/** 逐行导入: one pass over a file of figures: judges its rows batch by batch, and takes them over where so ordered. */
import type { Readable } from 'node:stream'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AskedSeries } from '../../../kernel/series.ts'
import type { Language } from '../../../kernel/text.ts'
import { type FileRow, readCsv } from '../../../platform/csv.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsxRows } from '../../../platform/xlsx/stream-read.ts'
import { type BadRow, IMPORT_ROWS_MAX } from '../contract.ts'
import { COLUMNS, COLUMNS_NEEDED, type Column, readHeadings } from '../import/columns.ts'
import { judgeEntry, type Problem, type ReadContext, type RowEntry, readRow } from '../import/judge.ts'
import { decideEntering } from '../policy.ts'
import * as figures from '../store/figures.ts'
import type { StoredImport } from '../store/import.ts'
import { askedSeries, enterFiguresIn, standingByKey } from './entry.ts'

export interface ImportOrder {
  readonly actor: Officer
  readonly importId: string
  readonly act: 'check' | 'apply'
  readonly publish: boolean
  readonly language: Language
}

const BATCH_ROWS = 1000
/** Bad rows that the page shows; the report has all of them. */
const SHOWN_MAX = 200

/** The bytes are no table; another error is a fault of ours and goes on. */
class NoTable extends Error {}

interface Waiting {
  readonly number: number
  readonly name: string
  readonly entry: RowEntry
}

interface BadEntry {
  readonly number: number
  readonly name: string
  readonly problems: readonly Problem[]
}

type Places = Partial<Record<Column, number>>

export class ImportPass {
  readonly counts = { rows: 0, fresh: 0, revised: 0, same: 0, bad: 0 }
  readonly shown: BadRow[] = []
  refusal: Result<never> | undefined
  readonly #world: World
  readonly #todo: ImportOrder
  readonly #row: StoredImport
  readonly #progress: (rows: number) => Promise<void>
  readonly #firstRows = new Map<string, number>()

  constructor(world: World, todo: ImportOrder, row: StoredImport, progress: (rows: number) => Promise<void>) {
    this.#world = world
    this.#todo = todo
    this.#row = row
    this.#progress = progress
  }

  /** Pages of the report. What makes the whole file unfit ends the pass and stands in `refusal`. */
  async *judge(): AsyncGenerator<readonly (readonly (string | number)[])[]> {
    const context = await this.#context()
    const isInline = this.#row.job_id === null
    let places: Places | undefined
    let batch: FileRow[] = []
    try {
      for await (const row of this.#rows()) {
        if (places === undefined) {
          const found = readHeadings(row.cells)
          const lacking = COLUMNS_NEEDED.filter((column) => found[column] === undefined)
          if (lacking.length > 0) return this.#refuse('import_columns', { columns: this.#titles(lacking) })
          places = found
          continue
        }
        batch.push(row)
        // What is judged while its sender waits is one act: all of it or nothing.
        if (isInline || batch.length < BATCH_ROWS) continue
        yield await this.#judgeBatch(batch, places, context)
        batch = []
        if (this.refusal !== undefined) return
        if (this.counts.rows > IMPORT_ROWS_MAX)
          return this.#refuse('import_too_long', { max: IMPORT_ROWS_MAX })
        await this.#progress(this.counts.rows)
      }
    } catch (error) {
      if (error instanceof NoTable) return this.#refuse('import_no_table', {})
      throw error
    }
    if (places !== undefined && batch.length > 0) yield await this.#judgeBatch(batch, places, context)
    if (this.counts.rows === 0 && this.refusal === undefined) this.#refuse('import_empty', {})
  }

  async #context(): Promise<ReadContext> {
    const { actor } = this.#todo
    const region = this.#row.region as RegionCode
    const asked = await this.#world.db.read(scopeOf(actor, 'figures.read'), (tx) =>
      askedSeries(tx, this.#world, region),
    )
    return {
      asked,
      today: dayOf(this.#world.clock.now()),
      refusalOf: (series) => {
        const allowed = decideEntering(actor, region, series)
        return allowed.ok ? undefined : allowed.error.code
      },
    }
  }

  #refuse(code: string, details: Record<string, Detail>): void {
    this.refusal = refuse('invalid', `figures.${code}`, details)
  }

  #titles(columns: readonly Column[]): string {
    return columns.map((column) => COLUMNS[column][this.#todo.language]).join('、')
  }

  async *#rows(): AsyncGenerator<FileRow> {
    const { blob, format } = this.#row
    const open = async (): Promise<Readable> => {
      const content = await this.#world.blobs.open(blob)
      if (content === undefined) throw new Error(`the blob ${blob} of an import is gone`)
      return content
    }
    const rows = format === 'csv' ? readCsv(open) : readXlsxRows(await open())
    try {
      while (true) {
        const next = await rows.next().catch((cause: unknown) => {
          throw new NoTable('the file cannot be read as a table', { cause })
        })
        if (next.done) return
        yield next.value
      }
    } finally {
      await rows.return(undefined)
    }
  }

  async #judgeBatch(
    rows: readonly FileRow[],
    places: Places,
    context: ReadContext,
  ): Promise<readonly (readonly (string | number)[])[]> {
    const bad: BadEntry[] = []
    const waiting: Waiting[] = []
    for (const { number, cells } of rows) {
      const text = Object.fromEntries(
        (Object.keys(COLUMNS) as Column[]).map((column) => [
          column,
          (cells[places[column] ?? -1] ?? '').trim(),
        ]),
      ) as Readonly<Record<Column, string>>
      const read = readRow(text, context)
      const name = [text.series, text.where, text.period].join(' ')
      if (read.read === 'bad') bad.push({ number, name, problems: read.problems })
      if (read.read !== 'entry') continue
      const twin = this.#twinOf(read.entry, number)
      if (twin === undefined) waiting.push({ number, name, entry: read.entry })
      else bad.push({ number, name, problems: [twin] })
    }
    bad.push(...(await this.#settle(waiting, context.asked)))
    this.counts.bad += bad.length
    this.counts.rows = this.counts.fresh + this.counts.revised + this.counts.same + this.counts.bad
    const worded = bad
      .toSorted((left, right) => left.number - right.number)
      .map((each) => this.#inWords(each))
    this.shown.push(...worded.slice(0, Math.max(0, SHOWN_MAX - this.shown.length)))
    return worded.flatMap(({ row, problems }) =>
      problems.map(({ column, printed, reason }) => [row, column, printed, reason]),
    )
  }

  /** The row that said the same figure before in this file. */
  #twinOf(entry: RowEntry, number: number): Problem | undefined {
    const key = `${entry.series} ${entry.where} ${entry.period} ${entry.valueKind}`
    const first = this.#firstRows.get(key)
    if (first === undefined) this.#firstRows.set(key, number)
    if (first === undefined) return undefined
    return { column: 'period', code: 'figures.import_twice', printed: entry.period, details: { row: first } }
  }

  /** Compares the batch with what stands, or takes it over; what does not fit comes back. */
  async #settle(waiting: readonly Waiting[], asked: readonly AskedSeries[]): Promise<readonly BadEntry[]> {
    const { actor, act, publish } = this.#todo
    const scope = scopeOf(actor, 'figures.read')
    const region = this.#row.region
    const bad: BadEntry[] = []
    if (waiting.length === 0) return bad
    const keys = waiting.map(({ entry }) => ({ ...entry, region }))
    const rows = await this.#world.db.read(scope, (tx) => figures.findStanding(tx, keys, 'look'))
    const standing = standingByKey(rows)
    const good: Waiting[] = []
    for (const each of waiting) {
      // Judged as if published, so that a missing reason shows at the check already.
      const judged = judgeEntry(each.entry, standing({ ...each.entry, region }), true)
      if (judged.verdict === 'bad')
        bad.push({ number: each.number, name: each.name, problems: [judged.problem] })
      else {
        good.push(each)
        if (judged.verdict === 'new') this.counts.fresh += 1
        else if (judged.verdict === 'revise') this.counts.revised += 1
        else this.counts.same += 1
      }
    }
    if (act === 'check' || good.length === 0) return bad
    const entries = good.map(({ entry }) => ({ ...entry, region, publish }))
    const entered = await this.#world.db.transact(scope, async (tx) => {
      const outcomes = await enterFiguresIn(tx, this.#world, actor, entries, asked)
      return outcomes.find((outcome) => !outcome.ok) ?? ok(undefined)
    })
    // Somebody else revised between the look and the act: the pass stops; begun anew, what is done stays the same.
    if (!entered.ok) this.refusal = entered
    return bad
  }

  #inWords({ number, name, problems }: BadEntry): BadRow {
    const { language } = this.#todo
    return {
      row: number,
      name,
      problems: problems.map(({ column, code, printed, details = {} }) => ({
        column: COLUMNS[column][language],
        code,
        printed: printed.slice(0, 200),
        reason: this.#world.translate(language, code, details),
      })),
    }
  }
}
