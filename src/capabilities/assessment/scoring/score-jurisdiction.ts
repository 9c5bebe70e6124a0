/** 评分: the whole table of an edition for one jurisdiction, its group rates and the pass rule. Pure. */
import type { Day } from '../../../kernel/day.ts'
import { type Decimal, decimal, divide, exactText, isAtLeast, multiply } from '../../../kernel/exact.ts'
import type { Edition, EditionGroup, EditionSubgroup, PassRule } from '../edition/index.ts'
import { addUp, pointsLess, scoreIndicator } from './indicators.ts'
import type { Inputs, ScoringOptions } from './inputs.ts'
import { type Evidence, gatherEvidence } from './items.ts'
import { toPoints } from './quantities.ts'
import type { Check, GroupScore, ItemScore, ItemState, Score, SubgroupScore, Verdict } from './score.ts'

/** Scores one jurisdiction. Inputs that checkInputs would refuse are bugs here and throw. */
export function scoreJurisdiction(edition: Edition, inputs: Inputs, options: ScoringOptions): Score {
  const years = yearsOf(edition, options)
  if (
    years.length === 0 ||
    years.some((year, place) => !Number.isSafeInteger(year) || year <= (years[place - 1] ?? 0))
  ) {
    throw new Error(`assessed years must rise: ${years.join(', ')}`)
  }
  const evidence = gatherEvidence(edition, inputs, options, years)
  const notApplicable = options.notApplicable ?? edition.passRule.notApplicable
  const groups = edition.groups.map((group) =>
    scoreGroup(evidence, group, { ...edition.passRule, notApplicable }),
  )
  const totals = addUp(groups)
  const atLeast = decimal(edition.passRule.totalAtLeast)
  const total = { atLeast, check: checkPoints(totals.sure, totals.possible, atLeast) }
  const { id, title, document } = edition
  return {
    edition: { id, title, ...(document.number !== undefined && { documentNumber: document.number }) },
    assessedOn: options.assessedOn,
    years,
    points: decimal(edition.points),
    ...totals,
    total,
    verdict: verdictOf([total.check, ...groups.map((group) => group.floor.check)]),
    states: countStates(groups),
    groups,
  }
}

/** 评估年度: those that the office set, else the last complete ones before the day. */
export function yearsOf(edition: Edition, options: ScoringOptions): readonly number[] {
  return options.years ?? completeYearsBefore(options.assessedOn, edition.years)
}

/** 近两年: the last complete calendar years before a day, ascending. */
export function completeYearsBefore(day: Day, count: number): readonly number[] {
  const year = Number(day.slice(0, 4))
  return Array.from({ length: count }, (_, place) => year - count + place)
}

function scoreGroup(evidence: Evidence, group: EditionGroup, passRule: PassRule): GroupScore {
  const subgroups = group.subgroups.map((subgroup) => scoreSubgroup(evidence, subgroup))
  const totals = addUp(subgroups)
  const points = decimal(group.points)
  const fullPoints = passRule.notApplicable === 'leaves' ? pointsLess(points, totals.notApplicable) : points
  const sure = divide(totals.sure, fullPoints)
  const possible = divide(totals.possible, fullPoints)
  const rate = decimal(passRule.groupRateAtLeast)
  const floorPoints = toPoints(multiply(fullPoints, rate))
  return {
    key: group.key,
    title: group.title,
    points,
    ...totals,
    fullPoints,
    ...(sure && possible && { rate: { sure: exactText(sure), possible: exactText(possible) } }),
    floor: {
      rate,
      points: floorPoints,
      // Without applicable points there is no rate: neither met nor failed.
      check: sure ? checkPoints(totals.sure, totals.possible, floorPoints) : 'undecided',
    },
    subgroups,
  }
}

function scoreSubgroup(
  evidence: Evidence,
  { key, title, points, indicators }: EditionSubgroup,
): SubgroupScore {
  const scores = indicators.map((indicator) => scoreIndicator(evidence, indicator))
  return { key, title, points: decimal(points), ...addUp(scores), indicators: scores }
}

function checkPoints(sure: Decimal, possible: Decimal, atLeast: Decimal): Check {
  if (isAtLeast(sure, atLeast)) return 'met'
  return isAtLeast(possible, atLeast) ? 'undecided' : 'failed'
}

function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.includes('failed')) return 'fails'
  return checks.includes('undecided') ? 'undecided' : 'passes'
}

/** Every item of a score, in the order of the table. */
export function listItemScores(groups: readonly GroupScore[]): readonly ItemScore[] {
  return groups.flatMap((group) =>
    group.subgroups.flatMap((subgroup) => subgroup.indicators.flatMap((indicator) => indicator.items)),
  )
}

function countStates(groups: readonly GroupScore[]): Record<ItemState, number> {
  const states = { met: 0, not_met: 0, not_yet_known: 0, not_applicable: 0 }
  for (const item of listItemScores(groups)) states[item.state] += 1
  return states
}
