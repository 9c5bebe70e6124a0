/** 亮证 (电子商务法第十二条、第十五条; 食品安全法第三十五条; 药品、医疗器械). */
import type { Goods } from '../goods.ts'
import { type Examples, law, type Rule } from '../rule.ts'

interface Permit {
  readonly id: string
  readonly goods: Goods
  readonly not?: readonly Goods[]
  readonly zh: string
  readonly en: string
  readonly shown: RegExp
  readonly penalty: Rule['penalty']
  readonly examples: Examples
}

/** One rule for each permit: the goods need it, and the page neither shows nor links to it. */
function permitRule({ id, goods: needed, not = [], zh, en, shown, penalty, examples }: Permit): Rule {
  return {
    id,
    version: 1,
    title: { zh: `未亮证：${zh}`, en: `Permit not shown: ${en}` },
    basis: law('ecommerce-2019', '第十五条'),
    penalty,
    looksFor: {
      zh: `需要${zh}的商品，页面没有许可、备案信息或者链接。`,
      en: `Goods that need ${en}, on a page that shows none.`,
    },
    exemptions: [],
    words: [],
    inspect({ page, goods }) {
      if (page.format === 'text' || !goods.has(needed) || not.some((each) => goods.has(each))) return []
      if (!page.isSelling && page.prices.length === 0) return []
      const links = page.links.map(({ text }) => text).join('\n')
      if (shown.test(page.text) || /资质|证照|许可证|备案信息|经营者信息/.test(links)) return []
      return [
        {
          // The permit may stand on the shop's own page: a look there decides.
          level: 'look',
          reason: {
            zh: `页面销售的商品需要${zh}，未见公示的信息或者链接。`,
            en: `The goods need ${en}; the page shows neither it nor a link to it.`,
          },
        },
      ]
    },
    examples,
  }
}

const html = (body: string) => `<html><body>${body}<p>¥30/盒</p><a href="/buy">立即购买</a></body></html>`

export const foodPermit = permitRule({
  id: 'permit-food',
  goods: 'food',
  not: ['drug', 'farmProduce'],
  zh: '食品经营许可证或者预包装食品备案',
  en: 'a food permit or the filing for prepackaged food',
  shown:
    /食品(?:经营|生产)许可|仅销售预包装食品备案|预包装食品.{0,8}备案|JY\d{10,}|YB\d{8,}|许可证编号|个人销售自产农副产品/,
  penalty: law('food-safety', '第一百二十二条'),
  examples: {
    look: [html('<h1>手工牛肉干</h1>')],
    clean: [
      html('<h1>手工牛肉干</h1><p>食品经营许可证 JY13500000000000</p>'),
      html('<h1>饼干</h1><p>仅销售预包装食品备案编号 YB13500000000001</p>'),
      html('<h1>饼干</h1><a href="/z">资质证照</a>'),
      html('<h1>自家新鲜土鸡蛋</h1><p>自产农副产品</p>'),
      html('<h1>竹编篮子</h1>'),
    ],
  },
})

export const drugPermit = permitRule({
  id: 'permit-drug',
  goods: 'drug',
  zh: '药品经营许可证、药品网络销售报告信息',
  en: 'a drug permit',
  shown: /药品经营许可|互联网药品信息服务|药品网络销售.{0,6}(?:备案|报告)/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>感冒灵颗粒</h1><p>国药准字Z44021940</p>')],
    clean: [html('<h1>感冒灵颗粒</h1><p>药品经营许可证编号 闽CB0000000</p>'), html('<h1>茶杯</h1>')],
  },
})

export const devicePermit = permitRule({
  id: 'permit-device',
  goods: 'device',
  zh: '医疗器械经营许可、备案和产品注册、备案',
  en: 'the permit or filing for devices and the registration of the product',
  shown: /医疗器械经营(?:许可|备案)|械注[准进许]字?\d+|械备\d+|医疗器械网络销售备案|注册证编?号/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>家用血压计</h1>')],
    clean: [html('<h1>家用血压计</h1><p>粤械注准20182070000</p>'), html('<h1>体重秤</h1>')],
  },
})

export const publicationPermit = permitRule({
  id: 'permit-publication',
  goods: 'publication',
  zh: '出版物经营许可证',
  en: 'a permit for publications',
  shown: /出版物经营许可|新出发/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>中考教材全套 正版图书</h1>')],
    clean: [
      html('<h1>正版图书</h1><p>出版物经营许可证 新出发闽零字第000000号</p>'),
      html('<h1>图案书包</h1>'),
    ],
  },
})
