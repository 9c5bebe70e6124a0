/** 医疗器械经营许可、备案和产品注册、备案. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const devicePermit = permitRule({
  id: 'permit-device',
  goods: ['device'],
  zh: '医疗器械经营许可、备案和产品注册、备案',
  en: 'the permit or filing for devices and the registration of the product',
  shown: /医疗器械经营(?:许可|备案)|械注[准进许]字?\d+|械备\d+|医疗器械网络销售备案|注册证编?号/,
  admits: phrase`未经备案|没${1}批号|${'没有 没 无 没办 未办 不用 别问 未取得'}${4}${'器械 医疗器械 经营许可 注册'}${4}${'许可证 许可 证 备案 登记 证书 资质 批文'}|${'没有证 没证 无证 没证书 没有证书 证还没办 没有资质 没有许可'}`,
  names: /(?:未|没有?|无)[^，。\n]{0,8}(?:医疗器械经营|械字|器械注册)/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    violation: [
      '未取得医疗器械经营许可证销售第三类医疗器械玻尿酸注射剂，每支600元',
      '无证销售美瞳，每副39元，未办理医疗器械经营许可',
    ],
    look: [html('<h1>家用血压计</h1>')],
    clean: [
      '医疗器械经营许可证编号：浙杭食药监械经营许20200001号，美瞳每副39元',
      html('<h1>家用血压计</h1><p>粤械注准20182070000</p>'),
      html('<h1>体重秤</h1>'),
    ],
  },
})
