/** 房地产升值承诺、以时间表示位置. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { refused } from './families/promises.ts'

export const propertyPromise = wordRule({
  id: 'property-promise',
  version: 2,
  title: { zh: '房地产升值承诺、以时间表示位置', en: 'Promise or vague location in property' },
  basis: law('advertising', '第二十六条'),
  penalty: law('advertising', '第五十八条第一款第八项'),
  looksFor: {
    zh: '升值、投资回报承诺，以到达时间表示位置，规划配套误导。',
    en: 'Promised rise in value, distance given in minutes, misleading plans.',
  },
  reason: { zh: '房地产广告含有“{{text}}”。', en: 'A property advertisement says “{{text}}”.' },
  when: ({ goods }) => goods.has('property'),
  words:
    '升值无限 升值潜力无限 必涨 包升值 坐享升值 升值空间巨大 以租养贷 包租 返租 售后包租 保值增值 投资回报率 学位保证 名校学位 买房落户 随时翻倍'.split(
      ' ',
    ),
  patterns: [
    /(?:走路|步行|开车|驾车|乘车|坐车|下楼|骑车|出门)?(?:只要|仅|约|只需)?(?:\d+|[几半两])(?:分钟|分|刻钟|小时)[一-龥]{0,4}(?:到|达|进|抵|就是|直达|即达|可达)[一-龥]{0,8}/,
    /(?:明年|今年|后年|\d+年|未来|马上)[一-龥]{0,6}(?:涨|翻倍|翻番|升值)|买到就是?(?:赚|赢)/,
    /原价回购|(?:代租|包租|托管)[一-龥]{0,2}代?管?|租金[一-龥]{0,3}(?:抵|覆盖|够|还)[一-龥]{0,3}(?:月供|房贷|贷款)|(?:年|租金|投资)[一-龥]{0,3}(?:回报|收益)率?\d+/,
    /(?:落户|户口|学位)[一-龥]{0,4}(?:随|送|名额|无忧|包)|(?:名校|学区|重点(?:小|中)学|入学|上学|就读|读书)[一-龥]{0,6}(?:无忧|不愁|保证|直升|直读|包进|稳)|(?:读|上)(?:名校|重点)/,
    /\d+(?:分钟|分)(?:直达|即达|到达|车程|生活圈|步行到|抵达)[一-龥]{0,8}/,
    /(?:距|离|到)[一-龥]{2,10}(?:仅|只需|约)?\d+(?:分钟|分)/,
    /(?:三|五|十|\d+)年(?:必|内)?(?:翻倍|翻番|升值)/,
  ],
  exemptions: [
    refused,
    {
      id: 'not-the-home',
      title: { zh: '不是房源位置', en: 'Not the place of the home' },
      outcome: 'none',
      sentence: /外卖|配送|客服|响应|看房|预约|办理|审批/,
    },
  ],
  examples: {
    violation: [
      '海景房 新盘 升值潜力无限',
      '楼盘距高铁站仅5分钟车程',
      '商铺出售 售后包租 以租养贷',
      '新房 15分钟直达市中心',
    ],
    clean: [
      '楼盘距地铁站800米',
      '二手房 客服5分钟内到达响应',
      '房源信息由开发商提供，不承诺升值',
      '租房 押一付三',
    ],
  },
})
