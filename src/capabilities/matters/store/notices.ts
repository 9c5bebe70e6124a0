/** 提醒: people to tell, notices, channels, the rule, warnings given. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { type ChannelTable, db, type MatterTable, type NoticeTable, type RuleTable } from './tables.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly unit_id: string
  readonly region: string
  readonly roles: readonly {
    readonly role: string
    readonly reach: 'unit' | 'region' | 'below'
    readonly region: string
    readonly unitId: string
  }[]
}

/** People by id, by unit, or by a role that they hold; with all roles that they hold today. */
export async function findPeople(
  tx: Tx,
  wanted: { readonly persons: readonly string[]; readonly units: readonly string[]; readonly role: string },
  today: string,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`select * from matters.find_people(
    ${[...wanted.persons]}::uuid[], ${[...wanted.units]}::uuid[], ${wanted.role}, ${today}::date)`.execute(
    db(tx),
  )
  return rows
}

export interface Told {
  readonly region: string
  readonly unit_id: string | null
  readonly assignee_id: string | null
  readonly read_permission: string
  readonly title: string
  readonly opened_by: string | null
  readonly waits_for: string | null
  readonly watchers: readonly string[]
  readonly shares: readonly { readonly unitId: string; readonly unitRegion: string | null }[]
}

/** A matter with those who watch it and those it is shared with. */
export async function findTold(tx: Tx, id: string): Promise<Told | undefined> {
  const { rows } = await sql<Told>`
    select m.region, m.unit_id, m.assignee_id, m.read_permission, m.title, m.opened_by, m.waits_for,
      coalesce((select jsonb_agg(w.person_id) from matters.watch w where w.matter_id = m.id), '[]'::jsonb) as watchers,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', s.unit_id, 'unitRegion', s.unit_region))
        from matters.share s where s.matter_id = m.id), '[]'::jsonb) as shares
    from matters.matter m where m.id = ${id}::uuid`.execute(db(tx))
  return rows[0]
}

export type HeldMatter = Pick<
  MatterTable,
  'id' | 'region' | 'unit_id' | 'assignee_id' | 'read_permission' | 'title'
>

/** Who holds each of the matters. */
export async function listHeld(tx: Tx, ids: readonly string[]): Promise<HeldMatter[]> {
  const { rows } =
    await sql<HeldMatter>`select m.id, m.region, m.unit_id, m.assignee_id, m.read_permission, m.title
    from matters.matter m where m.id = any (${[...ids]}::uuid[])`.execute(db(tx))
  return rows
}

export type NewNotice = Pick<NoticeTable, 'id' | 'region' | 'person_id' | 'matter_id' | 'kind' | 'values'> & {
  readonly page?: string
}

export async function insertNotices(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<void> {
  if (notices.length === 0) return
  await sql`insert into matters.notice (id, region, person_id, matter_id, page, kind, "values", at)
    select id, region, person_id, matter_id, coalesce(page, ''), kind, "values", ${at}
    from jsonb_populate_recordset(null::matters.notice, ${JSON.stringify(notices)}::jsonb)`.execute(db(tx))
}

export type NoticeRow = NoticeTable & {
  readonly title: string | null
  readonly procedure: string | null
  readonly version: number | null
}

/** A person's notices, newest first, with the matter's title while the person still sees it. */
export async function listNotices(
  tx: Tx,
  personId: string,
  page: { readonly unread: boolean; readonly after?: string | undefined; readonly limit: number },
) {
  const after = readCursor(page.after, 2)
  const { rows } = await sql<NoticeRow & { sort_at: string }>`
    select n.*, n.at::text as sort_at, m.title, m.procedure, m.version
    from matters.notice n left join matters.matter m on m.id = n.matter_id
    where n.person_id = ${personId}::uuid ${page.unread ? sql`and n.read_at is null` : sql``}
      ${after === undefined ? sql`` : sql`and (n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by n.at desc, n.id desc limit ${sql.lit(page.limit + 1)}`.execute(db(tx))
  return toPage(rows, page.limit, (row) => [row.sort_at, row.id])
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from matters.notice
    where person_id = ${personId}::uuid and read_at is null`.execute(db(tx))
  return rows[0]?.count ?? 0
}

/** Marks a person's notices as read: the given ones, or all. Read ones keep their instant. */
export async function markRead(tx: Tx, personId: string, ids: readonly string[] | 'all', at: Date) {
  await sql`update matters.notice set read_at = ${at} where person_id = ${personId}::uuid and read_at is null
    ${ids === 'all' ? sql`` : sql`and id = any (${[...ids]}::uuid[])`}`.execute(db(tx))
}

export async function findRule(tx: Tx): Promise<RuleTable> {
  return await db(tx).selectFrom('matters.notice_rule').selectAll().executeTakeFirstOrThrow()
}

export async function updateRule(tx: Tx, rule: Omit<RuleTable, 'only_row'>): Promise<void> {
  await db(tx)
    .updateTable('matters.notice_rule')
    .set({
      ...rule,
      escalations: sql`${JSON.stringify(rule.escalations)}::jsonb`,
      hours: sql`${JSON.stringify(rule.hours)}::jsonb`,
    })
    .execute()
}

export async function findChannel(tx: Tx, personId: string): Promise<ChannelTable | undefined> {
  return await db(tx)
    .selectFrom('matters.notice_channel')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

export async function saveChannel(tx: Tx, channel: ChannelTable): Promise<void> {
  const { person_id: _, region: __, ...changes } = channel
  await db(tx)
    .insertInto('matters.notice_channel')
    .values(channel)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(changes))
    .execute()
}

/** Those of the people who want notices outside the page as well. */
export async function listChannels(tx: Tx, persons: readonly string[]): Promise<ChannelTable[]> {
  return await db(tx)
    .selectFrom('matters.notice_channel')
    .selectAll()
    .where(sql<boolean>`person_id = any (${[...persons]}::uuid[])`)
    .execute()
}

export interface NoticeToSend extends NoticeRow {
  readonly email: string | null
}

/** One notice with where it goes by mail. */
export async function findNoticeToSend(tx: Tx, id: string): Promise<NoticeToSend | undefined> {
  const { rows } = await sql<NoticeToSend>`
    select n.*, m.title, m.procedure, m.version, c.email
    from matters.notice n left join matters.matter m on m.id = n.matter_id
      left join organisation.public_contact c on c.id = n.person_id
    where n.id = ${id}::uuid for update of n`.execute(db(tx))
  return rows[0]
}

export async function markSent(
  tx: Tx,
  id: string,
  column: 'mailed_at' | 'pushed_at' | 'told_instance_at',
  at: Date,
) {
  await db(tx)
    .updateTable('matters.notice')
    .set({ [column]: at })
    .where('id', '=', id)
    .execute()
}

export type DueMatter = Pick<
  MatterTable,
  'id' | 'region' | 'unit_id' | 'assignee_id' | 'read_permission' | 'title'
> & { readonly due_on: string; readonly given: readonly string[] }

/** Open matters that are due by the day, with whoever's move it is as unit and assignee, in the order of due days, with the warnings already given for it. */
export async function listDue(
  tx: Tx,
  until: string,
  after: { readonly dueOn: string; readonly id: string } | undefined,
  limit: number,
): Promise<DueMatter[]> {
  const { rows } = await sql<DueMatter>`
    select m.id, m.region, coalesce(m.turn_unit_id, m.unit_id) as unit_id, m.turn_person_id as assignee_id,
      m.read_permission, m.title, m.due_on, coalesce((select jsonb_agg(w.threshold) from matters.warning w where w.matter_id = m.id and w.due_on = m.due_on),
        '[]'::jsonb) as given
    from matters.matter m where m.closed_at is null and m.due_on <= ${until}::date
      ${after === undefined ? sql`` : sql`and (m.due_on, m.id) > (${after.dueOn}::date, ${after.id}::uuid)`}
    order by m.due_on, m.id limit ${sql.lit(limit)}`.execute(db(tx))
  return rows
}

export interface NewWarning {
  readonly matter_id: string
  readonly due_on: string
  readonly threshold: string
  readonly region: string
}

/** Notes warnings as given; those that nobody else gave meanwhile, as `matter threshold`. */
export async function insertWarnings(
  tx: Tx,
  warnings: readonly NewWarning[],
  at: Date,
): Promise<ReadonlySet<string>> {
  if (warnings.length === 0) return new Set()
  const { rows } = await sql<{ matter_id: string; threshold: string }>`
    insert into matters.warning (matter_id, due_on, threshold, region, at)
    select matter_id, due_on, threshold, region, ${at}
    from jsonb_populate_recordset(null::matters.warning, ${JSON.stringify(warnings)}::jsonb)
    on conflict do nothing returning matter_id, threshold`.execute(db(tx))
  return new Set(rows.map((row) => `${row.matter_id} ${row.threshold}`))
}
