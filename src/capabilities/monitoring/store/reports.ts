/** SQL of monthly reports. */
import { sql } from 'kysely'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MonthFigures } from '../contract.ts'

export interface MonthRow {
  local_name: string | null
  visits: number
  pages: number
  hosts: number
  operators: number
  dead_pages: number
  rules: { rule: string; title: Bilingual; violation: number; look: number; note: number }[]
  verdicts: { verdict: string; number: number }[]
  trend: { month: string; found: number; accepted: number }[]
  dead: { url: string; failures: number }[]
  shops: { subject: string; found: number; violation: number; accepted: number }[]
  sent: number
  answered: number
  mended: number
  clues: number
  compared: number
  suspected: number
  expected: number
  found: number
}

/** Everything that a month's report says, in one statement, as far as the scope sees. */
export async function findMonth(
  tx: Tx,
  region: string,
  month: { readonly from: Date; readonly until: Date; readonly trendFrom: Date },
  deadAfter: number,
): Promise<MonthRow> {
  const { from, until, trendFrom } = month
  const within = (column: string) =>
    sql`${sql.ref(column)} >= ${from}::timestamptz and ${sql.ref(column)} < ${until}::timestamptz`
  const { rows } = await sql<MonthRow>`
    with visited as (select url, host, operator_id, outcome from monitoring.visit where ${within('fetched_at')}),
    recent as (select rule, title, level, subject, state from monitoring.finding where ${within('first_seen_at')}),
    judged as (select distinct on (finding_id) verdict from monitoring.verdict where ${within('at')}
      order by finding_id, at desc),
    read as (select distinct on (probe_id) found, missed from monitoring.probe_reading where ${within('at')}
      order by probe_id, at desc)
    select (select l.name from organisation.public_local_region l where l.code = ${region}) as local_name,
      (select count(*)::int from visited) as visits,
      (select count(distinct url)::int from visited where outcome = 'page') as pages,
      (select count(distinct host)::int from visited) as hosts,
      (select count(distinct operator_id)::int from visited) as operators,
      (select count(*)::int from monitoring.page where failures >= ${deadAfter}) as dead_pages,
      coalesce((select jsonb_agg(to_jsonb(r) order by r.violation + r.look + r.note desc, r.rule) from (
        select rule, (array_agg(title))[1] as title, (count(*) filter (where level = 'violation'))::int as violation,
          (count(*) filter (where level = 'look'))::int as look, (count(*) filter (where level = 'note'))::int as note
        from recent group by rule) r), '[]') as rules,
      coalesce((select jsonb_agg(to_jsonb(v)) from (select verdict, count(*)::int as number from judged
        group by verdict) v), '[]') as verdicts,
      coalesce((select jsonb_agg(to_jsonb(t) order by t.month) from (
        select to_char(first_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as found,
          (count(*) filter (where state = 'accepted'))::int as accepted
        from monitoring.finding where first_seen_at >= ${trendFrom} and first_seen_at < ${until} group by 1) t), '[]') as trend,
      coalesce((select jsonb_agg(to_jsonb(p)) from (select url, failures from monitoring.page
        where failures >= ${deadAfter} order by failures desc, url limit 20) p), '[]') as dead,
      coalesce((select jsonb_agg(to_jsonb(s) order by s.found desc, s.subject) from (select subject, count(*)::int as found,
        (count(*) filter (where level = 'violation'))::int as violation,
        (count(*) filter (where state = 'accepted'))::int as accepted
        from recent group by subject order by 2 desc, 1 limit 10) s), '[]') as shops,
      (select count(*)::int from monitoring.notice where ${within('sent_at')}) as sent,
      (select count(*)::int from monitoring.notice where ${within('answered_at')}) as answered,
      (select count(*)::int from monitoring.notice where ${within('mended_at')}) as mended,
      (select count(*)::int from monitoring.clue where ${within('raised_at')}) as clues,
      (select count(*)::int from monitoring.price_probe where ${within('ended_at')}) as compared,
      (select count(*)::int from monitoring.price_probe where level = 'violation' and ${within('ended_at')}) as suspected,
      coalesce((select sum(cardinality(found) + cardinality(missed)) from read), 0)::int as expected,
      coalesce((select sum(cardinality(found)) from read), 0)::int as found`.execute(tx.as<unknown>())
  const [row] = rows
  if (row === undefined) throw new Error('a month is one row')
  return row
}

export interface StoredReport {
  region: string
  unit_id: string | null
  month: string
  document: string
  figures: MonthFigures
  made_name: string
  made_at: Date
}

export async function saveReport(tx: Tx, report: StoredReport): Promise<void> {
  await sql`insert into monitoring.report (region, unit_id, month, document, figures, made_name, made_at)
    values (${report.region}, ${report.unit_id}, ${report.month}, ${report.document},
      ${JSON.stringify(report.figures)}::jsonb, ${report.made_name}, ${report.made_at})
    on conflict (region, month) do update set document = excluded.document, figures = excluded.figures,
      made_name = excluded.made_name, made_at = excluded.made_at`.execute(tx.as<unknown>())
}

export async function listReports(tx: Tx): Promise<StoredReport[]> {
  const { rows } =
    await sql<StoredReport>`select * from monitoring.report order by month desc, region limit 120`.execute(
      tx.as<unknown>(),
    )
  return rows
}

export async function findReport(tx: Tx, region: string, month: string): Promise<StoredReport | undefined> {
  const { rows } = await sql<StoredReport>`select * from monitoring.report
    where region = ${region} and month = ${month}`.execute(tx.as<unknown>())
  return rows[0]
}

/** Regions that watch anything. */
export async function watchingRegions(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    region: string
  }>`select distinct region from monitoring.plan order by 1`.execute(tx.as<unknown>())
  return rows.map(({ region }) => region)
}
