/** 价格、勾选、评价、应当标明的语句: faults of one article that are no wording, planted. Pure. */
import type { TradeId } from '../goods/trade.ts'
import { type Ground, REVIEWED_BEFORE } from './found.ts'
import type { Listing, PriceShape } from './listing.ts'
import type { Cause, Planter } from './plant.ts'
import { automaticReviews, boughtReviews, burst, naturalReviews, oneHand } from './reviews.ts'

const HOUSEHOLD: readonly TradeId[] = [
  'clothes',
  'shoes',
  'phone',
  'furniture',
  'toy',
  'kitchen',
  'car',
  'clean',
  'appliance',
  'pet',
]

type Change = (listing: Listing, index: number) => string | undefined

function plant(
  planter: Planter,
  cause: Cause,
  trades: readonly TradeId[],
  count: number,
  change: Change,
  most?: 'note' | 'look',
): void {
  for (let index = 0; index < count; index += 1) {
    const place = planter.listingOf(trades)
    const text = change(place.listing, index)
    planter.onItem(cause, place, text ?? '', most)
  }
}

export function plantDealing(ground: Ground, planter: Planter): void {
  plantPrices(planter)
  plantTicks(planter)
  plantReviews(ground, planter)
  plantStatements(planter)
}

const price = (rule: string, name: string, article: string, expected?: 'look'): Cause => ({
  rule,
  name,
  law: `明码标价和禁止价格欺诈规定${article}`,
  ...(expected && { expected }),
})

function plantPrices(planter: Planter): void {
  const shaped =
    (shape: PriceShape): Change =>
    (listing) => {
      listing.shape = shape
      return undefined
    }
  const compared = price('compared-price', '虚构被比较价', '第十六条')
  plant(planter, compared, HOUSEHOLD, 8, shaped('boast'))
  plant(planter, compared, HOUSEHOLD, 6, shaped('cut'), 'note')
  plant(planter, compared, HOUSEHOLD, 4, shaped('explained'), 'note')
  const raised: Cause = {
    ...price('raised-before-discount', '折价前临时抬价', '第十七条'),
    also: ['compared-price'],
  }
  plant(planter, raised, HOUSEHOLD, 6, shaped('raised'))
  plant(planter, raised, HOUSEHOLD, 4, shaped('deep'), 'note')
  plant(planter, raised, HOUSEHOLD, 3, shaped('dearer'), 'note')

  const listed = price('listed-price', '首页标价低于详情页', '第二十条')
  plant(planter, listed, HOUSEHOLD, 6, (listing) => {
    listing.listedShare = 0.6
    return undefined
  })
  plant(
    planter,
    listed,
    HOUSEHOLD,
    6,
    (listing) => {
      listing.options.push({ name: '单件体验装', share: 0.5 }, { name: '标准装', share: 1 })
      return undefined
    },
    'note',
  )

  const missing = price('price-missing', '未标价格、计价单位', '第七条', 'look')
  const vague = ['私信报价', '想要的加微信问价', '时价，电话联系', '看中哪款发客服报价', '价格私聊', '面议']
  plant(planter, missing, HOUSEHOLD, vague.length, (listing, index) => {
    listing.priceStyle = 'hidden'
    listing.asking = vague[index] ?? ''
    return listing.asking
  })
  plant(planter, missing, ['tea', 'jewel', 'craft'], 4, (listing) => {
    listing.priceStyle = 'bare'
    return undefined
  })
  plant(
    planter,
    missing,
    HOUSEHOLD,
    8,
    (listing) => {
      listing.priceStyle = 'spec'
      return undefined
    },
    'note',
  )
}

const TICKED = [
  ['碎屏无忧一年 ¥19.9', 'violation'],
  ['加9.9元换购湿巾一提', 'violation'],
  ['顺手带一张省钱月卡，次月自动续', 'violation'],
  ['为山区孩子捐1元', 'violation'],
  ['贵重包裹保价服务3元', 'violation'],
  ['一并购买清洗剂两瓶', 'violation'],
  ['允许商家向我的手机发送活动短信', 'look'],
  ['同意将我的联系方式提供给合作伙伴', 'look'],
] as const

const UNTICKED = ['加购运费险 ¥2', '开通会员月卡 ¥15', '以旧换新抵50元', '加装延长保修 ¥29'] as const
const HARMLESS = ['记住收货地址', '全选', '匿名购买', '下次自动登录'] as const

function plantTicks(planter: Planter): void {
  const cause: Cause = {
    rule: 'preset-ticks',
    name: '默认勾选搭售、续费',
    law: '网络交易监督管理办法第十七条；电子商务法第十九条',
  }
  for (const [label, expected] of TICKED)
    plant(planter, { ...cause, expected }, HOUSEHOLD, 1, (listing) => {
      listing.ticks.push({ label, isTicked: true })
      return label
    })
  for (const [labels, isTicked] of [
    [UNTICKED, false],
    [HARMLESS, true],
  ] as const)
    for (const label of labels)
      plant(
        planter,
        cause,
        HOUSEHOLD,
        1,
        (listing) => {
          listing.ticks.push({ label, isTicked })
          return label
        },
        'note',
      )
}

const BOUGHT = [
  '东西〇很好，包装精美，老板人也好，物流给力，五分好评推荐购买',
  '〇没想到这么实惠的价格能买到这么好的质量，已经推荐给身边朋友了',
  '收到货〇惊喜，跟描述一模一样，用了几天才来评价，值得信赖的店家',
  '一直在这家买，质量〇稳定，客服耐心细致，会一直回购下去的',
] as const

function plantReviews(ground: Ground, planter: Planter): void {
  const { random } = ground
  const cause: Cause = {
    rule: 'review-anomalies',
    name: '评价异常',
    law: '电子商务法第十七条；反不正当竞争法第九条',
    expected: 'look',
  }
  const before = REVIEWED_BEFORE
  for (const text of BOUGHT)
    plant(planter, cause, HOUSEHOLD, 1, (listing) => {
      listing.reviews = [...naturalReviews(random, 4, before), ...boughtReviews(random, text, 7, before)]
      return undefined
    })
  plant(planter, cause, HOUSEHOLD, 3, (listing) => {
    listing.reviews = [...naturalReviews(random, 5, before), ...oneHand(random, 5, before)]
    return undefined
  })
  plant(planter, cause, HOUSEHOLD, 3, (listing) => {
    listing.reviews = burst(random, 24, before)
    return undefined
  })
  plant(
    planter,
    cause,
    HOUSEHOLD,
    4,
    (listing) => {
      listing.reviews = [...naturalReviews(random, 4, before), ...automaticReviews(random, 9, before)]
      return undefined
    },
    'note',
  )
  plant(
    planter,
    cause,
    HOUSEHOLD,
    6,
    (listing) => {
      listing.reviews = naturalReviews(random, 26, before)
      return undefined
    },
    'note',
  )
}

const STATEMENTS: readonly (readonly [Cause, TradeId])[] = [
  [
    { rule: 'health-food-statement', name: '保健食品未标“本品不能代替药物”', law: '广告法第十八条第二款' },
    'health',
  ],
  [
    {
      rule: 'otc-statement',
      name: '非处方药未标“请按药品说明书或者在药师指导下购买和使用”',
      law: '广告法第十六条第二款',
    },
    'otc',
  ],
  [
    {
      rule: 'device-statement',
      name: '医疗器械未标“请仔细阅读产品说明书或者在医务人员的指导下购买和使用”',
      law: '广告法第十六条第三款',
    },
    'device',
  ],
  [
    {
      rule: 'prescription-notice',
      name: '处方药未标“须凭处方在药师指导下购买和使用”',
      law: '药品网络销售监督管理办法第十三条',
    },
    'prescription',
  ],
]

/** Something said in place of the sentence that the law wants. */
const INSTEAD = ['', '本品不含药物成分', '请合理使用', '详情咨询客服'] as const

function plantStatements(planter: Planter): void {
  for (const [cause, trade] of STATEMENTS) {
    plant(planter, cause, [trade], INSTEAD.length, (listing, index) => {
      listing.notices.length = 0
      const instead = INSTEAD[index] ?? ''
      if (instead !== '') listing.notices.push(instead)
      return undefined
    })
    plant(planter, cause, [trade], 1, (listing) => {
      // The sentence is there for machines alone.
      listing.isHiddenNotice = true
      return undefined
    })
    plant(
      planter,
      cause,
      [trade],
      5,
      (listing, index) => {
        const [words = ''] = listing.notices
        listing.notices.length = 0
        const shown = [words, `${words}。`, `【提示】${words}`, [...words].join(' '), words][index] ?? words
        if (index === 4) listing.pictures.push(words)
        else listing.notices.push(shown)
        return undefined
      },
      'note',
    )
  }
}
