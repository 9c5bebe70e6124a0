import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import { type importWorkbook, listPeople } from './contract.ts'

let server: TestServer
let system: Client
beforeAll(async () => {
  server = await testServer()
  system = await server.as('system')
})
afterAll(() => server.close())

const UNITS = ['机构名称', '行政区划代码', '类别', '简称', '上级机构', '曾用名和别称']
const PEOPLE = ['姓名', '账号', '所在机构', '行政区划代码', '职务', '电话', '电子邮箱', '角色', '角色范围']

async function workbook(units: string[][], people: string[][]): Promise<FormData> {
  const content = await writeXlsx([
    { name: '机构', headings: UNITS, rows: units },
    { name: '人员', headings: PEOPLE, rows: people },
  ])
  return form(content)
}
function form(content: Buffer): FormData {
  const data = new FormData()
  data.append('file', new Blob([new Uint8Array(content)], { type: XLSX_MEDIA_TYPE }), '导入.xlsx')
  return data
}
async function send(mode: string, body: FormData, client = system) {
  const answer = await client.send('POST', `/api/organisation/import?mode=${mode}`, body)
  return {
    status: answer.status,
    outcome: answer.json as EndpointAnswer<typeof importWorkbook>,
    problem: answer.json as Problem,
  }
}
const count = async (table: string) =>
  Number((await server.query<{ count: string }>(`select count(*) from organisation.${table}`))[0]?.count)

const GOOD_UNIT = ['市大数据局', '990100', '政府部门', '大数据局', '', '市信息中心']
const GOOD_PERSON = [
  '测试甲',
  'import.a',
  '大数据局',
  '',
  '科员',
  '13800000000',
  'a@example.cn',
  '联络员',
  '本单位',
]

describe('a workbook', () => {
  test('the template is a workbook whose examples are not imported', async () => {
    const answer = await system.send('GET', '/api/organisation/import/template')
    const sheets = await readXlsx(answer.bytes)
    expect(sheets?.map((sheet) => sheet.rows[0]?.cells)).toEqual([UNITS, PEOPLE])
    expect((await send('check', form(answer.bytes))).problem.code).toBe('organisation.import_empty')
  })

  test('a dry run says of each row what is wrong with which field, and keeps nothing', async () => {
    const before = [await count('unit'), await count('person'), await count('credential')]
    const { outcome } = await send(
      'check',
      await workbook(
        [
          GOOD_UNIT,
          ['市大数据局', '990100', '政府部门', '', '', ''],
          ['某局', '990177', '政府部门', '', '', ''],
          ['某局', '440300', '外星部门', '', '没有的上级', ''],
        ],
        [
          GOOD_PERSON,
          ['测试乙', 'import.a', '没有的局', '', '', '12', '', '皇帝', '天下'],
          ['测试丙', 'creation', '市商务局', '', '', '', 'nomail', '', ''],
          ['', '汉字', '县市场监督管理局', '', '', '', '', '', ''],
        ],
      ),
    )
    const codes = outcome.rows.map((row) => [
      row.sheet,
      row.row,
      ...row.problems.map(
        (problem) => `${problem.field} ${problem.code.replace('organisation.import_', '')}`,
      ),
    ])
    expect(codes).toEqual([
      ['units', 2],
      ['units', 3, '机构名称 unit_exists'],
      ['units', 4, '行政区划代码 unknown_region'],
      ['units', 5, '行政区划代码 outside_reach', '类别 unknown_kind', '上级机构 unknown_unit'],
      ['people', 2],
      [
        'people',
        3,
        '账号 account_taken',
        '所在机构 unknown_unit',
        '电话 bad_phone',
        '角色 unknown_role',
        '角色范围 unknown_reach',
      ],
      ['people', 4, '账号 account_taken', '电子邮箱 bad_email'],
      ['people', 5, '姓名 name_missing', '账号 bad_account', '所在机构 several_units'],
    ])
    expect(outcome.rows[1]?.problems[0]?.reason).toBe('该地区已有同名机构，或文件中重复。')
    expect(outcome).toMatchObject({ good: 2, bad: 6, units: 0, people: 0, resultFile: null })
    expect([await count('unit'), await count('person'), await count('credential')]).toEqual(before)
  })

  test('all or nothing: one bad row keeps everything out, unless the good ones are asked for', async () => {
    const people = [GOOD_PERSON, ['测试乙', 'import.b', '没有的局', '', '', '', '', '', '']]
    const before = [await count('unit'), await count('person')]
    const refused = await send('all', await workbook([GOOD_UNIT], people))
    expect(refused.problem).toMatchObject({
      status: 409,
      code: 'organisation.import_bad_rows',
      details: { bad: 1 },
    })
    expect([await count('unit'), await count('person')]).toEqual(before)

    const { outcome } = await send('good', await workbook([GOOD_UNIT], people))
    expect(outcome).toMatchObject({ good: 2, bad: 1, units: 1, people: 1 })
    const [result] = (await readXlsx(Buffer.from(outcome.resultFile ?? '', 'base64'))) ?? []
    const cells = result?.rows.map((row) => row.cells) ?? []
    expect(cells[2]).toMatchObject([
      '人员',
      '2',
      '测试甲',
      '已导入',
      '',
      'import.a',
      expect.stringMatching(/^\w{14}$/),
    ])
    expect(cells[3]).toMatchObject(['人员', '3', '测试乙', '未导入', '所在机构: 没有这个机构。', '', ''])
    const signedIn = await server.anonymous.send('POST', '/api/session', {
      account: 'import.a',
      password: cells[2]?.[6],
    })
    expect(signedIn.status).toBe(200)
    expect((await server.as('import.a')).session).toMatchObject({ mustChangePassword: true })
    const [person] = (await system.call(listPeople, { query: { search: 'import.a' } })).items
    expect(person).toMatchObject({
      unitName: '市大数据局',
      phone: '138****0000',
      roles: [{ role: 'liaison', reach: 'unit', isProposed: true }],
    })
    expect(await server.ledger('organisation.personAdded')).toMatchObject([
      { subject_id: person?.id, details: { imported: true, proposedRole: 'liaison' } },
    ])
  })

  test('sent again it finds everything there, and adds nothing', async () => {
    const before = [await count('unit'), await count('person')]
    const again = await send('good', await workbook([GOOD_UNIT], [GOOD_PERSON]))
    expect(again.problem).toMatchObject({ code: 'organisation.import_nothing_good' })
    expect([await count('unit'), await count('person')]).toEqual(before)
  })

  test('what is no workbook, too long, or sent without the right is refused', async () => {
    expect((await send('check', form(Buffer.from('no zip')))).problem.code).toBe(
      'organisation.import_no_workbook',
    )
    const other = await writeXlsx([{ name: 'x', headings: ['y'], rows: [] }])
    expect((await send('check', form(other))).problem.code).toBe('organisation.import_no_workbook')
    const long = await workbook(
      [],
      Array.from({ length: 1001 }, () => GOOD_PERSON),
    )
    expect((await send('check', long)).problem.code).toBe('organisation.import_too_large')
    const officer = await server.as('creation')
    expect((await send('check', await workbook([GOOD_UNIT], []), officer)).problem.status).toBe(403)
  })
})
