/** SQL of resolutions and of the tasks that they became, which are read in `matters`. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { containing, db } from './tables.ts'

export interface NewResolution {
  readonly id: string
  readonly itemId: string | null
  readonly text: string
  readonly leadUnitId: string
  readonly supportingUnitIds: readonly string[]
  readonly dueOn: string
  readonly indicators: readonly number[]
}

export interface ResolutionRecord {
  readonly id: string
  readonly region: string
  readonly meetingId: string
  readonly meetingTitle: string
  readonly bodyId: string
  readonly bodyName: string
  readonly itemId: string | null
  readonly text: string
  readonly leadUnitId: string
  readonly leadUnitName: string
  readonly supportingUnitIds: string[]
  readonly supportingUnitNames: string[]
  readonly dueOn: string
  readonly indicators: number[]
  readonly adoptedOn: string | null
  readonly progress: number
  readonly taskProcedure: string | null
  readonly taskVersion: number | null
  readonly taskState: string | null
  readonly taskDueOn: string | null
  readonly closedAt: Date | null
}

const SELECT = sql`select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId",
    b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName",
    r.supporting_unit_ids as "supportingUnitIds",
    array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name)
      as "supportingUnitNames",
    r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure",
    t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt"
  from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id
    join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id
    left join matters.public_matter t on t.id = r.id`

/** Those of a meeting, and the open ones of its body that were adopted before. */
export async function listOfMeeting(
  tx: Tx,
  meeting: { readonly id: string; readonly bodyId: string },
): Promise<ResolutionRecord[]> {
  const { rows } = await sql<ResolutionRecord>`${SELECT}
    where r.meeting_id = ${meeting.id}
      or (r.body_id = ${meeting.bodyId} and r.adopted_on is not null and t.closed_at is null)
    order by r.meeting_id <> ${meeting.id}, case when r.meeting_id = ${meeting.id} then r.position end, r.due_on, r.id
    limit 300`.execute(db(tx))
  return rows
}

export interface ResolutionQuery {
  readonly region?: string | undefined
  readonly today: string
  readonly bodyId?: string | undefined
  readonly unitId?: string | undefined
  readonly progress: 'open' | 'overdue' | 'done' | 'all'
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Adopted resolutions of all meetings, the one due first on top. */
export async function listResolutions(tx: Tx, query: ResolutionQuery) {
  const after = readCursor(query.after, 2)
  const which = {
    open: sql`and t.closed_at is null`,
    overdue: sql`and t.closed_at is null and coalesce(t.due_on, r.due_on) < ${query.today}::date`,
    done: sql`and t.closed_at is not null`,
    all: sql``,
  }[query.progress]
  const { rows } = await sql<ResolutionRecord>`${SELECT}
    where r.adopted_on is not null ${which}
      ${query.region === undefined ? sql`` : sql`and r.region = ${query.region}`}
      ${query.bodyId === undefined ? sql`` : sql`and r.body_id = ${query.bodyId}`}
      ${query.unitId === undefined ? sql`` : sql`and (r.lead_unit_id = ${query.unitId} or ${query.unitId}::uuid = any(r.supporting_unit_ids))`}
      ${query.search === undefined ? sql`` : sql`and r.text like ${containing(query.search)}`}
      ${after === undefined ? sql`` : sql`and (r.due_on, r.id) > (${after[0]}::date, ${after[1]}::uuid)`}
    order by r.due_on, r.id limit ${query.limit + 1}`.execute(db(tx))
  return toPage(rows, query.limit, (row) => [row.dueOn, row.id])
}

/** The resolutions as the minutes have them now. */
export async function replaceResolutions(
  tx: Tx,
  meeting: { readonly id: string; readonly region: string; readonly bodyId: string },
  resolutions: readonly NewResolution[],
): Promise<void> {
  const rows = resolutions.map((resolution, position) => ({ ...resolution, position }))
  await sql`with gone as (delete from organisation.resolution
      where meeting_id = ${meeting.id} and id <> all(${rows.map((row) => row.id)}::uuid[]))
    insert into organisation.resolution (id, region, body_id, meeting_id, item_id, position, text, lead_unit_id,
      supporting_unit_ids, due_on, indicators)
    select id, ${meeting.region}, ${meeting.bodyId}, ${meeting.id}, "itemId", position, text, "leadUnitId",
      "supportingUnitIds", "dueOn", indicators
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, "itemId" uuid, position int, text text,
      "leadUnitId" uuid, "supportingUnitIds" uuid[], "dueOn" date, indicators int[])
    on conflict (id) do update set item_id = excluded.item_id, position = excluded.position, text = excluded.text,
      lead_unit_id = excluded.lead_unit_id, supporting_unit_ids = excluded.supporting_unit_ids,
      due_on = excluded.due_on, indicators = excluded.indicators
      where resolution.meeting_id = ${meeting.id} and resolution.adopted_on is null`.execute(db(tx))
}

/** Adopts all resolutions of a meeting, and tells them. */
export async function adoptResolutions(tx: Tx, meetingId: string, on: string): Promise<NewResolution[]> {
  const { rows } = await sql<NewResolution>`update organisation.resolution set adopted_on = ${on}
    where meeting_id = ${meetingId}
    returning id, item_id as "itemId", text, lead_unit_id as "leadUnitId",
      supporting_unit_ids as "supportingUnitIds", due_on as "dueOn", indicators`.execute(db(tx))
  return rows
}

export async function noteProgress(tx: Tx, resolutionId: string, reached: number): Promise<void> {
  tx.later(sql`select organisation.note_progress(${resolutionId}, ${reached})`)
}
