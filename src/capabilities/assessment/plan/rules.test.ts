import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../platform/documents/index.ts'
import { dayOfDigits, dayOfLine, findMonthSpans } from './dates.ts'
import { readPlan } from './index.ts'
import { splitPoints, splitRefs, splitSources } from './indicator-table.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { readMembers } from './members.ts'
import { readPassRule } from './pass-rule.ts'
import { passageOf } from './passage.ts'
import { findUnitClauses } from './unit-clauses.ts'
import { readUnits, unitFields } from './unit-list.ts'
import { matchUnits } from './units.ts'

const passage = (text: string) =>
  passageOf(text.split('\n').map((line, i) => ({ text: line, at: { line: i + 1 } })))
const lists = (text: string) => {
  const { leadUnits, responsibleUnits, guidingUnits } = unitFields(readUnits(passage(text)).units)
  return [leadUnits.join('|'), responsibleUnits.join('|'), guidingUnits.join('|')]
}

test.each([
  ['县工信局（商务局）、发改局', '', '县工信局（商务局）|发改局', ''],
  ['县市场监管局，县委网信办，县公安局、税务局', '', '县市场监管局|县委网信办|县公安局|税务局', ''],
  ['县市场监管局牵头，各成员单位按职责分工负责', '县市场监管局', '各成员单位', ''],
  ['市商务局牵头,市财政局、许昌海关等按照职责分工负责', '市商务局', '市财政局|许昌海关', ''],
  ['市商务局、市发改委牵头，市财政局配合', '市商务局|市发改委', '市财政局', ''],
  ['牵头单位：甲局；责任单位：乙局、丙委；指导单位：丁厅', '甲局', '乙局|丙委', '丁厅'],
  ['县商务局（牵头）、县财政局', '县商务局', '县财政局', ''],
  ['各县〔市、区〕政府〔管委会〕负责落实', '', '各县〔市、区〕政府〔管委会〕', ''],
  ['县发改局和县商务局', '', '县发改局|县商务局', ''],
  ['市发展和改革委员会、市人力资源和社会保障局', '', '市发展和改革委员会|市人力资源和社会保障局', ''],
  ['县市场监管局\n县商务局\n县财\n政局', '', '县市场监管局|县商务局|县财政局', ''],
  ['县工信局\n(商务局)、市场监\n管局', '', '县工信局(商务局)|市场监管局', ''],
  ['由县商务局会同县财政局负责', '', '县商务局|县财政局', ''],
])('units of "%s"', (text, lead, responsible, guiding) => {
  expect(lists(text)).toEqual([lead, responsible, guiding])
})

test.each([
  ['做好工作。〔责任单位：县甲局、乙局〕', 1],
  ['做好工作。（责任单位：县甲局、乙局', 1],
  ['做好工作（以下简称“办公室”）。', 0],
  ['明确电商企业主体责任，落实责任单位工作职责。', 0],
  ['做好工作。牵头单位：县甲局\n责任单位：县乙局', 1],
  ['做好工作。（县甲局、县乙局）', 1],
  ['完成任务（占比8%）。', 0],
])('unit clauses of "%s": %i', (text, count) => {
  expect(findUnitClauses(passage(text))).toHaveLength(count)
})

test.each([
  ['(2024年1月—2024年3月)', '2024-01', '2024-03'],
  ['2022年5月—6月', '2022-05', '2022-06'],
  ['2023年3月至12月', '2023-03', '2023-12'],
  ['2024年3-6月', '2024-03', '2024-06'],
  ['2023年3月底前', '', '2023-03'],
  ['2024年第一季度', '2024-01', '2024-03'],
  ['2024年第二季度至第三季度', '2024-04', '2024-09'],
  ['2024年上半年', '2024-01', '2024-06'],
  ['2024.3-2024.6', '2024-03', '2024-06'],
  ['2024年7月1日—2024年9月30日', '2024-07', '2024-09'],
  ['2024年10月—次年3月', '2024-10', '2025-03'],
  ['2024年10月—3月', '2024-10', '2025-03'],
  ['即日起至2024年6月', '2024-02', '2024-06'],
  ['二〇二四年三月至五月', '2024-03', '2024-05'],
  ['２０２４年３月～５月', '2024-03', '2024-05'],
  ['3月—6月', '2024-03', '2024-06'],
])('months of "%s"', (text, from, to) => {
  expect(findMonthSpans(text, 2024, '2024-02')[0]).toMatchObject({ from, to })
})

test('figures are no months', () => {
  expect(findMonthSpans('增长2.5倍，达到2.5-3.5亿元，占8%-15%', 2024)).toEqual([])
})

test('days in Chinese numerals, with blanks, and with lost signs are days; ambiguous digits are none', () => {
  expect(dayOfLine('二〇二四年三月二十二日')).toBe('2024-03-22')
  expect(dayOfLine('2024 年 3 月 22 日')).toBe('2024-03-22')
  expect(dayOfDigits('2023630')).toBe('2023-06-30')
  expect(dayOfDigits('2023111')).toBeUndefined()
})

test.each([
  ['明溪县人民政府办公室', '明溪县'],
  ['重庆市永川区人民政府办公室', '重庆市永川区'],
  ['许昌市市场监督管理局', '许昌市'],
  ['清和县创建网络市场监管与服务示范区领导小组办公室', '清和县'],
  ['某某有限公司', ''],
])('the jurisdiction of %s', (name, place) => {
  expect(jurisdictionOf([name])).toBe(place)
})

test('points are taken off names, sources are parted from methods, references become numbers', () => {
  expect(splitPoints('促进发展 (20分)')).toEqual({ name: '促进发展', points: 20 })
  expect(splitPoints('网上零售额同比增速。（2．5分）')).toEqual({ name: '网上零售额同比增速', points: 2.5 })
  expect(
    splitSources('方式: 数据比对、资料审查。 数据或资料来源: 1. 国家统计局官网; 2. 创建对象提供。'),
  ).toEqual({
    methods: ['数据比对', '资料审查'],
    sources: ['国家统计局官网', '创建对象提供'],
  })
  expect(splitRefs('主要任务1、3、5')).toEqual([1, 3, 5])
  expect(splitRefs('8-10，任务（一）2')).toEqual([8, 9, 10, '任务（一）2'])
})

test.each([
  ['总分达到85分以上且每个一级指标得分率不低于75%', 85, 0.75],
  ['总得分85分（含）以上，且各一级指标得分率均达到80%的', 85, 0.8],
  ['确保以不低于90分的总分和各一级指标不低于80%的得分率通过评估', 90, 0.8],
  ['评估满分100分。总分不低于90分、单项指标得分率达到百分之七十', 90, 0.7],
])('the pass rule of "%s"', (text, totalAtLeast, groupRateAtLeast) => {
  expect(readPassRule([{ number: 1, line: 1, text }])).toMatchObject({ totalAtLeast, groupRateAtLeast })
})

test.each([
  [['组 长：邱某甲 县政府副县长'], [['组长', '邱某甲', '县政府副县长']]],
  [['成 员：', '余 珊 县人社局副局长'], [['成员', '余珊', '县人社局副局长']]],
  [['组长：刘涛市政府市长'], [['组长', '刘涛', '市政府市长']]],
  [
    ['成员：张甲（县商务局局长）、李乙（县财政局局长）'],
    [
      ['成员', '张甲', '县商务局局长'],
      ['成员', '李乙', '县财政局局长'],
    ],
  ],
  [['副组长：李燕某 县委宣传部副部长、网信办主任'], [['副组长', '李燕某', '县委宣传部副部长、网信办主任']]],
  [['组长：县政府分管副县长'], [['组长', '', '县政府分管副县长']]],
  [
    ['成员：王甲 县公安局副局长', '领导小组下设办公室，办公室设在县市场监管局。'],
    [['成员', '王甲', '县公安局副局长']],
  ],
])('members of %j', (lines, expected) => {
  const members = readMembers(
    lines.map((text, i) => ({ text, at: { line: i + 1 } })),
    ['许昌市', '许昌'],
  )
  expect(members.map((m) => [m.role, m.name, m.position])).toEqual(expected)
})

describe('mapping units', () => {
  const known = [
    '明溪县市场监督管理局',
    '明溪县工业和信息化局（商务局）',
    '明溪县发展和改革局',
    '国家金融监督管理总局明溪监管支局',
    '明溪县人力资源和社会保障局',
    '中共明溪县委网络安全和信息化委员会办公室',
    '国家税务总局明溪县税务局',
    '三明市市场监督管理局',
  ].map((name) => ({ id: name, name }))

  test.each([
    ['县市场监管局', '明溪县市场监督管理局', 'short_name'],
    ['市市场监管局', '三明市市场监督管理局', 'short_name'],
    ['商务局', '明溪县工业和信息化局（商务局）', 'merged'],
    ['发改委', '明溪县发展和改革局', 'short_name'],
    ['银保监组', '国家金融监督管理总局明溪监管支局', 'successor'],
    ['人社局', '明溪县人力资源和社会保障局', 'short_name'],
    ['县委网信办', '中共明溪县委网络安全和信息化委员会办公室', 'short_name'],
    ['县税务局', '国家税务总局明溪县税务局', 'prefix'],
  ])('%s is %s (%s)', (printed, name, reason) => {
    expect(matchUnits([printed], known)[0]?.chosen).toMatchObject({ unitId: name, reason })
  })

  test('a collective or an unknown unit is mapped to none', () => {
    expect(matchUnits(['各成员单位', '县教育局'], known).map((m) => m.chosen)).toEqual([undefined, undefined])
  })
})

test.each([
  ['中华人民共和国某法\n第一条 为了甲。\n第二条 乙。\n第三条 丙。\n第四条 丁。\n第五条 戊。\n第六条 己。'],
  ['某市召开创建工作推进会\n5月1日，某市召开推进会。会议强调，要提高站位。到2025年网上零售额要达到500亿元。'],
  ['购物清单\n1.苹果\n2.香蕉'],
])('a text that is no plan is refused: %j', async (text) => {
  const document = await readDocument(new TextEncoder().encode(text), 'a.txt')
  expect(document.ok && readPlan(document.value)).toMatchObject({
    ok: false,
    error: { kind: 'invalid', code: 'assessment.not_a_plan' },
  })
})

test('no text whatever makes the reader throw', async () => {
  const { default: fc } = await import('fast-check')
  const parts = fc.constantFrom(
    '一、',
    '（一）',
    '1.',
    '（1）',
    '责任单位：',
    '（',
    '）',
    '〔',
    '县甲局',
    '、',
    '。',
    '\n',
    '\t',
    '2024年3月',
    '—',
    '组长：',
    '附件',
    '一级指标',
    '编号',
    '定量',
    '20分',
    '方案',
    '《',
    '关于印发',
    '的通知',
    ' ',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 60 }), async (words) => {
      const document = await readDocument(new TextEncoder().encode(words.join('')), 'a.txt')
      if (document.ok) expect(typeof readPlan(document.value).ok).toBe('boolean')
    }),
    { numRuns: 300 },
  )
})
