import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeItems, moveItem, splitItem } from './merge.ts'
import { anItem } from './testing.ts'

const task = (title: string, text: string, units: string[] = []) =>
  anItem('tasks', { title, text, responsibleUnits: units, section: '一类', confidence: 0.5 })

test('two tasks become one: the title of the second goes into the text, every unit stands once', () => {
  const items = [
    { ...task('推动发展', '做大规模', ['县商务局']), number: 1 },
    task('培育主体', '引进企业。', ['县商务局', '县财政局']),
    task('另一项', ''),
  ]
  const [merged, other, ...rest] = mergeItems('tasks', items, [1, 0])
  expect(merged).toMatchObject({
    number: 1,
    title: '推动发展',
    text: '做大规模。培育主体。引进企业。',
    responsibleUnits: ['县商务局', '县财政局'],
    confidence: 1,
  })
  expect(other?.title).toBe('另一项')
  expect(rest).toEqual([])
})

test('a name that the print broke in two is put together without anything between', () => {
  const halves = [
    anItem('indicators', { name: '网上零售额', points: 2 }),
    anItem('indicators', { name: '同比增速' }),
  ]
  expect(mergeItems('indicators', halves, [0, 1])).toMatchObject([{ name: '网上零售额同比增速', points: 2 }])
  const members = [
    anItem('members', { role: '组长', name: '某甲' }),
    anItem('members', { position: '副县长' }),
  ]
  expect(mergeItems('members', members, [0, 1])).toMatchObject([
    { role: '组长', name: '某甲', position: '副县长' },
  ])
})

test('merged stages reach from the earlier beginning to the later end', () => {
  const stages = [
    anItem('stages', { from: '2024-03', to: '2024-06' }),
    anItem('stages', { from: '', to: '2024-12' }),
  ]
  expect(mergeItems('stages', stages, [0, 1])).toMatchObject([{ from: '2024-03', to: '2024-12' }])
})

test('merging fewer than two items changes nothing', () => {
  const items = [task('甲', '')]
  expect(mergeItems('tasks', items, [0])).toBe(items)
  expect(mergeItems('tasks', items, [7, 8])).toBe(items)
})

test('a task cut in its text: the rest is named by its first clause and keeps section and units', () => {
  const items = [task('推动发展', '做大规模。培育主体。引进企业', ['县商务局'])]
  const halves = splitItem('tasks', items, 0, { field: 'text', offset: 5 })
  expect(halves).toMatchObject([
    { title: '推动发展', text: '做大规模。' },
    { title: '培育主体', text: '引进企业', number: null, section: '一类', responsibleUnits: ['县商务局'] },
  ])
})

test('two members that were read as one are cut at the name', () => {
  const items = [anItem('members', { role: '副组长', name: '某甲 某乙', position: '县商务局局长' })]
  expect(splitItem('members', items, 0, { field: 'name', offset: 2 })).toMatchObject([
    { role: '副组长', name: '某甲', position: '县商务局局长' },
    { role: '副组长', name: '某乙', position: '' },
  ])
})

test('a cut at either end changes nothing', () => {
  const items = [task('甲', '一段文字')]
  expect(splitItem('tasks', items, 0, { field: 'text', offset: 0 })).toBe(items)
  expect(splitItem('tasks', items, 0, { field: 'text', offset: 4 })).toBe(items)
  expect(splitItem('tasks', items, 3, { field: 'text', offset: 2 })).toBe(items)
})

test('a cut loses no character but the stops at its edge', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[甲乙丙。，]{2,40}$/u), fc.nat(40), (text, offset) => {
      const halves = splitItem('targets', [anItem('targets', { text })], 0, { field: 'text', offset })
      const bare = (value: string) => value.replace(/[。，]/gu, '')
      expect(bare(halves.map((half) => half.text).join(''))).toBe(bare(text))
    }),
  )
})

test('moving there and back is no move', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, a, b) => {
      const [from, to] = [a % items.length, b % items.length]
      expect(moveItem(moveItem(items, from, to), to, from)).toEqual(items)
      expect(moveItem(items, from, to)[to]).toBe(items[from])
    }),
  )
})
