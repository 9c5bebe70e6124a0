/** What holds of every score, whatever the evidence. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { add, decimal, isAtLeast, isEqual } from '../../../kernel/exact.ts'
import { edition2022, listItems } from '../edition/index.ts'
import { explain, type Inputs, type Points, type Score, scoreJurisdiction, yearKey } from './index.ts'
import { aFigure, aMeasure, fullInputs } from './testing.ts'

const YEARS = [2022, 2023]
const OPTIONS = { assessedOn: dayFrom('2024-06-30') }
const full = fullInputs(edition2022, YEARS)
const itemKeys = listItems(edition2022).flatMap(({ indicator, item }) =>
  indicator.rule.rule === 'years' ? YEARS.map((year) => yearKey(item.key, year)) : [item.key],
)

/** Small numbers, so that zero, equal values and thresholds come up often. */
const figures = fc
  .tuple(
    ...full.figures.map(({ series, where, year }) =>
      fc.nat(6).map((value) => ({ series, where, year, value })),
    ),
  )
  .map((values) =>
    values.map(({ series, where, year, value }) => {
      const found = edition2022.series.find((each) => each.key === series)
      if (!found) throw new Error(series)
      return aFigure(found, where, year, String(value))
    }),
  )

const measures = fc
  .tuple(...edition2022.measures.map((need) => fc.tuple(fc.constant(need), fc.nat(20), fc.nat(3))))
  .map((values) =>
    values.map(([need, whole, less]) =>
      need.kind === 'quantity'
        ? aMeasure(need, String(whole * 10))
        : aMeasure(need, `${Math.max(0, whole - less)}/${whole}`),
    ),
  )

const judgements = fc
  .tuple(...full.judgements.map((judgement) => fc.boolean().map((given) => ({ judgement, given }))))
  .map((values) =>
    values.map(({ judgement, given }) => (given ? judgement : { ...judgement, score: decimal(0) })),
  )

const decisions = (states: readonly ('met' | 'not_met' | 'not_applicable')[]) =>
  fc.tuple(fc.subarray(itemKeys), fc.constantFrom(...states)).map(([keys, state]) =>
    keys.map((item) => ({
      item,
      state,
      by: '示例创建办',
      on: dayFrom('2024-06-02'),
      reason: '示例理由。',
    })),
  )

const inputs: fc.Arbitrary<Inputs> = fc
  .record({ figures, measures, judgements, decisions: decisions(['met', 'not_met', 'not_applicable']) })
  .map((parts) => ({ ...full, ...parts }))

/** A part of the evidence, and all of it. */
const partAndWhole = fc
  .record({ figures, measures, judgements, decisions: decisions(['met', 'not_met']) })
  .chain((parts) => {
    const whole: Inputs = { ...full, ...parts }
    return fc
      .record({
        figures: fc.subarray(parts.figures),
        measures: fc.subarray(parts.measures),
        judgements: fc.subarray(parts.judgements),
        counts: fc.subarray([...full.counts]),
        decisions: fc.subarray(parts.decisions),
      })
      .map((part): { part: Inputs; whole: Inputs } => ({ part: { ...whole, ...part }, whole }))
  })

function levels(score: Score): readonly Points[] {
  const groups = score.groups
  const subgroups = groups.flatMap((group) => group.subgroups)
  const indicators = subgroups.flatMap((subgroup) => subgroup.indicators)
  return [
    score,
    ...groups,
    ...subgroups,
    ...indicators,
    ...indicators.flatMap((indicator) => indicator.items),
  ]
}

test('0 <= sure <= possible <= points less what is not applicable, on every level', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      for (const { points, sure, possible, notApplicable } of levels(
        scoreJurisdiction(edition2022, given, OPTIONS),
      )) {
        expect(isAtLeast(sure, 0) && isAtLeast(possible, sure)).toBe(true)
        expect(isAtLeast(points, add(possible, notApplicable))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('more evidence never takes sure points away and never adds possible ones', () => {
  fc.assert(
    fc.property(partAndWhole, ({ part, whole }) => {
      const before = levels(scoreJurisdiction(edition2022, part, OPTIONS))
      const after = levels(scoreJurisdiction(edition2022, whole, OPTIONS))
      before.forEach((level, place) => {
        const later = after[place]
        expect(later && isAtLeast(later.sure, level.sure) && isAtLeast(level.possible, later.possible)).toBe(
          true,
        )
      })
    }),
    { numRuns: 60 },
  )
})

test('a verdict of passes or fails stands whatever evidence still comes', () => {
  fc.assert(
    fc.property(partAndWhole, ({ part, whole }) => {
      const before = scoreJurisdiction(edition2022, part, OPTIONS).verdict
      if (before !== 'undecided') expect(scoreJurisdiction(edition2022, whole, OPTIONS).verdict).toBe(before)
    }),
    { numRuns: 60 },
  )
})

test('an item is not yet known exactly when something is missing', () => {
  fc.assert(
    fc.property(partAndWhole, ({ part }) => {
      const score = scoreJurisdiction(edition2022, part, OPTIONS)
      const items = score.groups.flatMap((group) =>
        group.subgroups.flatMap((subgroup) => subgroup.indicators.flatMap((indicator) => indicator.items)),
      )
      for (const item of items) expect(item.missing.length > 0).toBe(item.state === 'not_yet_known')
    }),
    { numRuns: 60 },
  )
})

test('the order of the evidence does not matter, and the total is the sum of its groups', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const score = scoreJurisdiction(edition2022, given, OPTIONS)
      const turned = {
        ...given,
        figures: given.figures.toReversed(),
        measures: given.measures.toReversed(),
        judgements: given.judgements.toReversed(),
        decisions: given.decisions.toReversed(),
      }
      const other = scoreJurisdiction(edition2022, turned, OPTIONS)
      expect(explain(other, 'en')).toEqual(explain(score, 'en'))
      const sums = score.groups.reduce((total, group) => add(total, group.sure), add(0, 0))
      expect(isEqual(sums, score.sure)).toBe(true)
    }),
    { numRuns: 20 },
  )
})
