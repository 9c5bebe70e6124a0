/** 医疗器械经营许可、备案和产品注册、备案. */
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const devicePermit = permitRule({
  id: 'permit-device',
  goods: ['device'],
  zh: '医疗器械经营许可、备案和产品注册、备案',
  en: 'the permit or filing for devices and the registration of the product',
  shown: /医疗器械经营(?:许可|备案)|械注[准进许]字?\d+|械备\d+|医疗器械网络销售备案|注册证编?号/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>家用血压计</h1>')],
    clean: [html('<h1>家用血压计</h1><p>粤械注准20182070000</p>'), html('<h1>体重秤</h1>')],
  },
})
