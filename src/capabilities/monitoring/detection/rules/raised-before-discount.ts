/** 折价前临时抬价. */
import { pricesUpTo } from '../price-history.ts'
import { law, type Rule } from '../rule.ts'
import { penalty } from './families/pricing.ts'

export const raisedBeforeDiscount: Rule = {
  id: 'raised-before-discount',
  version: 1,
  title: { zh: '折价前临时抬价', en: 'Raised before the discount' },
  basis: law('price-marking-2022', '第十七条'),
  penalty,
  looksFor: {
    zh: '促销前七日内提价，再以提高后的价格作折扣基准。',
    en: 'A price raised within seven days and then discounted.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
    const asked = (facts.priceHistory ?? []).map((point) => point.asked)
    const usual = median(asked.slice(0, -7))
    const peak = Math.max(...asked.slice(-7))
    const now = page.prices.find(({ kind }) => kind === 'shown')
    const hasDiscount = page.promotions.some(({ word }) => /折|减|特价|直降|秒杀|限时|促销|清仓/.test(word))
    const claims = hasDiscount || page.prices.some(({ kind }) => kind === 'compared')
    if (
      usual === undefined ||
      now === undefined ||
      !claims ||
      peak < usual * 1.15 ||
      now.amount < usual * 0.98
    )
      return []
    return [
      {
        level: 'violation',
        span: { start: now.start, end: now.end },
        reason: {
          zh: `此前通常价 ${usual} 元，近七日提到 ${peak} 元，现以“优惠”售 ${now.amount} 元。`,
          en: `Usually ${usual}, raised to ${peak} within seven days, now “discounted” to ${now.amount}.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      {
        source: '<p>618限时特惠 <del>¥159</del> ¥99/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 139, 159, 159]) },
      },
    ],
    clean: [
      {
        source: '<p>618限时特惠 ¥79/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99]) },
      },
      {
        source: '<p>¥119/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 119, 119, 119]) },
      },
      '<p>限时特惠 ¥79/盒</p>',
    ],
  },
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
