/** 要数据: asked, entered, delivered, returned, accepted; what is accepted is in force. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { takeStep } from '../matters/contract.ts'
import {
  askForFigures,
  enterFigure,
  getFigureRequest,
  listFigureRequests,
  listFigures,
  listRequested,
} from './contract.ts'

let server: TestServer
let office: Client
let liaison: Client
let commerce: string
beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  liaison = await server.as('liaison')
  commerce = await server.unitId('市商务局')
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

const retail = (period: string) => ({ series: 'onlineRetail', where: 'local' as const, period })
const ask = (...periods: string[]) => ({
  body: {
    figures: periods.map((period) => ({ ...retail(period), unitId: commerce })),
    content: '以统计公报为准。',
    dueOn: '2099-12-30',
  },
})
const take = (client: Client, matterId: string, step: string, values: Record<string, string> = {}) =>
  client.call(takeStep, { params: { matterId, step }, body: { values } })
const value = (period: string, amount: string) => ({
  body: { ...retail(period), value: amount, unit: '亿元', source: '统计公报' },
})

describe('a request for figures', () => {
  test('goes from asking over delivery and return to acceptance, and what is accepted is published', async () => {
    const { ids } = await office.call(askForFigures, ask('2019', '2020'))
    const [id = ''] = ids
    const request = { params: { figureRequestId: id } }
    expect(await liaison.call(getFigureRequest, request)).toMatchObject({
      state: 'asked',
      unitName: '市商务局',
      content: '以统计公报为准。',
      asked: 2,
      entered: 0,
      dueOn: '2099-12-30',
      figures: [
        { period: '2019', draft: null },
        { period: '2020', published: null },
      ],
    })
    expect((await office.call(listRequested)).items).toMatchObject([
      { ...retail('2019'), requestId: id, unitName: '市商务局' },
      { ...retail('2020'), requestId: id },
    ])
    const nothing = { params: { matterId: id, step: 'deliver' }, body: { values: {} } }
    expect(await liaison.refusal(takeStep, nothing)).toMatchObject({
      status: 409,
      code: 'figures.nothing_entered',
    })

    await liaison.call(enterFigure, value('2019', '180'))
    await take(liaison, id, 'deliver')
    await take(office, id, 'return', { reason: '还缺2020年。' })
    await liaison.call(enterFigure, value('2020', '190'))
    await take(liaison, id, 'deliver')
    expect(await office.call(getFigureRequest, request)).toMatchObject({ state: 'delivered', entered: 2 })
    await take(office, id, 'accept')

    const known = (await office.call(listFigures, { query: { series: 'onlineRetail' } })).items
    expect(known.map((each) => [each.period, each.value, each.state])).toEqual([
      ['2019', '180', 'published'],
      ['2020', '190', 'published'],
    ])
    expect((await office.call(listRequested)).items).toEqual([])
    expect(await server.ledger('figures.published')).toHaveLength(2)
    const opened = await server.ledger('matters.opened')
    expect(opened).toMatchObject([{ subject_type: 'figures.figureRequest', subject_id: id }])
  })

  test('each unit gets one request for all that it is asked for', async () => {
    const parcels = {
      series: 'parcels',
      where: 'local' as const,
      period: '2018',
      unitId: await server.unitId('市邮政管理局'),
    }
    const body = ask('2017', '2018').body
    const { ids } = await office.call(askForFigures, {
      body: { ...body, figures: [...body.figures, parcels] },
    })
    const { items } = await office.call(listFigureRequests, { query: { open: 'yes' } })
    expect(items.filter((each) => ids.includes(each.id)).map((each) => [each.unitName, each.asked])).toEqual(
      expect.arrayContaining([
        ['市商务局', 2],
        ['市邮政管理局', 1],
      ]),
    )
  })

  test('a figure is asked for once, and not at all once it is published', async () => {
    expect(await office.refusal(askForFigures, ask('2017'))).toMatchObject({
      status: 409,
      code: 'figures.asked_already',
    })
    expect(await office.refusal(askForFigures, ask('2019'))).toMatchObject({
      status: 409,
      code: 'figures.known_already',
    })
  })

  test('only a unit that may enter the series is asked, by a day to come', async () => {
    const security = { ...retail('2016'), unitId: await server.unitId('市公安局') }
    const body = { ...ask('2016').body, figures: [security] }
    expect(await office.refusal(askForFigures, { body })).toMatchObject({
      status: 400,
      code: 'figures.unit_not_in_charge',
    })
    const late = { body: { ...ask('2016').body, dueOn: '2020-01-01' } }
    expect(await office.refusal(askForFigures, late)).toMatchObject({ code: 'figures.due_in_the_past' })
    const county = await server.unitId('县市场监督管理局', '990121')
    const foreign = { series: 'totalTax', where: 'local' as const, period: '2016', unitId: county }
    expect(
      await office.refusal(askForFigures, { body: { ...ask().body, figures: [foreign] } }),
    ).toMatchObject({ status: 400, code: 'figures.no_such_unit' })
    const strange = { ...retail('2016'), series: 'sunshine', unitId: commerce }
    expect(
      await office.refusal(askForFigures, { body: { ...ask().body, figures: [strange] } }),
    ).toMatchObject({ status: 400, code: 'figures.no_such_series' })
  })

  test('a liaison officer asks nobody, and another region sees nothing', async () => {
    expect(await liaison.refusal(askForFigures, ask('2015'))).toMatchObject({ status: 403 })
    const county = await server.as('county')
    expect((await county.call(listFigureRequests)).items).toEqual([])
    expect((await county.call(listRequested, { query: { region: '990100' } })).items).toEqual([])
    const [first] = (await office.call(listFigureRequests)).items
    expect(
      await county.refusal(getFigureRequest, { params: { figureRequestId: first?.id ?? '' } }),
    ).toMatchObject({ status: 404, code: 'figures.no_such_request' })
  })
})
