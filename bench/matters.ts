/**
 * Lists: pages over 100,000 matters of 60 units in six regions, and over 1,000,000 audit entries, as the serving role
 * under row-level security, against a reference in the same run: the same rows read by a superuser out of an index.
 * `node bench/matters.ts postgres://postgres@127.0.0.1:5432/postgres [matters] [entries]`; needs a superuser, makes
 * and drops a database of its own. Ends with 1 when a list's p95 is over 100 ms.
 */
import { join } from 'node:path'
import pg from 'pg'
import { listEntries } from '../src/capabilities/audit/service.ts'
import { matters as mattersCapability } from '../src/capabilities/matters/index.ts'
import { countMattersByUnit, listChanges } from '../src/capabilities/matters/overview.ts'
import {
  type ListQuery,
  listByUnit,
  listMatters,
  summarizeMatters,
} from '../src/capabilities/matters/service/list.ts'
import { listNotices } from '../src/capabilities/matters/service/notices.ts'
import { capabilities } from '../src/capabilities/registry.ts'
import type { Officer, Permission, Reach } from '../src/kernel/actor.ts'
import type { RegionCode } from '../src/kernel/region-code.ts'
import { Database } from '../src/platform/db/database.ts'
import { APP_ROLE, connectionAs, migrate } from '../src/platform/db/migrate.ts'
import type { World } from '../src/platform/world.ts'

const DATABASE = 'sishi_bench_matters'
const LIMIT_MS = 100
const ROUNDS = 60
const REGIONS = ['990100', '990121', '990122', '990123', '990124', '990125']
const say = (line: string) => process.stdout.write(`${line}\n`)

const [url = process.env.DATABASE_URL, matterCount = '100000', entryCount = '1000000'] = process.argv.slice(2)
if (url === undefined) throw new Error('give the connection as first argument or in DATABASE_URL')
const parsed = new URL(url)
const server: pg.ClientConfig = {
  host: parsed.hostname,
  port: Number(parsed.port || 5432),
  user: decodeURIComponent(parsed.username) || 'postgres',
  ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
}

const unitId = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
const personId = (place: number) => `00000000-0000-4000-9000-${String(place).padStart(12, '0')}`
const bundles = (role: string): Permission[] =>
  capabilities.flatMap((each) => [...(each.roleBundles?.[role] ?? [])])

function officer(role: string, reach: Reach, place: number): Officer {
  const region = REGIONS[place % REGIONS.length] as RegionCode
  return {
    kind: 'officer',
    personId: personId(place),
    name: '',
    unitId: unitId(place),
    region,
    sessionId: '',
    grants: [{ role, permissions: bundles(role), reach, region, unitId: unitId(place) }],
  }
}

const ACTORS = {
  'officer of the city and its counties': officer('creationOfficer', 'below', 0),
  'officer of one county': officer('creationOfficer', 'region', 1),
  'liaison of one unit': officer('liaison', 'unit', 8),
  'liaison of a unit without work': { ...officer('liaison', 'unit', 8), ...officer('liaison', 'unit', 66) },
} as const

/** Every unit holds as many; two of three matters are shared with another unit; a tenth is closed, half are assigned. */
async function fill(client: pg.Client): Promise<void> {
  const count = Number(matterCount)
  await client.query(
    `insert into organisation.unit (id, region, name, short_name, kind)
     select ('00000000-0000-4000-8000-' || lpad(g::text, 12, '0'))::uuid, ($1::text[])[g % 6 + 1], '单位' || g, '单位' || g, 'bureau'
     from generate_series(0, 71) g`,
    [REGIONS],
  )
  await client.query(
    `insert into organisation.person (id, region, unit_id, name, account)
     select ('00000000-0000-4000-9000-' || lpad(g::text, 12, '0'))::uuid, ($1::text[])[g % 6 + 1],
       ('00000000-0000-4000-8000-' || lpad((g % 72)::text, 12, '0'))::uuid, '人员' || g, 'person' || g
     from generate_series(0, 599) g`,
    [REGIONS],
  )
  await client.query(
    `insert into matters.matter (id, region, unit_id, assignee_id, procedure, version, read_permission, state, waits_for, title,
       reference, lane, opened_at, opened_by, given_due_on, due_on, due_limit, moved_at, closed_at, closed_late)
     select gen_random_uuid(), ($1::text[])[g % 6 + 1], ('00000000-0000-4000-8000-' || lpad((g % 60)::text, 12, '0'))::uuid,
       case when g % 2 = 0 then ('00000000-0000-4000-9000-' || lpad((g % 600)::text, 12, '0'))::uuid end,
       'assessment.task', 1, 'assessment.read', (array['assigned', 'inProgress', 'submitted'])[g % 3 + 1], 'handler',
       (array['开展网络交易监测', '核查投诉举报线索', '指导经营者合规', '报送统计数据', '组织直播带货检查'])[g % 5 + 1] || '第' || g || '号',
       'SX-' || g, '阶段' || (g % 7), now() - interval '90 days', ('00000000-0000-4000-9000-' || lpad((g % 20)::text, 12, '0'))::uuid,
       current_date + (g * 7919 % 400 - 60), current_date + (g * 7919 % 400 - 60), 'complete', now() - interval '9 days',
       case when g % 10 = 0 then now() - (g % 300) * interval '1 day' end, case when g % 10 = 0 then g % 40 = 0 end
     from generate_series(1, $2::int) g`,
    [REGIONS, count],
  )
  await client.query(
    `insert into matters.share (matter_id, region, unit_id, part, unit_region)
     select m.id, m.region, u.id, 'responsible', nullif(u.region, m.region)
     from (select id, region, row_number() over () as g from matters.matter) m
       join organisation.unit u on u.id = ('00000000-0000-4000-8000-' || lpad((m.g * 13 % 60)::text, 12, '0'))::uuid
     where m.g % 3 < 2 on conflict do nothing`,
  )
  await client.query(
    `insert into matters.event (id, matter_id, region, at, person_id, actor_name, kind, step, to_state)
     select gen_random_uuid(), m.id, m.region, now() - (random() * interval '60 days'), m.opened_by, '人员', 'step', 'start', 'inProgress'
     from matters.matter m, generate_series(1, 3)`,
  )
  await client.query(
    `insert into matters.watch select id, region, $1::uuid from matters.matter order by id limit 2000`,
    [personId(8)],
  )
  await client.query(
    `insert into matters.notice (id, region, person_id, matter_id, kind, at)
     select gen_random_uuid(), region, $1::uuid, id, 'step', now() - random() * interval '300 days'
     from matters.matter order by id limit 20000`,
    [personId(8)],
  )
  await client.query(
    `insert into audit.entry (id, actor_kind, actor_id, action, subject_type, subject_id, region, details)
     select (lpad(to_hex(g), 12, '0') || substr(md5(g::text), 1, 20))::uuid, 'officer', md5((g % 600)::text)::uuid::text,
       (array['matters.stepTaken', 'matters.assigned', 'matters.commented'])[g % 3 + 1], 'assessment.task', md5((g % 100000)::text),
       ($1::text[])[g % 6 + 1], '{}' from generate_series(1, $2::int) g`,
    [REGIONS, Number(entryCount)],
  )
  await client.query('vacuum analyze')
}

const percentile = (times: readonly number[], share: number) =>
  [...times].sort((left, right) => left - right)[
    Math.min(times.length - 1, Math.floor(times.length * share))
  ] ?? 0

async function time(work: () => Promise<unknown>): Promise<number[]> {
  for (let round = 0; round < 8; round++) await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times
}

let slow = 0
let reference = 1
async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const times = await time(work)
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
  if (p95 > LIMIT_MS) slow += 1
  say(
    `${p95 > LIMIT_MS ? 'SLOW ' : ''}${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ` +
      `ratio to the reference ${(p50 / reference).toFixed(1)}`,
  )
}

const all: ListQuery = { view: 'all', open: 'open', due: 'any', limit: 50 }
const QUERIES: Readonly<Record<string, ListQuery>> = {
  'first page': all,
  'to-do': { ...all, view: 'mine' },
  overdue: { ...all, view: 'overdue' },
  'waiting for others': { ...all, view: 'waiting' },
  watched: { ...all, view: 'watched' },
  unit: { ...all, view: 'unit' },
  'closed late': { ...all, open: 'closed', closedLate: 'yes' },
  'in one state': { ...all, state: 'submitted' },
  'in a state that none has': { ...all, state: 'accepted' },
  'in one stage': { ...all, lane: '阶段3' },
  'of one other unit': { ...all, unitId: unitId(13) },
  'search of a frequent word': { ...all, search: '直播' },
  'search of a rare word': { ...all, search: '第4242号' },
  'search of a reference': { ...all, search: 'SX-99' },
  'search of what is not there': { ...all, search: '没有这样的词' },
}

async function lists(world: World, owner: pg.Client): Promise<void> {
  const plain = await time(() =>
    owner.query(
      'select * from matters.matter where region = $1 and closed_at is null order by due_key, id limit 51',
      ['990100'],
    ),
  )
  reference = percentile(plain, 0.5)
  say(`reference: a page out of the index without policies, p50 ${reference.toFixed(1)} ms`)
  for (const [who, actor] of Object.entries(ACTORS)) {
    say(`-- ${who}`)
    for (const [name, query] of Object.entries(QUERIES)) {
      await measure(name, () => listMatters(world, actor, query))
    }
    let deep: string | undefined
    for (let page = 0; page < 40; page++) {
      deep = (await listMatters(world, actor, { ...all, limit: 500, after: deep })).next ?? deep
    }
    await measure('a page far down', () => listMatters(world, actor, { ...all, after: deep }))
    await measure('counts of the home page', () => summarizeMatters(world, actor))
    await measure('overdue by unit', () => countMattersByUnit(world, actor))
    await measure('standing of the units', () => listByUnit(world, actor, {}))
    await measure('what changed lately', () => listChanges(world, actor, 10))
    await measure('notices', () => listNotices(world, actor, { unread: 'no', limit: 20 }))
  }
}

const AUDIT_READ: Permission[] = ['audit.read']
async function auditLists(world: World): Promise<void> {
  const base = officer('auditAdministrator', 'below', 0)
  const actor: Officer = {
    ...base,
    grants: base.grants.map((grant) => ({ ...grant, permissions: AUDIT_READ })),
  }
  say(`-- audit administrator over ${entryCount} entries`)
  await measure('first page', () => listEntries(world, actor, { limit: 50 }))
  await measure('one action', () => listEntries(world, actor, { limit: 50, action: 'matters.assigned' }))
  await measure('one subject', () => listEntries(world, actor, { limit: 50, subjectId: 'none' }))
}

const admin = new pg.Client({ ...server, database: parsed.pathname.slice(1) || 'postgres' })
await admin.connect()
await admin.query(`drop database if exists ${DATABASE} with (force)`)
await admin.query(`create database ${DATABASE}`)
try {
  const owner = { ...server, database: DATABASE }
  await migrate(owner, [
    { owner: 'platform', directory: join(import.meta.dirname, '../src/platform/migrations') },
    ...capabilities.flatMap(({ name, migrations }) =>
      migrations === undefined ? [] : [{ owner: name, directory: migrations }],
    ),
  ])
  const superuser = new pg.Client(owner)
  await superuser.connect()
  await fill(superuser)
  say(`${matterCount} matters of ${mattersCapability.title.en}`)
  const db = new Database({ connection: connectionAs(owner, APP_ROLE), max: 4 })
  const world = {
    db,
    clock: { now: () => new Date() },
    procedures: capabilities.flatMap((each) => each.procedures ?? []),
    translate: (_language: string, key: string) => key,
  } as unknown as World
  await lists(world, superuser)
  await auditLists(world)
  await db.close()
  await superuser.end()
  if (slow > 0) {
    say(`${slow} lists were slower than ${LIMIT_MS} ms`)
    process.exitCode = 1
  }
} finally {
  if (process.env.SISHI_BENCH_KEEP === undefined)
    await admin.query(`drop database if exists ${DATABASE} with (force)`)
  await admin.end()
}
