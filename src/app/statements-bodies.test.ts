/** Statements of what is done with leading groups, meetings and experts: at most ten, the same for one seat and for fifty. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProposedBody } from '../capabilities/assessment/contract.ts'
import { CITY, countStatements, FEW, MANY, type StatementCounting, WRITES_MAX } from './testing/statements.ts'
import type { TestServer } from './testing.ts'

let server: TestServer
let counting: StatementCounting
beforeAll(async () => {
  counting = await countStatements()
  server = counting.server
}, 120_000)
afterAll(() => counting.close())

const statementsOf: StatementCounting['statementsOf'] = async (...request) =>
  await counting.statementsOf(...request)

interface Write {
  readonly address: string
  readonly method?: 'POST' | 'PUT'
  readonly body: object
}

/** The leading group of the city that the demo made, with its seats. */
async function aGroup(): Promise<{ id: string; seats: string[] }> {
  const [group] = await server.query<{ id: string; seats: string[] }>(
    `select b.id, array_agg(s.id::text) as seats from organisation.body b join organisation.seat s on s.body_id = b.id
     where b.kind = 'leadingGroup' and b.region = $1 group by b.id limit 1`,
    [CITY],
  )
  if (group === undefined) throw new Error('the demo has no leading group')
  return group
}

/** A meeting of the group that has begun, made for this call. */
async function aMeeting(): Promise<string> {
  const made = await statementsOf(FEW, 'POST', `/api/organisation/bodies/${(await aGroup()).id}/meetings`, {
    title: `会议${randomUUID()}`,
    place: '第一会议室',
    startsAt: '2026-09-21T09:00:00+08:00',
    endsAt: '2026-09-21T09:30:00+08:00',
    agenda: [{ title: '听取汇报' }],
  })
  return JSON.parse(made.body).id
}

/** Minutes with an attendance and a resolution for each of so many seats. */
async function someMinutes(count: number) {
  const { seats } = await aGroup()
  const unitId = await server.unitId('市商务局')
  return {
    minutes: '会议听取了汇报。',
    attendance: seats.slice(0, count).map((seatId) => ({ seatId, state: 'present' })),
    resolutions: Array.from({ length: count }, (_, place) => ({
      text: `议定事项${place + 1}`,
      leadUnitId: unitId,
      dueOn: '2026-12-31',
    })),
  }
}

const WRITES: Readonly<Record<string, () => Promise<Write>>> = {
  'organisation.createBody': async () => ({
    address: '/api/organisation/bodies',
    body: {
      kind: 'office',
      name: `办公室${randomUUID()}`,
      parentId: (await aGroup()).id,
      unitId: await server.unitId('市商务局'),
      foundedOn: '2026-01-01',
    },
  }),
  'organisation.addSeat': async () => ({
    address: `/api/organisation/bodies/${(await aGroup()).id}/seats`,
    body: {
      role: 'member',
      unitId: await server.unitId('市商务局'),
      name: '测试人员',
      fromOn: '2026-09-01',
    },
  }),
  'organisation.callMeeting': async () => {
    const { id } = await aGroup()
    const made = await statementsOf(FEW, 'POST', `/api/organisation/bodies/${id}/meetings`, {
      title: `会议${randomUUID()}`,
      place: '第一会议室',
      startsAt: '2026-10-21T09:00:00+08:00',
      endsAt: '2026-10-21T10:00:00+08:00',
    })
    return { address: `/api/organisation/meetings/${JSON.parse(made.body).id}/call`, body: {} }
  },
  'organisation.keepMinutes': async () => ({
    address: `/api/organisation/meetings/${await aMeeting()}/minutes`,
    method: 'PUT',
    body: await someMinutes(3),
  }),
  'organisation.confirmMinutes': async () => {
    const id = await aMeeting()
    await statementsOf(FEW, 'PUT', `/api/organisation/meetings/${id}/minutes`, await someMinutes(3))
    return { address: `/api/organisation/meetings/${id}/confirmation`, body: {} }
  },
  'organisation.drawExperts': async () => {
    const [pool] = await server.query<{ id: string }>(
      `select id from organisation.body where kind = 'expertPool' limit 1`,
    )
    return {
      address: `/api/organisation/bodies/${pool?.id}/draws`,
      body: { purpose: '评审', subjects: ['某单位'], wanted: 1 },
    }
  },
}

/** Sends the request, which must be answered, and tells how many statements it took. */
async function countOf(account: string, { address, method = 'POST', body }: Write): Promise<number> {
  const answer = await statementsOf(account, method, address, body)
  expect(answer.status, answer.body).toBe(200)
  expect(answer.statements.length, answer.statements.join('\n')).toBeLessThanOrEqual(WRITES_MAX)
  return answer.statements.length
}

test.each(Object.entries(WRITES))(
  '%s sends at most ten statements, for one grant and for five hundred',
  async (_id, make) => {
    const [few, many] = [await countOf(FEW, await make()), await countOf(MANY, await make())]
    expect(many).toBe(few)
  },
)

describe('for one seat and for fifty', () => {
  test('minutes are kept and confirmed with as many statements', async () => {
    const counts = async (count: number) => {
      const id = await aMeeting()
      const address = `/api/organisation/meetings/${id}/minutes`
      const kept = await countOf(FEW, { address, method: 'PUT', body: await someMinutes(count) })
      return [
        kept,
        await countOf(FEW, { address: `/api/organisation/meetings/${id}/confirmation`, body: {} }),
      ]
    }
    expect(await counts(50)).toEqual(await counts(1))
  })

  test('a leading group is made out of a plan with as many statements', async () => {
    const [plan] = await server.query<{ id: string }>(
      `select id from assessment.plan where state = 'imported' and region = $1 limit 1`,
      [CITY],
    )
    const address = `/api/assessment/plans/${plan?.id}/leading-group`
    const proposal = await statementsOf(FEW, 'GET', address)
    const { bodies } = JSON.parse(proposal.body) as { bodies: readonly ProposedBody[] }
    const [seat] = bodies[0]?.seats ?? []
    if (seat === undefined) throw new Error("the demo's plan names no members")
    const { printed: _printed, ...kept } = seat
    const make = async (count: number) => {
      await server.query('update assessment.plan set leading_group_id = null')
      const seats = Array.from({ length: count }, (_, place) => ({ ...kept, name: `测试${place}` }))
      const name = `领导小组${randomUUID()}`
      return await countOf(FEW, {
        address,
        body: {
          documentNumber: '',
          foundedOn: '2026-01-01',
          bodies: [
            { kind: 'leadingGroup', name, unitId: null, seats },
            { kind: 'office', name: `${name}办公室`, unitId: kept.unitId, seats },
          ],
        },
      })
    }
    expect(await make(50)).toBe(await make(1))
  })
})
