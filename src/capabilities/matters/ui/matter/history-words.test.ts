import { expect, test } from 'vitest'
import { eventKind, filledIn, type MatterEvent, mentionedIn } from './history-words.ts'

const report: MatterEvent = {
  id: '00000000-0000-4000-8000-000000000001',
  at: '2026-05-12T01:00:00.000Z',
  actorName: '某甲',
  onBehalfOf: null,
  kind: 'step',
  step: 'report',
  stepTitle: { zh: '报告进展', en: 'Report progress' },
  toState: 'inProgress',
  toStateTitle: { zh: '进行中', en: 'In progress' },
  values: { text: '已走访八家企业', progress: '60', other: 'x', person: 'an id' },
  note: '',
}
const title = { zh: '办理情况', en: 'What was done' }
const steps = [
  {
    key: 'report',
    title,
    toTitle: title,
    basis: title,
    refusal: null,
    form: [
      { key: 'progress', title, kind: 'number' },
      { key: 'text', title, kind: 'longText' },
      { key: 'person', title, kind: 'person' },
    ],
  },
]

test('what was filled in stands in the order of the form, without ids and what no field asks for', () => {
  expect(filledIn(report, steps).map(({ key, value }) => [key, value])).toEqual([
    ['progress', '60'],
    ['text', '已走访八家企业'],
  ])
  expect(filledIn({ ...report, kind: 'comment', step: null }, steps)).toEqual([])
})

test('what was chosen is told by its title, never by its key', () => {
  const options = [{ key: 'closed', title: { zh: '已终止经营', en: 'Closed' } }]
  const form = [
    { key: 'outcome', title, kind: 'select', options },
    { key: 'on', title, kind: 'day' },
  ]
  const event = { ...report, values: { outcome: 'closed', on: '2026-05-12' } }
  const filled = filledIn(
    event,
    steps.map((step) => ({ ...step, form })),
  )
  expect(filled.map(({ value, isDay }) => [value, isDay])).toEqual([
    [{ zh: '已终止经营', en: 'Closed' }, false],
    ['2026-05-12', true],
  ])
})

test('an unknown kind of event has no words of its own', () => {
  expect(eventKind('supervised')).toBe('supervised')
  expect(eventKind('elsewhere')).toBeUndefined()
})

test('a comment names whom it mentions; what is no list of names mentions nobody', () => {
  expect(mentionedIn({ ...report, values: { mentions: ['某乙'] } })).toEqual(['某乙'])
  expect(mentionedIn(report)).toEqual([])
})
