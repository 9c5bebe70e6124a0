/** SQL of roles held and lent. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { db, type RoleAssignmentRecord } from './tables.ts'

export interface NewAssignment {
  readonly id: string
  readonly region: string
  readonly unitId: string
  readonly personId: string
  readonly role: string
  readonly reach: 'unit' | 'region' | 'below'
  readonly startsOn: string
  readonly endsOn: string | null
  readonly givenBy?: string
  /** A proposal grants nothing until it is confirmed. */
  readonly isProposed?: boolean
}

/** Gives roles; one that the person holds already in the same way is left as it is, and only new ones are answered. */
export async function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<string[]> {
  if (assignments.length === 0) return []
  const { rows } = await sql<{ id: string }>`insert into organisation.role_assignment
      (id, region, unit_id, person_id, role, reach, starts_on, ends_on, given_by, confirmed_at)
    select id, region, "unitId", "personId", role, reach, "startsOn", "endsOn", "givenBy",
      case when coalesce("isProposed", false) then null else now() end
    from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as row(id uuid, region text, "unitId" uuid,
      "personId" uuid, role text, reach text, "startsOn" date, "endsOn" date, "givenBy" uuid, "isProposed" boolean)
    on conflict (person_id, role, unit_id, reach) where revoked_at is null do nothing
    returning id`.execute(db(tx))
  return rows.map((row) => row.id)
}

export async function findAssignment(tx: Tx, id: string): Promise<RoleAssignmentRecord | undefined> {
  return await db(tx)
    .selectFrom('organisation.role_assignment')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Roles that the person itself holds on this day. */
export async function listHeldAssignments(
  tx: Tx,
  personId: string,
  today: string,
): Promise<RoleAssignmentRecord[]> {
  return await db(tx)
    .selectFrom('organisation.role_assignment')
    .selectAll()
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .orderBy('role')
    .orderBy('id')
    .execute()
}

/** All roles that somebody holds, will hold, or is lent, proposals included, also beyond the reach of whoever asks. */
export async function rolesOf(tx: Tx, personId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{
    roles: string[]
  }>`select organisation.roles_of(${personId}, ${today}::date) as roles`.execute(db(tx))
  return rows[0]?.roles ?? []
}

export async function confirmAssignment(tx: Tx, id: string, at: Date, by: string): Promise<void> {
  await db(tx)
    .updateTable('organisation.role_assignment')
    .set({ confirmed_at: at, given_by: by })
    .where('id', '=', id)
    .execute()
}

export async function revokeAssignment(tx: Tx, id: string, at: Date): Promise<void> {
  await db(tx)
    .updateTable('organisation.role_assignment')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .execute()
}

/** Ends all roles of somebody who leaves or is transferred; answers how many. */
export async function revokeAssignmentsOf(tx: Tx, personId: string, at: Date): Promise<number> {
  const ended = await db(tx)
    .updateTable('organisation.role_assignment')
    .set({ revoked_at: at })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}

export interface NewDelegation {
  readonly id: string
  readonly region: string
  readonly unitId: string
  readonly giverId: string
  readonly receiverId: string
  readonly assignmentIds: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
}

export async function insertDelegation(tx: Tx, delegation: NewDelegation): Promise<void> {
  await db(tx)
    .insertInto('organisation.delegation')
    .values({
      id: delegation.id,
      region: delegation.region,
      unit_id: delegation.unitId,
      giver_id: delegation.giverId,
      receiver_id: delegation.receiverId,
      assignment_ids: [...delegation.assignmentIds],
      starts_on: delegation.startsOn,
      ends_on: delegation.endsOn,
      reason: delegation.reason,
      ended_at: null,
      created_at: sql`now()`,
    })
    .execute()
}

/** What the person lends and what it was lent, the newest first, with what is lent by name. */
export async function listDelegations(tx: Tx, personId: string) {
  return await db(tx)
    .selectFrom('organisation.delegation as d')
    .select([
      'd.id',
      'd.giver_id as giverId',
      'd.receiver_id as receiverId',
      sql<string>`organisation.name_of(d.giver_id)`.as('giverName'),
      sql<string>`organisation.name_of(d.receiver_id)`.as('receiverName'),
      'd.starts_on as startsOn',
      'd.ends_on as endsOn',
      'd.reason',
      'd.ended_at as endedAt',
      sql<string[]>`organisation.roles_lent(d.id)`.as('roles'),
    ])
    .where((where) => where.or([where('d.giver_id', '=', personId), where('d.receiver_id', '=', personId)]))
    .orderBy('d.created_at', 'desc')
    .limit(100)
    .execute()
}

/** Whether the giver lends this receiver one of these roles already on a day of these. */
export async function isLentAlready(
  tx: Tx,
  wish: Omit<NewDelegation, 'id' | 'region' | 'unitId' | 'reason'>,
) {
  const { rows } = await sql`select from organisation.delegation d
    where d.giver_id = ${wish.giverId}::uuid and d.receiver_id = ${wish.receiverId}::uuid and d.ended_at is null
      and d.starts_on <= ${wish.endsOn}::date and d.ends_on >= ${wish.startsOn}::date
      and d.assignment_ids && ${[...wish.assignmentIds]}::uuid[] limit 1`.execute(db(tx))
  return rows.length > 0
}

export async function findDelegation(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('organisation.delegation')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function endDelegation(tx: Tx, id: string, at: Date): Promise<void> {
  await db(tx).updateTable('organisation.delegation').set({ ended_at: at }).where('id', '=', id).execute()
}
