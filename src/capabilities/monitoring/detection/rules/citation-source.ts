/** 引证内容未表明出处. */
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
      when: ({ page }) => /数据来源[：:]|\*\s*数据|注[：:].{0,12}(?:来源|数据)/.test(page.plain),
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
