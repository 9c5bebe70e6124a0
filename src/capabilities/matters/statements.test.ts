import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import type { Officer, Permission } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok } from '../../kernel/result.ts'
import { Database } from '../../platform/db/database.ts'
import { APP_ROLE, connectionAs } from '../../platform/db/migrate.ts'
import { TEMPLATE_DATABASE } from '../../platform/db/template.ts'
import type { World } from '../../platform/world.ts'
import { countMattersByUnit, listChanges } from './overview.ts'
import * as changes from './service/changes.ts'
import { listByUnit, listMatters, summarizeMatters } from './service/list.ts'
import { listNotices } from './service/notices.ts'
import { openMatters } from './service/open.ts'
import { getMatter } from './service/show.ts'
import { takeStep } from './service/steps.ts'
import { superviseMatter } from './service/supervision.ts'
import { aMatter } from './testing.ts'
import { visibilityOf } from './visibility.ts'

const REGION = '990100' as RegionCode
let server: TestServer
let counted: Database
let statements = 0
let holder: { id: string; unitId: string }
let mate: { id: string }

beforeAll(async () => {
  server = await testServer()
  const app = connectionAs({ ...server.database.owner, database: TEMPLATE_DATABASE }, APP_ROLE)
  counted = new Database({
    connection: {
      ...app,
      ...(server.database.owner.database === undefined ? {} : { database: server.database.owner.database }),
    },
    onStatement: () => {
      statements += 1
    },
  })
  holder = await server.addPerson({ account: 'holder', region: REGION })
  mate = await server.addPerson({
    account: 'mate',
    region: REGION,
    unitId: holder.unitId,
    roles: [{ role: 'liaison', reach: 'unit' }],
  })
})
afterAll(async () => {
  await counted.close()
  await server.close()
})

/** Everything of this capability and of tasks, in as many grants as wanted, all over one unit and its region. */
function actorWith(grants: number): Officer {
  const roles = ['creationOfficer', 'leader', 'liaison']
  return {
    kind: 'officer',
    personId: holder.id,
    name: 'holder',
    unitId: holder.unitId,
    region: REGION,
    sessionId: '',
    grants: Array.from({ length: grants }, (_, place) => ({
      role: roles[place % 3] ?? '',
      permissions: (server.world.roleBundles[roles[place % 3] ?? ''] ?? []) as Permission[],
      reach: 'below' as const,
      region: REGION,
      // Five hundred grants reach five hundred units.
      unitId: place < 3 ? holder.unitId : `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    })),
  }
}

/** As many procedures as wanted: copies of the task's under other names. */
function worldWith(procedures: number): World {
  const [first] = server.world.procedures
  const copies = Array.from({ length: procedures }, (_, place) => ({
    ...(first as World['procedures'][number]),
    readPermission: `room${place % 7}.read` as Permission,
    procedure: { ...(first as World['procedures'][number]).procedure, id: `room.kind${place}` as const },
  }))
  return { ...server.world, db: counted, procedures: [...server.world.procedures, ...copies] }
}

async function count(work: () => Promise<unknown>): Promise<number> {
  statements = 0
  const answer = await work()
  if (answer !== null && typeof answer === 'object' && 'ok' in answer && answer.ok === false) {
    throw new Error(JSON.stringify(answer))
  }
  return statements
}

async function costs(world: World, actor: Officer): Promise<Record<string, number>> {
  const query = { view: 'all', open: 'open', due: 'any', limit: 500 } as const
  const fresh = () => aMatter(server.world, { region: REGION, unitId: holder.unitId, dueOn: '2026-12-31' })
  const id = await fresh()
  const other = await fresh()
  const elsewhere = await server.unitId('市商务局')
  const held = await aMatter(server.world, { region: REGION, unitId: elsewhere, dueOn: '2026-12-31' })
  return {
    list: await count(() => listMatters(world, actor, query)),
    search: await count(() => listMatters(world, actor, { ...query, search: '网络' })),
    mine: await count(() => listMatters(world, actor, { ...query, view: 'mine' })),
    summary: await count(() => summarizeMatters(world, actor)),
    byUnit: await count(() => countMattersByUnit(world, actor)),
    standing: await count(() => listByUnit(world, actor, {})),
    changes: await count(() => listChanges(world, actor, 10)),
    notices: await count(() => listNotices(world, actor, { unread: 'no', limit: 20 })),
    show: await count(() => getMatter(world, actor, id)),
    step: await count(() => takeStep(world, actor, { id, step: 'start', input: {} })),
    report: await count(() =>
      takeStep(world, actor, { id, step: 'report', input: { progress: '5', text: '办' } }),
    ),
    assign: await count(() => changes.assignMatter(world, actor, id, { personId: mate.id, note: '' })),
    comment: await count(() =>
      changes.commentOnMatter(world, actor, id, { text: '请看', mentions: [mate.id] }),
    ),
    link: await count(() => changes.linkMatter(world, actor, id, { otherId: other, reason: '同一' })),
    unlink: await count(() => changes.unlinkMatter(world, actor, id, other)),
    watch: await count(() => changes.watchMatter(world, actor, id, true)),
    handOver: await count(() =>
      changes.handOverMatter(world, actor, id, { unitId: elsewhere, reason: '移交' }),
    ),
    giveBack: await count(() => changes.returnMatter(world, actor, id, { reason: '退回' })),
    supervise: await count(() => superviseMatter(world, actor, held, { demand: '督办', workingDays: 3 })),
  }
}

const READS = ['list', 'search', 'mine', 'summary', 'byUnit', 'standing', 'changes', 'notices', 'show']

test('reads take at most 3 statements and writes at most 10, whatever the rows, grants and procedures', async () => {
  const few = await costs(worldWith(0), actorWith(3))
  await server.world.db.transact(
    visibilityOf(server.world, { kind: 'system', job: 'test' }).scope,
    async (tx) => {
      const many = Array.from({ length: 500 }, (_, place) => ({
        id: crypto.randomUUID(),
        procedure: 'assessment.task',
        region: REGION,
        unitId: holder.unitId,
        title: `网络任务${place}`,
      }))
      return ok(await openMatters(tx, server.world, { kind: 'system', job: 'test' }, many))
    },
  )
  const many = await costs(worldWith(500), actorWith(500))
  expect(many).toEqual(few)
  for (const [name, cost] of Object.entries(few)) {
    expect([name, cost <= (READS.includes(name) ? 3 : 10)]).toEqual([name, true])
  }
})

test('five hundred matters open in as many statements as one', async () => {
  const open = (matters: number) =>
    count(() =>
      counted.transact(visibilityOf(server.world, { kind: 'system', job: 'test' }).scope, async (tx) =>
        ok(
          await openMatters(
            tx,
            server.world,
            { kind: 'system', job: 'test' },
            Array.from({ length: matters }, () => ({
              id: crypto.randomUUID(),
              procedure: 'assessment.task',
              region: REGION,
              unitId: holder.unitId,
              title: '任务',
              shares: [{ unitId: holder.unitId, part: 'supporting' as const }],
            })),
          ),
        ),
      ),
    )
  expect(await open(500)).toBe(await open(1))
})
