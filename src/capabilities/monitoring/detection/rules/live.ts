/** 直播电商 (直播电商监督管理办法第二十五条、第二十六条、第三十二条、第三十七条). */
import { type Examples, law, type Rule } from '../rule.ts'

interface Duty {
  readonly id: string
  readonly article: string
  readonly penalty: Rule['penalty']
  readonly zh: string
  readonly en: string
  readonly level?: 'violation' | 'look'
  readonly applies?: RegExp
  readonly shown: RegExp
  readonly examples: Examples
}

/** One rule for each thing that a livestream page must show. */
function duty({ id, article, penalty, zh, en, level = 'violation', applies, shown, examples }: Duty): Rule {
  return {
    id,
    version: 1,
    title: { zh: `直播页未展示${zh}`, en: `Livestream page does not show ${en}` },
    basis: law('live-selling-2026', article),
    penalty,
    looksFor: { zh: `直播页面没有${zh}。`, en: `A livestream page without ${en}.` },
    exemptions: [],
    words: [],
    inspect({ page }) {
      if (!page.isLive || page.format === 'text' || !(page.isSelling || page.prices.length > 0)) return []
      const found = applies?.exec(page.text)
      if ((applies !== undefined && found == null) || shown.test(page.text)) return []
      return [
        {
          level,
          ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
          reason: { zh: `直播页面未见${zh}。`, en: `The livestream page does not show ${en}.` },
        },
      ]
    },
    examples,
  }
}

const room = (rest: string) => `<h1>某某直播间</h1><p>正在直播 主播讲解 小黄车 ¥39/袋 立即购买</p>${rest}`

export const liveLicence = duty({
  id: 'live-licence',
  article: '第二十五条',
  penalty: law('ecommerce-2019', '第七十六条'),
  zh: '直播间运营者的亮照信息',
  en: 'the licence of the operator of the room',
  level: 'look',
  shown: /统一社会信用代码|营业执照|亮照|证照信息|经营者信息|依法不需要办理市场主体登记/,
  examples: {
    look: [room('')],
    clean: [room('<a href="/l">营业执照</a>'), '<h1>茶具</h1><p>¥39/套 立即购买</p>'],
  },
})

export const liveSeller = duty({
  id: 'live-seller',
  article: '第二十六条',
  penalty: law('live-selling-2026', '第五十八条'),
  zh: '实际销售者的名称、地址、联系方式',
  en: 'name, address and contact of the actual seller',
  shown: /(?:实际)?(?:销售者|经营者|销售商家|发货商家|商品由)[一-龥]{0,4}[：:]?[^\n]{2,}/,
  examples: {
    violation: [room('')],
    clean: [
      room('<p>实际销售者：甲山货商行 地址：甲市乙路1号 电话：13800000000</p>'),
      '<p>直播间搭建服务 ¥39/次</p>',
    ],
  },
})

export const liveArtificial = duty({
  id: 'live-artificial',
  article: '第三十七条',
  penalty: law('live-selling-2026', '第六十一条'),
  zh: '人工智能生成人物的持续标识',
  en: 'the lasting mark of a person made by artificial intelligence',
  applies: /数字人|虚拟主播|AI主播|智能主播|无人直播/,
  shown: /(?:人工智能|AI)\s*(?:生成|合成)|由AI生成|AI生成/,
  examples: {
    violation: [room('<p>数字人讲解</p>')],
    clean: [room('<p>数字人讲解 人工智能生成</p>'), room('')],
  },
})

export const liveComparison = duty({
  id: 'live-comparison',
  article: '第三十二条',
  penalty: law('price-penalties-2010', '第七条'),
  zh: '价格比较的基准',
  en: 'the basis of a price comparison',
  level: 'look',
  applies: /(?:平时|线下|专柜|别处|外面)(?:卖|要|价)?[一-龥]{0,3}[¥￥]?\d+|直播间专享价|全网最低价/,
  shown: /比价基准|价格说明|比较价格为|建议零售价|最近.{0,4}成交价/,
  examples: {
    look: [room('<p>平时卖199，今天直播间专享价</p>')],
    clean: [room('<p>直播间专享价，价格说明：比较价格为前七日成交价</p>'), room('')],
  },
})
