/** 佐证材料: list, show, enter, export. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { StoredBlob } from '../../../platform/blobs/blobs.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { takeUploads } from '../../../platform/uploads/uploads.ts'
import type { World } from '../../../platform/world.ts'
import { eachPage, streamXlsx } from '../../../platform/xlsx/stream.ts'
import type { MaterialRow } from '../contract.ts'
import { type Edition, type ItemPlace, listIndicators, listItems } from '../edition/index.ts'
import { listMaterials as listPage } from '../store/material-list.ts'
import { findRequest, insertDeliveries } from '../store/material-requests.ts'
import * as store from '../store/materials.ts'
import { loadEditionInForce } from './edition-in-force.ts'
import { orderReading } from './material-likeness.ts'

const READ = 'assessment.read'
const ENTER = 'assessment.enterEvidence'

export function toMaterialRow(row: store.MaterialRecord, today: Day): MaterialRow {
  return {
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    state: row.state,
    expired: row.valid_to !== null && row.valid_to < today,
    version: row.version,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    tags: row.tags,
    items: row.items,
    validTo: row.valid_to,
    enteredName: row.entered_name,
    enteredAt: row.entered_at.toISOString(),
  }
}

export interface MaterialQuery {
  readonly region?: string | undefined
  readonly search?: string | undefined
  readonly indicator?: number | undefined
  readonly item?: string | undefined
  readonly unitId?: string | undefined
  readonly state?: store.MaterialState | undefined
  readonly validity?: 'expired' | '30' | '90' | '180' | undefined
  readonly tag?: string | undefined
  readonly mine?: 'yes' | undefined
  readonly sort: 'entered' | '-entered' | 'title' | 'validTo'
  readonly after?: string | undefined
  readonly limit: number
}

/** Before this no material of the creation was valid. */
const EARLIEST = '1900-01-01'

function endsOf(validity: MaterialQuery['validity'], today: Day) {
  if (validity === undefined) return undefined
  if (validity === 'expired') return { from: EARLIEST, to: addDays(today, -1) }
  return { from: today, to: addDays(today, Number(validity)) }
}

export async function listMaterials(world: World, actor: Actor, query: MaterialQuery) {
  const today = dayOf(world.clock.now())
  const { validity, mine, ...rest } = query
  const personId = mine === 'yes' && actor.kind === 'officer' ? actor.personId : undefined
  const page = await world.db.read(scopeOf(actor, READ), (tx) =>
    listPage(tx, { ...rest, ends: endsOf(validity, today), personId }),
  )
  return { next: page.next, items: page.items.map((row) => toMaterialRow(row, today)) }
}

const COLUMNS = [
  'title',
  'fileName',
  'unit',
  'items',
  'state',
  'version',
  'tags',
  'validTo',
  'enteredName',
  'enteredAt',
] as const

/** The list with its filter as xlsx, streamed page by page. */
export function exportMaterials(
  world: World,
  actor: Actor,
  query: Omit<MaterialQuery, 'after' | 'limit'>,
  language: Language,
): Readable {
  const say = (key: string) => world.translate(language, key)
  return streamXlsx(
    say('assessment.material.sheet'),
    COLUMNS.map((column) => say(`assessment.material.column_${column}`)),
    eachPage(
      (after) => listMaterials(world, actor, { ...query, limit: 500, after }),
      (row) => [
        row.title,
        row.fileName,
        row.unitName,
        row.items.join(' '),
        say(`assessment.material.state_${row.expired ? 'expired' : row.state}`),
        row.version,
        row.tags.join(' '),
        row.validTo ?? '',
        row.enteredName,
        row.enteredAt.slice(0, 10),
      ],
    ),
  )
}

/** What a region's materials stand on: the edition's items, the units. */
export async function loadGrounds(tx: Tx, region: string) {
  const grounds = await store.findGrounds(tx, region)
  const edition = await loadEditionInForce(tx, grounds.creation)
  return edition.ok ? ok({ edition: edition.value, units: grounds.units }) : edition
}

/** Items that are proved by materials and not computed. */
export const provedItems = (edition: Edition): readonly ItemPlace[] =>
  listItems(edition).filter((place) => place.need.by !== 'data')

export async function getMaterial(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const row = await store.findMaterial(tx, id)
    if (row === undefined) return refuse('not_found', 'assessment.no_such_material')
    const grounds = await loadGrounds(tx, row.region)
    if (!grounds.ok) return grounds
    const conditions = new Map(
      listItems(grounds.value.edition).map((place) => [place.item.key, place.item.condition]),
    )
    const place = { region: row.region as RegionCode, unitId: row.unit_id }
    return ok({
      ...toMaterialRow(row, today),
      region: row.region,
      description: row.description,
      validFrom: row.valid_from,
      proves: row.links.map((link) => ({
        ...link,
        condition: conditions.get(link.item) ?? { zh: link.item, en: link.item },
      })),
      versions: [...row.versions],
      reviews: [...row.reviews],
      mayEdit: may(actor, ENTER, place),
      mayReview: may(actor, 'assessment.reviewMaterial', place),
    })
  })
}

export async function getChoices(world: World, actor: Actor) {
  if (actor.kind !== 'officer') return refuse('forbidden', 'assessment.region_needed')
  const { region } = actor
  const grounds = await world.db.read(scopeOf(actor, READ), (tx) => loadGrounds(tx, region))
  if (!grounds.ok) return grounds
  const { edition, units } = grounds.value
  const items = provedItems(edition)
  const numbers = new Set(items.map((place) => place.indicator.number))
  return ok({
    indicators: listIndicators(edition)
      .filter(({ number }) => numbers.has(number))
      .map(({ number, title }) => ({ number, title })),
    items: items.map(({ item, indicator }) => ({
      key: item.key,
      indicator: indicator.number,
      condition: item.condition,
    })),
    units: [...units],
    ownUnits: units.filter((unit) => may(actor, ENTER, { region, unitId: unit.id })).map((unit) => unit.id),
  })
}

export interface MaterialInput {
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly items: readonly string[]
  readonly sameAllowed: boolean
}

/** A file that lies in the blob store already. */
export interface FileToEnter extends MaterialInput {
  readonly blob: StoredBlob
  readonly fileName: string
}

export interface Entering {
  readonly unitId?: string | undefined
  readonly requestId?: string | undefined
}

export const personIdOf = (actor: Actor) => (actor.kind === 'officer' ? actor.personId : null)
export const nameOf = (actor: Actor) => (actor.kind === 'officer' ? actor.name : 'sishi')

/** 登记材料: finished uploads become materials of one unit, all or none. */
export async function enterMaterials(
  world: World,
  actor: Actor,
  input: Entering & { readonly materials: readonly (MaterialInput & { readonly uploadId: string })[] },
): Promise<Result<{ ids: string[] }>> {
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Result<{ ids: string[] }>> => {
    const taken = await takeUploads(tx, actor, [...new Set(input.materials.map((each) => each.uploadId))])
    if (!taken.ok) return taken
    const files = input.materials.flatMap((each) => {
      const upload = taken.value.get(each.uploadId)
      return upload === undefined ? [] : [{ ...each, blob: upload, fileName: upload.name }]
    })
    return await enterFilesIn(tx, world, actor, files, input)
  })
}

/** The same for files that came into the blob store another way. */
export async function enterFiles(
  world: World,
  actor: Actor,
  files: readonly FileToEnter[],
  entering: Entering = {},
): Promise<Result<{ ids: string[] }>> {
  return await world.db.transact(scopeOf(actor, READ), (tx) =>
    enterFilesIn(tx, world, actor, files, entering),
  )
}

/** Items of the edition with their indicators, or the refusal of the first that it does not know. */
export function placesOf(edition: Edition, keys: readonly string[]): Result<Map<string, number>> {
  const known = new Map(listItems(edition).map((place) => [place.item.key, place.indicator.number]))
  const foreign = keys.find((key) => !known.has(key))
  return foreign === undefined ? ok(known) : refuse('invalid', 'assessment.no_such_item', { item: foreign })
}

export function validityProblem(about: Pick<MaterialInput, 'validFrom' | 'validTo'>) {
  const { validFrom, validTo } = about
  return validFrom !== null && validTo !== null && validTo < validFrom
    ? refuse('invalid', 'assessment.validity_backwards', { validFrom, validTo })
    : undefined
}

async function enterFilesIn(
  tx: Tx,
  world: World,
  actor: Actor,
  files: readonly FileToEnter[],
  { unitId: given, requestId }: Entering,
): Promise<Result<{ ids: string[] }>> {
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing', { permission: ENTER })
  const { region } = actor
  const unitId = given ?? actor.unitId
  if (!may(actor, ENTER, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: ENTER })
  const grounds = await loadGrounds(tx, region)
  if (!grounds.ok) return grounds
  if (!grounds.value.units.some((unit) => unit.id === unitId))
    return refuse('invalid', 'assessment.no_such_unit')
  const places = placesOf(
    grounds.value.edition,
    files.flatMap((file) => file.items),
  )
  if (!places.ok) return places
  const backwards = files.map(validityProblem).find((problem) => problem !== undefined)
  if (backwards !== undefined) return backwards
  const same = await sameProblem(tx, region, files)
  if (same !== undefined) return same
  const at = world.clock.now()
  const rows = files.map((file) => ({
    ...file,
    id: randomUUID(),
    sha256: file.blob.sha256,
    sm3: file.blob.sm3,
    size: file.blob.size,
    mediaType: file.blob.mediaType,
    items: [...new Set(file.items)].map((item) => ({ item, indicator: places.value.get(item) ?? 0 })),
  }))
  await store.insertMaterials(tx, rows, { region, unitId, personId: actor.personId, name: actor.name, at })
  const ids = rows.map((row) => row.id)
  if (requestId !== undefined) {
    const attached = await attachTo(tx, actor, requestId, unitId, ids)
    if (!attached.ok) return attached
  }
  await orderReading(tx, world, region, ids)
  await recordAll(
    tx,
    actor,
    rows.map(({ id, sha256, sm3, size, items }) => ({
      action: 'assessment.materialAdded' as const,
      subject: { type: 'assessment.material', id },
      region,
      unitId,
      details: { sha256, sm3, size, items: items.map((each) => each.item) },
    })),
  )
  return ok({ ids })
}

/** 查重: the first file whose content the region, or this very list, holds already. */
async function sameProblem(tx: Tx, region: RegionCode, files: readonly FileToEnter[]) {
  const asked = files.filter((file) => !file.sameAllowed)
  if (asked.length === 0) return undefined
  const hashes = files.map((file) => file.blob.sha256)
  const twice = asked.find((file) => hashes.filter((hash) => hash === file.blob.sha256).length > 1)
  if (twice !== undefined)
    return refuse('conflict', 'assessment.same_file', {
      file: twice.fileName,
      material: '',
      title: twice.title,
    })
  const found = await store.findSame(
    tx,
    region,
    asked.map((file) => ({ fileName: '', sha256: file.blob.sha256 })),
  )
  const hit = found.find((row) => row.by === 'content')
  if (hit === undefined) return undefined
  const file = asked[hit.place]?.fileName ?? ''
  return refuse('conflict', 'assessment.same_file', { file, material: hit.id, title: hit.title })
}

/** Attaches materials of a unit to an open request of the same unit. */
export async function attachTo(
  tx: Tx,
  actor: Officer,
  requestId: string,
  unitId: string,
  ids: readonly string[],
): Promise<Result<void>> {
  const request = await findRequest(tx, requestId)
  if (request === undefined) return refuse('not_found', 'assessment.no_such_request')
  if (request.closed_at !== null || request.unit_id !== unitId)
    return refuse('conflict', 'assessment.request_not_open')
  await insertDeliveries(tx, requestId, actor.region, ids)
  return ok(undefined)
}

/** Whether the region holds these files already, told before they are entered. */
export async function findSame(
  world: World,
  actor: Actor,
  files: readonly { readonly fileName: string; readonly sha256: string | null }[],
) {
  if (actor.kind !== 'officer') return { found: [] }
  const rows = await world.db.read(scopeOf(actor, READ), (tx) => store.findSame(tx, actor.region, files))
  return {
    found: rows.map((row) => ({
      place: row.place,
      by: row.by,
      id: row.id,
      title: row.title,
      fileName: row.file_name,
      unitName: row.unit_name ?? '',
      enteredAt: row.entered_at.toISOString(),
    })),
  }
}
