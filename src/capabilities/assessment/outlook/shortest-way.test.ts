/** The shortest way against trying everything, on small made-up editions that are scored by the real scoring. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import {
  add,
  compare,
  type Decimal,
  decimal,
  isAtLeast,
  multiply,
  sum,
  toPlainDecimal,
} from '../../../kernel/exact.ts'
import { type Edition, edition2022, type Indicator } from '../edition/index.ts'
import { type Inputs, noInputs, type Score, scoreJurisdiction } from '../scoring/index.ts'
import { aMeasure, aRegion, fullInputs } from '../scoring/testing.ts'
import {
  applyChanges,
  type Change,
  type EffortEntry,
  findGains,
  findShortestWay,
  type GainOption,
} from './index.ts'

const OPTIONS = { assessedOn: dayFrom('2024-06-30') }
const words = { zh: '示例', en: 'example' }
const plain = (value: Parameters<typeof toPlainDecimal>[0]): Decimal => toPlainDecimal(value) ?? decimal('0')
const review = (key: string) => ({
  key,
  condition: words,
  grounds: ['material' as const],
  proof: { by: 'review' as const },
})

/** An indicator of each rule that can be reached by judging, counting or one measure. */
function anIndicator(number: number, rule: Indicator['rule'], points: string): Indicator {
  return {
    number,
    title: words,
    kind: 'qualitative',
    points,
    rule,
    sources: ['office'],
    methods: ['documents'],
  }
}

function ruleOf(
  number: number,
  shape: 'sum' | 'any' | 'judged' | 'count' | 'tiers',
  parts: readonly string[],
): Indicator {
  const { proof: _, ...bare } = review(`${number}.1`)
  const total = plain(sum(parts.map(decimal)))
  switch (shape) {
    case 'sum':
      return anIndicator(
        number,
        {
          rule: 'sum',
          items: parts.map((points, place) => ({ ...review(`${number}.${place + 1}`), points })),
        },
        total,
      )
    case 'any':
      return anIndicator(
        number,
        { rule: 'any', items: parts.map((_, place) => review(`${number}.${place + 1}`)) },
        parts[0] ?? '1',
      )
    case 'judged':
      return anIndicator(number, { rule: 'judged', item: bare }, parts[0] ?? '1')
    case 'count':
      return anIndicator(number, { rule: 'count', each: parts[0] ?? '1', item: bare }, total)
    case 'tiers': {
      const rising = parts.map((_, place) => plain(sum(parts.slice(0, place + 1).map(decimal))))
      const tiers = rising.map((points, place) => ({ from: String(place + 1), points }))
      const quantity = { of: 'measure' as const, measure: `made.m${number}` }
      return anIndicator(
        number,
        { rule: 'tiers', bands: 'apart', tiers, quantity, dimension: 'cases', item: bare },
        rising.at(-1) ?? '1',
      )
    }
  }
}

interface Small {
  readonly edition: Edition
  readonly inputs: Inputs
  readonly efforts: readonly EffortEntry[]
}

const shape = fc.constantFrom('sum', 'any', 'judged', 'count', 'tiers') as fc.Arbitrary<
  'sum' | 'any' | 'judged' | 'count' | 'tiers'
>
const part = fc.constantFrom('0.5', '1', '1.25', '2')
const small: fc.Arbitrary<Small> = fc
  .record({
    groups: fc.array(
      fc.array(fc.tuple(shape, fc.array(part, { minLength: 1, maxLength: 2 })), {
        minLength: 1,
        maxLength: 2,
      }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    days: fc.array(fc.constantFrom('0', '0.5', '1', '2.25', '3', '7'), { minLength: 12, maxLength: 12 }),
    reach: fc.array(fc.constantFrom(true, true, true, false), { minLength: 12, maxLength: 12 }),
    met: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    totalShare: fc.constantFrom('0.5', '0.85', '1'),
    floor: fc.constantFrom('0.25', '0.75', '0.8'),
  })
  .map(({ groups, days, reach, met, totalShare, floor }) => {
    let number = 0
    const built = groups.map((rules, place) => {
      const indicators = rules.map(([rule, parts]) => ruleOf(++number, rule, parts))
      const points = plain(sum(indicators.map((indicator) => decimal(indicator.points))))
      return {
        key: `g${place}`,
        title: words,
        points,
        subgroups: [{ key: `s${place}`, title: words, points, indicators }],
      }
    })
    const points = plain(sum(built.map((group) => decimal(group.points))))
    const indicators = built.flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
    const edition: Edition = {
      ...edition2022,
      points,
      judgedStep: '0.25',
      passRule: {
        ...edition2022.passRule,
        totalAtLeast: plain(multiply(points, totalShare)),
        groupRateAtLeast: floor,
      },
      series: [],
      measures: indicators
        .filter((indicator) => indicator.rule.rule === 'tiers')
        .map(({ number: of }) => ({
          measure: `made.m${of}`,
          title: words,
          kind: 'quantity' as const,
          dimension: 'cases' as const,
          numerator: words,
          sources: ['office'],
        })),
      groups: built,
    }
    const efforts = indicators.flatMap(({ number: of, rule }, place) =>
      [`${of}.1`, `${of}.2`, `${of}.1#1`, `${of}.1#2`].map((key, which) => ({
        key,
        days: decimal(days[(place * 4 + which) % days.length] ?? '1'),
        // Tiers stand on data of finished years; the office says that they are within reach.
        reachable:
          reach[(place * 3 + which) % reach.length] === false ? false : rule.rule === 'tiers' ? true : null,
        note: '',
      })),
    )
    const done = indicators.flatMap((indicator, place): Change[] =>
      met[place] && indicator.rule.rule === 'sum'
        ? [{ of: 'judgement', item: `${indicator.number}.1`, score: indicator.rule.items[0]?.points ?? '1' }]
        : [],
    )
    const start: Inputs = {
      ...noInputs(aRegion()),
      measures: edition.measures.map((need) => aMeasure(need, '0')),
    }
    return { edition, inputs: applyChanges(edition, start, done, OPTIONS).inputs, efforts }
  })

const passes = (score: Score) =>
  isAtLeast(score.sure, score.total.atLeast) &&
  score.groups.every((group) => isAtLeast(group.sure, group.floor.points))

/** What makes an option true in the inputs. */
function changesOf(option: GainOption): Change[] {
  return option.steps.map((step) => {
    if (step.from !== undefined)
      return {
        of: 'measure',
        measure: `made.m${step.indicator}`,
        numerator: null,
        denominator: null,
        amount: step.from,
      }
    if (step.change === undefined) throw new Error(`${step.key} says no change`)
    return step.change
  })
}

/** Every way to take none or one option of each choice. */
function everySet(choices: readonly { readonly options: readonly GainOption[] }[]): GainOption[][] {
  return choices.reduce<GainOption[][]>(
    (sets, choice) => sets.flatMap((set) => [set, ...choice.options.map((option) => [...set, option])]),
    [[]],
  )
}

describe('the shortest way', () => {
  test('costs what the best of all possible sets costs, and really leads over the line', () => {
    fc.assert(
      fc.property(small, ({ edition, inputs, efforts }) => {
        const score = scoreJurisdiction(edition, inputs, OPTIONS)
        const { choices } = findGains(score, efforts, [])
        const way = findShortestWay(score, choices)
        const sets = everySet(choices)
        const scored = sets.map((set) => ({
          days: plain(sum(set.map((option) => option.days))),
          score: scoreJurisdiction(
            edition,
            applyChanges(edition, inputs, set.flatMap(changesOf), OPTIONS).inputs,
            OPTIONS,
          ),
          gained: plain(sum(set.map((option) => option.points))),
        }))
        // What an option says that it adds is what the real scoring then gives.
        for (const each of scored)
          expect(plain(add(score.sure, each.gained))).toBe(plain(add(each.score.sure, 0)))
        const over = scored.filter((each) => passes(each.score))
        if (over.length === 0) {
          expect(way.outcome).toBe('out_of_reach')
          return
        }
        const cheapest = over.map((each) => each.days).toSorted(compare)[0]
        expect(way.outcome).toBe(passes(score) ? 'passed' : 'reachable')
        if (way.outcome === 'out_of_reach') return
        expect(compare(way.days, cheapest ?? '0')).toBe(0)
        const { inputs: then } = applyChanges(edition, inputs, way.options.flatMap(changesOf), OPTIONS)
        const reached = scoreJurisdiction(edition, then, OPTIONS)
        expect(passes(reached)).toBe(true)
        expect(compare(reached.sure, way.reached.total)).toBe(0)
        for (const group of reached.groups)
          expect(compare(group.sure, way.reached.groups[group.key] ?? '0')).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  test('an indicator system that is passed asks for nothing', () => {
    const score = scoreJurisdiction(edition2022, fullInputs(edition2022, [2022, 2023]), OPTIONS)
    const way = findShortestWay(score, findGains(score, [], []).choices)
    expect(way).toMatchObject({ outcome: 'passed', options: [], days: '0' })
  })

  test('a group that cannot reach its floor is named with what it lacks, though the total could be had', () => {
    const full = fullInputs(edition2022, [2022, 2023])
    const support = edition2022.groups.find((group) => group.key === 'support')
    const numbers =
      support?.subgroups.flatMap((subgroup) => subgroup.indicators.map((each) => each.number)) ?? []
    const kept = full.judgements.filter(
      (judgement) => !numbers.includes(Number(judgement.item.split('.')[0])),
    )
    const score = scoreJurisdiction(edition2022, { ...full, judgements: kept }, OPTIONS)
    const blocked = findGains(score, [], []).steps.map((step) => ({
      key: step.key,
      days: null,
      reachable: false,
      note: '',
    }))
    const way = findShortestWay(score, findGains(score, blocked, []).choices)
    expect(way.outcome).toBe('out_of_reach')
    expect(way.outcome === 'out_of_reach' && way.shortfall.groups.map((group) => group.key)).toEqual([
      'support',
    ])
  })

  test('41 indicators with nothing done are solved at once', () => {
    const score = scoreJurisdiction(edition2022, noInputs(aRegion()), OPTIONS)
    const { choices } = findGains(score, [], [])
    const before = performance.now()
    const way = findShortestWay(score, choices)
    expect(performance.now() - before).toBeLessThan(300)
    expect(way.outcome).toBe('reachable')
    expect(isAtLeast(way.reached.total, '85')).toBe(true)
  })
})
