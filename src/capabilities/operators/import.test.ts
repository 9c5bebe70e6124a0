import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { readDocument } from '../../platform/documents/index.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import {
  applyImport,
  checkImport,
  downloadImportLetter,
  downloadImportReport,
  getImport,
  getOperator,
  getReportStanding,
  listClaims,
  listOperators,
  listShops,
  type OperatorImport,
  openImport,
  unlockImport,
} from './contract.ts'
import { madeUpCode } from './demo/made-up.ts'

let server: TestServer
let city: Client
beforeAll(async () => {
  server = await testServer()
  const officer = { role: 'marketOfficer', reach: 'region' } as const
  await server.addPerson({ account: 'city-officer', region: '990100', roles: [officer] })
  await server.addPerson({ account: 'county-officer', region: '990121', roles: [officer] })
  city = await server.as('city-officer')
})
afterAll(() => server.close())

const HEADINGS = ['经营者名称', '信用代码', '身份证号', '经营地址', '电话', '店铺名称', '网址', '自我声明']
const GOOD = madeUpCode('2', 7001)
const row = (name: string, code: string, shop: number, more: Partial<Record<number, string>> = {}) =>
  [name, code, '', '甲州市测试路1号', '13900001111', `${name}店`, `https://m.example/s/${shop}`, ''].map(
    (cell, place) => more[place] ?? cell,
  )

/** Files that other programs made. */
const sample = (name: string) => readFileSync(join(import.meta.dirname, '../../platform/unlock/cases', name))

async function send(
  client: Client,
  name: string,
  bytes: Buffer,
  type: string,
  query = '',
): Promise<OperatorImport> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  const kind = query.includes('kind=') ? '' : 'kind=platformReport&'
  const answer = await client.send(
    'POST',
    `${openImport.path}?${kind}sender=${encodeURIComponent('测试平台')}${query}`,
    form,
  )
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
  return answer.json as OperatorImport
}

const workbook = (rows: readonly (readonly string[])[], headings = HEADINGS) =>
  writeXlsx([{ name: '报送', headings, rows }])
const check = async (opened: OperatorImport) =>
  await city.call(checkImport, { params: { importId: opened.id }, body: { mapping: opened.mapping } })

describe('a platform report', () => {
  test('is mapped by its headings, each bad row is named, and only good rows are taken over', async () => {
    const opened = await send(
      city,
      '报送.xlsx',
      await workbook([
        row('甲州子木经营部', GOOD, 1),
        row('示例人子', '', 2, {
          2: '990100190001017002',
          7: '个人从事零星小额交易活动，依法不需要办理市场主体登记',
        }),
        row('代码有空格', GOOD.replace('MA', 'MA '), 3),
        row('缺声明', '', 4, { 2: '990100190001017003' }),
        row('外地店', madeUpCode('2', 7004), 5, { 3: '他州他县他路' }),
        row('甲州子木经营部', GOOD, 1),
      ]),
      XLSX_MEDIA_TYPE,
    )
    expect(opened).toMatchObject({
      state: 'mapping',
      remembered: false,
      mapping: { name: 0, uscc: 1, shopAddress: 6 },
    })
    const checked = await check(opened)
    expect(checked).toMatchObject({ state: 'checked', rows: 6, fresh: 2, bad: 4 })
    expect(checked.badRows.map((each) => [each.row, each.problems.map((one) => one.code)])).toEqual([
      [4, ['operators.import_code_blank']],
      [5, ['operators.import_missing_unregistered']],
      [6, ['operators.import_region_untold']],
      [7, ['operators.import_twice']],
    ])
    expect(checked.badRows[0]?.problems[0]?.reason).toContain(GOOD)
    const params = { importId: opened.id }
    expect(await city.refusal(applyImport, { params, body: {} })).toMatchObject({
      code: 'operators.import_bad_rows',
    })
    const applied = await city.call(applyImport, { params, body: { goodOnly: true } })
    expect(applied).toMatchObject({ state: 'applied', fresh: 2 })
    const listed = await city.call(listOperators, { query: { source: 'platformReport' } })
    expect(listed.items.map((each) => [each.name, each.registration]).sort()).toEqual(
      [
        ['示例人子', 'exempt'],
        ['甲州子木经营部', 'registered'],
      ].sort(),
    )
    const letter = await city.send('GET', downloadImportLetter.path.replace(':importId', opened.id))
    expect(letter.status).toBe(200)
    const told = await readDocument(letter.bytes, '反馈函.docx')
    expect(JSON.stringify(told)).toMatch(/数据质量反馈函.*测试平台.*共 6 行，其中新增 \d+ 行/)
    const report = await city.send('GET', downloadImportReport.path.replace(':importId', opened.id))
    const [sheet] = (await readXlsx(report.bytes)) ?? []
    expect(sheet?.rows.length).toBe(5)
    const standing = await city.call(getReportStanding, {})
    expect(standing.items).toContainEqual(
      expect.objectContaining({
        operatorId: null,
        sender: '测试平台',
        state: expect.stringMatching(/reported|late/),
      }),
    )
    const county = await server.as('county-officer')
    expect((await county.call(getReportStanding, {})).items).toEqual([])
    const [entry] = await server.ledger('operators.imported')
    expect(entry?.details).toMatchObject({ rows: 6, fresh: 2, bad: 4 })
  })

  test('again, as GB 18030 csv with other headings: the mapping is remembered and nothing changes', async () => {
    const text = [HEADINGS.join(','), row('甲州子木经营部', GOOD, 1).join(',')].join('\r\n')
    // Characters of the first plane in GB 2312 that iconv writes alike; TextEncoder knows UTF-8 only.
    const opened = await send(city, '报送.csv', gb2312(text), 'text/csv')
    expect(opened).toMatchObject({ remembered: true, headings: HEADINGS })
    expect(await check(opened)).toMatchObject({ rows: 1, same: 1, bad: 0 })
    const before = await city.call(listShops, {})
    await city.call(applyImport, { params: { importId: opened.id }, body: {} })
    expect(await city.call(listShops, {})).toEqual(before)
  })

  test('that contradicts what is known is a conflict of that row', async () => {
    const opened = await send(
      city,
      '冲突.xlsx',
      await workbook([row('另一个名称', GOOD, 1)]),
      XLSX_MEDIA_TYPE,
    )
    const checked = await check(opened)
    expect(checked.badRows[0]?.problems[0]).toMatchObject({ code: 'operators.import_conflict_other_name' })
    const params = { importId: opened.id }
    expect(await city.refusal(applyImport, { params, body: { goodOnly: true } })).toMatchObject({
      code: 'operators.import_nothing_good',
    })
  })

  test('is another officer’s own affair', async () => {
    const opened = await send(city, '报送.xlsx', await workbook([row('某店', GOOD, 9)]), XLSX_MEDIA_TYPE)
    const county = await server.as('county-officer')
    const params = { importId: opened.id }
    expect(await county.refusal(getImport, { params })).toMatchObject({ status: 404 })
    expect(await county.refusal(downloadImportLetter, { params })).toMatchObject({ status: 404 })
    expect(await city.refusal(downloadImportLetter, { params })).toMatchObject({
      status: 409,
      code: 'operators.import_not_checked',
    })
    expect(await county.refusal(checkImport, { params, body: { mapping: {} } })).toMatchObject({
      status: 404,
    })
    const leader = await server.as('leader')
    expect(await leader.refusal(getImport, { params })).toMatchObject({ status: 403 })
  })

  test.each([
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'operators.import_no_table'],
    [Buffer.from('PK\u0003\u0004\u0014\u0000\u0001\u0000'), 'operators.import_no_table'],
    [Buffer.from('只有列名,一行\r\n'), 'operators.import_empty'],
  ])('that cannot be read is refused by name', async (bytes, code) => {
    await expect(send(city, 'x', bytes, 'application/octet-stream')).rejects.toThrow(code)
  })

  test('under a password waits for it, and is then an old workbook like any other', async () => {
    const opened = await send(city, '加密.xls', sample('locked.xls'), 'application/vnd.ms-excel')
    expect(opened).toMatchObject({ state: 'locked', headings: [] })
    const params = { importId: opened.id }
    expect(await city.refusal(checkImport, { params, body: { mapping: {} } })).toMatchObject({
      code: 'operators.import_locked',
    })
    expect(await city.refusal(unlockImport, { params, body: { password: '不对' } })).toMatchObject({
      code: 'operators.import_wrong_password',
    })
    const unlocked = await city.call(unlockImport, { params, body: { password: '秘密Pw1' } })
    expect(unlocked).toMatchObject({ state: 'mapping', mapping: { name: 0, uscc: 1, establishedOn: 2 } })
    expect(unlocked.sample[0]?.[2]).toBe('2024-03-05')
    expect(await city.refusal(unlockImport, { params, body: { password: '秘密Pw1' } })).toMatchObject({
      code: 'operators.import_not_locked',
    })
    const zip = await send(city, '包.zip', sample('plain.zip'), 'application/zip')
    expect(zip).toMatchObject({ state: 'mapping', headings: ['名称', '统一社会信用代码'] })
  })

  test('has its days read from cells that are days', async () => {
    const rows = await readXlsx(sample('plain.xlsx'))
    const opened = await send(city, '日期.xlsx', sample('plain.xlsx'), XLSX_MEDIA_TYPE)
    expect(opened.sample[0]?.[2]).toBe('2024-03-05')
    expect(rows?.[0]?.rows[1]?.cells[2]).toBe('2024-03-05')
  })

  test('is checked as it would be taken over: what an earlier row brings is known to a later one', async () => {
    const code = madeUpCode('2', 7011)
    const far = Array.from({ length: 2000 }, (_, at) =>
      row(`甲州隔行${at}店`, madeUpCode('2', 50_000 + at), 50_000 + at),
    )
    const rows = [
      row('甲州子寅经营部', code, 72),
      row('甲州子寅经营部', code, 73),
      ...far,
      row('甲州他名', code, 74),
    ]
    const csv = Buffer.from([HEADINGS, ...rows].map((cells) => cells.join(',')).join('\n'))
    const opened = await send(city, '先后.csv', csv, 'text/csv')
    await check(opened)
    await server.runJobs()
    const checked = await city.call(getImport, { params: { importId: opened.id } })
    expect(checked).toMatchObject({ rows: 2003, fresh: 2001, changed: 1, bad: 1 })
    expect(checked.badRows[0]?.problems[0]).toMatchObject({ code: 'operators.import_conflict_other_name' })
  })

  test('names the agency of a livestream seller, who stands under it once however often it is told', async () => {
    const rows = [[...row('甲州子丑主播工作室', madeUpCode('2', 7009), 71), '甲州示例机构有限公司']]
    for (const name of ['一.xlsx', '二.xlsx']) {
      const opened = await send(
        city,
        name,
        await workbook(rows, [...HEADINGS, '所属MCN机构']),
        XLSX_MEDIA_TYPE,
      )
      await check(opened)
      await city.call(applyImport, { params: { importId: opened.id }, body: {} })
    }
    const { items } = await city.call(listOperators, { query: { search: '甲州示例机构' } })
    expect(items).toMatchObject([{ name: '甲州子丑主播工作室' }])
    const { ties } = await city.call(getOperator, { params: { operatorId: items[0]?.id ?? '' } })
    expect(ties).toMatchObject([{ kind: 'agency', other: { id: null, name: '甲州示例机构有限公司' } }])
  })

  test('has its headings found under a title, in the first sheet that holds anything', async () => {
    const good = row('甲州有标题店', madeUpCode('2', 7301), 7301)
    const content = await writeXlsx([
      { name: '说明', headings: [''], rows: [] },
      {
        name: '报送',
        headings: ['2026年上半年平台内经营者身份信息报送表'],
        rows: [['经营者信息', '', '', '', '', '网店信息'], HEADINGS, good],
      },
    ])
    const opened = await send(city, '有标题.xlsx', content, XLSX_MEDIA_TYPE)
    expect(opened.headings).toEqual(HEADINGS)
    expect(await check(opened)).toMatchObject({ rows: 1, fresh: 1, bad: 0 })
  })

  test('is refused by name when it is a picture or a web page', async () => {
    const picture = Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), Buffer.alloc(600, 7)])
    await expect(send(city, '照片.csv', picture, 'text/csv')).rejects.toThrow('import_no_table')
    const noise = Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 7) % 31 || 1))
    await expect(send(city, '杂.csv', noise, 'text/csv')).rejects.toThrow('import_no_table')
    const page = Buffer.from('<html><table><tr><td>名称</td></tr></table></html>')
    await expect(send(city, '导出.xls', page, 'application/vnd.ms-excel')).rejects.toThrow('import_web_page')
  })

  test('of many rows runs as a job, with the same outcome', async () => {
    const rows = Array.from({ length: 3000 }, (_, number) =>
      row(`甲州批量${number}店`, madeUpCode('2', 20_000 + number), 20_000 + number, {
        3: '甲州市一个写得很长很长很长的测试地址路1号',
      }),
    )
    const csv = Buffer.from(`\ufeff${[HEADINGS, ...rows].map((cells) => cells.join(',')).join('\n')}`)
    const opened = await send(city, '批量.csv', csv, 'text/csv')
    expect(await check(opened)).toMatchObject({ state: 'checking' })
    await server.runJobs()
    const params = { importId: opened.id }
    expect(await city.call(getImport, { params })).toMatchObject({
      state: 'checked',
      rows: 3000,
      fresh: 3000,
    })
    const address = applyImport.path.replace(':importId', opened.id)
    const twice = await Promise.all([1, 2].map(() => city.send('POST', address, {})))
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    await server.runJobs()
    expect(await city.call(getImport, { params })).toMatchObject({ state: 'applied', fresh: 3000, bad: 0 })
  })
})

test('a distributed list becomes claims, once', async () => {
  const headings = ['名称', '统一社会信用代码', '地址', '网店名称', '网址']
  const rows = [['甲州待认领店', madeUpCode('2', 7100), '甲州市一路', '待领店', 'https://m.example/s/7100']]
  for (const fresh of [1, 0]) {
    const opened = await send(
      city,
      '分发.xlsx',
      await workbook(rows, headings),
      XLSX_MEDIA_TYPE,
      '&kind=distributed&dueOn=2026-10-15',
    )
    expect(await check(opened)).toMatchObject({ fresh, same: 1 - fresh })
    await city.call(applyImport, { params: { importId: opened.id }, body: {} })
  }
  const { items } = await city.call(listClaims, {})
  expect(items).toMatchObject([{ name: '甲州待认领店', state: 'distributed', dueOn: '2026-10-15' }])
})

/** GB 18030 bytes of a text, found by decoding every two-byte code once. */
function gb2312(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : [...(codes.get(char) ?? [])])),
  )
}
