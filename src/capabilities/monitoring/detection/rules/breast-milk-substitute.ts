/** 声称替代母乳. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const breastMilk = wordRule({
  id: 'breast-milk-substitute',
  version: 2,
  title: { zh: '声称替代母乳', en: 'Said to replace breast milk' },
  basis: law('advertising', '第二十条'),
  penalty: law('advertising', '第五十七条第三项'),
  looksFor: {
    zh: '婴儿乳制品、食品声称全部或者部分替代母乳。',
    en: 'Infant food said to replace breast milk.',
  },
  reason: { zh: '声称替代母乳：“{{text}}”。', en: 'Said to replace breast milk: “{{text}}”.' },
  words: [
    '替代母乳',
    '代替母乳',
    '媲美母乳',
    '接近母乳',
    '母乳级',
    '母乳化',
    '等同母乳',
    '胜过母乳',
    '比母乳更好',
    '宛如母乳',
    '仿母乳',
    '亲和母乳',
  ],
  patterns: [
    /(?:像|如|似|贴近|接近|媲美|堪比|等同于?|胜过|超越|不输|不亚于)[一-龥]{0,4}(?:母乳|妈妈的?(?:奶|乳汁|味道))/,
    /(?:替代|代替|取代|抵得上)[一-龥]{0,4}(?:母乳|母亲(?:喂养|哺乳)|哺乳|妈妈的奶)/,
    /(?:奶水|母乳|奶)(?:不足|不够|少)[一-龥]{0,4}(?:喝它|吃它|就够|完全够|首选|不用愁|不怕|靠它)/,
  ],
  exemptions: [
    {
      id: 'breast-feeding-advice',
      title: { zh: '提倡母乳喂养', en: 'Recommends breast feeding' },
      outcome: 'none',
      before: /(?:不能|不可|无法|不|没有|不得|都不)[一-龥\w]{0,6}$/,
    },
  ],
  examples: {
    violation: ['婴儿奶粉一段 母乳级配方', '羊奶粉 可代替母乳'],
    clean: ['对于六个月以下婴儿，母乳是最理想的食品，奶粉不能代替母乳', '母乳保鲜袋 30只'],
  },
})
