/** SQL of people. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { byPinyin } from '../../../platform/db/pinyin.ts'
import type { PersonRow } from '../contract.ts'
import { containing, db, type PersonRecord } from './tables.ts'

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

/** Which of the accounts somebody bears already, wherever that person works: accounts are one space. */
export async function takenAccounts(tx: Tx, accounts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    taken: string[]
  }>`select organisation.taken_accounts(${accounts}::text[]) as taken`.execute(db(tx))
  return rows[0]?.taken ?? []
}

export async function findPerson(tx: Tx, id: string): Promise<PersonRecord | undefined> {
  return await db(tx)
    .selectFrom('organisation.person')
    .selectAll()
    .where('id', '=', id)
    .where('left_on', 'is', null)
    .executeTakeFirst()
}

export async function updatePerson(tx: Tx, person: PersonRecord): Promise<void> {
  const { id, ...fields } = person
  await db(tx).updateTable('organisation.person').set(fields).where('id', '=', id).execute()
}

export interface PeopleFilter {
  readonly id?: string
  readonly unitId?: string
  readonly region?: string
  readonly role?: string
  readonly proposed?: boolean
  readonly left?: boolean
  readonly search?: string
  readonly after?: string
  readonly limit: number
}

export async function listPeople(
  tx: Tx,
  filter: PeopleFilter,
): Promise<{ items: PersonRow[]; next: string | null }> {
  const after = readCursor(filter.after, 2)
  const pattern = containing(filter.search ?? '')
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
        'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id)
        from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb)`.as(
        'roles',
      ),
    ])
    .$if(filter.id !== undefined, (query) => query.where('p.id', '=', filter.id ?? ''))
    .$if(filter.unitId !== undefined, (query) => query.where('p.unit_id', '=', filter.unitId ?? ''))
    .$if(filter.region !== undefined, (query) => query.where('p.region', '=', filter.region ?? ''))
    .$if(filter.left !== true, (query) => query.where('p.left_on', 'is', null))
    .$if(filter.role !== undefined || filter.proposed === true, (query) =>
      query.where(sql<boolean>`exists (select 1 from organisation.role_assignment r where r.person_id = p.id
        and r.revoked_at is null and (${filter.role ?? null}::text is null or r.role = ${filter.role ?? null})
        and (not ${filter.proposed === true} or r.confirmed_at is null))`),
    )
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([where('p.name', 'like', pattern), where('p.account', 'like', pattern)]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${byPinyin('p.name')}, p.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy(byPinyin('p.name'))
    .orderBy('p.id')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.name, row.id])
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unitId: string
  readonly unitName: string
}

export async function findColleagues(
  tx: Tx,
  region: string,
  search: string,
  limit: number,
): Promise<Colleague[]> {
  const { rows } =
    await sql<Colleague>`select * from organisation.find_colleagues(${region}, ${containing(search)}, ${limit})`.execute(
      db(tx),
    )
  return rows
}

/** Whether the person works in the region now. */
export async function isColleague(tx: Tx, region: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean
  }>`select organisation.is_colleague(${personId}, ${region}) as found`.execute(db(tx))
  return rows[0]?.found ?? false
}

export interface NewUnmasking {
  readonly id: string
  readonly at: Date
  readonly region: string
  readonly unitId: string
  readonly personId: string
  readonly byPersonId: string
  readonly fields: readonly string[]
  readonly reason: string
}

export async function insertUnmasking(tx: Tx, unmasking: NewUnmasking): Promise<void> {
  await db(tx)
    .insertInto('organisation.unmasking')
    .values({
      id: unmasking.id,
      at: unmasking.at,
      region: unmasking.region,
      unit_id: unmasking.unitId,
      person_id: unmasking.personId,
      by_person_id: unmasking.byPersonId,
      fields: [...unmasking.fields],
      reason: unmasking.reason,
    })
    .execute()
}

export async function listUnmaskings(tx: Tx, filter: { after?: string; limit: number }) {
  const after = readCursor(filter.after, 2)
  const rows = await db(tx)
    .selectFrom('organisation.unmasking as m')
    .select([
      'm.id',
      'm.at',
      'm.fields',
      'm.reason',
      sql<string>`coalesce(organisation.name_of(m.person_id),
        (select e.name from organisation.expert e where e.id = m.expert_id), '')`.as('personName'),
      sql<string>`organisation.name_of(m.by_person_id)`.as('byName'),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(m.at, m.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.at.toISOString(), row.id])
}
