import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { createTask } from '../assessment/contract.ts'
import { listByUnit as standing } from './contract/standing.ts'
import { countMattersByUnit, getMatterChoices, listChanges, listMatters, takeStep } from './contract.ts'

let server: TestServer
let city: Client
let county: Client
let leader: Client
const ids: string[] = []

/** The clock stands at 2026-09-21: one task is late, one is due soon, one was finished. */
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
  leader = await server.as('leader')
  const commerce = await server.unitId('市商务局')
  const police = await server.unitId('市公安局')
  for (const [unitId, dueOn] of [
    [commerce, '2026-09-10'],
    [commerce, '2026-09-22'],
    [police, '2026-09-30'],
  ] as const) {
    ids.push((await city.call(createTask, { body: { title: `任务 ${dueOn}`, unitId, dueOn } })).id)
  }
  const done = { matterId: ids[2] ?? '' }
  await city.call(takeStep, { params: { ...done, step: 'start' }, body: {} })
  await city.call(takeStep, { params: { ...done, step: 'submit' }, body: { values: { text: '完成' } } })
  await city.call(takeStep, { params: { ...done, step: 'accept' }, body: {} })
  await city.call(takeStep, { params: { ...done, step: 'close' }, body: {} })
})
afterAll(() => server.close())

describe('how the units stand', () => {
  test('each unit with what is late and due soon, the latest first; another region counts nothing', async () => {
    const { items } = await leader.call(countMattersByUnit)
    expect(items[0]).toMatchObject({ unitName: '市商务局', overdue: 1, dueSoon: 1 })
    expect((await county.call(countMattersByUnit)).items).toEqual([])
  })

  test('the rate of matters closed on time has both parts and opens its records', async () => {
    const board = await leader.call(standing)
    expect(board.total).toMatchObject({ closed: 1, closedOnTime: 1 })
    expect(board.items.find((row) => row.unitName === '市公安局')).toMatchObject({
      closed: 1,
      onTime: expect.stringContaining('100'),
    })
    expect(board.items.find((row) => row.unitName === '市商务局')).toMatchObject({
      open: 2,
      overdue: 1,
      onTime: null,
    })
    const liaison = await server.as('liaison')
    expect(await liaison.refusal(standing)).toMatchObject({ status: 403, code: 'permission.missing' })
  })
})

describe('lists', () => {
  test('what others did lately names the matter; one’s own acts and another region’s are not in it', async () => {
    const { items } = await leader.call(listChanges)
    expect(items.map((change) => change.matterId)).toContain(ids[2])
    expect((await city.call(listChanges)).items).toEqual([])
    expect((await county.call(listChanges)).items).toEqual([])
  })

  test('the choices of the filters are the procedures with their states', async () => {
    const { procedures } = await city.call(getMatterChoices)
    const task = procedures.find((each) => each.id === 'assessment.task')
    expect(task?.states.map((state) => state.key)).toContain('submitted')
  })

  test('late and soon are exact at the edges', async () => {
    const late = await city.call(listMatters, { query: { due: 'overdue', limit: 100 } })
    expect(late.items.map((row) => row.id)).toEqual([ids[0]])
    const soon = await city.call(listMatters, { query: { due: 'soon', limit: 100 } })
    expect(soon.items.map((row) => row.id)).toEqual([ids[1]])
  })

  test('the export is a workbook of the filtered list', async () => {
    const answer = await city.send('GET', '/api/matters.xlsx?due=overdue')
    expect(answer.status).toBe(200)
    expect(answer.bytes.subarray(0, 2).toString('latin1')).toBe('PK')
  })
})
