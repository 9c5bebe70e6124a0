/** 佐证材料: what is done with materials that are there: new versions, items, tags, review, withdrawal. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Permission, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AuditEntry, recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { takeUploads } from '../../../platform/uploads/uploads.ts'
import type { MovedMatter, World } from '../../../platform/world.ts'
import { openMatters, takeStepIn, visibilityOf } from '../../matters/index.ts'
import { mendingProcedure } from '../material-procedures.ts'
import * as store from '../store/materials.ts'
import { orderReading } from './material-likeness.ts'
import { loadGrounds, nameOf, personIdOf, placesOf, validityProblem } from './materials.ts'

type Done = Result<Record<string, never>>

const READ = 'assessment.read'
const ENTER = 'assessment.enterEvidence'

const byOf = (world: World, actor: Actor) => ({
  personId: personIdOf(actor),
  name: nameOf(actor),
  at: world.clock.now(),
})

/** Locks the materials; one that is not there, or not this person's to change, refuses all. */
async function lock(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  ids: readonly string[],
): Promise<Result<store.LockedMaterial[]>> {
  const rows = await store.lockMaterials(tx, ids)
  if (rows.length !== new Set(ids).size) return refuse('not_found', 'assessment.no_such_material')
  const foreign = rows.find(
    (row) => !may(actor, permission, { region: row.region as RegionCode, unitId: row.unit_id }),
  )
  if (foreign !== undefined) return refuse('forbidden', 'permission.missing', { permission })
  if (rows.some((row) => row.state === 'withdrawn'))
    return refuse('conflict', 'assessment.material_withdrawn')
  return ok(rows)
}

function entriesFor(
  rows: readonly store.LockedMaterial[],
  action: `assessment.${string}`,
  details: AuditEntry['details'] = {},
): AuditEntry[] {
  return rows.map((row) => ({
    action,
    subject: { type: 'assessment.material', id: row.id },
    region: row.region as RegionCode,
    unitId: row.unit_id,
    details,
  }))
}

/** 新版本: answers a return; the older version stays as it was, superseded. */
export async function enterVersion(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly uploadId: string; readonly note: string },
): Promise<Result<{ version: number }>> {
  // A step of the mending is taken too, so the scope is that of all that this person sees.
  const scope = scopeOf(actor, 'any')
  return await world.db.transact(scope, async (tx): Promise<Result<{ version: number }>> => {
    const locked = await lock(tx, actor, ENTER, [id])
    if (!locked.ok) return locked
    const [material] = locked.value
    const taken = await takeUploads(tx, actor, [input.uploadId])
    if (!taken.ok) return taken
    const upload = taken.value.get(input.uploadId)
    if (material === undefined || upload === undefined)
      return refuse('not_found', 'assessment.no_such_material')
    const file = { ...upload, fileName: upload.name, note: input.note }
    const version = await store.insertVersion(tx, material, file, byOf(world, actor))
    await orderReading(tx, world, material.region as RegionCode, [id])
    const { sha256, sm3, size } = upload
    await recordAll(
      tx,
      actor,
      entriesFor([material], 'assessment.materialVersionAdded', { version, sha256, sm3, size }),
    )
    const mended = await mend(tx, world, actor, id)
    return mended.ok ? ok({ version }) : mended
  })
}

/** Closes the matter that asked for a better version, if there is one. */
async function mend(tx: Tx, world: World, actor: Actor, materialId: string): Promise<Result<void>> {
  const mending = await store.findOpenMending(tx, materialId)
  if (mending === undefined) return ok(undefined)
  const order = { id: mending, step: 'mend', input: {} }
  const taken = await takeStepIn(tx, world, actor, visibilityOf(world, actor), order)
  return taken.ok ? ok(undefined) : taken
}

/** 补正 is done by a new version or a withdrawal, and by nothing else. */
export async function onMendingStep(
  tx: Tx,
  _world: World,
  _actor: Actor,
  matter: MovedMatter,
): Promise<Result<void>> {
  const state = await store.stateOfMended(tx, matter.id)
  return state === 'returned' ? refuse('conflict', 'assessment.version_needed') : ok(undefined)
}

export async function describeMaterial(
  world: World,
  actor: Actor,
  id: string,
  about: store.Description,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Done> => {
    const locked = await lock(tx, actor, ENTER, [id])
    if (!locked.ok) return locked
    const backwards = validityProblem(about)
    if (backwards !== undefined) return backwards
    for (const material of locked.value) await store.describeMaterial(tx, material, about)
    await recordAll(tx, actor, entriesFor(locked.value, 'assessment.materialDescribed'))
    return ok({})
  })
}

export interface Change {
  readonly materials: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** 关联条目: one material for many items, many for one. */
export async function linkMaterials(world: World, actor: Actor, change: Change): Promise<Done> {
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Done> => {
    const locked = await lock(tx, actor, ENTER, change.materials)
    if (!locked.ok) return locked
    const region = locked.value[0]?.region ?? ''
    const grounds = await loadGrounds(tx, region)
    if (!grounds.ok) return grounds
    const places = placesOf(grounds.value.edition, change.add)
    if (!places.ok) return places
    const links = locked.value.flatMap(({ id }) =>
      change.add.map((item) => ({ id, item, indicator: places.value.get(item) ?? 0 })),
    )
    await store.unlinkItems(tx, change.materials, change.remove)
    await store.linkItems(tx, links, byOf(world, actor))
    const details = { added: [...change.add], removed: [...change.remove] }
    await recordAll(tx, actor, entriesFor(locked.value, 'assessment.materialLinked', details))
    return ok({})
  })
}

export async function tagMaterials(world: World, actor: Actor, change: Change): Promise<Done> {
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Done> => {
    const locked = await lock(tx, actor, ENTER, change.materials)
    if (!locked.ok) return locked
    await store.tagMaterials(tx, change.materials, change.add, change.remove)
    await recordAll(tx, actor, entriesFor(locked.value, 'assessment.materialTagged'))
    return ok({})
  })
}

export interface ReviewInput {
  readonly materials: readonly { readonly id: string; readonly version: number }[]
  readonly outcome: 'accepted' | 'returned'
  readonly reason: string
}

/** 审核: accepts, or returns with a reason; a return is a matter of the unit. */
export async function reviewMaterials(world: World, actor: Actor, input: ReviewInput): Promise<Done> {
  const { outcome, reason } = input
  if (outcome === 'returned' && reason === '') return refuse('invalid', 'assessment.reason_needed')
  const ids = input.materials.map((each) => each.id)
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Done> => {
    const locked = await lock(tx, actor, 'assessment.reviewMaterial', ids)
    if (!locked.ok) return locked
    const seen = new Map(input.materials.map((each) => [each.id, each.version]))
    const moved = locked.value.find((row) => seen.get(row.id) !== row.version || row.state !== 'pending')
    if (moved !== undefined) return refuse('conflict', 'assessment.material_moved', { title: moved.title })
    const reviews = locked.value.map((row) => ({
      id: randomUUID(),
      materialId: row.id,
      version: row.version,
      region: row.region,
    }))
    await store.setState(tx, ids, outcome)
    await store.insertReviews(tx, reviews, outcome, reason, byOf(world, actor))
    if (outcome === 'returned') {
      await openMatters(
        tx,
        world,
        actor,
        locked.value.map((row, place) => ({
          id: reviews[place]?.id ?? randomUUID(),
          procedure: mendingProcedure.id,
          region: row.region as RegionCode,
          unitId: row.unit_id,
          title: world.translate('zh', 'assessment.material.mend_title', { title: row.title }),
          note: reason,
        })),
      )
    }
    await recordAll(
      tx,
      actor,
      entriesFor(
        locked.value,
        outcome === 'accepted' ? 'assessment.materialAccepted' : 'assessment.materialReturned',
      ),
    )
    return ok({})
  })
}

export async function withdrawMaterial(world: World, actor: Actor, id: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'any'), async (tx): Promise<Done> => {
    const locked = await lock(tx, actor, ENTER, [id])
    if (!locked.ok) return locked
    await store.setState(tx, [id], 'withdrawn')
    await recordAll(tx, actor, entriesFor(locked.value, 'assessment.materialWithdrawn'))
    const mended = await mend(tx, world, actor, id)
    return mended.ok ? ok({}) : mended
  })
}
