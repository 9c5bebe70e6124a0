/** Reads a worked example: Chinese headings and values as a non-programmer writes them. For tests only. */
import { parse } from 'yaml'
import { z } from 'zod'
import { dayFrom } from '../../../kernel/day.ts'
import { parseDecimal } from '../../../kernel/exact.ts'
import type { MeasureName, MeasureValue } from '../../../kernel/measure.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import { parseRegionCode } from '../../../kernel/region-code.ts'
import { type Edition, findUnit } from '../edition/index.ts'
import type { Inputs, ScoringOptions } from '../scoring/index.ts'

const texts = z.array(z.string())
const perYear = z.record(z.string().regex(/^\d{4}$/), z.string())

const conditions = z.strictObject({
  地区: z.string().optional(),
  经济地带: z.enum(['东部', '中部', '西部']).optional(),
  评估日: z.string().optional(),
  评估年度: texts.optional(),
  两档交界: z.enum(['按高档', '按低档']).optional(),
  统计数据: z.record(z.string(), perYear).optional(),
  度量: z.record(z.string(), z.string()).optional(),
  材料: z.record(z.string(), texts).optional(),
  评审: z.record(z.string(), z.string()).optional(),
  成果: z
    .strictObject({ 已认可: z.string(), 待审: z.string(), 未认可: z.string(), 已齐全: z.enum(['是', '否']) })
    .optional(),
  认定: z
    .record(z.string(), z.strictObject({ 结论: z.enum(['符合', '不符合', '不适用']), 理由: z.string() }))
    .optional(),
})

const example = z.strictObject({
  标题: z.string(),
  指标: z.string(),
  说明: z.string(),
  情形: z
    .array(
      z.strictObject({
        名称: z.string(),
        给定: conditions,
        结果: z.strictObject({
          得分: z.string(),
          最高可能: z.string().optional(),
          各项: z.record(z.string(), z.enum(['符合', '不符合', '尚不能确定', '不适用'])),
          说明中有: texts,
          英文说明中有: texts.optional(),
        }),
      }),
    )
    .min(1),
})

export type Example = z.output<typeof example>
type Conditions = z.output<typeof conditions>

/** Every scalar stays text, so that no number loses a digit on the way. */
export function readExample(yaml: string): Example {
  return example.parse(parse(yaml, { schema: 'failsafe' }))
}

const ZONES = { 东部: 'east', 中部: 'central', 西部: 'west' } as const
const STATES = { 符合: 'met', 不符合: 'not_met', 不适用: 'not_applicable' } as const

/** The inputs and options that the conditions of a case describe. */
export function inputsOf(
  edition: Edition,
  indicator: number,
  given: Conditions,
): { inputs: Inputs; options: ScoringOptions } {
  const region = parseRegionCode(given.地区 ?? '350400')
  if (!region) throw new Error(`no region code: ${given.地区}`)
  const inputs: Inputs = {
    region,
    ...(given.经济地带 && { zone: ZONES[given.经济地带] }),
    figures: Object.entries(given.统计数据 ?? {}).flatMap(([heading, years]) =>
      figuresOf(edition, heading, years),
    ),
    measures: Object.entries(given.度量 ?? {}).map(([title, value]) => ({
      value: measureOf(edition, title, value),
      source: '示例台账',
    })),
    materials: Object.entries(given.材料 ?? {}).flatMap(([item, titles]) =>
      titles.map((title) => ({ id: title, item, title })),
    ),
    judgements: Object.entries(given.评审 ?? {}).map(([item, score]) => ({
      item,
      score: decimalOf(score),
      reviewer: '示例评审员',
      on: dayFrom('2024-06-01'),
      reason: '示例理由。',
      materials: given.材料?.[item] ?? [],
    })),
    counts: given.成果 ? [countOf(`${indicator}.1`, given.成果)] : [],
    decisions: Object.entries(given.认定 ?? {}).map(([item, { 结论, 理由 }]) => ({
      item,
      state: STATES[结论],
      by: '示例创建办',
      on: dayFrom('2024-06-02'),
      reason: 理由,
    })),
  }
  const options: ScoringOptions = {
    assessedOn: dayFrom(given.评估日 ?? '2024-06-30'),
    ...(given.评估年度 && { years: given.评估年度.map(Number) }),
    ...(given.两档交界 && { sharedBandEnd: given.两档交界 === '按高档' ? 'higher' : 'lower' }),
  }
  return { inputs, options }
}

/** 「本地网上零售额(亿元)」: side, title of the series, unit. */
function figuresOf(edition: Edition, heading: string, years: Record<string, string>): Inputs['figures'] {
  const parts = /^(本地|全国)(.+)[(（](.+)[)）]$/.exec(heading)
  const series = edition.series.find((each) => each.title.zh === parts?.[2])
  if (!parts?.[3] || !series || !findUnit(parts[3], series.dimension))
    throw new Error(`no series: ${heading}`)
  const unit = parts[3]
  const where = parts[1] === '本地' ? 'local' : 'national'
  return Object.entries(years).map(([year, value]) => ({
    id: `${heading} ${year}`,
    series: series.key,
    where,
    year: Number(year),
    value: decimalOf(value),
    unit,
    source: '示例年鉴',
  }))
}

/** 「96/100」, 「没有案件」 or a plain number. */
function measureOf(edition: Edition, title: string, text: string): MeasureValue {
  const need = edition.measures.find((each) => each.title.zh === title)
  const period = parsePeriod('2023')
  const region = parseRegionCode('350400')
  if (!need || !period || !region) throw new Error(`no measure: ${title}`)
  const base = {
    measure: need.measure as MeasureName,
    period,
    region,
    records: { path: '/records', query: { measure: need.measure } },
  } as const
  if (text === '没有案件') return { ...base, kind: 'noCases' }
  const [numerator = '', denominator] = text.split('/')
  return denominator === undefined
    ? { ...base, kind: 'quantity', amount: decimalOf(numerator) }
    : { ...base, kind: 'ratio', numerator: decimalOf(numerator), denominator: decimalOf(denominator) }
}

function countOf(item: string, given: NonNullable<Conditions['成果']>): Inputs['counts'][number] {
  const pieces = (
    [
      ['accepted', given.已认可],
      ['pending', given.待审],
      ['refused', given.未认可],
    ] as const
  ).flatMap(([state, number]) =>
    Array.from({ length: Number(number) }, (_, place) => ({
      id: `${state} ${place + 1}`,
      title: `示例文件${place + 1}`,
      state,
    })),
  )
  return { item, complete: given.已齐全 === '是', pieces }
}

function decimalOf(text: string) {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw new Error(`no number: ${text}`)
  return parsed
}
