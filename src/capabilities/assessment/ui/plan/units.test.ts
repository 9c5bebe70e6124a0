import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDraft, aMapping, anItem } from './testing.ts'
import {
  decide,
  isComplete,
  joinNames,
  needsDecision,
  splitNames,
  unitEntries,
  withSuggestions,
} from './units.ts'

const draft = aDraft({
  tasks: [
    anItem('tasks', { leadUnits: ['县商务局'], responsibleUnits: ['县财政局', '县商务局'] }),
    anItem('tasks', { guidingUnits: ['市商务局'] }),
  ],
  indicators: [anItem('indicators', { responsibleUnits: ['县财政局'] })],
})

test('each printed name stands once, with every task and indicator that names it', () => {
  expect(unitEntries(draft, [aMapping('县财政局')])).toEqual([
    { printed: '县商务局', uses: [{ kind: 'tasks', index: 0 }], mapping: undefined },
    {
      printed: '县财政局',
      uses: [
        { kind: 'tasks', index: 0 },
        { kind: 'indicators', index: 0 },
      ],
      mapping: aMapping('县财政局'),
    },
    { printed: '市商务局', uses: [{ kind: 'tasks', index: 1 }], mapping: undefined },
  ])
})

test('a name waits for a decision while it is unsure or lacks something', () => {
  const unsure = aMapping('商务局', { confidence: 0.4 })
  expect(needsDecision(unsure)).toBe(true)
  expect(needsDecision(decide(unsure, {}))).toBe(false)
  expect(needsDecision(decide(unsure, { action: 'use' }))).toBe(true)
  expect(needsDecision(undefined)).toBe(true)
  expect(isComplete(aMapping('商务局', { name: ' ' }))).toBe(false)
  expect(isComplete(aMapping('各单位', { action: 'ignore', name: '' }))).toBe(true)
})

test('suggestions fill gaps and never change what stands', () => {
  const mine = [aMapping('县商务局', { name: '县商务和工信局', confidence: 1 })]
  const next = withSuggestions(mine, [aMapping('县商务局'), aMapping('县财政局')])
  expect(next).toEqual([...mine, aMapping('县财政局')])
  expect(withSuggestions(mine, [aMapping('县商务局')])).toBe(mine)
})

test('names are cut at the marks between them, not inside brackets', () => {
  expect(splitNames('县工信局（商务局、粮储局）、发改局，财政局;\n 税务局 ')).toEqual([
    '县工信局（商务局、粮储局）',
    '发改局',
    '财政局',
    '税务局',
  ])
  expect(splitNames('县工信局（商务局\n发改局')).toEqual(['县工信局（商务局', '发改局'])
  expect(splitNames(' 、')).toEqual([])
})

test('joined names are cut back into the same names', () => {
  const name = fc.stringMatching(/^[县市局委]{1,8}(（[县市、]{1,4}）)?$/u)
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      expect(splitNames(joinNames(names))).toEqual(names)
    }),
  )
})
