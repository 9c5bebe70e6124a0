/** 价格比较的基准. */

import { phrase } from '../phrase.ts'
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
    /(?:日常价?|往常|原价|平时|线下|专柜|商场|官网|吊牌|实体店|门店|别处|外面|别人家?|别家|同款|某平台)[一-龥]{0,4}(?:标价|挂牌|卖|要|价|售)[一-龥]{0,3}[¥￥]?(?:\d+|[一二两三四五六七八九十百千]{2,})|(?:平时|线下|专柜)[¥￥]?\d+|直播间专享价|全网最低价/,
  admits: [
    phrase`${'隔壁 超市 专柜 别家 某平台 外面 商场 实体店 门店 官网 线下'}${8}(?:卖|要|标|挂|价)?${2}\d+${30}${'我 今天 直播间 我们 咱们 只要 到手 全网最低'}${12}\d+`,
    phrase`${'破价 专享价 福利价 底价 骨折价'}${8}${'其实 跟店铺 和日常 日常一个价 平时一样 没便宜'}`,
  ],
  shown: /比价基准|价格说明|比较价格为|建议零售价|最近.{0,4}成交价/,
  examples: {
    violation: ['主播：隔壁超市卖168，我今天全网最低只要58'],
    look: [room('<p>平时卖199，今天直播间专享价</p>')],
    clean: [room('<p>直播间专享价，价格说明：比较价格为前七日成交价</p>'), room('')],
  },
})
