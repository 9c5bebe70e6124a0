/** Made-up plans of other forms: every part must come out whatever the form. */
import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx'
import { expect, test } from 'vitest'
import type { Plan } from './index.ts'
import { aPlanOf, fixture } from './testing.ts'

const open = async (name: string) => aPlanOf(await fixture(name), name)
const tasksOf = (plan: Plan) =>
  plan.tasks.map((t) => [
    t.number,
    t.section,
    t.title,
    t.leadUnits.join(),
    t.responsibleUnits.join(),
    t.guidingUnits.join(),
  ])
const stagesOf = (plan: Plan) => plan.stages.map((s) => [s.name, s.from, s.to])
const membersOf = (plan: Plan) => plan.members.map((m) => [m.role, m.name, m.position])
const targetsOf = (plan: Plan) => plan.targets.map((t) => [t.metric, t.value, t.by])

function expectLanshui(plan: Plan): void {
  expect(plan).toMatchObject({
    title: '岚水市人民政府办公室关于印发岚水市创建全国网络市场监管与服务示范区工作方案的通知',
    planTitle: '岚水市创建全国网络市场监管与服务示范区工作方案',
    documentNumber: '岚政办发〔2023〕27号',
    issuedOn: '2023-06-20',
    issuer: '岚水市人民政府办公室',
    jurisdiction: '岚水市',
    passRule: { totalAtLeast: 85, groupRateAtLeast: 0.75 },
  })
  expect(tasksOf(plan)).toEqual([
    [
      1,
      '促进平台经济发展',
      '壮大平台主体',
      '市商务局',
      '市发展改革委,市工业和信息化局,各县（市、区）人民政府',
      '',
    ],
    [
      2,
      '促进平台经济发展',
      '推进数实融合',
      '市工业和信息化局',
      '市农业农村局,市科技局',
      '省通信管理局岚水办事处',
    ],
    [1, '规范市场秩序', '开展网剑行动', '市市场监管局', '市委网信办,市公安局,市税务局,岚水海关', ''],
  ])
  expect(plan.tasks[0]?.cooperatingUnits).toEqual(['各县（市、区）人民政府'])
  expect(stagesOf(plan)).toEqual([
    ['动员部署阶段', '2023-06', '2023-07'],
    ['全面创建阶段', '2023-08', '2024-12'],
    ['总结评估阶段', '2025-01', '2025-06'],
  ])
  expect(membersOf(plan)).toEqual([
    ['组长', '甲某一', '市委副书记、市长'],
    ['副组长', '乙某', '市政府副市长'],
    ['副组长', '丙某三', '市市场监管局局长'],
    ['成员', '丁某四', '市商务局副局长'],
  ])
  const rows = plan.indicators.map((i) => [
    i.number,
    i.group,
    i.groupPoints,
    i.subgroup,
    i.subgroupPoints,
    i.name,
    i.points,
  ])
  expect(rows).toEqual([
    [1, '促进发展', 60, '发展规模', 40, '网上零售额同比增速', 20],
    [2, '促进发展', 60, '发展规模', 40, '快递业务同比增速', 20],
    [3, '促进发展', 60, '发展质量', 20, '消费贡献度', 20],
    [4, '规范监管', 40, '规范执法', 40, '严厉查处涉网违法案件', 40],
  ])
  expect(plan.indicators.map((i) => i.leadUnits.join())).toEqual([
    '市商务局',
    '市邮政管理局',
    '市邮政管理局',
    '市市场监管局',
  ])
  expect(plan.indicators.map((i) => i.taskRefs)).toEqual([[1, 2], [2], [1, 2, 3], []])
  expect(plan.indicators[0]?.sources).toEqual(['国家统计局官网', '创建对象提供'])
  expect(targetsOf(plan).slice(0, 3)).toEqual([
    ['全市网上零售额', '600亿元', '2025年6月底'],
    ['全市网上零售额年均增长', '12%', '2025年6月底'],
    ['培育省级以上电商示范企业', '20家', '2025年6月底'],
  ])
}

test('a web page with its own metadata, broken title, spanning cells and columns in another order', async () => {
  expectLanshui(await open('lanshui-page.txt'))
})

test('the same plan as a pdf, with tables cut by pages and places that name the page', async () => {
  const plan = await open('lanshui.pdf')
  expectLanshui(plan)
  expect(plan.indicators[0]?.at.page).toBe(3)
})

const QINGHE_INDICATORS = [
  [1, '促进发展', 50, '发展规模', 25, '网上零售额同比增速', '', '县商务局,统计局'],
  [2, '促进发展', 50, '发展规模', 25, '快递业务同比增速', '', '县商务局,县交通运输局'],
  [3, '规范监管', 50, '规范执法', 30, '严厉查处涉网违法案件', '县市场监管局', '各成员单位'],
  [4, '规范监管', 50, '规范执法', 20, '健全执法机制', '', '县市场监管局,县司法局'],
]

test('a scan with one cell a line, a day in Chinese numerals, quarters, and unit lists torn by pages', async () => {
  const plan = await open('qinghe-flattened.txt')
  expect(plan).toMatchObject({
    title:
      '清和县创建网络市场监管与服务示范区领导小组办公室关于印发《清和县网络市场监管与服务示范区创建实施方案》的通知',
    planTitle: '清和县网络市场监管与服务示范区创建实施方案',
    documentNumber: '清网创办【２０２４】第3号',
    issuedOn: '2024-03-22',
    jurisdiction: '清和县',
    passRule: { totalAtLeast: 80, groupRateAtLeast: 0.7 },
  })
  expect(tasksOf(plan)).toEqual([
    [1, '重点任务', '优化准入服务', '', '县市场监管局,县行政审批局,各乡镇人民政府', ''],
    [2, '重点任务', '强化网络监测', '县市场监管局', '县委网信办,县公安局,县商务局,县融媒体中心', ''],
    [3, '重点任务', '培育电商人才', '', '县人社局,教育局,团县委', ''],
  ])
  expect(stagesOf(plan)).toEqual([
    ['宣传发动阶段', '2024-01', '2024-03'],
    ['组织实施阶段', '2024-04', '2025-06'],
    ['迎评验收阶段', '2025-07', '2025-12'],
  ])
  expect(membersOf(plan)[0]).toEqual(['组长', '张某甲', '县委常委、副县长'])
  expect(membersOf(plan)[4]).toEqual(['成员', '钱戊', '县公安局副局长'])
  expect(plan.members).toHaveLength(6)
  expect(
    plan.indicators.map((i) => [
      i.number,
      i.group,
      i.groupPoints,
      i.subgroup,
      i.points,
      i.name,
      i.leadUnits.join(),
      i.responsibleUnits.join(),
    ]),
  ).toEqual(QINGHE_INDICATORS)
})

test('bytes in GBK read like UTF-8', async () => {
  expect(tasksOf(await open('qinghe-flattened.gbk.txt'))).toEqual(tasksOf(await open('qinghe-flattened.txt')))
})

test('Markdown with tables of tasks and stages, and no notice', async () => {
  const plan = await open('beishan.md')
  expect(plan).toMatchObject({
    title: '北山区争创全国网络市场监管与服务示范区行动方案',
    documentNumber: '北政发[2025]6号',
    issuedOn: '2025-03-01',
    issuer: '北山区人民政府',
    jurisdiction: '北山区',
  })
  expect(plan.warnings.map((w) => w.code)).toContain('title_from_plan')
  expect(tasksOf(plan)).toEqual([
    [1, '发展', '建设产业园区', '区商务局', '区发改局,区财政局', ''],
    [2, '发展', '培育品牌', '区农业农村局', '各街道办事处', ''],
    [3, '监管', '健全监测机制', '区市场监管局', '区委网信办,公安分局', ''],
  ])
  expect(plan.tasks.map((t) => t.deadline)).toEqual(['2025年12月底', '2026年6月底', '长期'])
  expect(stagesOf(plan)).toEqual([
    ['启动阶段', '2025-03', '2025-04'],
    ['实施阶段', '2025-05', '2026-09'],
    ['验收阶段', '2026-10', '2026-12'],
  ])
  expect(membersOf(plan)[3]).toEqual(['成员', '王四', '区公安分局副局长'])
  expect(targetsOf(plan)).toEqual([
    ['建成电商产业园', '5个', '2026年底'],
    ['网络交易额', '120.5亿元', '2026年底'],
    ['市场主体满意率', '90%', '2026年底'],
  ])
})

test('units on lines of their own, thematic chapters, stages without numbers', async () => {
  const plan = await open('jiangqiao-three-years.txt')
  expect(tasksOf(plan)[1]).toEqual([2, '促进发展行动', '推动产业集聚', '市商务局', '各县(区)政府', ''])
  expect(plan.tasks.map((t) => t.deadline)).toEqual(['2026年12月底', '2025年6月底', '长期坚持'])
  expect(stagesOf(plan)[1]).toEqual(['全面实施阶段', '2024-06', '2026-10'])
  expect(plan.issuer).toBe('江桥市市场监督管理局')
})

test('units at the innermost items make those the tasks; the heading above is their section', async () => {
  const plan = await open('heyang-nested.txt')
  expect(tasksOf(plan)[3]).toEqual([2, '发展跨境电商', '优化通关', '', '河阳海关,区口岸物流办', ''])
  expect(stagesOf(plan)).toEqual([
    ['启动阶段', '2023-02', '2023-03'],
    ['创建阶段', '2023-04', '2024-10'],
    ['评估阶段', '2024-11', '2025-02'],
  ])
})

test('clauses without labels, months without years, members in two columns', async () => {
  const plan = await open('jiangbei-list.txt')
  expect(tasksOf(plan)).toEqual([
    [1, '工作任务', '加快发展', '县商务局', '县财政局,县发改局', ''],
    [2, '工作任务', '强化监管', '', '县市场监管局', ''],
    [3, '工作任务', '优化服务', '', '县行政审批局,县税务局,县人社局', ''],
  ])
  expect(stagesOf(plan)[2]).toEqual(['总结验收', '2024-12', '2024-12'])
  expect(membersOf(plan).slice(-2)).toEqual([
    ['成员', '周某六', '县公安局副局长'],
    ['成员', '吴某七', '县税务局副局长'],
  ])
})

test('numbers that the word processor draws itself are headings too', async () => {
  const level = (index: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: index,
    format,
    text,
    alignment: AlignmentType.LEFT,
  })
  const item = (text: string, index: number) =>
    new Paragraph({ text, numbering: { reference: 'plan', level: index } })
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph('南岭县创建全国网络市场监管与服务示范区工作方案'),
          item('工作目标', 0),
          new Paragraph('规范有序。'),
          item('主要任务', 0),
          item('促进发展', 1),
          item('培育主体。出台扶持政策。（责任单位：县商务局、财政局）', 2),
          item('引进人才。组织培训。（责任单位：县人社局）', 2),
          item('规范秩序', 1),
          item('加强监测。开展监测。（责任单位：县市场监管局）', 2),
        ],
      },
    ],
  })
  const plan = await aPlanOf(await Packer.toBuffer(document), 'plan.docx')
  expect(tasksOf(plan)).toEqual([
    [1, '促进发展', '培育主体', '', '县商务局,财政局', ''],
    [2, '促进发展', '引进人才', '', '县人社局', ''],
    [1, '规范秩序', '加强监测', '', '县市场监管局', ''],
  ])
})

test('a plan that is an annex of its notice, with the slips of a scanner and a head of two rows', async () => {
  const plan = await open('ningan-annex.txt')
  expect(plan).toMatchObject({
    title: '宁安县人民政府办公室关于印发宁安县创建浙江省网络市场监管与服务示范区实施方案的通知',
    documentNumber: '宁政办发〔2024〕15号',
    issuedOn: '2024-04-10',
  })
  expect(tasksOf(plan)).toEqual([
    [1, '实施主体培育工程', '完善政策体系', '', '县商务局,县财政局', ''],
    [2, '实施主体培育工程', '培育龙头企业', '', '县商务局,各镇（乡、街道）', ''],
    [3, '实施秩序规范工程', '深化信用监管', '', '县市场监管局,县发改局（县信用办）,人民银行宁安县支行', ''],
    [4, '实施秩序规范工程', '强化部门协同', '', '县市场监管局,县公安局,县委网信办', ''],
  ])
  expect(stagesOf(plan)[0]).toEqual(['筹备启动阶段', '', '2024-04'])
  expect(membersOf(plan)[1]).toEqual(['常务副组长', '钱某二', '县委常委、常务副县长'])
  expect(membersOf(plan)[7]).toEqual(['成员', '欧阳某八', '县公安局副局长'])
  expect(plan.indicators.map((i) => [i.leadUnits.join(), i.responsibleUnits.join()])).toEqual([
    ['县商务局', '县统计局,县经信局'],
    ['县市场监管局', '各镇（乡、街道）'],
    ['县市场监管局', '县公安局'],
    ['县市场监管局', ''],
  ])
})

test('bold headings without numbers are tasks, labels may stand in brackets alone', async () => {
  const plan = await open('donghu-headings.md')
  expect(tasksOf(plan)).toEqual([
    [1, '发展篇', '推进园区建设', '区商务局', '区财政局,区自然资源分局', ''],
    [2, '发展篇', '培育网红品牌', '区农业农村局', '区文旅局', ''],
    [3, '监管篇', '加强监测', '区市场监管局', '区委网信办,公安东湖分局', ''],
  ])
  expect(membersOf(plan)).toEqual([
    ['组长', '李某某', '区政府副区长'],
    ['副组长', '张某某', '区市场监管局局长'],
  ])
})

test('a table of tasks alone is a plan, its bands are sections', async () => {
  const plan = await open('xishan-table.txt')
  expect(plan.tasks.map((t) => [t.number, t.section, t.title, t.deadline])).toEqual([
    [1, '促进发展', '完善扶持政策', '2024年6月'],
    [2, '促进发展', '培育市场主体', '2024年12月'],
    [3, '规范监管', '强化监测', '全年'],
  ])
  expect(plan.tasks[2]?.responsibleUnits).toEqual(['县市场监管局', '县公安局'])
})

test('a plan that goes through its units gives each its task', async () => {
  const plan = await open('yunshan-owners.txt')
  expect(tasksOf(plan).map((task) => task.slice(2))).toEqual([
    ['牵头负责创建工作，开展网络监测，查处违法案件', '县市场监管局', '', ''],
    ['负责制定扶持政策，培育电商企业', '', '县商务局', ''],
    ['负责打击网络犯罪', '', '县公安局', ''],
  ])
  expect(plan.members.map((m) => m.name)).toEqual([
    '张某某',
    '李某某',
    '王某某',
    '赵某某',
    '司马某某',
    '阿不都·某某',
  ])
})
