import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import {
  enterFigure,
  getSeries,
  listFigures,
  listMissing,
  listRevisions,
  listSeries,
  publishFigures,
  withdrawDraft,
} from './contract.ts'

let server: TestServer
let city: Client
let county: Client
let liaison: Client
let leader: Client
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
  liaison = await server.as('liaison')
  leader = await server.as('leader')
  // 市商务局 answers for indicator 1 (online retail), 市邮政管理局 for 5 (parcels).
  for (const [indicator, unit] of [
    [1, '市商务局'],
    [5, '市邮政管理局'],
  ] as const) {
    await server.query(
      `insert into assessment.responsibility (region, indicator, unit_id, part) values ('990100', $1, $2, 'lead')`,
      [indicator, await server.unitId(unit)],
    )
  }
})
afterAll(() => server.close())

const retail = {
  series: 'onlineRetail',
  where: 'local' as const,
  period: '2024',
  value: '210.6',
  unit: '亿元',
  source: '统计公报',
}
const key = { series: 'onlineRetail', where: 'local' as const, period: '2024' }

describe('draft and publication', () => {
  test('a liaison’s entry is a draft: the score does not see it, and publishing it is an act of the office', async () => {
    const draft = await liaison.call(enterFigure, { body: retail })
    expect(draft).toMatchObject({ state: 'draft', current: true, publishedName: null })
    expect((await city.call(listFigures)).items).toEqual([])
    expect(await liaison.refusal(publishFigures, { body: { ids: [draft.id] } })).toMatchObject({
      status: 403,
    })
    expect(await liaison.refusal(enterFigure, { body: { ...retail, publish: true } })).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
    expect(await city.call(publishFigures, { body: { ids: [draft.id] } })).toEqual({ published: 1 })
    expect((await city.call(listFigures)).items).toMatchObject([
      { id: draft.id, state: 'published', value: '210.6' },
    ])
    expect(await city.refusal(publishFigures, { body: { ids: [draft.id] } })).toMatchObject({
      code: 'figures.not_a_draft',
    })
    expect(await server.ledger('figures.drafted')).toHaveLength(1)
    expect(await server.ledger('figures.published')).toMatchObject([
      { details: { series: 'onlineRetail', period: '2024' } },
    ])
  })

  test('a revision needs a reason and keeps the former value; the same value again changes nothing', async () => {
    const [now] = (await city.call(listFigures)).items
    const body = { ...retail, value: '211', publish: true, seen: now?.id ?? null }
    expect(await city.refusal(enterFigure, { body })).toMatchObject({
      status: 409,
      code: 'figures.reason_needed',
    })
    await city.call(enterFigure, { body: { ...body, reason: '年鉴更正' } })
    const { items } = await city.call(listRevisions, { query: key })
    expect(items.map((row) => [row.value, row.current, row.reason])).toEqual([
      ['211', true, '年鉴更正'],
      ['210.6', false, ''],
    ])
    const before = await server.query('select 1 from figures.figure')
    await city.call(enterFigure, { body: { ...retail, value: '211.0', publish: true } })
    expect(await server.query('select 1 from figures.figure')).toHaveLength(before.length)
  })

  test('who saw an older value is told of the newer one instead of writing over it', async () => {
    const { items } = await city.call(listRevisions, { query: key })
    const old = items.find((row) => !row.current)
    const body = { ...retail, value: '212', publish: true, reason: '再更正', seen: old?.id ?? null }
    expect(await city.refusal(enterFigure, { body })).toMatchObject({
      status: 409,
      code: 'figures.revised_meanwhile',
      details: { value: '211' },
    })
  })

  test('a draft beside a published value waits for a reason, is replaced by the next, and can be withdrawn', async () => {
    const first = await liaison.call(enterFigure, { body: { ...retail, value: '213' } })
    const second = await liaison.call(enterFigure, { body: { ...retail, value: '214' } })
    expect(await city.refusal(withdrawDraft, { params: { figureId: first.id } })).toMatchObject({
      code: 'figures.not_a_draft',
    })
    expect(await city.refusal(publishFigures, { body: { ids: [second.id] } })).toMatchObject({
      code: 'figures.reason_needed',
    })
    expect(await leader.refusal(withdrawDraft, { params: { figureId: second.id } })).toMatchObject({
      status: 403,
    })
    await liaison.call(withdrawDraft, { params: { figureId: second.id } })
    const { figures } = await city.call(getSeries, { params: { series: 'onlineRetail' } })
    expect(figures.map((row) => [row.state, row.value])).toEqual([['published', '211']])
    expect(await server.ledger('figures.withdrawn')).toHaveLength(1)
  })
})

describe('who may', () => {
  test('a liaison enters the figures of the own unit’s indicators, and no others', async () => {
    const parcels = { ...retail, series: 'parcels', unit: '万件' }
    expect(await liaison.refusal(enterFigure, { body: parcels })).toMatchObject({
      status: 403,
      code: 'figures.series_of_other_unit',
      details: { units: '市邮政管理局' },
    })
    const { entering, mayPublish } = await liaison.call(getSeries, { params: { series: 'parcels' } })
    expect([entering?.code, mayPublish]).toEqual(['figures.series_of_other_unit', false])
  })

  test('another region sees no figure, no series state and no gap of this one', async () => {
    const query = { region: '990100' }
    expect((await county.call(listFigures, { query })).items).toEqual([])
    expect((await county.call(listMissing, { query })).items).toEqual([])
    expect(await county.refusal(getSeries, { params: { series: 'onlineRetail' }, query })).toMatchObject({
      status: 404,
    })
    expect(await county.refusal(enterFigure, { body: { ...retail, region: '990100' } })).toMatchObject({
      status: 404,
      code: 'figures.no_such_region',
    })
    const [figure] = (await city.call(listFigures)).items
    expect(await county.refusal(publishFigures, { body: { ids: [figure?.id ?? ''] } })).toMatchObject({
      status: 404,
    })
  })

  test.each([
    [{ series: 'noSuchSeries' }, 'figures.no_such_series'],
    [{ unit: '万件' }, 'figures.bad_unit'],
    [{ value: '-1' }, 'figures.bad_negative'],
    [{ valueKind: 'growth' as const }, 'figures.bad_unit'],
    [{ series: 'onlineOperators', where: 'national' as const, unit: '户' }, 'figures.bad_where'],
  ])('%j is refused as %s', async (part, code) => {
    expect(await city.refusal(enterFigure, { body: { ...retail, ...part } })).toMatchObject({ code })
  })
})

describe('series and gaps', () => {
  test('the list says how many of the values asked for are there, and filters by what is not', async () => {
    const { items } = await city.call(listSeries, { query: { search: '网上零售额' } })
    expect(items).toMatchObject([{ key: 'onlineRetail', known: 1, drafts: 0, latest: { value: '211' } }])
    const all = await city.call(listSeries, { query: { completeness: 'missing', sort: '-missing' } })
    expect(all.items.length).toBeGreaterThan(10)
    expect((await city.call(listSeries, { query: { completeness: 'complete' } })).items).toEqual([])
    const first = await city.call(listSeries, { query: { limit: 3 } })
    const second = await city.call(listSeries, { query: { limit: 3, after: first.next ?? '' } })
    expect(new Set([...first.items, ...second.items].map((each) => each.key)).size).toBe(6)
  })

  test('each gap names the indicators that wait and the unit that answers for them', async () => {
    const { items } = await city.call(listMissing, { query: { indicator: 1, where: 'local' } })
    expect(items.map((each) => [each.series, each.period])).toEqual([
      ['onlineRetail', '2023'],
      ['onlineRetail', '2025'],
    ])
    expect(items[0]).toMatchObject({ responsible: [{ name: '市商务局', isLead: true }] })
    expect(items[0]?.indicators.map((each) => each.number)).toContain(1)
  })

  test('quarters stand beside the year, and their sum is compared with it', async () => {
    for (const [place, value] of ['50', '50', '50', '61.5'].entries()) {
      const body = { ...retail, period: `2024-Q${place + 1}`, value, publish: true }
      await city.call(enterFigure, { body })
    }
    const { rollUps } = await city.call(getSeries, { params: { series: 'onlineRetail' } })
    expect(rollUps).toMatchObject([{ year: 2024, of: 'quarter', sum: '211.5', difference: '0.5' }])
  })
})

describe('a document', () => {
  const file = (text: string) => {
    const data = new FormData()
    data.append('file', new Blob([text], { type: 'text/plain' }), '公报.txt')
    return data
  }

  test('stands behind its figure, once for a published one, and opens for whoever sees the figure', async () => {
    const [figure] = (await city.call(listFigures, { query: { series: 'onlineRetail' } })).items
    const address = `/api/figures/${figure?.id}/document`
    expect((await city.send('POST', address, file('依据'))).status).toBe(200)
    expect((await city.send('POST', address, file('别的'))).json).toMatchObject({
      code: 'figures.document_stands',
    })
    expect((await leader.send('GET', address)).bytes.toString('utf8')).toBe('依据')
    expect((await county.send('GET', address)).status).toBe(404)
    expect(await server.ledger('figures.documentAttached')).toHaveLength(1)
  })
})
