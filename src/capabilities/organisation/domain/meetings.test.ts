import { expect, test } from 'vitest'
import { type MeetingAct, type MeetingFacts, whyNot } from './meetings.ts'

const NOW = new Date('2026-09-21T02:00:00Z')
const later = '2026-09-22T01:00:00Z'
const earlier = '2026-09-20T01:00:00Z'
const a: MeetingFacts = { state: 'planned', startsAt: later, minutes: '', attended: 0 }
const held: MeetingFacts = { ...a, state: 'held', startsAt: earlier, minutes: '议定事项', attended: 3 }

test.each<[string, MeetingAct, MeetingFacts, string | undefined]>([
  ['a planned meeting may change', 'change', a, undefined],
  ['a held one may not', 'change', held, 'organisation.meeting_held'],
  ['members are called before it begins', 'call', a, undefined],
  ['and not afterwards', 'call', { ...a, startsAt: earlier }, 'organisation.meeting_held'],
  ['no minutes before it begins', 'keepMinutes', a, 'organisation.meeting_not_begun'],
  ['minutes once it has begun', 'keepMinutes', { ...a, startsAt: earlier }, undefined],
  ['nothing to confirm before it was held', 'confirm', a, 'organisation.meeting_not_held'],
  ['empty minutes are not confirmed', 'confirm', { ...held, minutes: '' }, 'organisation.minutes_missing'],
  ['nor a meeting of nobody', 'confirm', { ...held, attended: 0 }, 'organisation.attendance_missing'],
  ['a held meeting with minutes and people is confirmed', 'confirm', held, undefined],
  [
    'confirmed minutes stay',
    'keepMinutes',
    { ...held, state: 'confirmed' },
    'organisation.minutes_confirmed',
  ],
  [
    'a cancelled meeting stays cancelled',
    'call',
    { ...a, state: 'cancelled' },
    'organisation.meeting_cancelled',
  ],
])('%s', (_, act, facts, code) => {
  expect(whyNot(act, facts, NOW)).toBe(code)
})
