import { expect, test } from 'vitest'
import { areOnlyWordings, diffEditions } from './diff.ts'
import { edition2022 } from './edition-2022/index.ts'
import { edition2026 } from './edition-2026.ts'
import type { Edition } from './schema.ts'

type Loose = { [key: string]: unknown; number: number; points: string; title: { zh: string; en: string } }

function changed(change: (indicators: Loose[], copy: Record<string, unknown>) => void): Edition {
  const copy = structuredClone(edition2022) as unknown as Record<string, unknown>
  const groups = copy.groups as { subgroups: { indicators: Loose[] }[] }[]
  change(
    groups.flatMap((group) => group.subgroups.flatMap((each) => each.indicators)),
    copy,
  )
  return copy as unknown as Edition
}

test('an edition does not differ from itself', () => {
  expect(diffEditions(edition2022, structuredClone(edition2022))).toEqual([])
})

test('one indicator worded anew is one difference with both wordings, and a region may keep it as its own', () => {
  const other = changed(
    ([first]) => first && Object.assign(first, { title: { zh: '网络零售增速', en: 'Growth' } }),
  )
  const changes = diffEditions(edition2022, other)
  expect(changes).toEqual([
    {
      change: 'reworded',
      subject: 'indicator',
      key: '1',
      field: 'title',
      title: { zh: '网上零售额同比增速', en: 'Growth of online retail sales' },
      before: { zh: '网上零售额同比增速', en: 'Growth of online retail sales' },
      after: { zh: '网络零售增速', en: 'Growth' },
    },
  ])
  expect(areOnlyWordings(changes)).toBe(true)
})

test('points, rules, and what came or went are told apart, and are no own wordings', () => {
  const other = changed((indicators, copy) => {
    Object.assign(indicators[0] ?? {}, { points: '3' })
    copy.years = 3
    copy.sources = { ...(copy.sources as object), hearsay: { zh: '传闻', en: 'Hearsay' } }
    ;(copy.series as unknown[]).pop()
  })
  const changes = diffEditions(edition2022, other)
  expect(changes.map(({ change, subject, field }) => [change, subject, field])).toEqual([
    ['changed', 'edition', 'years'],
    ['points', 'indicator', 'points'],
    ['added', 'source', null],
    ['removed', 'series', null],
  ])
  expect(areOnlyWordings(changes)).toBe(false)
  expect(areOnlyWordings([])).toBe(false)
})

test('against an edition without table the whole table is added', () => {
  const changes = diffEditions(edition2026, edition2022)
  expect(changes.filter(({ change, subject }) => change === 'added' && subject === 'indicator')).toHaveLength(
    41,
  )
})
