/** 赠品未标品名、数量. */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { penalty } from './families/pricing.ts'

export const giftUnspecified = wordRule({
  id: 'gift-unspecified',
  version: 3,
  title: { zh: '赠品未标品名、数量', en: 'Gift without name and number' },
  basis: law('price-marking-2022', '第十八条'),
  penalty,
  looksFor: {
    zh: '“送好礼”“赠精美礼品”而没有品名、数量。',
    en: 'A gift promised without saying what and how many.',
  },
  reason: { zh: '“{{text}}”未标示赠品的品名、数量。', en: '“{{text}}” says neither what nor how many.' },
  words: [
    '送好礼',
    '送大礼',
    '赠好礼',
    '送神秘礼品',
    '神秘礼物',
    '赠精美礼品',
    '送精美礼品',
    '有好礼相送',
    '送豪礼',
    '豪礼相送',
    '下单有礼',
    '随机赠品',
    '送超值礼包',
    '赠送礼品一份',
    '惊喜好礼',
  ],
  patterns: [
    phrase`买\d送\d+${20}${'名字不方便 数量看心情 惊喜 随机 神秘 看缘分'}|${'赠品 送的'}${2}${'发完不补 数量有限发完 名称不写 不写明'}|送${2}${'小菜 甜品 饮料 小食'}1?份${4}${'具体品种 以当天 随机'}`,
    phrase`${'赠送部分 赠送金额 赠送金 送的部分 赠金'}${4}${'每单限用 限用 有效期 过期清零 不可 分期'}`,
    phrase`(?:送|赠|赠送|附赠|加送|加赠|随单送|奉送|附送|有)${8}${'大礼包 礼包 好礼 豪礼 惊喜 神秘 礼品 礼物 赠品 伴手礼 福袋 盲盒 小心意 小礼'}(?!盒装)`,
    phrase`${'赠品 礼品 礼包 礼物 福袋 好礼'}${10}${'随机 神秘 不挑 看心情 不指定 收到就知道 拆开就知道 价值不菲 丰富 多多 以实物为准'}`,

    /(?:送|赠|赠送|附赠|加送|加赠|收到|有|获得?|得)[一-龥]{0,8}(?:小?惊喜|神秘[一-龥]{0,2}|好礼|豪礼|礼物|伴手礼|精美礼品|小礼品|大?礼包|好物)/,
    /(?:赠品|礼品|礼物)(?:随机|看心情|任选|不挑)[一-龥]{0,3}|买多送多|多买多送|好礼多多|送不停/,
  ],
  exemptions: [
    {
      id: 'specified',
      title: { zh: '另有品名、数量', en: 'Specified' },
      outcome: 'none',
      sentence: /\d+(?:只|个|条|袋|盒|瓶|件|片|支|双|张|套|包)(?!礼|大)|赠品(?:为|是|清单|明细)|详见赠品/,
    },
  ],
  examples: {
    violation: ['今日下单送好礼', '买就赠精美礼品', '均赠送精美大礼包一份，神秘丰富'],
    clean: ['下单送大礼：毛巾2条', '送好礼，赠品为茶叶一盒', '礼品盒 ¥20/个'],
  },
})
