/** 药品经营许可证、药品网络销售报告信息. */
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const drugPermit = permitRule({
  id: 'permit-drug',
  goods: ['drug'],
  zh: '药品经营许可证、药品网络销售报告信息',
  en: 'a drug permit',
  shown: /药品经营许可|互联网药品信息服务|药品网络销售.{0,6}(?:备案|报告)/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>感冒灵颗粒</h1><p>国药准字Z44021940</p>')],
    clean: [html('<h1>感冒灵颗粒</h1><p>药品经营许可证编号 闽CB0000000</p>'), html('<h1>茶杯</h1>')],
  },
})
