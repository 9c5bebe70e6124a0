/** 终止经营未提前三十日公示. */
import { law, type Rule } from '../rule.ts'

export const closingNotice: Rule = {
  id: 'closing-notice',
  version: 2,
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
      /(?:即日起?|今日起?|今天起?|今晚|明日起?|明天起?|后天|本周|下周[一二三四五六日]?起?|月底|最后[\d一二三几两]+天)[^。，,\n]{0,10}(?:停止(?:经营|营业|服务)|停业|关门|闭店|关店|关闭店铺|不再营业|终止(?:经营|服务)|歇业|撤店)|卖完[^。\n]{0,3}(?:关门|闭店|关店|撤店|不做)|(?:本店|我店|本站|小店|平台|商城)(?:现已|已经|已)(?:停止营业|终止经营|关闭|闭店)|(?:本站|本店|平台|商城)即日起关闭/.exec(
        page.plain,
      )
    if (
      found === null ||
      /三十日|30[日天]|重新(?:开业|营业)|装修|放假|公示(?:期|满)|自[^。\n]{2,12}起公示/.test(page.plain)
    )
      return []
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
