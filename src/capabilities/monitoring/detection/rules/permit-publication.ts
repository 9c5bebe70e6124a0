/** 出版物经营许可证. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { html, permitRule } from './families/permits.ts'

export const publicationPermit = permitRule({
  id: 'permit-publication',
  goods: ['publication'],
  zh: '出版物经营许可证',
  en: 'a permit for publications',
  shown: /出版物经营许可|新出发/,
  admits: phrase`${'影印版 盗版 私印 自印 自己印 打印成册 扫描打印 代印'}${14}${'教材 资料 小说 书 胶装 成册 出售 合集 绘本'}|${'没有 没 无 没办 未办 不用 别问 未取得'}${4}${'出版物 书号 经营许可 图书'}${4}${'许可证 许可 证 备案 登记 证书 资质 批文'}|${'没有证 没证 无证 没证书 没有证书 证还没办 没有资质 没有许可'}`,
  names: /无书号|没书号|盗版书|出版物经营/,
  penalty: law('ecommerce-2019', '第七十六条'),
  examples: {
    violation: [
      '未取得出版物经营许可证销售图书，《高考数学真题》每本28元，立即购买',
      '无出版物经营许可证从事网络图书销售，全套绘本59元',
    ],
    look: [html('<h1>中考教材全套 正版图书</h1>')],
    clean: [
      '出版物经营许可证：新出发浙零字第001号，《高考数学真题》每本28元',
      html('<h1>正版图书</h1><p>出版物经营许可证 新出发闽零字第000000号</p>'),
      html('<h1>图案书包</h1>'),
    ],
  },
})
