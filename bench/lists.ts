/**
 * List pages over 100,000 tasks and 1,000,000 audit entries, through HTTP, as four people: an officer of a city (one
 * prefix), a liaison (own unit), an officer of one county, and one who holds 500 roles. One request at a time.
 * `node bench/lists.ts [requests each] [audit entries]`
 */

import { type OwnInstance, startOwnInstance } from '../src/app/testing/own-instance.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { drive, requestText } from './load.ts'
import { type Figure, percentile, report } from './report.ts'
import { seedEntries, seedTasks, settle } from './seed.ts'
import { startServer } from './servers/start.ts'

const [each = '60', entries = '1000000'] = process.argv.slice(2)
const LIMIT_MS = 100

/** Words that stand in one title; in an eighth of the titles; in none. */
const WORDS = { rare: '第77777项', frequent: '直播营销', none: '无人机配送' }

const TASK_LISTS = (unitId: string): Readonly<Record<string, string>> => ({
  'by number': '',
  'by due day': 'sort=due',
  overdue: 'due=overdue&sort=due',
  'due this month': 'due=month&sort=due',
  'in progress': 'state=inProgress',
  submitted: 'state=submitted',
  'of one unit': `unitId=${unitId}`,
  'of one indicator': 'indicator=7',
  'rare words': `search=${encodeURIComponent(WORDS.rare)}`,
  'frequent words': `search=${encodeURIComponent(WORDS.frequent)}`,
  'words in no task': `search=${encodeURIComponent(WORDS.none)}`,
})

const MATTER_LISTS: Readonly<Record<string, string>> = {
  'to do': 'view=mine',
  all: 'view=all',
  'of the unit': 'view=unit',
  'all overdue': 'view=all&due=overdue',
  'rare words': `view=all&search=${encodeURIComponent(WORDS.rare)}`,
}

const ENTRY_LISTS = (actorId: string): Readonly<Record<string, string>> => ({
  newest: '',
  'by action': 'action=matters.assigned',
  'by person': `actor=${actorId}`,
  'by region': 'region=990121',
  'by time': 'from=2026-01-05&to=2026-01-20',
})

/** Five hundred roles: each lets its holder see one county, in a unit of that county. */
async function addHolderOfMany(instance: OwnInstance): Promise<void> {
  await instance.query(
    `insert into organisation.unit (id, region, name, short_name, kind)
      select gen_random_uuid(), (980000 + g)::text, '县创建办' || g, '创建办' || g, 'office' from generate_series(1, 496) g`,
  )
  await instance.query(
    `insert into organisation.person (id, region, unit_id, name, account)
      select gen_random_uuid(), region, id, '甲某', 'many' from organisation.unit where region = '990100' limit 1`,
  )
  await instance.query(
    `insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on)
      select gen_random_uuid(), u.region, u.id, (select id from organisation.person where account = 'many'),
        'creationOfficer', 'region', '2024-01-01' from organisation.unit u limit 500`,
  )
}

const instance = await startOwnInstance()
try {
  await addHolderOfMany(instance)
  await seedTasks(instance)
  await seedEntries(instance, Number(entries))
  await settle(instance)
  const [unit] = await instance.query<{ id: string }>(
    "select id from organisation.unit where region = '990100' order by id limit 1",
  )
  const [person] = await instance.query<{ id: string }>(
    "select id from organisation.person where account = 'audit'",
  )
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const figures: Figure[] = []
  const measure = async (
    who: string,
    name: string,
    path: string,
    lists: Readonly<Record<string, string>>,
  ) => {
    const token = await instance.signIn(who)
    for (const [what, query] of Object.entries(lists)) {
      let left = Number(each) + 8
      const text = requestText('GET', `${path}?${query}`, { cookie: `${SESSION_COOKIE}=${token}` })
      const load = await drive(server.port, 1, () => (left-- > 0 ? text : undefined))
      if (load.refused > 0) throw new Error(`${path}?${query} was refused`)
      figures.push({
        name: `${name}, ${what}, as ${who}`,
        value: percentile(load.milliseconds.slice(8), 0.95),
        unit: 'ms p95',
        limit: { atMost: LIMIT_MS },
      })
    }
  }
  for (const who of ['creation', 'liaison', 'county', 'many']) {
    await measure(who, 'tasks', '/api/assessment/tasks', TASK_LISTS(unit?.id ?? ''))
    await measure(who, 'matters', '/api/matters', MATTER_LISTS)
    await measure(who, 'counts', '/api/assessment/task-stages', { 'of each stage': '' })
    await measure(who, 'counts', '/api/matters/summary', { 'of the home page': '' })
  }
  await measure('audit', 'ledger', '/api/audit/entries', ENTRY_LISTS(person?.id ?? ''))
  await server.stop()
  report(`Lists over 100,000 tasks and ${Number(entries).toLocaleString('en')} audit entries`, figures)
} finally {
  await instance.stop()
}
