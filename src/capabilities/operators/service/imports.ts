/** 导入: a file is kept, its columns are mapped, it is checked row by row, and a second act takes its rows over. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { record } from '../../../platform/audit/record.ts'
import { readRecipientKey } from '../../../platform/crypto/recipient-key.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { JobCall } from '../../../platform/jobs/job.ts'
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
import { fold } from '../matching/fold.ts'
import * as store from '../store/imports.ts'
import { openFile, readHead, type TableHead } from './import-file.ts'
import { type ImportOrder, ImportPass } from './import-pass.ts'
import { READ } from './register.ts'

const IMPORT = 'operators.import'
export const IMPORT_JOB = 'operators.import'

/** A file of this size is judged while its sender waits; a longer one by a job. */
const INLINE_BYTES_MAX = 200 * 1024

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
    const file = await openFile(world, blob.value.sha256, '')
    if (!file.ok) return file
    const isLocked = file.value.format === null
    const head = isLocked ? ok(undefined) : await readHead(world, file.value)
    if (!head.ok) return head
    const scope = scopeOf(actor, IMPORT)
    const id = randomUUID()
    const kept = await world.db.transact(scope, async (tx): Promise<Result<void>> => {
      const place = { region: actor.region, kind, sender }
      await store.insertImport(tx, {
        ...file.value,
        ...place,
        ...(await proposeReading(tx, place, head.value)),
        id,
        state: isLocked ? 'locked' : 'mapping',
        person_id: actor.personId,
        seen_on: input.seenOn ?? dayOf(at),
        due_on: input.dueOn ?? null,
        file_name: upload.fileName.slice(0, 200),
        started_at: at,
      })
      return ok(undefined)
    })
    return kept.ok ? await getImport(world, actor, id, language) : kept
  }
  return refuse('invalid', 'operators.file_needed')
}

/** Opens what waits for its password. The password is used once and kept nowhere. */
export async function unlockImport(
  world: World,
  actor: Officer,
  id: string,
  password: string,
  language: Language,
): Promise<Result<OperatorImport>> {
  const row = await findOwn(world, actor, id)
  if (row === undefined) return NOT_FOUND
  if (row.state !== 'locked') return refuse('conflict', 'operators.import_not_locked')
  const file = await openFile(world, row.blob, password)
  if (!file.ok) return file
  const head = await readHead(world, file.value)
  if (!head.ok) return head
  await world.db.transact(scopeOf(actor, IMPORT), async (tx): Promise<Result<void>> => {
    const reading = await proposeReading(tx, row, head.value)
    await store.setUnlocked(tx, id, { ...file.value, ...reading })
    return ok(undefined)
  })
  return await getImport(world, actor, id, language)
}

/** How the columns are to be read: as the sender's last file was, else by the headings' own words. */
async function proposeReading(
  tx: Tx,
  { region, kind, sender }: Pick<store.StoredImport, 'region' | 'kind' | 'sender'>,
  head: TableHead | undefined,
) {
  if (head === undefined) return { headings: [], sample: [], mapping: {}, remembered: false }
  const remembered = await store.findMapping(tx, region, kind, sender)
  const mapping = proposeMapping(head.headings, remembered ?? {}, fold)
  return { ...head, mapping, remembered: remembered !== undefined }
}

/** The certificate of the key for which a sender encrypts files. */
export async function downloadCertificate(world: World): Promise<Result<Download>> {
  const { certificate } = await readRecipientKey(world.config.dataDir)
  return ok(new Download('sishi.pem', 'application/x-pem-file', Buffer.from(certificate)))
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
const RUNNING = refuse('conflict', 'operators.import_running')

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
  if (row.state === 'checking' || row.state === 'applying') return RUNNING
  if (row.state === 'applied') return refuse('conflict', 'operators.import_applied')
  if (row.state === 'locked') return refuse('conflict', 'operators.import_locked')
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
  // What runs now is not said to run: a program that is killed over it leaves the import as it was.
  const state = !isLong ? row.state : act === 'check' ? 'checking' : 'applying'
  const begun = await world.db.transact(scopeOf(actor, IMPORT), async (tx): Promise<Result<void>> => {
    if (!(await store.lockIn(tx, importId, row.state))) return RUNNING
    const jobId = isLong
      ? await world.jobs.enqueue(tx, IMPORT_JOB, todo as unknown as Detail, {
          region: actor.region,
          unitId: actor.unitId,
          personId: actor.personId,
          title: row.file_name,
          visible: true,
        })
      : null
    await store.setReading(tx, importId, { state, jobId, ...read })
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
