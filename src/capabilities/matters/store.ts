/** SQL of the matters schema. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { FormValues } from '../../kernel/procedure/form.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readCursor, toPage } from '../../platform/db/keyset.ts'

export interface MatterTable {
  id: string
  region: string
  unit_id: string | null
  assignee_id: string | null
  procedure: string
  version: number
  read_permission: string
  state: string
  waits_for: string | null
  title: string
  reference: string
  lane: string | null
  parent_id: string | null
  opened_at: Date
  opened_by: string | null
  given_due_on: string | null
  due_on: string | null
  due_limit: string | null
  due_provisional: boolean
  supervised: boolean
  moved_at: Date
  closed_at: Date | null
  closed_late: boolean | null
}

interface EventTable {
  id: string
  matter_id: string
  region: string
  at: Date
  person_id: string | null
  actor_name: string
  kind: string
  step: string | null
  from_state: string | null
  to_state: string | null
  form: FormValues
  note: string
}

interface Tables {
  'matters.matter': MatterTable
  'matters.event': EventTable
  'matters.share': { matter_id: string; region: string; unit_id: string; part: string }
  'matters.watch': { matter_id: string; region: string; person_id: string }
  'organisation.public_unit': { id: string; name: string }
  'organisation.public_person': { id: string; name: string; unit_id: string }
}

const db = (tx: Tx) => tx.as<Tables>()

export type MatterListRow = MatterTable & { unit_name: string | null; assignee_name: string | null }
export type EventRow = EventTable

/** A visible matter with the names to show. */
function selectMatters(tx: Tx) {
  return db(tx)
    .selectFrom('matters.matter as m')
    .leftJoin('organisation.public_unit as u', 'u.id', 'm.unit_id')
    .leftJoin('organisation.public_person as p', 'p.id', 'm.assignee_id')
    .selectAll('m')
    .select(['u.name as unit_name', 'p.name as assignee_name'])
}

export interface MatterFilter {
  /** Which matters the actor may see at all (per procedure), and which of them the view asks for. */
  readonly visible: RawBuilder<SqlBool>
  readonly view: RawBuilder<SqlBool> | undefined
  readonly procedure?: string | undefined
  readonly state?: string | undefined
  readonly unitId?: string | undefined
  readonly lane?: string | undefined
  readonly search?: string | undefined
  readonly open: 'open' | 'closed' | 'both'
  readonly due: 'overdue' | 'soon' | 'any'
  readonly today: string
  readonly soon: string
  readonly after?: string | undefined
  readonly limit: number
}

export async function listMatters(tx: Tx, filter: MatterFilter) {
  const after = readCursor(filter.after, 2)
  const { view, procedure, state, unitId, lane, search } = filter
  let query = selectMatters(tx).where(filter.visible)
  if (view !== undefined) query = query.where(view)
  if (procedure !== undefined) query = query.where('m.procedure', '=', procedure)
  if (state !== undefined) query = query.where('m.state', '=', state)
  if (unitId !== undefined) query = query.where('m.unit_id', '=', unitId)
  if (lane !== undefined) query = query.where('m.lane', '=', lane)
  if (search) query = query.where(sql<SqlBool>`strpos(m.title, ${search}) > 0`)
  if (filter.open === 'open') query = query.where('m.closed_at', 'is', null)
  if (filter.open === 'closed') query = query.where('m.closed_at', 'is not', null)
  if (filter.due === 'overdue') query = query.where('m.due_on', '<', filter.today)
  if (filter.due === 'soon')
    query = query.where('m.due_on', '>=', filter.today).where('m.due_on', '<=', filter.soon)
  if (after !== undefined) {
    const [due, id] = after
    query = query.where(
      due === null
        ? sql<SqlBool>`m.due_on is null and m.id > ${id}::uuid`
        : sql<SqlBool>`((m.due_on, m.id) > (${due}::date, ${id}::uuid) or m.due_on is null)`,
    )
  }
  const rows = await query
    .orderBy('m.due_on', (order) => order.asc().nullsLast())
    .orderBy('m.id')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows as MatterListRow[], filter.limit, (row) => [row.due_on, row.id])
}

/** Counts for the home page, in one pass over the open matters that concern the person. */
export async function summarize(
  tx: Tx,
  visible: RawBuilder<SqlBool>,
  who: { personId: string; units: readonly string[]; today: string; soon: string },
) {
  const mine = sql`(m.assignee_id = ${who.personId}::uuid or (m.assignee_id is null and m.unit_id = any (${who.units}::uuid[])))`
  const { rows } = await sql<Record<'mine' | 'overdue' | 'dueSoon' | 'waiting' | 'watched' | 'unit', number>>`
    select count(*) filter (where ${mine}) as "mine",
      count(*) filter (where ${mine} and m.due_on < ${who.today}::date) as "overdue",
      count(*) filter (where ${mine} and m.due_on between ${who.today}::date and ${who.soon}::date) as "dueSoon",
      count(*) filter (where m.opened_by = ${who.personId}::uuid and not ${mine}) as "waiting",
      count(*) filter (where exists (select 1 from matters.watch w where w.matter_id = m.id and w.person_id = ${who.personId}::uuid)) as "watched",
      count(*) filter (where m.unit_id = any (${who.units}::uuid[])) as "unit"
    from matters.matter m
    where m.closed_at is null and ${visible}
      and (m.assignee_id = ${who.personId}::uuid or m.unit_id = any (${who.units}::uuid[]) or m.opened_by = ${who.personId}::uuid
        or m.id in (select w.matter_id from matters.watch w where w.person_id = ${who.personId}::uuid))`.execute(
    db(tx),
  )
  return rows[0] ?? { mine: 0, overdue: 0, dueSoon: 0, waiting: 0, watched: 0, unit: 0 }
}

/** Open visible matters that are overdue or due soon, counted by the unit that holds them. */
export async function countByUnit(
  tx: Tx,
  visible: RawBuilder<SqlBool>,
  days: { readonly today: string; readonly soon: string },
) {
  const overdue = sql<number>`count(*) filter (where m.due_on < ${days.today}::date)`
  const dueSoon = sql<number>`count(*) filter (where m.due_on >= ${days.today}::date)`
  return await db(tx)
    .selectFrom('matters.matter as m')
    .innerJoin('organisation.public_unit as u', 'u.id', 'm.unit_id')
    .select(['u.id as unitId', 'u.name as unitName', overdue.as('overdue'), dueSoon.as('dueSoon')])
    .where(visible)
    .where('m.closed_at', 'is', null)
    .where('m.due_on', '<=', days.soon)
    .groupBy(['u.id', 'u.name'])
    .orderBy('overdue', 'desc')
    .orderBy('dueSoon', 'desc')
    .orderBy('u.name')
    .limit(30)
    .execute()
}

/** What others did since an instant to visible matters, newest first. */
export async function listChanges(
  tx: Tx,
  visible: RawBuilder<SqlBool>,
  filter: { readonly since: Date; readonly notBy: string | null; readonly limit: number },
) {
  return await db(tx)
    .selectFrom('matters.event as e')
    .innerJoin('matters.matter as m', 'm.id', 'e.matter_id')
    .select(['e.id', 'e.at', 'e.actor_name', 'e.kind', 'e.step', 'e.to_state', 'e.note', 'e.matter_id'])
    .select(['m.title', 'm.procedure', 'm.version'])
    .where('e.at', '>=', filter.since)
    .where(sql<SqlBool>`e.person_id is distinct from ${filter.notBy}::uuid`)
    .where(visible)
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(filter.limit)
    .execute()
}

export interface MatterExtras {
  readonly events: readonly (Omit<EventTable, 'at'> & { at: string })[]
  readonly shares: readonly { unitId: string; unitName: string; part: string }[]
  readonly watching: boolean
}

/** One visible matter with its whole timeline, shares and whether the person watches it: one statement. */
export async function findMatter(
  tx: Tx,
  id: string,
  visible: RawBuilder<SqlBool>,
  personId: string,
): Promise<(MatterListRow & MatterExtras) | undefined> {
  const row = await selectMatters(tx)
    .where('m.id', '=', id)
    .where(visible)
    .select([
      sql<
        MatterExtras['events']
      >`coalesce((select jsonb_agg(to_jsonb(e) order by e.at, e.id) from matters.event e
        where e.matter_id = m.id), '[]'::jsonb)`.as('events'),
      sql<
        MatterExtras['shares']
      >`coalesce((select jsonb_agg(jsonb_build_object('unitId', s.unit_id, 'unitName', su.name,
        'part', s.part) order by s.part, su.name) from matters.share s join organisation.public_unit su on su.id = s.unit_id
        where s.matter_id = m.id), '[]'::jsonb)`.as('shares'),
      sql<boolean>`exists (select 1 from matters.watch w where w.matter_id = m.id and w.person_id = ${personId}::uuid)`.as(
        'watching',
      ),
    ])
    .executeTakeFirst()
  return row as (MatterListRow & MatterExtras) | undefined
}

/** Parent and children of a matter. */
export async function listRelated(tx: Tx, id: string, parentId: string | null, visible: RawBuilder<SqlBool>) {
  const rows = await selectMatters(tx)
    .where(visible)
    .where((where) => where.or([where('m.parent_id', '=', id), where('m.id', '=', parentId)]))
    .orderBy('m.opened_at')
    .limit(50)
    .execute()
  return rows as MatterListRow[]
}

/** Holds the matter against a second step at the same time; its taken steps come along. */
export async function lockMatter(tx: Tx, id: string, visible: RawBuilder<SqlBool>) {
  const row = await db(tx)
    .selectFrom('matters.matter as m')
    .selectAll('m')
    .where('m.id', '=', id)
    .where(visible)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const steps = await db(tx)
    .selectFrom('matters.event')
    .select(['step', 'at', 'person_id', 'form'])
    .where('matter_id', '=', id)
    .where('kind', '=', 'step')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return { ...row, steps }
}

export type NewMatterRow = Omit<
  MatterTable,
  'opened_at' | 'moved_at' | 'closed_at' | 'closed_late' | 'supervised'
> & { opened_at: string }

export async function insertMatters(tx: Tx, rows: readonly NewMatterRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into matters.matter (id, region, unit_id, assignee_id, procedure, version, read_permission, state, waits_for,
      title, reference, lane, parent_id, opened_at, opened_by, given_due_on, due_on, due_limit, due_provisional, moved_at)
    select id, region, unit_id, assignee_id, procedure, version, read_permission, state, waits_for, title, reference, lane,
      parent_id, opened_at, opened_by, given_due_on, due_on, due_limit, due_provisional, opened_at
    from jsonb_populate_recordset(null::matters.matter, ${JSON.stringify(rows)}::jsonb)`.execute(db(tx))
}

export type NewEventRow = Omit<EventTable, 'at'> & { at: string }

export async function insertEvents(tx: Tx, rows: readonly NewEventRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into matters.event select * from jsonb_populate_recordset(null::matters.event,
    ${JSON.stringify(rows)}::jsonb)`.execute(db(tx))
}

export interface NewShareRow {
  readonly matter_id: string
  readonly region: string
  readonly unit_id: string
  readonly part: string
}

export async function insertShares(tx: Tx, rows: readonly NewShareRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into matters.share select * from jsonb_populate_recordset(null::matters.share,
    ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(db(tx))
}

export async function updateMatter(
  tx: Tx,
  id: string,
  changes: Partial<Omit<MatterTable, 'id' | 'region' | 'moved_at' | 'closed_at'>> & {
    moved_at: Date
    closed_at?: Date | null
  },
): Promise<void> {
  await db(tx).updateTable('matters.matter').set(changes).where('id', '=', id).execute()
}

export async function setWatch(
  tx: Tx,
  matterId: string,
  region: string,
  personId: string,
  watching: boolean,
) {
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

/** Unit of a person, for assignment; undefined outside the actor's scope. */
export async function findPersonUnit(tx: Tx, personId: string) {
  return await db(tx)
    .selectFrom('organisation.public_person')
    .select(['id', 'name', 'unit_id'])
    .where('id', '=', personId)
    .executeTakeFirst()
}
