/** SQL of page visits: leases, what came home, pages over time. Each statement takes any number of rows. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { jsonRows } from './json-rows.ts'

export interface NewVisit {
  readonly id: string
  readonly url: string
  readonly host: string
  readonly depth: number
  readonly listedPrice: number | null
  readonly operatorId: string | null
  readonly operatorName: string | null
  readonly byBrowser: boolean
}

export interface RunPlace {
  readonly id: string
  readonly region: string
  readonly unit_id: string | null
}

/**
 * Adds addresses to a run behind those that it has, each once, until it has as many as it may; answers with how many
 * were new. What others have added meanwhile is known by the run's own count, which is read when they are done.
 */
export async function insertVisits(
  tx: Tx,
  run: RunPlace,
  visits: readonly NewVisit[],
  pagesMax: number,
): Promise<number> {
  if (visits.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    with so_far as (select page_count from monitoring.run where id = ${run.id} for no key update)
    insert into monitoring.visit
      (id, run_id, region, unit_id, place, url, host, depth, listed_price, operator_id, operator_name,
        by_browser)
    select row.id, ${run.id}, ${run.region}, ${run.unit_id},
      page_count + row_number() over (),
      url, host, depth, "listedPrice", "operatorId", "operatorName", "byBrowser"
    from so_far, jsonb_to_recordset(${jsonRows(visits)}::jsonb) as row(id uuid, url text, host text, depth smallint,
      "listedPrice" numeric, "operatorId" uuid, "operatorName" text, "byBrowser" boolean)
    where not exists (select 1 from monitoring.visit v where v.run_id = ${run.id} and v.url = row.url)
    limit (select greatest(${pagesMax} - page_count, 0) from so_far)
    on conflict (run_id, url) do nothing returning id`.execute(tx.as<unknown>())
  return rows.length
}

export interface LeasedVisit {
  id: string
  url: string
  host: string
  depth: number
  listed_price: string | null
  operator_id: string | null
  operator_name: string | null
  attempts: number
  /** What stopped its workers so often is ended, not leased. */
  state: 'leased' | 'done'
}

/** A page that was under way so many times when its worker died is taken for the cause. */
const STARTS_MAX = 3

/**
 * Takes pages for a worker, in the order of the run but host by host in turn, no host more often at once than the plan
 * allows. Pages of a worker whose lease ran out, and those that this very worker held before it was cut short, are free.
 * Of these a run tries one at a time, after all that are new: where one of many stopped the worker, it is found.
 */
export async function leaseVisits(
  tx: Tx,
  order: {
    readonly runId: string
    readonly worker: string
    /** Whether this worker reads with a browser. */
    readonly byBrowser: boolean
    /** What this worker fetches or has fetched: not free again. */
    readonly held: readonly string[]
    /** Of these, what still occupies its host. */
    readonly fetching: readonly string[]
    readonly now: Date
    readonly until: Date
    readonly atOnceMax: number
    readonly limit: number
  },
): Promise<LeasedVisit[]> {
  const { runId, worker, byBrowser, held, fetching, now, until, atOnceMax, limit } = order
  const { rows } = await sql<LeasedVisit>`
    with busy as (
      select host, count(*) as number from monitoring.visit
      where run_id = ${runId} and state = 'leased' and leased_until >= ${now}
        and (leased_by <> ${worker} or id = any(${[...fetching]}::uuid[]))
      group by host),
    free as (
      select id, host, place, attempts > 0 as is_suspect from monitoring.visit
      where run_id = ${runId} and by_browser = ${byBrowser} and (state = 'waiting'
        or (state = 'leased' and (leased_until < ${now} or (leased_by = ${worker} and id <> all(${[...held]}::uuid[])))))
      order by attempts > 0, place limit 1000),
    tried as (select exists (select 1 from monitoring.visit where run_id = ${runId} and state = 'leased'
      and attempts > 1 and id not in (select id from free)) as already),
    turns as (
      select free.id, free.place, is_suspect, row_number() over (partition by free.host order by is_suspect, free.place)
        + coalesce(busy.number, 0) as nth, row_number() over (partition by is_suspect order by free.place) as in_kind
      from free left join busy using (host)),
    picked as (select id from turns where nth <= ${atOnceMax} and (not is_suspect or (in_kind = 1 and not (select already from tried)))
      order by is_suspect, nth, place limit ${limit}),
    -- What a slow worker is writing down just now is neither waited for nor taken from it.
    taken as (select id from monitoring.visit where id in (select id from picked) and state <> 'done'
      for no key update skip locked)
    update monitoring.visit v set leased_by = ${worker}, leased_until = ${until},
      state = case when v.attempts < ${STARTS_MAX} then 'leased' else 'done' end,
      attempts = case when v.attempts < ${STARTS_MAX} then v.attempts + 1 else v.attempts end,
      outcome = case when v.attempts >= ${STARTS_MAX} then 'worker_stopped' end,
      fetched_at = case when v.attempts >= ${STARTS_MAX} then ${now}::timestamptz end,
      finding_count = case when v.attempts >= ${STARTS_MAX} then 0 end
    from taken where v.id = taken.id
    returning v.id, v.url, v.host, v.depth, v.listed_price, v.operator_id, v.operator_name, v.attempts, v.state`.execute(
    tx.as<unknown>(),
  )
  return rows
}

/** Gives pages back that this worker will not fetch any more; of those that it left in peace none is suspected. */
export async function releaseVisits(
  tx: Tx,
  runId: string,
  worker: string,
  how: 'in peace' | 'cut short',
): Promise<void> {
  await sql`update monitoring.visit set state = 'waiting', leased_by = null, leased_until = null,
      attempts = attempts - ${how === 'in peace' ? 1 : 0}::int
    where run_id = ${runId} and state = 'leased' and leased_by = ${worker}`.execute(tx.as<unknown>())
}

/**
 * 交浏览器: pages of which the worker that holds them saw only the frame. They wait anew, and are not repeated by that.
 * Answers with those that it still held.
 */
export async function handToBrowser(tx: Tx, worker: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    update monitoring.visit set state = 'waiting', leased_by = null, leased_until = null, by_browser = true,
      attempts = attempts - 1
    where id = any(${[...ids]}::uuid[]) and leased_by = ${worker} and state = 'leased' returning id`.execute(
    tx.as<unknown>(),
  )
  return rows.map(({ id }) => id)
}

/** Ends what waits for a browser that nobody has; answers with how many pages that are. */
export async function giveUpBrowser(tx: Tx, runId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update monitoring.visit set state = 'done', outcome = 'browser_missing', fetched_at = ${now}, finding_count = 0
    where run_id = ${runId} and by_browser and (state = 'waiting' or (state = 'leased' and leased_until < ${now}))
    returning id`.execute(tx.as<unknown>())
  return rows.length
}

/** Reserves turns at hosts: answers with the instant of each host's first of them. */
export async function takeTurns(
  tx: Tx,
  turns: readonly { readonly host: string; readonly count: number }[],
  now: Date,
  intervalMs: number,
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ host: string; next_at: Date; count: number }>`
    insert into monitoring.host_turn as turn (host, next_at)
    select host, ${now}::timestamptz + make_interval(secs => count * ${intervalMs}::float8 / 1000)
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as row(host text, count integer) order by host
    on conflict (host) do update set next_at = greatest(turn.next_at, ${now}::timestamptz) + (excluded.next_at - ${now}::timestamptz)
    returning host, next_at`.execute(tx.as<unknown>())
  const counts = new Map(turns.map(({ host, count }) => [host, count]))
  return new Map(
    rows.map(({ host, next_at }) => [
      host,
      new Date(next_at.getTime() - (counts.get(host) ?? 0) * intervalMs),
    ]),
  )
}

export interface Open {
  /** Whether anything waits for a fetch, or is fetched; by whomever. */
  fetch: boolean
  /** The same of what a browser reads. */
  browser: boolean
}

export async function openOf(tx: Tx, runId: string): Promise<Open> {
  const { rows } = await sql<Open>`select
      exists (select 1 from monitoring.visit where run_id = ${runId} and state <> 'done' and not by_browser) as fetch,
      exists (select 1 from monitoring.visit where run_id = ${runId} and state <> 'done' and by_browser) as browser`.execute(
    tx.as<unknown>(),
  )
  return rows[0] ?? { fetch: false, browser: false }
}

export interface KnownPage {
  url: string
  digest: string | null
  snapshot: string | null
  /** Oldest first. */
  prices: readonly { day: string; asked: number }[]
}

/** What earlier visits know of these addresses, with the prices since a day. */
export async function findKnownPages(
  tx: Tx,
  region: string,
  urls: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, KnownPage>> {
  const { rows } = await sql<KnownPage>`
    select p.url, p.digest, p.snapshot, coalesce((select jsonb_agg(jsonb_build_object('day', c.day, 'asked', c.asked) order by c.day)
      from monitoring.price_point c where c.page_id = p.id and c.day >= ${since}::date), '[]') as prices
    from monitoring.page p where p.region = ${region} and p.url = any(${[...urls]})`.execute(tx.as<unknown>())
  return new Map(rows.map((row) => [row.url, row]))
}

/** A fetched address as it is written down. */
export interface Visited {
  readonly id: string
  readonly url: string
  readonly host: string
  readonly outcome: string
  readonly detail: string | null
  readonly status: number | null
  readonly finalUrl: string
  readonly mediaType: string | null
  readonly title: string | null
  readonly snapshot: string | null
  readonly digest: string | null
  readonly byBrowser: boolean
  readonly robots: object | null
  readonly fetchedAt: string
  readonly elapsedMs: number
  readonly findings: number
  readonly isRead: boolean
  readonly pageId: string
  readonly subject: string
  readonly operatorId: string | null
  readonly isListing: boolean
  /** Words in its pictures (`keptWords`); null where the plan leaves pictures alone. */
  readonly imageWords: Readonly<Record<string, string>> | null
  readonly price: number | null
  readonly comparedPrice: number | null
  readonly sales: number | null
  readonly reviewCount: number | null
  readonly day: string
}

const VISITED = sql`row(id uuid, url text, host text, outcome text, detail text, status smallint, "finalUrl" text,
  "mediaType" text, title text, snapshot text, digest text, "byBrowser" boolean, robots jsonb, "fetchedAt" timestamptz,
  "elapsedMs" integer, findings integer, "isRead" boolean, "pageId" uuid, subject text, "operatorId" uuid,
  "isListing" boolean, price numeric, "comparedPrice" numeric, sales bigint, "reviewCount" bigint, day date, "imageWords" jsonb)`

/** Writes down what came home; only what this worker still holds counts. Answers with the visits that did. */
export async function completeVisits(
  tx: Tx,
  worker: string,
  visited: readonly Visited[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update monitoring.visit v set state = 'done', leased_until = null, outcome = row.outcome, detail = row.detail,
      http_status = row.status, final_url = row."finalUrl", media_type = row."mediaType", title = row.title,
      snapshot = row.snapshot, by_browser = row."byBrowser", robots = row.robots, fetched_at = row."fetchedAt",
      elapsed_ms = row."elapsedMs", finding_count = row.findings
    from jsonb_to_recordset(${jsonRows(visited)}::jsonb) as ${VISITED}
    where v.id = row.id and v.state = 'leased' and v.leased_by = ${worker} returning v.id`.execute(
    tx.as<unknown>(),
  )
  return new Set(rows.map(({ id }) => id))
}

/** Brings pages up to date, and keeps what they said whenever it was something else. Answers with their ids by address. */
export async function savePages(
  tx: Tx,
  run: RunPlace,
  visited: readonly Visited[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; url: string }>`
    with row as (select * from jsonb_to_recordset(${jsonRows(visited)}::jsonb) as ${VISITED}),
    old as (select p.id, p.url, p.digest from monitoring.page p
      where p.region = ${run.region} and p.url in (select url from row)),
    saved as (
      insert into monitoring.page as p (id, region, unit_id, url, host, title, subject, operator_id, is_listing, price,
        compared_price, sales, review_count, digest, snapshot, last_outcome, failures, first_seen_at, last_read_at,
        last_visited_at, image_words)
      select "pageId", ${run.region}, ${run.unit_id}::uuid, url, host, coalesce(title, ''), subject, "operatorId",
        "isListing", price, "comparedPrice", sales, "reviewCount", digest, snapshot, outcome,
        case when "isRead" then 0 else 1 end, "fetchedAt", case when "isRead" then "fetchedAt" end, "fetchedAt",
        "imageWords" from row order by url
      on conflict (region, url) do update set
        title = case when excluded.digest is null then p.title else excluded.title end,
        subject = case when excluded.digest is null then p.subject else excluded.subject end,
        operator_id = coalesce(excluded.operator_id, p.operator_id),
        is_listing = p.is_listing or excluded.is_listing,
        price = coalesce(excluded.price, p.price),
        compared_price = case when excluded.digest is null then p.compared_price else excluded.compared_price end,
        sales = coalesce(excluded.sales, p.sales), review_count = coalesce(excluded.review_count, p.review_count),
        digest = coalesce(excluded.digest, p.digest), snapshot = coalesce(excluded.snapshot, p.snapshot),
        image_words = case when excluded.image_words is not null then excluded.image_words
          when coalesce(excluded.snapshot, p.snapshot) = p.snapshot then p.image_words end,
        last_outcome = excluded.last_outcome,
        failures = case when excluded.last_read_at is null then p.failures + 1 else 0 end,
        last_read_at = coalesce(excluded.last_read_at, p.last_read_at), last_visited_at = excluded.last_visited_at
      returning p.id, p.url),
    changed as (
      insert into monitoring.page_change (page_id, region, unit_id, at, title, price, compared_price, sales,
        review_count, snapshot)
      select saved.id, ${run.region}, ${run.unit_id}::uuid, row."fetchedAt", coalesce(row.title, ''), row.price,
        row."comparedPrice", row.sales, row."reviewCount", row.snapshot
      from row join saved using (url) left join old using (url)
      where row.digest is not null and old.digest is distinct from row.digest
      on conflict do nothing),
    priced as (
      insert into monitoring.price_point as point (page_id, region, unit_id, day, asked)
      select saved.id, ${run.region}, ${run.unit_id}::uuid, row.day, row.price
      from row join saved using (url) where row.price is not null
      on conflict (page_id, day) do update set asked = least(point.asked, excluded.asked))
    select id, url from saved`.execute(tx.as<unknown>())
  return new Map(rows.map(({ id, url }) => [url, id]))
}

export interface StoredVisit {
  id: string
  place: number
  url: string
  depth: number
  state: 'waiting' | 'leased' | 'done'
  outcome: string | null
  detail: string | null
  http_status: number | null
  final_url: string | null
  title: string | null
  snapshot: string | null
  by_browser: boolean
  robots: { because: string; rule?: string; order?: string } | null
  attempts: number
  fetched_at: Date | null
  elapsed_ms: number | null
  finding_count: number | null
}

export async function listVisits(
  tx: Tx,
  runId: string,
  query: {
    readonly outcome: string | undefined
    readonly search: string | undefined
    readonly after: readonly (string | number | null)[] | undefined
    readonly limit: number
  },
): Promise<StoredVisit[]> {
  const { outcome, search, after, limit } = query
  const { rows } = await sql<StoredVisit>`
    select * from monitoring.visit where run_id = ${runId}
      and ${outcome === undefined ? sql`true` : outcome === 'waiting' ? sql`state <> 'done'` : sql`outcome = ${outcome}`}
      and ${search === undefined ? sql`true` : sql`strpos(lower(url || coalesce(title, '')), lower(${search})) > 0`}
      and ${after === undefined ? sql`true` : sql`(place, id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by place, id limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export async function countOutcomes(tx: Tx, runId: string): Promise<{ outcome: string; count: number }[]> {
  const { rows } = await sql<{ outcome: string; count: number }>`
    select coalesce(outcome, 'waiting') as outcome, count(*)::int as count from monitoring.visit
    where run_id = ${runId} group by 1 order by 2 desc, 1`.execute(tx.as<unknown>())
  return rows
}

export async function findSnapshot(
  tx: Tx,
  visitId: string,
): Promise<{ snapshot: string | null; url: string } | undefined> {
  const { rows } = await sql<{ snapshot: string | null; url: string }>`
    select snapshot, url from monitoring.visit where id = ${visitId}`.execute(tx.as<unknown>())
  return rows[0]
}
