/** 划线价、价格比较 (明码标价和禁止价格欺诈规定第十六条、第十七条). */
import { lowestPriceBefore, pricesUpTo } from '../price-history.ts'
import { type Hit, law, type Rule } from '../rule.ts'

const EXPLAINED =
  /(?:划线价|原价|参考价|被比较价)[^\n]{0,40}(?:说明|指|为|系|来源|并非)|价格说明|七日内|前7日|前七日|最低成交价|建议零售价/

export const comparedPrice: Rule = {
  id: 'compared-price',
  version: 1,
  title: { zh: '价格比较无依据', en: 'Price comparison without basis' },
  basis: law('price-marking-2022', '第十六条'),
  penalty: law('price-penalties-2010', '第七条'),
  looksFor: {
    zh: '划线价、原价高于前七日最低成交价，或者没有说明。',
    en: 'A reference price above the lowest price paid in the seven days before, or unexplained.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts, on }) {
    const asked = page.prices.filter(({ kind }) => kind === 'shown').map(({ amount }) => amount)
    const lowestAsked = Math.min(...asked)
    const hits: Hit[] = []
    for (const { kind, amount, start, end, label } of page.prices) {
      if (
        kind !== 'compared' ||
        label === '价值' ||
        label === '零售价' ||
        asked.length === 0 ||
        amount <= lowestAsked
      )
        continue
      const span = { start, end }
      const lowest = lowestPriceBefore(facts.priceHistory ?? [], on)
      if (lowest !== undefined) {
        if (amount > lowest && !EXPLAINED.test(page.plain))
          hits.push({
            level: 'violation',
            span,
            reason: {
              zh: `被比较价 ${amount} 元未作说明，高于此前七日（或者最后一次）的最低成交价 ${lowest} 元。`,
              en: `The reference price ${amount} is unexplained and above ${lowest}, the lowest paid in the seven days before.`,
            },
          })
      } else if (!EXPLAINED.test(page.plain))
        hits.push({
          level: 'look',
          span,
          reason: {
            zh: `被比较价 ${amount} 元没有说明来源；没有历史价格可以核对。`,
            en: `The reference price ${amount} is not explained, and no price history is known.`,
          },
        })
    }
    return hits.slice(0, 5)
  },
  examples: {
    violation: [
      {
        source: '<p>笋干 <del>¥99</del> ¥39/袋</p>',
        facts: { priceHistory: pricesUpTo([39, 42, 45]) },
      },
    ],
    look: ['<p>笋干 <del>¥99</del> ¥39/袋</p>', '岩茶 原价199元 现价99元/盒'],
    clean: [
      { source: '<p>笋干 <del>¥45</del> ¥39/袋</p>', facts: { priceHistory: pricesUpTo([45, 46, 49]) } },
      '<p>厂商建议零售价：¥99 现价 ¥39/袋</p>',
      '<p>笋干 <del>¥99</del> ¥39/袋</p><p>划线价说明：划线价为商品的吊牌价</p>',
      '笋干 39元/袋',
    ],
  },
}
