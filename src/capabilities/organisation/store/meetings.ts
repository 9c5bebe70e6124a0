/** SQL of meetings: agenda, attendance, papers. Resolutions: resolutions.ts. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { AgendaItem, AttendanceRow, AttendanceState, MeetingPaper, MeetingState } from '../contract.ts'
import { containing, db } from './tables.ts'

export interface MeetingRecord {
  readonly id: string
  readonly region: string
  readonly bodyId: string
  readonly number: number
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly chairSeatId: string | null
  readonly state: MeetingState
  readonly minutes: string
  readonly minutesBy: string
  readonly notifiedAt: Date | null
}

export interface MeetingListRecord extends MeetingRecord {
  readonly bodyName: string
  readonly resolutions: number
  readonly openResolutions: number
}

export interface MeetingDetailRecord extends MeetingListRecord {
  readonly agenda: AgendaItem[]
  readonly papers: MeetingPaper[]
}

const COLUMNS = sql`m.id, m.region, m.body_id as "bodyId", m.number, m.title, m.starts_at as "startsAt",
  m.ends_at as "endsAt", m.place, m.chair_seat_id as "chairSeatId", m.state, m.minutes, m.minutes_by as "minutesBy",
  m.notified_at as "notifiedAt"`

const COUNTS = sql`b.name as "bodyName",
  (select count(*) from organisation.resolution r where r.meeting_id = m.id) as resolutions,
  (select count(*) from organisation.resolution r left join matters.public_matter t on t.id = r.id
    where r.meeting_id = m.id and r.adopted_on is not null and t.closed_at is null) as "openResolutions"`

export async function listMeetings(
  tx: Tx,
  filter: {
    readonly bodyId?: string | undefined
    readonly state?: MeetingState | undefined
    readonly search?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<{ items: MeetingListRecord[]; next: string | null }> {
  const after = readCursor(filter.after, 2)
  const pattern = containing(filter.search ?? '')
  const { rows } = await sql<MeetingListRecord>`select ${COLUMNS}, ${COUNTS}
    from organisation.meeting m join organisation.body b on b.id = m.body_id
    where true
      ${filter.bodyId === undefined ? sql`` : sql`and m.body_id = ${filter.bodyId}`}
      ${filter.state === undefined ? sql`` : sql`and m.state = ${filter.state}`}
      ${filter.search === undefined ? sql`` : sql`and (m.title like ${pattern} or m.minutes like ${pattern} or m.place like ${pattern})`}
      ${after === undefined ? sql`` : sql`and (m.starts_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by m.starts_at desc, m.id desc limit ${filter.limit + 1}`.execute(db(tx))
  return toPage(rows, filter.limit, (row) => [row.startsAt.toISOString(), row.id])
}

/** A meeting with its agenda and papers. */
export async function findMeetingDetail(tx: Tx, id: string): Promise<MeetingDetailRecord | undefined> {
  const { rows } = await sql<MeetingDetailRecord>`select ${COLUMNS}, ${COUNTS},
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'reporter', i.reporter,
          'content', i.content, 'followsId', i.follows_id) order by i.position)
        from organisation.agenda_item i where i.meeting_id = m.id), '[]'::jsonb) as agenda,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'itemId', p.item_id, 'kind', p.kind,
          'fileName', p.file_name, 'size', p.size, 'addedAt', p.added_at) order by p.added_at, p.id)
        from organisation.meeting_paper p where p.meeting_id = m.id and p.removed_at is null), '[]'::jsonb) as papers
    from organisation.meeting m join organisation.body b on b.id = m.body_id where m.id = ${id}`.execute(
    db(tx),
  )
  return rows[0]
}

/** The meeting alone, locked for an act on it, with how many seats have an attendance and what is on its agenda. */
export async function lockMeeting(
  tx: Tx,
  id: string,
): Promise<(MeetingRecord & { readonly attended: number; readonly items: string[] }) | undefined> {
  const { rows } = await sql<MeetingRecord & { attended: number; items: string[] }>`select ${COLUMNS},
      (select count(*) from organisation.attendance a where a.meeting_id = m.id) as attended,
      array(select i.id::text from organisation.agenda_item i where i.meeting_id = m.id) as items
    from organisation.meeting m where m.id = ${id} for update of m`.execute(db(tx))
  return rows[0]
}

export async function nextNumber(tx: Tx, bodyId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next
    from organisation.meeting where body_id = ${bodyId}`.execute(db(tx))
  return rows[0]?.next ?? 1
}

export async function insertMeeting(tx: Tx, meeting: MeetingRecord): Promise<void> {
  await sql`insert into organisation.meeting
      (id, region, body_id, number, title, starts_at, ends_at, place, chair_seat_id)
    values (${meeting.id}, ${meeting.region}, ${meeting.bodyId}, ${meeting.number}, ${meeting.title},
      ${meeting.startsAt}, ${meeting.endsAt}, ${meeting.place}, ${meeting.chairSeatId})`.execute(db(tx))
}

export async function updateMeeting(tx: Tx, meeting: MeetingRecord, confirmedAt?: Date): Promise<void> {
  await sql`update organisation.meeting set title = ${meeting.title}, starts_at = ${meeting.startsAt},
      ends_at = ${meeting.endsAt}, place = ${meeting.place}, chair_seat_id = ${meeting.chairSeatId},
      state = ${meeting.state}, minutes = ${meeting.minutes}, minutes_by = ${meeting.minutesBy},
      notified_at = ${meeting.notifiedAt}, confirmed_at = coalesce(${confirmedAt ?? null}, confirmed_at)
    where id = ${meeting.id}`.execute(db(tx))
}

/** The agenda as it stands now: items that are no longer named go, with their papers kept at the meeting. */
export async function replaceAgenda(
  tx: Tx,
  meeting: { readonly id: string; readonly region: string },
  agenda: readonly AgendaItem[],
): Promise<void> {
  const rows = agenda.map((item, position) => ({ ...item, position }))
  await sql`with gone as (delete from organisation.agenda_item
      where meeting_id = ${meeting.id} and id <> all(${rows.map((row) => row.id)}::uuid[]))
    insert into organisation.agenda_item (id, region, meeting_id, position, title, reporter, content, follows_id)
    select id, ${meeting.region}, ${meeting.id}, position, title, reporter, content, "followsId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(id uuid, position int, title text, reporter text, content text, "followsId" uuid)
    on conflict (id) do update set position = excluded.position, title = excluded.title,
      reporter = excluded.reporter, content = excluded.content, follows_id = excluded.follows_id
      where agenda_item.meeting_id = ${meeting.id}`.execute(db(tx))
}

/** The body's seats on the day of the meeting, with who held them and how they were there. */
export async function listAttendance(
  tx: Tx,
  meeting: { readonly id: string; readonly bodyId: string },
  day: string,
): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select s.id as "seatId", s.role, coalesce(u.name, s.unit_words) as "unitName", s.post,
      coalesce(h.name, '') as "holderName", h.person_id as "personId", a.state,
      coalesce(a.deputy_name, '') as "deputyName"
    from organisation.seat s left join organisation.unit u on u.id = s.unit_id
      left join lateral (select h.name, h.person_id from organisation.holding h where h.seat_id = s.id
        and h.from_on <= ${day}::date and (h.to_on is null or h.to_on >= ${day}::date)
        order by h.from_on desc limit 1) h on true
      left join organisation.attendance a on a.meeting_id = ${meeting.id} and a.seat_id = s.id
    where s.body_id = ${meeting.bodyId} and s.from_on <= ${day}::date and (s.to_on is null or s.to_on >= ${day}::date)
    order by s.position, s.id`.execute(db(tx))
  return rows
}

export async function replaceAttendance(
  tx: Tx,
  meeting: { readonly id: string; readonly region: string; readonly bodyId: string },
  rows: readonly { readonly seatId: string; readonly state: AttendanceState; readonly deputyName: string }[],
): Promise<void> {
  await sql`with gone as (delete from organisation.attendance
      where meeting_id = ${meeting.id} and seat_id <> all(${rows.map((row) => row.seatId)}::uuid[]))
    insert into organisation.attendance (meeting_id, seat_id, region, state, deputy_name)
    select ${meeting.id}, s.id, ${meeting.region}, row.state, row."deputyName"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("seatId" uuid, state text, "deputyName" text)
      join organisation.seat s on s.id = row."seatId" and s.body_id = ${meeting.bodyId}
    on conflict (meeting_id, seat_id) do update set state = excluded.state, deputy_name = excluded.deputy_name`.execute(
    db(tx),
  )
}

export interface PaperRecord extends Omit<MeetingPaper, 'addedAt'> {
  readonly region: string
  readonly meetingId: string
  readonly blob: string
  readonly mediaType: string
  readonly addedBy: string
  readonly addedAt: Date
}

export async function insertPaper(tx: Tx, paper: PaperRecord): Promise<void> {
  await sql`insert into organisation.meeting_paper
      (id, region, meeting_id, item_id, kind, blob, file_name, media_type, size, added_by, added_at)
    values (${paper.id}, ${paper.region}, ${paper.meetingId}, ${paper.itemId}, ${paper.kind}, ${paper.blob},
      ${paper.fileName}, ${paper.mediaType}, ${paper.size}, ${paper.addedBy}, ${paper.addedAt})`.execute(
    db(tx),
  )
}

export async function findPaper(tx: Tx, id: string) {
  const { rows } = await sql<{
    region: string
    meetingId: string
    blob: string
    fileName: string
    mediaType: string
    kind: 'paper' | 'minutes'
  }>`select region, meeting_id as "meetingId", blob, file_name as "fileName", media_type as "mediaType", kind
    from organisation.meeting_paper where id = ${id} and removed_at is null`.execute(db(tx))
  return rows[0]
}

export async function removePaper(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update organisation.meeting_paper set removed_at = ${at} where id = ${id}`.execute(db(tx))
}
