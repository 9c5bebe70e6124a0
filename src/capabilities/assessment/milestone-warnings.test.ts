/** 节点预警 as the worker runs it, and what the office finds to do when closing is late. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import type { JobCall } from '../../platform/jobs/job.ts'
import { listNotices } from '../matters/contract/notices.ts'
import { listMatters, takeStep } from '../matters/contract.ts'
import { createTask, getTask, markMilestone, saveMilestone } from './contract.ts'
import { warnMilestones } from './service/milestone-warnings.ts'

let server: TestServer
let office: Client
let liaison: Client
let commerce: string
beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  liaison = await server.as('liaison')
  commerce = await server.unitId('市商务局')
})
afterAll(() => server.close())

const aTask = async (milestoneOn: string) =>
  (
    await office.call(createTask, {
      body: {
        title: `任务 ${milestoneOn}`,
        unitId: commerce,
        dueOn: '2026-12-31',
        milestones: [{ title: '完成名录', dueOn: milestoneOn }],
      },
    })
  ).id

async function run(instant: string) {
  server.clock.set(instant)
  const result = await warnMilestones({
    world: server.world,
    actor: { kind: 'system', job: 'assessment.warnMilestones' },
    signal: new AbortController().signal,
  } as unknown as JobCall)
  return result.ok ? result.value : result.error
}

async function told(client: Client, id: string) {
  const { items } = await client.call(listNotices, { query: {} })
  return items.filter((notice) => notice.page.endsWith(id)).map((notice) => [notice.kind, notice.text.zh])
}

test('a milestone warns its unit once when it is near and once when it is late, in working hours only', async () => {
  server.clock.set('2026-09-21T02:00:00Z')
  const id = await aTask('2026-10-15')
  expect(await run('2026-10-09T02:00:00Z')).toEqual({ warned: 0 })
  // The evening before, nobody is told.
  expect(await run('2026-10-12T14:00:00Z')).toEqual({ warned: 0 })
  expect(await run('2026-10-13T01:00:00Z')).toEqual({ warned: 1 })
  expect(await run('2026-10-13T01:15:00Z')).toEqual({ warned: 0 })
  expect(await run('2026-10-16T01:00:00Z')).toEqual({ warned: 1 })
  expect(await run('2026-10-16T01:15:00Z')).toEqual({ warned: 0 })
  liaison = await server.as('liaison')
  expect((await told(liaison, id)).sort()).toEqual([
    ['milestoneOverdue', `“任务 2026-10-15”的节点“完成名录”已逾期，到期日为2026年10月15日`],
    ['milestoneSoon', `“任务 2026-10-15”的节点“完成名录”将于2026年10月15日到期`],
  ])
  expect(await told(await server.as('county'), id)).toEqual([])
})

test('a milestone that is done, or moved to a later day, is quiet; a new day warns anew', async () => {
  server.clock.set('2026-10-19T01:00:00Z')
  office = await server.as('creation')
  const done = await aTask('2026-10-20')
  const moved = await aTask('2026-10-20')
  const milestoneOf = async (taskId: string) =>
    (await office.call(getTask, { params: { taskId } })).milestones[0]?.id ?? ''
  await office.call(markMilestone, {
    params: { taskId: done, milestoneId: await milestoneOf(done) },
    body: { done: true },
  })
  expect(await run('2026-10-19T01:30:00Z')).toEqual({ warned: 1 })
  office = await server.as('creation')
  await office.call(saveMilestone, {
    params: { taskId: moved, milestoneId: await milestoneOf(moved) },
    body: { title: '完成名录', dueOn: '2026-11-20' },
  })
  expect(await run('2026-10-21T01:30:00Z')).toEqual({ warned: 0 })
  expect(await run('2026-11-19T01:30:00Z')).toEqual({ warned: 1 })
})

test('an accepted task whose time for closing passed stands late in what the office has to do', async () => {
  server.clock.set('2026-09-21T02:00:00Z')
  const [it, lead] = [await server.as('creation'), await server.as('liaison')]
  const body = { title: '待办结的任务', unitId: commerce, dueOn: '2026-12-31' }
  const { id } = await it.call(createTask, { body })
  const step = (client: Client, key: string, values = {}) =>
    client.call(takeStep, { params: { matterId: id, step: key }, body: { values } })
  await step(lead, 'start')
  await step(lead, 'submit', { text: '已完成' })
  await step(it, 'accept')
  server.clock.set('2026-11-30T02:00:00Z')
  const late = { query: { view: 'mine' as const, due: 'overdue' as const } }
  const found = async (client: Client) =>
    (await client.call(listMatters, late)).items.some((matter) => matter.id === id)
  expect(await found(await server.as('creation'))).toBe(true)
  expect(await found(await server.as('liaison'))).toBe(false)
})
