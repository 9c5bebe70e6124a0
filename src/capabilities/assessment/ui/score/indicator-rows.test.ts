import { expect, test } from 'vitest'
import {
  barOf,
  filterIndicators,
  listIndicators,
  openOf,
  responsibleUnits,
  shortOf,
  sortIndicators,
} from './indicator-rows.ts'
import { aScore } from './testing.ts'

const score = aScore({ 1: ['2', '2'], 2: ['0', '0.5'], 3: ['0.5', '2'] })
const rows = listIndicators(score)
const none = { group: '', state: '', unit: '', kind: '' }
const numbers = (list: readonly { number: number }[]) => list.map((row) => row.number)

test('a row tells what is not gained, and what of it may still be had', () => {
  expect(rows.map((row) => [row.lost, row.open])).toEqual([
    ['0', '0'],
    ['2', '0.5'],
    ['1.5', '1.5'],
  ])
})

test('filters narrow together; an empty one lets everything pass', () => {
  expect(numbers(filterIndicators(rows, none))).toEqual([1, 2, 3])
  expect(numbers(filterIndicators(rows, { ...none, state: 'not_yet_known' }))).toEqual([2, 3])
  expect(numbers(filterIndicators(rows, { ...none, state: 'not_yet_known', kind: 'quantitative' }))).toEqual([
    3,
  ])
  expect(numbers(filterIndicators(rows, { ...none, unit: 'unit-1' }))).toEqual([1])
  expect(numbers(filterIndicators(rows, { ...none, group: 'service' }))).toEqual([])
})

test('by points the largest stands first, equals in the order of the table', () => {
  expect(numbers(sortIndicators(rows, 'lost'))).toEqual([2, 3, 1])
  expect(numbers(sortIndicators(rows, 'open'))).toEqual([3, 2, 1])
  expect(numbers(sortIndicators(rows, 'points'))).toEqual([1, 2, 3])
})

test('what is open is counted, and what is missing to the pass line is said', () => {
  expect(openOf(score)).toEqual({ items: 2, points: '2' })
  expect(shortOf(score)).toBe('82.5')
  expect(shortOf({ ...score, sure: '85' })).toBeUndefined()
})

test('a bar shows shares of the full points; a group of no points has an empty one', () => {
  expect(barOf({ points: '20', sure: '10', possible: '15', floorPoints: '15' })).toEqual({
    sure: 0.5,
    possible: 0.75,
    floor: 0.75,
  })
  expect(barOf({ points: '0', sure: '0', possible: '0', floorPoints: '0' }).sure).toBe(0)
})

test('each responsible unit is offered once', () => {
  expect(responsibleUnits([...rows, ...rows])).toHaveLength(3)
})
