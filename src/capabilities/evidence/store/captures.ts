/** SQL of captures. */
import { sql } from 'kysely'
import type { Visitor } from '../../../kernel/visitor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { CaptureDetail, CaptureFilter, CaptureOfficer, CaptureRow, ReplayFigures } from '../contract.ts'
import type { CaptureState } from '../domain/capture-state.ts'
import type { Missing } from '../domain/lack.ts'
import type { RetentionKind } from '../domain/retention.ts'
import type { ScriptStep } from '../domain/script.ts'

export interface CaptureTable {
  id: string
  region: string
  unit_id: string
  url: string
  purpose: string
  officers: readonly CaptureOfficer[]
  script: readonly ScriptStep[]
  records_screen: boolean
  visitor: Visitor | null
  requested_by: string | null
  requested_name: string
  requested_at: Date
  origin_kind: string | null
  origin_id: string | null
  state: CaptureState
  attempt: number
  started_at: Date | null
  ended_at: Date | null
  failure_code: string | null
  failure_details: Readonly<Record<string, unknown>> | null
  title: string
  final_url: string | null
  http_status: number | null
  exchanges: number | null
  missing: readonly Missing[]
  blob: string | null
  sm3: string | null
  size: number | null
  members: number | null
  timestamp: { readonly time: string; readonly authority: string; readonly trial: boolean } | null
  replay: ReplayFigures | null
  retention: RetentionKind
  retain_until: string
  retention_reason: string | null
  removed_at: Date | null
}

const db = (tx: Tx) => tx.as<{ 'evidence.capture': CaptureTable }>()
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

export type NewCapture = Pick<
  CaptureTable,
  | 'id'
  | 'region'
  | 'unit_id'
  | 'url'
  | 'purpose'
  | 'officers'
  | 'script'
  | 'records_screen'
  | 'visitor'
  | 'requested_by'
  | 'requested_name'
  | 'requested_at'
  | 'origin_kind'
  | 'origin_id'
  | 'retention'
  | 'retain_until'
>

/** Plans a capture; undefined when the same origin has asked before. */
export async function insertCapture(tx: Tx, row: NewCapture): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into evidence.capture (id, region, unit_id, url, purpose, officers, script, records_screen, visitor, requested_by,
      requested_name, requested_at, origin_kind, origin_id, state, retention, retain_until)
    values (${row.id}, ${row.region}, ${row.unit_id}, ${row.url}, ${row.purpose}, ${json(row.officers)},
      ${json(row.script)}, ${row.records_screen}, ${row.visitor === null ? null : json(row.visitor)}, ${row.requested_by}, ${row.requested_name}, ${row.requested_at},
      ${row.origin_kind}, ${row.origin_id}, 'planned', ${row.retention}, ${row.retain_until})
    on conflict (origin_kind, origin_id) where origin_id is not null do nothing
    returning id`.execute(tx.as<unknown>())
  return rows[0]?.id
}

export async function findByOrigin(tx: Tx, kind: string, id: string): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('evidence.capture')
    .select('id')
    .where('origin_kind', '=', kind)
    .where('origin_id', '=', id)
    .executeTakeFirst()
  return row?.id
}

/** Whom a person named last as the officers of a capture. */
export async function lastOfficers(tx: Tx, personId: string): Promise<readonly CaptureOfficer[]> {
  const row = await db(tx)
    .selectFrom('evidence.capture')
    .select('officers')
    .where('requested_by', '=', personId)
    .where(sql<boolean>`jsonb_array_length(officers) > 0`)
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.officers ?? []
}

export async function findCapture(
  tx: Tx,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<CaptureTable | undefined> {
  return await db(tx)
    .selectFrom('evidence.capture')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
}

interface Beside {
  readonly links: CaptureDetail['links']
  readonly matters: CaptureDetail['matters']
}

/** The capture with its links, in one statement. */
export async function findWithLinks(tx: Tx, id: string): Promise<(CaptureTable & Beside) | undefined> {
  const { rows } = await sql<CaptureTable & Beside>`
    select c.*,
      coalesce((select json_agg(json_build_object('id', l.id, 'recipient', l.recipient, 'purpose', l.purpose,
          'madeName', l.made_name, 'madeAt', l.made_at, 'expiresAt', l.expires_at, 'revokedAt', l.revoked_at,
          'downloads', l.downloads) order by l.made_at desc)
        from evidence.link l where l.capture_id = c.id), '[]') as links,
      coalesce((select json_agg(json_build_object('id', k.matter_id, 'title', m.title, 'linkedAt', k.linked_at)
          order by k.linked_at)
        from evidence.matter_link k left join matters.public_matter m on m.id = k.matter_id
        where k.capture_id = c.id), '[]') as matters
    from evidence.capture c where c.id = ${id}::uuid`.execute(tx.as<unknown>())
  return rows[0]
}

const instant = (at: Date | null): string | null => (at === null ? null : at.toISOString())

export const failureOf = (row: CaptureTable): CaptureRow['failure'] =>
  row.failure_code === null ? null : { code: row.failure_code, details: { ...row.failure_details } }

export function headOf(row: CaptureTable) {
  return {
    id: row.id,
    region: row.region,
    url: row.url,
    title: row.title,
    purpose: row.purpose,
    state: row.state,
    requestedName: row.requested_name,
    requestedAt: row.requested_at.toISOString(),
    endedAt: instant(row.ended_at),
    size: row.size,
    sha256: row.blob,
    origin: row.origin_kind,
    failure: failureOf(row),
  }
}

/** Whether this is a look of its own: reading the page again within minutes is none. */
export async function isNewLook(tx: Tx, id: string, session: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update evidence.capture set viewed_session = ${session}, viewed_at = ${now}
    where id = ${id}::uuid and (viewed_session is distinct from ${session}
      or viewed_at < ${now}::timestamptz - interval '10 minutes') returning id`.execute(tx.as<unknown>())
  return rows.length > 0
}

/** Newest first. */
export async function listCaptures(
  tx: Tx,
  filter: CaptureFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: CaptureRow[]; next: string | null }> {
  const key = readCursor(page.after, 2)
  const like = `%${(filter.search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db(tx)
    .selectFrom('evidence.capture')
    .selectAll()
    .$if(filter.region !== undefined, (query) => query.where('region', '=', filter.region ?? ''))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state ?? 'planned'))
    .$if(filter.search !== undefined, (query) =>
      query.where(({ or, eb }) =>
        or([eb('url', 'ilike', like), eb('title', 'ilike', like), eb('purpose', 'ilike', like)]),
      ),
    )
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(requested_at, id) < (${key?.[0]}::timestamptz, ${key?.[1]}::uuid)`),
    )
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const { items, next } = toPage(rows, page.limit, (row) => [row.requested_at.toISOString(), row.id])
  return { items: items.map(headOf), next }
}

/** Takes the capture for one more run, unless it has ended; the run's number is the only one that may end it. */
export async function beginRun(tx: Tx, id: string, now: Date): Promise<CaptureTable | undefined> {
  const { rows } = await sql<CaptureTable>`
    update evidence.capture set state = 'capturing', attempt = attempt + 1, started_at = ${now}
    where id = ${id}::uuid and state in ('planned', 'capturing') returning *`.execute(tx.as<unknown>())
  return rows[0]
}

export interface SealedFacts {
  readonly state: 'sealed' | 'partial'
  readonly title: string
  readonly finalUrl: string
  readonly status: number | null
  readonly exchanges: number
  readonly missing: CaptureTable['missing']
  readonly blob: string
  readonly sm3: string
  readonly size: number
  readonly members: number
  readonly timestamp: CaptureTable['timestamp']
}

/** Ends a run with its pack; false when another run has ended the capture. */
export async function saveSealed(
  tx: Tx,
  run: { readonly id: string; readonly attempt: number },
  facts: SealedFacts,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update evidence.capture set state = ${facts.state}, ended_at = ${now}, title = ${facts.title},
      final_url = ${facts.finalUrl}, http_status = ${facts.status}, exchanges = ${facts.exchanges},
      missing = ${json(facts.missing)}, blob = ${facts.blob}, sm3 = ${facts.sm3}, size = ${facts.size},
      members = ${facts.members}, timestamp = ${json(facts.timestamp)}
    where id = ${run.id}::uuid and attempt = ${run.attempt} and state = 'capturing' returning id`.execute(
    tx.as<unknown>(),
  )
  return rows.length === 1
}

export async function saveFailed(
  tx: Tx,
  run: { readonly id: string; readonly attempt: number },
  failure: { readonly code: string; readonly details: unknown },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update evidence.capture set state = 'failed', ended_at = ${now}, failure_code = ${failure.code},
      failure_details = ${json(failure.details)}
    where id = ${run.id}::uuid and attempt = ${run.attempt} and state = 'capturing' returning id`.execute(
    tx.as<unknown>(),
  )
  return rows.length === 1
}

/** Puts a failed capture back to where it was when it was asked for. */
export async function planAgain(tx: Tx, id: string): Promise<void> {
  await sql`update evidence.capture set state = 'planned', attempt = 0, started_at = null, ended_at = null,
      failure_code = null, failure_details = null
    where id = ${id}::uuid and state = 'failed'`.execute(tx.as<unknown>())
}

export async function saveReplay(tx: Tx, id: string, figures: ReplayFigures): Promise<void> {
  await sql`update evidence.capture set replay = ${json(figures)} where id = ${id}::uuid`.execute(
    tx.as<unknown>(),
  )
}

export async function saveRetention(tx: Tx, id: string, until: string, reason: string): Promise<void> {
  await db(tx)
    .updateTable('evidence.capture')
    .set({ retain_until: until, retention_reason: reason })
    .where('id', '=', id)
    .execute()
}

const EXPIRED_MAX = 500

/** Packs whose time is over and that no matter needs; marked as removed here, their blobs go after the commit. */
export async function takeExpired(
  tx: Tx,
  today: string,
  now: Date,
): Promise<readonly { id: string; region: string; unit_id: string; blob: string; retain_until: string }[]> {
  const { rows } = await sql<{
    id: string
    region: string
    unit_id: string
    blob: string
    retain_until: string
  }>`update evidence.capture c set removed_at = ${now}
    where id in (select id from evidence.capture e where blob is not null and removed_at is null
        and retain_until < ${today}::date
        and not exists (select 1 from evidence.matter_link k where k.capture_id = e.id)
      order by retain_until limit ${EXPIRED_MAX})
    returning c.id, c.region, c.unit_id, c.blob, c.retain_until`.execute(tx.as<unknown>())
  return rows
}
