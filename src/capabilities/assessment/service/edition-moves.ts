/** 改用另一版: what the score would be under another version, and moving the creation to it. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { recordAll } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import type { EditionOutcome } from '../contract.ts'
import { type Score, scoreJurisdiction } from '../scoring/index.ts'
import * as store from '../store/editions.ts'
import { freezeOnce } from './editions.ts'
import { findKnownEdition, manageAt, refOf, regionOf } from './known-editions.ts'
import { loadScoreBasis, regionFor, type ScoreBasis } from './score.ts'

function outcomeOf({ points, sure, possible, verdict, groups }: Score): EditionOutcome {
  return {
    points,
    sure,
    possible,
    verdict,
    groups: groups.map((group) => ({
      title: group.title,
      points: group.points,
      sure: group.sure,
      possible: group.possible,
    })),
  }
}

const scoreOf = ({ edition, inputs, options }: ScoreBasis) =>
  outcomeOf(scoreJurisdiction(edition, inputs, options))

/** 试算: the own region now and under the other edition, from the same evidence; nothing is stored. */
export async function previewMove(world: World, actor: Actor, ref: string) {
  const region = regionFor(actor, undefined)
  if (!region.ok) return region
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const now = await loadScoreBasis(tx, world, actor, region.value)
    if (!now.ok) return now
    const edition = isVersion(ref)
      ? { edition: '', edition_version: ref }
      : { edition: ref, edition_version: null }
    const { evidence } = now.value
    const moved = await loadScoreBasis(tx, world, actor, region.value, { evidence, edition })
    if (!moved.ok) return moved
    return ok({
      before: scoreOf(now.value),
      after: scoreOf(moved.value),
      left: moved.value.left.map((fault) => fault.about),
    })
  })
}

const isVersion = (ref: string) => ref.length === 36

/** The creation and the shares that others carry of it are scored by this edition from now on, which freezes it. */
export async function moveCreation(
  world: World,
  actor: Actor,
  ref: string,
  reason: string,
): Promise<Result<{ moved: number }>> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const { creation } = await store.findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, creation)
    if (!home.ok) return home
    if (creation === null) return refuse('not_found', 'assessment.no_creation')
    if (refOf(creation) === ref) return refuse('conflict', 'assessment.already_under_edition')
    const found = await findKnownEdition(tx, ref)
    if (!found.ok) return found
    const { edition, head, versionId } = found.value
    if (edition.table !== 'complete') {
      return refuse('conflict', 'assessment.edition_without_table', { edition: edition.id })
    }
    if (head.state === 'draft') {
      if (head.region !== home.value) return refuse('forbidden', 'assessment.edition_of_another_region')
      const done = versionId === null ? ok({}) : await freezeOnce(tx, world, actor, home.value, versionId)
      if (!done.ok) return done
    }
    const moved = await store.moveCreations(tx, {
      applicant: home.value,
      edition: edition.id,
      version: versionId,
      reason,
      by: actor.kind === 'officer' ? actor.personId : null,
      name: actor.kind === 'officer' ? actor.name : 'sishi',
      at: world.clock.now(),
    })
    await recordAll(
      tx,
      actor,
      moved.map(({ id, region }) => ({
        action: 'assessment.creationMoved',
        subject: { type: 'assessment.creation', id },
        region: region as RegionCode,
        details: { from: refOf(creation), to: ref },
      })),
    )
    return ok({ moved: moved.length })
  })
}
