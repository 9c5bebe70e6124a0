/** 工作簿的样子: the sheets of an edition with their columns, each with a line of help; read and written by the same list. Pure. */
import { BANDS, DIMENSIONS, GROUNDS, KINDS, MEASURE_KINDS, METHODS, RULES, type Terms } from './terms.ts'

/** One sheet; structural, so that this folder knows nothing of xlsx. */
export interface TextSheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface SheetForm<Column extends string = string> {
  readonly name: string
  readonly columns: Readonly<Record<Column, { readonly heading: string; readonly help: string }>>
}

const column = (heading: string, help: string) => ({ heading, help })
const oneOf = (terms: Terms) => `填其一：${Object.values(terms).join(' / ')}`
const several = (terms: Terms) => `可填多个，用“、”分开：${Object.values(terms).join('、')}`
const NAME = column('名称', '必填')
const ENGLISH = column('英文名称', '可不填；不填时英文界面显示中文')
const POINTS = column('分值', '十进制数，如 2 或 0.5')
const KEY = '英文字母开头，只用字母和数字，全表不重复'
const SOURCES = column('数据来源', '填“数据来源”表中的编号，用“、”分开')

/** The help row starts with this sign, and is no data. */
export const HELP_SIGN = '※'

export const HEAD = {
  name: '基本信息',
  columns: {
    entry: column('项目', '不要改动这一列'),
    value: column('内容', '必填项见右侧说明'),
    english: column('英文内容', '可不填'),
    help: column('说明', '填写说明，不读取'),
  },
} as const satisfies SheetForm

export const GROUPS = {
  name: '一级指标',
  columns: { key: column('编号', KEY), title: NAME, english: ENGLISH, points: POINTS },
} as const satisfies SheetForm

export const SUBGROUPS = {
  name: '二级指标',
  columns: {
    group: column('所属一级指标', '填“一级指标”表中的编号'),
    key: column('编号', KEY),
    title: NAME,
    english: ENGLISH,
    points: POINTS,
  },
} as const satisfies SheetForm

export const INDICATORS = {
  name: '三级指标',
  columns: {
    number: column('序号', '正整数，全表不重复'),
    subgroup: column('所属二级指标', '填“二级指标”表中的编号'),
    title: NAME,
    english: ENGLISH,
    kind: column('变量性质', oneOf(KINDS)),
    points: POINTS,
    rule: column('计分方式', oneOf(RULES)),
    each: column('每年或每件分值', '计分方式为“逐年”“按件”时填'),
    tiers: column('分档', '计分方式为“分档”时填，如 0.08起得1；0.15起得2'),
    quantity: column('分档数值', '计分方式为“分档”时填，如 占比(本地.onlineOperators/marketEntities)'),
    dimension: column('分档量纲', `计分方式为“分档”时填：${Object.values(DIMENSIONS).join(' / ')}`),
    bands: column('档间关系', `计分方式为“分档”时填：${Object.values(BANDS).join(' / ')}`),
    sources: SOURCES,
    methods: column('评估方式', several(METHODS)),
    note: column('打分说明', '可不填'),
    noteEnglish: column('英文打分说明', '可不填'),
  },
} as const satisfies SheetForm

export const ITEMS = {
  name: '评分项',
  columns: {
    key: column('编号', '指标序号.项次，如 11.1'),
    condition: column('条件', '必填'),
    english: column('英文条件', '可不填'),
    points: column('分值', '只在计分方式为“累计”时填'),
    grounds: column('依据', several(GROUNDS)),
    test: column(
      '判定条件',
      '由数据判定时填，每行一个比较，如 增长(本地.onlineRetail) > 增长(全国.onlineRetail)；由评审判定时不填',
    ),
  },
} as const satisfies SheetForm

export const SERIES = {
  name: '统计数据',
  columns: {
    key: column('编号', KEY),
    title: NAME,
    english: ENGLISH,
    definition: column('口径', '必填'),
    definitionEnglish: column('英文口径', '可不填'),
    dimension: column('量纲', oneOf(DIMENSIONS)),
    unit: column('单位', '该量纲的单位，如 亿元、户、%'),
    national: column('需要全国数', '是 / 否'),
    local: column('需要本地数', '是 / 否'),
    yearsBefore: column('前推年数', '评估年度之前还需要几年；要算增速时为 1'),
    sources: SOURCES,
  },
} as const satisfies SheetForm

export const MEASURES = {
  name: '度量',
  columns: {
    key: column('编号', '业务名.度量名，如 cases.wonInCourt'),
    title: NAME,
    english: ENGLISH,
    kind: column('种类', oneOf(MEASURE_KINDS)),
    dimension: column('量纲', oneOf(DIMENSIONS)),
    numerator: column('分子或数量', '必填'),
    numeratorEnglish: column('英文分子', '可不填'),
    denominator: column('分母', '种类为“占比”时填'),
    denominatorEnglish: column('英文分母', '可不填'),
    sources: SOURCES,
  },
} as const satisfies SheetForm

export const SOURCES_SHEET = {
  name: '数据来源',
  columns: { key: column('编号', KEY), title: NAME, english: ENGLISH },
} as const satisfies SheetForm

/** One line of the head sheet: where its value stands in the document, and what it looks like. */
export interface HeadEntry {
  readonly path: readonly (string | number)[]
  readonly entry: string
  readonly kind: 'text' | 'bilingual' | 'integer' | 'terms' | 'notes' | 'list'
  readonly terms?: 'notApplicable' | 'sharedBandEnd'
  readonly optional?: true
  /** Known of an edition whose table is still to be imported. */
  readonly outline?: true
  readonly help: string
}

/** 基本信息, in order. */
export const HEAD_ENTRIES: readonly HeadEntry[] = [
  { path: ['id'], entry: '版本编号', kind: 'text', outline: true, help: '年份，可加小写后缀，如 2022-trial' },
  { path: ['title'], entry: '指标体系名称', kind: 'bilingual', outline: true, help: '必填' },
  { path: ['document', 'title'], entry: '印发文件', kind: 'bilingual', outline: true, help: '必填' },
  {
    path: ['document', 'number'],
    entry: '文号',
    kind: 'text',
    optional: true,
    outline: true,
    help: '可不填',
  },
  { path: ['effective'], entry: '施行日期', kind: 'text', outline: true, help: '如 2026-01-15' },
  { path: ['points'], entry: '总分', kind: 'text', help: '等于各一级指标分值之和' },
  { path: ['years'], entry: '评估年数', kind: 'integer', help: '评估日之前的完整自然年数' },
  {
    path: ['sharedBandEnd'],
    entry: '两档相接处',
    kind: 'terms',
    terms: 'sharedBandEnd',
    help: '归入高档 / 归入低档',
  },
  { path: ['judgedStep'], entry: '酌情打分的一档', kind: 'text', help: '如 0.5' },
  {
    path: ['passRule', 'totalAtLeast'],
    entry: '合格总分',
    kind: 'text',
    outline: true,
    help: '不低于多少分',
  },
  {
    path: ['passRule', 'groupRateAtLeast'],
    entry: '每个一级指标得分率',
    kind: 'text',
    outline: true,
    help: '不低于，写成小数，如 0.8',
  },
  {
    path: ['passRule', 'notApplicable'],
    entry: '不适用的项目',
    kind: 'terms',
    terms: 'notApplicable',
    outline: true,
    help: '保留在满分内 / 从满分中扣除',
  },
  {
    path: ['passRule', 'cycleYearsAtLeast'],
    entry: '创建周期（年）',
    kind: 'integer',
    optional: true,
    outline: true,
    help: '不少于几年；没有规定时不填',
  },
  { path: ['passRule', 'notes'], entry: '合格条件说明', kind: 'notes', outline: true, help: '可重复多行' },
  { path: ['notes'], entry: '本版说明', kind: 'notes', outline: true, help: '可重复多行' },
  { path: ['zones', 'note'], entry: '经济地带说明', kind: 'bilingual', help: '必填' },
  { path: ['zones', 'provinces', 'east'], entry: '东部省份代码', kind: 'list', help: '行政区划代码前两位' },
  { path: ['zones', 'provinces', 'central'], entry: '中部省份代码', kind: 'list', help: '同上' },
  { path: ['zones', 'provinces', 'west'], entry: '西部省份代码', kind: 'list', help: '同上' },
  { path: ['zones', 'salesLine', 'east'], entry: '东部规模线（元）', kind: 'text', help: '年销售额' },
  { path: ['zones', 'salesLine', 'central'], entry: '中部规模线（元）', kind: 'text', help: '同上' },
  { path: ['zones', 'salesLine', 'west'], entry: '西部规模线（元）', kind: 'text', help: '同上' },
]
