/** 标价之外加价. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const surcharge = wordRule({
  id: 'surcharge',
  version: 2,
  title: { zh: '标价之外加价', en: 'Charged beyond the price shown' },
  basis: law('price-marking-2022', '第八条'),
  penalty: law('price-penalties-2010', '第十三条'),
  looksFor: {
    zh: '标价之外另收费用、下单后补差价。',
    en: 'Fees beyond the price, or a difference to be paid later.',
  },
  reason: { zh: '“{{text}}”在标价之外另行收费。', en: '“{{text}}” charges beyond the price shown.' },
  level: 'look',
  words: [
    '实际价格以客服报价为准',
    '实际价格以客服为准',
    '价格以客服为准',
    '另收服务费',
    '另收手续费',
    '另收包装费',
    '需另付',
    '另付差价',
    '拍下补差价',
    '另加收',
    '低价引流',
    '标价为定金',
    '此价格为定金',
    '非实际售价',
    '标价非实价',
    '乱拍不发货',
  ],
  patterns: [
    /(?:开票|发票|税点|刷卡|信用卡|包装|安装|上楼|节假日|周末|服务费|手续费|入户|清洁)[一-龥]{0,6}(?:加收|另算|另收|另付|另计|多收|加\d|要加|再谈|另议|自理|百分之)[一-龥\d]{0,4}/,
    /(?:页面|标价|此价|价格|拍的|拍下的?)[一-龥]{0,3}(?:不含|是定金|只是定金|仅为定金|为订金|裸价|是裸)[一-龥]{0,4}|尾款[一-龥]{0,4}(?:现场|到店|到货|当面|再)[一-龥]{0,2}|不(?:付|补)[一-龥]{0,3}不(?:发|给)/,
    /(?:每单|每次|每人|每间)[一-龥]{0,2}(?:多收|加收|另收)\d+/,
  ],
  exemptions: [
    {
      id: 'nothing-more',
      title: { zh: '声明不另收费或者已在页面计入', en: 'Says that nothing more is charged' },
      outcome: 'none',
      sentence: /不(?:加|另|再)(?:收|付|算|钱)|不加钱|已含|已包含|免费|结算页|下单时选择|无需另/,
    },
  ],
  examples: {
    look: ['此价格为定金，实际价格以客服报价为准', '发货前另收包装费'],
    clean: ['价格含包装、含税，无另外收费', '运费由本店承担'],
  },
})
