import { expect, test } from 'vitest'
import { type Event, eventKind, fieldTitle, filledIn } from './timeline-words.ts'

const report: Event = {
  id: '00000000-0000-4000-8000-000000000001',
  at: '2026-05-12T01:00:00.000Z',
  actorName: '某甲',
  kind: 'step',
  step: 'report',
  stepTitle: { zh: '报告进展', en: 'Report progress' },
  toState: 'inProgress',
  toStateTitle: { zh: '进行中', en: 'In progress' },
  values: { text: '已走访八家企业', progress: '60', other: 'x' },
  note: '',
}

test('what was filled in stands in the order of the form, under the titles of its fields', () => {
  expect(filledIn(report)).toEqual([
    { key: 'progress', value: '60' },
    { key: 'text', value: '已走访八家企业' },
  ])
  expect(fieldTitle(report, 'progress').zh).toBe('完成进度（%）')
})

test('an event that is no step has nothing filled in, and an unknown kind no words of its own', () => {
  expect(filledIn({ ...report, kind: 'comment', step: null })).toEqual([])
  expect(eventKind('comment')).toBe('comment')
  expect(eventKind('elsewhere')).toBeUndefined()
})
