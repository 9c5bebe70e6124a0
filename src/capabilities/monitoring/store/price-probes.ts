/** SQL of personas and comparisons of prices. */
import { sql } from 'kysely'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { FindingState } from '../domain/finding.ts'
import type { Persona } from '../domain/personas.ts'
import type { Comparison, Condition } from '../domain/price-probe.ts'
import { jsonRows } from './json-rows.ts'

export interface StoredPersona {
  key: string
  persona: Persona
  is_on: boolean
  changed_name: string
  changed_at: Date
}

export async function listPersonas(tx: Tx, region: string): Promise<StoredPersona[]> {
  const { rows } = await sql<StoredPersona>`select key, persona, is_on, changed_name, changed_at
    from monitoring.persona where region = ${region} order by key limit 200`.execute(tx.as<unknown>())
  return rows
}

export async function savePersona(
  tx: Tx,
  saved: StoredPersona & { region: string; unit_id: string | null },
): Promise<void> {
  await sql`insert into monitoring.persona (region, unit_id, key, persona, is_on, changed_name, changed_at)
    values (${saved.region}, ${saved.unit_id}, ${saved.key}, ${JSON.stringify(saved.persona)}::jsonb, ${saved.is_on},
      ${saved.changed_name}, ${saved.changed_at})
    on conflict (region, key) do update set persona = excluded.persona, is_on = excluded.is_on,
      changed_name = excluded.changed_name, changed_at = excluded.changed_at`.execute(tx.as<unknown>())
}

export interface StoredProbe {
  id: string
  region: string
  unit_id: string | null
  url: string
  host: string
  operator_id: string | null
  subject: string
  shop: string
  title: string
  rounds: number
  robots_order: string
  personas: Persona[]
  state: 'waiting' | 'done'
  verdict: Comparison['verdict'] | null
  level: Comparison['level']
  lowest: string | null
  highest: string | null
  reason: Bilingual | null
  finding_id: string | null
  ordered_by: string | null
  ordered_name: string
  ordered_at: Date
}

export type NewProbe = Omit<
  StoredProbe,
  'title' | 'state' | 'verdict' | 'level' | 'lowest' | 'highest' | 'reason' | 'finding_id'
>

export async function insertProbe(tx: Tx, probe: NewProbe): Promise<void> {
  await sql`insert into monitoring.price_probe (id, region, unit_id, url, host, operator_id, subject, shop, rounds,
      robots_order, personas, ordered_by, ordered_name, ordered_at)
    values (${probe.id}, ${probe.region}, ${probe.unit_id}, ${probe.url}, ${probe.host}, ${probe.operator_id},
      ${probe.subject}, ${probe.shop}, ${probe.rounds}, ${probe.robots_order}, ${JSON.stringify(probe.personas)}::jsonb,
      ${probe.ordered_by}, ${probe.ordered_name}, ${probe.ordered_at})`.execute(tx.as<unknown>())
}

export async function listProbes(
  tx: Tx,
  query: {
    readonly verdict: string | undefined
    readonly search: string | undefined
    readonly after: readonly (string | number | null)[] | undefined
    readonly limit: number
  },
): Promise<StoredProbe[]> {
  const { verdict, search, after, limit } = query
  const any = sql`true`
  const { rows } = await sql<StoredProbe>`select ${WITH_OWNER}
    where ${verdict === undefined ? any : sql`p.verdict = ${verdict}`}
      and ${search === undefined ? any : sql`strpos(lower(concat_ws(' ', p.subject, owned.subject, p.shop, p.title, p.url)), lower(${search})) > 0`}
      and ${after === undefined ? any : sql`(p.ordered_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by p.ordered_at desc, p.id desc limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export async function findProbe(
  tx: Tx,
  id: string,
): Promise<(StoredProbe & { finding_state: FindingState | null }) | undefined> {
  const { rows } = await sql<StoredProbe & { finding_state: FindingState | null }>`
    select f.state as finding_state, ${WITH_OWNER}
    left join monitoring.finding f on f.id = p.finding_id where p.id = ${id}`.execute(tx.as<unknown>())
  return rows[0]
}

/** Whose offer it is may be learnt later, by a run that comes to the page from its shop. */
const WITH_OWNER = sql`p.*, coalesce(p.operator_id, owned.operator_id) as operator_id,
  case when p.operator_id is null then coalesce(owned.subject, p.subject) else p.subject end as subject
  from monitoring.price_probe p
  left join monitoring.page owned on owned.region = p.region and owned.url = p.url and owned.operator_id is not null`

/** The page of an offer, and whose it is as runs know it. What a persona was asked is no price of the page. */
export async function touchPage(
  tx: Tx,
  probe: Pick<StoredProbe, 'region' | 'unit_id' | 'url' | 'host' | 'subject' | 'operator_id'>,
  title: string,
  at: Date,
): Promise<{ id: string; subject: string; operator_id: string | null }> {
  const { rows } = await sql<{ id: string; subject: string; operator_id: string | null }>`
    insert into monitoring.page (id, region, unit_id, url, host, title, subject, operator_id, is_listing, last_outcome,
      first_seen_at, last_read_at, last_visited_at)
    values (gen_random_uuid(), ${probe.region}, ${probe.unit_id}, ${probe.url}, ${probe.host}, ${title}, ${probe.subject},
      ${probe.operator_id}, true, 'page', ${at}, ${at}, ${at})
    on conflict (region, url) do update set last_visited_at = excluded.last_visited_at
    returning id, subject, operator_id`.execute(tx.as<unknown>())
  const [row] = rows
  if (row === undefined) throw new Error('a page was not written')
  return row
}

export async function lockWaiting(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from monitoring.price_probe where id = ${id} and state = 'waiting' for update`.execute(
      tx.as<unknown>(),
    )
  return rows.length === 1
}

/** One HTTP exchange; the response lies among the blobs under its hash. */
export interface KeptExchange {
  readonly url: string
  readonly status: number | null
  readonly address: string
  readonly request: string
  readonly bytes: number
  readonly sha256: string
  readonly sm3: string
}

export interface StoredLook {
  place: number
  persona: string
  round: number
  started_at: string
  ended_at: string
  outcome: string
  detail: string | null
  final_url: string
  price: number | null
  declared: readonly Condition[]
  /** What the page said, decoded from the exchanges. */
  snapshot: string | null
  exchanges: readonly KeptExchange[]
}

export async function listLooks(tx: Tx, probeId: string): Promise<StoredLook[]> {
  const { rows } = await sql<{ look: StoredLook }>`select to_jsonb(l) as look from monitoring.price_look l
    where probe_id = ${probeId} order by place`.execute(tx.as<unknown>())
  return rows.map(({ look }) => look)
}

/** What every persona was shown, with what it says; two statements. */
export async function endProbe(
  tx: Tx,
  probe: Pick<StoredProbe, 'id' | 'region' | 'unit_id'>,
  ended: Comparison & {
    readonly title: string
    readonly shop: string
    readonly looks: readonly StoredLook[]
    readonly findingId: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`insert into monitoring.price_look (probe_id, region, unit_id, place, persona, round, started_at, ended_at,
      outcome, detail, final_url, price, declared, snapshot, exchanges)
    select ${probe.id}::uuid, ${probe.region}, ${probe.unit_id}::uuid, row.*
    from jsonb_to_recordset(${jsonRows(ended.looks)}::jsonb) as row(place smallint, persona text, round smallint,
      started_at timestamptz, ended_at timestamptz, outcome text, detail text, final_url text, price numeric,
      declared jsonb, snapshot text, exchanges jsonb)`.execute(tx.as<unknown>())
  await sql`update monitoring.price_probe set state = 'done', finding_id = ${ended.findingId}, title = ${ended.title}, shop = ${ended.shop}, verdict = ${ended.verdict},
      level = ${ended.level}, lowest = ${ended.lowest}, highest = ${ended.highest},
      reason = ${JSON.stringify(ended.reason)}::jsonb, ended_at = ${ended.at}
    where id = ${probe.id}`.execute(tx.as<unknown>())
}
