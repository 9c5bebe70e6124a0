import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { listMissing } from '../figures/contract.ts'
import { superviseMatter, takeStep } from '../matters/contract.ts'
import { createMemory } from './board/memory.ts'
import {
  addComment,
  askForMaterial,
  CARD_KEYS,
  createTask,
  getBoard,
  getUnitStanding,
  listComments,
  listMaterialRequests,
  listTasks,
} from './contract.ts'
import { anImportedPlan } from './testing.ts'

let server: TestServer
let city: Client
let county: Client
let leader: Client
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
  leader = await server.as('leader')
  await anImportedPlan(city)
})
afterAll(() => server.close())

const cardOf = (board: Awaited<ReturnType<typeof readBoard>>, key: string) => {
  const card = board.cards.find((each) => each.key === key)
  if (card === undefined) throw new Error(`no card ${key}`)
  return card
}
const readBoard = (client: Client, region?: string) =>
  client.call(getBoard, { query: region === undefined ? {} : { region } })

/** The endpoint behind each page that a card opens. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  '/assessment/tasks': '/api/assessment/tasks',
  '/assessment/materials': '/api/assessment/materials',
  '/assessment/material-requests': '/api/assessment/material-requests',
  '/figures/missing': '/api/figures/missing',
  '/matters': '/api/matters',
  '/organisation/meetings': '/api/organisation/resolutions',
}

async function rowsOf(client: Client, to: string): Promise<number> {
  const [page = '', filters = ''] = to.split('?')
  const query = new URLSearchParams(filters)
  query.delete('view')
  const answer = await client.send('GET', `${ENDPOINTS[page]}?${query}&limit=500`)
  expect(answer.status, to).toBe(200)
  return (answer.json as { items: readonly unknown[] }).items.length
}

describe('the board', () => {
  test('says the same as the lists that its figures open to', async () => {
    const board = await readBoard(leader)
    const { items } = await city.call(listTasks, { query: { limit: 500 } })
    expect(cardOf(board, 'progress')).toMatchObject({ value: '0', of: String(items.length) })
    expect(cardOf(board, 'overdue')).toMatchObject({
      value: '0',
      tone: 'calm',
      to: '/assessment/tasks?due=overdue&region=990100',
    })
    expect(board.score).toMatchObject({ sure: '0', possible: '100', verdict: 'undecided' })
  })

  test('missing figures, materials and requests are counted as their lists have them', async () => {
    const commerce = await server.unitId('市商务局')
    const ask = {
      title: '请提供会商机制的通知',
      content: '盖章的扫描件',
      unitIds: [commerce],
      items: ['10.1'],
    }
    await city.call(askForMaterial, { body: { ...ask, dueOn: '2026-12-01' } })
    server.clock.set(new Date(server.clock.now().getTime() + 6_000).toISOString())
    const board = await readBoard(leader)
    const missing = await leader.call(listMissing, { query: { limit: 500 } })
    expect(cardOf(board, 'figures')).toMatchObject({
      value: String(missing.items.length),
      to: '/figures/missing?region=990100',
    })
    const requests = await leader.call(listMaterialRequests, { query: { open: 'yes' } })
    expect(requests.items).toHaveLength(1)
    expect(cardOf(board, 'requests')).toMatchObject({
      value: '1',
      tone: 'watch',
      to: '/assessment/material-requests?open=yes&region=990100',
      lines: [{ to: `/assessment/material-requests/${requests.items[0]?.id}` }],
    })
    expect(cardOf(board, 'materials')).toMatchObject({ value: '0', of: '0', tone: 'calm' })
    expect(cardOf(board, 'resolutions')).toMatchObject({ value: '0', tone: 'calm' })
  })

  test('each card counts what the list that it opens holds: of its region, and without what was withdrawn', async () => {
    const { items } = await city.call(listTasks, { query: { limit: 500 } })
    const [gone, done] = items
    const step = (id: string | undefined, key: string, values = {}) =>
      city.call(takeStep, { params: { matterId: id ?? '', step: key }, body: { values } })
    await step(gone?.id, 'withdraw', { reason: '重复下达' })
    await step(done?.id, 'start')
    await anImportedPlan(county)
    server.clock.set(new Date(server.clock.now().getTime() + 6_000).toISOString())
    const board = await readBoard(leader, '990100')
    // Days of work, units and regions are no lists of records.
    const counted = board.cards.filter(
      ({ key, value }) =>
        !['shortest', 'units', 'counties', 'unknown', 'risks'].includes(key) && value !== null,
    )
    expect(counted.length).toBeGreaterThan(8)
    for (const { key, value, of, to } of counted) {
      const isWhole = key === 'progress' || key === 'stages'
      expect([key, await rowsOf(leader, to)]).toEqual([key, Number(isWhole ? of : value)])
    }
    for (const line of cardOf(board, 'stages').lines)
      expect([line.to, await rowsOf(leader, line.to)]).toEqual([line.to, Number(line.value.split('/')[1])])
  })

  test('every card that is named is made', async () => {
    expect((await readBoard(leader)).cards.map((card) => card.key).sort()).toEqual([...CARD_KEYS].sort())
  })

  test('a county below is named; a region without a creation below it has no counties, which is not none', async () => {
    expect(cardOf(await readBoard(county), 'counties').value).toBeNull()
  })

  test('it is never older than five seconds, and computed once for all who ask within them', async () => {
    const first = await readBoard(leader)
    const [task] = (await city.call(listTasks, { query: { region: '990100', state: 'assigned', limit: 1 } }))
      .items
    await leader.call(superviseMatter, {
      params: { matterId: task?.id ?? '' },
      body: { demand: '请说明进度', workingDays: 3 },
    })
    expect(await readBoard(leader)).toEqual(first)
    server.clock.set(new Date(server.clock.now().getTime() + 5_000).toISOString())
    expect(cardOf(await readBoard(leader), 'supervision')).toMatchObject({ value: '1' })
  })

  test('another region is not found', async () => {
    expect(await county.refusal(getBoard, { query: { region: '990100' } })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_region',
    })
  })
})

describe('the page of a unit', () => {
  test('counts its materials and requests; without a closed task there is no rate, which is not nought', async () => {
    const unitId = await server.unitId('市商务局')
    const standing = await leader.call(getUnitStanding, { params: { unitId } })
    expect(standing).toMatchObject({
      name: '市商务局',
      materials: { pending: 0, accepted: 0, returned: 0, expired: 0 },
      requests: { open: 1, late: 0 },
      onTime: null,
      closed: 0,
    })
  })

  test('the rate counts the tasks that kept their limits among those closed', async () => {
    const unitId = await server.unitId('市商务局')
    const liaison = await server.as('liaison')
    const { id } = await city.call(createTask, {
      body: { title: '按时办结的任务', unitId, dueOn: '2026-12-31' },
    })
    const step = (client: Client, key: string, values = {}) =>
      client.call(takeStep, { params: { matterId: id, step: key }, body: { values } })
    await step(liaison, 'start')
    await step(liaison, 'submit', { text: '已完成' })
    await step(city, 'accept')
    await step(city, 'close')
    expect(await leader.call(getUnitStanding, { params: { unitId } })).toMatchObject({
      onTime: '100.0%',
      closed: 1,
      closedOnTime: 1,
    })
  })

  test('a unit of another region is not found', async () => {
    const unitId = await server.unitId('市商务局')
    expect(await county.refusal(getUnitStanding, { params: { unitId } })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_unit',
    })
  })
})

describe('the memory of the board', () => {
  test('keeps a value for its age, asks again after it, and forgets a failure at once', async () => {
    const memory = createMemory<number>(5_000)
    const at = (seconds: number) => new Date(seconds * 1_000)
    let computed = 0
    const next = async () => ++computed
    expect(await memory.get('a', at(0), next)).toBe(1)
    expect(await memory.get('a', at(4.999), next)).toBe(1)
    expect(await memory.get('b', at(4.999), next)).toBe(2)
    expect(await memory.get('a', at(5), next)).toBe(3)
    // A clock that was set back does not keep a value alive.
    expect(await memory.get('a', at(1), next)).toBe(4)
    await expect(memory.get('c', at(0), () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await memory.get('c', at(0), next)).toBe(5)
  })
})

describe('the discussion of an indicator', () => {
  const said = { params: { number: 11 }, body: { text: '接口材料由大数据局提供，下周一前交。' } }

  test('what is said stands with its speaker and unit, newest first, and in the ledger', async () => {
    await city.call(addComment, said)
    server.clock.set(new Date(server.clock.now().getTime() + 1_000).toISOString())
    await leader.call(addComment, { ...said, body: { text: '请按期。' } })
    const { items } = await leader.call(listComments, { params: { number: 11 }, query: {} })
    expect(items.map((comment) => comment.text)).toEqual(['请按期。', said.body.text])
    expect(items[1]?.unitName).not.toBe('')
    expect(await server.ledger('assessment.commented')).toHaveLength(2)
  })

  test('an indicator that the edition does not have is not found', async () => {
    expect(await city.refusal(addComment, { ...said, params: { number: 42 } })).toMatchObject({
      status: 404,
      code: 'assessment.no_such_indicator',
    })
  })

  test('another region reads nothing of it', async () => {
    const read = { params: { number: 11 }, query: {} }
    expect((await county.call(listComments, read)).items).toEqual([])
    expect(await county.refusal(listComments, { ...read, query: { region: '990100' } })).toMatchObject({
      status: 404,
    })
  })

  test('who only administers may not speak', async () => {
    const system = await server.as('system')
    expect(await system.refusal(addComment, said)).toMatchObject({ status: 403 })
  })
})
