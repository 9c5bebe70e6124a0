import { expect, test } from 'vitest'
import { doubtsOf, findLine, markAt, marksOf, nextDoubt, printedDay } from './marks.ts'
import { aDraft, aMapping, anItem } from './testing.ts'

const lines = [
  '某县工作实施方案',
  '1. 推动发展。做大规模，',
  '',
  '引进企业。（责任单位：县商务局）',
  '本段没有任务。',
  '2. 规范秩序。',
].map((text, index) => ({ line: index + 1, page: null, text }))

const draft = aDraft({
  tasks: [
    anItem('tasks', {
      title: '推动发展',
      text: '做大规模，引进企业',
      responsibleUnits: ['县商务局'],
      at: { line: 2 },
    }),
    anItem('tasks', { title: '规范秩序', at: { line: 6 }, confidence: 0.6 }),
  ],
})

test('a task reaches over the lines that its words need, and not over what follows', () => {
  const marks = marksOf(draft, lines)
  expect(marks).toEqual([
    { kind: 'tasks', index: 0, from: 2, to: 4 },
    { kind: 'tasks', index: 1, from: 6, to: 6 },
  ])
  expect(markAt(marks, 4)?.index).toBe(0)
  expect(markAt(marks, 5)).toBeUndefined()
})

test('the head is marked where it stands, the jurisdiction inside it is not', () => {
  const head = aDraft({ planTitle: '某县工作实施方案', jurisdiction: '某县' })
  expect(marksOf(head, lines)).toEqual([{ kind: 'head', index: 1, from: 1, to: 1 }])
})

test('an item never reaches into the next one', () => {
  const long = { ...draft, tasks: draft.tasks.map((task) => ({ ...task, text: '很长'.repeat(200) })) }
  expect(marksOf(long, lines)[0]).toMatchObject({ from: 2, to: 5 })
})

test('an item whose line is unknown has no mark', () => {
  expect(marksOf(aDraft({ tasks: [anItem('tasks', { at: { line: 99 } }), anItem('tasks')] }), lines)).toEqual(
    [],
  )
})

test('a value is found on the line of its own or that holds it, white space aside, also where the print breaks it', () => {
  expect(findLine(lines, '某县 工作实施方案')).toBe(1)
  expect(findLine(lines, '1.推动发展。做大规模，引进企业')).toBe(2)
  expect(findLine(lines, '没有')).toBe(5)
  const repeated = ['关于印发甲方案的通知', '甲方案'].map((text, at) => ({ line: at + 1, page: null, text }))
  expect(findLine(repeated, '甲方案')).toBe(2)
  expect(findLine(lines, '别处')).toBeUndefined()
  expect(findLine(lines, '')).toBeUndefined()
  expect(printedDay('2024-03-22')).toBe('2024年3月22日')
})

test('the most doubtful comes first, and after the last the first again', () => {
  const doubts = doubtsOf({ draft, mapping: [aMapping('县商务局', { confidence: 0.4 })] })
  expect(doubts.map(({ tab, index }) => [tab, index])).toEqual([
    ['units', 0],
    ['tasks', 1],
  ])
  expect(nextDoubt(doubts, { tab: 'units', index: 0 })?.tab).toBe('tasks')
  expect(nextDoubt(doubts, { tab: 'tasks', index: 1 })?.tab).toBe('units')
  expect(nextDoubt(doubts, { tab: 'head', index: undefined })?.tab).toBe('units')
  expect(nextDoubt([], { tab: 'head', index: undefined })).toBeUndefined()
})
