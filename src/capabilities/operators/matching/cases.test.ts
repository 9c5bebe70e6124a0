import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from '../../../platform/csv.ts'
import { reasonText } from './answer.ts'
import { type Answer, createMatcher } from './match.ts'
import { Register, RegisterBuilder } from './register.ts'
import { openRows } from './rows.ts'
import type { Subject } from './subject.ts'

const folder = join(import.meta.dirname, 'cases')

async function subjectsOf(file: string): Promise<readonly Subject[]> {
  const rows = await openRows(join(folder, file))
  if (!rows.ok) throw new Error(rows.error.code)
  return await all(rows.value.subjects)
}

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}

const builder = new RegisterBuilder()
for (const entity of await subjectsOf('register.csv')) builder.add(entity)
const matcher = createMatcher(new Register(builder.build()))

const [head, ...rows] = (await all(readCsv(async () => createReadStream(join(folder, 'queries.csv'))))).map(
  ({ cells }) => cells,
)
const column = (name: string) => head?.indexOf(name) ?? -1
const shops = await subjectsOf('queries.csv')

const told = (answer: Answer) =>
  answer.candidates
    .flatMap(({ reasons }) => reasons)
    .map((reason) => `${reason.points.toFixed(1)} ${reasonText(reason, 'zh')}`)
    .join('；')

test.each(
  shops.map((shop, at) => {
    const cell = (name: string) => rows[at]?.[column(name)] ?? ''
    return { shop, name: shop.name, why: cell('why'), expected: cell('expected'), wanted: cell('class') }
  }),
)('$name: $why', ({ shop, expected, wanted }) => {
  const answer = matcher(shop)
  const [best] = answer.candidates
  const found = answer.class === 'no' ? '-' : (best?.entity.id ?? '-')
  expect(`${answer.class} ${expected.split(',').includes(found) ? expected : found}`, told(answer)).toBe(
    `${wanted} ${expected}`,
  )
})
