import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, MONDAY_MORNING, type TestServer, testServer } from '../../app/testing.ts'
import { countNotices, listNotices, readNotices } from './contract/notices.ts'
import {
  assignMatter,
  commentOnMatter,
  getMatter,
  handOverMatter,
  linkMatter,
  listMatters,
  returnMatter,
  superviseMatter,
  takeStep,
  unlinkMatter,
  watchMatter,
} from './contract.ts'
import { aMatter } from './testing.ts'

const CITY = '990100'
const COUNTY = '990121'
const FAR = '980100'

let server: TestServer
let commerce: string
let far: { id: string; unitId: string }
let colleague: { id: string; unitId: string }
let creation: Client
let liaison: Client
let stranger: Client

beforeAll(async () => {
  server = await testServer()
  commerce = await server.unitId('市商务局')
  far = await server.addPerson({
    account: 'far-liaison',
    region: FAR,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  await server.addPerson({
    account: 'far-officer',
    region: FAR,
    roles: [{ role: 'creationOfficer', reach: 'region' }],
  })
  colleague = await server.addPerson({
    account: 'colleague',
    region: CITY,
    unitId: commerce,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  creation = await server.as('creation')
  liaison = await server.as('liaison')
  stranger = await server.as('far-officer')
})
afterAll(() => server.close())

const at = (matterId: string) => ({ params: { matterId } })
const ids = async (client: Client, query: object = {}) =>
  (await client.call(listMatters, { query: { limit: 500, ...query } })).items.map((row) => row.id)
const open = (parts: Partial<Parameters<typeof aMatter>[1]> = {}) =>
  aMatter(server.world, { region: CITY, unitId: commerce, ...parts })
const start = (matterId: string) => ({ params: { matterId, step: 'start' }, body: {} })
const unread = async (client: Client) => {
  await server.runJobs()
  return (await client.call(listNotices, { query: { unread: 'yes', limit: 100 } })).items
}

describe('taking a step', () => {
  test('moves the matter, stands on its timeline and in the ledger, and is refused a second time', async () => {
    const id = await open()
    expect(await liaison.call(takeStep, start(id))).toEqual({ state: 'inProgress' })
    const matter = await liaison.call(getMatter, at(id))
    expect(matter.timeline.map((entry) => entry.kind)).toEqual(['opened', 'step'])
    const [entry] = (await server.ledger('matters.stepTaken')).filter((each) => each.subject_id === id)
    expect(entry).toMatchObject({
      region: CITY,
      unit_id: commerce,
      details: { step: 'start', from: 'assigned' },
    })
    expect(await liaison.refusal(takeStep, start(id))).toMatchObject({
      status: 409,
      code: 'procedure.not_in_this_state',
    })
  })

  test('two officers taking one step at once: one gets a conflict', async () => {
    const id = await open()
    const other = await server.as('colleague')
    const answers = await Promise.all(
      [liaison, other].map((client) => client.send('POST', `/api/matters/${id}/steps/start`, {})),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  test('a matter that moved since it was shown is a conflict', async () => {
    const id = await open()
    const { movedAt } = await liaison.call(getMatter, at(id))
    server.clock.set('2026-09-21T02:05:00Z')
    await liaison.call(takeStep, start(id))
    server.clock.set(MONDAY_MORNING)
    const report = {
      params: { matterId: id, step: 'report' },
      body: { values: { progress: '10', text: '进展' }, movedAt },
    }
    expect(await liaison.refusal(takeStep, report)).toMatchObject({
      status: 409,
      code: 'matters.moved_meanwhile',
    })
  })

  test('an unknown step and a form without its fields are refused', async () => {
    const id = await open()
    const unknown = { params: { matterId: id, step: 'fly' }, body: {} }
    expect(await liaison.refusal(takeStep, unknown)).toMatchObject({
      status: 400,
      code: 'procedure.unknown_step',
    })
    await liaison.call(takeStep, start(id))
    const empty = { params: { matterId: id, step: 'report' }, body: {} }
    expect(await liaison.refusal(takeStep, empty)).toMatchObject({ status: 400 })
  })

  test('outside the scope a matter is not found, whatever is asked', async () => {
    const id = await open()
    const refused = { status: 404, code: 'matters.no_such_matter' }
    expect(await ids(stranger)).not.toContain(id)
    expect(await stranger.refusal(getMatter, at(id))).toMatchObject(refused)
    expect(await stranger.refusal(takeStep, start(id))).toMatchObject(refused)
    expect(await stranger.refusal(watchMatter, { ...at(id), body: { watching: true } })).toMatchObject(
      refused,
    )
    expect(await stranger.refusal(commentOnMatter, { ...at(id), body: { text: '?' } })).toMatchObject(refused)
    expect(
      await stranger.refusal(superviseMatter, { ...at(id), body: { demand: '?', workingDays: 3 } }),
    ).toMatchObject(refused)
  })
})

describe('a unit that shares the matter', () => {
  test('sees, comments and watches, and takes no step', async () => {
    const id = await open({ shares: [{ unitId: far.unitId, part: 'supporting' }] })
    const helper = await server.as('far-liaison')
    const matter = await helper.call(getMatter, at(id))
    expect(matter.steps.every((step) => step.refusal !== null)).toBe(true)
    expect(matter).toMatchObject({ mayAssign: false, mayReturn: false, maySupervise: false })
    await helper.call(commentOnMatter, { ...at(id), body: { text: '我单位已配合' } })
    await helper.call(watchMatter, { ...at(id), body: { watching: true } })
    expect(await ids(helper, { view: 'watched' })).toContain(id)
    expect(await helper.refusal(takeStep, start(id))).toMatchObject({
      status: 403,
      code: 'procedure.not_permitted',
    })
    expect(await helper.refusal(assignMatter, { ...at(id), body: { personId: far.id } })).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
  })
})

describe('assignment, hand-over, return', () => {
  test('only people of the holding unit are assigned', async () => {
    const id = await open()
    const refused = await liaison.refusal(assignMatter, { ...at(id), body: { personId: far.id } })
    expect(refused).toMatchObject({ status: 400, code: 'matters.assignee_of_other_unit' })
    await liaison.call(assignMatter, { ...at(id), body: { personId: colleague.id } })
    const other = await server.as('colleague')
    expect(await ids(other, { view: 'mine' })).toContain(id)
    expect(await ids(liaison, { view: 'mine' })).not.toContain(id)
    expect((await unread(other)).find((notice) => notice.matterId === id)?.kind).toBe('assigned')
  })

  test('the assignee gives a matter back to who assigned it, with the reason', async () => {
    const id = await open()
    await liaison.call(assignMatter, { ...at(id), body: { personId: colleague.id } })
    const other = await server.as('colleague')
    await other.call(returnMatter, { ...at(id), body: { reason: '不属于本人职责' } })
    const matter = await liaison.call(getMatter, at(id))
    expect(matter.assigneeId).toBe(liaison.session?.person.id)
    expect(matter.timeline.at(-1)).toMatchObject({ kind: 'returned', note: '不属于本人职责' })
    const again = await liaison.refusal(returnMatter, { ...at(id), body: { reason: '再退' } })
    expect(again).toMatchObject({ status: 409, code: 'matters.nothing_to_return' })
  })

  test('handed to a unit of another region: home region stays, both see it, and it comes back', async () => {
    const id = await open()
    await liaison.call(handOverMatter, { ...at(id), body: { unitId: far.unitId, reason: '属地管辖' } })
    const receiver = await server.as('far-liaison')
    expect(await ids(receiver, { view: 'mine' })).toContain(id)
    for (const client of [receiver, liaison, creation, stranger]) {
      expect(await ids(client)).toContain(id)
      expect(await client.call(getMatter, at(id))).toMatchObject({ region: CITY, unitId: far.unitId })
    }
    expect((await unread(receiver)).some((notice) => notice.matterId === id)).toBe(true)
    expect(await liaison.refusal(takeStep, start(id))).toMatchObject({ code: 'procedure.not_permitted' })
    await receiver.call(takeStep, start(id))
    await receiver.call(returnMatter, { ...at(id), body: { reason: '不属本地' } })
    expect(await creation.call(getMatter, at(id))).toMatchObject({
      unitId: commerce,
      assigneeId: liaison.session?.person.id,
    })
    expect(await server.ledger('matters.handedOver')).toMatchObject([{ details: { to: far.unitId } }])
  })

  test('refusals of a hand-over: where it is already, to nowhere', async () => {
    const id = await open()
    const to = (unitId: string) =>
      liaison.refusal(handOverMatter, { ...at(id), body: { unitId, reason: '移交' } })
    expect(await to(commerce)).toMatchObject({ status: 409, code: 'matters.already_there' })
    expect(await to(id)).toMatchObject({ status: 400, code: 'matters.no_such_unit' })
  })
})

describe('comments and watching', () => {
  test('who is mentioned and sees the matter is told; who may not see it is refused by name', async () => {
    const id = await open()
    const blind = { text: '请看', mentions: [far.id] }
    const refused = await liaison.refusal(commentOnMatter, { ...at(id), body: blind })
    expect(refused).toMatchObject({
      status: 400,
      code: 'matters.mention_cannot_see',
      details: { names: 'far-liaison' },
    })
    expect(refused.title).toContain('far-liaison')
    expect((await liaison.call(getMatter, at(id))).timeline).toHaveLength(1)
    // Half a character, which no text of the database can hold.
    expect(await liaison.refusal(commentOnMatter, { ...at(id), body: { text: '请看\ud83d' } })).toMatchObject(
      { status: 400, code: 'request.malformed' },
    )
    await liaison.call(commentOnMatter, { ...at(id), body: { text: '请看', mentions: [colleague.id] } })
    const notice = (await unread(await server.as('colleague'))).find((each) => each.matterId === id)
    expect(notice).toMatchObject({ kind: 'mentioned', matterTitle: '建立网络市场主体库' })
    expect(notice?.text.zh).toContain('提到了您')
  })

  test('watchers are told of each step once, and mark it as read', async () => {
    const id = await open()
    await creation.call(watchMatter, { ...at(id), body: { watching: true } })
    await liaison.call(takeStep, start(id))
    const [notice, ...more] = (await unread(creation)).filter((each) => each.matterId === id)
    expect(more).toEqual([])
    expect(notice?.text.en).toContain('Start')
    await creation.call(readNotices, { body: { ids: [notice?.id ?? ''] } })
    expect((await unread(creation)).filter((each) => each.matterId === id)).toEqual([])
    await creation.call(readNotices, { body: { ids: 'all' } })
    expect(await creation.call(countNotices)).toEqual({ unread: 0 })
  })
})

test('linked matters show each other with the reason until the link is taken away', async () => {
  const [one, two] = [await open(), await open({ title: '另一事项' })]
  await liaison.call(linkMatter, { ...at(one), body: { otherId: two, reason: '同一问题' } })
  expect((await liaison.call(getMatter, at(two))).related).toMatchObject([
    { id: one, relation: 'linked', reason: '同一问题' },
  ])
  const again = { ...at(two), body: { otherId: one, reason: '重复' } }
  expect(await liaison.refusal(linkMatter, again)).toMatchObject({
    status: 409,
    code: 'matters.already_linked',
  })
  const itself = { ...at(one), body: { otherId: one, reason: '自身' } }
  expect(await liaison.refusal(linkMatter, itself)).toMatchObject({
    status: 400,
    code: 'matters.link_to_itself',
  })
  const link = { params: { matterId: two, otherId: one } }
  await liaison.call(unlinkMatter, link)
  expect(await liaison.refusal(unlinkMatter, link)).toMatchObject({
    status: 404,
    code: 'matters.no_such_link',
  })
})

test('a closed matter refuses changes and stays readable', async () => {
  const id = await open()
  await creation.call(takeStep, {
    params: { matterId: id, step: 'withdraw' },
    body: { values: { reason: '方案调整' } },
  })
  const closed = { status: 409, code: 'procedure.closed' }
  expect(await liaison.refusal(takeStep, start(id))).toMatchObject(closed)
  expect(await liaison.refusal(assignMatter, { ...at(id), body: { personId: colleague.id } })).toMatchObject(
    closed,
  )
  expect(await liaison.refusal(commentOnMatter, { ...at(id), body: { text: '?' } })).toMatchObject(closed)
  expect(await liaison.refusal(returnMatter, { ...at(id), body: { reason: '?' } })).toMatchObject(closed)
  expect(
    await liaison.refusal(handOverMatter, { ...at(id), body: { unitId: far.unitId, reason: '?' } }),
  ).toMatchObject(closed)
  expect(
    await creation.refusal(superviseMatter, { ...at(id), body: { demand: '?', workingDays: 3 } }),
  ).toMatchObject(closed)
  expect((await liaison.call(getMatter, at(id))).closedAt).not.toBeNull()
})

describe('supervision', () => {
  test('a leader supervises; the unit answers in time; the mark goes when it is accepted', async () => {
    const leader = await server.as('leader')
    const id = await open({ dueOn: '2026-12-31' })
    const { id: supervision } = await leader.call(superviseMatter, {
      ...at(id),
      body: { demand: '请报告进展缓慢的原因', workingDays: 5 },
    })
    expect(await liaison.call(getMatter, at(id))).toMatchObject({
      supervised: true,
      related: [{ id: supervision, relation: 'child', dueOn: '2026-09-29' }],
    })
    const twice = { ...at(id), body: { demand: '再次督办', workingDays: 5 } }
    expect(await leader.refusal(superviseMatter, twice)).toMatchObject({
      status: 409,
      code: 'matters.supervised_already',
    })
    expect(await ids(liaison, { view: 'mine' })).toContain(supervision)
    expect(await ids(leader, { view: 'waiting' })).toContain(supervision)
    const step = (name: string, values = {}) => ({
      params: { matterId: supervision, step: name },
      body: { values },
    })
    expect(await leader.refusal(takeStep, step('accept'))).toMatchObject({
      code: 'procedure.not_in_this_state',
    })
    expect(await creation.refusal(takeStep, step('answer', { text: '代答' }))).toMatchObject({
      status: 403,
      code: 'matters.not_answering_unit',
    })
    await liaison.call(takeStep, step('answer', { text: '已加快办理' }))
    expect(await liaison.refusal(takeStep, step('accept'))).toMatchObject({ code: 'procedure.not_permitted' })
    await leader.call(takeStep, step('return', { reason: '未说明原因', workingDays: '3' }))
    expect(await liaison.call(getMatter, at(supervision))).toMatchObject({
      state: 'returned',
      dueOn: '2026-09-24',
    })
    await liaison.call(takeStep, step('answer', { text: '原因如下' }))
    await leader.call(takeStep, step('accept'))
    expect(await liaison.call(getMatter, at(id))).toMatchObject({ supervised: false })
    expect((await unread(liaison)).filter((each) => each.matterId === id).map((each) => each.kind)).toContain(
      'supervised',
    )
  })

  test('refusals: one’s own unit, a supervision itself, without the permission', async () => {
    const own = await open({ unitId: creation.session?.unit.id ?? '' })
    const body = { demand: '督办', workingDays: 3 }
    expect(await creation.refusal(superviseMatter, { ...at(own), body })).toMatchObject({
      status: 403,
      code: 'matters.own_supervision',
    })
    const id = await open()
    expect(await liaison.refusal(superviseMatter, { ...at(id), body })).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
    const supervision = await creation.call(superviseMatter, { ...at(id), body })
    expect(await creation.refusal(superviseMatter, { ...at(supervision.id), body })).toMatchObject({
      status: 400,
      code: 'matters.supervision_of_its_own',
    })
  })
})

test('a county sees its own matters and not its neighbour’s', async () => {
  const bureau = await server.unitId('县市场监督管理局', COUNTY)
  const id = await open({ region: COUNTY, unitId: bureau })
  await server.addPerson({
    account: 'next-county',
    region: '990122',
    roles: [{ role: 'creationOfficer', reach: 'region' }],
  })
  expect(await ids(await server.as('county'))).toContain(id)
  expect(await ids(creation)).toContain(id)
  expect(await ids(await server.as('next-county'))).not.toContain(id)
})
