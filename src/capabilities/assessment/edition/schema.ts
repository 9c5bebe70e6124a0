/**
 * 评估指标体系 as a document: what an edition of the indicator system consists of. Pure and browser-safe.
 * Whether a document agrees with itself (points, references) is decided in check.ts.
 */
import { z } from 'zod'
import { parseDecimal } from '../../../kernel/exact.ts'

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).readonly()

/** Points, shares and amounts are decimal text, so that no binary rounding creeps in. */
const decimal = z.string().refine((text) => parseDecimal(text) !== undefined, 'not a plain decimal')

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** 计量单位: the dimensions a value can have; see units.ts for the units of each. */
const dimension = z.enum(['money', 'parcels', 'operators', 'people', 'hours', 'cases', 'ratio'])

/** 经济地带: the three zones that the sales line of indicator 4 knows. */
const zone = z.enum(['east', 'central', 'west'])

/** 变量性质: 定量, 定性, 定性+定量. */
const kind = z.enum(['quantitative', 'qualitative', 'mixed'])

/** 评估方式: 数据比对, 资料审查, 专家评估. */
const method = z.enum(['comparison', 'documents', 'experts'])

/** What an item is proved by: figures, the platform's own operating records, or material a reviewer judges. */
const ground = z.enum(['data', 'records', 'material'])

const where = z.enum(['local', 'national'])
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const measureName = z.string().regex(/^[a-z]+\.[a-z][A-Za-z0-9]*$/)

/**
 * A number that a condition speaks of. Figures are taken for the year under test: each assessed year in turn
 * under a `years` rule, the last assessed year everywhere else.
 */
const quantity = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('figure'), series: name, where }).readonly(),
  z.strictObject({ of: z.literal('growth'), series: name, where }).readonly(),
  z.strictObject({ of: z.literal('share'), numerator: name, denominator: name, where }).readonly(),
  z
    .strictObject({ of: z.literal('total'), series: name, where, aboveSalesLine: z.boolean().optional() })
    .readonly(),
  z.strictObject({ of: z.literal('measure'), measure: measureName }).readonly(),
  z.strictObject({ of: z.literal('constant'), value: decimal, dimension }).readonly(),
])

const operator = z.enum(['>', '>=', '=', '<=', '<'])
const comparison = z.strictObject({ left: quantity, operator, right: quantity }).readonly()

/** How an item is proved: every comparison must hold, or a reviewer judges material. */
const proof = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('test'), every: z.array(comparison).min(1).readonly() }).readonly(),
  z.strictObject({ by: z.literal('review') }).readonly(),
])

const item = z.strictObject({
  /** `11.1`: the number of the indicator and the place in it; the key of evidence. */
  key: z.string().regex(/^\d+\.\d+$/),
  condition: bilingual,
  grounds: z.array(ground).min(1).readonly(),
  proof,
})

/** 打分标准: how the points of an indicator follow from its items. */
const rule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('years'), each: decimal, item: item.readonly() }).readonly(),
  z
    .strictObject({
      rule: z.literal('tiers'),
      /** `shared`: the printed bands meet in one number (8%-15%, 15% and more); `apart`: they do not (1, 2 and more). */
      bands: z.enum(['shared', 'apart']),
      tiers: z
        .array(z.strictObject({ from: decimal, points: decimal }).readonly())
        .min(1)
        .readonly(),
      quantity,
      dimension,
      item: item.omit({ proof: true }).readonly(),
    })
    .readonly(),
  z
    .strictObject({
      rule: z.literal('sum'),
      items: z
        .array(item.extend({ points: decimal }).readonly())
        .min(1)
        .readonly(),
    })
    .readonly(),
  z.strictObject({ rule: z.literal('any'), items: z.array(item.readonly()).min(1).readonly() }).readonly(),
  z
    .strictObject({ rule: z.literal('count'), each: decimal, item: item.omit({ proof: true }).readonly() })
    .readonly(),
  z.strictObject({ rule: z.literal('judged'), item: item.omit({ proof: true }).readonly() }).readonly(),
])

const indicator = z
  .strictObject({
    number: z.number().int().positive(),
    title: bilingual,
    kind,
    points: decimal,
    rule,
    sources: z.array(name).min(1).readonly(),
    methods: z.array(method).min(1).readonly(),
    note: bilingual.optional(),
  })
  .readonly()

const subgroup = z
  .strictObject({ key: name, title: bilingual, points: decimal, indicators: z.array(indicator).readonly() })
  .readonly()

const group = z
  .strictObject({ key: name, title: bilingual, points: decimal, subgroups: z.array(subgroup).readonly() })
  .readonly()

/** 统计数据系列: a yearly figure that the edition computes with. */
const series = z
  .strictObject({
    key: name,
    title: bilingual,
    definition: bilingual,
    dimension,
    /** The unit that pages offer first; any unit of the dimension is accepted. */
    unit: z.string(),
    national: z.boolean(),
    local: z.boolean(),
    /** Years needed before the first assessed year (1 for a series whose growth is asked). */
    yearsBefore: z.number().int().min(0),
    sources: z.array(name).min(1).readonly(),
  })
  .readonly()

/** 度量: a measure of a capability that the edition knows by name, with the words for entering it by hand. */
const measure = z
  .strictObject({
    measure: measureName,
    title: bilingual,
    /** As the kernel has it: a part of its denominator, or one value that stands by itself. */
    kind: z.enum(['share', 'quantity']),
    dimension,
    numerator: bilingual,
    denominator: bilingual.optional(),
    sources: z.array(name).min(1).readonly(),
  })
  .readonly()

/** 合格条件 with what the text leaves open, as configuration with a note. */
const passRule = z
  .strictObject({
    totalAtLeast: decimal,
    groupRateAtLeast: decimal,
    /**
     * An item that is not applicable gives no points; `stays`: its points stay in the full points of its group,
     * so the rate falls; `leaves`: they are taken out of the full points of the group.
     */
    notApplicable: z.enum(['stays', 'leaves']),
    /** 创建周期: the least number of years, where the text sets one. */
    cycleYearsAtLeast: z.number().int().positive().optional(),
    notes: z.array(bilingual).readonly(),
  })
  .readonly()

const head = {
  id: z.string().regex(/^\d{4}(-[a-z]+)?$/),
  title: bilingual,
  document: z.strictObject({ number: z.string().optional(), title: bilingual }).readonly(),
  effective: day,
  passRule,
  notes: z.array(bilingual).readonly(),
}

/** A complete edition: its table can be scored. */
export const editionSchema = z
  .strictObject({
    ...head,
    table: z.literal('complete'),
    points: decimal,
    /** How many complete calendar years before the day of assessment are assessed. */
    years: z.number().int().positive(),
    /** `higher`: a value on the shared end of two bands belongs to the higher one. */
    sharedBandEnd: z.enum(['higher', 'lower']),
    /** The step in which reviewers give points under a `judged` rule. */
    judgedStep: decimal,
    zones: z
      .strictObject({
        /** The first two digits of the region code. */
        provinces: z.record(zone, z.array(z.string().regex(/^\d{2}$/)).readonly()).readonly(),
        salesLine: z.record(zone, decimal).readonly(),
        note: bilingual,
      })
      .readonly(),
    sources: z.record(name, bilingual).readonly(),
    series: z.array(series).readonly(),
    measures: z.array(measure).readonly(),
    groups: z.array(group).min(1).readonly(),
  })
  .readonly()

/** An edition of which only the head is known: its table must be imported before anything can be scored. */
export const editionOutlineSchema = z.strictObject({ ...head, table: z.literal('to_import') }).readonly()

export type Edition = z.output<typeof editionSchema>
export type EditionOutline = z.output<typeof editionOutlineSchema>
export type EditionGroup = z.output<typeof group>
export type EditionSubgroup = z.output<typeof subgroup>
export type Indicator = z.output<typeof indicator>
export type Rule = z.output<typeof rule>
export type Quantity = z.output<typeof quantity>
export type Comparison = z.output<typeof comparison>
export type Proof = z.output<typeof proof>
export type Item = Readonly<z.output<typeof item>>
export type Series = z.output<typeof series>
export type MeasureNeed = z.output<typeof measure>
export type PassRule = z.output<typeof passRule>
export type Dimension = z.output<typeof dimension>
export type Zone = z.output<typeof zone>
export type Where = z.output<typeof where>
