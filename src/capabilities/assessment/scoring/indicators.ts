/** 三级指标评分: how the points of an indicator follow from its items. Pure. */
import { type Decimal, decimal, isAbove, isAtLeast, multiply, subtract, sum } from '../../../kernel/exact.ts'
import type { Indicator } from '../edition/index.ts'
import { yearKey } from './inputs.ts'
import { type Evidence, scoreCount, scoreJudged, scoreProof, scoreTiers } from './items.ts'
import { toPoints } from './quantities.ts'
import type { IndicatorScore, ItemScore, Points } from './score.ts'

/** Scores one indicator; `years` are taken one by one, everything else for the last assessed year. */
export function scoreIndicator(evidence: Evidence, indicator: Indicator): IndicatorScore {
  const { items, totals } = scoreRule(evidence, indicator)
  const { number, title, kind, rule, note } = indicator
  return {
    number,
    title,
    kind,
    rule: rule.rule,
    ...(note && { note }),
    points: decimal(indicator.points),
    ...totals,
    items,
  }
}

type Totals = Omit<Points, 'points'>

function scoreRule(
  evidence: Evidence,
  { rule, points }: Indicator,
): { items: readonly ItemScore[]; totals: Totals } {
  const cap = decimal(points)
  const year = lastOf(evidence.years)
  switch (rule.rule) {
    case 'years': {
      const each = decimal(rule.each)
      const items = evidence.years.map((tested) => {
        const asked = { key: yearKey(rule.item.key, tested), item: rule.item, points: each, year: tested }
        return scoreProof(evidence, asked, rule.item, tested)
      })
      return { items, totals: addUpYears(items, each, cap) }
    }
    case 'sum': {
      const items = rule.items.map((item) => {
        const asked = { key: item.key, item, points: decimal(item.points) }
        return scoreProof(evidence, asked, item, year)
      })
      return { items, totals: addUp(items) }
    }
    case 'any': {
      const items = rule.items.map((item) =>
        scoreProof(evidence, { key: item.key, item, points: cap }, item, year),
      )
      return { items, totals: bestOf(items, cap) }
    }
    case 'tiers':
      return single(scoreTiers(evidence, { key: rule.item.key, item: rule.item, points: cap }, rule, year))
    case 'judged':
      return single(scoreJudged(evidence, { key: rule.item.key, item: rule.item, points: cap }))
    case 'count': {
      const asked = { key: rule.item.key, item: rule.item, points: cap }
      return single(scoreCount(evidence, asked, decimal(rule.each)))
    }
  }
}

function single(item: ItemScore): { items: readonly ItemScore[]; totals: Totals } {
  const { sure, possible, notApplicable } = item
  return { items: [item], totals: { sure, possible, notApplicable } }
}

/** Adds the points of parts: items, indicators, subgroups, groups. */
export function addUp(parts: readonly Totals[]): Totals {
  return {
    sure: addPoints(parts.map((part) => part.sure)),
    possible: addPoints(parts.map((part) => part.possible)),
    notApplicable: addPoints(parts.map((part) => part.notApplicable)),
  }
}

/** Most parts are plain zeros; leaving them out halves the time of a table of thousands of regions. */
function addPoints(parts: readonly Decimal[]): Decimal {
  return toPoints(sum(parts.filter((part) => part !== '0')))
}

/** More years may be assessed than the cap has points for; a year that is not applicable costs only what no other year can give. */
function addUpYears(items: readonly ItemScore[], each: Decimal, cap: Decimal): Totals {
  const { sure, possible, notApplicable } = addUp(items)
  const reachable = least(cap, toPoints(multiply(each, items.length)))
  const applicable = subtract(multiply(each, items.length), notApplicable)
  const lost = subtract(reachable, applicable)
  return {
    sure: least(cap, sure),
    possible: least(cap, possible),
    notApplicable: isAbove(lost, 0) ? toPoints(lost) : decimal(0),
  }
}

/** 符合一项即可: full points for one, and they stay possible while one may still be met. */
function bestOf(items: readonly ItemScore[], cap: Decimal): Totals {
  const nothing = decimal(0)
  const applicable = items.filter((item) => item.state !== 'not_applicable')
  const has = (state: ItemScore['state']) => applicable.some((item) => item.state === state)
  return {
    sure: has('met') ? cap : nothing,
    possible: has('met') || has('not_yet_known') ? cap : nothing,
    notApplicable: applicable.length === 0 ? cap : nothing,
  }
}

function least(left: Decimal, right: Decimal): Decimal {
  return isAtLeast(left, right) ? right : left
}

function lastOf(years: readonly number[]): number {
  const last = years.at(-1)
  if (last === undefined) throw new Error('no year is assessed')
  return last
}

/** The difference as points; never below zero. */
export function pointsLess(points: Decimal, less: Decimal): Decimal {
  return isAbove(less, points) ? decimal(0) : toPoints(subtract(points, less))
}
