/** 指标体系校验: does an edition agree with itself? Points add up, and every name it uses is declared. Pure. */
import {
  divide,
  type Exact,
  exact,
  exactText,
  isAbove,
  isAtLeast,
  isEqual,
  multiply,
  sum,
} from '../../../kernel/exact.ts'
import { listIndicators, listItems } from './items.ts'
import { listComparisonsOf, listQuantities } from './needs.ts'
import type { Dimension, Edition, Indicator, Quantity, Where } from './schema.ts'
import { findUnit } from './units.ts'

/** One disagreement: `place` is the group, subgroup, indicator or item where it was found. */
export interface EditionFault {
  readonly code:
    | 'points_do_not_add_up'
    | 'rule_cannot_give_the_points'
    | 'tiers_do_not_rise'
    | 'step_does_not_divide_points'
    | 'name_twice'
    | 'item_key_of_another_indicator'
    | 'unknown_series'
    | 'series_without_this_side'
    | 'series_without_previous_year'
    | 'unknown_measure'
    | 'unknown_source'
    | 'unknown_unit'
    | 'dimensions_differ'
    | 'declared_but_not_used'
    | 'pass_rule_out_of_range'
  readonly place: string
  readonly details: Readonly<Record<string, string>>
}

/** Every fault of the edition; an edition without faults can be scored. */
export function checkEdition(edition: Edition): readonly EditionFault[] {
  return [
    ...checkSums(edition),
    ...checkNames(edition),
    ...listIndicators(edition).flatMap((indicator) => checkRule(edition, indicator)),
    ...checkReferences(edition),
    ...checkPassRule(edition),
  ]
}

function checkSums(edition: Edition): EditionFault[] {
  const faults: EditionFault[] = []
  const compare = (place: string, declared: string, parts: readonly { points: string }[]) => {
    const total = sum(parts.map((part) => part.points))
    if (!isEqual(total, declared)) {
      faults.push(fault('points_do_not_add_up', place, { declared, sum: exactText(total) }))
    }
  }
  compare(edition.id, edition.points, edition.groups)
  for (const group of edition.groups) {
    compare(group.key, group.points, group.subgroups)
    for (const subgroup of group.subgroups) compare(subgroup.key, subgroup.points, subgroup.indicators)
  }
  return faults
}

function checkNames(edition: Edition): EditionFault[] {
  const subgroups = edition.groups.flatMap((group) => group.subgroups)
  const names = [
    edition.groups.map((group) => group.key),
    subgroups.map((subgroup) => subgroup.key),
    listIndicators(edition).map((indicator) => String(indicator.number)),
    listItems(edition).map(({ item }) => item.key),
    edition.series.map((series) => series.key),
    edition.measures.map((measure) => measure.measure),
    Object.values(edition.zones.provinces).flat(),
  ]
  const strangers = listItems(edition).filter(
    ({ indicator, item }) => !item.key.startsWith(`${indicator.number}.`),
  )
  const repeated = names.flatMap((list) =>
    list.filter((name, index) => list.indexOf(name) !== index).map((name) => fault('name_twice', name, {})),
  )
  return [
    ...repeated,
    ...strangers.map(({ indicator, item }) =>
      fault('item_key_of_another_indicator', item.key, { indicator: String(indicator.number) }),
    ),
  ]
}

function checkRule(edition: Edition, indicator: Indicator): EditionFault[] {
  const faults: EditionFault[] = []
  const place = String(indicator.number)
  const { rule, points } = indicator
  const most = mostPoints(edition, indicator)
  if (rule.rule === 'years' || rule.rule === 'sum' || rule.rule === 'tiers') {
    if (!isEqual(most, points)) {
      faults.push(fault('rule_cannot_give_the_points', place, { declared: points, most: exactText(most) }))
    }
  }
  if (rule.rule === 'tiers') {
    const rises = rule.tiers.every((tier, index) => {
      const before = rule.tiers[index - 1]
      return !before || (isAbove(tier.from, before.from) && isAbove(tier.points, before.points))
    })
    if (!rises) faults.push(fault('tiers_do_not_rise', place, {}))
    const found = dimensionOf(edition, rule.quantity)
    if (found && found !== rule.dimension) {
      faults.push(fault('dimensions_differ', place, { left: found, right: rule.dimension }))
    }
  }
  const step = rule.rule === 'judged' ? edition.judgedStep : rule.rule === 'count' ? rule.each : undefined
  if (step !== undefined && !isMultiple(points, step)) {
    faults.push(fault('step_does_not_divide_points', place, { step, points }))
  }
  return faults
}

/** The most points that the rule can give when everything is met. */
function mostPoints(edition: Edition, { rule, points }: Indicator): Exact {
  switch (rule.rule) {
    case 'years':
      return multiply(rule.each, edition.years)
    case 'sum':
      return sum(rule.items.map((item) => item.points))
    case 'tiers':
      return rule.tiers
        .map((tier) => exact(tier.points))
        .reduce((most, each) => (isAbove(each, most) ? each : most))
    case 'any':
    case 'count':
    case 'judged':
      return exact(points)
  }
}

function isMultiple(points: string, step: string): boolean {
  const times = divide(points, step)
  return times !== undefined && isAbove(step, 0) && !exactText(times).includes('/')
}

function checkReferences(edition: Edition): EditionFault[] {
  const faults: EditionFault[] = []
  const used = new Set<string>()
  const lookUp = (place: string, key: string, where: Where, previousYear: boolean) => {
    used.add(key)
    const series = edition.series.find((each) => each.key === key)
    if (!series) faults.push(fault('unknown_series', place, { series: key }))
    else if (!series[where]) faults.push(fault('series_without_this_side', place, { series: key, where }))
    else if (previousYear && series.yearsBefore < 1) {
      faults.push(fault('series_without_previous_year', place, { series: key }))
    }
  }
  for (const { item: place, quantity } of listQuantities(edition)) {
    switch (quantity.of) {
      case 'figure':
      case 'total':
      case 'growth':
        lookUp(place, quantity.series, quantity.where, quantity.of === 'growth')
        break
      case 'share':
        lookUp(place, quantity.numerator, quantity.where, false)
        lookUp(place, quantity.denominator, quantity.where, false)
        break
      case 'measure':
        used.add(quantity.measure)
        if (!edition.measures.some((each) => each.measure === quantity.measure)) {
          faults.push(fault('unknown_measure', place, { measure: quantity.measure }))
        }
        break
      case 'constant':
        break
    }
    faults.push(...checkShare(edition, place, quantity))
  }
  const comparisons = listIndicators(edition).flatMap(({ rule }) => listComparisonsOf(rule))
  for (const { item, comparison } of comparisons) {
    const left = dimensionOf(edition, comparison.left)
    const right = dimensionOf(edition, comparison.right)
    if (left && right && left !== right) faults.push(fault('dimensions_differ', item.key, { left, right }))
  }
  for (const name of [
    ...edition.series.map((each) => each.key),
    ...edition.measures.map((each) => each.measure),
  ]) {
    if (!used.has(name)) faults.push(fault('declared_but_not_used', name, {}))
  }
  for (const series of edition.series) {
    if (!findUnit(series.unit, series.dimension))
      faults.push(fault('unknown_unit', series.key, { unit: series.unit }))
  }
  for (const { place, sources } of [
    ...edition.series.map((each) => ({ place: each.key, sources: each.sources })),
    ...edition.measures.map((each) => ({ place: each.measure, sources: each.sources })),
    ...listIndicators(edition).map((each) => ({ place: String(each.number), sources: each.sources })),
  ]) {
    for (const source of sources) {
      if (!edition.sources[source]) faults.push(fault('unknown_source', place, { source }))
    }
  }
  return faults
}

/** A share divides things of one kind: money by money, people by people. */
function checkShare(edition: Edition, place: string, quantity: Quantity): EditionFault[] {
  if (quantity.of !== 'share') return []
  const [left, right] = [quantity.numerator, quantity.denominator].map(
    (key) => edition.series.find((each) => each.key === key)?.dimension,
  )
  return left && right && left !== right ? [fault('dimensions_differ', place, { left, right })] : []
}

function checkPassRule({ id, points, passRule }: Edition): EditionFault[] {
  const between = (value: string, most: string) => isAtLeast(value, 0) && isAtLeast(most, value)
  const fits = between(passRule.totalAtLeast, points) && between(passRule.groupRateAtLeast, '1')
  return fits ? [] : [fault('pass_rule_out_of_range', id, {})]
}

/** The dimension of a quantity; undefined when it names something that is not declared. */
function dimensionOf(edition: Edition, quantity: Quantity): Dimension | undefined {
  switch (quantity.of) {
    case 'growth':
    case 'share':
      return 'ratio'
    case 'constant':
      return quantity.dimension
    case 'figure':
    case 'total':
      return edition.series.find((each) => each.key === quantity.series)?.dimension
    case 'measure':
      return edition.measures.find((each) => each.measure === quantity.measure)?.dimension
  }
}

function fault(
  code: EditionFault['code'],
  place: string,
  details: Readonly<Record<string, string>>,
): EditionFault {
  return { code, place, details }
}
