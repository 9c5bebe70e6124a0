/** 通报 through HTTP: counted, ranked, edited, issued to the units that it names, signed for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, MONDAY_MORNING, type TestServer, testServer } from '../../app/testing.ts'
import { listNotices } from '../matters/contract/notices.ts'
import { takeStep } from '../matters/contract.ts'
import {
  composeCircular,
  createTask,
  discardCircular,
  downloadCircular,
  editCircular,
  getCircular,
  issueCircular,
  listCirculars,
} from './contract.ts'
import { rankUnits, type UnitCounts } from './measures.ts'

let server: TestServer
let office: Client
let liaison: Client
let other: Client
let county: Client
const period = { from: '2026-07-01', to: '2026-09-30' }

beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
  liaison = await server.as('liaison')
  county = await server.as('county')
  const [commerce, police, statistics] = await Promise.all(
    ['市商务局', '市公安局', '市统计局'].map((name) => server.unitId(name)),
  )
  const make = async (unitId: string | undefined, dueOn: string) =>
    (await office.call(createTask, { body: { title: `任务 ${dueOn}`, unitId: unitId ?? '', dueOn } })).id
  const onTime = await make(commerce, '2026-09-25')
  await make(police, '2026-09-11')
  await make(statistics, '2026-12-31')
  await liaison.call(takeStep, { params: { matterId: onTime, step: 'start' }, body: {} })
  const submit = { params: { matterId: onTime, step: 'submit' }, body: { values: { text: '完成' } } }
  await liaison.call(takeStep, submit)
  await server.addPerson({
    account: 'post-liaison',
    region: '990100',
    unitId: await server.unitId('市邮政管理局'),
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  other = await server.as('post-liaison')
})
afterAll(() => server.close())

const at = (circularId: string) => ({ params: { circularId } })
const compose = async () => (await office.call(composeCircular, { body: period })).id
const idsSeen = async (client: Client) =>
  (await client.call(listCirculars, { query: {} })).items.map((item) => item.id)

describe('a draft', () => {
  test('ranks units by what was due in the period; a unit without such tasks has no rank, not the last one', async () => {
    const { figures, body } = await office.call(getCircular, at(await compose()))
    expect(figures.units).toMatchObject([
      { unitName: '市商务局', rank: 1, due: 1, onTime: 1, late: 0 },
      { unitName: '市公安局', rank: 2, due: 1, onTime: 0, overdue: 1, late: 1, lateDays: 10 },
      { unitName: '市统计局', rank: null, due: 0, onTime: 0, overdue: 0 },
    ])
    expect(body).toContain('按时提交率50.0%')
  })

  test('is seen by its office alone, edited and discarded', async () => {
    const id = await compose()
    expect(await idsSeen(liaison)).not.toContain(id)
    expect(await liaison.refusal(getCircular, at(id))).toMatchObject({ status: 404 })
    await office.call(editCircular, { ...at(id), body: { title: '改过的标题', body: '改过的正文' } })
    expect(await office.call(getCircular, at(id))).toMatchObject({ title: '改过的标题', body: '改过的正文' })
    expect(
      await county.refusal(editCircular, { ...at(id), body: { title: '改题', body: '正文' } }),
    ).toMatchObject({
      status: 404,
      code: 'assessment.no_such_circular',
    })
    await office.call(discardCircular, at(id))
    expect(await office.refusal(getCircular, at(id))).toMatchObject({ status: 404 })
  })

  test('is not composed for a period that ends before it begins, nor by a liaison officer', async () => {
    const backwards = { body: { from: '2026-09-30', to: '2026-07-01' } }
    expect(await office.refusal(composeCircular, backwards)).toMatchObject({
      code: 'assessment.period_backwards',
    })
    expect(await liaison.refusal(composeCircular, { body: period })).toMatchObject({ status: 403 })
  })
})

describe('an issued circular', () => {
  test('has a number, stays as it is, and reaches the units that it names and no other', async () => {
    const id = await compose()
    const { number } = await office.call(issueCircular, at(id))
    expect(number).toMatch(/^2026年第\d+期$/)
    expect(
      await office.refusal(editCircular, { ...at(id), body: { title: '改题', body: '正文' } }),
    ).toMatchObject({
      status: 409,
      code: 'assessment.circular_issued',
    })
    expect(await office.refusal(issueCircular, at(id))).toMatchObject({ code: 'assessment.circular_issued' })
    expect(await server.ledger('assessment.circularIssued')).toMatchObject([
      { subject_id: id, region: '990100', details: { number, units: 3 } },
    ])
    expect(await idsSeen(liaison)).toContain(id)
    expect(await idsSeen(other)).not.toContain(id)
    expect(await other.refusal(getCircular, at(id))).toMatchObject({ status: 404 })
    expect(await county.refusal(getCircular, at(id))).toMatchObject({ status: 404 })
    await server.runJobs()
    const told = await liaison.call(listNotices, { query: {} })
    expect(told.items.filter((notice) => notice.kind === 'opened')).toHaveLength(1)
    expect(await other.call(listNotices, { query: {} })).toMatchObject({ items: [] })
    server.clock.set(MONDAY_MORNING)
  })

  test('is signed for by the unit itself, once, and not by the office for it', async () => {
    const id = await compose()
    await office.call(issueCircular, at(id))
    const { toSign } = await liaison.call(getCircular, at(id))
    const sign = { params: { matterId: toSign ?? '', step: 'sign' }, body: {} }
    expect(await office.refusal(takeStep, sign)).toMatchObject({ code: 'assessment.not_named_unit' })
    await liaison.call(takeStep, sign)
    expect(await liaison.refusal(takeStep, sign)).toMatchObject({ status: 409 })
    const read = await office.call(getCircular, at(toSign ?? ''))
    expect(read).toMatchObject({ id, units: 3, signed: 1 })
    expect(read.receipts.find((each) => each.unitName === '市商务局')?.signedAt).not.toBeNull()
    expect(await liaison.call(getCircular, at(id))).toMatchObject({ toSign: null })
  })

  test('is a Word file with its title, text and table', async () => {
    const id = await compose()
    const answer = await office.send('GET', downloadCircular.path.replace(':circularId', id))
    expect(answer.status).toBe(200)
    expect(answer.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(answer.bytes.length).toBeGreaterThan(5000)
  })
})

describe('the ranking', () => {
  const unit = (unitName: string, parts: Partial<UnitCounts>): UnitCounts => ({
    unitId: unitName,
    unitName,
    due: 0,
    onTime: 0,
    total: 4,
    done: 0,
    overdue: 0,
    late: 0,
    lateDays: 0,
    supervisions: 0,
    ...parts,
  })
  test('goes by the rate, not by the number; equal units share a place and the next one is counted on', () => {
    const ranked = rankUnits([
      unit('甲', { due: 10, onTime: 9 }),
      unit('乙', { due: 1, onTime: 1 }),
      unit('丙', { due: 3, onTime: 3 }),
      unit('丁', {}),
      unit('戊', { due: 2, onTime: 0, overdue: 2 }),
    ])
    expect(ranked.map(({ unitName, rank }) => [unitName, rank])).toEqual([
      ['丙', 1],
      ['乙', 1],
      ['甲', 3],
      ['戊', 4],
      ['丁', null],
    ])
  })
})
