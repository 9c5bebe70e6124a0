/** 会议决议转任务: a resolution becomes one task, however often its adoption is told. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { publish } from '../../platform/events.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('the adoption of a resolution told again, as the same event or as another, opens no second task', async () => {
  const office = await server.as('creation')
  const { person } = office.session ?? {}
  const region = '990100' as RegionCode
  const unitId = await server.unitId('市商务局')
  const tell = async (eventId: string, ids: readonly string[]) => {
    await server.world.db.transact(scopeOf({ kind: 'system', job: 'test' }, 'any'), async (tx) => {
      await publish(tx, server.world.jobs, {
        id: eventId,
        name: 'organisation.resolutionsAdopted',
        region,
        at: server.clock.now().toISOString(),
        payload: {
          meetingTitle: '第三次全体会议',
          by: { personId: person?.id, name: person?.name, unitId, region, sessionId: 'test' },
          resolutions: ids.map((id) => ({
            id,
            text: '商务局牵头出台扶持政策',
            leadUnitId: unitId,
            supportingUnitIds: [],
            dueOn: '2026-10-31',
            indicators: [8],
          })),
        },
      })
      return ok(null)
    })
    await server.runJobs()
  }
  const [first, second, event] = [randomUUID(), randomUUID(), randomUUID()]
  const opened = async () =>
    (await server.query<{ id: string }>('select id from assessment.task order by id')).map((row) => row.id)
  const matters = async () => (await server.query('select id from matters.matter')).length
  await tell(event, [first])
  expect(await opened()).toEqual([first])
  await tell(event, [first])
  await tell(randomUUID(), [first])
  expect([await opened(), await matters()]).toEqual([[first], 1])
  await tell(randomUUID(), [first, second])
  expect([await opened(), await matters()]).toEqual([[first, second].sort(), 2])
})
