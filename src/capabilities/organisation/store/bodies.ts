/** SQL of bodies, seats and holdings. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { BodyKind, BodyRow, Holding, SeatRole, SeatRow } from '../contract.ts'
import { containing, db } from './tables.ts'

export interface BodyRecord {
  readonly id: string
  readonly region: string
  readonly kind: BodyKind
  readonly name: string
  readonly parentId: string | null
  readonly unitId: string | null
  readonly documentNumber: string
  readonly foundedOn: string
  readonly dissolvedOn: string | null
}

export interface SeatRecord {
  readonly id: string
  readonly region: string
  readonly bodyId: string
  readonly role: SeatRole
  readonly unitId: string | null
  readonly unitWords: string
  readonly post: string
  readonly position: number
  readonly fromOn: string
  readonly toOn: string | null
}

export interface HoldingRecord extends Holding {
  readonly region: string
  readonly seatId: string
}

const SEAT = sql`s.id, s.region, s.body_id as "bodyId", s.role, s.unit_id as "unitId", s.unit_words as "unitWords",
  s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn"`

const HOLDING = sql`jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on,
  'toOn', h.to_on, 'note', h.note)`

const onDay = (alias: string, day: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.from_on`)} <= ${day}::date and (${sql.ref(`${alias}.to_on`)} is null or ${sql.ref(`${alias}.to_on`)} >= ${day}::date)`

function selectBodies(day: string) {
  return sql`select b.id, b.region, b.kind, b.name, b.parent_id as "parentId", coalesce(p.name, '') as "parentName",
      b.unit_id as "unitId", coalesce(u.name, '') as "unitName", b.document_number as "documentNumber",
      b.founded_on as "foundedOn", b.dissolved_on as "dissolvedOn",
      (select count(*) from organisation.seat s where s.body_id = b.id and ${onDay('s', day)}) as seats,
      coalesce((select h.name from organisation.seat s join organisation.holding h on h.seat_id = s.id
        where s.body_id = b.id and s.role in ('head', 'officeDirector') and ${onDay('s', day)} and ${onDay('h', day)}
        order by s.role desc, s.position, s.id limit 1), '') as "headName"
    from organisation.body b left join organisation.body p on p.id = b.parent_id
      left join organisation.unit u on u.id = b.unit_id`
}

export async function listBodies(
  tx: Tx,
  filter: {
    readonly on: string
    readonly kind?: BodyKind | undefined
    readonly search?: string | undefined
    readonly dissolved?: boolean | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ items: BodyRow[]; next: string | null }> {
  const after = readCursor(filter.after, 3)
  const { rows } = await sql<BodyRow>`${selectBodies(filter.on)}
    where b.founded_on <= ${filter.on}::date
      ${filter.dissolved === true ? sql`` : sql`and (b.dissolved_on is null or b.dissolved_on >= ${filter.on}::date)`}
      ${filter.kind === undefined ? sql`` : sql`and b.kind = ${filter.kind}`}
      ${filter.search === undefined ? sql`` : sql`and (b.name like ${containing(filter.search)} or b.document_number like ${containing(filter.search)})`}
      ${after === undefined ? sql`` : sql`and (b.region, b.name, b.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`}
    order by b.region, b.name, b.id limit ${filter.limit + 1}`.execute(db(tx))
  return toPage(rows, filter.limit, (row) => [row.region, row.name, row.id])
}

export async function findBody(tx: Tx, id: string, day: string): Promise<BodyRow | undefined> {
  const { rows } = await sql<BodyRow>`${selectBodies(day)} where b.id = ${id}`.execute(db(tx))
  return rows[0]
}

export async function listChildren(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; kind: BodyKind; name: string }>`
    select id, kind, name from organisation.body where parent_id = ${id} and dissolved_on is null order by name, id`.execute(
    db(tx),
  )
  return rows
}

export async function isBodyNameTaken(tx: Tx, region: string, name: string, exceptId: string) {
  const { rows } = await sql`select 1 from organisation.body
    where region = ${region} and name = ${name} and dissolved_on is null and id <> ${exceptId}`.execute(
    db(tx),
  )
  return rows.length > 0
}

/** Which of the names an open body of the region bears already. */
export async function findTakenBodyNames(
  tx: Tx,
  region: string,
  names: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from organisation.body
    where region = ${region} and name = any(${[...names]}::text[]) and dissolved_on is null`.execute(db(tx))
  return rows.map((row) => row.name)
}

/** Whether the body lies under the other, or is the same. */
export async function isBodyUnder(tx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql`with recursive above as (
      select id, parent_id from organisation.body where id = ${id}
      union select b.id, b.parent_id from organisation.body b join above on b.id = above.parent_id)
    select 1 from above where id = ${ancestorId}`.execute(db(tx))
  return rows.length > 0
}

export async function insertBodies(tx: Tx, bodies: readonly BodyRecord[]): Promise<void> {
  await sql`insert into organisation.body
      (id, region, kind, name, parent_id, unit_id, document_number, founded_on, dissolved_on)
    select id, region, kind, name, "parentId", "unitId", "documentNumber", "foundedOn", "dissolvedOn"
    from jsonb_to_recordset(${JSON.stringify(bodies)}::jsonb) as row(id uuid, region text, kind text, name text,
      "parentId" uuid, "unitId" uuid, "documentNumber" text, "foundedOn" date, "dissolvedOn" date)`.execute(
    db(tx),
  )
}

export async function updateBody(tx: Tx, body: BodyRecord): Promise<void> {
  await sql`update organisation.body set name = ${body.name}, parent_id = ${body.parentId}, unit_id = ${body.unitId},
      document_number = ${body.documentNumber}, founded_on = ${body.foundedOn}, dissolved_on = ${body.dissolvedOn}
    where id = ${body.id}`.execute(db(tx))
}

/** Ends all seats of a body, or one seat, and whoever holds them. */
export async function endSeats(
  tx: Tx,
  of: { bodyId: string } | { seatId: string },
  on: string,
): Promise<void> {
  const which = 'bodyId' in of ? sql`s.body_id = ${of.bodyId}` : sql`s.id = ${of.seatId}`
  await sql`with ended as (update organisation.seat s set to_on = greatest(s.from_on, ${on}::date)
      where ${which} and s.to_on is null returning s.id)
    update organisation.holding h set to_on = greatest(h.from_on, ${on}::date)
    from ended where h.seat_id = ended.id and h.to_on is null`.execute(db(tx))
}

/** Seats as they stood on a day, with who held them, and everybody who ever did. */
export async function listSeatsOf(
  tx: Tx,
  bodyId: string,
  day: string,
): Promise<(SeatRow & { history: Holding[] })[]> {
  const { rows } = await sql<SeatRow & { history: Holding[] }>`${selectSeats(day)}
    where s.body_id = ${bodyId} and ${onDay('s', day)} order by s.position, s.id`.execute(db(tx))
  return rows
}

function selectSeats(day: string) {
  return sql`select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId",
      coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn",
      held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting",
      (select coalesce(jsonb_agg(${HOLDING} order by h.from_on desc), '[]'::jsonb)
        from organisation.holding h where h.seat_id = s.id) as history
    from organisation.seat s join organisation.body b on b.id = s.body_id
      left join organisation.unit u on u.id = s.unit_id
      left join lateral (select ${HOLDING} as holder, h.person_id is not null and (p.id is null or p.left_on is not null
          or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id
        from organisation.holding h left join organisation.person p on p.id = h.person_id
        where h.seat_id = s.id and ${onDay('h', day)} order by h.from_on desc limit 1) held on true`
}

export interface SeatFilter {
  readonly on: string
  readonly bodyId?: string | undefined
  readonly unitId?: string | undefined
  readonly role?: SeatRole | undefined
  readonly search?: string | undefined
  readonly waiting?: boolean | undefined
  readonly sort: 'body' | 'unit'
  readonly after?: string | undefined
  readonly limit: number
}

export async function listSeats(
  tx: Tx,
  filter: SeatFilter,
): Promise<{ items: SeatRow[]; next: string | null }> {
  const after = readCursor(filter.after, 4)
  const pattern = containing(filter.search ?? '')
  const order =
    filter.sort === 'unit'
      ? sql`coalesce(u.name, s.unit_words), b.name, s.position, s.id`
      : sql`b.name, s.body_id::text, s.position, s.id`
  const { rows } = await sql<SeatRow & { key: (string | number)[] }>`${selectSeats(filter.on)}
    where ${onDay('s', filter.on)}
      ${filter.bodyId === undefined ? sql`` : sql`and s.body_id = ${filter.bodyId}`}
      ${filter.unitId === undefined ? sql`` : sql`and s.unit_id = ${filter.unitId}`}
      ${filter.role === undefined ? sql`` : sql`and s.role = ${filter.role}`}
      ${filter.waiting === true ? sql`and s.to_on is null and (held.holder is null or held.gone)` : sql``}
      ${filter.search === undefined ? sql`` : sql`and (held.name like ${pattern} or s.post like ${pattern} or coalesce(u.name, s.unit_words) like ${pattern})`}
      ${after === undefined ? sql`` : sql`and (${order}) > (${after[0]}, ${after[1]}, ${after[2]}::int, ${after[3]}::uuid)`}
    order by ${order} limit ${filter.limit + 1}`.execute(db(tx))
  return toPage(rows, filter.limit, (row) =>
    filter.sort === 'unit'
      ? [row.unitName, row.bodyName, row.position, row.id]
      : [row.bodyName, row.bodyId, row.position, row.id],
  )
}

export async function findSeat(tx: Tx, id: string): Promise<SeatRecord | undefined> {
  const { rows } =
    await sql<SeatRecord>`select ${SEAT} from organisation.seat s where s.id = ${id} for update`.execute(
      db(tx),
    )
  return rows[0]
}

export async function nextPosition(tx: Tx, bodyId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(position) + 1, 0) as next from organisation.seat where body_id = ${bodyId}`.execute(
    db(tx),
  )
  return rows[0]?.next ?? 0
}

export async function insertSeats(tx: Tx, seats: readonly SeatRecord[]): Promise<void> {
  if (seats.length === 0) return
  await sql`insert into organisation.seat
      (id, region, body_id, role, unit_id, unit_words, post, position, from_on, to_on)
    select id, region, "bodyId", role, "unitId", "unitWords", post, position, "fromOn", "toOn"
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as row(id uuid, region text, "bodyId" uuid, role text,
      "unitId" uuid, "unitWords" text, post text, position int, "fromOn" date, "toOn" date)`.execute(db(tx))
}

export async function updateSeat(tx: Tx, seat: SeatRecord): Promise<void> {
  await sql`update organisation.seat set role = ${seat.role}, unit_id = ${seat.unitId}, unit_words = ${seat.unitWords},
      post = ${seat.post}, position = ${seat.position} where id = ${seat.id}`.execute(db(tx))
}

export async function insertHoldings(tx: Tx, holdings: readonly HoldingRecord[]): Promise<void> {
  if (holdings.length === 0) return
  await sql`insert into organisation.holding (id, region, seat_id, person_id, name, from_on, to_on, note)
    select id, region, "seatId", "personId", name, "fromOn", "toOn", note
    from jsonb_to_recordset(${JSON.stringify(holdings)}::jsonb) as row(id uuid, region text, "seatId" uuid,
      "personId" uuid, name text, "fromOn" date, "toOn" date, note text)`.execute(db(tx))
}

/** The newest holding of a seat, ended or not. */
export async function findLastHolding(tx: Tx, seatId: string): Promise<Holding | undefined> {
  const { rows } = await sql<{ holding: Holding }>`select ${HOLDING} as holding from organisation.holding h
    where h.seat_id = ${seatId} order by h.from_on desc limit 1`.execute(db(tx))
  return rows[0]?.holding
}

/** Ends the seat's running holding on a day. */
export async function endHolding(tx: Tx, seatId: string, on: string): Promise<void> {
  await sql`update organisation.holding set to_on = ${on} where seat_id = ${seatId} and to_on is null`.execute(
    db(tx),
  )
}

/** Who may hold a seat: somebody of the region who has not left. */
export async function findPeopleByName(tx: Tx, region: string, names: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; unitId: string }>`
    select id, name, unit_id as "unitId" from organisation.person
    where region = ${region} and left_on is null and name = any(${[...names]}::text[])`.execute(db(tx))
  return rows
}
