/** 房地产升值承诺、以时间表示位置. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { penalty, refused } from './families/promises.ts'

export const propertyPromise = wordRule({
  id: 'property-promise',
  version: 1,
  title: { zh: '房地产升值承诺、以时间表示位置', en: 'Promise or vague location in property' },
  basis: law('advertising', '第二十六条'),
  penalty,
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
      sentence: /外卖|配送|客服|响应|看房预约|办理|审批/,
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
