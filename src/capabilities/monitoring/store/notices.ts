/** SQL of gentle notices and clues. */
import { sql } from 'kysely'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { LEVELS } from '../domain/finding.ts'
import type { NoticeState } from '../domain/notice.ts'
import { hostOf } from '../domain/plan.ts'
import type { StoredFinding } from './findings.ts'

export interface StoredNotice {
  id: string
  region: string
  unit_id: string | null
  operator_id: string | null
  subject: string
  addressee: string
  body: string
  state: NoticeState
  version: number
  made_name: string
  made_at: Date
  sent_way: string | null
  sent_name: string | null
  sent_at: Date | null
  answer: string | null
  answered_name: string | null
  answered_at: Date | null
  mended_at: Date | null
}

export interface NoticeItem {
  id: string
  title: Bilingual
  level: (typeof LEVELS)[number]
  text: string
  url: string
  mended_at: string | null
}

type Counted = StoredNotice & { findings: number; mended: number }

const COUNTS = sql`(select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id) as findings,
  (select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id and f.mended_at is not null) as mended`

export async function listNotices(
  tx: Tx,
  query: {
    readonly state: string | undefined
    readonly search: string | undefined
    readonly after: readonly (string | number | null)[] | undefined
    readonly limit: number
  },
): Promise<Counted[]> {
  const { state, search, after, limit } = query
  const any = sql`true`
  const { rows } = await sql<Counted>`select n.*, ${COUNTS} from monitoring.notice n
    where ${state === undefined ? any : sql`n.state = ${state}`}
      and ${search === undefined ? any : sql`strpos(lower(n.subject || ' ' || n.body), lower(${search})) > 0`}
      and ${after === undefined ? any : sql`(n.made_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by n.made_at desc, n.id desc limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

export async function findNotice(
  tx: Tx,
  id: string,
): Promise<(Counted & { items: NoticeItem[] }) | undefined> {
  const { rows } = await sql<Counted & { items: NoticeItem[] }>`select n.*, ${COUNTS},
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'level', f.level, 'text', f.text,
        'url', f.url, 'mended_at', nf.mended_at) order by nf.place)
        from monitoring.notice_finding nf join monitoring.finding f on f.id = nf.finding_id
        where nf.notice_id = n.id), '[]') as items
    from monitoring.notice n where n.id = ${id}`.execute(tx.as<unknown>())
  return rows[0]
}

export async function lockNotice(tx: Tx, id: string): Promise<StoredNotice | undefined> {
  const { rows } =
    await sql<StoredNotice>`select * from monitoring.notice where id = ${id} for update`.execute(
      tx.as<unknown>(),
    )
  return rows[0]
}

/**
 * Accepted findings of the same shop that stand in no notice, the named one first: of the operator where the register
 * knows it, else of the seller that its pages name; where they name none, of the page alone, for others sell beside it.
 */
export async function listUnnoticed(tx: Tx, finding: StoredFinding, limit: number): Promise<StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`select f.* from monitoring.finding f
    where f.region = ${finding.region} and f.state = 'accepted' and ${isSameShop(finding)}
      and not exists (select 1 from monitoring.notice_finding nf where nf.finding_id = f.id)
    order by f.id <> ${finding.id}, f.rank, f.id limit ${limit}`.execute(tx.as<unknown>())
  return rows
}

function isSameShop({ operator_id, subject, page_id, url }: StoredFinding) {
  if (operator_id !== null) return sql`f.operator_id = ${operator_id}`
  const host = hostOf(url)
  if (subject === host) return sql`f.page_id = ${page_id}`
  return sql`f.operator_id is null and f.subject = ${subject} and strpos(f.url, ${`://${host}/`}) > 0`
}

export async function insertNotice(
  tx: Tx,
  notice: Pick<
    StoredNotice,
    'id' | 'region' | 'unit_id' | 'operator_id' | 'subject' | 'addressee' | 'body' | 'made_name' | 'made_at'
  >,
  findingIds: readonly string[],
): Promise<void> {
  await sql`insert into monitoring.notice (id, region, unit_id, operator_id, subject, addressee, body, made_name, made_at)
    values (${notice.id}, ${notice.region}, ${notice.unit_id}, ${notice.operator_id}, ${notice.subject},
      ${notice.addressee}, ${notice.body}, ${notice.made_name}, ${notice.made_at})`.execute(tx.as<unknown>())
  await sql`insert into monitoring.notice_finding (finding_id, notice_id, region, unit_id, place)
    select id, ${notice.id}::uuid, ${notice.region}, ${notice.unit_id}::uuid, place
    from unnest(${[...findingIds]}::uuid[]) with ordinality as row(id, place)`.execute(tx.as<unknown>())
}

export async function changeNotice(
  tx: Tx,
  id: string,
  text: { readonly addressee: string; readonly body: string },
): Promise<void> {
  await sql`update monitoring.notice set addressee = ${text.addressee}, body = ${text.body}, version = version + 1
    where id = ${id}`.execute(tx.as<unknown>())
}

export async function markSent(
  tx: Tx,
  id: string,
  by: { readonly way: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`update monitoring.notice set state = 'sent', sent_way = ${by.way}, sent_name = ${by.name},
    sent_at = ${by.at} where id = ${id}`.execute(tx.as<unknown>())
}

export async function markAnswered(
  tx: Tx,
  id: string,
  by: { readonly answer: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`update monitoring.notice set state = case state when 'mended' then state else 'answered' end,
    answer = ${by.answer}, answered_name = ${by.name}, answered_at = ${by.at} where id = ${id}`.execute(
    tx.as<unknown>(),
  )
}

export interface MendedNotice {
  id: string
  operator_id: string | null
  unit_id: string | null
}

/**
 * 复查改正: what stands in a notice and was not seen again on its page by a run that looked for it. A model of others is
 * left out: that it says nothing may only mean that it failed. Answers with the notices of which nothing is left.
 */
export async function markMended(
  tx: Tx,
  run: {
    readonly id: string
    readonly region: string
    readonly rules: readonly string[]
    readonly hasModels: boolean
  },
  at: Date,
): Promise<MendedNotice[]> {
  const { rows } = await sql<{ notice_id: string }>`
    update monitoring.notice_finding nf set mended_at = ${at}
    from monitoring.finding f, monitoring.notice n, monitoring.visit v
    where f.id = nf.finding_id and n.id = nf.notice_id and v.run_id = ${run.id} and v.url = f.url
      and n.region = ${run.region} and n.state in ('sent', 'answered') and nf.mended_at is null
      and v.state = 'done' and v.outcome = 'page' and v.fetched_at > n.sent_at
      and f.last_seen_at < v.fetched_at
      and (f.rule = any(${[...run.rules]}) or (${run.hasModels} and (f.rule like 'model:%' or f.rule like 'outside:%')))
    returning nf.notice_id`.execute(tx.as<unknown>())
  if (rows.length === 0) return []
  const touched = [...new Set(rows.map(({ notice_id }) => notice_id))]
  const { rows: mended } = await sql<MendedNotice>`
    update monitoring.notice n set state = 'mended', mended_at = ${at} where n.id = any(${touched}::uuid[])
      and not exists (select 1 from monitoring.notice_finding nf where nf.notice_id = n.id and nf.mended_at is null)
    returning n.id, n.operator_id, n.unit_id`.execute(tx.as<unknown>())
  return mended
}

/** The notice that a finding stands in; undefined when the finding was handed on before. */
export async function insertClue(
  tx: Tx,
  clue: {
    readonly findingId: string
    readonly region: string
    readonly unitId: string | null
    readonly note: string
    readonly name: string
    readonly at: Date
  },
): Promise<{ notice_id: string | null } | undefined> {
  const { rows } = await sql<{
    notice_id: string | null
  }>`insert into monitoring.clue (finding_id, region, unit_id, note, raised_name, raised_at)
    values (${clue.findingId}, ${clue.region}, ${clue.unitId}, ${clue.note}, ${clue.name}, ${clue.at})
    on conflict do nothing returning (select nf.notice_id from monitoring.notice_finding nf
      where nf.finding_id = ${clue.findingId}) as notice_id`.execute(tx.as<unknown>())
  return rows[0]
}
