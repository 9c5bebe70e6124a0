import { describe, expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { decimal } from '../../../kernel/exact.ts'
import { edition2022 } from '../edition/index.ts'
import { type Inputs, noInputs, scoreJurisdiction } from '../scoring/index.ts'
import { aFigure, aMeasure, aRegion, fullInputs } from '../scoring/testing.ts'
import {
  compareInputs,
  DEFAULT_MARGINS,
  findGains,
  findRisks,
  forecast,
  whatIf,
  workLeftOf,
} from './index.ts'

const OPTIONS = { assessedOn: dayFrom('2024-06-30') }
const TODAY = dayFrom('2024-06-30')
const full = fullInputs(edition2022, [2022, 2023])
const seriesOf = (key: string) => {
  const found = edition2022.series.find((each) => each.key === key)
  if (!found) throw new Error(key)
  return found
}
const withFigure = (inputs: Inputs, key: string, value: string): Inputs => ({
  ...inputs,
  figures: [
    ...inputs.figures.filter(
      (figure) => figure.series !== key || figure.where !== 'local' || figure.year !== 2023,
    ),
    aFigure(seriesOf(key), 'local', 2023, value),
  ],
})

describe('what if', () => {
  test('several changes at once give the score that the same inputs give, and the saved inputs stay as they are', () => {
    const frozen = JSON.stringify(full)
    const trial = whatIf(
      edition2022,
      full,
      [
        { of: 'figure', series: 'onlineOperators', where: 'local', year: 2023, unit: '户', value: '1' },
        { of: 'judgement', item: '10.1', score: '0.5' },
        { of: 'judgement', item: '12.2', score: null },
      ],
      OPTIONS,
    )
    expect(JSON.stringify(full)).toBe(frozen)
    expect(trial.unfit).toEqual([])
    expect(trial.before.sure).toBe('100')
    expect(trial.indicators.map((each) => [each.number, each.sure])).toContainEqual([10, '-1.5'])
    expect(trial.indicators.find((each) => each.number === 12)?.after).toEqual({ sure: '2', possible: '3' })
    expect(trial.indicators.find((each) => each.number === 3)?.after.sure).toBe('0')
  })

  test.each([
    [
      'an unknown series',
      { of: 'figure', series: 'unheardOf', where: 'local', year: 2023, unit: '户', value: '1' },
    ],
    [
      'a unit of another dimension',
      { of: 'figure', series: 'onlineOperators', where: 'local', year: 2023, unit: '元', value: '1' },
    ],
    ['points beyond the item', { of: 'judgement', item: '10.1', score: '9' }],
    ['points between the steps', { of: 'judgement', item: '10.1', score: '0.7' }],
    ['a judgement of computed data', { of: 'judgement', item: '3.1', score: '1' }],
    [
      'a part above its whole',
      { of: 'measure', measure: 'clues.verifiedOnTime', numerator: '2', denominator: '1', amount: null },
    ],
    ['an item that does not exist', { of: 'decision', item: '99.1', state: 'not_applicable' }],
  ] as const)('%s is named as unfit, and nothing changes', (_, change) => {
    const trial = whatIf(edition2022, full, [change], OPTIONS)
    expect(trial.unfit).toHaveLength(1)
    expect(trial.indicators).toEqual([])
  })

  test('no cases are settled on trial, an item is taken out, pieces are counted', () => {
    const noCases = edition2022.measures.find((need) => need.measure === 'cases.wonInCourt')
    if (!noCases) throw new Error('cases.wonInCourt')
    const inputs = {
      ...full,
      measures: [
        ...full.measures.filter((measure) => measure.value.measure !== 'cases.wonInCourt'),
        aMeasure(noCases, '0/0'),
      ],
      counts: [],
    }
    const trial = whatIf(
      edition2022,
      inputs,
      [
        { of: 'decision', item: '18.1', state: 'met' },
        { of: 'decision', item: '10.1', state: 'not_applicable' },
        { of: 'pieces', item: '34.1', accepted: 1 },
      ],
      OPTIONS,
    )
    expect(trial.unfit).toEqual([])
    const sureOf = (number: number) => trial.indicators.find((each) => each.number === number)?.after.sure
    expect([sureOf(18), sureOf(10), sureOf(34)]).toEqual(['2', '0', '1'])
  })
})

describe('gains', () => {
  test('the most points for a day come first; what finished years settled comes last and is in no plan', () => {
    const score = scoreJurisdiction(
      edition2022,
      withFigure(noInputs(aRegion()), 'onlineOperators', '1'),
      OPTIONS,
    )
    const { steps } = findGains(
      score,
      [{ key: '11.2', days: decimal('0.5'), reachable: null, note: '接口已经开发' }],
      [],
    )
    expect(steps[0]).toMatchObject({ kind: 'data', points: '2' })
    expect(steps.find((step) => step.key === '11.2')?.effort).toEqual({
      days: '0.5',
      from: 'entered',
      note: '接口已经开发',
    })
    const yields = steps.map((step) => Number(step.points) / Number(step.effort.days))
    expect(yields).toEqual(yields.toSorted((left, right) => right - left))
  })

  test('a computed item that is not met waits for later years unless the office says that it is within reach', () => {
    const score = scoreJurisdiction(edition2022, withFigure(full, 'onlineOperators', '1'), OPTIONS)
    const steps = (reachable: boolean | null) =>
      findGains(score, [{ key: '3.1#1', days: null, reachable, note: '' }], [])
    expect(steps(null).steps.map((step) => [step.key, step.outOfReach])).toEqual([
      ['3.1#2', 'settled'],
      ['3.1#1', 'settled'],
    ])
    expect(steps(null).choices).toEqual([])
    expect(steps(true).choices).toMatchObject([{ indicator: 3, options: [{ points: '1' }] }])
  })

  test('the open tasks of an indicator are its estimate, less what is done, shared among its indicators', () => {
    const inputs = {
      ...full,
      judgements: full.judgements.filter((judgement) => judgement.item !== '13.3'),
      materials: [],
    }
    const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
    const task = {
      id: 'a',
      title: '示例任务',
      unitId: null,
      unitName: '',
      dueOn: null,
      progress: 50,
      indicators: [13, 14],
      effortDays: decimal('24'),
    }
    const step = findGains(score, [], workLeftOf([task])).steps.find((each) => each.key === '13.3')
    expect(step?.effort).toMatchObject({ days: '6.0', from: 'tasks' })
  })
})

describe('risks', () => {
  test('a value within the margin above its threshold is at risk, one beyond it is not', () => {
    const near = scoreJurisdiction(edition2022, withFigure(full, 'onlineOperators', '15.5'), OPTIONS)
    expect(findRisks(near, [], TODAY).filter((risk) => risk.indicator === 3)).toMatchObject([
      { why: 'near_threshold', operator: '>=', margin: '0.0333', points: '1' },
    ])
    const far = scoreJurisdiction(edition2022, withFigure(full, 'onlineOperators', '16'), OPTIONS)
    expect(findRisks(far, [], TODAY).filter((risk) => risk.indicator === 3)).toEqual([])
    const wide = { ...DEFAULT_MARGINS, share: { any: decimal('0.05'), ratio: decimal('0.2') } }
    expect(findRisks(far, [], TODAY, wide).filter((risk) => risk.indicator === 3)).toHaveLength(1)
  })

  test('a value within the margin below what it must not pass is at risk', () => {
    const edition = {
      ...edition2022,
      groups: edition2022.groups.map((group) => ({
        ...group,
        subgroups: group.subgroups.map((subgroup) => ({
          ...subgroup,
          indicators: subgroup.indicators.map((indicator) =>
            indicator.number === 2 && indicator.rule.rule === 'years'
              ? indicator
              : indicator.number === 11 && indicator.rule.rule === 'sum'
                ? {
                    ...indicator,
                    rule: {
                      ...indicator.rule,
                      items: indicator.rule.items.map((item) =>
                        item.key === '11.1'
                          ? {
                              ...item,
                              proof: {
                                by: 'test' as const,
                                every: [
                                  {
                                    left: {
                                      of: 'figure' as const,
                                      series: 'onlineOperators',
                                      where: 'local' as const,
                                    },
                                    operator: '<=' as const,
                                    right: {
                                      of: 'constant' as const,
                                      value: '102',
                                      dimension: 'operators' as const,
                                    },
                                  },
                                ],
                              },
                            }
                          : item,
                      ),
                    },
                  }
                : indicator,
          ),
        })),
      })),
    }
    const inputs = { ...full, judgements: full.judgements.filter((judgement) => judgement.item !== '11.1') }
    const score = scoreJurisdiction(edition, inputs, OPTIONS)
    expect(findRisks(score, [], TODAY).filter((risk) => risk.item === '11.1')).toMatchObject([
      { why: 'near_threshold', operator: '<=', value: '100', threshold: '102' },
    ])
  })

  test('a low judgement and material that expires soon are at risk; what another item covers is not', () => {
    const low = {
      ...full,
      judgements: full.judgements.map((judgement) =>
        judgement.item === '10.1' ? { ...judgement, score: decimal('1') } : judgement,
      ),
    }
    const validity = [
      { item: '12.1', materialId: 'm', title: '示例文件', validUntil: '2024-07-20' },
      { item: '13.1', materialId: 'n', title: '示例文件', validUntil: '2025-07-20' },
      // Another item of the any rule stands for it.
      { item: '28.1', materialId: 'o', title: '示例文件', validUntil: '2024-07-20' },
    ]
    const risks = findRisks(scoreJurisdiction(edition2022, low, OPTIONS), validity, TODAY)
    expect(
      risks.filter((risk) => risk.why !== 'near_threshold').map((risk) => [risk.item, risk.why]),
    ).toEqual([
      ['10.1', 'low_judgement'],
      ['12.1', 'expiring'],
    ])
  })
})

describe('forecast', () => {
  const inputs = { ...full, judgements: full.judgements.filter((judgement) => judgement.item !== '13.3') }
  const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
  const task = (id: string, dueOn: string, unitId = 'u') => ({
    id,
    title: '示例任务',
    unitId,
    unitName: '',
    dueOn,
    progress: 0,
    indicators: [13],
    effortDays: null,
  })
  const { choices } = findGains(score, [], [])
  const past = ['2024-01-05', '2024-01-06', '2024-01-20', '2024-01-30'].map((closedOn) => ({
    unitId: 'u',
    dueOn: '2024-01-10',
    closedOn,
  }))

  test('points may be sure when the last open task of the indicator is done; the unit’s past spreads the day', () => {
    const seen = forecast(score, choices, [task('a', '2024-08-01'), task('b', '2024-09-01')], past, TODAY)
    expect(seen.steps).toEqual([
      {
        indicator: 13,
        points: '1',
        tasks: ['a', 'b'],
        on: { early: '2024-08-28', planned: '2024-09-01', late: '2024-09-11' },
      },
    ])
    expect(seen.lines.planned).toEqual([
      { day: '2024-06-30', sure: '99' },
      { day: '2024-09-01', sure: '100' },
    ])
    expect(seen.lineOn.planned).toBe('2024-06-30')
  })

  test('a task that is overdue ends today at the earliest', () => {
    const [step] = forecast(score, choices, [task('a', '2024-01-01')], past, TODAY).steps
    expect(step?.on).toEqual({ early: '2024-06-30', planned: '2024-06-30', late: '2024-07-10' })
  })

  test('indicators without an open task are not promised', () => {
    expect(forecast(score, choices, [], past, TODAY).steps).toEqual([])
  })
})

test('two days are compared down to the figure, the material and the judgement', () => {
  const then = withFigure(full, 'onlineOperators', '7')
  const now = {
    ...withFigure(full, 'onlineOperators', '16'),
    judgements: full.judgements.filter((judgement) => judgement.item !== '10.1'),
    materials: [...full.materials, { id: 'new', item: '13.3', title: '示例协议' }],
  }
  const differences = compareInputs(edition2022, then, now)
  expect(differences.map(({ kind, before, after }) => [kind, before, after])).toEqual(
    expect.arrayContaining([
      ['figure', '7 户', '16 户'],
      ['judgement', '2', null],
      ['material', null, '示例协议'],
    ]),
  )
  expect(differences).toHaveLength(3)
  expect(differences.find((each) => each.kind === 'figure')?.indicators).toContain(3)
})
