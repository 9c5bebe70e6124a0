/** 价格比较的基准. */
import { law } from '../rule.ts'
import { duty, room } from './families/live.ts'

export const liveComparison = duty({
  id: 'live-comparison',
  article: '第三十二条',
  penalty: law('price-penalties-2010', '第七条'),
  zh: '价格比较的基准',
  en: 'the basis of a price comparison',
  level: 'look',
  applies:
    /(?:平时|线下|专柜|商场|官网|吊牌|实体店|门店|别处|外面|别人家?|别家|同款|某平台)[一-龥]{0,4}(?:标价|挂牌|卖|要|价|售)[一-龥]{0,3}[¥￥]?(?:\d+|[一二两三四五六七八九十百千]{2,})|(?:平时|线下|专柜)[¥￥]?\d+|直播间专享价|全网最低价/,
  shown: /比价基准|价格说明|比较价格为|建议零售价|最近.{0,4}成交价/,
  examples: {
    look: [room('<p>平时卖199，今天直播间专享价</p>')],
    clean: [room('<p>直播间专享价，价格说明：比较价格为前七日成交价</p>'), room('')],
  },
})
