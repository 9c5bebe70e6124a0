/** 免登记自我声明 (网络交易监督管理办法第八条、第十二条). */
import { PROVISIONS } from '../../../../kernel/provisions/catalogue.ts'
import { type Hit, law, type Rule } from '../rule.ts'

const SMALL_SALES_MAX = Number(
  PROVISIONS.find(({ topic }) => topic === 'trading.smallSales')?.amounts.yearlySalesMax,
)

export const declaration: Rule = {
  id: 'declaration',
  version: 1,
  title: { zh: '免登记自我声明不全、与规模不符', en: 'Statement of exemption incomplete or doubtful' },
  basis: law('online-trading-2025', '第十二条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '有自我声明而没有实际经营地址、联系方式；声明零星小额而销量与价格之积超过额度。',
    en: 'A statement without address or contact; “small sales” whose price and sales exceed the sum allowed.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    const { declaration: stated } = page.licence
    if (stated === undefined) return []
    const span = { start: stated.start, end: stated.end }
    const hits: Hit[] = []
    if (page.seller.address === undefined || page.seller.phone === undefined)
      hits.push({
        level: 'violation',
        span,
        reason: {
          zh: '免登记自我声明未同时公示实际经营地址、联系方式。',
          en: 'The statement of exemption comes without the address or the contact.',
        },
      })
    const price = page.prices.find(({ kind }) => kind === 'shown')?.amount ?? 0
    const turnover = price * (page.sales ?? 0)
    if (stated.kind === 'small' && turnover > SMALL_SALES_MAX)
      hits.push({
        level: 'look',
        span,
        reason: {
          zh: `声明零星小额交易，本页价格与销量之积约 ${Math.round(turnover)} 元，超过 ${SMALL_SALES_MAX} 元的额度。`,
          en: `It claims small sales, but price times sales is about ${Math.round(turnover)} yuan; the limit is ${SMALL_SALES_MAX}.`,
        },
      })
    return hits
  },
  examples: {
    violation: ['个人销售自产农副产品，依法不需要办理市场主体登记'],
    look: [
      '个人从事零星小额交易活动，依法不需要办理市场主体登记 经营地址：甲市乙县某路1号 电话 13800000000 售价 ¥99/件 已售 2.3万',
    ],
    clean: [
      '个人销售自产农副产品，依法不需要办理市场主体登记 经营地址：甲市乙县某路1号 电话 13800000000',
      '统一社会信用代码：11500383009336512R',
    ],
  },
}
