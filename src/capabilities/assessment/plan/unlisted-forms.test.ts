/** Forms that no list of words foresees: the reader knows them by where things stand and what they are. */
import { expect, test } from 'vitest'
import { readDocument } from '../../../platform/documents/index.ts'
import { readPlan } from './index.ts'
import { aPlanOf } from './testing.ts'

const HEAD =
  '林泉市人民政府办公室关于印发林泉市创建全国网络市场监管与服务示范区工作方案的通知\n林政办发〔2024〕3号\n林泉市人民政府办公室\n2024年3月1日\n林泉市创建全国网络市场监管与服务示范区工作方案\n'
const TASKS =
  '二、主要任务\n（一）培育平台。引进企业。（责任单位：市商务局）\n（二）强化监管。开展监测。（责任单位：市市场监管局）\n'

test.each([
  ['组织单位：市商务局\n承接单位：市财政局', '', '市商务局,市财政局'],
  ['（分工：市商务局、市财政局）', '', '市商务局,市财政局'],
  ['（商务局、财政局）', '', '商务局,财政局'],
  ['——市商务局、市财政局', '', '市商务局,市财政局'],
  ['\n市商务局、市财政局', '', '市商务局,市财政局'],
  ['责任单位 市商务局 市财政局', '', '市商务局,市财政局'],
  ['[责任处室：市场处、网监处；联系领导：甲某]', '', '市场处,网监处'],
  ['（总牵头：市商务局；参加：市财政局）', '市商务局', '市财政局'],
  ['（市领导：甲某，牵头单位：市商务局，责任单位：市财政局）', '市商务局', '市财政局'],
])('units behind a task are found: %s', async (clause, leads, responsible) => {
  const item = (n: number) => `${n}.培育平台${n}。引进企业。${clause}\n`
  const plan = await aPlanOf(`${HEAD}二、主要任务\n${item(1)}${item(2)}三、工作要求\n抓好落实。\n`, 'a.txt')
  expect(plan.tasks.map((t) => [t.text, t.leadUnits.join(), t.responsibleUnits.join()])).toEqual([
    ['引进企业', leads, responsible],
    ['引进企业', leads, responsible],
  ])
})

test.each([
  '三、怎么推进\n（一）启动（2024年3月—4月）。印发方案。\n（二）攻坚（2024年5月—2025年5月）。逐项落实。\n',
  '三、步骤\n环节\t时间\t主要工作\n启动\t2024年3月—4月\t印发方案\n攻坚\t2024年5月—2025年5月\t逐项落实\n',
])('stages are known by their months: %s', async (stages) => {
  const plan = await aPlanOf(HEAD + TASKS + stages, 'a.txt')
  expect(plan.stages.map((s) => [s.name, s.from, s.to, s.text])).toEqual([
    ['启动', '2024-03', '2024-04', '印发方案'],
    ['攻坚', '2024-05', '2025-05', '逐项落实'],
  ])
})

const ROWS = '发展\t网络零售额增速\t10\t高于全国得10分。\t市商务局\n'
test.each([
  `评估维度\t评估项\t基准分\t计分口径\t牵头\n${ROWS}监管\t案件办结率\t15\t达95%得15分。\t市市场监管局\n发展\t快递业务量\t5\t高于全国得5分。\t市邮政管理局\n`,
  `${ROWS}监管\t案件办结率\t15\t达95%得15分。\t市市场监管局\n发展\t快递业务量\t5\t高于全国得5分。\t市邮政管理局\n`,
  '指标名称：网络零售额增速\n分值：10分\n评分标准：高于全国得10分。\n责任单位：市商务局\n指标名称：案件办结率\n分值：15分\n评分标准：达95%得15分。\n责任单位：市市场监管局\n指标名称：快递业务量\n分值：5分\n评分标准：高于全国得5分。\n责任单位：市邮政管理局\n',
  '评估指标\n一、促进发展（30分）\n1.网络零售额增速（10分）。高于全国得10分。责任单位：市商务局\n2.案件办结率（15分）。达95%得15分。责任单位：市市场监管局\n3.快递业务量（5分）。高于全国得5分。责任单位：市邮政管理局\n',
])('indicators are known by their points and what they are judged by: %s', async (table) => {
  const plan = await aPlanOf(`${HEAD}${TASKS}附件\n${table}`, 'a.txt')
  expect(plan.indicators.map((i) => [i.name, i.points, i.criteria, i.units[0]?.printed])).toEqual([
    ['网络零售额增速', 10, '高于全国得10分', '市商务局'],
    ['案件办结率', 15, '达95%得15分', '市市场监管局'],
    ['快递业务量', 5, '高于全国得5分', '市邮政管理局'],
  ])
})

test('members may be named by their offices alone, in a list and in a sentence', async () => {
  const members = [
    ['组长', '', '市政府分管副市长'],
    ['副组长', '', '市市场监管局局长'],
    ['成员', '', '市委网信办主任'],
  ]
  const list = '附件\n领导小组\n组长：市政府分管副市长\n副组长：市市场监管局局长\n成员：市委网信办主任\n'
  const said =
    '三、组织领导\n由市政府分管副市长任组长，市市场监管局局长任副组长，成员由市委网信办主任担任。\n'
  for (const part of [list, said]) {
    const plan = await aPlanOf(HEAD + TASKS + part, 'a.txt')
    expect(plan.members.map((m) => [m.role, m.name, m.position])).toEqual(members)
  }
})

test.each([
  [
    'goods',
    '序号\t商品名称\t生产单位\t抽检单位\n1\t手表\t甲某公司\t市市场监管局\n2\t耳机\t乙某公司\t市市场监管局\n3\t水壶\t丙某公司\t区市场监管局\n',
  ],
  [
    'a budget',
    '序号\t项目名称\t主管部门\t金额（万元）\n1\t平台运维\t市市场监管局\t120\n2\t扶持资金\t市商务局\t500\n3\t培训\t市人社局\t80\n',
  ],
  [
    'a roster',
    '日期\t带班领导\t值班单位\t值班人员\n2月9日\t甲某某\t区商务局\t丁一\n2月10日\t乙某某\t区财政局\t戊二\n2月11日\t丙某某\t区教育局\t己三\n',
  ],
])('a table of %s is no plan', async (_, text) => {
  const document = await readDocument(new TextEncoder().encode(text), 'a.txt')
  expect(document.ok && readPlan(document.value)).toMatchObject({
    ok: false,
    error: { code: 'assessment.not_a_plan' },
  })
})
