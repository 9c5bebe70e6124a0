/** SQL of the overview and of probes. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { RunPlace } from './visits.ts'

export interface Overview {
  pages: number
  read_pages: number
  hosts: number
  operators: number
  dead_pages: number
  waiting: number
  accepted: number
  dismissed: number
  days: { day: string; found: number; accepted: number }[]
  rules: { rule: string; title: { zh: string; en: string }; found: number }[]
  dead: { url: string; last_outcome: string; failures: number; last_read_at: string | null }[]
  expected: number
  found: number
}

/** Everything of the overview in one statement, as far as the scope sees. */
export async function findOverview(tx: Tx, since: Date, deadAfter: number): Promise<Overview> {
  const { rows } = await sql<Overview>`
    with recent as (select rule, title, state, (first_seen_at at time zone 'Asia/Shanghai')::date as day
      from monitoring.finding where first_seen_at >= ${since}),
    last_reading as (select distinct on (probe_id) found, missed from monitoring.probe_reading
      where at >= ${since} order by probe_id, at desc)
    select
      (select count(*)::int from monitoring.page) as pages,
      (select count(*)::int from monitoring.page where last_read_at >= ${since}) as read_pages,
      (select count(distinct host)::int from monitoring.page) as hosts,
      (select count(distinct operator_id)::int from monitoring.page) as operators,
      (select count(*)::int from monitoring.page where failures >= ${deadAfter}) as dead_pages,
      (select count(*)::int from monitoring.finding where state in ('new', 'asked')) as waiting,
      (select count(*)::int from monitoring.finding where state = 'accepted') as accepted,
      (select count(*)::int from monitoring.finding where state = 'dismissed') as dismissed,
      coalesce((select jsonb_agg(to_jsonb(d) order by d.day) from (select day, count(*)::int as found,
        (count(*) filter (where state = 'accepted'))::int as accepted from recent group by day) d), '[]') as days,
      coalesce((select jsonb_agg(to_jsonb(r) order by r.found desc) from (select rule, (array_agg(title))[1] as title,
        count(*)::int as found from recent group by rule order by 3 desc limit 15) r), '[]') as rules,
      coalesce((select jsonb_agg(to_jsonb(p)) from (select url, last_outcome, failures, last_read_at
        from monitoring.page where failures > 0 order by failures desc, url limit 20) p), '[]') as dead,
      coalesce((select sum(cardinality(found) + cardinality(missed)) from last_reading), 0)::int as expected,
      coalesce((select sum(cardinality(found)) from last_reading), 0)::int as found`.execute(tx.as<unknown>())
  const [row] = rows
  if (row === undefined) throw new Error('an overview is one row')
  return row
}

export interface StoredPage {
  id: string
  url: string
  title: string
  subject: string
  operator_id: string | null
  price: string | null
  last_outcome: string
  failures: number
  last_read_at: Date | null
}

export async function listPages(
  tx: Tx,
  query: {
    readonly readSince: Date | undefined
    readonly failuresMin: number
    readonly owner: 'known' | 'unknown' | undefined
    readonly search: string | undefined
    readonly after: readonly (string | number | null)[] | undefined
    readonly limit: number
  },
): Promise<StoredPage[]> {
  const { readSince, failuresMin, owner, search, after, limit } = query
  const any = sql`true`
  const { rows } = await sql<StoredPage>`
    select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page
    where ${readSince === undefined ? any : sql`last_read_at >= ${readSince}`}
      and ${failuresMin === 0 ? any : sql`failures >= ${failuresMin}`}
      and ${owner === undefined ? any : owner === 'known' ? sql`operator_id is not null` : sql`operator_id is null`}
      and ${search === undefined ? any : sql`strpos(lower(subject || ' ' || title || ' ' || url), lower(${search})) > 0`}
      and ${after === undefined ? any : sql`(url, id) > (${after[0]}::text, ${after[1]}::uuid)`}
    order by url, id limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export interface StoredProbe {
  id: string
  region: string
  unit_id: string | null
  title: string
  content: string
  expected: string[]
  is_on: boolean
  made_name: string
  missed: string[] | null
  read_at: Date | null
}

export async function listProbes(tx: Tx): Promise<StoredProbe[]> {
  const { rows } = await sql<StoredProbe>`
    select p.*, r.missed, r.at as read_at from monitoring.probe p
    left join lateral (select missed, at from monitoring.probe_reading where probe_id = p.id order by at desc limit 1) r on true
    order by p.made_at desc, p.id limit 500`.execute(tx.as<unknown>())
  return rows
}

export async function standingProbes(
  tx: Tx,
  region: string,
): Promise<{ id: string; content: string; expected: string[] }[]> {
  const { rows } = await sql<{ id: string; content: string; expected: string[] }>`
    select id, content, expected from monitoring.probe where region = ${region} and is_on`.execute(
    tx.as<unknown>(),
  )
  return rows
}

export async function insertProbe(
  tx: Tx,
  probe: Omit<StoredProbe, 'missed' | 'read_at' | 'is_on'>,
  at: Date,
): Promise<void> {
  await sql`insert into monitoring.probe (id, region, unit_id, title, content, expected, made_name, made_at)
    values (${probe.id}, ${probe.region}, ${probe.unit_id}, ${probe.title}, ${probe.content}, ${probe.expected},
      ${probe.made_name}, ${at})`.execute(tx.as<unknown>())
}

export async function lockProbe(tx: Tx, id: string): Promise<StoredProbe | undefined> {
  const { rows } = await sql<StoredProbe>`select *, null as missed, null as read_at from monitoring.probe
    where id = ${id} for update`.execute(tx.as<unknown>())
  return rows[0]
}

export async function setProbeState(tx: Tx, id: string, isOn: boolean): Promise<void> {
  await sql`update monitoring.probe set is_on = ${isOn} where id = ${id}`.execute(tx.as<unknown>())
}

/** What a run found on the probes; once for each run, whoever of its workers is first. */
export async function insertReadings(
  tx: Tx,
  run: RunPlace,
  readings: readonly {
    readonly id: string
    readonly found: readonly string[]
    readonly missed: readonly string[]
  }[],
  at: Date,
): Promise<void> {
  if (readings.length === 0) return
  await sql`insert into monitoring.probe_reading (run_id, probe_id, region, unit_id, found, missed, at)
    select ${run.id}::uuid, id, ${run.region}, ${run.unit_id}::uuid, found, missed, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as row(id uuid, found text[], missed text[])
    on conflict do nothing`.execute(tx.as<unknown>())
}
