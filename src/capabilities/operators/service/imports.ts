/** 导入: a file is kept, its columns are mapped, it is checked row by row, and a second act takes its rows over. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { JobCall } from '../../../platform/jobs/jobs.ts'
import type { World } from '../../../platform/world.ts'
import { writeXlsx } from '../../../platform/xlsx/read.ts'
import { streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import { IMPORT_BYTES_MAX, type OperatorImport } from '../contract.ts'
import {
  FIELDS,
  FIELDS_NEEDED,
  type ImportKind,
  type Mapping,
  proposeMapping,
  TEMPLATE_FIELDS,
} from '../import/columns.ts'
import * as store from '../store/imports.ts'
import { type ImportOrder, ImportPass, isNoTable, readRows } from './import-pass.ts'
import { READ } from './register.ts'

const IMPORT = 'operators.import'
export const IMPORT_JOB = 'operators.import'

/** A file of this size is judged while its sender waits; a longer one by a job. */
const INLINE_BYTES_MAX = 200 * 1024
const SAMPLE_ROWS = 5
const COLUMNS_MAX = 200

export async function downloadTemplate(
  world: World,
  kind: ImportKind,
  language: Language,
): Promise<Result<Download>> {
  const headings = TEMPLATE_FIELDS[kind].map((field) => FIELDS[field].title[language])
  const name = world.translate(language, `operators.import_kind_${kind}`)
  const content = await writeXlsx([{ name, headings, rows: [] }])
  return ok(new Download(`${name}.xlsx`, XLSX_MEDIA_TYPE, content))
}

const MISSING = refuse('forbidden', 'permission.missing', { permission: IMPORT })

export interface ImportInput {
  readonly kind: ImportKind
  readonly sender: string
  readonly seenOn?: string | undefined
  readonly dueOn?: string | undefined
}

/** Keeps the file and proposes how its columns are to be read; nothing of it is in the register. */
export async function openImport(
  world: World,
  actor: Officer,
  input: ImportInput,
  uploads: AsyncIterable<Upload>,
  language: Language,
): Promise<Result<OperatorImport>> {
  if (!may(actor, IMPORT, { region: actor.region, unitId: actor.unitId })) return MISSING
  const { kind, sender } = input
  const at = world.clock.now()
  for await (const upload of uploads) {
    const blob = await world.blobs.put(upload.content, { sizeMax: IMPORT_BYTES_MAX })
    if (!blob.ok) return blob
    const format = await formatOf(world, blob.value.sha256)
    if (!format.ok) return format
    const file = { blob: blob.value.sha256, format: format.value }
    const head = await readHead(world, file)
    if (!head.ok) return head
    const scope = scopeOf(actor, IMPORT)
    const id = randomUUID()
    const kept = await world.db.transact(scope, async (tx): Promise<Result<void>> => {
      const remembered = await store.findMapping(tx, actor.region, kind, sender)
      await store.insertImport(tx, {
        ...file,
        ...head.value,
        id,
        region: actor.region,
        person_id: actor.personId,
        kind,
        sender,
        seen_on: input.seenOn ?? dayOf(at),
        due_on: input.dueOn ?? null,
        file_name: upload.fileName.slice(0, 200),
        mapping: proposeMapping(head.value.headings, remembered ?? {}),
        remembered: remembered !== undefined,
        started_at: at,
      })
      return ok(undefined)
    })
    return kept.ok ? await getImport(world, actor, id, language) : kept
  }
  return refuse('invalid', 'operators.file_needed')
}

/** By its first bytes: a workbook, a text, or what is refused by name. */
async function formatOf(world: World, sha256: string): Promise<Result<'xlsx' | 'csv'>> {
  const content = await world.blobs.open(sha256)
  let head = Buffer.alloc(0)
  if (content !== undefined)
    for await (const chunk of content) {
      head = Buffer.concat([head, chunk as Buffer])
      if (head.length >= 8) break
    }
  // 复合文档: xls of before 2007, and workbooks under a password.
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return refuse('invalid', 'operators.import_old_or_locked')
  const isZip = head.subarray(0, 2).toString('latin1') === 'PK'
  // Bit 0 of the flags of the first entry: encrypted.
  if (isZip && ((head[6] ?? 0) & 1) === 1) return refuse('invalid', 'operators.import_encrypted')
  return ok(isZip ? 'xlsx' : 'csv')
}

async function readHead(
  world: World,
  file: { readonly blob: string; readonly format: 'xlsx' | 'csv' },
): Promise<Result<{ headings: string[]; sample: string[][] }>> {
  const rows: string[][] = []
  try {
    for await (const row of readRows(world, file)) {
      rows.push(row.cells.slice(0, COLUMNS_MAX).map((cell) => cell.slice(0, 200)))
      if (rows.length > SAMPLE_ROWS) break
    }
  } catch (error) {
    if (isNoTable(error)) return refuse('invalid', 'operators.import_no_table')
    throw error
  }
  const [headings, ...sample] = rows
  return headings === undefined || sample.length === 0
    ? refuse('invalid', 'operators.import_empty')
    : ok({ headings, sample })
}

export async function listImports(world: World, actor: Officer) {
  const rows = await world.db.read(scopeOf(actor, IMPORT), (tx) => store.listImports(tx, actor.personId))
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      sender: row.sender,
      fileName: row.file_name,
      state: row.state,
      rows: row.row_count,
      bad: row.bad_count,
      startedAt: row.started_at.toISOString(),
    })),
  }
}

/** An import is its sender's own affair. */
async function findOwn(world: World, actor: Actor, id: string): Promise<store.StoredImport | undefined> {
  const row = await world.db.read(scopeOf(actor, READ), (tx) => store.findImport(tx, id))
  return actor.kind === 'officer' && row?.person_id === actor.personId ? row : undefined
}

const NOT_FOUND = refuse('not_found', 'operators.no_such_import')

export async function getImport(
  world: World,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Result<OperatorImport>> {
  const row = await findOwn(world, actor, id)
  return row === undefined ? NOT_FOUND : ok(toImport(world, row, language))
}

function toImport(world: World, row: store.StoredImport, language: Language): OperatorImport {
  return {
    id: row.id,
    kind: row.kind,
    sender: row.sender,
    seenOn: row.seen_on,
    dueOn: row.due_on,
    fileName: row.file_name,
    state: row.state,
    headings: row.headings,
    sample: row.sample,
    mapping: row.mapping,
    remembered: row.remembered,
    assumeHome: row.assume_home,
    rows: row.row_count,
    fresh: row.new_count,
    changed: row.changed_count,
    same: row.same_count,
    bad: row.bad_count,
    faults: Object.entries(row.faults)
      .map(([code, count]) => ({ code, reason: world.translate(language, `${code}.short`), count }))
      .sort((left, right) => right.count - left.count),
    badRows: row.bad_rows,
    jobId: row.job_id,
    startedAt: row.started_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
  }
}

export async function checkImport(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly mapping: Mapping; readonly assumeHome: boolean },
  language: Language,
): Promise<Result<OperatorImport>> {
  const row = await findOwn(world, actor, id)
  if (row === undefined) return NOT_FOUND
  if (row.state === 'checking' || row.state === 'applying')
    return refuse('conflict', 'operators.import_running')
  if (row.state === 'applied') return refuse('conflict', 'operators.import_applied')
  const lacking = FIELDS_NEEDED[row.kind].filter((field) => input.mapping[field] === undefined)
  if (lacking.length > 0) {
    const columns = lacking.map((field) => FIELDS[field].title[language]).join('、')
    return refuse('invalid', 'operators.import_columns', { columns })
  }
  const headings = Object.fromEntries(
    Object.entries(input.mapping).map(([field, place]) => [field, row.headings[place] ?? '']),
  )
  return await start(world, { actor, importId: id, act: 'check', language }, row, input, async (tx) =>
    store.rememberMapping(tx, row, headings, world.clock.now()),
  )
}

export async function applyImport(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly goodOnly: boolean },
  language: Language,
): Promise<Result<OperatorImport>> {
  const row = await findOwn(world, actor, id)
  if (row === undefined) return NOT_FOUND
  if (row.state !== 'checked') return refuse('conflict', 'operators.import_not_checked')
  if (row.bad_count > 0 && !input.goodOnly)
    return refuse('conflict', 'operators.import_bad_rows', { bad: row.bad_count })
  if (row.bad_count === row.row_count) return refuse('conflict', 'operators.import_nothing_good')
  return await start(world, { actor, importId: id, act: 'apply', language }, row, {})
}

/** Runs it now, or orders a job where the file is long. The job acts under the rights that its orderer had. */
async function start(
  world: World,
  todo: ImportOrder,
  row: store.StoredImport,
  read: { readonly mapping?: Mapping; readonly assumeHome?: boolean },
  then?: (tx: Tx) => Promise<void>,
): Promise<Result<OperatorImport>> {
  const { actor, importId, act, language } = todo
  const isLong = ((await world.blobs.stat(row.blob))?.size ?? 0) > INLINE_BYTES_MAX
  const state = act === 'check' ? 'checking' : 'applying'
  const begun = await world.db.transact(scopeOf(actor, IMPORT), async (tx): Promise<Result<void>> => {
    const jobId = isLong
      ? await world.jobs.enqueue(tx, IMPORT_JOB, todo as unknown as Detail, {
          region: actor.region,
          unitId: actor.unitId,
          personId: actor.personId,
          title: row.file_name,
          visible: true,
        })
      : null
    await store.setRunning(tx, importId, { state, jobId, ...read })
    await then?.(tx)
    return ok(undefined)
  })
  if (!begun.ok) return begun
  return isLong ? await getImport(world, actor, importId, language) : await run(world, todo, async () => true)
}

export async function runImportJob(job: JobCall): Promise<Result<Detail>> {
  const todo = job.payload as ImportOrder
  const done = await run(job.world, todo, async (rows) => {
    await job.progress(rows)
    return !(await job.isCancelled())
  })
  if (!done.ok) return done
  const { rows, fresh, changed, same, bad } = done.value
  return ok({ importId: todo.importId, rows, fresh, changed, same, bad })
}

const REPORT_COLUMNS = ['row', 'name', 'column', 'printed', 'reason'] as const

/** One pass over the file; what makes the whole file unfit sends it back to its mapping. */
async function run(
  world: World,
  todo: ImportOrder,
  progress: (rows: number) => Promise<boolean>,
): Promise<Result<OperatorImport>> {
  const { actor, importId, language, act } = todo
  const row = await findOwn(world, actor, importId)
  if (row === undefined) return NOT_FOUND
  const pass = new ImportPass(world, todo, row, progress)
  const t = (key: string) => world.translate(language, `operators.report_${key}`)
  const report = streamXlsx(t('title'), REPORT_COLUMNS.map(t), pass.judge())
  const blob = await world.blobs.put(report, { sizeMax: IMPORT_BYTES_MAX })
  if (!blob.ok) return blob
  const { counts, refusal } = pass
  const state = refusal ? (act === 'check' ? 'mapping' : 'checked') : act === 'check' ? 'checked' : 'applied'
  const saved = await world.db.transact(scopeOf(actor, IMPORT), async (tx): Promise<Result<void>> => {
    await store.saveOutcome(tx, importId, {
      ...counts,
      state,
      faults: pass.faults,
      badRows: pass.shown,
      report: counts.bad > 0 ? blob.value.sha256 : null,
      at: world.clock.now(),
    })
    if (act === 'apply')
      await record(tx, actor, {
        action: 'operators.imported',
        subject: { type: 'operators.import', id: importId },
        region: row.region as RegionCode,
        unitId: actor.unitId,
        details: { kind: row.kind, ...counts },
      })
    return ok(undefined)
  })
  if (refusal !== undefined) return refusal
  return saved.ok ? await getImport(world, actor, importId, language) : saved
}

/** 质量报告: every bad row in the sender's own words, to be sent back. */
export async function downloadReport(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const row = await findOwn(world, actor, id)
  const content = row?.report_blob == null ? undefined : await world.blobs.open(row.report_blob)
  if (row === undefined || content === undefined) return NOT_FOUND
  return ok(new Download(`${row.file_name.replace(/\.\w+$/, '')}-report.xlsx`, XLSX_MEDIA_TYPE, content))
}
