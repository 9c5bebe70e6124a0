/** 标价之外加价. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const surcharge = wordRule({
  id: 'surcharge',
  version: 1,
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
  examples: {
    look: ['此价格为定金，实际价格以客服报价为准', '发货前另收包装费'],
    clean: ['价格含包装、含税，无另外收费', '运费由本店承担'],
  },
})
