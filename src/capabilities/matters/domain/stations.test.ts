import { describe, expect, test } from 'vitest'
import { supervisionProcedure } from '../procedure.ts'
import { stationsOf } from './stations.ts'

const keysAt = (visited: readonly string[], state: string) =>
  stationsOf(supervisionProcedure, visited, state).map(({ key, place }) => `${place} ${key}`)

describe('the way of a matter', () => {
  test('goes on to the end that is meant, not to the nearest exit', () => {
    expect(keysAt(['issued'], 'issued')).toEqual(['here issued', 'ahead answered', 'ahead accepted'])
  })
  test('leads back over a state that was passed already', () => {
    expect(keysAt(['issued', 'answered', 'returned'], 'returned')).toEqual([
      'passed issued',
      'here returned',
      'ahead answered',
      'ahead accepted',
    ])
  })
  test('ends where the matter ended, and shows nothing that it never reached', () => {
    expect(keysAt(['issued', 'withdrawn'], 'withdrawn')).toEqual(['passed issued', 'here withdrawn'])
  })
})
