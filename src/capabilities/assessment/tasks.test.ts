/** 任务清单 through HTTP: the procedure to its close, milestones, supporting units, edits and acts on many. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { listNotices } from '../matters/contract/notices.ts'
import { getMatter, takeStep } from '../matters/contract.ts'
import {
  actOnTasks,
  amendTask,
  createTask,
  getTask,
  getTaskStages,
  listTasks,
  markMilestone,
  removeMilestone,
  reportOnTask,
  saveMilestone,
  type TaskAct,
} from './contract.ts'

let server: TestServer
let office: Client
let liaison: Client
let police: Client
let county: Client
let commerce: string
let security: string

beforeAll(async () => {
  server = await testServer()
  commerce = await server.unitId('市商务局')
  security = await server.unitId('市公安局')
  await server.addPerson({
    account: 'police',
    region: '990100',
    unitId: security,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  office = await server.as('creation')
  liaison = await server.as('liaison')
  police = await server.as('police')
  county = await server.as('county')
})
afterAll(() => server.close())

const anEdit = {
  title: '建立网络市场主体库',
  content: '',
  section: '',
  stageId: null,
  indicators: [],
  supportingUnitIds: [],
  dueOn: '2026-10-30',
  reason: '',
  startOn: null,
  effortDays: null,
  priority: 'normal' as const,
}

async function aTask(parts: object = {}): Promise<string> {
  const body = { title: '建立网络市场主体库', unitId: commerce, dueOn: '2026-10-30', ...parts }
  return (await office.call(createTask, { body })).id
}
const at = (taskId: string) => ({ params: { taskId } })
const step = (client: Client, matterId: string, key: string, values: Record<string, unknown> = {}) =>
  client.call(takeStep, { params: { matterId, step: key }, body: { values } })
const act = (client: Client, ids: string[], one: TaskAct) =>
  client.call(actOnTasks, { body: { ids, act: one } })
const codes = (answer: Awaited<ReturnType<typeof act>>) =>
  answer.items.map((item) => item.refusal?.code ?? 'done')

async function anAcceptedTask(): Promise<string> {
  const id = await aTask()
  await step(liaison, id, 'start')
  await step(liaison, id, 'submit', { text: '已完成' })
  await step(office, id, 'accept')
  return id
}

describe('the way of a task', () => {
  test('leads from assignment over return and acceptance to its close, and keeps every report', async () => {
    const id = await aTask()
    await step(liaison, id, 'start')
    await step(liaison, id, 'report', { progress: '40', text: '名录已收集' })
    await step(liaison, id, 'submit', { text: '已入库' })
    expect(await step(office, id, 'return', { reason: '缺少名录', workingDays: '5' })).toEqual({
      state: 'returned',
    })
    expect((await office.call(getTask, at(id))).dueOn).toBe('2026-09-29')
    await step(liaison, id, 'submit', { text: '已补名录' })
    await step(office, id, 'accept')
    expect(await step(office, id, 'close')).toEqual({ state: 'closed' })
    const task = await liaison.call(getTask, at(id))
    expect(task.reports.map((report) => report.text)).toEqual(
      expect.arrayContaining(['名录已收集', '已入库', '已补名录']),
    )
    expect(task.reports[0]).toMatchObject({
      unitName: '市商务局',
      part: 'lead',
      personName: expect.any(String),
    })
    expect(task.progress).toBe(100)
  })

  test('a task handed in is not closed before it is accepted, nor by its own unit', async () => {
    const id = await aTask()
    await step(liaison, id, 'start')
    await step(liaison, id, 'submit', { text: '已完成' })
    const close = { params: { matterId: id, step: 'close' }, body: {} }
    expect(await office.refusal(takeStep, close)).toMatchObject({ code: 'procedure.not_in_this_state' })
    await step(office, id, 'accept')
    expect(await liaison.refusal(takeStep, close)).toMatchObject({
      status: 403,
      code: 'procedure.not_permitted',
    })
  })
})

describe('milestones', () => {
  test('are set by the office and marked by the lead unit; overdue ones are told apart and counted', async () => {
    const id = await aTask({ milestones: [{ title: '中期自查', dueOn: '2026-09-01' }] })
    const milestoneId = randomUUID()
    const params = { taskId: id, milestoneId }
    await office.call(saveMilestone, { params, body: { title: '总结', dueOn: '2026-10-20' } })
    await liaison.call(markMilestone, { params, body: { done: true } })
    const { milestones } = await liaison.call(getTask, at(id))
    expect(milestones).toMatchObject([
      { title: '中期自查', overdue: true, doneOn: null },
      { title: '总结', overdue: false, doneOn: '2026-09-21' },
    ])
    const late = await office.call(listTasks, { query: { milestone: 'overdue', limit: 100 } })
    expect(late.items.map((task) => task.id)).toContain(id)
    const { items } = await office.call(getTaskStages)
    expect(items.find((stage) => stage.stageId === null)?.milestonesOverdue).toBeGreaterThan(0)
    for (const action of ['assessment.milestoneSet', 'assessment.milestoneMarked']) {
      expect((await server.ledger(action)).filter((entry) => entry.subject_id === id)).toHaveLength(1)
    }
  })

  test('another task\u2019s milestone, an unknown stage, a stranger and a liaison officer are refused', async () => {
    const [one, other] = [await aTask(), await aTask()]
    const milestoneId = randomUUID()
    const body = { title: '总结', dueOn: '2026-10-20' }
    await office.call(saveMilestone, { params: { taskId: one, milestoneId }, body })
    const foreign = { params: { taskId: other, milestoneId } }
    expect(await office.refusal(saveMilestone, { ...foreign, body })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_milestone',
    })
    expect(await office.refusal(removeMilestone, foreign)).toMatchObject({
      code: 'assessment.no_such_milestone',
    })
    const nowhere = { ...body, stageId: randomUUID() }
    const params = { taskId: one, milestoneId }
    expect(await office.refusal(saveMilestone, { params, body: nowhere })).toMatchObject({
      code: 'assessment.no_such_stage',
    })
    expect(await liaison.refusal(saveMilestone, { params, body })).toMatchObject({ status: 403 })
    expect(await police.refusal(markMilestone, { params, body: { done: true } })).toMatchObject({
      status: 403,
    })
    expect(await county.refusal(saveMilestone, { params, body })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_task',
    })
    await office.call(removeMilestone, { params })
    expect((await office.call(getTask, at(one))).milestones).toEqual([])
  })
})

describe('supporting units', () => {
  test('see the task, report beside the lead unit, and are found by the filter', async () => {
    const id = await aTask({ supportingUnitIds: [security] })
    expect(await police.call(getTask, at(id))).toMatchObject({
      mayReport: true,
      mayAmend: false,
      mayMark: false,
    })
    await police.call(reportOnTask, { ...at(id), body: { text: '已核对备案信息' } })
    const { reports } = await office.call(getTask, at(id))
    expect(reports).toMatchObject([{ part: 'supporting', unitName: '市公安局', text: '已核对备案信息' }])
    const found = await office.call(listTasks, { query: { supportingUnitId: security, limit: 100 } })
    expect(found.items.map((task) => task.id)).toContain(id)
    expect(found.items.every((task) => task.partners.some((each) => each.unitId === security))).toBe(true)
  })

  test('a unit that takes no part, and the lead unit itself, do not report this way', async () => {
    const id = await aTask()
    const report = { ...at(id), body: { text: '进展' } }
    expect(await police.refusal(reportOnTask, report)).toMatchObject({ code: 'assessment.not_supporting' })
    expect(await liaison.refusal(reportOnTask, report)).toMatchObject({ code: 'assessment.not_supporting' })
    expect(await county.refusal(reportOnTask, report)).toMatchObject({ status: 404 })
  })

  test('a unit of another region that supports a task sees it, and no other of that region', async () => {
    const far = await server.unitId('县市场监督管理局', '990122')
    await server.addPerson({
      account: 'far-liaison',
      region: '990122',
      unitId: far,
      roles: [{ role: 'liaison', reach: 'unit' }],
    })
    const stranger = await server.as('far-liaison')
    const [shared, own] = [await aTask({ supportingUnitIds: [far] }), await aTask()]
    await stranger.call(reportOnTask, { ...at(shared), body: { text: '已派员参加' } })
    const { items } = await stranger.call(listTasks, { query: { limit: 500 } })
    expect(items.map((task) => task.id)).toEqual([shared])
    const { items: stages } = await stranger.call(getTaskStages)
    expect(stages.map(({ tasks }) => tasks)).toEqual([1])
    expect(await stranger.refusal(getTask, at(own))).toMatchObject({ status: 404 })
  })
})

describe('editing a task', () => {
  test('changes its words, units and days; a moved due day stands on the timeline with its reason', async () => {
    const id = await aTask()
    const body = {
      ...anEdit,
      title: '建立并更新主体库',
      dueOn: '2026-11-30',
      reason: '数据接口推迟开通',
      supportingUnitIds: [security],
      effortDays: '12.5',
      startOn: '2026-09-22',
      priority: 'high' as const,
    }
    await office.call(amendTask, { ...at(id), body })
    const task = await office.call(getTask, at(id))
    expect(task).toMatchObject({
      title: '建立并更新主体库',
      plannedDueOn: '2026-11-30',
      dueOn: '2026-11-30',
      effortDays: '12.5',
      startOn: '2026-09-22',
      priority: 'high',
      partners: [{ unitId: security, part: 'supporting' }],
    })
    const { timeline } = await office.call(getMatter, { params: { matterId: id } })
    expect(timeline.at(-1)).toMatchObject({
      kind: 'due_moved',
      note: '数据接口推迟开通',
      values: { fromDueOn: '2026-10-30', dueOn: '2026-11-30' },
    })
    expect(await police.call(getTask, at(id))).toMatchObject({ mayReport: true })
    await office.call(amendTask, { ...at(id), body: { ...body, supportingUnitIds: [] } })
    expect((await office.call(getTask, at(id))).partners).toEqual([])
  })

  test('a due day is not moved without a reason, nor anything by a liaison officer or a stranger', async () => {
    const id = await aTask()
    const body = { ...anEdit, dueOn: '2026-11-30' }
    expect(await office.refusal(amendTask, { ...at(id), body })).toMatchObject({
      code: 'matters.reason_needed',
    })
    expect(await liaison.refusal(amendTask, { ...at(id), body })).toMatchObject({ status: 403 })
    expect(await county.refusal(amendTask, { ...at(id), body })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_task',
    })
    const nowhere = { ...anEdit, supportingUnitIds: [randomUUID()] }
    expect(await office.refusal(amendTask, { ...at(id), body: nowhere })).toMatchObject({
      code: 'assessment.no_such_unit',
    })
    await step(office, id, 'withdraw', { reason: '合并' })
    expect(await office.refusal(amendTask, { ...at(id), body: { ...anEdit, reason: '改' } })).toMatchObject({
      code: 'procedure.closed',
    })
  })
})

describe('acts on many', () => {
  test('each task has its own outcome: what is not accepted yet stays open', async () => {
    const [ready, early] = [await anAcceptedTask(), await aTask()]
    const answer = await act(office, [ready, early, randomUUID()], { kind: 'close' })
    expect(codes(answer)).toEqual(['done', 'procedure.not_in_this_state', 'matters.no_such_matter'])
    expect((await office.call(getTask, at(ready))).state).toBe('closed')
    const steps = (await server.ledger('matters.stepTaken')).filter((entry) => entry.subject_id === ready)
    expect(steps.at(-1)?.details).toMatchObject({ step: 'close', to: 'closed' })
  })

  test('due days move with a reason, people are assigned, units reminded and supervised', async () => {
    const ids = [await aTask(), await aTask()]
    expect(codes(await act(office, ids, { kind: 'due', dueOn: '2026-12-15', reason: '统一顺延' }))).toEqual([
      'done',
      'done',
    ])
    const moved = await office.call(getTask, at(ids[0] ?? ''))
    expect(moved).toMatchObject({ dueOn: '2026-12-15', plannedDueOn: '2026-12-15' })
    const personId = liaison.session?.person.id ?? ''
    expect(codes(await act(office, ids, { kind: 'assign', personId, note: '' }))).toEqual(['done', 'done'])
    expect(codes(await act(office, ids, { kind: 'remind', note: '请本周报告' }))).toEqual(['done', 'done'])
    expect(codes(await act(office, ids, { kind: 'supervise', demand: '说明进展', workingDays: 5 }))).toEqual([
      'done',
      'done',
    ])
    expect((await office.call(getTask, at(ids[1] ?? ''))).supervised).toBe(true)
    await server.runJobs()
    const notices = await liaison.call(listNotices, { query: { limit: 100 } })
    expect(notices.items.filter((notice) => notice.kind === 'reminded')).toHaveLength(2)
  })

  test('what one may not do is refused task by task, and a stranger learns nothing of them', async () => {
    const id = await anAcceptedTask()
    expect(codes(await act(liaison, [id], { kind: 'close' }))).toEqual(['procedure.not_permitted'])
    expect(codes(await act(liaison, [id], { kind: 'remind', note: '' }))).toEqual(['permission.missing'])
    expect((await act(county, [id], { kind: 'close' })).items).toEqual([
      { id, title: '', refusal: { code: 'matters.no_such_matter', details: {} } },
    ])
    const other = await server.addPerson({ account: 'elsewhere', region: '990100' })
    expect(codes(await act(office, [id], { kind: 'assign', personId: other.id, note: '' }))).toEqual([
      'matters.assignee_of_other_unit',
    ])
  })
})
