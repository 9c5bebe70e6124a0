/** SQL of watch plans and their runs. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { PlanSettings, RunRow } from '../contract.ts'
import type { PLAN_STATES, RunState } from '../domain/plan.ts'

export interface StoredPlan {
  id: string
  region: string
  unit_id: string | null
  name: string
  state: (typeof PLAN_STATES)[number]
  settings: PlanSettings
  version: number
  next_run_at: Date | null
  created_by: string | null
  created_name: string
  created_at: Date
}

export interface StoredRun {
  id: string
  plan_id: string
  region: string
  unit_id: string | null
  state: RunState
  settings: PlanSettings
  seed: string
  ordered_name: string
  started_at: Date
  ended_at: Date | null
  /** When a worker with a browser last looked after the run. */
  browser_seen_at: Date | null
  page_count: number
  visited_count: number
  read_count: number
  finding_count: number
  new_finding_count: number
}

export function toRun(row: StoredRun): RunRow {
  return {
    id: row.id,
    planId: row.plan_id,
    state: row.state,
    orderedName: row.ordered_name,
    startedAt: new Date(row.started_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
    pages: row.page_count,
    visited: row.visited_count,
    read: row.read_count,
    findings: row.finding_count,
    newFindings: row.new_finding_count,
  }
}

export interface ListedPlan extends StoredPlan {
  /** As JSON: instants are texts. */
  last_run: StoredRun | null
  told: { id: string; name: string }[]
  waiting: number
}

/** 送达对象: whether all of them are people and units of the instance. */
export async function areRecipients(
  tx: Tx,
  { persons, units }: { readonly persons: readonly string[]; readonly units: readonly string[] },
): Promise<boolean> {
  if (persons.length + units.length === 0) return true
  const { rows } = await sql<{ count: number }>`select (
      (select count(*) from organisation.public_person where id = any(${[...persons]}::uuid[]))
      + (select count(*) from organisation.public_unit where id = any(${[...units]}::uuid[])))::int as count`.execute(
    tx.as<unknown>(),
  )
  return rows[0]?.count === new Set(persons).size + new Set(units).size
}

const LISTED = sql`p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run,
  coalesce((select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) from (
    select id, name from organisation.public_person
      where id in (select jsonb_array_elements_text(p.settings->'tell'->'persons')::uuid)
    union all select id, name from organisation.public_unit
      where id in (select jsonb_array_elements_text(p.settings->'tell'->'units')::uuid)) one), '[]') as told,
  (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting`

export async function listPlans(
  tx: Tx,
  query: {
    readonly state: string | undefined
    readonly search: string | undefined
    readonly after: readonly (string | number | null)[] | undefined
    readonly limit: number
  },
): Promise<ListedPlan[]> {
  const { state, search, after, limit } = query
  const { rows } = await sql<ListedPlan>`
    select ${LISTED} from monitoring.plan p
    where ${state === 'all' ? sql`true` : state === undefined ? sql`p.state <> 'ended'` : sql`p.state = ${state}`}
      and ${search === undefined ? sql`true` : sql`strpos(lower(p.name), lower(${search})) > 0`}
      and ${after === undefined ? sql`true` : sql`(p.created_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by p.created_at desc, p.id desc limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export async function findPlan(tx: Tx, id: string): Promise<ListedPlan | undefined> {
  const { rows } = await sql<ListedPlan>`select ${LISTED} from monitoring.plan p where p.id = ${id}`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

export async function lockPlan(tx: Tx, id: string): Promise<StoredPlan | undefined> {
  const { rows } = await sql<StoredPlan>`select * from monitoring.plan where id = ${id} for update`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

/** Only what never ran; answers whether it is gone. */
export async function deletePlan(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`delete from monitoring.plan p where p.id = ${id}
      and not exists (select 1 from monitoring.run r where r.plan_id = p.id) returning 1`.execute(
    tx.as<unknown>(),
  )
  return rows.length === 1
}

export async function insertPlan(tx: Tx, plan: Omit<StoredPlan, 'version'>): Promise<void> {
  await sql`insert into monitoring.plan
      (id, region, unit_id, name, state, settings, next_run_at, created_by, created_name, created_at)
    values (${plan.id}, ${plan.region}, ${plan.unit_id}, ${plan.name}, ${plan.state},
      ${JSON.stringify(plan.settings)}::jsonb, ${plan.next_run_at}, ${plan.created_by}, ${plan.created_name},
      ${plan.created_at})`.execute(tx.as<unknown>())
}

export async function savePlan(
  tx: Tx,
  plan: Pick<StoredPlan, 'id' | 'name' | 'state' | 'settings' | 'next_run_at'>,
): Promise<void> {
  await sql`update monitoring.plan set name = ${plan.name}, state = ${plan.state},
      settings = ${JSON.stringify(plan.settings)}::jsonb, next_run_at = ${plan.next_run_at}, version = version + 1
    where id = ${plan.id}`.execute(tx.as<unknown>())
}

export async function setNextRun(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update monitoring.plan set next_run_at = ${at} where id = ${id}`.execute(tx.as<unknown>())
}

/** Plans whose next run is due. */
export async function listDuePlans(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from monitoring.plan where state = 'on' and next_run_at <= ${now}
    order by next_run_at limit ${limit}`.execute(tx.as<unknown>())
  return rows.map(({ id }) => id)
}

/** Open runs older than an instant of which no page is held by a worker. */
export async function listStalledRuns(
  tx: Tx,
  now: Date,
  before: Date,
): Promise<readonly (StoredRun & { readonly waits_for_browser: boolean })[]> {
  const { rows } = await sql<StoredRun & { readonly waits_for_browser: boolean }>`
    select r.*, exists (select 1 from monitoring.visit v where v.run_id = r.id and v.state <> 'done' and v.by_browser)
      as waits_for_browser
    from monitoring.run r where ended_at is null and started_at < ${before}
      and not exists (select 1 from monitoring.visit v where v.run_id = r.id and v.state = 'leased'
        and v.leased_until >= ${now})`.execute(tx.as<unknown>())
  return rows
}

/** Begins a run; undefined while another of the plan is under way. */
export async function insertRun(
  tx: Tx,
  run: Pick<
    StoredRun,
    'id' | 'plan_id' | 'region' | 'unit_id' | 'settings' | 'seed' | 'ordered_name' | 'started_at'
  >,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into monitoring.run (id, plan_id, region, unit_id, state, settings, seed, ordered_name, started_at)
    values (${run.id}, ${run.plan_id}, ${run.region}, ${run.unit_id}, 'running',
      ${JSON.stringify(run.settings)}::jsonb, ${run.seed}, ${run.ordered_name}, ${run.started_at})
    on conflict (plan_id) where ended_at is null do nothing returning id`.execute(tx.as<unknown>())
  return rows[0]?.id
}

export async function listRuns(tx: Tx, planId: string, limit: number): Promise<StoredRun[]> {
  const { rows } = await sql<StoredRun>`select * from monitoring.run where plan_id = ${planId}
    order by started_at desc, id desc limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export type NamedRun = StoredRun & { plan_name: string }

export async function findRun(tx: Tx, id: string): Promise<NamedRun | undefined> {
  const { rows } = await sql<NamedRun>`select r.*, p.name as plan_name from monitoring.run r
    join monitoring.plan p on p.id = r.plan_id where r.id = ${id}`.execute(tx.as<unknown>())
  return rows[0]
}

export async function listAllRuns(
  tx: Tx,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<NamedRun[]> {
  const { rows } = await sql<NamedRun>`select r.*, p.name as plan_name from monitoring.run r
    join monitoring.plan p on p.id = r.plan_id
    where ${after === undefined ? sql`true` : sql`(r.started_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by r.started_at desc, r.id desc limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

/** The run, so that only one worker at a time takes pages of it. */
export async function lockRun(tx: Tx, id: string): Promise<StoredRun | undefined> {
  const { rows } =
    await sql<StoredRun>`select * from monitoring.run where id = ${id} for no key update`.execute(
      tx.as<unknown>(),
    )
  return rows[0]
}

export async function setRunState(tx: Tx, id: string, state: RunState, endedAt: Date | null): Promise<void> {
  await sql`update monitoring.run set state = ${state}, ended_at = ${endedAt} where id = ${id}`.execute(
    tx.as<unknown>(),
  )
}

/** Goes out with the end of the transaction: no other worker waits for this run longer than that takes. */
export function addToRun(
  tx: Tx,
  id: string,
  counts: {
    readonly pages: number
    readonly visited: number
    readonly read: number
    readonly findings: number
    readonly newFindings: number
  },
): void {
  tx.later(sql`update monitoring.run set page_count = page_count + ${counts.pages},
      visited_count = visited_count + ${counts.visited}, read_count = read_count + ${counts.read},
      finding_count = finding_count + ${counts.findings}, new_finding_count = new_finding_count + ${counts.newFindings}
    where id = ${id}`)
}

const BROWSER_SEEN_EVERY = '1 minute'

/** From when on a browser is waited for. */
export async function awaitBrowser(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update monitoring.run set browser_seen_at = ${now} where id = ${id} and browser_seen_at is null`.execute(
    tx.as<unknown>(),
  )
}

/** A worker with a browser looks after the run; written down once a minute at most. */
export async function markBrowser(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update monitoring.run set browser_seen_at = ${now}
    where id = ${id} and (browser_seen_at is null or browser_seen_at < ${now}::timestamptz - ${BROWSER_SEEN_EVERY}::interval)`.execute(
    tx.as<unknown>(),
  )
}

export interface EarlierPages {
  /** Pages for each address that the run began with. */
  perAddress: number | null
  /** Share of them that a browser read. */
  byBrowser: number | null
}

/** What the last run over any of these hosts came to. */
export async function earlierPages(tx: Tx, hosts: readonly string[]): Promise<EarlierPages | undefined> {
  const { rows } = await sql<EarlierPages>`
    select count(*)::float8 / nullif(count(*) filter (where depth = 0), 0) as "perAddress",
      (count(*) filter (where by_browser))::float8 / nullif(count(*), 0) as "byBrowser"
    from monitoring.visit
    where run_id = (select run_id from monitoring.visit where host = any(${[...hosts]}) and state = 'done'
      order by fetched_at desc nulls last limit 1)`.execute(tx.as<unknown>())
  return rows[0]
}
