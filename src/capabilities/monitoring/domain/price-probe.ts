/**
 * 大数据杀熟的比对: what several personas were asked for the same offer, and what that says. Pure.
 * A difference is a suspicion only when it stays with the persona, and the page names no condition for it.
 */
import type { Basis } from '../../../kernel/provision.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { PageView } from '../page/view.ts'
import type { LEVELS } from './finding.ts'
import type { Trait } from './personas.ts'

/** 依据: the first forbids it; the others say what honest different prices look like. */
export const PRICE_BASES: readonly Basis[] = [
  { kind: 'law', text: 'consumer-regulation-2024', article: '第九条' },
  { kind: 'law', text: 'price-marking-2022', article: '第六条' },
  { kind: 'law', text: 'personal-information-2021', article: '第二十四条' },
  { kind: 'law', text: 'ecommerce-2019', article: '第十八条' },
]

/** 处罚依据, by topic of the catalogue: what is sure stands with the finding, what is not is only told. */
export const PRICE_PENALTY_TOPIC = 'prices.byPersonPenalty'

/** 因人定价 among the rules: comparisons find by it, pages alone cannot. */
export const PRICE_RULE = {
  id: 'price-by-person',
  version: 2,
  title: { zh: '因人定价（大数据杀熟）', en: 'Prices that depend on who asks' },
  looksFor: {
    zh: '价格比对：同一商品在同一时刻对不同身份显示不同价格，且没有向所有人写明条件。',
    en: 'Comparison of prices: the same goods at the same moment at different prices for different personas, by no condition declared to all.',
  },
  basis: { kind: 'law', text: 'consumer-regulation-2024', article: '第九条' },
  penalty: { kind: 'law', text: 'personal-information-2021', article: '第六十六条' },
} as const

/** 写明的条件: why a page itself says that prices differ. */
export type Condition = 'newcomer' | 'member' | 'device' | 'place'

const CONDITIONS: Readonly<Record<Condition, RegExp>> = {
  newcomer:
    /新(?:人|客|用户|会员|顾客|注册)[^。；\n]{0,8}(?:价|专享|专属|优惠|首单|立减|折|券|补贴)|首(?:单|购|次下单)[^。；\n]{0,8}(?:价|专享|优惠|立减|减|折|享)/,
  member: /(?:会员|VIP|PLUS|金卡|钻石卡)[^。；\n]{0,6}(?:价|专享|折|优惠|立减)/i,
  device: /(?:APP|客户端|手机(?:端|专享|下单)|小程序|扫码)[^。；\n]{0,6}(?:价|专享|下单|立减|优惠|折)/i,
  place: /(?:限|本地|本市|同城|地区|区域|偏远|外地)[^。；\n]{0,10}(?:价|补贴|加收|专享|优惠|折)/,
}

/** Conditions that the seller's own words on a page declare. */
export function declaredOn(page: PageView): readonly Condition[] {
  const words = page.segments
    .filter(({ zone }) => zone !== 'review')
    .map(({ start, end }) => page.text.slice(start, end))
    .join('\n')
  return (Object.keys(CONDITIONS) as Condition[]).filter((condition) => CONDITIONS[condition].test(words))
}

/** 标价: the first price that a page shows for the goods. */
export const priceOf = (page: PageView): number | undefined =>
  page.prices.find(({ kind }) => kind === 'shown')?.amount

export interface Look {
  readonly persona: string
  readonly trait: Trait
  readonly round: number
  /** Undefined where no price was shown. */
  readonly price: number | undefined
  readonly declared: readonly Condition[]
}

export const PRICE_VERDICTS = ['same', 'declared', 'different', 'moving', 'unclear'] as const
export interface Comparison {
  readonly verdict: (typeof PRICE_VERDICTS)[number]
  readonly level: (typeof LEVELS)[number] | null
  readonly lowest: number | null
  readonly highest: number | null
  readonly reason: Bilingual
}

interface Seen {
  readonly trait: Trait
  readonly prices: readonly number[]
  readonly declared: ReadonlySet<Condition>
}

/** Who a condition is for. */
const MEETS: Readonly<Record<Condition, (trait: Trait) => boolean>> = {
  newcomer: (trait) => trait !== 'returning' && trait !== 'member',
  member: (trait) => trait === 'member',
  device: (trait) => trait === 'device',
  place: (trait) => trait === 'place',
}

export function comparePrices(looks: readonly Look[]): Comparison {
  const rounds = new Set(looks.map(({ round }) => round)).size
  const seen = [...Map.groupBy(looks, ({ persona }) => persona).values()].flatMap((own): Seen[] => {
    const prices = own.flatMap(({ price }) => (price === undefined ? [] : [price]))
    const [first] = own
    // Whoever was shown no price at some time cannot be compared.
    if (first === undefined || prices.length < rounds) return []
    return [{ trait: first.trait, prices, declared: new Set(own.flatMap(({ declared }) => declared)) }]
  })
  const all = seen.flatMap(({ prices }) => prices)
  if (seen.length < 2)
    return {
      verdict: 'unclear',
      level: null,
      lowest: null,
      highest: null,
      reason: {
        zh: '看到价格的身份不足两个，无法比对。',
        en: 'Fewer than two personas were shown a price; there is nothing to compare.',
      },
    }
  const ends = { lowest: Math.min(...all), highest: Math.max(...all) }
  if (ends.lowest === ends.highest)
    return {
      ...ends,
      verdict: 'same',
      level: null,
      reason: {
        zh: '各身份看到的价格相同。',
        en: 'All personas were shown the same price.',
      },
    }
  if (seen.some(({ prices }) => new Set(prices).size > 1))
    return {
      ...ends,
      verdict: 'moving',
      level: 'note',
      reason: {
        zh: '同一身份前后看到的价格不同，价格在比对期间变动，不能说明因人定价。请稍后再比对一次。',
        en: 'One and the same persona was shown different prices: the price moved meanwhile. Compare again later.',
      },
    }
  return { ...ends, ...judgeDifference(seen, ends.highest) }
}

/** A difference that stays with the persona. */
function judgeDifference(
  seen: readonly Seen[],
  highest: number,
): Pick<Comparison, 'verdict' | 'level' | 'reason'> {
  const paysFull = seen.filter(({ prices }) => prices[0] === highest)
  const paysLess = seen.filter(({ prices }) => prices[0] !== highest)
  const declared = [...new Set(seen.flatMap((each) => [...each.declared]))]
  const explaining = declared.filter((condition) => explains(condition, paysLess, paysFull))
  const isTold = explaining.some((condition) => seen.every((each) => each.declared.has(condition)))
  if (isTold)
    return {
      verdict: 'declared',
      level: 'note',
      reason: {
        zh: '价格不同，页面向所有身份写明了享受低价的条件，属于不同交易条件下的不同价格。',
        en: 'Prices differ by a condition that the page declares to everybody: different terms, different prices.',
      },
    }
  if (declared.length > 0)
    return {
      verdict: 'declared',
      level: 'look',
      reason:
        explaining.length > 0
          ? {
              zh: '价格不同；写明的条件只有部分身份看得到，需核对付高价的顾客是否知情。',
              en: 'Prices differ by a condition that only some were shown; check whether those who pay more could know.',
            }
          : {
              zh: '价格不同；页面写明了优惠条件，但与身份之间的差别对不上，需人工核对。',
              en: 'Prices differ; the page declares a condition, which does not account for who pays less.',
            },
    }
  if (explains('place', paysLess, paysFull))
    return {
      verdict: 'different',
      level: 'look',
      reason: {
        zh: '价格只因地区不同，页面没有说明；需核对运费、补贴等交易条件是否相同。',
        en: 'Prices differ by place alone, undeclared; check whether carriage and subsidies are the same.',
      },
    }
  return {
    verdict: 'different',
    level: 'violation',
    reason: {
      zh: '同一商品在同一时刻因人不同价，多次查看结果一致，页面没有说明任何条件，涉嫌在消费者不知情的情况下设置不同的价格。',
      en: 'At the same moment the same goods cost one person more than another, each time alike, with no condition declared: different prices unknown to the consumer are suspected.',
    },
  }
}

/** Whether a condition parts those who pay less from those who do not. */
function explains(condition: Condition, paysLess: readonly Seen[], paysFull: readonly Seen[]): boolean {
  const meets = ({ trait }: Seen) => MEETS[condition](trait)
  const isFavour = paysLess.every(meets) && !paysFull.some(meets)
  // A surcharge parts them the other way round.
  const isSurcharge = condition === 'place' && paysFull.every(meets) && !paysLess.some(meets)
  return isFavour || isSurcharge
}
