/** 「本品不能代替药物」. */
import { isOffer } from '../contexts.ts'
import { law, type Rule } from '../rule.ts'

/** The statement of the label stands for it as well: 保健食品标注警示用语指南 words it so. */
const STATEMENT = /本品不能(?:代替|替代)药物|保健食品不是药(?:物|品)?不能(?:代替|替代)药物/

export const healthFoodStatement: Rule = {
  id: 'health-food-statement',
  version: 8,
  title: { zh: '保健食品未标“本品不能代替药物”', en: 'Health food without its statement' },
  basis: law('advertising', '第十八条第二款'),
  penalty: law('advertising', '第五十八条第一款第三项'),
  looksFor: {
    zh: '保健食品页面没有“本品不能代替药物”。',
    en: 'A page of health food without the statement that it replaces no drug.',
  },
  exemptions: [],
  words: [],
  inspect({ page, goods, folded }) {
    if (!goods.has('healthFood') || goods.has('drug') || STATEMENT.test(folded.text)) return []
    if (
      page.isList ||
      !isOffer(page) ||
      (page.format === 'html' && page.prices.length === 0 && !page.isSelling)
    )
      return []
    return [
      {
        level: page.format === 'html' || page.prices.length > 0 || page.isSelling ? 'violation' : 'look',
        reason: {
          zh: '销售保健食品的页面未见“本品不能代替药物”。',
          en: 'The page sells health food and does not say that it replaces no drug.',
        },
      },
    ]
  },
  examples: {
    violation: ['<html><body><h1>保健食品 鱼油</h1><p>¥99/瓶</p><a href="/b">立即购买</a></body></html>'],
    look: ['保健食品 鱼油 已到货，联系客服'],
    clean: [
      '保健食品店里的货架，三层钢制，398元',
      '保健食品展会门票 99元 立即购买',
      '保健食品 钙片 49元 立即购买 保健食品不是药物，不能代替药物治疗疾病',
      '<html><body><h1>保健食品 鱼油</h1><p>¥99/瓶</p><p>本品不能代替药物</p></body></html>',
      '保健食品监管知识问答',
      '<html><body><h1>坚果</h1><p>¥99/罐 本品为普通食品，非保健食品</p></body></html>',
    ],
  },
}
