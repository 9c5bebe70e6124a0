/** 度量 of 网络市场主体库: what it publishes for figures and assessment. */
import type { Actor } from '../../kernel/actor.ts'
import { decimal } from '../../kernel/exact.ts'
import {
  type MeasureDeclaration,
  type MeasureValue,
  quantityValue,
  ratioValue,
} from '../../kernel/measure.ts'
import { type Period, periodDays } from '../../kernel/period.ts'
import { type RegionCode, regionPrefix } from '../../kernel/region-code.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { RegisteredMeasure, World } from '../../platform/world.ts'
import { countClaims } from './store/claims.ts'
import { countOperators } from './store/counts.ts'

const source = { kind: 'internal', title: { zh: '网络市场主体库', en: 'Register of operators' } } as const
const periods = ['year', 'halfYear', 'quarter', 'month'] as const

/** 网络交易经营者数量. */
const online = {
  kind: 'quantity',
  name: 'operators.online',
  title: { zh: '网络交易经营者数量', en: 'Online operators' },
  definition: {
    zh: '期末在册的网络交易平台、平台内经营者、自建网站经营者合计数；已终止、已合并和非本辖区的不计。',
    en: 'Platforms, in-platform operators and operators of own sites on the books at the end of the period; closed, merged and foreign ones do not count.',
  },
  unit: { zh: '户', en: 'operators' },
  periods,
  source,
} as const satisfies MeasureDeclaration

/** 网络交易经营者占市场主体比重. */
const shareOfEntities = {
  kind: 'ratio',
  name: 'operators.shareOfMarketEntities',
  title: { zh: '网络交易经营者占市场主体比重', en: 'Online operators among market entities' },
  definition: {
    zh: '期末网络交易经营者数量与同年已发布的市场主体数量之比。',
    en: 'Online operators at the end of the period by the market entities that were published for the year.',
  },
  numerator: { zh: '网络交易经营者数量', en: 'Online operators' },
  denominator: { zh: '市场主体数量', en: 'Market entities' },
  periods,
  source,
} as const satisfies MeasureDeclaration

/** 存续时间2年以上的网络交易经营者占比. */
const atLeastTwoYears = {
  kind: 'share',
  name: 'operators.atLeastTwoYears',
  title: { zh: '存续两年以上的网络交易经营者占比', en: 'Online operators of two years and more' },
  definition: {
    zh: '期末在册的网络交易经营者中，自成立之日（不明的自首次发现之日）起满两年的所占比例。',
    en: 'Of the online operators on the books at the end of the period, those in business for two years since registration, or since they were first seen.',
  },
  numerator: { zh: '存续满两年的网络交易经营者', en: 'In business for two years' },
  denominator: { zh: '网络交易经营者数量', en: 'Online operators' },
  periods,
  source,
} as const satisfies MeasureDeclaration

/** 主体身份信息认领处置率. */
const identityClaimed = {
  kind: 'share',
  name: 'operators.identityClaimed',
  title: { zh: '主体身份信息认领处置率', en: 'Claim-and-disposal rate of operator identities' },
  definition: {
    zh: '期内分发到本地区的主体身份信息中，已认领并处置、或说明理由退回的所占比例。',
    en: 'Of the identities distributed to the region in the period, those claimed and disposed of, or sent back with a reason.',
  },
  numerator: { zh: '已认领处置的身份信息', en: 'identities claimed and disposed of' },
  denominator: { zh: '分发的身份信息', en: 'identities distributed' },
  periods,
  source,
} as const satisfies MeasureDeclaration

type Given = readonly [tx: Tx, world: World, actor: Actor, period: Period, region: RegionCode]

const countsOf = async ([tx, , , period, region]: Given) => {
  const { to } = periodDays(period)
  const counts = await countOperators(tx, {
    prefix: regionPrefix(region),
    on: to,
    year: Number(to.slice(0, 4)),
    region,
  })
  return {
    counts,
    context: { period, region },
    records: { path: '/operators' as const, query: { countedOn: to } },
  }
}

export const measures: readonly RegisteredMeasure[] = [
  {
    declaration: online,
    valueOf: async (...given): Promise<MeasureValue> => {
      const { counts, context, records } = await countsOf(given)
      return quantityValue(online, decimal(counts.online), { ...context, records })
    },
  },
  {
    declaration: shareOfEntities,
    valueOf: async (...given) => {
      const { counts, context, records } = await countsOf(given)
      const parts = { numerator: decimal(counts.online), denominator: decimal(counts.entities ?? 0) }
      return ratioValue(shareOfEntities, parts, { ...context, records })
    },
  },
  {
    declaration: atLeastTwoYears,
    valueOf: async (...given) => {
      const { counts, context, records } = await countsOf(given)
      const parts = { numerator: decimal(counts.two_years), denominator: decimal(counts.online) }
      const query = { ...records.query, twoYears: 'yes' }
      return ratioValue(atLeastTwoYears, parts, { ...context, records: { ...records, query } })
    },
  },
  {
    declaration: identityClaimed,
    valueOf: async (tx, _world, _actor, period, region) => {
      const { from, to } = periodDays(period)
      const senders = await countClaims(tx, { prefix: regionPrefix(region), from, to })
      const sum = (key: 'distributed' | 'settled') =>
        decimal(senders.reduce((total, each) => total + each[key], 0))
      return ratioValue(
        identityClaimed,
        { numerator: sum('settled'), denominator: sum('distributed') },
        { period, region, records: { path: '/operators/claims', query: { from, to } } },
      )
    },
  },
]
