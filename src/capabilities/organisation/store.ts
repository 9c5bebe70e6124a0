/** SQL of the organisation schema. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { readCursor, toPage } from '../../platform/db/keyset.ts'
import type { PersonRow, UnitRow } from './contract.ts'
import type { HeldRole } from './session.ts'

interface UnitTable {
  id: string
  region: string
  parent_id: string | null
  name: string
  short_name: string
  kind: UnitRow['kind']
  aliases: string[]
  position: number
  closed_on: string | null
}

interface PersonTable {
  id: string
  region: string
  unit_id: string
  name: string
  account: string
  title: string
  phone: string
  email: string
  left_on: string | null
}

interface RoleAssignmentTable {
  id: string
  region: string
  unit_id: string
  person_id: string
  role: string
  reach: 'unit' | 'region' | 'below'
  starts_on: string
  ends_on: string | null
  delegated_by: string | null
  reason: string
  revoked_at: Date | null
}

interface SessionTable {
  id: string
  person_id: string
  region: string
  unit_id: string
  started_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
  ended_by: string | null
  ip: string
  user_agent: string
}

interface Tables {
  'organisation.unit': UnitTable
  'organisation.person': PersonTable
  'organisation.role_assignment': RoleAssignmentTable
  'organisation.session': SessionTable
}

const db = (tx: Tx) => tx.as<Tables>()

export interface Credential {
  readonly person_id: string
  readonly region: string
  readonly unit_id: string
  readonly password_hash: string
  readonly must_change: boolean
  readonly failed_count: number
  readonly locked_until: Date | null
  readonly totp_secret: string | null
  readonly totp_confirmed_at: Date | null
  readonly totp_last_step: number | null
}

export async function findCredential(tx: Tx, account: string): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`select * from organisation.find_credential(${account})`.execute(
    db(tx),
  )
  return rows[0]
}

/** The signed-in person's own secrets; anybody else's are out of reach. */
export async function findOwnCredential(
  tx: Tx,
  personId: string,
): Promise<
  Pick<Credential, 'password_hash' | 'must_change' | 'totp_secret' | 'totp_confirmed_at'> | undefined
> {
  const { rows } = await sql<Credential>`select * from organisation.find_credential_of(${personId})`.execute(
    db(tx),
  )
  return rows[0]
}

export interface SignInNote {
  readonly id: string
  readonly at: Date
  readonly personId: string | null
  readonly region: string
  readonly accountHash: string
  readonly outcome: string
  readonly ip: string
  readonly userAgent: string
  readonly failedCount: number
  readonly lockedUntil: Date | null
  readonly totpStep: number | null
}

export async function noteSignIn(tx: Tx, note: SignInNote): Promise<void> {
  await sql`select organisation.note_sign_in(${note.id}, ${note.at}, ${note.personId}, ${note.region},
    ${note.accountHash}, ${note.outcome}, ${note.ip}, ${note.userAgent}, ${note.failedCount}, ${note.lockedUntil},
    ${note.totpStep})`.execute(db(tx))
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly personId: string
  readonly at: Date
  readonly until: Date
  readonly ip: string
  readonly userAgent: string
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await sql`select organisation.open_session(${session.id}, ${session.tokenHash}, ${session.personId}, ${session.at},
    ${session.until}, ${session.ip}, ${session.userAgent})`.execute(db(tx))
}

export async function findSession(
  tx: Tx,
  tokenHash: string,
  at: Date,
  today: string,
  idleMinutes: number,
): Promise<HeldSession | undefined> {
  const { rows } = await sql<{
    found: HeldSession | null
  }>`select organisation.find_session(${tokenHash}, ${at},
    ${today}::date, make_interval(mins => ${idleMinutes})) as found`.execute(db(tx))
  return rows[0]?.found ?? undefined
}

/** What `organisation.find_session` answers. */
export interface HeldSession {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly unitId: string
  readonly unitName: string
  readonly region: string
  readonly mustChange: boolean
  readonly hasTotp: boolean
  readonly assignments: readonly HeldRole[]
}

export async function endSessionOfToken(tx: Tx, tokenHash: string, at: Date): Promise<void> {
  await sql`select organisation.end_session_of_token(${tokenHash}, ${at})`.execute(db(tx))
}

export async function setPassword(
  tx: Tx,
  personId: string,
  hash: string,
  mustChange: boolean,
  at: Date,
): Promise<void> {
  await sql`select organisation.set_password(${personId}, ${hash}, ${mustChange}, ${at})`.execute(db(tx))
}

export async function listOpenSessions(
  tx: Tx,
  filter: { personId?: string; search?: string; after?: string; limit: number; at: Date; seenAfter: Date },
) {
  const after = readCursor(filter.after, 2)
  const rows = await db(tx)
    .selectFrom('organisation.session as s')
    .innerJoin('organisation.person as p', 'p.id', 's.person_id')
    .select([
      's.id',
      's.person_id',
      's.started_at',
      's.last_seen_at',
      's.expires_at',
      's.ip',
      's.user_agent',
      'p.name',
      'p.account',
    ])
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', filter.at)
    .where('s.last_seen_at', '>', filter.seenAfter)
    .$if(filter.personId !== undefined, (query) => query.where('s.person_id', '=', filter.personId ?? ''))
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('p.name', 'like', `%${filter.search}%`),
          where('p.account', 'like', `%${filter.search}%`),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(s.last_seen_at, s.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('s.last_seen_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.last_seen_at.toISOString(), row.id])
}

export async function findOpenSession(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('organisation.session')
    .select(['id', 'person_id', 'region', 'unit_id'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function endSession(tx: Tx, id: string, at: Date, by: string): Promise<void> {
  await db(tx)
    .updateTable('organisation.session')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .execute()
}

function toUnit(row: UnitTable): UnitRow {
  return {
    id: row.id,
    region: row.region,
    parentId: row.parent_id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    aliases: row.aliases,
    closedOn: row.closed_on,
  }
}

export async function listUnits(
  tx: Tx,
  filter: { region?: string; search?: string; after?: string; limit: number },
): Promise<{ items: UnitRow[]; next: string | null }> {
  const after = readCursor(filter.after, 3)
  const rows = await db(tx)
    .selectFrom('organisation.unit')
    .selectAll()
    .$if(filter.region !== undefined, (query) => query.where('region', '=', filter.region ?? ''))
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('name', 'like', `%${filter.search}%`),
          where('short_name', 'like', `%${filter.search}%`),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(region, position, id) > (${after?.[0]}, ${after?.[1]}::int, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy('region')
    .orderBy('position')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute()
  const page = toPage(rows, filter.limit, (row) => [row.region, row.position, row.id])
  return { items: page.items.map(toUnit), next: page.next }
}

export async function insertUnits(tx: Tx, units: readonly Omit<UnitRow, 'closedOn'>[]): Promise<void> {
  if (units.length === 0) return
  await sql`insert into organisation.unit (id, region, parent_id, name, short_name, kind, aliases, position)
    select id, region, "parentId", name, "shortName", kind, aliases, position
    from jsonb_to_recordset(${JSON.stringify(units.map((unit, position) => ({ ...unit, position })))}::jsonb)
      as row(id uuid, region text, "parentId" uuid, name text, "shortName" text, kind text, aliases text[], position int)`.execute(
    db(tx),
  )
}

export async function findUnits(tx: Tx, ids: readonly string[]): Promise<UnitRow[]> {
  const rows = await db(tx)
    .selectFrom('organisation.unit')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(toUnit)
}

export interface NewPerson {
  readonly id: string
  readonly region: string
  readonly unitId: string
  readonly name: string
  readonly account: string
  readonly title: string
  readonly phone: string
  readonly email: string
}

export async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return
  await sql`insert into organisation.person (id, region, unit_id, name, account, title, phone, email)
    select id, region, "unitId", name, account, title, phone, email from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as row(id uuid, region text, "unitId" uuid, name text, account text, title text, phone text, email text)`.execute(
    db(tx),
  )
}

export interface NewAssignment {
  readonly id: string
  readonly region: string
  readonly unitId: string
  readonly personId: string
  readonly role: string
  readonly reach: 'unit' | 'region' | 'below'
  readonly startsOn: string
  readonly endsOn: string | null
}

export async function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<void> {
  if (assignments.length === 0) return
  await sql`insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on, ends_on)
    select id, region, "unitId", "personId", role, reach, "startsOn", "endsOn"
    from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as row(id uuid, region text, "unitId" uuid,
      "personId" uuid, role text, reach text, "startsOn" date, "endsOn" date)`.execute(db(tx))
}

export async function listPeople(
  tx: Tx,
  filter: { unitId?: string; search?: string; after?: string; limit: number },
): Promise<{ items: PersonRow[]; next: string | null }> {
  const after = readCursor(filter.after, 2)
  const rows = await db(tx)
    .selectFrom('organisation.person as p')
    .innerJoin('organisation.unit as u', 'u.id', 'p.unit_id')
    .select([
      'p.id',
      'p.name',
      'p.account',
      'p.title',
      'p.phone',
      'p.email',
      'p.unit_id as unitId',
      'u.name as unitName',
      'p.region',
      'p.left_on as leftOn',
      sql<
        PersonRow['roles']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach,
        'region', r.region, 'endsOn', r.ends_on) order by r.role) from organisation.role_assignment r
        where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb)`.as('roles'),
    ])
    .$if(filter.unitId !== undefined, (query) => query.where('p.unit_id', '=', filter.unitId ?? ''))
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('p.name', 'like', `%${filter.search}%`),
          where('p.account', 'like', `%${filter.search}%`),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(p.name, p.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.name, row.id])
}

/** Regions beside GB/T 2260 that this instance knows. */
export async function insertLocalRegions(
  tx: Tx,
  regions: readonly { code: string; name: string; level: string }[],
): Promise<void> {
  await sql`insert into organisation.local_region (code, name, level) select code, name, level
    from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as row(code text, name text, level text)
    on conflict do nothing`.execute(db(tx))
}
