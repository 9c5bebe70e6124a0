/** 平台义务 (电子商务法第三十三条、第三十四条、第三十七条、第三十九条), 终止公告 (第十六条). */
import { type Examples, law, type Rule } from '../rule.ts'

const isPlatform = (text: string): boolean =>
  [
    /商家入驻|免费开店|我要开店|招商入驻|卖家中心/,
    /平台(?:规则|客服|公告|保障)|入驻商家|全部店铺|店铺街|商城首页/,
    /店铺|商家/,
  ].filter((sign) => sign.test(text)).length >= 2

interface Duty {
  readonly id: string
  readonly article: string
  readonly zh: string
  readonly en: string
  readonly applies?: RegExp
  readonly shown: RegExp
  readonly examples: Examples
}

function duty({ id, article, zh, en, applies, shown, examples }: Duty): Rule {
  return {
    id,
    version: 1,
    title: { zh: `平台页面未见${zh}`, en: `Platform page without ${en}` },
    basis: law('ecommerce-2019', article),
    penalty: law('ecommerce-2019', '第八十一条第一款'),
    looksFor: { zh: `平台首页没有${zh}。`, en: `The home page of a platform without ${en}.` },
    exemptions: [],
    words: [],
    inspect({ page }) {
      if (page.format === 'text' || !isPlatform(page.text)) return []
      const found = applies?.exec(page.text)
      if ((applies !== undefined && found == null) || shown.test(page.text)) return []
      return [
        {
          level: 'look',
          ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
          reason: { zh: `平台页面未见${zh}。`, en: `The page of the platform does not show ${en}.` },
        },
      ]
    },
    examples,
  }
}

const home = (rest: string) => `<h1>某某商城首页</h1><p>全部店铺 商家入驻</p>${rest}`

export const platformRules = duty({
  id: 'platform-rules',
  article: '第三十三条',
  zh: '服务协议和交易规则或者其链接',
  en: 'terms and rules, or a link to them',
  shown: /服务协议|用户协议|交易规则|平台规则|规则中心|平台协议/,
  examples: { look: [home('')], clean: [home('<a href="/rules">平台规则</a>'), '<p>笋干 ¥30/袋</p>'] },
})

export const selfOperatedMark = duty({
  id: 'self-operated-mark',
  article: '第三十七条',
  zh: '自营业务的区分标记',
  en: 'a mark that tells own sales from others’',
  applies: /平台直供|商城直采|官方直营|平台发货|商城自有/,
  shown: /自营/,
  examples: {
    look: [home('<p>平台直供 大米 ¥30/袋</p>')],
    clean: [home('<p>自营 平台直供 大米 ¥30/袋</p>'), home('')],
  },
})

export const reviewEntry = duty({
  id: 'review-entry',
  article: '第三十九条',
  zh: '评价途径和信用评价规则',
  en: 'a way to review and the rules of rating',
  applies: /[¥￥]\s*\d/,
  shown: /评价|评论|晒单/,
  examples: {
    look: [home('<p>大米 ¥30/袋</p>')],
    clean: [home('<p>大米 ¥30/袋</p><a href="/r">信用评价规则</a>'), home('')],
  },
})

export const ruleChange = duty({
  id: 'rule-change',
  article: '第三十四条',
  zh: '规则修改的公开征求意见或者提前七日公示',
  en: 'a call for comment or seven days of notice before rules change',
  applies: /(?:规则|协议)[一-龥，,、]{0,10}(?:即日起|今日起|立即|自发布之日起)(?:生效|施行|执行|修改|调整)/,
  shown: /征求意见|提前七日|七日后|7日后|公示期/,
  examples: {
    look: [home('<p>平台规则调整，即日起生效</p>'), home('<p>交易规则修订即日起施行</p>')],
    clean: [home('<p>交易规则修订征求意见，公示期七日</p>'), home('')],
  },
})

export const closingNotice: Rule = {
  id: 'closing-notice',
  version: 1,
  title: { zh: '终止经营未提前三十日公示', en: 'Closing without thirty days’ notice' },
  basis: law('ecommerce-2019', '第十六条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '闭店公告没有日期，或者即日停止经营。',
    en: 'A closing notice without a date, or with immediate effect.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    const found =
      /(?:即日起|今日起|今天起|明日起|本周起)(?:本店|我店|本站|小店|平台|商城)?(?:停止(?:经营|营业|服务)|关闭|闭店|关店|终止(?:经营|服务))|(?:本店|我店|本站|小店)(?:现已|已经|已)(?:停止营业|终止经营|关闭|闭店)/.exec(
        page.text,
      )
    if (found === null || /三十日|30[日天]|重新开业|装修/.test(page.text)) return []
    return [
      {
        level: 'look',
        span: { start: found.index, end: found.index + found[0].length },
        reason: {
          zh: `“${found[0]}”，页面未见提前三十日公示。`,
          en: `“${found[0]}”: no notice of thirty days is shown.`,
        },
      },
    ]
  },
  examples: {
    look: ['公告：即日起本店停止经营，感谢支持', '本站现已关闭'],
    clean: [
      '公告：本店将于三十日后终止经营',
      '春节期间暂停发货，初七恢复',
      '即日起本店关闭装修，五月一日重新开业',
    ],
  },
}
