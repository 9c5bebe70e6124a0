import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { levelled } from './html-depth.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

const insideOf = (node: Node): readonly Node[] => [
  ...('childNodes' in node ? node.childNodes : []),
  ...('content' in node ? node.content.childNodes : []),
]

function depthOf(html: string): number {
  let depth = 0
  let level: readonly Node[] = levelled(parse(html)).childNodes
  for (; level.length > 0; depth += 1) level = level.flatMap(insideOf)
  return depth
}

const wordsOf = (node: Node): readonly string[] =>
  'value' in node ? [node.value] : insideOf(node).flatMap(wordsOf)

test.each(['<div>', '<b>', '<template>', '<table><tr><td>', '<svg><g>', '<i title="x">'])(
  'however deep a page is nested in %s, its tree is no deeper than a browser’s',
  (opened) => {
    expect(depthOf(`${opened.repeat(20_000)}国家级`)).toBeLessThan(520)
  },
)

test('nothing of what stands deeper is lost, and it stays in its order', () => {
  const words = Array.from({ length: 3_000 }, (_, place) => `第${place}层`)
  const page = levelled(parse(words.map((each) => `<div>${each}`).join('')))
  expect(page.childNodes.flatMap(wordsOf)).toEqual(words)
})

test('a page of common depth is as it was written', () => {
  const [paragraph] = levelled(parseFragment('<p>甲<b>乙</b>丙</p>')).childNodes
  expect(paragraph).toMatchObject({
    tagName: 'p',
    childNodes: [{ value: '甲' }, { tagName: 'b' }, { value: '丙' }],
  })
})
