import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import { applyImport, type FigureImport, getImport, listFigures } from './contract.ts'

let server: TestServer
let city: Client
let liaison: Client
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  liaison = await server.as('liaison')
})
afterAll(() => server.close())

const HEADINGS = ['数据系列', '范围', '期间', '类型', '数值', '单位', '来源', '修订理由']
const GOOD = ['网上零售额', '本地', '2024年', '', '2,106,000', '万元', '统计公报', '']
const QUARTER = ['网上零售额', '本地', '2024年1季度', '', '４６．５', '亿元', '统计公报', '']

async function sheet(rows: string[][], headings = HEADINGS): Promise<Buffer> {
  return await writeXlsx([{ name: '统计数据', headings, rows }])
}
async function send(content: Buffer, name = '数据.xlsx', client = city) {
  const type = name.endsWith('.csv') ? 'text/csv' : XLSX_MEDIA_TYPE
  const data = new FormData()
  data.append('file', new Blob([new Uint8Array(content)], { type }), name)
  const answer = await client.send('POST', '/api/figures/imports', data)
  return { status: answer.status, outcome: answer.json as FigureImport, problem: answer.json as Problem }
}
const count = async () => (await server.query('select 1 from figures.figure')).length

describe('a file of figures', () => {
  test('the template holds what the creation asks for; as it is, it has nothing to import', async () => {
    const answer = await city.send('GET', '/api/figures/import/template?fill=missing')
    const [first, second] = (await readXlsx(answer.bytes)) ?? []
    expect(first?.rows[0]?.cells).toEqual(HEADINGS)
    expect(first?.rows[1]?.cells.slice(0, 6)).toEqual(['网上零售额', '本地', '2023', '数值', '', '亿元'])
    expect(second?.name).toBe('填表说明')
    expect((await send(answer.bytes)).problem.code).toBe('figures.import_empty')
  })

  test('is checked row by row, and nothing of it is kept before it is told to', async () => {
    const { outcome } = await send(
      await sheet([
        GOOD,
        QUARTER,
        ['没有的系列', '本地', '2024', '', '1', '亿元', '公报', ''],
        ['网上零售额', '本地', '2023', '', '12亿', '万件', '公报', ''],
        ['快递业务量', '全国', '2024', '', '', '万件', '公报', ''],
        [...GOOD.slice(0, 4), '2106001', ...GOOD.slice(5)],
      ]),
    )
    expect(outcome).toMatchObject({ state: 'checked', rows: 5, fresh: 2, revised: 0, same: 0, bad: 3 })
    expect(outcome.badRows.map((row) => [row.row, row.problems.map((each) => each.column)])).toEqual([
      [4, ['数据系列']],
      [5, ['单位', '数值']],
      [7, ['期间']],
    ])
    expect(outcome.badRows[2]?.problems[0]?.reason).toBe('与本文件第 2 行重复；同一数据只保留一行。')
    expect(await count()).toBe(0)
    const report = await city.send('GET', `/api/figures/imports/${outcome.id}/report`)
    const [list] = (await readXlsx(report.bytes)) ?? []
    expect(list?.rows.map((row) => row.cells[0])).toEqual(['行', '4', '5', '5', '7'])
    expect(await city.refusal(applyImport, { params: { importId: outcome.id }, body: {} })).toMatchObject({
      status: 409,
      code: 'figures.import_bad_rows',
      details: { bad: 3 },
    })
    const body = { goodOnly: true, publish: true }
    const applied = await city.call(applyImport, { params: { importId: outcome.id }, body })
    expect(applied).toMatchObject({ state: 'applied', fresh: 2, bad: 3 })
    const { items } = await city.call(listFigures)
    expect(items.map((row) => [row.period, row.value, row.unit, row.state])).toEqual([
      ['2024', '2106000', '万元', 'published'],
      ['2024-Q1', '46.5', '亿元', 'published'],
    ])
    expect(await server.ledger('figures.imported')).toMatchObject([{ details: { fresh: 2, bad: 3 } }])
    expect(await city.refusal(applyImport, { params: { importId: outcome.id }, body })).toMatchObject({
      code: 'figures.import_not_checked',
    })
  })

  test('sent again changes nothing; a row that differs from what stands must say why', async () => {
    const before = await count()
    const again = await send(await sheet([GOOD, QUARTER]))
    expect(again.outcome).toMatchObject({ same: 2, fresh: 0, bad: 0 })
    await city.call(applyImport, { params: { importId: again.outcome.id }, body: { publish: true } })
    expect(await count()).toBe(before)
    const other = [...GOOD.slice(0, 4), '2110000', ...GOOD.slice(5)]
    const refused = await send(await sheet([other]))
    expect(refused.outcome.badRows[0]?.problems).toMatchObject([
      { column: '修订理由', code: 'figures.import_reason_needed' },
    ])
    expect(
      await city.refusal(applyImport, {
        params: { importId: refused.outcome.id },
        body: { goodOnly: true },
      }),
    ).toMatchObject({ code: 'figures.import_nothing_good' })
    const revised = await send(await sheet([[...other.slice(0, 7), '年鉴更正']]))
    expect(revised.outcome).toMatchObject({ revised: 1, bad: 0 })
    await city.call(applyImport, { params: { importId: revised.outcome.id }, body: { publish: true } })
    expect(await server.ledger('figures.revised')).toHaveLength(1)
  })

  test('comes as csv in UTF-8 or in GB18030, and an export can come back', async () => {
    const exported = await city.send('GET', '/api/figures/export?format=csv')
    expect((await send(exported.bytes, '导出.csv')).outcome).toMatchObject({ same: 2, bad: 0 })
    // '网上零售额,本地,2023,3.5,亿元,公报' with its headings, as GB18030 writes it.
    const gb = Buffer.from(
      'cafdbeddcfb5c1d02cb7b6cea72cc6dabce42ccafdd6b52cb5a5cebb2cc0b4d4b40d0a' +
        'cdf8c9cfc1e3cadbb6ee2cb1beb5d82c323032332c332e352cd2dad4aa2cb9abb1a80d0a',
      'hex',
    )
    expect((await send(gb, '数据.csv')).outcome).toMatchObject({ fresh: 1, bad: 0 })
  })

  test('that is no table, lacks a column, or is another’s is refused', async () => {
    expect((await send(Buffer.from('PK\u0003\u0004 no zip'))).problem.status).toBe(400)
    expect((await send(await sheet([GOOD], ['甲', '乙']))).problem).toMatchObject({
      code: 'figures.import_columns',
    })
    const { outcome } = await send(await sheet([GOOD]))
    expect(await liaison.refusal(getImport, { params: { importId: outcome.id } })).toMatchObject({
      status: 404,
    })
    const leader = await server.as('leader')
    expect((await send(await sheet([GOOD]), '数据.xlsx', leader)).status).toBe(403)
  })

  test('of a liaison becomes drafts; publishing it is refused', async () => {
    const { outcome } = await send(
      await sheet([['网上零售额', '本地', '2025', '', '3', '亿元', '台账', '']]),
      '数据.xlsx',
      liaison,
    )
    const params = { importId: outcome.id }
    expect(await liaison.refusal(applyImport, { params, body: { publish: true } })).toMatchObject({
      status: 403,
    })
    await liaison.call(applyImport, { params, body: {} })
    expect(await server.query(`select state from figures.figure where period = '2025'`)).toEqual([
      { state: 'draft' },
    ])
  })

  test('too long to wait for is judged and taken over by a job, with the same outcome', async () => {
    const months = Array.from({ length: 36 }, (_, place) => {
      const period = `${2020 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`
      return ['快递业务量', '本地', period, '', String(800 + place), '万件', '邮政统计', ''].join(',')
    })
    const bad = Array.from(
      { length: 4000 },
      (_, place) => `没有的系列,本地,2024,,${place},亿元,公报公报公报公报公报,`,
    )
    const text = [HEADINGS.join(','), ...months, ...bad].join('\n')
    const begun = await send(Buffer.from(text), '月度.csv')
    expect(begun.outcome).toMatchObject({ state: 'checking', jobId: expect.any(String) })
    await server.runJobs()
    const params = { importId: begun.outcome.id }
    const checked = await city.call(getImport, { params })
    expect(checked).toMatchObject({ state: 'checked', rows: 4036, fresh: 36, bad: 4000 })
    expect(checked.badRows).toHaveLength(200)
    await city.call(applyImport, { params, body: { goodOnly: true, publish: true } })
    await server.runJobs()
    expect(await city.call(getImport, { params })).toMatchObject({ state: 'applied', fresh: 36 })
    const { items } = await city.call(listFigures, { query: { series: 'parcels' } })
    expect(items.map((row) => row.periodKind)).toEqual(Array.from({ length: 36 }, () => 'month'))
  })
})
