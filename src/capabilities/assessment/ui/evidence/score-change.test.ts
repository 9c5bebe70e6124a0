import { expect, test } from 'vitest'
import { aScore } from '../score/testing.ts'
import { scoreChange } from './score-change.ts'

test('a change names its sign, and the indicators that moved', () => {
  const before = aScore({ 1: ['0', '2'], 2: ['1', '1'] })
  expect(scoreChange(before, aScore({ 1: ['1.5', '2'], 2: ['1', '1'] }))).toEqual({
    sure: '+1.5',
    possible: '0',
    indicators: [1],
  })
  expect(scoreChange(before, aScore({ 1: ['0', '0.5'], 2: ['0', '0'] }))).toEqual({
    sure: '−1',
    possible: '−2.5',
    indicators: [1, 2],
  })
  expect(scoreChange(before, before)).toEqual({ sure: '0', possible: '0', indicators: [] })
})
