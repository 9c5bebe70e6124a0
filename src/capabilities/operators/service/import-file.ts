/** 导入文件: what was sent becomes a table that can be read: unpacked, unlocked, row by row. No password is kept. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { readRecipientKey } from '../../../platform/crypto/recipient-key.ts'
import { type FileRow, readCsv, UnclosedQuote } from '../../../platform/csv.ts'
import { Unopened, type Wrapping } from '../../../platform/unlock/unopened.ts'
import {
  HEAD_BYTES,
  lookInto,
  looksLike,
  noCsv,
  type TableFormat,
} from '../../../platform/unlock/wrapping.ts'
import type { World } from '../../../platform/world.ts'
import { readXls } from '../../../platform/xls/read.ts'
import { readXlsx } from '../../../platform/xlsx/read.ts'
import { readXlsxRows } from '../../../platform/xlsx/stream-read.ts'
import { IMPORT_BYTES_MAX } from '../contract.ts'
import { fieldOfHeading } from '../import/columns.ts'
import { fold } from '../matching/fold.ts'

/** What has to be whole in memory to be opened; a table of a million rows, packed, is about half of it. */
const WHOLE_BYTES_MAX = 128 * 1024 * 1024
/** An archive around an envelope around a locked workbook. */
const LAYERS_MAX = 4
const SAMPLE_ROWS = 5
const COLUMNS_MAX = 200

export interface TableFile {
  readonly blob: string
  /** Null while it is locked. */
  readonly format: TableFormat | null
}

/** Takes off whatever lies around the table. What needs a password stays as it is while none is given. */
export async function openFile(world: World, sent: string, password: string): Promise<Result<TableFile>> {
  let blob = sent
  for (let layer = 0; layer < LAYERS_MAX; layer += 1) {
    const look = await lookAt(world, blob)
    if (!look.ok) return look
    if (typeof look.value === 'string') return ok({ blob, format: look.value })
    const inside = await takeOut(world, look.value, password)
    if (inside === 'locked') return ok({ blob, format: null })
    if (!inside.ok) return inside
    blob = inside.value
  }
  return refuse('invalid', 'operators.import_no_table')
}

async function lookAt(world: World, blob: string): Promise<Result<TableFormat | Wrapping>> {
  const start = await readStart(world, blob)
  const look = looksLike(start)
  const other = look === 'csv' ? noCsv(start) : undefined
  if (other !== undefined)
    return refuse('invalid', other === 'web_page' ? 'operators.import_web_page' : 'operators.import_no_table')
  if (look !== 'whole') return ok(look)
  const whole = await readWhole(world, blob)
  if (whole === undefined)
    return refuse('invalid', 'operators.import_too_large_to_open', { sizeMax: WHOLE_BYTES_MAX / 1024 / 1024 })
  const found = lookInto(whole)
  return found === undefined ? refuse('invalid', 'operators.import_no_table') : ok(found)
}

/** The file inside, kept as a blob of its own. */
async function takeOut(
  world: World,
  wrapping: Wrapping,
  password: string,
): Promise<Result<string> | 'locked'> {
  const { privateKey } =
    wrapping.needs === 'key' ? await readRecipientKey(world.config.dataDir) : { privateKey: '' }
  try {
    const content = Readable.from(wrapping.open({ password, privateKey }))
    const kept = await world.blobs.put(content, { sizeMax: IMPORT_BYTES_MAX })
    return kept.ok ? ok(kept.value.sha256) : kept
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
    return error.reason === 'wrong_password' && password === ''
      ? 'locked'
      : refuse('invalid', `operators.import_${error.reason}`)
  }
}

async function open(world: World, blob: string): Promise<Readable> {
  const content = await world.blobs.open(blob)
  if (content === undefined) throw new Error(`the blob ${blob} of an import is gone`)
  return content
}

async function readStart(world: World, blob: string): Promise<Buffer> {
  let head = Buffer.alloc(0)
  for await (const chunk of await open(world, blob)) {
    head = Buffer.concat([head, chunk as Buffer])
    if (head.length >= HEAD_BYTES) break
  }
  return head.subarray(0, HEAD_BYTES)
}

async function readWhole(world: World, blob: string): Promise<Buffer | undefined> {
  const size = (await world.blobs.stat(blob))?.size ?? 0
  return size > WHOLE_BYTES_MAX ? undefined : await buffer(await open(world, blob))
}

/** The bytes are no table; another error is a fault of ours and goes on. */
class NoTable extends Error {}

/** What a file that cannot be read is refused with; undefined of a fault of ours. */
export function refusalOfTable(
  error: unknown,
): { readonly code: string; readonly details: { readonly [name: string]: Detail } } | undefined {
  if (!(error instanceof NoTable)) return undefined
  return error.cause instanceof UnclosedQuote
    ? { code: 'import_unclosed_quote', details: { after: error.cause.after } }
    : { code: 'import_no_table', details: {} }
}

async function* rowsOf(world: World, { blob, format }: TableFile): AsyncGenerator<FileRow> {
  if (format === 'csv') yield* readCsv(() => open(world, blob))
  else if (format === 'xlsx') yield* workbookRows(world, blob)
  else {
    const whole = await readWhole(world, blob)
    if (whole === undefined || format === null) throw new Error('a file that was not opened')
    yield* readXls(whole)
  }
}

/** A workbook so small is read whole to see whether another sheet than the first holds anything. */
const SMALL_BYTES_MAX = 8 * 1024 * 1024

async function* workbookRows(world: World, blob: string): AsyncGenerator<FileRow> {
  let isEmpty = true
  for await (const row of readXlsxRows(await open(world, blob))) {
    isEmpty = false
    yield row
  }
  if (!isEmpty || ((await world.blobs.stat(blob))?.size ?? 0) > SMALL_BYTES_MAX) return
  const sheets = await readXlsx(await buffer(await open(world, blob)))
  yield* sheets?.find(({ rows }) => rows.length > 0)?.rows ?? []
}

/** The rows of the file as it is kept, from the headings on: a title above them is no row. */
export async function* readRows(world: World, file: TableFile): AsyncGenerator<FileRow> {
  const rows = fromHeadings(rowsOf(world, file))
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

/** So far down the headings may stand. */
const TITLE_ROWS_MAX = 10
/** A row with so many known headings is one of headings. */
const KNOWN_MIN = 2

async function* fromHeadings(rows: AsyncGenerator<FileRow>): AsyncGenerator<FileRow> {
  try {
    const first: FileRow[] = []
    while (first.length < TITLE_ROWS_MAX) {
      const next = await rows.next()
      if (next.done === true) break
      first.push(next.value)
    }
    yield* first.slice(headingsAt(first))
    yield* rows
  } finally {
    await rows.return(undefined)
  }
}

/** The row with the most headings that are known; where none is known, what stands under the lines of a title. */
function headingsAt(rows: readonly FileRow[]): number {
  const known = rows.map(
    ({ cells }) =>
      new Set(cells.slice(0, COLUMNS_MAX).flatMap((cell) => fieldOfHeading(fold(cell)) ?? [])).size,
  )
  const most = Math.max(0, ...known)
  if (most >= KNOWN_MIN) return known.indexOf(most)
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell !== '').length)
  const table = filled.findIndex((count) => count > 1)
  return Math.max(0, table)
}

export interface TableHead {
  readonly headings: string[]
  readonly sample: string[][]
}

export async function readHead(world: World, file: TableFile): Promise<Result<TableHead>> {
  const rows: string[][] = []
  try {
    for await (const row of readRows(world, file)) {
      rows.push(row.cells.slice(0, COLUMNS_MAX).map((cell) => cell.slice(0, 200)))
      if (rows.length > SAMPLE_ROWS) break
    }
  } catch (error) {
    const refusal = refusalOfTable(error)
    if (refusal === undefined) throw error
    return refuse('invalid', `operators.${refusal.code}`, refusal.details)
  }
  const [headings, ...sample] = rows
  return headings === undefined || sample.length === 0
    ? refuse('invalid', 'operators.import_empty')
    : ok({ headings, sample })
}
