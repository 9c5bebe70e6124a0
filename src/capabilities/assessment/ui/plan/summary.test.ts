import { expect, test } from 'vitest'
import { defaultDueDay, importSummary, lastDayOf } from './summary.ts'
import { aDraft, aMapping, anItem } from './testing.ts'

test('the summary counts what the import creates: names mapped to one unit are one', () => {
  const work = {
    draft: aDraft({
      tasks: [
        anItem('tasks', { responsibleUnits: ['县商务局', '商务局', '各单位'] }),
        anItem('tasks', { responsibleUnits: ['各单位'] }),
      ],
      indicators: [
        anItem('indicators', {
          number: 1,
          leadUnits: ['县商务局'],
          responsibleUnits: ['县商务局', '商务局'],
        }),
        anItem('indicators', { number: null, responsibleUnits: ['商务局'] }),
      ],
    }),
    mapping: [
      aMapping('县商务局'),
      aMapping('商务局', { name: '县商务局' }),
      aMapping('各单位', { action: 'ignore' }),
    ],
  }
  expect(importSummary(work)).toEqual({
    units: 1,
    tasks: 2,
    stages: 0,
    members: 0,
    responsibilities: 2,
    undecided: [],
    tasksWithoutUnit: [1],
  })
})

test('names without a decision are listed', () => {
  const draft = aDraft({ tasks: [anItem('tasks', { leadUnits: ['甲局', '乙局'] })] })
  const mapping = [aMapping('甲局', { action: 'use' })]
  expect(importSummary({ draft, mapping }).undecided.map((entry) => entry.printed)).toEqual(['甲局', '乙局'])
})

test('the suggested day is the last of the implementation stage, of February too', () => {
  const stages = [
    anItem('stages', { name: '启动部署阶段', to: '2024-03' }),
    anItem('stages', { name: '组织实施阶段', to: '2024-12' }),
    anItem('stages', { name: '巩固提升阶段', to: '2026-02' }),
  ]
  expect(defaultDueDay(aDraft({ stages }))).toBe('2024-12-31')
  expect(defaultDueDay(aDraft({ stages: stages.filter((_, index) => index !== 1) }))).toBe('2026-02-28')
  expect(defaultDueDay(aDraft())).toBeUndefined()
  expect(lastDayOf('2028-02')).toBe('2028-02-29')
  expect(lastDayOf('2028')).toBeUndefined()
})
