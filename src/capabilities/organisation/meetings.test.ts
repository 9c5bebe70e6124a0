/** 会议: from the plan of a meeting to resolutions that are tasks, through HTTP. */
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { listNotices } from '../matters/contract/notices.ts'
import { takeStep } from '../matters/contract.ts'
import {
  addSeat,
  callMeeting,
  cancelMeeting,
  confirmMinutes,
  createBody,
  createMeeting,
  getMeeting,
  keepMinutes,
  listMeetings,
  listResolutions,
  removePaper,
  succeedSeat,
  updateMeeting,
} from './contract.ts'

let server: TestServer
let office: Client
let county: Client
let liaison: Client
let bodyId: string
let headSeat: string
let memberSeat: string
let commerce: string
let finance: string

/** The clock of tests stands at 2026-09-21 10:00 in Shanghai. */
const LATER = { startsAt: '2026-09-25T09:00:00+08:00', endsAt: '2026-09-25T11:00:00+08:00' }
const NOW = { startsAt: '2026-09-21T09:00:00+08:00', endsAt: '2026-09-21T11:00:00+08:00' }
const plan = (when: typeof LATER, title: string) =>
  office.call(createMeeting, {
    params: { bodyId },
    body: { ...when, title, place: '第一会议室', chairSeatId: headSeat, agenda: [{ title: '听取进展汇报' }] },
  })

beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  county = await server.as('county')
  liaison = await server.as('liaison')
  commerce = await server.unitId('市商务局')
  finance = await server.unitId('市财政局')
  bodyId = (
    await office.call(createBody, {
      body: { kind: 'leadingGroup', name: '测试领导小组', foundedOn: '2025-03-01' },
    })
  ).id
  const seat = async (body: object) =>
    (
      await office.call(addSeat, {
        params: { bodyId },
        body: { role: 'member', fromOn: '2025-03-01', ...body },
      })
    ).id
  headSeat = await seat({ role: 'head', name: '测试甲', post: '副市长' })
  memberSeat = await seat({
    role: 'liaison',
    unitId: commerce,
    personId: liaison.session?.person.id,
  })
})
afterAll(() => server.close())

test('members who sign in here are told of the meeting, the others are counted', async () => {
  const { id } = await plan(LATER, '第一次全体会议')
  const params = { meetingId: id }
  expect(await office.call(callMeeting, { params })).toEqual({ told: 1, onPaper: 1 })
  await server.runJobs()
  const [notice] = (await liaison.call(listNotices, {})).items
  expect(notice).toMatchObject({
    kind: 'called',
    page: `/organisation/meetings/${id}`,
    matterId: null,
    text: { zh: '会议通知：第一次全体会议，2026-09-25 09:00，第一会议室' },
  })
  expect((await office.call(getMeeting, { params })).notifiedAt).not.toBeNull()
  expect(await server.ledger('organisation.meetingCalled')).toMatchObject([
    { subject_id: id, details: { told: 1, onPaper: 1, body: bodyId } },
  ])
  const docx = await office.send('GET', `/api/organisation/meetings/${id}/documents/notice`)
  const zip = await JSZip.loadAsync(docx.bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  expect(xml).toContain('关于召开第一次全体会议的通知')
  expect(xml).toContain('2026年9月25日09:00至11:00。')
})

test('a planned meeting changes and is cancelled; no minutes of it before it begins', async () => {
  const { id } = await plan(LATER, '将被取消的会议')
  const params = { meetingId: id }
  const minutes = { minutes: '无', attendance: [], resolutions: [] }
  expect(await office.refusal(keepMinutes, { params, body: minutes })).toMatchObject({
    status: 409,
    code: 'organisation.meeting_not_begun',
  })
  expect(await office.refusal(confirmMinutes, { params })).toMatchObject({
    code: 'organisation.meeting_not_held',
  })
  const { agenda } = await office.call(getMeeting, { params })
  await office.call(updateMeeting, {
    params,
    body: { place: '第二会议室', agenda: [{ title: '通报情况' }, ...agenda] },
  })
  const changed = await office.call(getMeeting, { params })
  expect(changed.place).toBe('第二会议室')
  expect(changed.agenda.map((item) => item.title)).toEqual(['通报情况', '听取进展汇报'])
  expect(changed.agenda[1]?.id).toBe(agenda[0]?.id)
  expect(
    await office.refusal(updateMeeting, { params, body: { endsAt: '2026-09-25T08:00:00+08:00' } }),
  ).toMatchObject({ code: 'organisation.meeting_ends_early' })
  await office.call(cancelMeeting, { params })
  expect(await office.refusal(callMeeting, { params })).toMatchObject({
    code: 'organisation.meeting_cancelled',
  })
})

test('confirmed minutes make each resolution a task, once, whose state the meeting shows', async () => {
  const { id } = await plan(NOW, '第三次全体会议')
  const params = { meetingId: id }
  const body = {
    minutes: '会议听取了汇报，研究了下一步工作。',
    attendance: [
      { seatId: headSeat, state: 'present' as const },
      { seatId: memberSeat, state: 'deputy' as const, deputyName: '测试乙' },
    ],
    resolutions: [
      {
        text: '商务局牵头出台扶持政策',
        leadUnitId: commerce,
        supportingUnitIds: [finance],
        dueOn: '2026-10-31',
        indicators: [8],
      },
      { text: '财政局落实经费', leadUnitId: finance, dueOn: '2026-09-30' },
    ],
  }
  const keep = (change: object) => office.refusal(keepMinutes, { params, body: { ...body, ...change } })
  expect(await keep({ attendance: [{ seatId: memberSeat, state: 'deputy' }] })).toMatchObject({
    code: 'organisation.deputy_missing',
  })
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(
    await keep({ resolutions: [{ text: '无主之事', leadUnitId: nobody, dueOn: '2026-10-01' }] }),
  ).toMatchObject({ code: 'organisation.no_such_unit' })
  await office.call(keepMinutes, { params, body: { ...body, minutes: '' } })
  expect(await office.refusal(confirmMinutes, { params })).toMatchObject({
    code: 'organisation.minutes_missing',
  })
  await office.call(keepMinutes, { params, body: { ...body, attendance: [] } })
  expect(await office.refusal(confirmMinutes, { params })).toMatchObject({
    code: 'organisation.attendance_missing',
  })
  await office.call(keepMinutes, { params, body })
  expect(await office.refusal(updateMeeting, { params, body: { place: '别处' } })).toMatchObject({
    code: 'organisation.meeting_held',
  })
  expect((await office.call(listResolutions, {})).items).toEqual([])
  expect(await office.call(confirmMinutes, { params })).toEqual({ adopted: 2 })
  expect(await office.refusal(keepMinutes, { params, body })).toMatchObject({
    code: 'organisation.minutes_confirmed',
  })
  const [before] = (await office.call(listResolutions, {})).items
  expect(before).toMatchObject({ text: '财政局落实经费', stateTitle: null, isOpen: true, page: '' })
  await server.runJobs()
  const { items } = await office.call(listResolutions, {})
  expect(items).toMatchObject([
    { text: '财政局落实经费', dueOn: '2026-09-30', stateTitle: { zh: '已下达' }, overdue: false },
    { supportingUnitNames: ['市财政局'], indicators: [8], leadUnitName: '市商务局' },
  ])
  const [, policy] = items
  expect(policy?.page).toBe(`/assessment/tasks/${policy?.id}`)
  const tasks = async () =>
    await server.query<{ id: string; section: string }>('select id, section from assessment.task')
  expect(await tasks()).toHaveLength(2)
  expect((await tasks())[0]?.section).toBe('第三次全体会议')
  const opened = await server.query<{ opened_by: string }>('select opened_by from matters.matter')
  expect(opened.every((row) => row.opened_by === office.session?.person.id)).toBe(true)

  const step = (key: string, values: Record<string, unknown>) =>
    liaison.call(takeStep, { params: { matterId: policy?.id ?? '', step: key }, body: { values } })
  await step('start', {})
  await step('report', { progress: '40', text: '正在起草' })
  const shown = await office.call(getMeeting, { params })
  expect(shown.resolutionList[0]).toMatchObject({ progress: 40, stateTitle: { zh: '进行中' } })
  expect(shown).toMatchObject({ state: 'confirmed', openResolutions: 2, followUps: [] })
  expect(shown.attendance).toMatchObject([
    { holderName: '测试甲', state: 'present' },
    { state: 'deputy', deputyName: '测试乙' },
  ])
  server.clock.set('2026-10-05T02:00:00Z')
  office = await server.as('creation')
  const late = (await office.call(listResolutions, { query: { progress: 'overdue' } })).items
  expect(late.map((row) => row.text)).toEqual(['财政局落实经费'])
  const next = await office.call(createMeeting, {
    params: { bodyId },
    body: {
      title: '第四次全体会议',
      place: '第一会议室',
      startsAt: '2026-10-10T09:00:00+08:00',
      endsAt: '2026-10-10T10:00:00+08:00',
      agenda: [{ title: '督查', followsId: late[0]?.id ?? null }],
    },
  })
  const planned = await office.call(getMeeting, { params: { meetingId: next.id } })
  expect(planned.followUps.map((row) => row.text)).toEqual(['财政局落实经费', '商务局牵头出台扶持政策'])
  expect(planned.number).toBe(4)
  const docx = await office.send('GET', `/api/organisation/meetings/${id}/documents/minutes`)
  expect(docx.status).toBe(200)
  expect(
    await office.refusal(callMeeting, { params: { meetingId: '00000000-0000-4000-8000-000000000000' } }),
  ).toMatchObject({ status: 404, code: 'organisation.no_such_meeting' })
})

test('an attendance shows who held the seat on the day of the meeting', async () => {
  await office.call(succeedSeat, { params: { seatId: headSeat }, body: { name: '测试丙', on: '2026-10-01' } })
  const { items } = await office.call(listMeetings, { query: { search: '第三次' } })
  const shown = await office.call(getMeeting, { params: { meetingId: items[0]?.id ?? '' } })
  expect(shown.attendance[0]?.holderName).toBe('测试甲')
})

test('papers are kept with the meeting, and stay once the minutes are confirmed', async () => {
  const { items } = await office.call(listMeetings, {})
  const idOf = (title: string) => items.find((row) => row.title === title)?.id ?? ''
  const send = async (title: string) => {
    const data = new FormData()
    data.append('file', new Blob(['汇报材料']), '汇报材料.txt')
    return await office.send('POST', `/api/organisation/meetings/${idOf(title)}/papers`, data)
  }
  const planned = (await send('第四次全体会议')).json as { id: string }
  const opened = await liaison.send('GET', `/api/organisation/meeting-papers/${planned.id}/file`)
  expect(opened.status).not.toBe(500)
  await office.call(removePaper, { params: { paperId: planned.id } })
  expect(await office.refusal(removePaper, { params: { paperId: planned.id } })).toMatchObject({
    code: 'organisation.no_such_paper',
  })
  const signed = (await send('第三次全体会议')).json as { id: string }
  expect(await office.refusal(removePaper, { params: { paperId: signed.id } })).toMatchObject({
    code: 'organisation.minutes_confirmed',
  })
  expect((await send('将被取消的会议')).json).toMatchObject({ code: 'organisation.meeting_cancelled' })
})

test('papers and resolutions belong to an item of the agenda, and to none of another meeting', async () => {
  const { id } = await plan(NOW, '有材料的会议')
  const params = { meetingId: id }
  const { agenda } = await office.call(getMeeting, { params })
  const itemId = agenda[0]?.id ?? ''
  const send = async (item: string) => {
    const data = new FormData()
    data.append('file', new Blob(['汇报材料']), '汇报材料.txt')
    return await office.send('POST', `/api/organisation/meetings/${id}/papers?itemId=${item}`, data)
  }
  expect((await send(itemId)).status).toBe(200)
  const other = (await office.call(listMeetings, {})).items.find((row) => row.id !== id)
  const foreign = (await office.call(getMeeting, { params: { meetingId: other?.id ?? '' } })).agenda[0]?.id
  expect((await send(foreign ?? '')).json).toMatchObject({ code: 'organisation.no_such_agenda_item' })
  const resolution = { text: '按议程办理', leadUnitId: commerce, dueOn: '2026-12-01' }
  const body = (item: string | undefined) => ({
    minutes: '会议听取了汇报。',
    attendance: [],
    resolutions: [{ ...resolution, itemId: item ?? null }],
  })
  expect(await office.refusal(keepMinutes, { params, body: body(foreign) })).toMatchObject({
    status: 400,
    code: 'organisation.no_such_agenda_item',
  })
  await office.call(keepMinutes, { params, body: body(itemId) })
  const kept = await office.call(getMeeting, { params })
  expect(kept.papers).toMatchObject([{ itemId, fileName: '汇报材料.txt' }])
  expect(kept.resolutionList).toMatchObject([{ itemId, text: '按议程办理' }])
})

test('another region sees no meeting and no resolution, and whoever only reads keeps none', async () => {
  const { items } = await office.call(listMeetings, {})
  county = await server.as('county')
  liaison = await server.as('liaison')
  expect((await county.call(listMeetings, {})).items).toEqual([])
  expect((await county.call(listResolutions, { query: { progress: 'all' } })).items).toEqual([])
  const params = { meetingId: items[0]?.id ?? '' }
  expect(await county.refusal(getMeeting, { params })).toMatchObject({ status: 404 })
  expect(await county.refusal(confirmMinutes, { params })).toMatchObject({ status: 404 })
  expect((await liaison.call(getMeeting, { params })).mayKeep).toBe(false)
  expect(await liaison.refusal(confirmMinutes, { params })).toMatchObject({ status: 403 })
})
