/** 得分历史: the trend, any past day computed again from what was stored, and two days compared. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { isEqual } from '../../../kernel/exact.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { World } from '../../../platform/world.ts'
import { type Edition, editionSchema } from '../edition/index.ts'
import { compareInputs, compareScores } from '../outlook/index.ts'
import { explain, type Inputs, type Score, type ScoringOptions, scoreJurisdiction } from '../scoring/index.ts'
import * as store from '../store/snapshots.ts'
import { regionFor } from './score.ts'
import { pointsOf } from './snapshots.ts'

/** What a trend shows when nobody says from when. */
const TREND_DAYS = 92

interface Period {
  readonly region?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function getTrend(
  world: World,
  actor: Actor,
  query: Period & { readonly indicator?: number | undefined },
) {
  const region = regionFor(actor, query.region)
  if (!region.ok) return region
  const to = query.to ?? dayOf(world.clock.now())
  const from = query.from ?? addDays(to as Day, -TREND_DAYS)
  const days = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    store.listTrend(tx, region.value, { from, to }, query.indicator),
  )
  return ok({ region: region.value, from, to, days })
}

interface PastScore {
  readonly snapshot: store.SnapshotRow
  readonly edition: Edition
  readonly inputs: Inputs
  readonly score: Score
}

/** The edition as it was stored fits the schema of its day; what no longer does is a bug and throws. */
function computeAgain(snapshot: store.SnapshotRow): PastScore {
  const edition = editionSchema.parse(snapshot.editionContent)
  const inputs = snapshot.inputs as Inputs
  return {
    snapshot,
    edition,
    inputs,
    score: scoreJurisdiction(edition, inputs, snapshot.options as ScoringOptions),
  }
}

async function loadPast(
  world: World,
  actor: Actor,
  region: RegionCode,
  days: readonly string[],
): Promise<Result<PastScore[]>> {
  const found = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    store.findSnapshots(tx, region, days),
  )
  const past: PastScore[] = []
  for (const [place, snapshot] of found.entries()) {
    if (snapshot === undefined)
      return refuse('not_found', 'assessment.no_snapshot', { day: days[place] ?? '' })
    past.push(computeAgain(snapshot))
  }
  return ok(past)
}

/** 某日得分, and where today's program computes otherwise than the program of that day did. */
export async function getPastScore(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; day: string },
) {
  const region = regionFor(actor, query.region)
  if (!region.ok) return region
  const past = await loadPast(world, actor, region.value, [query.day])
  if (!past.ok) return past
  const [found] = past.value
  if (found === undefined) throw new Error('one day asked, none answered')
  const { snapshot, score } = found
  return ok({
    region: region.value,
    ...headOf(snapshot),
    editionTitle: score.edition.title,
    years: [...score.years],
    points: score.points,
    totalAtLeast: score.total.atLeast,
    groups: score.groups.map((group) => ({
      key: group.key,
      title: group.title,
      points: group.points,
      sure: group.sure,
      possible: group.possible,
      floorPoints: group.floor.points,
      check: group.floor.check,
      indicators: group.subgroups.flatMap((subgroup) =>
        subgroup.indicators.map(({ number, title, points, sure, possible }) => ({
          number,
          title,
          points,
          sure,
          possible,
        })),
      ),
    })),
    otherwise: otherwiseComputed(snapshot, score),
  })
}

function headOf(snapshot: store.SnapshotRow) {
  const { day, takenAt, reason, edition, sure, possible, verdict } = snapshot
  return { day, takenAt: new Date(takenAt).toISOString(), reason, edition, sure, possible, verdict }
}

/** Indicators for which today's program gives other points than were stored. */
function otherwiseComputed(snapshot: store.SnapshotRow, score: Score) {
  const now = pointsOf(score).indicators
  const numbers = new Set([...Object.keys(snapshot.indicators), ...Object.keys(now)])
  const nothing = { sure: '0', possible: '0' }
  return [...numbers].flatMap((key) => {
    const stored = snapshot.indicators[key] ?? nothing
    const computed = now[Number(key)] ?? nothing
    const same = isEqual(stored.sure, computed.sure) && isEqual(stored.possible, computed.possible)
    return same ? [] : [{ number: Number(key), stored, computed }]
  })
}

/** 某日得分说明 of one indicator, from what was stored. */
export async function explainPastScore(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; day: string; indicator: number; language: Language },
) {
  const region = regionFor(actor, query.region)
  if (!region.ok) return region
  const past = await loadPast(world, actor, region.value, [query.day])
  if (!past.ok) return past
  const score = past.value[0]?.score
  const tree = score && explain(score, query.language)
  const found = tree?.children
    .flatMap((group) => group.children)
    .flatMap((subgroup) => subgroup.children)
    .find((node) => node.kind === 'indicator' && node.key === String(query.indicator))
  if (found === undefined)
    return refuse('not_found', 'assessment.no_such_indicator', { number: query.indicator })
  return ok({ tree: found })
}

/** 两日对比: what the score gained or lost, and which figure, material, judgement or decision is behind it. */
export async function compareDays(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; from: string; to: string },
) {
  const region = regionFor(actor, query.region)
  if (!region.ok) return region
  const past = await loadPast(world, actor, region.value, [query.from, query.to])
  if (!past.ok) return past
  const [before, after] = past.value
  if (before === undefined || after === undefined) throw new Error('two days asked, fewer answered')
  return ok({
    region: region.value,
    from: headOf(before.snapshot),
    to: headOf(after.snapshot),
    yearsBefore: [...before.score.years],
    yearsAfter: [...after.score.years],
    indicators: [...compareScores(before.score, after.score)],
    inputs: compareInputs(after.edition, before.inputs, after.inputs).map((difference) => ({
      ...difference,
      indicators: [...difference.indicators],
    })),
  })
}
