/** 药品经营许可证、药品网络销售报告信息. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const drugPermit = permitRule({
  id: 'permit-drug',
  goods: ['drug'],
  zh: '药品经营许可证、药品网络销售报告信息',
  en: 'a drug permit',
  shown: /药品经营许可|互联网药品信息服务|药品网络销售.{0,6}(?:备案|报告)/,
  admits: phrase`${'家里 自己 朋友 医院'}${4}${'多的 多出 开多 用不完 吃不完 剩 闲置'}${14}${'转让 出 低价 卖 要的 带走'}|${'闲置 剩下'}${14}${'带走 转让 低价 出'}|${'个人 自用'}${1}${'转手 转让 转卖 出售'}|${'印度 日本 香港 泰国 德国 土耳其'}${2}${'直邮 代购 人肉 带回 版'}|人肉${2}带|${'没有 没 无 没办 未办 不用 别问 未取得'}${4}${'药品 药店 经营许可 药品经营'}${4}${'许可证 许可 证 备案 登记 证书 资质 批文'}|${'没有证 没证 无证 没证书 没有证书 证还没办 没有资质 没有许可'}`,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>感冒灵颗粒</h1><p>国药准字Z44021940</p>')],
    clean: [html('<h1>感冒灵颗粒</h1><p>药品经营许可证编号 闽CB0000000</p>'), html('<h1>茶杯</h1>')],
  },
})
