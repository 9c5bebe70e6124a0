/** 招商投资保证性承诺. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { refused } from './families/promises.ts'

export const investmentPromise = wordRule({
  id: 'investment-promise',
  version: 2,
  title: { zh: '招商投资保证性承诺', en: 'Promise of returns on investment' },
  basis: law('advertising', '第二十五条'),
  penalty: law('advertising', '第五十八条第一款第七项'),
  looksFor: {
    zh: '保本、无风险、保收益等承诺，未作风险提示。',
    en: 'Promises of capital, returns or freedom from risk.',
  },
  reason: {
    zh: '有投资回报预期的广告含有“{{text}}”。',
    en: 'An offer with expected returns says “{{text}}”.',
  },
  words:
    '保本保息 保本 稳赚 稳赚不赔 只赚不赔 零风险 无风险 保收益 保证收益 保底收益 稳赚不亏 包赚 包回本 包赚钱 躺赚 日赚千元 月入过万 月入十万 高额回报 稳定高收益 年化收益 回本快 一夜暴富 轻松月入 坐等收钱 包回购 保底回购'.split(
      ' ',
    ),
  patterns: [
    /翻(?:一|两|几|1|2|3)?(?:番|倍)|(?:收回|赚回|拿回|回收)(?:全部|所有)?(?:投入|投资|本金|本钱|成本)/,
    /(?:亏|赔)[一-龥]{0,3}(?:算|归|由|找)(?:总部|公司|我们|平台|品牌)|(?:绝|绝对|永远)?不会?(?:亏|赔)(?:本|钱|损)?|(?:总部|大品牌|公司)兜底/,
    /(?:利息|分红|收益|回报|返利)[一-龥]{0,2}(?:日|天|周|月|季)(?:结|返|付)|(?:每|按)(?:日|天|周|月|季)[一-龥]{0,4}(?:分红|返利|派息|拿钱)|(?:固定|保底|稳定)(?:分红|收益|回报|收入)/,
    /(?:每|一|1)?(?:天|月|年)[一-龥]{0,5}(?:赚|挣|收入|进账|到手)[一-龥]{0,2}\d+/,
    /旱涝保收|躺着(?:数钱|赚钱|收钱|收)|坐着(?:数钱|收钱)|(?:本金|本钱)[一-龥]{0,4}(?:随时|保障|无忧|安全)/,
    /(?:\d+|[几数])(?:天|个?月|年)(?:内)?(?:即可|就能|轻松|必|包)?回本/,
    /(?:日|月|年)(?:入|赚|收入)(?:过|达|超)?(?:千|万|百万|\d+万?)(?:元|不是梦|很轻松)?/,
    /年(?:化)?(?:收益|回报)率?(?:高达|可达|达|不低于)?\d+/,
  ],
  when: ({ goods, page }) =>
    goods.has('investment') || goods.has('property') || /加盟|招商|代理|投资|理财/.test(page.plain),
  exemptions: [
    refused,
    {
      id: 'risk-warning',
      title: { zh: '风险提示', en: 'Risk warning' },
      outcome: 'none',
      sentence:
        /投资有风险|谨慎|非保本|不保证|可能(?:亏损|损失)|警惕|谨防|防范|不作(?:任何)?(?:收益)?承诺|不承诺|不代表未来/,
    },
    {
      id: 'other-sense',
      title: { zh: '与投资回报无关', en: 'Not about returns' },
      outcome: 'none',
      within: /(?:0|零|无)风险(?:退货|试用|购物|购买|体验|退换)|保本(?:地|色|味)|基本保本|成本/,
    },
  ],
  examples: {
    violation: [
      '奶茶加盟，三个月回本，稳赚不赔',
      '理财项目 保本保息 年化收益18%',
      '招商加盟，零风险创业，月入过万',
      '合伙人计划：躺 赚 时代',
    ],
    clean: [
      '理财非存款，投资有风险，不承诺保本保收益',
      '零风险退货，先试后买，招商代理请联系客服',
      '警惕“稳赚不赔”的投资骗局',
      '保本色彩的实木家具，欢迎代理',
    ],
  },
})
