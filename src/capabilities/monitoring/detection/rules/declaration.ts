/** 免登记自我声明 (网络交易监督管理办法第八条、第十二条). */
import { PROVISIONS } from '../../../../kernel/provisions/catalogue.ts'
import { isInformative } from '../contexts.ts'
import { phrase, UNSHOWN } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

const SMALL_SALES_MAX = Number(
  PROVISIONS.find(({ topic }) => topic === 'trading.smallSales')?.amounts.yearlySalesMax,
)

const SOLD =
  /(?:卖了|销售额|营业额|流水|营收|收入|交易额|成交额)[^\d一二三四五六七八九十百千。\n]{0,6}(\d+(?:\.\d+)?|[一二三四五六七八九十百千]+)\s*(万)/

const NUMERALS = '零一二三四五六七八九'

/** 四十六 or 46. */
function amountOf(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  let sum = 0
  let digit = 0
  for (const character of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (unit === undefined) digit = NUMERALS.indexOf(character)
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

export const declaration: Rule = {
  id: 'declaration',
  version: 6,
  title: { zh: '免登记自我声明不全、与规模不符', en: 'Statement of exemption incomplete or doubtful' },
  basis: law('online-trading-2025', '第十二条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '有自我声明而没有实际经营地址、联系方式；声明零星小额而销量与价格之积超过额度。',
    en: 'A statement without address or contact; “small sales” whose price and sales exceed the sum allowed.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'零星小额 便民劳务 不属于需要办理登记 不需要办理登记 免于登记 自产农副产品'}${16}${UNSHOWN}(?:自我)?${'声明 地址 联系 经营地址 电话'}|${'1年 全年 年 每年'}${4}${'卖 销售 交易 流水'}${4}(?:[1-9]\d|[1-9]?十|百)[一-龥0-9]{0,2}万${12}${'零星小额 不用办 免登记 不办照 不登记'}|${'零星小额 自产农副产品 便民劳务 家庭手工业'}${24}${'地址 电话 联系方式'}${4}${'不写 不留 没写 没留 不公示 未公示'}`,

    phrase`${'自产农副产品 家庭手工业 便民劳务 零星小额 不需要办理市场主体登记'}${14}${'未 没有 不 没'}${2}${'公示 标明 写 留 提供'}${4}${'地址 联系方式 电话 经营地址'}`,
    phrase`${'小本 小店 本店 个人 个体 自家 手工 农户 便民 闲置 工作室 副业 兼职 家庭作坊 私房 摆摊'}${10}${'不办照 不办证 无证 没执照 没有执照 无照 未办照 未办理执照 暂无执照 没办 不用办证 不开票'}`,
    /(?:免于|属于免)(?:办理?)?(?:市场主体)?登记|免(?:办理?)?(?:市场主体|工商)登记|(?:依法|按规定|按政策|国家)?(?:不|无)(?:须|需|用|必)要?(?:办理?|瓣理|去办)(?:市场主体|工商|营业)?(?:登记|登氺记|执照|照|证)|(?:未|没有?|不用?|暂不)(?:办理?)?(?:营业)?执照[一-龥]{0,6}(?:也)?(?:合法|不用办|可以卖|属于|照样)|(?:交易|卖得|生意|数量)(?:不多|很少|小|零散)[一-龥]{0,4}(?:不|无|免)(?:需要?|用|须)?(?:登记|办)/,
    /(?:写|填|标|声明|说|报)(?:成|上|明)?(?:零|令|另)星小额[一-龥]{0,10}(?:查|规避|免|不用|就)|(?:声明|免登记)(?:模板|范本|教程)[一-龥\d]{0,6}(?:元|出售|发货|代写|$)|(?:拆|分|开)(?:成)?[一-龥\d]{0,4}(?:家|个)?店[一-龥]{0,8}(?:控制|不超|低于|以内|以下)[一-龥\d]{0,4}万/,
    /(?:地址|真实电话|电话|姓名|住址)[一-龥]{0,4}(?:保密|不公开|不方便|不发|不外露|不展示|私信|不透露)[一-龥]{0,8}(?:手工|自产|自家|个人|小店|免登记|不办|零星小额|不开票)/,
    phrase`${'个人 小店 本店 本人 我是 小生意 自家 零星小额 家庭 手工 便民 兼职 宝妈'}${24}${'不需要 无需 不用 无须 免 没 没有 不必 未'}${3}${'办理 办 登记 市场主体登记 营业执照 执照'}`,
    phrase`${'不需要 无需 不用 无须 免'}${2}(?:办理|办)?${'营业执照 市场主体登记 工商登记 执照'}`,
  ],
  inspect(inspection) {
    const { page } = inspection
    const { declaration: stated } = page.licence
    // None of the four wordings: a statement in words of one's own, without what it must come with.
    if (stated === undefined)
      return page.licence.uscc === undefined && !isInformative(page)
        ? admitted(inspection, 'declaration', {
            zh: '免登记的说法“{{text}}”不是规定的自我声明。',
            en: '“{{text}}” is none of the statements of exemption that the law words.',
          })
        : []
    const span = { start: stated.start, end: stated.end }
    const found: Hit[] = []
    if (page.seller.address === undefined || page.seller.phone === undefined)
      found.push({
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
      found.push({
        level: 'look',
        span,
        reason: {
          zh: `声明零星小额交易，本页价格与销量之积约 ${Math.round(turnover)} 元，超过 ${SMALL_SALES_MAX} 元的额度。`,
          en: `It claims small sales, but price times sales is about ${Math.round(turnover)} yuan; the limit is ${SMALL_SALES_MAX}.`,
        },
      })
    const sold = SOLD.exec(page.plain)
    if (sold !== null && amountOf(sold[1] ?? '') * (sold[2] === '万' ? 10_000 : 1) > SMALL_SALES_MAX)
      found.push({
        level: 'violation',
        span: { start: sold.index, end: sold.index + sold[0].length },
        reason: {
          zh: `自我声明免登记，页面称“${sold[0]}”，超过 ${SMALL_SALES_MAX} 元的额度。`,
          en: `It claims exemption and says “${sold[0]}”; the limit is ${SMALL_SALES_MAX}.`,
        },
      })
    return found
  },
  examples: {
    violation: [
      '我一年卖三十多万，也算零星小额，不用办执照',
      '个人销售自产农副产品，未公示经营地址和联系方式',
      '自称依法不需要办理市场主体登记，实际年交易额超过10万元',
      '个人销售自产农副产品，依法不需要办理市场主体登记',
      '<p>钩针郁金香 12元/支</p><button>下单</button><footer>个人手工，小店无需办理营业执照</footer>',
      '小本经营不办照，手工发夹八元一枚，私信下单',
      '免于登记 手工皂 全国招代理',
      '个人销售家庭手工业产品，依法不需要办理市场主体登记 地址：甲市乙县某路1号 电话 13800000000 去年卖了四十六万',
    ],
    look: [
      '个人从事零星小额交易活动，依法不需要办理市场主体登记 经营地址：甲市乙县某路1号 电话 13800000000 售价 ¥99/件 已售 2.3万',
    ],
    clean: [
      '零星小额交易如何认定，请咨询登记机关',
      '个人销售自产农副产品，依法不需要办理市场主体登记，地址：甲县乙村1号，电话13800000000',
      '个人销售自产农副产品，依法不需要办理市场主体登记 经营地址：甲市乙县某路1号 电话 13800000000',
      '统一社会信用代码：11500383009336512R',
      '会员免登记入场，凭码领取',
      '代办营业执照，如何登记请咨询政务大厅，统一社会信用代码：11500383009336512R',
    ],
  },
}
