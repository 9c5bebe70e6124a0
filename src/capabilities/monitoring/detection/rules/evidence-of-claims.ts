/** 引证、专利、贬低他人 (广告法第十一条至第十三条). */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const citationSource = wordRule({
  id: 'citation-source',
  version: 1,
  title: { zh: '引证内容未表明出处', en: 'Citation without its source' },
  basis: law('advertising', '第十一条第二款'),
  penalty: law('advertising', '第五十九条第一款'),
  looksFor: { zh: '使用数据、调查结果而没有出处。', en: 'Figures or surveys without a source.' },
  reason: { zh: '引证“{{text}}”未见出处。', en: 'No source is given for “{{text}}”.' },
  level: 'look',
  patterns: [
    /(?:据|经)?(?:权威)?(?:调查|统计|实验|研究|检测|测试|数据|临床试验|科学研究|机构)(?:结果|数据|报告)?(?:显示|表明|证明|证实|发现)[一-龥\w]{0,20}/,
    /\d+(?:名|位|个)?(?:的)?(?:用户|消费者|妈妈|顾客|买家|家庭|女性|试用者)[一-龥]{0,6}(?:选择|推荐|认可|好评|满意|回购|有效|表示)/,
    /(?:满意度|回购率|复购率|推荐率|好评率)(?:高达|达到?|为|超过?)\d+/,
  ],
  exemptions: [
    {
      id: 'source-given',
      title: { zh: '表明了出处', en: 'A source is given' },
      outcome: 'none',
      sentence: /来源|出处|出自|《|报告编号|检测报告|数据源于|平台统计|截至|样本|编号|发布的/,
    },
    {
      id: 'source-on-page',
      title: { zh: '页面另处有来源说明', en: 'The page names a source elsewhere' },
      outcome: 'none',
      when: ({ page }) => /数据来源[：:]|\*\s*数据|注[：:].{0,12}(?:来源|数据)/.test(page.text),
    },
  ],
  examples: {
    look: ['实验证明补水效果提升三倍', '95%的用户选择回购', '权威机构研究表明深受喜爱', '回购率高达92%'],
    clean: [
      '实验证明补水提升30%，数据来源：某检测中心报告编号2026-01',
      '本店已有很多老顾客，好评率98%',
      '检测报告见详情页',
      '95%棉，5%氨纶',
    ],
  },
})

export const patentNumber = wordRule({
  id: 'patent-number',
  version: 1,
  title: { zh: '专利未标专利号和种类', en: 'Patent without number and kind' },
  basis: law('advertising', '第十二条'),
  penalty: law('advertising', '第五十九条第一款'),
  looksFor: { zh: '称有专利而没有专利号、种类。', en: 'A patent claimed without number or kind.' },
  reason: {
    zh: '宣传“{{text}}”，页面未见专利号和专利种类。',
    en: '“{{text}}”, but no patent number and kind.',
  },
  words: [
    '国家专利',
    '专利产品',
    '专利技术',
    '专利配方',
    '发明专利',
    '专利工艺',
    '专利设计',
    '获得专利',
    '荣获专利',
    '独家专利',
    '已申请专利',
    '专利申请中',
    '双专利',
    '多项专利',
  ],
  exemptions: [
    {
      id: 'number-given',
      title: { zh: '标明了专利号', en: 'The number is given' },
      outcome: 'none',
      when: ({ page }) => /ZL\s*\d{4,}[\d.Xx ]*|专利号[：:\s]*(?:ZL)?\s*\d/.test(page.text),
    },
    {
      id: 'service',
      title: { zh: '专利代理等服务', en: 'A service about patents' },
      outcome: 'none',
      sentence: /代理|代办|申请服务|侵权|检索|投诉|尊重|保护知识产权|转让/,
    },
  ],
  examples: {
    violation: ['采用专利技术，锁水八小时', '本品为国家专利产品', '已申请专利，仿冒必究'],
    clean: [
      '发明专利 专利号：ZL201610000000.1',
      '专利代理 发明专利申请服务',
      '尊重他人专利技术，请勿上传侵权图片',
    ],
  },
})

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
