import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, amend, redo, startHistory, undo } from './history.ts'

test('undoing every step leads back to the start, redoing to the end', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      // Objects, because a step to the very same value is no step.
      const steps = texts.map((text) => ({ text }))
      const start = { text: '' }
      const end = steps.reduce((history, step) => advance(history, step), startHistory(start))
      const back = steps.reduce((history) => undo(history), end)
      expect(back.present).toBe(start)
      expect(steps.reduce((history) => redo(history), back).present).toBe(end.present)
    }),
  )
})

test('typing on in one field is one step, another field the next', () => {
  let history = startHistory('')
  history = advance(history, 'a', 'title')
  history = advance(history, 'ab', 'title')
  history = advance(history, 'ab!', 'text')
  expect(undo(history).present).toBe('ab')
  expect(undo(undo(history)).present).toBe('')
})

test('typing again after an undo starts a step of its own', () => {
  const history = undo(advance(advance(startHistory('x'), 'a', 'title'), 'b', 'text'))
  expect(undo(advance(history, 'c', 'title')).present).toBe('a')
})

test('a step after an undo leaves nothing to redo; a suggestion leaves the steps as they are', () => {
  const back = undo(advance(startHistory('one'), 'two'))
  expect(redo(advance(back, 'three')).present).toBe('three')
  expect(redo(amend(back, 'one, amended')).present).toBe('two')
})
