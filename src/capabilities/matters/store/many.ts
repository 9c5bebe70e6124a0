/** Many matters at once, in a number of statements that does not grow with them. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Visibility } from '../visibility.ts'
import { db, type EventTable, type MatterTable } from './tables.ts'
import { visibleCondition } from './visible.ts'

/** Holds the visible ones of the matters, in the order of their ids so that two calls never wait for each other. */
export async function lockMatters(
  tx: Tx,
  ids: readonly string[],
  visibility: Visibility,
): Promise<MatterTable[]> {
  return await db(tx)
    .selectFrom('matters.matter as m')
    .selectAll('m')
    .where(sql<SqlBool>`m.id = any (${[...ids]}::uuid[])`)
    .where(visibleCondition(visibility))
    .orderBy('m.id')
    .forUpdate()
    .execute()
}

/** The steps taken in them, oldest first. */
export async function listStepsOf(tx: Tx, ids: readonly string[]): Promise<EventTable[]> {
  return await db(tx)
    .selectFrom('matters.event')
    .selectAll()
    .where(sql<SqlBool>`matter_id = any (${[...ids]}::uuid[])`)
    .where('kind', '=', 'step')
    .orderBy('at')
    .orderBy('place')
    .execute()
}

/** Everything of a matter that an act on many may change; what is not changed is given as it was. */
export type ChangedMatter = Pick<
  MatterTable,
  | 'id'
  | 'assignee_id'
  | 'state'
  | 'waits_for'
  | 'title'
  | 'lane'
  | 'given_due_on'
  | 'due_on'
  | 'due_limit'
  | 'due_provisional'
  | 'supervised'
  | 'moved_at'
  | 'closed_at'
  | 'closed_late'
>

export async function updateMatters(tx: Tx, rows: readonly ChangedMatter[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update matters.matter m set assignee_id = r.assignee_id, state = r.state, waits_for = r.waits_for,
      title = r.title, lane = r.lane, given_due_on = r.given_due_on, due_on = r.due_on, due_limit = r.due_limit,
      due_provisional = r.due_provisional, supervised = r.supervised, moved_at = r.moved_at, closed_at = r.closed_at,
      closed_late = r.closed_late
    from jsonb_populate_recordset(null::matters.matter, ${JSON.stringify(rows)}::jsonb) r
    where m.id = r.id`.execute(db(tx))
}

/** 配合单位: exactly these units take this part in the matter from now on; one statement. */
export async function replaceShares(
  tx: Tx,
  id: string,
  part: string,
  unitIds: readonly string[],
): Promise<void> {
  await sql`with gone as (delete from matters.share
      where matter_id = ${id}::uuid and part = ${part} and not unit_id = any (${[...unitIds]}::uuid[]))
    select matters.share_matters(coalesce(jsonb_agg(jsonb_build_object('matter_id', ${id}::text, 'unit_id', u.id,
      'part', ${part}::text, 'unit_region', u.region)), '[]'::jsonb))
    from organisation.public_unit u where u.id = any (${[...unitIds]}::uuid[])`.execute(db(tx))
}
