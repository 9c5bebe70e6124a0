/** 预览与下载: the file of a material, and what of it can be shown as text and tables. */
import { buffer } from 'node:stream/consumers'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { decodeText, readDocument } from '../../../platform/documents/index.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/read.ts'
import * as store from '../store/materials.ts'

const MEGABYTE = 1024 * 1024
const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Pictures that every browser draws, and none that carries script. */
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

type Kind = 'pdf' | 'image' | 'text' | 'document' | 'sheets' | 'none'

/** Larger files are for their own program. */
const SIZE_MAX: Readonly<Record<Kind, number>> = {
  pdf: 50 * MEGABYTE,
  image: 30 * MEGABYTE,
  text: 4 * MEGABYTE,
  document: 20 * MEGABYTE,
  sheets: 4 * MEGABYTE,
  none: Number.POSITIVE_INFINITY,
}
const LINES_MAX = 2000
const LINE_LENGTH_MAX = 2000
const SHEETS_MAX = 5
const ROWS_MAX = 200
const COLUMNS_MAX = 40

export function kindOf(mediaType: string): Kind {
  if (mediaType === 'application/pdf') return 'pdf'
  if (IMAGES.has(mediaType)) return 'image'
  if (mediaType === DOCX_MEDIA_TYPE) return 'document'
  if (mediaType === XLSX_MEDIA_TYPE) return 'sheets'
  return mediaType.startsWith('text/') ? 'text' : 'none'
}

export interface Preview {
  readonly kind: Kind
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

const nothing = (kind: Kind, why: Preview['why']): Preview => ({
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

const isDrawnHere = (kind: Kind) => kind === 'text' || kind === 'document' || kind === 'sheets'

export async function previewMaterial(
  world: World,
  actor: Actor,
  id: string,
  version: number | undefined,
): Promise<Result<Preview>> {
  const isShown = (found: store.StoredVersion) => found.size <= SIZE_MAX[kindOf(found.media_type)]
  const found = await openVersion(
    world,
    actor,
    id,
    version,
    (each) => isShown(each) && isDrawnHere(kindOf(each.media_type)),
  )
  if (!found.ok) return found
  const kind = kindOf(found.value.media_type)
  if (kind === 'none') return ok(nothing('none', 'type'))
  if (!isShown(found.value)) return ok(nothing('none', 'size'))
  if (!isDrawnHere(kind)) return ok(nothing(kind, null))
  const bytes = await buffer(await contentOf(world, found.value))
  if (kind === 'sheets') return ok(await sheetsOf(bytes))
  return ok(kind === 'text' ? textOf(bytes) : await documentOf(bytes, found.value.file_name))
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

async function sheetsOf(bytes: Buffer): Promise<Preview> {
  const sheets = await readXlsx(bytes)
  if (sheets === undefined) return nothing('none', 'damaged')
  const isLong = sheets.some(
    ({ rows }) => rows.length > ROWS_MAX || rows.some((row) => row.cells.length > COLUMNS_MAX),
  )
  return {
    ...nothing('sheets', null),
    sheets: sheets
      .slice(0, SHEETS_MAX)
      .map(({ name, rows }) => ({ name, rows: cutRows(rows.map((row) => row.cells)) })),
    cut: isLong || sheets.length > SHEETS_MAX,
  }
}
