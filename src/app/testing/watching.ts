/** 演练监测: watch runs and captures over the practice market, and what must hold of them however often they were cut short. */
import { setTimeout as wait } from 'node:timers/promises'
import { verifyNow } from '../../capabilities/audit/service.ts'
import { meansOf } from '../../capabilities/evidence/service/instance-means.ts'
import { verifyOwn, withPack } from '../../capabilities/evidence/service/open-pack.ts'
import { requestByForm } from '../../capabilities/evidence/service/request.ts'
import { type PlanSettingsInput, planSettings } from '../../capabilities/monitoring/contract.ts'
import { allowHost } from '../../capabilities/monitoring/service/hosts.ts'
import { makePlan } from '../../capabilities/monitoring/service/plans.ts'
import { demoOfficer } from '../../capabilities/organisation/index.ts'
import type { Officer } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { Result } from '../../kernel/result.ts'
import type { OwnInstance } from './own-instance.ts'
import { urlOf } from './processes.ts'

const SYSTEM = { kind: 'system', job: 'test', region: '990100' as RegionCode } as const
const POLL_MS = 40

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

/** Watches and captures as the market officer; the processes of the instance do the work. */
export interface Watching {
  /** Environment of the program that keeps the database of the instance itself. */
  readonly env: NodeJS.ProcessEnv
  /** Environment of a process that works beside it, as on another host. */
  readonly besideEnv: NodeJS.ProcessEnv
  readonly officer: Officer
  /** Starts a run over these addresses at once. */
  watch(name: string, addresses: readonly string[], part?: Partial<PlanSettingsInput>): Promise<string>
  capture(url: string): Promise<string>
  /** Waits for something to hold in the database, which may be away for a while. */
  until(what: string, sql: string, values?: readonly unknown[]): Promise<void>
}

/** The first column of the first row says whether it holds. */
async function holds(instance: OwnInstance, sql: string, values: readonly unknown[]): Promise<boolean> {
  const rows = await instance.query<Record<string, unknown>>(sql, values).catch(() => [])
  return Object.values(rows[0] ?? {})[0] === true
}

export async function startWatching(
  instance: OwnInstance,
  hosts: readonly string[],
  patienceMs: number,
): Promise<Watching> {
  const { world, config } = instance
  for (const host of hosts) must(await allowHost(world, SYSTEM, { host, reason: '演练' }))
  const officer = await demoOfficer(world, 'market')
  return {
    env: { SISHI_DATA: config.dataDir },
    besideEnv: { SISHI_DATA: config.dataDir, DATABASE_URL: urlOf(instance.owner) },
    officer,
    watch: async (name, addresses, part = {}) => {
      const settings = planSettings.parse({
        whom: { kind: 'addresses', addresses: [...addresses] },
        when: { kind: 'once' },
        limits: { intervalMs: 0, atOnceMax: 8, hours: null },
        ...part,
      } satisfies PlanSettingsInput)
      return must(await makePlan(world, officer, { name, settings, start: true })).runId ?? ''
    },
    capture: async (url) => {
      const officers = [
        { name: '甲某', certificate: '99010001' },
        { name: '乙某', certificate: '99010002' },
      ] as const
      const form = {
        url,
        purpose: '演练',
        officers: [...officers] as [(typeof officers)[0], (typeof officers)[1]],
      }
      return must(
        await requestByForm(world, officer, {
          ...form,
          script: [],
          recordsScreen: false,
          retention: 'ordinary',
        }),
      ).id
    },
    until: async (what, sql, values = []) => {
      const end = performance.now() + patienceMs
      while (!(await holds(instance, sql, values))) {
        if (performance.now() > end) throw new Error(`it did not come to this: ${what}`)
        await wait(POLL_MS)
      }
    },
  }
}

interface Wrong {
  readonly what: string
  readonly count: number
}

/** Each statement counts what must not be there. `$1` is the run. */
const NEVER = {
  'the run has not ended as done': `select count(*) from monitoring.run where id = $1 and (state <> 'done' or ended_at is null)`,
  'pages without an outcome': `select count(*) from monitoring.visit where run_id = $1 and (state <> 'done' or outcome is null)`,
  'pages added and not counted, or counted twice': `select abs(page_count - (select count(*) from monitoring.visit where run_id = $1))
    from monitoring.run where id = $1`,
  'pages visited and not counted, or counted twice': `select abs(visited_count - (select count(*) from monitoring.visit
    where run_id = $1 and state = 'done')) from monitoring.run where id = $1`,
  'pages read without the text that they had': `select count(*) from monitoring.visit v where run_id = $1
    and outcome = 'page' and finding_count > 0 and snapshot is null`,
  'visited pages that are not among the pages': `select count(*) from monitoring.visit v where run_id = $1
    and not exists (select 1 from monitoring.page p where p.region = v.region and p.url = v.url)`,
  'new findings lost or written twice': `select abs(new_finding_count - (select count(*) from monitoring.finding
    where first_run_id = $1)) from monitoring.run where id = $1`,
  'pages with findings of which none was kept': `select count(*) from monitoring.visit v where run_id = $1 and finding_count > 0
    and not exists (select 1 from monitoring.finding f where f.region = v.region and f.last_seen_at >= v.fetched_at
      and f.subject = (select subject from monitoring.page p where p.region = v.region and p.url = v.url))`,
  'captures that have not ended': `select count(*) from evidence.capture where ended_at is null and $1::uuid is not null`,
  'packs sealed with no entry of their own, or with two': `select count(*) from evidence.capture c where blob is not null
    and $1::uuid is not null and (select count(*) from audit.entry e where e.action = 'evidence.packSealed'
      and e.subject_id = c.id::text) <> 1`,
} as const

/** What is lost or stands twice, in words; nothing when all is well. Reads every pack and the whole ledger. */
export async function listWrongs(instance: OwnInstance, runId: string): Promise<readonly string[]> {
  const { world, query } = instance
  const wrongs: Wrong[] = []
  for (const [what, sql] of Object.entries(NEVER)) {
    const [row] = await query<{ count: string }>(`select (${sql})::int as count`, [runId])
    wrongs.push({ what, count: Number(row?.count ?? 0) })
  }
  const snapshots = await query<{ snapshot: string }>(
    'select distinct snapshot from monitoring.visit where run_id = $1 and snapshot is not null',
    [runId],
  )
  const missing = await countUnless(snapshots, ({ snapshot }) => world.blobs.verify(snapshot))
  wrongs.push({ what: 'snapshots missing or spoilt', count: missing })
  const packs = await query<{ blob: string }>('select blob from evidence.capture where blob is not null')
  const means = await meansOf(world)
  for (const { blob } of packs) {
    const report = await withPack(world, blob, (source) => verifyOwn(source, means))
    const remarks = [...(report?.faults ?? []), ...(report?.doubts ?? [])].map((remark) =>
      JSON.stringify(remark),
    )
    if (report?.verdict !== 'valid')
      wrongs.push({ what: `a sealed pack does not verify (${remarks})`, count: 1 })
  }
  const ledger = must(await verifyNow(world, []))
  wrongs.push({ what: 'the ledger is broken', count: ledger.ok ? 0 : 1 })
  return wrongs.filter(({ count }) => count > 0).map(({ what, count }) => `${what}: ${count}`)
}

async function countUnless<T>(items: readonly T[], check: (item: T) => Promise<boolean>): Promise<number> {
  let count = 0
  for (const item of items) if (!(await check(item))) count += 1
  return count
}
