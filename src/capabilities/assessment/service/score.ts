/** 得分: loads the evidence of a region and computes; the score is a query and is stored nowhere. */
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { dayFrom, dayOf } from '../../../kernel/day.ts'
import { parseExact, toDecimal } from '../../../kernel/exact.ts'
import { periodOf } from '../../../kernel/period.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { ScoreAnswer } from '../contract.ts'
import { type Edition, listItems } from '../edition/index.ts'
import { inputsOf } from '../inputs-of.ts'
import {
  checkInputs,
  completeYearsBefore,
  type ExplanationNode,
  explain,
  fitInputs,
  type IndicatorScore,
  type InputFault,
  type Inputs,
  type MeasureEvidence,
  type Score,
  type ScoringOptions,
  scoreJurisdiction,
} from '../scoring/index.ts'
import { type EvidenceRow, loadEvidence } from '../store/evidence.ts'
import { type EditionChoice, loadEditionInForce } from './edition-in-force.ts'

const regions = chinaRegions()

export interface Scored {
  readonly edition: Edition
  readonly evidence: EvidenceRow
  readonly score: Score
  readonly region: RegionCode
  readonly left: readonly InputFault[]
}

/** The region asked for, or one's own; outside one's scope it is not found. */
export function regionFor(actor: Actor, asked: string | undefined): Result<RegionCode> {
  const own = actor.kind === 'officer' ? actor.region : undefined
  const region = (asked ?? own) as RegionCode | undefined
  if (region === undefined) return refuse('invalid', 'assessment.region_needed')
  const unitId = actor.kind === 'officer' && region === own ? actor.unitId : null
  if (!may(actor, 'assessment.read', { region, unitId }))
    return refuse('not_found', 'assessment.no_such_region', { region })
  return ok(region)
}

/** Keys of the items that are proved by counted pieces. */
export function countItemsOf(edition: Edition): string[] {
  return listItems(edition)
    .filter((place) => place.indicator.rule.rule === 'count')
    .map((place) => place.item.key)
}

/** What capabilities compute of the measures that the edition asks for, for its last assessed year. */
async function computeMeasures(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  edition: Edition,
): Promise<MeasureEvidence[]> {
  const asked = new Set<string>(edition.measures.map((need) => need.measure))
  const known = world.measures.filter(({ declaration }) => asked.has(declaration.name))
  if (known.length === 0) return []
  const year = completeYearsBefore(dayOf(world.clock.now()), edition.years).at(-1) ?? 0
  const period = periodOf('year', dayFrom(`${year}-12-31`))
  return await Promise.all(
    known.map(async ({ declaration, ...measure }) => ({
      value: await measure.valueOf(tx, world, actor, period, region),
      source: declaration.definition.zh,
    })),
  )
}

/**
 * A value computed out of records wins over one that was entered by hand. A register in which there is no case yet says
 * nothing against what was entered out of another system.
 */
function withComputed(
  entered: readonly MeasureEvidence[],
  computed: readonly MeasureEvidence[],
): MeasureEvidence[] {
  const byHand = new Set(entered.map(({ value }) => value.measure))
  const known = computed.filter(({ value }) => value.kind !== 'noCases' || !byHand.has(value.measure))
  const names = new Set(known.map(({ value }) => value.measure))
  return [...entered.filter(({ value }) => !names.has(value.measure)), ...known]
}

/** What a region is scored from as it stands now. */
export interface ScoreBasis {
  readonly edition: Edition
  readonly evidence: EvidenceRow
  readonly inputs: Inputs
  readonly options: ScoringOptions
  /** Entered under another edition; stored and not counted under this one. */
  readonly left: readonly InputFault[]
}

/** Loads it: one statement, one for an edition that was imported, and one for each measure that is computed. */
export async function loadScoreBasis(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  known?: { readonly evidence: EvidenceRow; readonly edition: EditionChoice },
): Promise<Result<ScoreBasis>> {
  const evidence = known?.evidence ?? (await loadEvidence(tx, region))
  const edition = await loadEditionInForce(tx, known?.edition ?? evidence.creation)
  if (!edition.ok) return edition
  const computed = await computeMeasures(tx, world, actor, region, edition.value)
  const entered = inputsOf(region, evidence, countItemsOf(edition.value), dayOf(world.clock.now()))
  const stored = { ...entered, measures: withComputed(entered.measures, computed) }
  const { inputs, left } = fitInputs(edition.value, stored)
  const faults = checkInputs(edition.value, inputs)
  if (faults.length > 0)
    throw new Error(`stored evidence of ${region} does not fit the edition: ${JSON.stringify(faults)}`)
  const years = evidence.creation?.years ?? []
  const options = { assessedOn: dayOf(world.clock.now()), ...(years.length > 0 ? { years } : {}) }
  return ok({ edition: edition.value, evidence, inputs, options, left })
}

/** Scores a region from what stands now. */
export async function scoreRegion(
  world: World,
  actor: Actor,
  asked: string | undefined,
): Promise<Result<Scored>> {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  const basis = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    loadScoreBasis(tx, world, actor, region.value),
  )
  if (!basis.ok) return basis
  const { edition, evidence, inputs, options, left } = basis.value
  const score = scoreJurisdiction(edition, inputs, options)
  return ok({ edition, evidence, score, region: region.value, left })
}

/** Places behind the point of rates for drawing; the exact fraction decides, not this. */
const RATE_PLACES = 4

function rateText(rate: string | undefined): string | null {
  const value = rate === undefined ? undefined : parseExact(rate)
  return value === undefined ? null : toDecimal(value, RATE_PLACES, 'towardsZero')
}

export async function getScore(
  world: World,
  actor: Actor,
  asked: string | undefined,
): Promise<Result<ScoreAnswer>> {
  const scored = await scoreRegion(world, actor, asked)
  if (!scored.ok) return scored
  const { edition, evidence, score, region, left } = scored.value
  const unitsOf = (indicator: number) =>
    evidence.responsibilities
      .filter((row) => row.indicator === indicator)
      .map(({ unitId, name, part }) => ({ unitId, name, part }))
  const indicatorOf = (indicator: IndicatorScore, subgroup: { zh: string; en: string }) => ({
    number: indicator.number,
    subgroup,
    title: indicator.title,
    kind: indicator.kind,
    points: indicator.points,
    sure: indicator.sure,
    possible: indicator.possible,
    notApplicable: indicator.notApplicable,
    states: {
      met: indicator.items.filter((item) => item.state === 'met').length,
      not_met: indicator.items.filter((item) => item.state === 'not_met').length,
      not_yet_known: indicator.items.filter((item) => item.state === 'not_yet_known').length,
      not_applicable: indicator.items.filter((item) => item.state === 'not_applicable').length,
    },
    units: unitsOf(indicator.number),
  })
  const head = scoreHead(edition, score)
  return ok({
    region,
    regionName: evidence.localName ?? regionName(regions, region),
    ...head,
    notes: [...edition.notes, ...edition.passRule.notes],
    leftOut: left.map((fault) => fault.about),
    groups: head.groups.map((group, place) => ({
      ...group,
      indicators: (score.groups[place]?.subgroups ?? []).flatMap((subgroup) =>
        subgroup.indicators.map((each) => indicatorOf(each, subgroup.title)),
      ),
    })),
  })
}

/** The totals and the groups against their floors, as they cross the wire. */
export function scoreHead(edition: Edition, score: Score) {
  return {
    edition: {
      id: edition.id,
      title: edition.title,
      ...(edition.document.number === undefined ? {} : { documentNumber: edition.document.number }),
    },
    assessedOn: score.assessedOn,
    years: [...score.years],
    points: score.points,
    sure: score.sure,
    possible: score.possible,
    notApplicable: score.notApplicable,
    totalAtLeast: score.total.atLeast,
    totalCheck: score.total.check,
    verdict: score.verdict,
    groups: score.groups.map((group) => ({
      key: group.key,
      title: group.title,
      points: group.points,
      sure: group.sure,
      possible: group.possible,
      notApplicable: group.notApplicable,
      rateSure: rateText(group.rate?.sure),
      ratePossible: rateText(group.rate?.possible),
      floorRate: group.floor.rate,
      floorPoints: group.floor.points,
      check: group.floor.check,
    })),
  }
}

/** 得分说明, of the total or of one indicator. */
export async function explainScore(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; indicator?: number | undefined; language: Language },
): Promise<Result<{ tree: ExplanationNode }>> {
  const scored = await scoreRegion(world, actor, query.region)
  if (!scored.ok) return scored
  const tree = explain(scored.value.score, query.language)
  if (query.indicator === undefined) return ok({ tree })
  const wanted = findNode(tree, (node) => node.kind === 'indicator' && node.key === String(query.indicator))
  return wanted === undefined
    ? refuse('not_found', 'assessment.no_such_indicator', { number: query.indicator })
    : ok({ tree: wanted })
}

function findNode(
  node: ExplanationNode,
  is: (node: ExplanationNode) => boolean,
): ExplanationNode | undefined {
  if (is(node)) return node
  for (const child of node.children) {
    const found = findNode(child, is)
    if (found !== undefined) return found
  }
  return undefined
}
