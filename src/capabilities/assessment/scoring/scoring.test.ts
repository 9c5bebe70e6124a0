import { describe, expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { decimal } from '../../../kernel/exact.ts'
import { edition2022, listFiguresNeeded, listMeasuresNeeded } from '../edition/index.ts'
import {
  checkInputs,
  completeYearsBefore,
  type Decision,
  explain,
  type InputFault,
  type Inputs,
  listItemScores,
  noInputs,
  scoreJurisdiction,
} from './index.ts'
import { aFigure, aMeasure, aRegion, fullInputs } from './testing.ts'

const YEARS = [2022, 2023]
const OPTIONS = { assessedOn: dayFrom('2024-06-30') }
const full = fullInputs(edition2022, YEARS)

function without(items: readonly string[]): Inputs {
  return { ...full, judgements: full.judgements.filter((each) => !items.includes(each.item)) }
}

function judgedZero(items: readonly string[]): Inputs {
  return {
    ...full,
    judgements: full.judgements.map((each) =>
      items.includes(each.item) ? { ...each, score: decimal(0) } : each,
    ),
  }
}

function notApplicable(...items: string[]): Decision[] {
  return items.map((item) => ({
    item,
    state: 'not_applicable',
    by: '示例创建办',
    on: dayFrom('2024-06-02'),
    reason: '示例理由。',
  }))
}

function seriesOf(key: string) {
  const series = edition2022.series.find((each) => each.key === key)
  if (!series) throw new Error(`no series ${key}`)
  return series
}

describe('the assessed years', () => {
  test('are the last complete calendar years before the day of assessment', () => {
    expect(completeYearsBefore(dayFrom('2024-01-01'), 2)).toEqual([2022, 2023])
    expect(completeYearsBefore(dayFrom('2024-12-31'), 2)).toEqual([2022, 2023])
    expect(completeYearsBefore(dayFrom('2025-01-01'), 2)).toEqual([2023, 2024])
  })

  test('that do not rise, or none at all, are a bug', () => {
    expect(() => scoreJurisdiction(edition2022, full, { ...OPTIONS, years: [2023, 2022] })).toThrow(
      'must rise',
    )
    expect(() => scoreJurisdiction(edition2022, full, { ...OPTIONS, years: [] })).toThrow('must rise')
  })
})

describe('the pass rule', () => {
  test('everything met gives 100 sure points and passes', () => {
    const score = scoreJurisdiction(edition2022, full, OPTIONS)
    expect(listItemScores(score.groups).filter((item) => item.state !== 'met')).toEqual([])
    expect(score).toMatchObject({ points: '100', sure: '100', possible: '100', verdict: 'passes' })
    expect(score.groups.map((group) => group.floor.points)).toEqual(['15', '18.75', '15', '15', '11.25'])
  })

  test('nothing known is 0 sure and 100 possible points, undecided, and nothing is called failed', () => {
    const score = scoreJurisdiction(edition2022, noInputs(aRegion()), OPTIONS)
    expect(score).toMatchObject({ sure: '0', possible: '100', verdict: 'undecided' })
    expect(score.states).toMatchObject({ met: 0, not_met: 0 })
  })

  test('exactly 75 % of a group is enough, and one point less fails although the total is above 85', () => {
    const enough = scoreJurisdiction(edition2022, judgedZero(['36.1', '36.2', '36.3']), OPTIONS)
    expect(enough.groups[4]).toMatchObject({ sure: '12', rate: { sure: '4/5' }, floor: { check: 'met' } })
    const innovation = scoreJurisdiction(edition2022, judgedZero(['28.1', '28.2', '28.3', '33.1']), OPTIONS)
    expect(innovation.groups[3]).toMatchObject({ sure: '15', rate: { sure: '3/4' }, floor: { check: 'met' } })
    expect(innovation.verdict).toBe('passes')
    const less = scoreJurisdiction(edition2022, judgedZero(['28.1', '28.2', '28.3', '33.1', '33.2']), OPTIONS)
    expect(less.groups[3]).toMatchObject({ sure: '14', floor: { check: 'failed' } })
    expect(less).toMatchObject({ sure: '94', total: { check: 'met' }, verdict: 'fails' })
  })

  test('a group that may still reach its floor leaves the verdict undecided', () => {
    const score = scoreJurisdiction(edition2022, without(['28.1', '28.2', '28.3', '33.1', '33.2']), OPTIONS)
    expect(score.groups[3]).toMatchObject({ sure: '14', possible: '20', floor: { check: 'undecided' } })
    expect(score.verdict).toBe('undecided')
  })

  test('a total below 85 fails although every group reaches its floor', () => {
    const lost = ['12.1', '12.2', '12.3', '13.1', '13.2', '20.1', '20.2', '20.3', '21.1', '33.1', '33.2']
    const score = scoreJurisdiction(
      edition2022,
      judgedZero([...lost, '36.1', '36.2', '36.3', '10.1']),
      OPTIONS,
    )
    expect(score.groups.map((group) => group.floor.check)).toEqual(['met', 'met', 'met', 'met', 'met'])
    expect(score).toMatchObject({ sure: '83', total: { check: 'failed' }, verdict: 'fails' })
  })
})

test('the figures and measures that an edition asks for are exactly those that an empty score misses', () => {
  const score = scoreJurisdiction(edition2022, noInputs(aRegion()), OPTIONS)
  const missing = listItemScores(score.groups).flatMap((item) => item.missing)
  const figures = missing.flatMap((each) =>
    each.what === 'figure' ? [`${each.series} ${each.where} ${each.year}`] : [],
  )
  const needed = listFiguresNeeded(edition2022, YEARS).flatMap(({ series, where, years }) =>
    years.map((year) => `${series.key} ${where} ${year}`),
  )
  expect(new Set(figures)).toEqual(new Set(needed))
  expect(needed).toContain('onlineRetail national 2021')
  const measures = missing.flatMap((each) => (each.what === 'measure' ? [each.measure] : []))
  expect(new Set(measures)).toEqual(new Set(edition2022.measures.map((need) => need.measure)))
  const supervisors = listFiguresNeeded(edition2022, YEARS).find(({ series }) => series.key === 'supervisors')
  expect(supervisors).toMatchObject({ where: 'local', years: [2023], indicators: [11] })
  expect(listMeasuresNeeded(edition2022).filter(({ indicators }) => indicators.length !== 1)).toEqual([])
})

describe('items that are not applicable', () => {
  const inputs = { ...full, decisions: notApplicable('36.1', '36.2', '36.3', '37.1') }

  test('give no points and by default stay in the full points of their group', () => {
    const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
    expect(score.groups[4]).toMatchObject({
      sure: '11',
      possible: '11',
      notApplicable: '4',
      fullPoints: '15',
      floor: { points: '11.25', check: 'failed' },
    })
  })

  test('leave the full points of their group where that is configured; the total needs the same points', () => {
    const score = scoreJurisdiction(edition2022, inputs, { ...OPTIONS, notApplicable: 'leaves' })
    expect(score.groups[4]).toMatchObject({
      fullPoints: '11',
      rate: { sure: '1', possible: '1' },
      floor: { points: '8.25', check: 'met' },
    })
    expect(score).toMatchObject({ sure: '96', total: { atLeast: '85', check: 'met' }, verdict: 'passes' })
  })

  test('a group of which nothing is applicable has no rate and is neither met nor failed', () => {
    const keys = listItemScores(scoreJurisdiction(edition2022, full, OPTIONS).groups)
      .map((item) => item.key)
      .filter((key) => Number.parseInt(key, 10) >= 35)
    const all = { ...full, decisions: notApplicable(...keys) }
    const score = scoreJurisdiction(edition2022, all, { ...OPTIONS, notApplicable: 'leaves' })
    expect(score.groups[4]).toMatchObject({ fullPoints: '0', floor: { check: 'undecided' } })
    expect(score.groups[4]?.rate).toBeUndefined()
    expect(explain(score, 'zh').children[4]?.words).toContain('没有适用的项目')
  })

  test('under "any one gives full points" the others still can give them', () => {
    const inputs = { ...full, decisions: notApplicable('28.1') }
    const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
    expect(score).toMatchObject({ sure: '100', notApplicable: '0' })
  })
})

describe('the explanation', () => {
  const score = scoreJurisdiction(edition2022, full, OPTIONS)

  test('opens from the total to each figure, measure and material with a link', () => {
    const root = explain(score, 'zh')
    const all = (node: typeof root): (typeof root)[] => [node, ...node.children.flatMap(all)]
    const nodes = all(root)
    const numberOf = (kind: string) => nodes.filter((node) => node.kind === kind).length
    expect([numberOf('group'), numberOf('subgroup'), numberOf('indicator')]).toEqual([5, 10, 41])
    expect(nodes.filter((node) => node.kind === 'figure' && node.link?.to !== 'figure')).toEqual([])
    expect(nodes.find((node) => node.key === 'onlineRetail national 2021')?.link).toEqual({
      to: 'figure',
      series: 'onlineRetail',
      where: 'national',
      year: 2021,
    })
    expect(nodes.find((node) => node.kind === 'measure')?.link).toMatchObject({
      to: 'measure',
      measure: 'operators.identityClaimed',
      records: { path: '/records' },
    })
    expect(nodes.find((node) => node.kind === 'material')?.link).toMatchObject({
      to: 'material',
      item: '10.1',
    })
  })

  test('has words everywhere, in either language, and no placeholder is left', () => {
    for (const language of ['zh', 'en'] as const) {
      const check = (node: ReturnType<typeof explain>): void => {
        expect(node.title).not.toBe('')
        expect(node.words).toMatch(/^[^{}]+$/)
        expect(node.words).not.toContain('undefined')
        const keys = node.children.map((child) => `${child.kind} ${child.key}`)
        expect(new Set(keys).size).toBe(keys.length)
        node.children.forEach(check)
      }
      check(explain(score, language))
      check(explain(scoreJurisdiction(edition2022, noInputs(aRegion()), OPTIONS), language))
    }
  })

  test('says the same after the score was sent as JSON', () => {
    expect(JSON.parse(JSON.stringify(score))).toEqual(score)
    expect(explain(JSON.parse(JSON.stringify(score)), 'zh')).toEqual(explain(score, 'zh'))
  })
})

describe('inputs are checked before scoring:', () => {
  const onlineRetail = seriesOf('onlineRetail')
  const [share] = edition2022.measures
  if (!share) throw new Error('no measure')
  const judgement = full.judgements[0]
  if (!judgement) throw new Error('no judgement')
  const count = full.counts[0]
  if (!count) throw new Error('no count')
  const none = noInputs(aRegion())
  const faults: [InputFault['code'], Partial<Inputs>][] = [
    ['unknown_series', { figures: [{ ...aFigure(onlineRetail, 'local', 2023, '1'), series: 'nothing' }] }],
    ['series_without_this_side', { figures: [aFigure(seriesOf('supervisors'), 'national', 2023, '1')] }],
    ['unit_does_not_fit', { figures: [{ ...aFigure(onlineRetail, 'local', 2023, '1'), unit: '件' }] }],
    ['negative_value', { figures: [aFigure(onlineRetail, 'local', 2023, '-1')] }],
    [
      'value_twice',
      { figures: [aFigure(onlineRetail, 'local', 2023, '1'), aFigure(onlineRetail, 'local', 2023, '2')] },
    ],
    ['measure_of_another_kind', { measures: [aMeasure({ ...share, kind: 'quantity' }, '1')] }],
    ['unknown_item', { judgements: [{ ...judgement, item: '99.1' }] }],
    ['item_is_not_judged', { judgements: [{ ...judgement, item: '11.1' }] }],
    ['item_is_not_counted', { counts: [{ ...count, item: '11.3' }] }],
    ['score_out_of_steps', { judgements: [{ ...judgement, item: '16.1', score: decimal('0.7') }] }],
    ['score_out_of_steps', { judgements: [{ ...judgement, item: '16.1', score: decimal('3.5') }] }],
    ['score_out_of_steps', { judgements: [{ ...judgement, item: '12.1', score: decimal('0.5') }] }],
    [
      'decision_without_reason',
      { decisions: notApplicable('18.1').map((each) => ({ ...each, reason: ' ' })) },
    ],
  ]
  test.each(faults)('%s', (code, change) => {
    expect(checkInputs(edition2022, { ...none, ...change }).map((fault) => fault.code)).toEqual([code])
  })

  test('complete inputs have no fault', () => {
    expect(checkInputs(edition2022, full)).toEqual([])
  })
})
