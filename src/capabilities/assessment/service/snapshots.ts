/** 得分快照: stores what a region's score was and all it was computed from, every day and at each review. */
import { createHash, randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { canonicalInputs, canonicalText, type Score, scoreJurisdiction } from '../scoring/index.ts'
import * as store from '../store/snapshots.ts'
import { loadScoreBasis } from './score.ts'

export const TAKE_SNAPSHOTS = 'assessment.takeSnapshots'
/** At the end of the day, so that it holds what was entered on it. */
export const SNAPSHOT_SCHEDULE = { cron: '40 23 * * *', job: TAKE_SNAPSHOTS } as const

/** Takes the snapshot in the caller's transaction. A region that cannot be scored yet has none. */
export async function takeSnapshot(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  reason: 'daily' | 'review',
): Promise<Result<void>> {
  const basis = await loadScoreBasis(tx, world, actor, region)
  if (!basis.ok) return reason === 'daily' ? basis : ok(undefined)
  const { edition, evidence, options } = basis.value
  const inputs = canonicalInputs(basis.value.inputs)
  const score = scoreJurisdiction(edition, inputs, options)
  const at = world.clock.now()
  await store.insertSnapshot(tx, {
    id: randomUUID(),
    region,
    day: dayOf(at),
    at,
    reason,
    edition: edition.id,
    editionVersion: evidence.creation?.edition_version ?? null,
    documents: { edition: documentOf(edition), inputs: documentOf(inputs) },
    options,
    sure: score.sure,
    possible: score.possible,
    verdict: score.verdict,
    ...pointsOf(score),
  })
  return ok(undefined)
}

function documentOf(value: unknown): { readonly sha256: string; readonly text: string } {
  const text = canonicalText(value)
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** Points by group and by indicator, as they are stored and compared. */
export function pointsOf(score: Score): Pick<store.NewSnapshot, 'groups' | 'indicators'> {
  const points = ({ sure, possible }: store.PointsRow) => ({ sure, possible })
  return {
    groups: Object.fromEntries(score.groups.map((group) => [group.key, points(group)])),
    indicators: Object.fromEntries(
      score.groups.flatMap((group) =>
        group.subgroups.flatMap((subgroup) =>
          subgroup.indicators.map((indicator) => [indicator.number, points(indicator)] as const),
        ),
      ),
    ),
  }
}

/** 每日快照: every region with a creation, each in a transaction of its own; one that cannot be scored is passed over. */
export const takeSnapshots: JobHandler = async ({ world, actor, signal, progress }) => {
  const regions = await world.db.read(scopeOf(actor, 'any'), (tx) => store.listCreationRegions(tx))
  let taken = 0
  for (const [place, region] of regions.entries()) {
    if (signal.aborted) throw new Error('stopped before every region had its snapshot')
    if (await takeDaily(world, actor.job, region as RegionCode)) taken += 1
    await progress(place + 1, regions.length)
  }
  return ok({ regions: regions.length, taken })
}

async function takeDaily(world: World, job: string, region: RegionCode): Promise<boolean> {
  const actor: Actor = { kind: 'system', job, region }
  const result = await world.db.transact(scopeOf(actor, 'any'), (tx) =>
    takeSnapshot(tx, world, actor, region, 'daily'),
  )
  return result.ok
}
