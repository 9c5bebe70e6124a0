/** 委托代办 through matters: whoever acts for a person away has that person's work before him, in the days of the delegation. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, MONDAY_MORNING, type TestServer, testServer } from '../../app/testing.ts'
import { listEntries } from '../audit/contract.ts'
import { actFor, createDelegation, getSession, listMyDelegations } from '../organisation/contract.ts'
import {
  getMatter,
  listChanges,
  listMatters,
  returnMatter,
  summarizeMatters,
  takeStep,
  watchMatter,
} from './contract.ts'
import { aMatter } from './testing.ts'

const CITY = '990100'
const FIRST_DAY = '2026-09-22T02:00:00Z'
const LAST_DAY = '2026-09-24T15:59:00Z'
const DAY_AFTER = '2026-09-24T16:01:00Z'

let server: TestServer
let away: { id: string; unitId: string }
let standIn: { id: string; unitId: string }
let delegationId: string
let assigned: string
let ofUnit: string

beforeAll(async () => {
  server = await testServer()
  const unitId = await server.unitId('市公安局')
  away = await server.addPerson({
    account: 'away',
    region: CITY,
    unitId,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
  // Of another unit, without any role: all that this person can do here comes from the delegation.
  standIn = await server.addPerson({ account: 'stand-in', region: CITY })
  assigned = await aMatter(server.world, { region: CITY, unitId, assigneeId: away.id })
  ofUnit = await aMatter(server.world, { region: CITY, unitId })
  const giver = await server.as('away')
  const { lendable } = await giver.call(listMyDelegations)
  const { id } = await giver.call(createDelegation, {
    body: {
      receiverId: standIn.id,
      assignmentIds: lendable.map((one) => one.id),
      startsOn: '2026-09-22',
      endsOn: '2026-09-24',
      reason: '外出培训',
    },
  })
  delegationId = id
})
afterAll(() => server.close())

const at = (matterId: string) => ({ params: { matterId } })
const take = (matterId: string, step: string, body = {}) => ({ params: { matterId, step }, body })
const mine = async (client: Client) =>
  (await client.call(listMatters, { query: { view: 'mine', limit: 100 } })).items.map((row) => row.id).sort()

async function acting(now: string): Promise<Client> {
  server.clock.set(now)
  const client = await server.as('stand-in')
  await client.call(actFor, { body: { delegationId } })
  return client
}

test('before the first day and after the last nobody can act under it', async () => {
  for (const now of [MONDAY_MORNING, DAY_AFTER]) {
    server.clock.set(now)
    const client = await server.as('stand-in')
    expect(await client.refusal(actFor, { body: { delegationId } })).toMatchObject({
      code: 'organisation.no_such_delegation',
    })
    expect(await mine(client)).toEqual([])
    expect(await client.refusal(getMatter, at(assigned))).toMatchObject({ status: 404 })
  }
})

test('the to-do is that of the person away: what was assigned in person and what waits for the unit', async () => {
  const client = await acting(FIRST_DAY)
  expect(await mine(client)).toEqual([assigned, ofUnit].sort())
  expect(await client.call(summarizeMatters)).toMatchObject({ mine: 2 })
  await client.call(actFor, { body: { delegationId: null } })
  expect(await mine(client)).toEqual([])
  expect(await client.refusal(takeStep, take(assigned, 'start'))).toMatchObject({ status: 404 })
})

test('a step taken under it names both on the timeline, among the changes and in the ledger', async () => {
  const client = await acting(FIRST_DAY)
  const { steps } = await client.call(getMatter, at(assigned))
  expect(steps.find((step) => step.key === 'start')?.refusal).toBeNull()
  await client.call(takeStep, take(assigned, 'start'))
  expect((await client.call(getMatter, at(assigned))).timeline.at(-1)).toMatchObject({
    actorName: 'stand-in',
    onBehalfOf: 'away',
    step: 'start',
  })
  const [entry] = (await server.ledger('matters.stepTaken')).filter((each) => each.subject_id === assigned)
  expect(entry).toMatchObject({ actor_id: standIn.id, details: { onBehalfOf: away.id, step: 'start' } })
  const { items } = await (await server.as('away')).call(listChanges)
  expect(items[0]).toMatchObject({ matterId: assigned, actorName: 'stand-in', onBehalfOf: 'away' })
})

test('what is watched stays one’s own', async () => {
  const client = await acting(FIRST_DAY)
  await client.call(watchMatter, { ...at(ofUnit), body: { watching: true } })
  expect((await client.call(getMatter, at(ofUnit))).watching).toBe(true)
  const giver = await server.as('away')
  expect((await giver.call(getMatter, at(ofUnit))).watching).toBe(false)
})

test('it ends by itself at midnight of its last day, in the middle of a session', async () => {
  const client = await acting(LAST_DAY)
  expect(await client.call(getSession)).toMatchObject({
    actingFor: { personId: away.id, name: 'away', endsOn: '2026-09-24' },
  })
  server.clock.set(DAY_AFTER)
  expect(await client.call(getSession)).toMatchObject({ actingFor: null, roles: [] })
  expect(await mine(client)).toEqual([])
  expect(await client.refusal(returnMatter, { ...at(assigned), body: { reason: '办不了' } })).toMatchObject({
    status: 404,
  })
})

test('the ledger’s page names both', async () => {
  const audit = await server.as('audit')
  const { items } = await audit.call(listEntries, {
    query: { action: 'matters.stepTaken', subjectId: assigned },
  })
  expect(items).toMatchObject([{ actorName: 'stand-in', onBehalfOfName: 'away' }])
})
