/** 算例: every worked example of this folder, scored and explained. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isEqual } from '../../../kernel/exact.ts'
import { edition2022 } from '../edition/index.ts'
import {
  checkInputs,
  type ExplanationNode,
  explain,
  listItemScores,
  scoreJurisdiction,
} from '../scoring/index.ts'
import { inputsOf, readExample } from './read-example.ts'

const STATES = {
  met: '符合',
  not_met: '不符合',
  not_yet_known: '尚不能确定',
  not_applicable: '不适用',
} as const

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'))
const examples = files.map((name) => ({
  name,
  example: readExample(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')),
}))

describe.each(examples)('$name', ({ example }) => {
  const number = Number(example.指标)
  test.each(example.情形)('$名称', ({ 给定, 结果 }) => {
    const { inputs, options } = inputsOf(edition2022, number, 给定)
    expect(checkInputs(edition2022, inputs)).toEqual([])
    const score = scoreJurisdiction(edition2022, inputs, options)
    const indicator = score.groups
      .flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
      .find((each) => each.number === number)
    if (!indicator) throw new Error(`no indicator ${number}`)
    const states = Object.fromEntries(indicator.items.map((item) => [item.key, STATES[item.state]]))
    expect(states).toEqual(结果.各项)
    expect([indicator.sure, indicator.possible]).toSatisfy(
      ([sure, possible]) => isEqual(sure, 结果.得分) && isEqual(possible, 结果.最高可能 ?? 结果.得分),
      `${结果.得分} up to ${结果.最高可能 ?? 结果.得分}`,
    )
    const zh = wordsOf(explain(score, 'zh'), number)
    for (const words of 结果.说明中有) expect(zh).toContain(words)
    const en = wordsOf(explain(score, 'en'), number)
    for (const words of 结果.英文说明中有 ?? []) expect(en).toContain(words)
  })
})

/** All words of the indicator's branch. */
function wordsOf(root: ExplanationNode, number: number): string {
  const find = (node: ExplanationNode): ExplanationNode | undefined =>
    node.kind === 'indicator' && node.key === String(number)
      ? node
      : node.children.map(find).find((found) => found !== undefined)
  const all = (node: ExplanationNode): string[] => [node.title, node.words, ...node.children.flatMap(all)]
  const found = find(root)
  if (!found) throw new Error(`no indicator ${number}`)
  return all(found).join('\n')
}

test('there is an example for each scoring rule and each quantitative indicator', () => {
  expect(files.filter((name) => name.startsWith('rule-'))).toEqual(
    ['any', 'count', 'judged', 'sum', 'tiers', 'years'].map((rule) => `rule-${rule}.yaml`),
  )
  const numbers = examples
    .filter(({ name }) => name.startsWith('indicator-'))
    .map(({ example }) => Number(example.指标))
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 17, 18, 19, 25, 26, 34, 38])
})

test('an empty table leaves every one of its items not yet known', () => {
  const { inputs, options } = inputsOf(edition2022, 1, {})
  const items = listItemScores(scoreJurisdiction(edition2022, inputs, options).groups)
  expect(items.filter((item) => item.state !== 'not_yet_known' || item.missing.length === 0)).toEqual([])
})
