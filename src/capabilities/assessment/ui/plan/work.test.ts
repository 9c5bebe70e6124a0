import { expect, test } from 'vitest'
import { aDraft, aMapping, anItem } from './testing.ts'
import { addItem, confirmItem, placeForLine, removeItems, setField, setMapping, setPassRule } from './work.ts'

const work = {
  draft: aDraft({
    tasks: [
      anItem('tasks', { title: '甲', at: { line: 3 }, confidence: 0.5 }),
      anItem('tasks', { title: '乙', at: { line: 9 } }),
    ],
  }),
  mapping: [aMapping('县商务局')],
}

test('a mended field makes its item sure and leaves every other item the same object', () => {
  const next = setField(work, 'tasks', 0, 'title', '丙')
  expect(next.draft.tasks[0]).toMatchObject({ title: '丙', confidence: 1 })
  expect(next.draft.tasks[1]).toBe(work.draft.tasks[1])
  expect(work.draft.tasks[0]?.title).toBe('甲')
})

test('a confirmed item keeps its words', () => {
  expect(confirmItem(work, 'tasks', 0).draft.tasks[0]).toMatchObject({ title: '甲', confidence: 1 })
})

test('a task made from a line comes after the tasks above that line', () => {
  expect(placeForLine(work, 'tasks', 5)).toBe(1)
  expect(placeForLine(work, 'tasks', 1)).toBe(0)
  const next = addItem(work, 'tasks', 1, { line: 5, text: '丙' })
  expect(next.draft.tasks.map((task) => task.title)).toEqual(['甲', '丙', '乙'])
  expect(next.draft.tasks[1]?.at).toEqual({ line: 5 })
})

test('removed items are gone, the rest keep their order', () => {
  expect(removeItems(work, 'tasks', [0]).draft.tasks.map((task) => task.title)).toEqual(['乙'])
})

test('an empty part of the pass rule is left out', () => {
  const set = setPassRule(work, 'totalAtLeast', 85)
  expect(set.draft.passRule).toEqual({ totalAtLeast: 85 })
  expect(setPassRule(set, 'totalAtLeast', null).draft.passRule).toEqual({})
})

test('a decision on a unit changes that unit alone', () => {
  const mapping = aMapping('县商务局', { action: 'ignore' })
  expect(setMapping(work, mapping).mapping).toEqual([mapping])
})
