/** 酒类广告违禁内容. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const alcohol = wordRule({
  id: 'alcohol',
  version: 2,
  title: { zh: '酒类广告违禁内容', en: 'Forbidden content in alcohol advertising' },
  basis: law('advertising', '第二十三条'),
  penalty: law('advertising', '第五十八条第一款'),
  looksFor: {
    zh: '诱导无节制饮酒，驾驶，消除紧张、增加体力等功效。',
    en: 'Urging to drink, driving, relief of tension or strength.',
  },
  reason: { zh: '酒类广告含有“{{text}}”。', en: 'An alcohol advertisement says “{{text}}”.' },
  when: ({ goods }) => goods.has('alcohol'),
  words:
    '不醉不归 一醉方休 千杯不醉 开怀畅饮 喝个痛快 一口闷 干了这杯 豪饮 无酒不欢 今晚喝到醉 酒后驾车无忧 开车也能喝 喝了不怕查 消除疲劳 缓解压力 消除紧张 消除焦虑 舒缓焦虑 增加体力 强身健体 壮胆 借酒消愁 一杯解千愁 活血暖身 助眠安神 解压神器 喝酒养生 越喝越健康'.split(
      ' ',
    ),
  patterns: [
    /一口(?:干|闷|清|气)|不(?:喝|醉)[一-龥]{0,5}(?:不(?:许|准|能|归|走|罢休|散)|走)|(?:放开|敞开|尽情|随便|大口|可劲)(?:了)?(?:喝|饮|造)|喝(?:多少|再多)[一-龥]{0,4}(?:不醉|不上头|没事)/,
    /(?:喝|饮|酒后)[一-龥]{0,8}(?:开车|上路|驾驶|查不出)/,
    /(?:喝|饮|每天|睡前|来|一杯|两口)[一-龥\d]{0,6}(?:活血|驱寒|暖身|壮阳|补肾|养生|助眠|安神|提神|解乏|解压|减压|有劲|来劲|长寿|觉到天亮)/,
    /(?:压力|烦恼|忧愁|烦心事|疲劳|疲惫|紧张)[一-龥\d]{0,8}(?:忘掉|忘了|全忘|消失|没了|全消|散|抛)|(?:忘掉|赶走|带走)[一-龥]{0,3}(?:烦恼|忧愁|疲惫|压力)/,
    /(?:男人|爷们)[一-龥]{0,4}(?:加油站|动力|雄风|雄起)|越喝越[一-龥]{1,3}/,
  ],
  exemptions: [
    {
      id: 'warning',
      title: { zh: '警示', en: 'Warning' },
      outcome: 'none',
      sentence: /过量|适量|禁止酒驾|请勿|切勿|未成年人|不要|不宜|喝酒不开车|开车不喝酒|不能|酒驾|代驾|小口/,
    },
  ],
  examples: {
    violation: ['酱香白酒 不醉不归', '红酒 睡前一杯 缓解压力', '米酒 强身健体 消除疲劳'],
    clean: ['白酒 过量饮酒有害健康，切勿豪饮', '按摩椅 缓解压力 消除疲劳', '酱香白酒 纯粮酿造'],
  },
})
