/** 创建总览: score, tasks, trend, risks and the shortest way in one answer, computed at most once in five seconds. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { decimal } from '../../../kernel/exact.ts'
import type { Period } from '../../../kernel/period.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { scopeSettings } from '../../../platform/db/scope-settings.ts'
import type { World } from '../../../platform/world.ts'
import { missingOf } from '../../figures/index.ts'
import { cardsOf } from '../board/cards.ts'
import { createMemory } from '../board/memory.ts'
import type { BoardAnswer } from '../contract.ts'
import type { Edition } from '../edition/index.ts'
import { validityOf } from '../inputs-of.ts'
import {
  ASSUMED_TASK_DAYS,
  DEFAULT_MARGINS,
  findGains,
  findRisks,
  findShortestWay,
  type RiskMargins,
} from '../outlook/index.ts'
import { completeYearsBefore, scoreJurisdiction } from '../scoring/index.ts'
import { type BoardDays, loadBoardFacts } from '../store/board.ts'
import type { EvidenceRow } from '../store/evidence.ts'
import { loadScoreBasis, regionFor, scoreHead } from './score.ts'
import { askedBy } from './series.ts'

const regions = chinaRegions()

const BOARD_AGE_MS = 5_000
const TREND_DAYS = 90
const MONTH_DAYS = 30
/** 督办: the procedure of matters. */
const SUPERVISION = 'matters.supervision'

/** One memory for each program: what was computed under one scope answers that scope alone. */
const memories = new WeakMap<World, ReturnType<typeof createMemory<Result<BoardAnswer>>>>()

function memoryOf(world: World) {
  const known = memories.get(world)
  if (known !== undefined) return known
  const made = createMemory<Result<BoardAnswer>>(BOARD_AGE_MS)
  memories.set(world, made)
  return made
}

/** The board of a region: two statements when it is computed, none within the next five seconds. */
export async function getBoard(
  world: World,
  actor: Actor,
  asked: string | undefined,
): Promise<Result<BoardAnswer>> {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  const settings = scopeSettings(scopeOf(actor, 'assessment.read'))
  const key = JSON.stringify([region.value, settings])
  return await memoryOf(world).get(key, world.clock.now(), () => computeBoard(world, actor, region.value))
}

async function computeBoard(world: World, actor: Actor, region: RegionCode): Promise<Result<BoardAnswer>> {
  const now = world.clock.now()
  const today = dayOf(now)
  const scope = scopeOf(actor, 'assessment.read')
  const [basis, facts] = await Promise.all([
    world.db.read(scope, (tx) => loadScoreBasis(tx, world, actor, region)),
    world.db.read(scope, (tx) => loadBoardFacts(tx, region, daysOf(today))),
  ])
  if (!basis.ok) return basis
  const { edition, evidence, inputs, options } = basis.value
  const score = scoreJurisdiction(edition, inputs, options)
  const efforts = facts.efforts.map((each) => ({
    ...each,
    days: each.days === null ? null : decimal(each.days),
  }))
  const work = facts.work.map((each) => ({ ...each, days: decimal(each.days) }))
  return ok({
    region,
    regionName: evidence.localName ?? regionName(regions, region),
    asOf: now.toISOString(),
    score: {
      region,
      regionName: evidence.localName ?? regionName(regions, region),
      ...scoreHead(edition, score),
    },
    trend: [...facts.trend],
    cards: cardsOf({
      region,
      facts,
      score,
      // Checked when they were set.
      risks: findRisks(
        score,
        validityOf(evidence, today),
        today,
        (facts.margins as RiskMargins | null) ?? DEFAULT_MARGINS,
      ),
      way: findShortestWay(score, findGains(score, efforts, work).choices),
      missing: missingFigures(edition, evidence, today),
      regions,
      today,
    }),
  })
}

function daysOf(today: Day): BoardDays {
  return {
    today,
    month: today.slice(0, 7),
    // As the list of tasks counts what is due within a month.
    monthEnd: addDays(today, MONTH_DAYS),
    since: addDays(today, -TREND_DAYS),
    supervision: SUPERVISION,
    assumedDays: ASSUMED_TASK_DAYS,
  }
}

/** What the list of missing figures shows: by the same rule, over what is published. */
function missingFigures(edition: Edition, { creation, figures }: EvidenceRow, today: Day) {
  const set = creation?.years ?? []
  const asked = askedBy(edition, set.length > 0 ? set : completeYearsBefore(today, edition.years), [])
  const published = figures.map((figure) => ({
    ...figure,
    period: String(figure.year) as Period,
    state: 'published' as const,
  }))
  return missingOf(asked, published)
}
