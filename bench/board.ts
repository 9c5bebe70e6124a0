/**
 * The leader's page in one request, over 10,000 tasks and 500 materials: computed, for people who ask for the first time,
 * and remembered, for the same people a moment later. `node bench/board.ts [people] [tasks] [materials]`
 */

import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { assessment } from '../src/capabilities/assessment/index.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { drive, requestText } from './load.ts'
import { percentile, report } from './report.ts'
import { seedMaterials, seedTasks, settle } from './seed.ts'
import { startServer } from './servers/start.ts'

const [people = '60', tasks = '10000', materials = '500'] = process.argv.slice(2)
const COLD_LIMIT_MS = 40
const WARM_LIMIT_MS = 11
/** Connections of the program that prepare their statements first. */
const WARM_UP = 24

const accounts = Array.from({ length: Number(people) + WARM_UP }, (_, place) => `board${place}`)

const instance = await startOwnInstance()
try {
  await instance.query(
    `insert into organisation.person (id, region, unit_id, name, account)
      select gen_random_uuid(), p.region, p.unit_id, '甲某', a.account
      from organisation.person p, unnest($1::text[]) as a (account) where p.account = 'creation'`,
    [accounts],
  )
  await instance.query(
    `insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on)
      select gen_random_uuid(), r.region, r.unit_id, p.id, r.role, r.reach, r.starts_on
      from organisation.person p, organisation.role_assignment r
      where p.account = any ($1::text[]) and r.person_id = (select id from organisation.person where account = 'creation')`,
    [accounts],
  )
  await seedMaterials(instance, Number(materials))
  await assessment.demo?.(instance.world)
  await seedTasks(instance, Number(tasks))
  await settle(instance)
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const requests: string[] = []
  for (const account of accounts) {
    const cookie = `${SESSION_COOKIE}=${await instance.signIn(account)}`
    requests.push(requestText('GET', '/api/assessment/board', { cookie }))
  }
  const ask = async (texts: readonly string[], connections = 1) => {
    const left = [...texts]
    const load = await drive(server.port, connections, () => left.shift())
    if (load.refused > 0) throw new Error('the board was refused')
    return load.milliseconds
  }
  await ask(requests.slice(0, WARM_UP), 8)
  const cold: number[] = []
  const warm: number[] = []
  for (const request of requests.slice(WARM_UP)) {
    cold.push(...(await ask([request])))
    warm.push(...(await ask([request, request, request])))
  }
  await server.stop()
  const counts = `${Number(tasks).toLocaleString('en')} tasks, ${Number(materials).toLocaleString('en')} materials`
  report(`The board's cards in one request, ${counts}`, [
    { name: 'computed', value: percentile(cold, 0.95), unit: 'ms p95', limit: { atMost: COLD_LIMIT_MS } },
    { name: 'computed, the middle one', value: percentile(cold, 0.5), unit: 'ms' },
    { name: 'remembered', value: percentile(warm, 0.95), unit: 'ms p95', limit: { atMost: WARM_LIMIT_MS } },
  ])
} finally {
  await instance.stop()
}
