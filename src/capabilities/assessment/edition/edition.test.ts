import { describe, expect, test } from 'vitest'
import {
  checkEdition,
  EDITIONS,
  type Edition,
  type EditionFault,
  edition2022,
  editionOutlineSchema,
  editionSchema,
  findEdition,
  type Indicator,
  listItems,
} from './index.ts'

const indicators = edition2022.groups.flatMap((group) => group.subgroups.flatMap((each) => each.indicators))

describe('the 2022 edition', () => {
  test('is a well-formed document without a fault', () => {
    expect(editionSchema.parse(edition2022)).toEqual(edition2022)
    expect(checkEdition(edition2022)).toEqual([])
  })

  test('has 5 groups, 10 subgroups, 41 indicators numbered in order, and 100 points', () => {
    expect(edition2022.groups.map((group) => [group.title.zh, group.points])).toEqual([
      ['促进发展', '20'],
      ['规范监管', '25'],
      ['优化服务', '20'],
      ['探索创新', '20'],
      ['综合保障', '15'],
    ])
    expect(edition2022.groups.flatMap((group) => group.subgroups.map((each) => each.points))).toEqual(
      '10 10 15 10 11 9 12 8 7 8'.split(' '),
    )
    expect(indicators.map((indicator) => indicator.number)).toEqual(
      Array.from({ length: 41 }, (_, at) => at + 1),
    )
    expect(edition2022.points).toBe('100')
  })

  test('gives each indicator the points, the rule and the kind of the printed table', () => {
    const points = '2 2 2 2 2 2 2 2 2 2 3 3 3 3 3 3 3 2 2 3 2 3 3 2 3 2 2 3 3 3 3 3 3 2 2 3 2 2 2 2 2'
    expect(indicators.map((indicator) => indicator.points).join(' ')).toBe(points)
    const numbersOf = (holds: (indicator: Indicator) => boolean) =>
      indicators.filter(holds).map((each) => each.number)
    expect(numbersOf((each) => each.rule.rule === 'years')).toEqual([1, 2, 5, 6])
    expect(numbersOf((each) => each.rule.rule === 'tiers')).toEqual([3, 4, 7, 8, 9])
    expect(numbersOf((each) => each.rule.rule === 'judged')).toEqual([10, 16, 35])
    expect(numbersOf((each) => each.rule.rule === 'any')).toEqual([28, 29, 30, 31, 32])
    expect(numbersOf((each) => each.rule.rule === 'count')).toEqual([34])
    expect(numbersOf((each) => each.kind === 'quantitative')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 19, 34])
    expect(numbersOf((each) => each.kind === 'mixed')).toEqual([11, 17, 18, 25, 26, 38])
  })

  test('computes every quantitative item and leaves the others to reviewers', () => {
    const computed = indicators.flatMap(({ rule }) => {
      if (rule.rule === 'tiers') return [rule.item.key]
      const items = rule.rule === 'years' ? [rule.item] : rule.rule === 'sum' ? rule.items : []
      return items.filter((item) => item.proof.by === 'test').map((item) => item.key)
    })
    expect(computed.join(' ')).toBe(
      '1.1 2.1 3.1 4.1 5.1 6.1 7.1 8.1 9.1 11.1 11.2 17.1 17.2 18.1 18.2 19.1 19.2 25.1 25.2 25.3 26.1 38.2',
    )
  })
})

test('the 2026 edition is only its pass rule and says that its table must be imported', () => {
  const edition = findEdition('2026')
  expect(editionOutlineSchema.parse(edition)).toMatchObject({
    table: 'to_import',
    passRule: { totalAtLeast: '85', groupRateAtLeast: '0.8' },
  })
  expect(edition?.notes[0]?.zh).toContain('请导入')
  expect(EDITIONS.map((each) => each.id)).toEqual(['2022-trial', '2026'])
  expect(findEdition('1999')).toBeUndefined()
})

/** The 2022 edition with the JSON of one place changed. */
function planted(change: (copy: MutableEdition) => unknown): Edition {
  const copy = structuredClone(edition2022) as MutableEdition
  change(copy)
  return copy as Edition
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T
type MutableEdition = Mutable<Edition>

function indicatorOf(edition: MutableEdition, number: number): Mutable<Indicator> {
  const found = edition.groups
    .flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
    .find((indicator) => indicator.number === number)
  if (!found) throw new Error(`no indicator ${number}`)
  return found
}

function seriesOf(edition: MutableEdition, key: string): MutableEdition['series'][number] {
  const found = edition.series.find((each) => each.key === key)
  if (!found) throw new Error(`no series ${key}`)
  return found
}

function ruleOf<R extends Indicator['rule']['rule']>(edition: MutableEdition, number: number, name: R) {
  const { rule } = indicatorOf(edition, number)
  if (rule.rule !== name) throw new Error(`indicator ${number} is scored by ${rule.rule}`)
  return rule as Extract<typeof rule, { rule: R }>
}

describe('the checker names a planted fault:', () => {
  const faults: [EditionFault['code'], string, (edition: MutableEdition) => unknown][] = [
    ['points_do_not_add_up', '2022-trial', (edition) => Object.assign(edition, { points: '101' })],
    ['points_do_not_add_up', 'scale', (edition) => Object.assign(indicatorOf(edition, 1), { points: '3' })],
    ['rule_cannot_give_the_points', '12', (edition) => ruleOf(edition, 12, 'sum').items.pop()],
    ['rule_cannot_give_the_points', '1', (edition) => Object.assign(edition, { years: 3 })],
    ['tiers_do_not_rise', '3', (edition) => ruleOf(edition, 3, 'tiers').tiers.reverse()],
    ['step_does_not_divide_points', '10', (edition) => Object.assign(edition, { judgedStep: '0.3' })],
    ['name_twice', '5', (edition) => Object.assign(indicatorOf(edition, 4), { number: 5 })],
    [
      'item_key_of_another_indicator',
      '11.9',
      (edition) => Object.assign(ruleOf(edition, 10, 'judged').item, { key: '11.9' }),
    ],
    ['unknown_series', '5.1', (edition) => Object.assign(seriesOf(edition, 'parcels'), { key: 'letters' })],
    [
      'series_without_this_side',
      '1.1',
      (edition) => Object.assign(seriesOf(edition, 'onlineRetail'), { national: false }),
    ],
    [
      'series_without_previous_year',
      '1.1',
      (edition) => Object.assign(seriesOf(edition, 'onlineRetail'), { yearsBefore: 0 }),
    ],
    ['unknown_measure', '11.2', (edition) => edition.measures.shift()],
    ['unknown_source', '41', (edition) => Object.assign(indicatorOf(edition, 41), { sources: ['nobody'] })],
    ['unknown_unit', 'parcels', (edition) => Object.assign(seriesOf(edition, 'parcels'), { unit: '斤' })],
    [
      'dimensions_differ',
      '7.1',
      (edition) => Object.assign(seriesOf(edition, 'totalEmployment'), { dimension: 'money' }),
    ],
    [
      'dimensions_differ',
      '4',
      (edition) => Object.assign(ruleOf(edition, 4, 'tiers'), { dimension: 'people' }),
    ],
    [
      'declared_but_not_used',
      'parcels',
      (edition) => Object.assign(ruleOf(edition, 5, 'years').item, { proof: { by: 'review' } }),
    ],
    [
      'pass_rule_out_of_range',
      '2022-trial',
      (edition) => Object.assign(edition.passRule, { groupRateAtLeast: '75' }),
    ],
  ]
  test.each(faults)('%s at %s', (code, place, change) => {
    expect(checkEdition(planted(change))).toContainEqual(expect.objectContaining({ code, place }))
  })
})

test('every item has words in both languages that are not the same', () => {
  for (const { item } of listItems(edition2022)) expect(item.condition.zh).not.toBe(item.condition.en)
})
