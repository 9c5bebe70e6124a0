import { describe, expect, test } from 'vitest'
import { squeeze } from './fold.ts'
import { aPlanOf, fixture, namedFields } from './testing.ts'

const NAMES = ['mingxi-2024', 'xuchang-2022']
const text = async (name: string) => new TextDecoder().decode(await fixture(name))

describe.each(NAMES)('the published plan %s', (name) => {
  test('is read to the letter', async () => {
    const plan = await aPlanOf(await fixture(`${name}.txt`), `${name}.txt`)
    expect(namedFields(plan)).toEqual(JSON.parse(await text(`${name}.expected.json`)))
  })

  test('every string stands in the source, and where its place says', async () => {
    const source = await text(`${name}.txt`)
    const lines = source.split('\n')
    const printed = squeeze(source.replace(/<\/?p>|\*\*/gu, '').replace(/^-+\s*\d+\s*-+$/gmu, ''))
    const plan = await aPlanOf(await fixture(`${name}.txt`), `${name}.txt`)
    const strings = [
      plan.title,
      plan.documentNumber,
      ...plan.tasks.flatMap((t) => [t.title, t.section, t.text, ...t.leadUnits, ...t.responsibleUnits]),
      ...plan.stages.flatMap((s) => [s.name, s.text]),
      ...plan.members.flatMap((m) => [m.name, m.position]),
      ...plan.indicators.flatMap((i) => [i.name, i.criteria, i.kind, ...i.sources, ...i.responsibleUnits]),
    ]
    expect(strings.filter((part) => !printed.includes(part))).toEqual([])
    for (const task of plan.tasks) expect(squeeze(lines[task.at.line - 1] ?? '')).toContain(task.title)
    for (const member of plan.members) expect(squeeze(lines[member.at.line - 1] ?? '')).toContain(member.name)
    for (const entry of plan.indicators) expect(squeeze(lines[entry.at.line - 1] ?? '')).toContain(entry.name)
  })
})

test('a wrong group and doubled characters stay as printed, with their restored reading beside them', async () => {
  const plan = await aPlanOf(await fixture('mingxi-2024.txt'), 'mingxi-2024.txt')
  const [wrong, doubled] = [plan.indicators[27], plan.indicators[28]]
  expect(wrong).toMatchObject({ group: '优化服务', restored: { group: '探索创新', groupPoints: 20 } })
  expect(doubled?.name).toContain('数字经济字经济发展')
  expect(doubled?.restored.name).toBe('强化平台经济、数字经济发展规律研究，创新开展网络市场监管实践')
  expect(plan.warnings.map((w) => w.code)).toEqual([
    'group_restored',
    'name_restored',
    'name_restored',
    'name_restored',
  ])
})

test('a shared prefix is restored beside the unit, never in it', async () => {
  const plan = await aPlanOf(await fixture('mingxi-2024.txt'), 'mingxi-2024.txt')
  expect(plan.tasks[0]?.units).toEqual([
    { printed: '县工信局（商务局）', restored: '县工信局（商务局）', role: 'responsible' },
    { printed: '发改局', restored: '县发改局', role: 'responsible' },
    { printed: '财政局', restored: '县财政局', role: 'responsible' },
    { printed: '市场监管局', restored: '县市场监管局', role: 'responsible' },
    { printed: '银保监组', restored: '县银保监组', role: 'responsible' },
  ])
})

test('the director of the office is no second entry among the members', async () => {
  const plan = await aPlanOf(await fixture('xuchang-2022.txt'), 'xuchang-2022.txt')
  expect(plan.members.filter((m) => m.name === '周亮军')).toHaveLength(1)
  expect(plan.offices[0]).toMatchObject({
    role: '办公室主任',
    name: '周亮军',
    position: '市市场监督管理局局长',
  })
})

test('a plan is read well within five seconds', async () => {
  const bytes = await fixture('mingxi-2024.txt')
  const start = performance.now()
  await aPlanOf(bytes, 'mingxi-2024.txt')
  expect(performance.now() - start).toBeLessThan(3000)
})
