/** 预览与下载: the file of a material, and what of it can be shown as text and tables. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { readCsv } from '../../../platform/csv.ts'
import { decodeText, readDocument } from '../../../platform/documents/index.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import * as store from '../store/materials.ts'

const MEGABYTE = 1024 * 1024
const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Pictures that every browser draws, and none that carries script. */
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/** `workbook` and `csv` are both shown as sheets. */
type FileKind = 'pdf' | 'image' | 'text' | 'document' | 'workbook' | 'csv' | 'none'

/** Larger files are for their own program. */
export const SIZE_MAX: Readonly<Record<FileKind, number>> = {
  pdf: 50 * MEGABYTE,
  image: 30 * MEGABYTE,
  text: 4 * MEGABYTE,
  document: 20 * MEGABYTE,
  workbook: 4 * MEGABYTE,
  csv: 4 * MEGABYTE,
  none: Number.POSITIVE_INFINITY,
}
const LINES_MAX = 2000
const LINE_LENGTH_MAX = 2000
const SHEETS_MAX = 5
const ROWS_MAX = 200
const COLUMNS_MAX = 40

/** By its bytes; csv is text like any other, and says by its name alone that it is a table. */
export function kindOf(mediaType: string, fileName: string): FileKind {
  if (mediaType === 'application/pdf') return 'pdf'
  if (IMAGES.has(mediaType)) return 'image'
  if (mediaType === DOCX_MEDIA_TYPE) return 'document'
  if (mediaType === XLSX_MEDIA_TYPE) return 'workbook'
  if (!mediaType.startsWith('text/')) return 'none'
  return /\.csv$/i.test(fileName) ? 'csv' : 'text'
}

export interface Preview {
  readonly kind: 'pdf' | 'image' | 'text' | 'document' | 'sheets' | 'none'
  readonly why: 'type' | 'size' | 'damaged' | null
  readonly charset: string | null
  readonly lines: string[]
  readonly blocks: (
    | { kind: 'line'; text: string; heading: number | null }
    | { kind: 'table'; rows: string[][] }
  )[]
  readonly sheets: { name: string; rows: string[][] }[]
  readonly cut: boolean
}

const nothing = (kind: Preview['kind'], why: Preview['why']): Preview => ({
  kind,
  why,
  charset: null,
  lines: [],
  blocks: [],
  sheets: [],
  cut: false,
})

/** Finds the version and enters its opening in the ledger. */
async function openVersion(
  world: World,
  actor: Actor,
  id: string,
  version: number | undefined,
  isRead: (found: store.StoredVersion) => boolean,
): Promise<Result<store.StoredVersion>> {
  return await world.db.transact(
    scopeOf(actor, 'assessment.read'),
    async (tx): Promise<Result<store.StoredVersion>> => {
      const found = await store.findVersion(tx, id, version)
      if (found === undefined) return refuse('not_found', 'assessment.no_such_material')
      if (isRead(found)) {
        await record(tx, actor, {
          action: 'assessment.materialOpened',
          subject: { type: 'assessment.material', id },
          region: found.region as RegionCode,
          unitId: found.unit_id,
        })
      }
      return ok(found)
    },
  )
}

async function contentOf(world: World, { blob }: store.StoredVersion) {
  const content = await world.blobs.open(blob)
  if (content === undefined) throw new Error(`the blob ${blob} of a material is missing`)
  return content
}

/** The file of a material; every opening stands in the ledger. */
export async function openMaterial(world: World, actor: Actor, id: string, version: number | undefined) {
  const found = await openVersion(world, actor, id, version, () => true)
  if (!found.ok) return found
  const { file_name: fileName, media_type: mediaType } = found.value
  return ok({ content: await contentOf(world, found.value), fileName, mediaType })
}

/** What is drawn from its text, and not by the page from the file itself. */
const isDrawnHere = (kind: FileKind) => kind !== 'pdf' && kind !== 'image' && kind !== 'none'

const kindOfVersion = (found: store.StoredVersion) => kindOf(found.media_type, found.file_name)

export async function previewMaterial(
  world: World,
  actor: Actor,
  id: string,
  version: number | undefined,
): Promise<Result<Preview>> {
  const isShown = (found: store.StoredVersion) => found.size <= SIZE_MAX[kindOfVersion(found)]
  const found = await openVersion(
    world,
    actor,
    id,
    version,
    (each) => isShown(each) && isDrawnHere(kindOfVersion(each)),
  )
  if (!found.ok) return found
  const kind = kindOfVersion(found.value)
  if (kind !== 'none' && !isShown(found.value)) return ok(nothing('none', 'size'))
  const bytes = async () => await buffer(await contentOf(world, found.value))
  switch (kind) {
    case 'none':
      return ok(nothing('none', 'type'))
    case 'pdf':
    case 'image':
      return ok(nothing(kind, null))
    case 'workbook':
      return ok(await workbookOf(await bytes()))
    case 'csv':
      return ok(await csvOf(await bytes(), found.value.file_name))
    case 'text':
      return ok(textOf(await bytes()))
    case 'document':
      return ok(await documentOf(await bytes(), found.value.file_name))
  }
}

const short = (text: string) => text.slice(0, LINE_LENGTH_MAX)

/** As it stands, marks and all: what is previewed is the file, not what a page or Markdown means. */
function textOf(bytes: Buffer): Preview {
  const decoded = decodeText(bytes)
  if (decoded === undefined) return nothing('none', 'damaged')
  const lines = decoded.text.split(/\r\n|\r|\n/)
  return {
    ...nothing('text', null),
    charset: decoded.charset,
    lines: lines.slice(0, LINES_MAX).map(short),
    cut: lines.length > LINES_MAX,
  }
}

async function documentOf(bytes: Buffer, name: string): Promise<Preview> {
  const read = await readDocument(bytes, name)
  if (!read.ok) return nothing('none', 'damaged')
  const { blocks } = read.value
  return {
    ...nothing('document', null),
    blocks: blocks
      .slice(0, LINES_MAX)
      .map((block) =>
        block.kind === 'line'
          ? { kind: 'line', text: short(block.text), heading: block.heading ?? null }
          : { kind: 'table', rows: cutRows(block.rows.map((row) => row.cells.map((cell) => cell.text))) },
      ),
    cut: blocks.length > LINES_MAX,
  }
}

const cutRows = (rows: readonly (readonly string[])[]): string[][] =>
  rows.slice(0, ROWS_MAX).map((row) => row.slice(0, COLUMNS_MAX).map(short))

async function workbookOf(bytes: Buffer): Promise<Preview> {
  const sheets = await readXlsx(bytes)
  if (sheets === undefined) return nothing('none', 'damaged')
  return sheetsOf(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.cells) })))
}

async function csvOf(bytes: Buffer, name: string): Promise<Preview> {
  const decoded = decodeText(bytes)
  if (decoded === undefined) return nothing('none', 'damaged')
  const rows: (readonly string[])[] = []
  for await (const { cells } of readCsv(async () => Readable.from([Buffer.from(decoded.text, 'utf8')]))) {
    rows.push(cells)
    if (rows.length > ROWS_MAX) break
  }
  return { ...sheetsOf([{ name, rows }]), charset: decoded.charset }
}

function sheetsOf(sheets: readonly { name: string; rows: readonly (readonly string[])[] }[]): Preview {
  const isLong = sheets.some(
    ({ rows }) => rows.length > ROWS_MAX || rows.some((cells) => cells.length > COLUMNS_MAX),
  )
  return {
    ...nothing('sheets', null),
    sheets: sheets.slice(0, SHEETS_MAX).map(({ name, rows }) => ({ name, rows: cutRows(rows) })),
    cut: isLong || sheets.length > SHEETS_MAX,
  }
}
