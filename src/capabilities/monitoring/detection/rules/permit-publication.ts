/** 出版物经营许可证. */
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const publicationPermit = permitRule({
  id: 'permit-publication',
  goods: ['publication'],
  zh: '出版物经营许可证',
  en: 'a permit for publications',
  shown: /出版物经营许可|新出发/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    look: [html('<h1>中考教材全套 正版图书</h1>')],
    clean: [
      html('<h1>正版图书</h1><p>出版物经营许可证 新出发闽零字第000000号</p>'),
      html('<h1>图案书包</h1>'),
    ],
  },
})
