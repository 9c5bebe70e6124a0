/** Reads the source: what the code records, the ledger's pages can say. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RECORDED_ACTIONS, SUBJECT_TYPES } from './actions.ts'

const ROOT = join(import.meta.dirname, '../..')
const sources = ['capabilities', 'platform', 'app'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.(test|fake)\.ts$|(^|\/)(ui|testing)(\/|\.ts$)/.test(path))
    .map((path) => readFileSync(join(ROOT, room, path), 'utf8')),
)
const LITERAL = /'([a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*)'/g
const literalsIn = (text: string) => [...text.matchAll(LITERAL)].map(([, literal = '']) => literal)

/** `action: '…'` of entries, and the literals handed to functions that take an `action`. */
function recordedActions(): Set<string> {
  const takers = sources.flatMap((source) =>
    [...source.matchAll(/function (\w+)\(([^)]*)\)/g)].flatMap(([, name = '', parameters = '']) =>
      /\baction:/.test(parameters) ? [name] : [],
    ),
  )
  const calls = new RegExp(`\\b(?:${takers.join('|')})\\(([^)]*)`, 'g')
  return new Set(
    sources.flatMap((source) => [
      ...[...source.matchAll(/\baction:([^\n]*)/g)].flatMap(([, line = '']) => literalsIn(line)),
      ...[...source.matchAll(calls)].flatMap(([, parameters = '']) => literalsIn(parameters)),
    ]),
  )
}

test('every recorded action has words, and no words stand for an action that nobody records', () => {
  expect([...recordedActions()].sort()).toEqual([...RECORDED_ACTIONS].sort())
})

test('every kind of subject has words', () => {
  const types = sources.flatMap((source) =>
    [...source.matchAll(/subject(?:: | = )\{\s*type: '([^']+)'/g)].map(([, type = '']) => type),
  )
  expect(types.filter((type) => !SUBJECT_TYPES.includes(type))).toEqual([])
})
