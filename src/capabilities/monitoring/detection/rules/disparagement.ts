/** 贬低其他经营者. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const disparagement = wordRule({
  id: 'disparagement',
  version: 1,
  title: { zh: '贬低其他经营者', en: 'Disparages others' },
  basis: law('advertising', '第十三条'),
  penalty: law('advertising', '第五十九条第一款第四项'),
  looksFor: { zh: '说别家的商品劣质、有害、假冒。', en: 'Says that others’ goods are bad, harmful or fake.' },
  reason: {
    zh: '“{{text}}”贬低其他生产经营者的商品或者服务。',
    en: '“{{text}}” disparages the goods of others.',
  },
  words: [
    '吊打同行',
    '秒杀同行',
    '碾压同行',
    '完爆同行',
    '同行都是',
    '别家都是',
    '其他家都是',
    '市面上都是假',
    '别家的垃圾',
    '甩同行几条街',
    '吊打大牌',
    '碾压大牌',
  ],
  patterns: [
    /(?:别家|别人家|其他(?:品牌|店|家|商家)|同行|市面上的?|某(?:宝|东|牌|品牌))[一-龥]{0,6}(?:都是|全是|多是|含有?|添加|卖的是|用的是)[一-龥]{0,6}(?:假货|劣质|垃圾|次品|有毒|有害|色素|防腐剂|翻新|勾兑|山寨|地沟油|香精)/,
  ],
  exemptions: [
    {
      id: 'refused',
      title: { zh: '反对贬低', en: 'Objects to it' },
      outcome: 'none',
      before: /(?:不|勿|禁止|严禁|不得|拒绝|从不)[一-龥\w]{0,8}$/,
    },
  ],
  examples: {
    violation: ['吊打同行的品质', '别家卖的是勾兑酒，我们是纯粮', '市面上的蜂蜜多是假货'],
    clean: [
      '同行请绕路，谢谢',
      '与其他品牌的尺码对照表',
      '从不吊打同行，只做好自己',
      '谨防假货，认准官方店铺',
    ],
  },
})
