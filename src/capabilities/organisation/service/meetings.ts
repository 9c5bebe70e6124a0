/** 会议: planned, called, held, its minutes kept and confirmed. Papers: meeting-papers.ts. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf, timeOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { publish } from '../../../platform/events.ts'
import type { World } from '../../../platform/world.ts'
import type { AttendanceState, MeetingDetail, MeetingRow } from '../contract.ts'
import { type MeetingAct, whyNot } from '../domain/meetings.ts'
import * as store from '../store/meetings.ts'
import * as resolutionStore from '../store/resolutions.ts'
import { findUnits } from '../store/units.ts'
import { findKept, mayKeep } from './bodies.ts'
import { toResolution } from './resolutions.ts'

type Done = Result<Record<string, never>>

const toRow = (row: store.MeetingListRecord): MeetingRow => ({
  id: row.id,
  region: row.region,
  bodyId: row.bodyId,
  bodyName: row.bodyName,
  number: row.number,
  title: row.title,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  place: row.place,
  state: row.state,
  notifiedAt: row.notifiedAt?.toISOString() ?? null,
  resolutions: row.resolutions,
  openResolutions: row.openResolutions,
})

export async function listMeetings(
  world: World,
  actor: Actor,
  query: Parameters<typeof store.listMeetings>[1],
) {
  const scope = scopeOf(actor, 'organisation.readBodies')
  const page = await world.db.read(scope, (tx) => store.listMeetings(tx, query))
  return { next: page.next, items: page.items.map(toRow) }
}

export async function getMeeting(world: World, actor: Actor, id: string): Promise<Result<MeetingDetail>> {
  const now = world.clock.now()
  return await world.db.read(scopeOf(actor, 'organisation.readBodies'), async (tx) => {
    const meeting = await store.findMeetingDetail(tx, id)
    if (meeting === undefined) return refuse('not_found', 'organisation.no_such_meeting')
    const attendance = await store.listAttendance(tx, meeting, dayOf(meeting.startsAt))
    const resolutions = (await resolutionStore.listOfMeeting(tx, meeting)).map((row) =>
      toResolution(world, row, dayOf(now)),
    )
    return ok({
      ...toRow(meeting),
      chairSeatId: meeting.chairSeatId,
      minutes: meeting.minutes,
      minutesBy: meeting.minutesBy,
      agenda: meeting.agenda,
      papers: meeting.papers,
      attendance,
      resolutionList: resolutions.filter((resolution) => resolution.meetingId === id),
      followUps: resolutions.filter((resolution) => resolution.meetingId !== id),
      mayKeep: mayKeep(actor, meeting.region),
      now: now.toISOString(),
    })
  })
}

export interface MeetingInput {
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly chairSeatId: string | null
  readonly agenda: readonly {
    readonly id?: string | undefined
    readonly title: string
    readonly reporter: string
    readonly content: string
    readonly followsId: string | null
  }[]
}

const withIds = (agenda: MeetingInput['agenda']) =>
  agenda.map((item) => ({ ...item, id: item.id ?? randomUUID() }))

export async function createMeeting(
  world: World,
  actor: Officer,
  bodyId: string,
  input: MeetingInput,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    const meeting: store.MeetingRecord = {
      ...input,
      id: randomUUID(),
      region: found.value.region,
      bodyId,
      number: await store.nextNumber(tx, bodyId),
      startsAt: new Date(input.startsAt),
      endsAt: new Date(input.endsAt),
      state: 'planned',
      minutes: '',
      minutesBy: '',
      notifiedAt: null,
    }
    if (meeting.endsAt <= meeting.startsAt) return refuse('invalid', 'organisation.meeting_ends_early')
    await store.insertMeeting(tx, meeting)
    await store.replaceAgenda(tx, meeting, withIds(input.agenda))
    await recordMeeting(tx, actor, 'organisation.meetingPlanned', meeting)
    return ok({ id: meeting.id })
  })
}

/** The meeting, locked, where the actor keeps it and the act may be done now. */
export async function lockFor(
  tx: Tx,
  world: World,
  actor: Actor,
  meetingId: string,
  act: MeetingAct | 'file',
): Promise<Result<NonNullable<Awaited<ReturnType<typeof store.lockMeeting>>>>> {
  const meeting = await store.lockMeeting(tx, meetingId)
  if (meeting === undefined) return refuse('not_found', 'organisation.no_such_meeting')
  if (!mayKeep(actor, meeting.region)) return refuse('forbidden', 'organisation.outside_reach')
  const facts = { ...meeting, startsAt: meeting.startsAt.toISOString() }
  const code = act === 'file' ? undefined : whyNot(act, facts, world.clock.now())
  return code === undefined ? ok(meeting) : refuse('conflict', code)
}

export async function updateMeeting(
  world: World,
  actor: Officer,
  meetingId: string,
  change: { readonly [K in keyof MeetingInput]?: MeetingInput[K] | undefined },
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await lockFor(tx, world, actor, meetingId, 'change')
    if (!found.ok) return found
    const before = found.value
    const after: store.MeetingRecord = {
      ...before,
      title: change.title ?? before.title,
      place: change.place ?? before.place,
      startsAt: change.startsAt === undefined ? before.startsAt : new Date(change.startsAt),
      endsAt: change.endsAt === undefined ? before.endsAt : new Date(change.endsAt),
      chairSeatId: change.chairSeatId === undefined ? before.chairSeatId : change.chairSeatId,
    }
    if (after.endsAt <= after.startsAt) return refuse('invalid', 'organisation.meeting_ends_early')
    await store.updateMeeting(tx, after)
    if (change.agenda !== undefined) await store.replaceAgenda(tx, after, withIds(change.agenda))
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]))
    await recordMeeting(tx, actor, 'organisation.meetingChanged', after, { fields })
    return ok({})
  })
}

export async function cancelMeeting(world: World, actor: Officer, meetingId: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await lockFor(tx, world, actor, meetingId, 'cancel')
    if (!found.ok) return found
    await store.updateMeeting(tx, { ...found.value, state: 'cancelled' })
    await recordMeeting(tx, actor, 'organisation.meetingCancelled', found.value)
    return ok({})
  })
}

/** 会议通知: those who sign in here are told in the product; how many must be told on paper is answered. */
export async function callMeeting(
  world: World,
  actor: Officer,
  meetingId: string,
): Promise<Result<{ told: number; onPaper: number }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await lockFor(tx, world, actor, meetingId, 'call')
    if (!found.ok) return found
    const meeting = found.value
    const seats = await store.listAttendance(tx, meeting, dayOf(meeting.startsAt))
    const people = [...new Set(seats.flatMap((seat) => seat.personId ?? []))]
    const onPaper = seats.filter((seat) => seat.personId === null && seat.holderName !== '').length
    if (people.length + onPaper === 0) return refuse('conflict', 'organisation.nobody_to_call')
    const at = world.clock.now()
    await store.updateMeeting(tx, { ...meeting, notifiedAt: at })
    await publish(tx, world.jobs, {
      name: 'organisation.meetingCalled',
      region: meeting.region as RegionCode,
      at: at.toISOString(),
      payload: {
        people,
        page: `/organisation/meetings/${meeting.id}`,
        values: {
          title: meeting.title,
          when: `${dayOf(meeting.startsAt)} ${timeOf(meeting.startsAt).slice(0, 5)}`,
          place: meeting.place,
        },
      },
    })
    await recordMeeting(tx, actor, 'organisation.meetingCalled', meeting, { told: people.length, onPaper })
    return ok({ told: people.length, onPaper })
  })
}

export interface MinutesInput {
  readonly minutes: string
  readonly attendance: readonly {
    readonly seatId: string
    readonly state: AttendanceState
    readonly deputyName: string
  }[]
  readonly resolutions: readonly (Omit<resolutionStore.NewResolution, 'id'> & {
    readonly id?: string | undefined
  })[]
}

/** 会议记录: minutes, attendance and resolutions as they stand; the first save makes the meeting a held one. */
export async function keepMinutes(
  world: World,
  actor: Officer,
  meetingId: string,
  input: MinutesInput,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await lockFor(tx, world, actor, meetingId, 'keepMinutes')
    if (!found.ok) return found
    const meeting = found.value
    const deputy = input.attendance.find((row) => row.state === 'deputy' && row.deputyName === '')
    if (deputy !== undefined) return refuse('invalid', 'organisation.deputy_missing')
    const units = [...new Set(input.resolutions.flatMap((row) => [row.leadUnitId, ...row.supportingUnitIds]))]
    const known = await findUnits(tx, units)
    if (known.length !== units.length || known.some((unit) => unit.closedOn !== null))
      return refuse('invalid', 'organisation.no_such_unit')
    if (input.resolutions.some(({ itemId }) => itemId !== null && !meeting.items.includes(itemId)))
      return refuse('invalid', 'organisation.no_such_agenda_item')
    await store.updateMeeting(tx, {
      ...meeting,
      state: 'held',
      minutes: input.minutes,
      minutesBy: actor.name,
    })
    await store.replaceAttendance(tx, meeting, input.attendance)
    await resolutionStore.replaceResolutions(
      tx,
      meeting,
      input.resolutions.map((resolution) => ({ ...resolution, id: resolution.id ?? randomUUID() })),
    )
    await recordMeeting(tx, actor, 'organisation.minutesKept', meeting, {
      resolutions: input.resolutions.length,
      present: input.attendance.filter((row) => row.state === 'present' || row.state === 'deputy').length,
    })
    return ok({})
  })
}

/** 确认会议纪要: what was resolved is told to whoever makes tasks of it, in this transaction. */
export async function confirmMinutes(
  world: World,
  actor: Officer,
  meetingId: string,
): Promise<Result<{ adopted: number }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await lockFor(tx, world, actor, meetingId, 'confirm')
    if (!found.ok) return found
    const meeting = found.value
    const at = world.clock.now()
    await store.updateMeeting(tx, { ...meeting, state: 'confirmed' }, at)
    const adopted = await resolutionStore.adoptResolutions(tx, meetingId, dayOf(at))
    if (adopted.length > 0)
      await publish(tx, world.jobs, {
        name: 'organisation.resolutionsAdopted',
        region: meeting.region as RegionCode,
        at: at.toISOString(),
        payload: {
          meetingId,
          meetingTitle: meeting.title,
          by: {
            personId: actor.personId,
            name: actor.name,
            unitId: actor.unitId,
            region: actor.region,
            sessionId: actor.sessionId,
          },
          resolutions: adopted,
        },
      })
    await recordMeeting(tx, actor, 'organisation.minutesConfirmed', meeting, { resolutions: adopted.length })
    return ok({ adopted: adopted.length })
  })
}

export async function recordMeeting(
  tx: Tx,
  actor: Actor,
  action: `organisation.${string}`,
  meeting: { readonly id: string; readonly region: string; readonly bodyId: string },
  details: Readonly<Record<string, string | number | readonly string[]>> = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.meeting', id: meeting.id },
    region: meeting.region as RegionCode,
    details: { body: meeting.bodyId, ...details },
  })
}
