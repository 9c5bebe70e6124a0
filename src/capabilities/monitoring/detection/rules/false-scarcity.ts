/** 虚假抢购、虚构现货预订. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { penalty } from './families/conduct.ts'

export const falseScarcity = wordRule({
  id: 'false-scarcity',
  version: 2,
  title: { zh: '虚假抢购、虚构现货预订', en: 'False scarcity' },
  basis: law('online-trading-2025', '第十四条第二款第三项'),
  penalty,
  looksFor: {
    zh: '没有起止时间、数量的“仅限今天”“马上恢复原价”等抢购用语。',
    en: '“Today only” and the like without time or number.',
  },
  reason: {
    zh: '抢购用语“{{text}}”没有具体的时间、数量，需核对是否虚假。',
    en: '“{{text}}” names no time or number: check whether it is true.',
  },
  level: 'look',
  words:
    '仅限今天 仅限今日 最后一天 今天过后恢复原价 明天恢复原价 马上恢复原价 即将恢复原价 即将涨价 马上涨价 错过再等一年 最后一批 最后几单 手慢无 库存告急 仅剩少量 仅剩几件 即将售罄 马上断货 万人疯抢 抢疯了 全城疯抢 秒光 卖断货'.split(
      ' ',
    ),
  patterns: [
    /(?:过了?|错过)(?:今天|今晚|今夜|明天|这次|此刻|这村)[一-龥]{0,6}(?:涨|恢复|没|等|不再|原价)|(?:明天|明早|明晚|明日|今晚|马上|即将|随时)[一-龥]{0,4}(?:恢复|涨|售罄|断货|下架|没货|清空|停售|卖光)/,
    /(?:抢|卖|售)完[一-龥]{0,4}(?:不补|不再补|下架|绝版|没有了)|(?:就|只|仅)剩(?:下)?[一-龥]{0,3}(?:几|最后|一点|一些)[一-龥]{0,3}|再不[一-龥]{0,6}(?:就|真|都)没|(?:手|下手)(?:慢|晚)[一-龥]{0,2}(?:没|无|哭)/,
    /(?:全网|全城|全国)(?:断货|缺货|疯抢|抢空|卖空)|[几\d]+万人?[一-龥]{0,3}(?:抢|疯)|(?:仓库|库存)[一-龥]{0,4}(?:清空|告急|见底|不多)/,
  ],
  exemptions: [
    {
      id: 'dated',
      title: { zh: '有具体的时间、数量', en: 'Time or number given' },
      outcome: 'none',
      sentence: /\d+月\d+日|20\d\d年|\d+点|\d{1,2}时|截止|至\d|\d+(?:件|份|单|套|名额)|库存[：:]?\d+/,
    },
  ],
  examples: {
    look: ['仅限今天，明天恢复原价', '万人疯抢，手慢无'],
    clean: ['活动6月18日24时截止，最后一天', '库存告急，仅余12件', '最后一批次生产日期见包装第3件'],
  },
})
