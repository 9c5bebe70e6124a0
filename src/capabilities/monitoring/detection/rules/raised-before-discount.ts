/** 折价前临时抬价. */

import { NUMBER, phrase } from '../phrase.ts'
import { pricesUpTo } from '../price-history.ts'
import { law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'
import { penalty } from './families/pricing.ts'

export const raisedBeforeDiscount: Rule = {
  id: 'raised-before-discount',
  version: 7,
  title: { zh: '折价前临时抬价', en: 'Raised before the discount' },
  basis: law('price-marking-2022', '第十七条'),
  penalty,
  looksFor: {
    zh: '促销前七日内提价，再以提高后的价格作折扣基准。',
    en: 'A price raised within seven days and then discounted.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'双十一 双11 618 大促 活动 促销 节'}${2}前${8}${'提高 上调 抬高 涨 提一提 往上提 加价'}${16}${'再 然后 随后 回头'}${6}${'打 降 促销 优惠'}|${'平时 平常 往常'}${1}${'卖 标'}?${1}${NUMBER}${3}${'大促 活动 促销 双11'}${1}${'标 写 挂'}${NUMBER}${2}打${NUMBER}折`,
    phrase`${'涨完价 提完价 加完价 抬完价 涨了价 提了价'}${4}${'再 又 然后 才'}${6}${'折 减 优惠 降 便宜'}`,

    phrase`${'折价 减价 打折 促销'}${6}${'前 之前'}${4}${'临时 显著 短期'}?${4}${'提高 抬高 上调'}|${'先提 先涨 先抬'}${6}${'后打折 后降价 后折 再打折 再减 再降 再优惠 当天再'}|先(?:涨|提|加|抬|升)${NUMBER}(?:元|块|百|成)?${6}再(?:减|降|打|优惠|便宜)|虚假折价`,

    phrase`${'促销 打折 活动 大促 优惠 降价'}${2}前${4}${'临时 偷偷 先 悄悄'}?${2}${'提高 抬高 上调 调高 涨 提'}${2}${'价格 售价 价 原价'}|${'先 提前 偷偷'}${2}${'提价 涨价 抬价'}${10}${'券后 折后 到手 活动价 优惠'}|${'上周 昨天 前几天 上个月 平时'}${2}${'卖 才 只要'}?${2}${NUMBER}${4}${'今天 现在 活动'}${2}${'标 写 挂'}${2}${NUMBER}${4}${'打 再 对'}${2}折`,
    phrase`${'价格 价 售价 原价 标价'}${6}${'调上去 抬上去 提上去 涨上去 抬高 调高 拉高 改高 改到 标高'}${14}${'再 后 然后'}${6}${'折 打折 减 降 优惠 活动'}|${'先 提前 今晚 前夜'}${2}${'提价 涨价 抬价 调价 抬高 上调'}${12}${'折 直降 降 满减 优惠 促销 限时'}|${'抬高 调高 虚抬 虚高'}${2}${'售价 原价 标价 价格'}${10}${'满减 打折 折 促销 活动 优惠'}`,
    phrase`先(?:提|涨|抬|升|加)${2}(?:价)?(?:后|再)${2}${'降 打折 折 优惠 减'}`,
    phrase`${'前一晚 前一天 昨晚 昨天 前天 前夜 活动前 大促前 上周 原来 之前 平时 前几天 本来'}${24}${'改到 改成 改原价 标成 涨到 提到 调到 抬到 涨成 调成 涨价 提价 抬价 标高 调高'}${40}${'折 打折 专享 直降 优惠 半价 骨折 特价 秒杀 立减 满减'}`,
    phrase`${'标价 售价 价格 卖'}${6}\d+${20}${'改成 涨到 提到 标成 调到 涨成'}(?:\d+|[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+)${30}${'折 打折 专享 直降 优惠 半价 劈半 骨折 特价'}`,
  ],
  inspect(inspection) {
    const { page, facts } = inspection
    const told = admitted(inspection, 'raised-before-discount', {
      zh: '“{{text}}”：先提价再打折。',
      en: '“{{text}}”: raised and then discounted.',
    })
    if (told.length > 0) return told
    const asked = (facts.priceHistory ?? []).map((point) => point.asked)
    const usual = median(asked.slice(0, -7))
    const peak = Math.max(...asked.slice(-7))
    const now = page.prices.find(({ kind }) => kind === 'shown')
    const hasDiscount = page.promotions.some(({ word }) => /折|减|特价|直降|秒杀|限时|促销|清仓/.test(word))
    const claims = hasDiscount || page.prices.some(({ kind }) => kind === 'compared')
    if (
      usual === undefined ||
      now === undefined ||
      !claims ||
      peak < usual * 1.15 ||
      now.amount < usual * 0.98
    )
      return []
    return [
      {
        level: 'violation',
        span: { start: now.start, end: now.end },
        reason: {
          zh: `此前通常价 ${usual} 元，近七日提到 ${peak} 元，现以“优惠”售 ${now.amount} 元。`,
          en: `Usually ${usual}, raised to ${peak} within seven days, now “discounted” to ${now.amount}.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '618前将价格从50元提高到90元，再以6折促销',
      '双十一前先涨两百，当天再减两百',
      '促销前临时提高价格再打折',
      '先涨价后打折，活动前一天将99元改为199元',
      '大促前把价调上去再打折',
      '标价明明是159，大促前一晚改成399，第二天挂出4折专享',
      {
        source: '<p>618限时特惠 <del>¥159</del> ¥99/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 139, 159, 159]) },
      },
    ],
    clean: [
      '双十一前下单，活动后再降价可申请价保',
      '本店不先涨后降',
      '明日起恢复原价',
      '不玩先提价再打折的套路',
      {
        source: '<p>618限时特惠 ¥79/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99]) },
      },
      {
        source: '<p>¥119/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 119, 119, 119]) },
      },
      '<p>限时特惠 ¥79/盒</p>',
    ],
  },
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}
