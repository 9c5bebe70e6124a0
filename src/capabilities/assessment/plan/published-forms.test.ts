/**
 * Plans as different offices write them, read and compared field by field with truths made by hand; a truth of null is
 * not judged. The floors are what the reader reaches; a form that it learns to read raises them.
 */
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aPlanOf, comparePlan, type Truth } from './testing.ts'

const FORMS = new URL('fixtures/forms/', import.meta.url)
const names = (await readdir(FORMS)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))

const scores = new Map<string, { hit: number; wanted: number; given: number }>()

test.each(names)('%s is read field by field', async (name) => {
  const truth: Truth = JSON.parse(await readFile(new URL(`${name}.json`, FORMS), 'utf8'))
  const file = (await readdir(FORMS)).find(
    (entry) => entry.startsWith(`${name}.`) && !entry.endsWith('.json'),
  )
  const plan = await aPlanOf(await readFile(new URL(file ?? '', FORMS)), file ?? '')
  const { differences, ...score } = comparePlan(plan, truth)
  scores.set(name, score)
  expect(differences).toEqual([])
})

test('over all forms nearly every field is found, and nearly nothing that is none', () => {
  const sum = (part: 'hit' | 'wanted' | 'given') =>
    [...scores.values()].reduce((n, score) => n + score[part], 0)
  expect(sum('hit') / sum('wanted')).toBeGreaterThan(0.99)
  expect(sum('hit') / sum('given')).toBeGreaterThan(0.99)
})

const HEADS = new URL('fixtures/heads/', import.meta.url)
const heads: Record<string, (string | null)[]> = JSON.parse(
  await readFile(new URL('heads.json', HEADS), 'utf8'),
)
const BODY =
  '\n二、主要任务\n（一）促进发展。出台政策。（责任单位：市商务局）\n（二）规范监管。开展监测。（责任单位：市市场监管局）\n'

test.each(Object.entries(heads))(
  'the head of the published %s, as its page holds it',
  async (name, wanted) => {
    const plan = await aPlanOf((await readFile(new URL(`${name}.txt`, HEADS), 'utf8')) + BODY, `${name}.txt`)
    const { title, planTitle, documentNumber, issuedOn, issuer, jurisdiction } = plan
    const found = [title, planTitle, documentNumber, issuedOn, issuer, jurisdiction]
    expect(found.map((value, i) => (wanted[i] === null ? null : value))).toEqual(wanted)
  },
)
