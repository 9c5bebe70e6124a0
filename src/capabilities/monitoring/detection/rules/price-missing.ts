/** 未标价格或者计价单位. */
import { law, type Rule } from '../rule.ts'

export const priceMissing: Rule = {
  id: 'price-missing',
  version: 2,
  title: { zh: '未标价格或者计价单位', en: 'Price or unit missing' },
  basis: law('price-marking-2022', '第七条'),
  penalty: law('price-penalties-2010', '第十三条'),
  looksFor: {
    zh: '可以下单的商品没有价格，或者有价格没有计价单位。',
    en: 'Goods that can be ordered without a price, or a price without its unit.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    if (!page.isSelling || page.format === 'text') return []
    const shown = page.prices.filter(({ kind }) => kind === 'shown')
    const [first] = shown
    if (first === undefined) {
      // An article that links to where the goods are sold owes no price: that page does.
      if (page.links.some(({ text }) => /购买|下单|同款|领券|直达/.test(text))) return []
      const vague =
        /(?:价格?)?(?:面议|私聊|私信|详谈)|(?:加(?:微信?|V)|联系客服|咨询客服|电话|客服)[^。\n]{0,4}(?:问价|询价|报价|联系)|请咨询客服报价|时价/i.exec(
          page.plain,
        )
      return [
        {
          level: vague === null ? 'look' : 'violation',
          ...(vague && { span: { start: vague.index, end: vague.index + vague[0].length } }),
          reason: { zh: '可以下单的页面未标示价格。', en: 'The page takes orders and shows no price.' },
        },
      ]
    }
    // 规格 tells what one piece is: 500g/袋, 1件.
    if (
      shown.some(({ unit }) => unit !== undefined) ||
      /规格|净含量|\d\s*(?:g|kg|ml|克|千克|毫升|件|盒|袋|瓶|只|个|套)|每(?:斤|件|盒|袋)|单位/i.test(
        page.plain,
      )
    )
      return []
    return [
      {
        level: 'look',
        span: { start: first.start, end: first.end },
        reason: { zh: '标示了价格，未见计价单位或者规格。', en: 'A price without its unit or size.' },
      },
    ]
  },
  examples: {
    violation: ['<p>山货礼品 价格面议 立即购买</p>'],
    look: ['<p>山货礼品 ¥99 立即购买</p>', '<p>山货礼品 立即购买</p>'],
    clean: [
      '<p>山货礼品 ¥99/盒 立即购买</p>',
      '<p>山货礼品 ¥99 规格：三袋装 立即购买</p>',
      '<p>本店介绍</p>',
    ],
  },
}
