import { expect, test } from 'vitest'
import { taskProcedure } from '../../procedure.ts'
import { stationsOf } from './stations.ts'

const places = (state: string) => stationsOf(state).map(({ key, place }) => `${key} ${place}`)

test('the strip shows what is passed, where the task is, and what lies ahead', () => {
  expect(places('inProgress')).toEqual([
    'assigned passed',
    'inProgress here',
    'submitted ahead',
    'accepted ahead',
  ])
})

test('a withdrawn task shows its beginning and its end, and nothing ahead', () => {
  expect(places('withdrawn')).toEqual(['assigned passed', 'withdrawn here'])
})

test('every state of the procedure has its station', () => {
  for (const { key } of taskProcedure.states) {
    expect(stationsOf(key).filter(({ place }) => place === 'here')).toHaveLength(1)
  }
})
