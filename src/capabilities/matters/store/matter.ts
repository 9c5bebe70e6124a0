/** One matter: found, locked, moved, shared, watched, linked. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Visibility } from '../visibility.ts'
import {
  db,
  type EventTable,
  type MatterListRow,
  type MatterTable,
  matterColumns,
  matterNames,
  selectMatters,
} from './tables.ts'
import { visibleCondition } from './visible.ts'

export interface MatterExtras {
  readonly events: readonly (Omit<EventTable, 'at'> & { at: string })[]
  readonly shares: readonly { unitId: string; unitName: string; part: string; unitRegion: string | null }[]
  readonly watching: boolean
}

/** One visible matter with its whole timeline, shares and whether the person watches it: one statement. */
export async function findMatter(
  tx: Tx,
  id: string,
  visibility: Visibility,
): Promise<(MatterListRow & MatterExtras) | undefined> {
  const row = await selectMatters(tx)
    .where('m.id', '=', id)
    .where(visibleCondition(visibility))
    .select([
      sql<
        MatterExtras['events']
      >`coalesce((select jsonb_agg(to_jsonb(e) order by e.at, e.place) from matters.event e
        where e.matter_id = m.id), '[]'::jsonb)`.as('events'),
      sql<
        MatterExtras['shares']
      >`coalesce((select jsonb_agg(jsonb_build_object('unitId', s.unit_id, 'unitName', su.name,
        'part', s.part, 'unitRegion', s.unit_region) order by s.part, su.name) from matters.share s
        join organisation.public_unit su on su.id = s.unit_id where s.matter_id = m.id), '[]'::jsonb)`.as(
        'shares',
      ),
      sql<boolean>`exists (select 1 from matters.watch w where w.matter_id = m.id
        and w.person_id = ${visibility.watcherId}::uuid)`.as('watching'),
    ])
    .executeTakeFirst()
  return row as (MatterListRow & MatterExtras) | undefined
}

export type RelatedRow = MatterListRow & {
  readonly relation: 'parent' | 'child' | 'linked'
  readonly reason: string
}

/** Parent, children, and matters linked by hand, those that the actor sees; one statement. */
export async function listRelated(
  tx: Tx,
  id: string,
  parentId: string | null,
  visibility: Visibility,
): Promise<RelatedRow[]> {
  const { rows } = await sql<RelatedRow>`
    select ${matterColumns}, r.relation, r.reason from (
      select m.id, 'parent' as relation, '' as reason from matters.matter m where m.id = ${parentId}::uuid
      union all select m.id, 'child', '' from matters.matter m where m.parent_id = ${id}::uuid
      union all select l.other_id, 'linked', l.reason from matters.link l where l.matter_id = ${id}::uuid
      union all select l.matter_id, 'linked', l.reason from matters.link l where l.other_id = ${id}::uuid) r
    join matters.matter m on m.id = r.id ${matterNames}
    where ${visibleCondition(visibility)} order by m.opened_at, m.id limit 100`.execute(db(tx))
  return rows
}

/** Holds a visible matter against a second change at the same time. */
export async function lockMatter(
  tx: Tx,
  id: string,
  visibility: Visibility,
): Promise<MatterTable | undefined> {
  return await db(tx)
    .selectFrom('matters.matter as m')
    .selectAll('m')
    .where('m.id', '=', id)
    .where(visibleCondition(visibility))
    .forUpdate()
    .executeTakeFirst()
}

/** What was done to a matter, oldest first; of the given kinds. */
export async function listEvents(tx: Tx, id: string, kinds: readonly string[]): Promise<EventTable[]> {
  return await db(tx)
    .selectFrom('matters.event')
    .selectAll()
    .where('matter_id', '=', id)
    .where(sql<SqlBool>`kind = any (${[...kinds]}::text[])`)
    .orderBy('at')
    .orderBy('place')
    .execute()
}

export type NewMatterRow = Omit<
  MatterTable,
  'opened_at' | 'moved_at' | 'closed_at' | 'closed_late' | 'supervised'
> & { opened_at: string }

export async function insertMatters(tx: Tx, rows: readonly NewMatterRow[]): Promise<void> {
  if (rows.length === 0) return
  tx.later(sql`insert into matters.matter (id, region, unit_id, assignee_id, procedure, version, read_permission, state, waits_for,
      title, reference, lane, parent_id, opened_at, opened_by, opener_unit_id, given_due_on, due_on, due_limit, due_provisional, moved_at)
    select id, region, unit_id, assignee_id, procedure, version, read_permission, state, waits_for, title, reference, lane,
      parent_id, opened_at, opened_by, opener_unit_id, given_due_on, due_on, due_limit, due_provisional, opened_at
    from jsonb_populate_recordset(null::matters.matter, ${JSON.stringify(rows)}::jsonb)`)
}

export type NewEventRow = Omit<EventTable, 'at' | 'place'> & { at: string }

export async function insertEvents(tx: Tx, rows: readonly NewEventRow[]): Promise<void> {
  if (rows.length === 0) return
  tx.later(sql`insert into matters.event (id, matter_id, region, at, person_id, actor_name,
      on_behalf_of, kind, step, from_state, to_state, form, note)
    select id, matter_id, region, at, person_id, actor_name, on_behalf_of, kind, step, from_state, to_state, form, note
    from jsonb_populate_recordset(null::matters.event, ${JSON.stringify(rows)}::jsonb)`)
}

export interface NewShareRow {
  readonly matter_id: string
  readonly unit_id: string
  readonly part: string
}

/** Shares matters that the transaction sees with units anywhere; the units' regions are looked up here. */
export async function insertShares(tx: Tx, rows: readonly NewShareRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`select matters.share_matters(jsonb_agg(jsonb_build_object('matter_id', s.matter_id, 'unit_id', s.unit_id,
      'part', s.part, 'unit_region', u.region)))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(matter_id uuid, unit_id uuid, part text)
      join organisation.public_unit u on u.id = s.unit_id`.execute(db(tx))
}

/** The share of a unit that no longer holds the matter as its holder. */
export async function endHolderShare(tx: Tx, id: string, unitId: string): Promise<void> {
  await db(tx)
    .deleteFrom('matters.share')
    .where('matter_id', '=', id)
    .where('unit_id', '=', unitId)
    .where('part', '=', 'holder')
    .execute()
}

export type MatterChanges = Partial<Omit<MatterTable, 'id' | 'region' | 'moved_at'>> & {
  readonly moved_at: Date
}

export async function updateMatter(tx: Tx, id: string, changes: MatterChanges): Promise<void> {
  tx.later(db(tx).updateTable('matters.matter').set(changes).where('id', '=', id))
}

/** 督办中: while a supervision of the matter runs. */
export async function setSupervised(tx: Tx, id: string, supervised: boolean): Promise<void> {
  await db(tx).updateTable('matters.matter').set({ supervised }).where('id', '=', id).execute()
}

/** Which of these matters a unit supervises already. */
export async function listSupervisedBy(tx: Tx, unitId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct m.parent_id as id from matters.matter m
    where m.parent_id = any (${[...ids]}::uuid[]) and m.procedure = 'matters.supervision' and m.closed_at is null
      and m.opener_unit_id = ${unitId}::uuid`.execute(db(tx))
  return rows.map(({ id }) => id)
}

/** Sets the parent's mark by whether another supervision of it still runs; the parent's id. */
export async function settleSupervised(tx: Tx, supervisionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update matters.matter p set supervised = exists (select 1 from matters.matter c
      where c.parent_id = p.id and c.procedure = 'matters.supervision' and c.closed_at is null)
    where p.id = (select s.parent_id from matters.matter s where s.id = ${supervisionId}::uuid)
    returning p.id`.execute(db(tx))
  return rows[0]?.id
}

export async function setWatch(
  tx: Tx,
  matterId: string,
  region: string,
  personId: string,
  watching: boolean,
): Promise<void> {
  if (watching) {
    await db(tx)
      .insertInto('matters.watch')
      .values({ matter_id: matterId, region, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return
  }
  await db(tx)
    .deleteFrom('matters.watch')
    .where('matter_id', '=', matterId)
    .where('person_id', '=', personId)
    .execute()
}

/** Links two matters; false when they are linked already, in either direction. */
export async function insertLink(
  tx: Tx,
  link: {
    readonly matterId: string
    readonly otherId: string
    readonly region: string
    readonly reason: string
    readonly personId: string | null
    readonly at: Date
  },
): Promise<boolean> {
  const { rows } = await sql`insert into matters.link (matter_id, other_id, region, reason, person_id, at)
    select ${link.matterId}::uuid, ${link.otherId}::uuid, ${link.region}, ${link.reason}, ${link.personId}::uuid, ${link.at}
    where not exists (select 1 from matters.link l where l.matter_id = ${link.otherId}::uuid and l.other_id = ${link.matterId}::uuid)
    on conflict do nothing returning 1 as done`.execute(db(tx))
  return rows.length > 0
}

/** Takes a link away, whichever side it was made from; false when there was none. */
export async function deleteLink(tx: Tx, matterId: string, otherId: string): Promise<boolean> {
  const gone = await db(tx)
    .deleteFrom('matters.link')
    .where((where) =>
      where.or([
        where.and({ matter_id: matterId, other_id: otherId }),
        where.and({ matter_id: otherId, other_id: matterId }),
      ]),
    )
    .returning('matter_id')
    .execute()
  return gone.length > 0
}

export async function findUnit(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('organisation.public_unit')
    .select(['id', 'name', 'region', 'closed_on'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Who holds a matter. */
export async function findHolder(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('matters.matter')
    .select(['unit_id', 'assignee_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A visible matter, only looked at. */
export async function findVisible(tx: Tx, id: string, visibility: Visibility) {
  return await db(tx)
    .selectFrom('matters.matter as m')
    .select(['m.id', 'm.title'])
    .where('m.id', '=', id)
    .where(visibleCondition(visibility))
    .executeTakeFirst()
}
