/** 相似材料: a job reads each new file once and keeps a sketch of its text; like ones are then found by an index. */
import { buffer } from 'node:stream/consumers'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readDocument } from '../../../platform/documents/index.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { readXlsx } from '../../../platform/xlsx/read.ts'
import { bandsOf, SHARE_PERCENT_MIN, SKETCH_LENGTH, sharePercent, sketchOf } from '../likeness.ts'
import { findLike, saveSketch } from '../store/material-likeness.ts'
import { findVersion, type StoredVersion } from '../store/materials.ts'
import { kindOf, SIZE_MAX } from './material-files.ts'

export const READ_MATERIALS = 'assessment.readMaterials'

/** Ordered in the transaction that enters the files. */
export async function orderReading(
  tx: Tx,
  world: World,
  region: RegionCode,
  materials: readonly string[],
): Promise<void> {
  await world.jobs.enqueue(tx, READ_MATERIALS, { materials: [...materials] }, { region })
}

export const readMaterials: JobHandler = async ({ world, actor, payload, signal }) => {
  const { materials } = payload as { readonly materials: readonly string[] }
  const scope = scopeOf({ kind: 'system', job: actor.job }, 'any')
  for (const materialId of materials) {
    if (signal.aborted) throw new Error('the program ends: the materials are read again when it is back')
    const found = await world.db.read(scope, (tx) => findVersion(tx, materialId, undefined))
    if (found === undefined) continue
    const text = await textOf(world, found)
    const sketch = (text === undefined ? undefined : sketchOf(text)) ?? null
    const { region, version } = found
    const bands = sketch === null ? [] : bandsOf(sketch)
    await world.db.transact(scope, async (tx) => {
      await saveSketch(tx, { materialId, region, version, sketch, bands })
      return ok(undefined)
    })
  }
  return ok({ read: materials.length })
}

/** The words of a file that could be previewed, whatever its format; undefined for pictures and what nobody reads. */
async function textOf(world: World, file: StoredVersion): Promise<string | undefined> {
  const kind = kindOf(file.media_type, file.file_name)
  if (kind === 'image' || kind === 'none' || file.size > SIZE_MAX[kind]) return undefined
  const content = await world.blobs.open(file.blob)
  if (content === undefined) throw new Error(`the blob ${file.blob} of a material is missing`)
  const bytes = await buffer(content)
  if (kind === 'workbook') {
    const sheets = await readXlsx(bytes)
    return sheets?.flatMap((sheet) => sheet.rows.map((row) => row.cells.join(' '))).join('\n')
  }
  const read = await readDocument(bytes, file.file_name)
  return read.ok ? read.value.lines.map((line) => line.text).join('\n') : undefined
}

const LIKE_MAX = 10
const AGREEING_MIN = Math.ceil((SHARE_PERCENT_MIN * SKETCH_LENGTH) / 100)

export async function listLike(world: World, actor: Actor, materialId: string) {
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const material = await findVersion(tx, materialId, undefined)
    if (material === undefined) return refuse('not_found', 'assessment.no_such_material')
    const { version, hasText, like } = await findLike(tx, materialId, {
      agreeingMin: AGREEING_MIN,
      limit: LIKE_MAX,
    })
    const compared = version !== material.version ? 'waiting' : hasText ? 'yes' : 'noText'
    return ok({
      compared: compared as 'waiting' | 'yes' | 'noText',
      items: like.map((row) => ({
        id: row.id,
        title: row.title,
        fileName: row.file_name,
        state: row.state,
        unitName: row.unit_name ?? '',
        enteredAt: row.entered_at.toISOString(),
        sharePercent: sharePercent(row.agreeing),
      })),
    })
  })
}
