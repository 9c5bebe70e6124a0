/** 领导小组: bodies, seats, successors, through HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import {
  addSeat,
  createBody,
  dissolveBody,
  endSeat,
  getBody,
  listBodies,
  listSeats,
  succeedSeat,
  updateBody,
  updateSeat,
} from './contract.ts'

let server: TestServer
let office: Client
let county: Client
let groupId: string
let seatId: string

const A_BODY = {
  kind: 'leadingGroup',
  name: '测试领导小组',
  documentNumber: '测政办〔2025〕1号',
  foundedOn: '2025-03-01',
} as const

beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  county = await server.as('county')
  groupId = (await office.call(createBody, { body: A_BODY })).id
  const unitId = await server.unitId('市商务局')
  const body = {
    role: 'member',
    unitId,
    post: '副局长',
    name: '测试甲',
    fromOn: '2025-03-01',
  } as const
  seatId = (await office.call(addSeat, { params: { bodyId: groupId }, body })).id
})
afterAll(() => server.close())

const at = (on?: string) => ({ params: { bodyId: groupId }, query: on === undefined ? {} : { on } })

test('a body is founded, listed, changed, and stands in the ledger', async () => {
  const child = await office.call(createBody, {
    body: { ...A_BODY, kind: 'office', name: '测试领导小组办公室', parentId: groupId },
  })
  await office.call(updateBody, {
    params: { bodyId: child.id },
    body: { unitId: await server.unitId('市市场监督管理局') },
  })
  const { items } = await office.call(listBodies, { query: { search: '测试领导小组' } })
  expect(items).toMatchObject([
    { id: groupId, seats: 1, parentId: null },
    { id: child.id, parentName: '测试领导小组', unitName: '市市场监督管理局' },
  ])
  expect(await server.ledger('organisation.bodyFounded')).toHaveLength(2)
  expect(await server.ledger('organisation.bodyChanged')).toMatchObject([
    { subject_id: child.id, region: '990100', details: { kind: 'office', fields: ['unitId'] } },
  ])
  expect(
    await office.refusal(updateBody, { params: { bodyId: groupId }, body: { parentId: child.id } }),
  ).toMatchObject({ code: 'organisation.body_under_itself' })
  expect(
    await office.refusal(dissolveBody, { params: { bodyId: groupId }, body: { on: '2026-01-01' } }),
  ).toMatchObject({ code: 'organisation.body_has_bodies', details: { count: 1 } })
})

test('the successor takes over on a day; each day answers who the member was', async () => {
  const ask = (body: object) =>
    office.refusal(succeedSeat, { params: { seatId }, body: { on: '2026-02-01', ...body } })
  expect(await ask({})).toMatchObject({ code: 'organisation.successor_missing' })
  expect(await ask({ name: '测试乙', on: '2025-03-01' })).toMatchObject({
    code: 'organisation.succession_too_early',
  })
  expect(await ask({ personId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
    code: 'organisation.no_such_person',
  })
  const note = '因工作变动，由继任者接任'
  await office.call(succeedSeat, { params: { seatId }, body: { name: '测试乙', on: '2026-02-01', note } })
  const holderOn = async (on?: string) => (await office.call(getBody, at(on))).seats[0]?.holder?.name
  expect(await holderOn('2025-03-01')).toBe('测试甲')
  expect(await holderOn('2026-01-31')).toBe('测试甲')
  expect(await holderOn('2026-02-01')).toBe('测试乙')
  expect(await holderOn()).toBe('测试乙')
  const { seats } = await office.call(getBody, at('2025-02-28'))
  expect(seats).toEqual([])
  const [seat] = (await office.call(getBody, at())).seats
  expect(seat?.history).toMatchObject([
    { name: '测试乙', fromOn: '2026-02-01', toOn: null, note },
    { name: '测试甲', fromOn: '2025-03-01', toOn: '2026-01-31' },
  ])
  expect(await server.ledger('organisation.seatSucceeded')).toMatchObject([
    { subject_id: seatId, details: { body: groupId, role: 'member' } },
  ])
})

test('a seat whose holder has left or works elsewhere waits for a successor', async () => {
  const person = await server.addPerson({ account: 'goer', region: '990100' })
  const made = await office.call(addSeat, {
    params: { bodyId: groupId },
    body: { role: 'liaison', unitId: person.unitId, personId: person.id, fromOn: '2026-01-01' },
  })
  const waiting = async () =>
    (await office.call(listSeats, { query: { waiting: 'true' } })).items.map((seat) => seat.id)
  expect(await waiting()).toEqual([])
  await server.query(`update organisation.person set left_on = '2026-09-01' where id = $1`, [person.id])
  expect(await waiting()).toEqual([made.id])
  await office.call(endSeat, { params: { seatId: made.id }, body: { on: '2026-09-20' } })
  expect(await waiting()).toEqual([])
  expect(
    await office.refusal(succeedSeat, {
      params: { seatId: made.id },
      body: { name: '测试丙', on: '2026-09-21' },
    }),
  ).toMatchObject({ status: 409, code: 'organisation.seat_ended' })
})

test('each refusal has its code', async () => {
  const found = (body: object) => office.refusal(createBody, { body: { ...A_BODY, ...body } })
  expect(await found({})).toMatchObject({ status: 409, code: 'organisation.body_exists' })
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(await found({ name: '另一个小组', parentId: nobody })).toMatchObject({
    code: 'organisation.no_such_parent_body',
  })
  expect(await found({ name: '另一个小组', unitId: nobody })).toMatchObject({
    code: 'organisation.no_such_unit',
  })
  const none = { params: { bodyId: nobody } }
  expect(await office.refusal(getBody, none)).toMatchObject({
    status: 404,
    code: 'organisation.no_such_body',
  })
  const early = { role: 'member', fromOn: '2025-02-01' } as const
  expect(await office.refusal(addSeat, { params: { bodyId: groupId }, body: early })).toMatchObject({
    code: 'organisation.before_founding',
  })
  expect(
    await office.refusal(updateSeat, { params: { seatId: nobody }, body: { post: '局长' } }),
  ).toMatchObject({ status: 404, code: 'organisation.no_such_seat' })
  expect(await office.refusal(endSeat, { params: { seatId }, body: { on: '2025-01-01' } })).toMatchObject({
    code: 'organisation.before_seat',
  })
  const gone = await office.call(createBody, { body: { ...A_BODY, name: '临时专班', kind: 'taskForce' } })
  await office.call(dissolveBody, { params: { bodyId: gone.id }, body: { on: '2026-06-30' } })
  expect(
    await office.refusal(addSeat, {
      params: { bodyId: gone.id },
      body: { role: 'staff', fromOn: '2026-07-01' },
    }),
  ).toMatchObject({ status: 409, code: 'organisation.body_dissolved' })
})

test('another region sees nothing of it, and whoever only reads changes nothing', async () => {
  expect((await county.call(listBodies, {})).items).toEqual([])
  expect((await county.call(listSeats, {})).items).toEqual([])
  expect(await county.refusal(getBody, at())).toMatchObject({ status: 404 })
  expect(
    await county.refusal(updateBody, { params: { bodyId: groupId }, body: { name: '改名' } }),
  ).toMatchObject({
    status: 404,
  })
  const liaison = await server.as('liaison')
  expect((await liaison.call(getBody, at())).mayKeep).toBe(false)
  expect(await liaison.refusal(createBody, { body: A_BODY })).toMatchObject({
    status: 403,
    code: 'permission.missing',
  })
})

test('a list comes in by workbook, each row with its verdict, and goes out again', async () => {
  const template = await office.send('GET', '/api/organisation/seats/template')
  const [sheet] = (await readXlsx(template.bytes)) ?? []
  const headings = sheet?.rows[0]?.cells ?? []
  const send = async (mode: string, rows: string[][]) => {
    const data = new FormData()
    const content = await writeXlsx([{ name: '成员', headings, rows }])
    data.append('file', new Blob([new Uint8Array(content)], { type: XLSX_MEDIA_TYPE }), '成员.xlsx')
    return await office.send('POST', `/api/organisation/bodies/${groupId}/seats/import?mode=${mode}`, data)
  }
  const rows = [
    ['副组长', '测试丁', '财政局', '局长'],
    ['皇帝', '测试戊', '', ''],
    ['成员', '', '', ''],
    ['成员', '测试乙', '市商务局', '副局长'],
    ['成员', '测试己', '某海关', '关长'],
  ]
  const checked = await send('check', rows)
  expect(checked.json).toMatchObject({
    good: 2,
    bad: 3,
    imported: 0,
    rows: [
      { row: 2, problems: [] },
      { row: 3, problems: [{ field: '组内职务', code: 'organisation.import_unknown_seat_role' }] },
      { row: 4, problems: [{ code: 'organisation.import_seat_empty' }] },
      { row: 5, problems: [{ code: 'organisation.import_seat_exists' }] },
      { row: 6, problems: [] },
    ],
  })
  expect((await send('all', rows)).json).toMatchObject({ code: 'organisation.import_bad_rows' })
  expect((await send('good', rows)).json).toMatchObject({ imported: 2 })
  expect((await send('good', rows)).json).toMatchObject({ code: 'organisation.import_nothing_good' })
  const { items } = await office.call(listSeats, { query: { bodyId: groupId } })
  expect(items.map((seat) => [seat.role, seat.holder?.name, seat.unitName])).toEqual([
    ['member', '测试乙', '市商务局'],
    ['deputy', '测试丁', '市财政局'],
    ['member', '测试己', '某海关'],
  ])
  const first = await office.call(listSeats, { query: { bodyId: groupId, limit: 2, sort: 'unit' } })
  const rest = await office.call(listSeats, {
    query: { bodyId: groupId, limit: 2, sort: 'unit', after: first.next ?? '' },
  })
  expect([...first.items, ...rest.items]).toHaveLength(3)
  const exported = await office.send('GET', `/api/organisation/seats.xlsx?bodyId=${groupId}`)
  const [list] = (await readXlsx(exported.bytes)) ?? []
  expect(list?.rows[1]?.cells).toEqual(['测试领导小组', '成员', '测试乙', '市商务局', '副局长', '2026-02-01'])
})
