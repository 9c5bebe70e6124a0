import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineWork } from './combine.ts'
import { aDraft, aMapping, anItem } from './testing.ts'
import { addItem, removeItems, setField, setHead, setMapping, setPassRule, type Work } from './work.ts'

const task = (title: string) => anItem('tasks', { title })
const base: Work = {
  draft: aDraft({ title: '通知', tasks: [task('甲'), task('乙'), task('丙')] }),
  mapping: [aMapping('县商务局'), aMapping('县公安局')],
}
const titles = (work: Work) => work.draft.tasks.map((each) => each.title)

test('what only one of the two changed stands as changed', () => {
  const mine = setField(setHead(base, 'title', '通知（修改）'), 'tasks', 0, 'title', '甲甲')
  const theirs = setPassRule(setField(base, 'tasks', 2, 'section', '第三部分'), 'totalAtLeast', 85)
  const { work, clashes } = combineWork(base, mine, theirs)
  expect(clashes).toEqual([])
  expect(work.draft).toMatchObject({ title: '通知（修改）', passRule: { totalAtLeast: 85 } })
  expect(titles(work)).toEqual(['甲甲', '乙', '丙'])
  expect(work.draft.tasks[2]?.section).toBe('第三部分')
})

test('two fields of one item are put together, one field of it is mine and the other’s is told', () => {
  const mine = setField(base, 'tasks', 1, 'title', '我的乙')
  const theirs = setField(setField(base, 'tasks', 1, 'title', '他的乙'), 'tasks', 1, 'text', '内容')
  const { work, clashes } = combineWork(base, mine, theirs)
  expect(work.draft.tasks[1]).toMatchObject({ title: '我的乙', text: '内容' })
  expect(clashes).toEqual([{ part: 'tasks', item: '我的乙', mine: '我的乙', theirs: '他的乙' }])
})

test('items that each of them adds are all there, and what one removes is gone', () => {
  const mine = addItem(base, 'tasks', 1, { line: 1, text: '我加的' })
  const theirs = addItem(removeItems(base, 'tasks', [0]), 'tasks', 2, { line: 9, text: '他加的' })
  const { work, clashes } = combineWork(base, mine, theirs)
  expect(clashes).toEqual([])
  expect(titles(work)).toEqual(['我加的', '乙', '丙', '他加的'])
})

test('an item that one removes and the other changes stays', () => {
  const { work } = combineWork(
    base,
    removeItems(base, 'tasks', [2]),
    setField(base, 'tasks', 2, 'title', '丙丙'),
  )
  expect(titles(work)).toEqual(['甲', '乙', '丙丙'])
})

test('decisions on two units are both kept, and differing ones on one unit are told', () => {
  const ignored = aMapping('县公安局', { action: 'ignore' })
  const mine = setMapping(base, aMapping('县商务局', { name: '县商务和粮食局' }))
  const theirs = setMapping(setMapping(base, ignored), aMapping('县商务局', { name: '县商务委' }))
  const { work, clashes } = combineWork(base, mine, theirs)
  expect(work.mapping).toEqual([aMapping('县商务局', { name: '县商务和粮食局' }), ignored])
  expect(clashes).toEqual([{ part: 'mapping', item: '县商务局', mine: '县商务和粮食局', theirs: '县商务委' }])
})

test('whatever the two do, nothing that either typed is lost: it stands in the draft or among the clashes', () => {
  const typed = (who: string) =>
    fc.array(fc.record({ place: fc.nat(2), word: fc.nat(9).map((n) => `${who}${n}`), isNew: fc.boolean() }), {
      maxLength: 4,
    })
  const apply = (acts: { place: number; word: string; isNew: boolean }[]) =>
    acts.reduce(
      (work, { place, word, isNew }) =>
        isNew
          ? addItem(work, 'tasks', place, { line: 1, text: word })
          : setField(work, 'tasks', place, 'title', word),
      base,
    )
  fc.assert(
    fc.property(typed('我'), typed('他'), (own, other) => {
      const [mine, theirs] = [apply(own), apply(other)]
      const { work, clashes } = combineWork(base, mine, theirs)
      const found = new Set([...titles(work), ...clashes.map((clash) => clash.theirs)])
      for (const title of [...titles(mine), ...titles(theirs)])
        if (!titles(base).includes(title)) expect(found).toContain(title)
    }),
  )
})

test('a side that changed nothing adds nothing', () => {
  const mine = setField(base, 'tasks', 1, 'title', '新')
  expect(combineWork(base, mine, base)).toEqual({ work: mine, clashes: [] })
  expect(combineWork(base, base, mine)).toEqual({ work: mine, clashes: [] })
})
