import { describe, expect, test } from 'vitest'
import { findText } from '../../../kernel/provisions/catalogue.ts'
import { readPage } from '../page/read.ts'
import { detect } from './detect.ts'
import { EXAMPLE_DAY } from './price-history.ts'
import type { Example, Level } from './rule.ts'
import { RULES } from './rules/index.ts'

function levelsOf(rule: string, example: Example): readonly Level[] {
  const {
    source,
    facts = {},
    url,
  } = typeof example === 'string' ? { source: example } : { url: undefined, ...example }
  const page = readPage({ content: source, url })
  return detect(page, { on: EXAMPLE_DAY, facts })
    .filter((finding) => finding.rule === rule)
    .map(({ level }) => level)
}

const nameOf = (example: Example): string => (typeof example === 'string' ? example : example.source)

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { examples } = rule
  for (const level of ['violation', 'look', 'note'] as const)
    for (const example of examples[level] ?? [])
      test(`${level}: ${nameOf(example)}`, () => {
        expect(levelsOf(id, example)[0]).toBe(level)
      })
  for (const example of examples.clean)
    test(`nothing: ${nameOf(example)}`, () => {
      expect(levelsOf(id, example)).toEqual([])
    })

  test('rests on texts that are known, and shows what it finds and what it leaves alone', () => {
    for (const basis of [rule.basis, rule.penalty, ...rule.exemptions.flatMap((each) => each.basis ?? [])])
      if (basis.kind === 'law')
        expect([basis.text, findText(basis.text)?.id]).toEqual([basis.text, basis.text])
    const found = [...(examples.violation ?? []), ...(examples.look ?? []), ...(examples.note ?? [])]
    expect(found.length).toBeGreaterThan(0)
    expect(examples.clean.length).toBeGreaterThan(0)
  })
})

test('no two rules share an id', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
})
