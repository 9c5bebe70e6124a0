/** 首页价格低于详情页价格. */
import { law, type Rule } from '../rule.ts'
import { penalty } from './families/pricing.ts'

export const listedPrice: Rule = {
  id: 'listed-price',
  version: 1,
  title: { zh: '首页价格低于详情页价格', en: 'Cheaper in the list than on its page' },
  basis: law('price-marking-2022', '第二十条第一项'),
  penalty,
  looksFor: {
    zh: '首页或者列表标示的价格低于详情页面标示的价格。',
    en: 'A list price below the price on the page of the goods.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
    const shown = page.prices.filter(({ kind }) => kind === 'shown')
    const lowest = shown.reduce<(typeof shown)[number] | undefined>(
      (best, each) => (best === undefined || each.amount < best.amount ? each : best),
      undefined,
    )
    if (facts.listedPrice === undefined || lowest === undefined || facts.listedPrice >= lowest.amount)
      return []
    return [
      {
        level: 'violation',
        span: { start: lowest.start, end: lowest.end },
        reason: {
          zh: `首页或者列表标示 ${facts.listedPrice} 元，详情页最低 ${lowest.amount} 元。`,
          en: `Listed at ${facts.listedPrice}; the page itself asks ${lowest.amount} at least.`,
        },
      },
    ]
  },
  examples: {
    violation: [{ source: '<p>笋干 ¥39/袋</p>', facts: { listedPrice: 9.9 } }],
    clean: [{ source: '<p>笋干 ¥39/袋 小包 ¥9.9/袋</p>', facts: { listedPrice: 9.9 } }, '<p>笋干 ¥39/袋</p>'],
  },
}
