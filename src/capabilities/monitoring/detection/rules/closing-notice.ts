/** 终止经营未提前三十日公示. */
import { type Day, dayFrom, daysBetween } from '../../../../kernel/day.ts'
import { phrase } from '../phrase.ts'
import { law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

/** 电子商务法第十六条: 提前三十日. */
const DAYS_BEFORE = 30
const DAY = '(20\\d\\d)\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?'
const STOPS =
  '(?:停止(?:经营|营业|服务|运营)|终止(?:经营|服务)|不再(?:经营|营业)|停业|关店|闭店|歇业|关闭|下线|关停)'
const STOPPING = new RegExp(STOPS)
const DATED = new RegExp(`${DAY}[^。\\n]{0,8}${STOPS}`)
const ANNOUNCED = new RegExp(`(?:公告|公示|发布|通知)(?:日期|时间|日)?[：:\\s]*${DAY}`)
const KEPT =
  /(?<!未提前|没提前|没有提前)(?:三十|30)[日天]|四十[日天五]|六十[日天]|45[日天]|60[日天]|重新(?:开业|营业)|装修|放假|休假|盘点|公示(?:期|满)|自[^。\n]{2,12}起公示|一个月后/
const CLOSES =
  /店就?没|店就不在|关|闭|停|终止|歇业|下线|撤店|打烊|不做了|不再(?:经营|营业|接单)|不接单|跑路|解散|干到|做到|作废|拔网线|注销|江湖路远|停课|散伙|就散|不更新|撤场/

/** 退改规则: says when how much is given back, of a business that goes on. */
const REFUND_RULE = /全额退|全退|退一半|退回一半|按[^。\n]{0,24}计算/

function dayOf(found: RegExpExecArray): Day | undefined {
  const [year = '', month = '', day = ''] = found.slice(1, 4)
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(written) ? dayFrom(written) : undefined
}

export const closingNotice: Rule = {
  id: 'closing-notice',
  version: 11,
  title: { zh: '终止经营未提前三十日公示', en: 'Closing without thirty days’ notice' },
  basis: law('ecommerce-2019', '第十六条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '闭店公告没有日期，或者即日停止经营。',
    en: 'A closing notice without a date, or with immediate effect.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'明儿 明儿个 后儿'}${1}就${'撤店 关店 闭店'}`,
    phrase`店${1}${'下周 明天 后天 月底 这周 今晚'}${1}就?${'关了 关门了 撤了 不开了'}`,
    phrase`${'明天 明儿 今晚 后天'}${2}${'店就没 店没了 店就关 店就不在'}`,
    phrase`${'最后1天 最后两天 今儿最后'}${10}${'找不着 找不到 不在了 再见 关门'}`,

    phrase`${'未 没有 没'}${2}提前${4}${'公示 公告 通知'}|${'干完 做完 开完'}${2}${'这周 这月 今天 本月 今年'}${2}就?${'散 撤 关 走人 不干'}`,

    phrase`终止从事电子商务|${'未 没有 没'}${2}提前${1}(?:30|三十|3十)日${2}公示|${'小店 本店 我们 店'}${2}不做了${10}${'下架 找不到 关 注销 退群'}`,
    phrase`${'干到 做到 开到 营业到'}${'月底 年底 周末 月末 这周 明天'}|营业到今天|${'跑路了 群解散 群也解散 人去楼空 已搬空'}|${'没用完 未用完 剩余'}${4}${'券 卡 余额 次数'}${6}${'作废 失效 不退'}`,
    phrase`${'今晚 今夜 今天 今日 下播后 后天 明天 明日 月底 月末 本月底 周日 周1 周末 3天后 \\d+天后 \\d+日起 即日'}${10}${'停课 注销 不更新 拔网线 停更 停办 撤场 散伙 永久关闭 不再接单 不接单 停止接单 注销 店铺注销 停运 关小程序 关闭小程序'}`,
    phrase`${'主页 首页 网站 店铺'}${2}${'不贴 不公告 不发公告 没贴 不公示 就不贴'}|${'其实 实际 早就 已经'}${2}${'关店 闭店 跑路 停业 不干 不做了 倒闭'}`,
    phrase`${'余额 卡里 余款 储值 会员 课包 余课 充值 服务 卡里的钱 卡内'}${14}${'没法处理 别惦记 概不兑 概不退 视为放弃 不兑 退不了 看着办 换卡费 转卡费 补缴'}`,
    phrase`${'未发货 已付 定制款 未发 未完成'}${8}${'自动取消 不退 做不完不退 不再发'}|退款${2}入口${2}${'停用 关闭 下线 取消'}`,
    phrase`(?:即日|今日|今天|今晚|今夜|明日|明天|明早|明晚|后天|本周|下周[一二三四五六日]?|月底|周末|一周后|[一二三两几\d]+天后|[一二三两\d]+日后|十天后|最后[\d一二三几两]+天|马上|即将|近期)(?:起|内)?${12}${'停止经营 停止营业 停止服务 停止运营 停业 关门 闭店 关店 关停 关闭店 关闭 关站 不再营业 不再经营 终止经营 终止服务 歇业 撤店 下线 停服 打烊不 不做了 永久打烊 打烊永久 跑路'}`,
    phrase`${'本店 我店 本站 小店 平台 商城 店铺 小程序 网店'}${2}(?:现已|已经|已|正式)${2}${'停止营业 终止经营 关闭 闭店 关停 歇业 停服 下线'}`,
    phrase`${'卖完 清完 甩完 清仓完 处理完'}${4}${'关门 闭店 关店 撤店 不做 走人'}|关店清仓|闭店清仓|清仓关店|撤店清仓`,
    phrase`${'余额 会员卡 优惠券 代金券 剩余课时 课时 储值 未消费 未使用 预付 押金 未发货 售后 退款 退换 维修'}${16}${'不处理 不再处理 作废 不退 不再受理 不再负责 概不 清零 不予退 自行承担 自动失效'}`,
  ],
  inspect(inspection) {
    const { page, folded, hits } = inspection
    const dated = DATED.exec(page.plain)
    if (dated !== null) {
      const closes = dayOf(dated)
      const announced = ANNOUNCED.exec(page.plain)
      const days = announced && closes && daysBetween(dayOf(announced) ?? closes, closes)
      const span = { start: dated.index, end: dated.index + dated[0].length }
      if (days === null || days === undefined)
        return KEPT.test(page.plain)
          ? []
          : [
              {
                level: 'look',
                span,
                reason: {
                  zh: `“${dated[0]}”，页面没有公告的日期，无法核对是否提前三十日。`,
                  en: `“${dated[0]}”: the notice bears no date, so the thirty days cannot be counted.`,
                },
              },
            ]
      return days >= DAYS_BEFORE
        ? []
        : [
            {
              level: 'violation',
              span,
              reason: {
                zh: `“${dated[0]}”，距公告日期 ${days} 日，不足三十日。`,
                en: `“${dated[0]}”: ${days} days after the notice, less than thirty.`,
              },
            },
          ]
    }
    if (KEPT.test(page.plain)) return []
    if (!CLOSES.test(folded.text) || hits('closing-notice').length === 0) return []
    if (REFUND_RULE.test(page.plain) && !STOPPING.test(page.plain)) return []
    return admitted(inspection, 'closing-notice', {
      zh: '“{{text}}”，页面未见提前三十日公示。',
      en: '“{{text}}”: no notice of thirty days is shown.',
    })
  },
  examples: {
    violation: [
      '明儿个就撤店，退款找平台',
      '小店下周就关了，没发的单子不发了',
      '撑不住了，今天最后一天，明天店就没了',
      '干完这周就散，存的钱自己想办法',
      '终止从事电子商务，未提前三十日公示',
      '本店即日起停止营业，不再受理售后',
      '干到月底就撤，办了卡的抓紧用',
      '不干了，今晚下播后店铺注销',
      '本中心明天停课，余课不兑，会员卡里的钱退不了',

      '公告：即日起本店停止经营，感谢支持',
      '本站现已关闭',
      '本店定于2026年7月20日终止经营。公告日期：2026年7月15日',
      '本课程小程序将于三天后下线，剩余课时不退不转',
    ],
    look: ['因经营调整，本店将于2026年9月1日起不再经营'],
    clean: [
      '明儿店里见',
      '明天店里上新，店没有搬',
      '本店将于三十日后终止经营，现予公示',
      '本店将于30日后终止经营，现予公示',
      '姐姐学了编织，两个人一起做到今天',
      '商城系统升级，今晚暂停下单',
      '春节放假停止发货，初八恢复',
      '本店周末盘点，周一照常接单',

      '公告：本店将于三十日后终止经营',
      '春节期间暂停发货，初七恢复',
      '提前三天取消全额退款，当天取消不退；道路封闭的全额退款',
      '即日起本店关闭装修，五月一日重新开业',
    ],
  },
}
