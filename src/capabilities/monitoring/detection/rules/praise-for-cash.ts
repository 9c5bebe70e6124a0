/** 好评返现 (反不正当竞争法第九条, 网络交易监督管理办法第十四条). */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const praiseForCash = wordRule({
  id: 'praise-for-cash',
  version: 1,
  title: { zh: '好评返现、诱导好评', en: 'Cash for praise' },
  basis: law('competition-2025', '第九条'),
  penalty: law('competition-2025', '第二十五条第一款'),
  looksFor: {
    zh: '以返现、红包、赠品等换取好评或者删改差评。',
    en: 'Cash, vouchers or gifts in exchange for praise or for taking a bad review back.',
  },
  reason: {
    zh: '以利益诱导消费者作出评价：“{{text}}”。',
    en: 'Buyers are paid for their review: “{{text}}”.',
  },
  words:
    '好评返现 好评返红包 好评有礼 好评送礼 好评领红包 好评返 五星返现 晒图返现 晒单返现 评价返现 全五分好评 删差评返现 好评截图领'.split(
      ' ',
    ),
  patterns: [
    /(?:五星|全五星|满星|5分|带图|晒图|晒单|优质|好评|追评)[一-龥]{0,8}?(?:评价|好评|晒图|截图)?[一-龥]{0,10}?(?:返|领|送|得|奖励|兑换|加微信?领)(?:现金?|红包|礼品|优惠券|\d+元|话费|小礼物|会员)/,
    /(?:删除|修改|撤销|更改)(?:差评|中评)[一-龥]{0,10}(?:返|退|补偿|红包|赔)[一-龥\d]{0,4}/,
    /(?:写|给|打)(?:个)?(?:好评|五星)[一-龥]{0,8}(?:返|送|领|红包|返还)[一-龥\d]{0,4}/,
  ],
  exemptions: [
    {
      id: 'any-review',
      title: { zh: '不以好评为条件的评价奖励', en: 'A reward for any review, good or bad' },
      outcome: 'look',
      sentence: /不限好评|无论好评|好评差评均/,
    },
    {
      id: 'refused',
      title: { zh: '声明不搞好评返现', en: 'Says that it does not do so' },
      outcome: 'none',
      sentence:
        /(?:不|勿|禁止|严禁|抵制|拒绝|谨防|没有|从不|绝不|不得|举报|不参与|不搞)[一-龥\w]{0,10}(?:好评返|返现|好评有礼|诱导好评|刷单|5星)/,
    },
  ],
  examples: {
    violation: [
      '收货后五星好评返现5元',
      '晒图好评领红包，联系客服',
      '女子评返现三元',
      '好 评 返 现，添加客服微信',
      '带图五星评价返2元红包',
      '删除差评返十元',
      '写好评送小礼物一份',
    ],
    look: ['如实评价，不限好评，晒图返现2元'],
    clean: [
      '本店从不搞好评返现，请如实评价',
      '谨防好评返现诈骗',
      '好评率98%，感谢支持',
      '用户评价：好评，下次还来',
      '累计好评1万+',
    ],
  },
})
