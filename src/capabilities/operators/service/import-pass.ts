/** 逐行导入: one pass over a file of operators: judges its rows batch by batch, and takes them over where so ordered. */
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { FileRow } from '../../../platform/csv.ts'
import type { World } from '../../../platform/world.ts'
import { type BadRow, IMPORT_ROWS_MAX } from '../contract.ts'
import type { Decision, Entry, Origin } from '../domain/entry.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../import/columns.ts'
import { factOf, type Problem, type ReadContext, type RowText, readRow } from '../import/judge.ts'
import type { StoredImport } from '../store/imports.ts'
import { distributeIn, knownFacts } from './claims.ts'
import { enterEntries, lookUp, operatorByName, type Register, rehearseEntries } from './enter.ts'
import { readRows, refusalOfTable } from './import-file.ts'
import { loadPlacing, placeAddress, regionNamed } from './places.ts'
import { KEEP } from './register.ts'

export interface ImportOrder {
  readonly actor: Officer
  readonly importId: string
  readonly act: 'check' | 'apply'
  readonly language: Language
}

const BATCH_ROWS = 2000
/** Bad rows that the page shows; the report has all of them. */
const SHOWN_MAX = 200
/** Some regions are named again and again; their texts are looked up once. */
const REGIONS_REMEMBERED = 20_000

interface Waiting {
  readonly number: number
  readonly entry: Entry
}

export class ImportPass {
  readonly counts = { rows: 0, fresh: 0, changed: 0, same: 0, bad: 0 }
  readonly faults: Record<string, number> = {}
  readonly shown: BadRow[] = []
  refusal: Result<never> | undefined
  readonly #world: World
  readonly #todo: ImportOrder
  readonly #row: StoredImport
  readonly #progress: (rows: number) => Promise<boolean>
  readonly #firstRows = new Map<string, number>()
  /** While checking: the names of the operators that earlier rows would bring. */
  readonly #told = new Map<string, string>()
  readonly #origin: Origin

  constructor(
    world: World,
    todo: ImportOrder,
    row: StoredImport,
    progress: (rows: number) => Promise<boolean>,
  ) {
    this.#world = world
    this.#todo = todo
    this.#row = row
    this.#progress = progress
    this.#origin = {
      source: row.kind === 'distributed' ? 'distributed' : row.kind,
      sender: row.sender,
      seenOn: row.seen_on,
    }
  }

  /** Pages of the report. What makes the whole file unfit ends the pass and stands in `refusal`. */
  async *judge(): AsyncGenerator<readonly (readonly (string | number)[])[]> {
    const context = await this.#context()
    const rows = readRows(this.#world, this.#row)
    let isHeading = true
    let batch: FileRow[] = []
    try {
      for await (const row of rows) {
        if (isHeading) {
          isHeading = false
          continue
        }
        batch.push(row)
        if (batch.length < BATCH_ROWS) continue
        yield await this.#judgeBatch(batch, context)
        batch = []
        if (this.counts.rows > IMPORT_ROWS_MAX)
          return this.#refuse('import_too_many', { max: IMPORT_ROWS_MAX })
        if (!(await this.#progress(this.counts.rows))) return this.#refuse('import_stopped', {})
      }
    } catch (error) {
      const refusal = refusalOfTable(error)
      if (refusal === undefined) throw error
      return this.#refuse(refusal.code, refusal.details)
    }
    if (batch.length > 0) yield await this.#judgeBatch(batch, context)
    if (this.counts.rows === 0 && this.refusal === undefined) this.#refuse('import_empty', {})
  }

  #refuse(code: string, details: Record<string, Detail>): void {
    this.refusal = refuse('invalid', `operators.${code}`, details)
  }

  async #context(): Promise<ReadContext> {
    const { actor } = this.#todo
    const home = this.#row.region as RegionCode
    const placing = await this.#world.db.read(scopeOf(actor, KEEP), (tx) => loadPlacing(tx, home))
    const seen = new Map<string, string | undefined>()
    return {
      kind: this.#row.kind,
      today: dayOf(this.#world.clock.now()),
      platform: this.#row.kind === 'platformReport' ? this.#row.sender : '',
      regionNamed: (text) => {
        if (seen.has(text)) return seen.get(text)
        const named = regionNamed(placing, text)
        if (seen.size < REGIONS_REMEMBERED) seen.set(text, named)
        return named
      },
      placeIn: (address) =>
        placeAddress(placing, address) ??
        (this.#row.assume_home ? { region: home, unitId: null, by: 'home' } : undefined),
      mayKeepIn: (place) => may(actor, KEEP, place),
    }
  }

  async #judgeBatch(
    rows: readonly FileRow[],
    context: ReadContext,
  ): Promise<readonly (readonly (string | number)[])[]> {
    const bad: { number: number; name: string; problems: readonly Problem[] }[] = []
    const waiting: Waiting[] = []
    const { mapping } = this.#row
    for (const { number, cells } of rows) {
      const text = Object.fromEntries(
        FIELD_KEYS.map((key) => [key, (cells[mapping[key] ?? -1] ?? '').trim()]),
      ) as RowText
      const read = readRow(text, context)
      if (read.read === 'bad') {
        bad.push({ number, name: text.name, problems: read.problems })
        continue
      }
      const fact = factOf(read.entry)
      const first = this.#firstRows.get(fact)
      if (first === undefined) {
        this.#firstRows.set(fact, number)
        waiting.push({ number, entry: read.entry })
      } else
        bad.push({ number, name: text.name, problems: [problem('name', 'twice', text.name, { row: first })] })
    }
    for (const { number, entry, decision } of await this.#settle(waiting)) {
      if (decision.verdict === 'conflict') {
        const field = decision.code === 'other_name' ? 'name' : 'shopAddress'
        const printed = decision.code === 'other_name' ? entry.name : (entry.shop?.address ?? '')
        const found = problem(field, `conflict_${decision.code}`, printed, { known: decision.known })
        bad.push({ number, name: entry.name, problems: [found] })
      } else if (decision.verdict === 'new') this.counts.fresh += 1
      else this.counts[decision.verdict] += 1
    }
    this.counts.bad += bad.length
    this.counts.rows += rows.length
    for (const { problems } of bad)
      for (const { code } of problems) this.faults[code] = (this.faults[code] ?? 0) + 1
    const worded = bad
      .toSorted((left, right) => left.number - right.number)
      .map(({ number, name, problems }) => this.#inWords(number, name, problems))
    this.shown.push(...worded.slice(0, Math.max(0, SHOWN_MAX - this.shown.length)))
    return worded.flatMap(({ row, name, problems }) =>
      problems.map(({ column, printed, reason }) => [row, name, column, printed, reason]),
    )
  }

  /** What each entry of the batch does; done to the register only where so ordered. */
  async #settle(
    waiting: readonly Waiting[],
  ): Promise<readonly { readonly number: number; readonly entry: Entry; readonly decision: Decision }[]> {
    const { actor, act, importId } = this.#todo
    const entries = waiting.map(({ entry }) => entry)
    const at = this.#world.clock.now()
    const scope = scopeOf(actor, KEEP)
    const isClaims = this.#row.kind === 'distributed'
    const together = (decisions: readonly Decision[]) =>
      waiting.flatMap((each, place) => {
        const decision = decisions[place]
        return decision === undefined ? [] : [{ ...each, decision }]
      })
    if (entries.length === 0) return []
    if (act === 'check' && isClaims)
      return together(await this.#world.db.read(scope, (tx) => knownFacts(tx, entries)))
    if (act === 'check') {
      const register = await this.#world.db.read(scope, (tx) => lookUp(tx, entries))
      return together(this.#rehearse(entries, register, at))
    }
    const done = await this.#world.db.transact(scope, async (tx): Promise<Result<readonly Decision[]>> => {
      if (isClaims) return ok(await distributeIn(tx, this.#world, actor, this.#row, entries))
      const entered = await enterEntries(tx, actor, entries, this.#origin, { at, batchId: importId })
      return ok(entered.map(({ decision }) => decision))
    })
    return done.ok ? together(done.value) : []
  }

  /** As taking over would go, row after row; of earlier batches the names are remembered. */
  #rehearse(entries: readonly Entry[], register: Register, at: Date): readonly Decision[] {
    const { actor, importId } = this.#todo
    const bearerOf = (entry: Entry) => `${entry.place.region} ${entry.uscc ?? entry.identityNumber}`
    for (const entry of entries) {
      const name = this.#told.get(bearerOf(entry))
      if (name !== undefined) register.add(operatorByName(entry, name, this.#origin), undefined)
    }
    const decisions = rehearseEntries(actor, entries, this.#origin, { at, batchId: importId, register })
    for (const [place, entry] of entries.entries())
      if (decisions[place]?.verdict === 'new' && (entry.uscc ?? entry.identityNumber) !== '')
        this.#told.set(bearerOf(entry), entry.name)
    return decisions
  }

  #inWords(row: number, name: string, problems: readonly Problem[]): BadRow {
    const { language } = this.#todo
    return {
      row,
      name: name.slice(0, 100),
      problems: problems.map(({ field, code, printed, details }) => ({
        column: this.#headingOf(field),
        code,
        printed: printed.slice(0, 200),
        reason: this.#world.translate(language, code, details),
      })),
    }
  }

  /** The sender knows his own headings. */
  #headingOf(field: FieldKey): string {
    return this.#row.headings[this.#row.mapping[field] ?? -1] ?? FIELDS[field].title[this.#todo.language]
  }
}

const problem = (
  field: FieldKey,
  code: string,
  printed: string,
  details: { readonly [name: string]: Detail },
): Problem => ({ field, code: `operators.import_${code}`, printed, details })
