import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barShare, groupOf, groupToDos, matterListAddress } from './to-do-groups.ts'

const row = (overdue: boolean, dueOn: string | null, workingDaysLeft: number | null) => ({
  overdue,
  dueOn,
  workingDaysLeft,
})

test.each([
  ['overdue', row(true, '2026-11-20', -1)],
  ['soon', row(false, '2026-11-23', 0)],
  ['soon', row(false, '2026-11-25', 3)],
  ['later', row(false, '2026-11-26', 4)],
  ['undated', row(false, null, null)],
])('a matter is %s by its due day', (group, matter) => {
  expect(groupOf(matter)).toBe(group)
})

test('groups stand by urgency, empty ones are left out, and no matter is lost', () => {
  const anyRow = fc.oneof(
    fc.constant(row(false, null, null)),
    fc.integer({ min: -20, max: 60 }).map((days) => row(days < 0, '2026-11-25', days)),
  )
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const groups = groupToDos(rows)
      expect(groups.flatMap((each) => each.rows).length).toBe(rows.length)
      expect(groups.every((each) => each.rows.length > 0)).toBe(true)
    }),
  )
  const groups = groupToDos([row(false, null, null), row(true, '2026-11-20', -1)])
  expect(groups.map((each) => each.group)).toEqual(['overdue', 'undated'])
})

test('a bar is never longer than the longest, and one matter still shows', () => {
  expect(barShare(5, 5)).toBe(1)
  expect(barShare(1, 1000)).toBe(0.02)
  expect(barShare(0, 5)).toBe(0)
})

test('the address of a list carries its filters', () => {
  expect(matterListAddress({ view: 'mine', due: 'soon' })).toBe('/matters?view=mine&due=soon')
})
