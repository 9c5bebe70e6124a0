/** SQL of findings, judgements and the precision of rules. */
import { sql } from 'kysely'
import type { Basis } from '../../../kernel/provision.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { CaptureSetting } from '../domain/after.ts'
import type { Dismissal, FindingState, LEVELS, Verdict } from '../domain/finding.ts'
import type { NoticeState } from '../domain/notice.ts'
import { jsonRows } from './json-rows.ts'
import type { RunPlace } from './visits.ts'

export interface NewFinding {
  readonly id: string
  readonly key: string
  readonly pageId: string
  readonly url: string
  readonly operatorId: string | null
  readonly subject: string
  readonly rule: string
  readonly ruleVersion: number
  readonly level: (typeof LEVELS)[number]
  readonly title: Bilingual
  readonly text: string
  readonly position: { readonly start: number; readonly end: number; readonly path: string } | null
  readonly isDisguised: boolean
  readonly reason: Bilingual
  readonly basis: Basis
  readonly penalty: Basis | null
  readonly exemption: { readonly title: Bilingual; readonly basis?: Basis | undefined } | null
  readonly context: { readonly before: string; readonly after: string }
  readonly snapshot: string | null
}

/** The run that found it; a comparison of prices belongs to none. */
export type FoundBy =
  | (RunPlace & { readonly plan_id: string })
  | { readonly id: null; readonly plan_id: null; readonly region: string; readonly unit_id: string | null }

/**
 * Writes findings down; one that stands already is only seen again. What was dismissed stays dismissed while rule and
 * words are the same. Answers by key.
 */
export async function saveFindings(
  tx: Tx,
  run: FoundBy,
  findings: readonly NewFinding[],
  at: Date,
): Promise<ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>> {
  if (findings.length === 0) return new Map()
  const { rows } = await sql<{ key: string; id: string; is_new: boolean }>`
    insert into monitoring.finding as f (id, region, unit_id, key, plan_id, first_run_id, last_run_id, page_id, url,
      operator_id, subject, rule, rule_version, level, title, text, position, is_disguised, reason, basis, penalty,
      exemption, context, snapshot, first_seen_at, last_seen_at)
    select id, ${run.region}, ${run.unit_id}::uuid, key, ${run.plan_id}::uuid, ${run.id}::uuid, ${run.id}::uuid, "pageId", url,
      "operatorId", subject, rule, "ruleVersion", level, title, text, position, "isDisguised", reason, basis, penalty,
      exemption, context, snapshot, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${jsonRows(findings)}::jsonb) as row(id uuid, key text, "pageId" uuid, url text,
      "operatorId" uuid, subject text, rule text, "ruleVersion" integer, level text, title jsonb, text text,
      position jsonb, "isDisguised" boolean, reason jsonb, basis jsonb, penalty jsonb, exemption jsonb, context jsonb,
      snapshot text)
    order by key
    on conflict (region, key) do update set last_seen_at = excluded.last_seen_at, seen_count = f.seen_count + 1,
      last_run_id = excluded.last_run_id, rule_version = excluded.rule_version, level = excluded.level,
      basis = excluded.basis, penalty = excluded.penalty, text = excluded.text, context = excluded.context, reason = excluded.reason,
      position = excluded.position, snapshot = coalesce(excluded.snapshot, f.snapshot)
    returning f.key, f.id, xmax = 0 as is_new`.execute(tx.as<unknown>())
  return new Map(rows.map(({ key, id, is_new }) => [key, { id, isNew: is_new }]))
}

export interface StoredFinding {
  id: string
  region: string
  unit_id: string | null
  plan_id: string | null
  page_id: string
  url: string
  operator_id: string | null
  subject: string
  rule: string
  rule_version: number
  level: (typeof LEVELS)[number]
  rank: number
  title: Bilingual
  text: string
  position: { start: number; end: number; path: string } | null
  is_disguised: boolean
  reason: Bilingual
  basis: Basis
  penalty: Basis | null
  exemption: { title: Bilingual; basis?: Basis } | null
  context: { before: string; after: string }
  snapshot: string | null
  state: FindingState
  seen_count: number
  first_seen_at: Date
  last_seen_at: Date
}

export interface FindingQuery {
  readonly state?: FindingState | 'waiting' | undefined
  readonly level?: string | undefined
  readonly rule?: string | undefined
  readonly planId?: string | undefined
  readonly runId?: string | undefined
  readonly operatorId?: string | undefined
  /** First seen at or after, and before. */
  readonly from: Date | undefined
  readonly until: Date | undefined
  readonly search?: string | undefined
  readonly mine: { readonly personId: string | null; readonly unitId: string | null } | undefined
  readonly after: readonly (string | number | null)[] | undefined
  readonly limit: number
}

const any = sql`true`

const ofMine = ({ personId, unitId }: NonNullable<FindingQuery['mine']>) => sql`plan_id in (
  select id from monitoring.plan where created_by = ${personId}::uuid
    or settings->'tell'->'persons' ? ${personId ?? ''} or settings->'tell'->'units' ? ${unitId ?? ''})`

/** A finding with the place of its group in the list. */
export interface ListedFinding extends StoredFinding {
  group_rank: number
  /** Milliseconds before the epoch: the newer, the smaller. */
  group_age: number
}

/** By whom they concern: the gravest suspicions first, among these the newest. */
export async function listFindings(tx: Tx, query: FindingQuery): Promise<ListedFinding[]> {
  const { state, level, rule, planId, runId, operatorId, mine, from, until, search, after, limit } = query
  const inState = state === 'waiting' ? sql`state in ('new', 'asked')` : sql`state = ${state}`
  const wanted = sql`${state === undefined ? any : inState} and ${level === undefined ? any : sql`level = ${level}`}
      and ${rule === undefined ? any : sql`rule = ${rule}`}
      and ${planId === undefined ? any : sql`plan_id = ${planId}`}
      and ${runId === undefined ? any : sql`last_run_id = ${runId}`}
      and ${mine === undefined ? any : ofMine(mine)}
      and ${operatorId === undefined ? any : sql`operator_id = ${operatorId}`}
      and ${from === undefined ? any : sql`first_seen_at >= ${from}`}
      and ${until === undefined ? any : sql`first_seen_at < ${until}`}
      and ${search === undefined ? any : sql`strpos(lower(subject || ' ' || text || ' ' || url), lower(${search})) > 0`}`
  const [rank, age, subject, ownRank, id] = after ?? []
  // Every group has a finding: no page needs more groups than findings.
  const { rows } = await sql<ListedFinding>`
    with shown as (
      select * from (select subject, min(rank)::int as group_rank,
          (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age
        from monitoring.finding where ${wanted} group by subject) as each
      where ${after === undefined ? any : sql`(group_rank, group_age, subject) >= (${rank}::int, ${age}::float8, ${subject}::text)`}
      order by group_rank, group_age, subject limit ${limit})
    select f.*, g.group_rank, g.group_age from shown g
    join lateral (select * from monitoring.finding where subject = g.subject and ${wanted}) f on true
    where ${after === undefined ? any : sql`(g.group_rank, g.group_age, f.subject, f.rank, f.id) > (${rank}::int, ${age}::float8, ${subject}::text, ${ownRank}::int, ${id}::uuid)`}
    order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export async function findFinding(tx: Tx, id: string): Promise<StoredFinding | undefined> {
  const { rows } = await sql<StoredFinding>`select * from monitoring.finding where id = ${id}`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

/** With what their plan has captured by itself. */
export async function lockFindings(
  tx: Tx,
  ids: readonly string[],
): Promise<(StoredFinding & { capture: CaptureSetting | null })[]> {
  const { rows } = await sql<StoredFinding & { capture: CaptureSetting | null }>`
    select f.*, p.settings->'capture' as capture from monitoring.finding f left join monitoring.plan p on p.id = f.plan_id
    where f.id = any(${[...ids]}::uuid[]) order by f.id for update of f`.execute(tx.as<unknown>())
  return rows
}

/** 本次新发现 of these levels. */
export async function countNew(tx: Tx, runId: string, levels: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from monitoring.finding
    where first_run_id = ${runId} and level = any(${[...levels]})`.execute(tx.as<unknown>())
  return rows[0]?.count ?? 0
}

export interface NewVerdict {
  readonly id: string
  readonly findingId: string
  readonly region: string
  readonly unitId: string | null
  readonly verdict: Verdict
  readonly state: FindingState
}

/** Judgements with what becomes of their findings, in two statements. */
export async function saveVerdicts(
  tx: Tx,
  verdicts: readonly NewVerdict[],
  by: {
    readonly id: string | null
    readonly name: string
    readonly reason: Dismissal | null
    readonly note: string
    readonly at: Date
  },
): Promise<void> {
  const rows = JSON.stringify(verdicts)
  await sql`insert into monitoring.verdict (id, finding_id, region, unit_id, verdict, reason, note, by_id, by_name, at)
    select id, "findingId", region, "unitId", verdict, ${by.reason}::text, ${by.note}, ${by.id}::uuid, ${by.name}, ${by.at}
    from jsonb_to_recordset(${rows}::jsonb) as row(id uuid, "findingId" uuid, region text, "unitId" uuid, verdict text)`.execute(
    tx.as<unknown>(),
  )
  await sql`update monitoring.finding f set state = row.state,
      judged_at = case when row.state in ('accepted', 'dismissed') then ${by.at}::timestamptz end,
      dismissal = case row.state when 'dismissed' then ${by.reason}::text end
    from jsonb_to_recordset(${rows}::jsonb) as row("findingId" uuid, state text) where f.id = row."findingId"`.execute(
    tx.as<unknown>(),
  )
}

export interface StoredVerdict {
  verdict: Verdict
  reason: Dismissal | null
  note: string
  by_name: string
  at: string
}

export interface History {
  notice_id: string | null
  notice_state: NoticeState | null
  clue_at: string | null
  price_probe_id: string | null
  verdicts: StoredVerdict[]
  prices: { day: string; asked: number }[]
  changes: {
    at: string
    title: string
    price: number | null
    compared_price: number | null
    sales: number | null
  }[]
}

/** What was said of a finding, and what its page said over time; one statement. */
export async function findHistory(
  tx: Tx,
  finding: { readonly id: string; readonly pageId: string },
): Promise<History> {
  const { rows } = await sql<History>`select nf.notice_id, n.state as notice_state, c.raised_at as clue_at,
    (select p.id from monitoring.price_probe p where p.finding_id = ${finding.id} order by p.ordered_at desc limit 1) as price_probe_id,
    coalesce((select jsonb_agg(to_jsonb(v) order by v.at) from monitoring.verdict v where v.finding_id = ${finding.id}), '[]') as verdicts,
    coalesce((select jsonb_agg(to_jsonb(c) order by c.day) from (select day, asked from monitoring.price_point
      where page_id = ${finding.pageId} order by day desc limit 400) c), '[]') as prices,
    coalesce((select jsonb_agg(to_jsonb(c) order by c.at desc) from (select at, title, price, compared_price, sales
      from monitoring.page_change where page_id = ${finding.pageId} order by at desc limit 50) c), '[]') as changes
    from (select ${finding.id}::uuid as id) f left join monitoring.notice_finding nf on nf.finding_id = f.id
      left join monitoring.notice n on n.id = nf.notice_id left join monitoring.clue c on c.finding_id = f.id`.execute(
    tx.as<unknown>(),
  )
  const [row] = rows
  if (row === undefined) throw new Error('a history is one row')
  return row
}

export interface RuleCount {
  rule: string
  findings: number
  waiting: number
  accepted: number
  dismissed: number
  /** Dismissed for a reason that speaks against the rule. */
  wrong: number
}

/** What became of each rule's findings, as far as the scope sees. */
export async function countByRule(tx: Tx, against: readonly Dismissal[]): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select f.rule, count(*)::int as findings, (count(*) filter (where f.state in ('new', 'asked')))::int as waiting,
      (count(*) filter (where f.state = 'accepted'))::int as accepted,
      (count(*) filter (where f.state = 'dismissed'))::int as dismissed,
      (count(*) filter (where f.state = 'dismissed' and f.dismissal = any(${[...against]})))::int as wrong
    from monitoring.finding f group by f.rule`.execute(tx.as<unknown>())
  return rows
}
