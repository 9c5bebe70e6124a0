import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { enterFigure, listFigures, listRevisions } from '../figures/contract.ts'
import { decideItem, enterMeasure, explainScore, getScore, judgeItem } from './contract.ts'

let server: TestServer
let city: Client
let county: Client
let reviewer: Client
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
  reviewer = await server.as('reviewer')
})
afterAll(() => server.close())

const figure = {
  series: 'onlineOperators',
  where: 'local',
  period: '2025',
  publish: true,
  unit: '户',
  source: '市场监管局台账',
} as const

async function indicator(client: Client, number: number) {
  const score = await client.call(getScore)
  const found = score.groups.flatMap((group) => group.indicators).find((each) => each.number === number)
  if (found === undefined) throw new Error(`no indicator ${number}`)
  return found
}

describe('figures and the score', () => {
  test('with nothing entered nothing is sure, everything is possible, and the verdict is open', async () => {
    const score = await county.call(getScore)
    expect(score).toMatchObject({ sure: '0', possible: '100', verdict: 'undecided', years: [2024, 2025] })
    expect(score.groups.map((group) => group.points)).toEqual(['20', '25', '20', '20', '15'])
    expect(score.groups.flatMap((group) => group.indicators)).toHaveLength(41)
  })

  test('a share of exactly 15 % stands in the higher band: two points, explained down to the figures', async () => {
    await city.call(enterFigure, { body: { ...figure, value: '15' } })
    await city.call(enterFigure, { body: { ...figure, series: 'marketEntities', value: '100' } })
    expect(await indicator(city, 3)).toMatchObject({ sure: '2', possible: '2' })
    const { tree } = await city.call(explainScore, { query: { indicator: 3 } })
    expect(JSON.stringify(tree)).toContain('网络交易经营者数量')
  })

  test('a revision says why, keeps the former value, and moves the score', async () => {
    const refusal = await city.refusal(enterFigure, { body: { ...figure, value: '7' } })
    expect(refusal).toMatchObject({ status: 409, code: 'figures.reason_needed', details: { value: '15' } })
    await city.call(enterFigure, { body: { ...figure, value: '7', reason: '原数据含已注销经营者' } })
    const { items } = await city.call(listRevisions, {
      query: { region: '990100', series: 'onlineOperators', where: 'local', period: '2025' },
    })
    expect(items.map((row) => [row.value, row.current])).toEqual([
      ['7', true],
      ['15', false],
    ])
    expect(await indicator(city, 3)).toMatchObject({ sure: '0', possible: '0' })
    expect(await server.ledger('figures.revised')).toHaveLength(1)
  })

  test('a county sees its own figures only and cannot enter the city’s', async () => {
    expect((await county.call(listFigures)).items).toEqual([])
    expect((await county.call(listFigures, { query: { region: '990100' } })).items).toEqual([])
    const body = { ...figure, region: '990100', value: '1' }
    expect(await county.refusal(enterFigure, { body })).toMatchObject({
      status: 404,
      code: 'figures.no_such_region',
    })
    expect(await county.refusal(getScore, { query: { region: '990100' } })).toMatchObject({ status: 404 })
  })

  test('the city sees the score of its county', async () => {
    expect(await city.call(getScore, { query: { region: '990121' } })).toMatchObject({
      region: '990121',
      sure: '0',
    })
  })
})

describe('measures', () => {
  const share = { measure: 'cases.wonInCourt', amount: null, source: '法院文书' }

  test('a zero denominator is no cases: not yet known until the office settles it with a reason', async () => {
    await city.call(enterMeasure, {
      body: {
        measure: 'cases.upheldOnReview',
        numerator: '6',
        denominator: '6',
        amount: null,
        source: '复议决定',
      },
    })
    await city.call(enterMeasure, { body: { ...share, numerator: '0', denominator: '0' } })
    expect((await indicator(city, 18)).states.not_yet_known).toBe(2)
    await city.call(decideItem, { body: { item: '18.1', state: 'met', reason: '两年内没有行政诉讼案件' } })
    expect(await indicator(city, 18)).toMatchObject({ sure: '1', states: { met: 1, not_yet_known: 1 } })
    await city.call(decideItem, { body: { item: '18.1', state: 'open', reason: '撤回' } })
    expect((await indicator(city, 18)).states.not_yet_known).toBe(2)
    expect(await server.ledger('assessment.itemDecided')).toHaveLength(2)
  })

  test.each([
    [{ numerator: '3', denominator: '2' }, 'assessment.part_above_whole'],
    [{ numerator: '-1', denominator: '2' }, 'assessment.negative'],
    [{ numerator: '1', denominator: null }, 'assessment.parts_needed'],
  ])('parts %j are refused as %s', async (parts, code) => {
    expect(await city.refusal(enterMeasure, { body: { ...share, ...parts } })).toMatchObject({
      status: 400,
      code,
    })
  })

  test('a measure that the edition does not use is refused', async () => {
    const body = { ...share, measure: 'cases.unheardOf', numerator: '1', denominator: '1' }
    expect(await city.refusal(enterMeasure, { body })).toMatchObject({ code: 'assessment.no_such_measure' })
  })
})

describe('judgements', () => {
  test('a reviewer gives points with a reason; the office cannot', async () => {
    const body = { item: '10.1', score: '1.5', reason: '材料能够证明' }
    expect(await city.refusal(judgeItem, { body })).toMatchObject({ status: 403 })
    await reviewer.call(judgeItem, { body })
    expect(await indicator(city, 10)).toMatchObject({ sure: '1.5', possible: '1.5' })
  })

  test.each([
    ['1.1', '1', 'assessment.item_not_reviewed'],
    ['10.1', '1.7', 'assessment.score_not_possible'],
    ['10.1', '3', 'assessment.score_not_possible'],
    ['99.1', '1', 'assessment.item_not_reviewed'],
  ])('item %s with score %s is refused as %s', async (item, score, code) => {
    expect(await reviewer.refusal(judgeItem, { body: { item, score, reason: '理由' } })).toMatchObject({
      code,
    })
  })
})
