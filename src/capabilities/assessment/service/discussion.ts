/** 指标讨论: reading and speaking. Whoever reads the creation of the region may read; speaking is an act in one's own. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import { listIndicators } from '../edition/index.ts'
import * as store from '../store/discussion.ts'
import { findCreation } from '../store/evidence.ts'
import { loadEditionInForce } from './edition-in-force.ts'
import { regionFor } from './score.ts'

export async function listComments(
  world: World,
  actor: Actor,
  number: number,
  query: { region?: string | undefined; after?: string | undefined },
) {
  const region = regionFor(actor, query.region)
  if (!region.ok) return region
  return ok(
    await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
      store.listComments(tx, region.value, number, query.after),
    ),
  )
}

export async function addComment(
  world: World,
  actor: Actor,
  number: number,
  text: string,
): Promise<Result<{ id: string }>> {
  const region = regionFor(actor, undefined)
  if (!region.ok) return region
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  if (!may(actor, 'assessment.discuss', { region: region.value, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'assessment.discuss' })
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const edition = await loadEditionInForce(tx, (await findCreation(tx, region.value)) ?? null)
    if (!edition.ok) return edition
    if (!listIndicators(edition.value).some((each) => each.number === number))
      return refuse('not_found', 'assessment.no_such_indicator', { number })
    const id = randomUUID()
    await store.insertComment(tx, {
      id,
      region: region.value,
      indicator: number,
      text,
      saidBy: actor.kind === 'officer' ? actor.personId : null,
      saidName: actor.kind === 'officer' ? actor.name : 'sishi',
      unitId,
      saidAt: world.clock.now(),
    })
    await record(tx, actor, {
      action: 'assessment.commented',
      subject: { type: 'assessment.comment', id },
      region: region.value,
      unitId,
      details: { indicator: number },
    })
    return ok({ id })
  })
}
