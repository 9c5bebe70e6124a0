/** 会议: what may be done with a meeting when. Pure; the server asks it, and the page greys its buttons by it. */
import type { MeetingState } from '../contract.ts'

export type MeetingAct = 'change' | 'call' | 'cancel' | 'keepMinutes' | 'confirm'

export interface MeetingFacts {
  readonly state: MeetingState
  readonly startsAt: string
  readonly minutes: string
  /** How many seats have an attendance. */
  readonly attended: number
}

/** The code of the refusal, or undefined when it may be done now. */
export function whyNot(act: MeetingAct, meeting: MeetingFacts, now: Date): string | undefined {
  const { state } = meeting
  if (state === 'cancelled') return 'organisation.meeting_cancelled'
  if (state === 'confirmed') return 'organisation.minutes_confirmed'
  const hasBegun = new Date(meeting.startsAt) <= now
  switch (act) {
    case 'change':
    case 'cancel':
      return state === 'held' ? 'organisation.meeting_held' : undefined
    case 'call':
      return state === 'held' || hasBegun ? 'organisation.meeting_held' : undefined
    case 'keepMinutes':
      return hasBegun ? undefined : 'organisation.meeting_not_begun'
    case 'confirm':
      if (state === 'planned') return 'organisation.meeting_not_held'
      if (meeting.minutes === '') return 'organisation.minutes_missing'
      return meeting.attended === 0 ? 'organisation.attendance_missing' : undefined
  }
}
