/** 专家库: terms, avoidance, draws, masked contacts, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import {
  addAvoidance,
  addExpert,
  createBody,
  drawExperts,
  liftAvoidance,
  listDraws,
  listExperts,
  listUnmaskings,
  setExpertTerm,
  unmaskExpert,
} from './contract.ts'

let server: TestServer
let office: Client
let bodyId: string
let first: string
const NOBODY = '00000000-0000-4000-8000-000000000000'
const A_TERM = { fromOn: '2026-01-01', toOn: '2027-12-31' }

beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  bodyId = (
    await office.call(createBody, {
      body: { kind: 'expertPool', name: '测试专家库', foundedOn: '2025-03-01' },
    })
  ).id
  const add = async (name: string, fields: string[], change: object = {}) =>
    (
      await office.call(addExpert, {
        params: { bodyId },
        body: { name, fields, unitWords: '示例大学', phone: '13900010001', ...A_TERM, ...change },
      })
    ).id
  first = await add('测试甲', ['法律'])
  await add('测试乙', ['法律', '统计'])
  await add('测试丙', ['统计'], { toOn: '2026-06-30' })
  await add('测试丁', ['法律'], { unitWords: '被评单位' })
})
afterAll(() => server.close())

test('experts are found by field and term; their numbers are masked until a reason is given', async () => {
  const inTerm = await office.call(listExperts, { query: { inTerm: 'true' } })
  expect(inTerm.items.map((row) => row.name).sort()).toEqual(['测试丁', '测试乙', '测试甲'])
  const { items } = await office.call(listExperts, { query: { field: '统计' } })
  expect(items.map((row) => [row.phone, row.inTerm])).toEqual(
    expect.arrayContaining([
      ['139****0001', false],
      ['139****0001', true],
    ]),
  )
  const told = await office.call(unmaskExpert, {
    params: { expertId: first },
    body: { reason: '通知参加评审' },
  })
  expect(told).toEqual({ phone: '13900010001' })
  const audit = await server.as('audit')
  expect((await audit.call(listUnmaskings, {})).items).toMatchObject([
    { personName: '测试甲', reason: '通知参加评审', fields: ['phone'] },
  ])
  expect(await server.ledger('organisation.personalDataUnmasked')).toMatchObject([{ subject_id: first }])
})

test('a draw leaves out who avoids the subject, works there or is out of term, and is kept with its seed', async () => {
  await office.call(addAvoidance, {
    params: { expertId: first },
    body: { kind: 'unit', name: '被评单位', reason: '近亲属在该单位任职' },
  })
  const ask = { purpose: '评审', subjects: ['被评单位'] }
  const refused = await office.refusal(drawExperts, { params: { bodyId }, body: { ...ask, wanted: 2 } })
  expect(refused).toMatchObject({ code: 'organisation.too_few_experts', details: { count: 1 } })
  const { drawn } = await office.call(drawExperts, { params: { bodyId }, body: { ...ask, wanted: 1 } })
  expect(drawn).toEqual(['测试乙'])
  const [draw] = (await office.call(listDraws, {})).items
  expect(draw).toMatchObject({ drawnNames: ['测试乙'], poolSize: 1, subjects: ['被评单位'] })
  expect(draw?.avoidedNames.sort()).toEqual(['测试丁', '测试甲'])
  expect(await server.ledger('organisation.expertsDrawn')).toMatchObject([{ details: { seed: draw?.seed } }])
})

test('a lifted avoidance leaves the expert free to be drawn; it is lifted once, with its reason in the record', async () => {
  const [row] = (await office.call(listExperts, { query: { avoiding: 'true' } })).items
  const params = { avoidanceId: row?.avoidances[0]?.id ?? '' }
  const body = { reason: '近亲属已调离该单位' }
  const liaison = await server.as('liaison')
  expect(await liaison.refusal(liftAvoidance, { params, body })).toMatchObject({ status: 403 })
  const county = await server.as('county')
  expect(await county.refusal(liftAvoidance, { params, body })).toMatchObject({
    status: 404,
    code: 'organisation.no_such_avoidance',
  })
  await office.call(liftAvoidance, { params, body })
  expect(await office.refusal(liftAvoidance, { params, body })).toMatchObject({
    status: 409,
    code: 'organisation.avoidance_lifted',
  })
  expect((await office.call(listExperts, { query: { avoiding: 'true' } })).items).toEqual([])
  expect(await server.query('select lifted_reason from organisation.avoidance')).toEqual([
    { lifted_reason: body.reason },
  ])
  expect(await server.ledger('organisation.avoidanceLifted')).toMatchObject([{ subject_id: row?.id }])
  const ask = { purpose: '评审', subjects: ['被评单位'], wanted: 2 }
  const { drawn } = await office.call(drawExperts, { params: { bodyId }, body: ask })
  expect(drawn.toSorted()).toEqual(['测试乙', '测试甲'])
})

const HEADINGS = ['姓名', '专业', '工作单位', '职称或资格', '电话', '聘期开始', '聘期结束']

/** A workbook sent to the pool, as a browser would. */
async function sendSheet(client: Client, mode: string, rows: string[][], pool = bodyId) {
  const form = new FormData()
  const content = await writeXlsx([{ name: '专家', headings: HEADINGS, rows }])
  form.append('file', new Blob([new Uint8Array(content)], { type: XLSX_MEDIA_TYPE }), '专家.xlsx')
  return await client.send('POST', `/api/organisation/bodies/${pool}/experts/import?mode=${mode}`, form)
}

test('a workbook of experts is judged row by row, and only good rows are imported', async () => {
  const good = ['测试己', '法律、统计', '市商务局', '高级工程师', '13900010009', '2026-01-01', '2027-12-31']
  const rows = [
    good,
    good,
    ['测试庚', '', '示例大学', '', '电话', '2026-01-01', '2025-01-01'],
    ['测试甲', '法律', '示例大学', '', '', '2026-01-01', '2027-12-31'],
    ['', '法律', '', '', '', '昨天', ''],
  ]
  const checked = await sendSheet(office, 'check', rows)
  expect(checked.json).toMatchObject({ good: 1, bad: 4, imported: 0 })
  const { rows: verdicts } = checked.json as { rows: { problems: { code: string }[] }[] }
  expect(verdicts.map((row) => row.problems.map((problem) => problem.code))).toEqual([
    [],
    ['organisation.import_expert_exists'],
    ['organisation.import_fields_missing', 'organisation.import_bad_phone', 'organisation.term_ends_early'],
    ['organisation.import_expert_exists'],
    [
      'organisation.import_name_missing',
      'organisation.import_day_invalid',
      'organisation.import_day_invalid',
    ],
  ])
  expect((await sendSheet(office, 'all', rows)).json).toMatchObject({ code: 'organisation.import_bad_rows' })
  expect((await sendSheet(office, 'good', rows)).json).toMatchObject({ imported: 1 })
  expect((await office.call(listExperts, { query: { search: '测试己' } })).items).toMatchObject([
    { fields: ['法律', '统计'], unitName: '市商务局', phone: '139****0009', inTerm: true },
  ])
  expect(await server.ledger('organisation.expertsImported')).toMatchObject([{ details: { count: 1 } }])
  expect((await sendSheet(await server.as('county'), 'good', [good])).status).toBe(404)
})

test('the export keeps its filter and masks the numbers; the template is read back as empty', async () => {
  const answer = await office.send('GET', '/api/organisation/experts.xlsx?search=测试己')
  const [sheet] = (await readXlsx(answer.bytes)) ?? []
  expect(sheet?.rows.map((row) => row.cells)).toEqual([
    [...HEADINGS, '回避对象', '专家库'],
    [
      '测试己',
      '法律、统计',
      '市商务局',
      '高级工程师',
      '139****0009',
      '2026-01-01',
      '2027-12-31',
      '',
      '测试专家库',
    ],
  ])
  const template = await office.send('GET', '/api/organisation/experts/template')
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(template.bytes)], { type: XLSX_MEDIA_TYPE }), '模板.xlsx')
  const back = await office.send('POST', `/api/organisation/bodies/${bodyId}/experts/import`, form)
  expect(back.json).toMatchObject({ code: 'organisation.import_empty' })
})

test('each refusal has its code', async () => {
  const group = await office.call(createBody, {
    body: { kind: 'leadingGroup', name: '测试领导小组', foundedOn: '2025-03-01' },
  })
  const body = { name: '测试戊', fields: ['法律'], ...A_TERM }
  expect(await office.refusal(addExpert, { params: { bodyId: group.id }, body })).toMatchObject({
    code: 'organisation.no_expert_pool',
  })
  expect(
    await office.refusal(addExpert, { params: { bodyId }, body: { ...body, toOn: '2025-01-01' } }),
  ).toMatchObject({ code: 'organisation.term_ends_early' })
  expect(
    await office.refusal(setExpertTerm, { params: { expertId: NOBODY }, body: { toOn: '2027-01-01' } }),
  ).toMatchObject({ status: 404, code: 'organisation.no_such_expert' })
  await office.call(setExpertTerm, { params: { expertId: first }, body: { toOn: '2026-02-01' } })
  expect(await server.ledger('organisation.expertTermSet')).toHaveLength(1)
})

test('another region sees no expert and no draw, and whoever only reads draws nobody', async () => {
  const county = await server.as('county')
  expect((await county.call(listExperts, {})).items).toEqual([])
  expect((await county.call(listDraws, {})).items).toEqual([])
  const body = { reason: '通知参加评审' }
  expect(await county.refusal(unmaskExpert, { params: { expertId: first }, body })).toMatchObject({
    status: 404,
  })
  const liaison = await server.as('liaison')
  expect(
    await liaison.refusal(drawExperts, { params: { bodyId }, body: { purpose: '评审', wanted: 1 } }),
  ).toMatchObject({ status: 403 })
})
