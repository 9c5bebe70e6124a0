/** 首页价格低于详情页价格. */

import type { PageView } from '../../page/view.ts'
import { NUMBER, phrase } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'
import { penalty } from './families/pricing.ts'

export const listedPrice: Rule = {
  id: 'listed-price',
  version: 10,
  title: { zh: '标价、促销前后不一致', en: 'Announced at another price or offer' },
  basis: law('price-marking-2022', '第二十条第一项'),
  penalty,
  looksFor: {
    zh: '首页或者列表的价格低于详情页面的价格；促销规则与页面所说不一致；以低价选项引流。',
    en: 'A list price below the price on the page; an offer that does not hold for the goods; a bait price.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'挂 标 写'}着?${NUMBER}[块元]?${NUMBER}?${2}${'下单 付款 点进去 结账'}${2}要${2}${NUMBER}`,
    phrase`${'首页 列表 列表页 主图 搜索页 标示'}${2}价格?${1}${'低于 小于 不同于'}${4}${'结算 详情 实际 下单 付款 成交'}|${'封面 主图 首页 首图'}${2}${'写 标 挂 显示'}${2}${NUMBER}[块元]?${NUMBER}?${2}${'点进去 点开 进去'}${8}${'要 变 成了'}${2}${NUMBER}|${'说好 写着 宣传'}满${NUMBER}${'减 送'}${14}${'不给减 不减 没减 不送 没送 不认'}`,
    phrase`${'结算价 实付价 收银价 结算价格'}${2}${'高于 大于 多于'}${4}${'标示价格 标价 标示价'}`,

    phrase`${'首页 外面 标价 列表 主图 挂'}${2}${NUMBER}${6}${'结账 结算 付款 下单 点进去 进去'}${6}${NUMBER}|${'标示价格 标价 标示的价格 页面价格'}${4}${'低于 高于 不同于'}${4}${'结算 实际'}`,

    phrase`${'最低 最便宜'}${2}${'那个选项 的选项 那档 那个规格 规格'}${4}${'是 为'}${4}${'贴纸 补差 配件 邮费 运费 定金 样品 小样 空盒'}|${'标题 首页 主图'}低价${4}${'吸引人 引流 骗点击'}`,

    phrase`${'首页 列表页 列表 活动页'}${4}价格?${2}${'低于 高于 不同于'}${6}${'详情页 结算页 实际'}|${'实际 执行的'}${2}促销${8}${'宣传 页面 公布'}${10}${'不1致 不符 不同'}`,
    phrase`${'标价 标示价 页面价'}${2}${'与 和 跟'}${4}${'结算价 实付 收银价 实际'}${4}${'不1致 不符 不同 对不上'}|${'说明 写 标 宣传 海报'}${2}${'减 满减'}${NUMBER}${6}${'实际 结算 只'}${2}只?减${NUMBER}|结算${4}高于标价`,
    phrase`${'喊的是 口播 标 显示 封面 首页 横幅 列表 海报 活动页 拼团 主播喊'}${36}${'进链接显示 点进 结算页 提交订单时 提交订单 链接显示 详情页小字 小字 商品页 后台只设 只剩 按单买价 详情'}${16}${'变成 仅限 转成 收款'}`,
    phrase`${'全年 日历 1直 从来'}${4}${'未出现 没有出现 没出现 买不到 订不到'}${2}\d*|${'名额 库存'}${2}${'没了 用完 抢完'}${4}${'口播 海报 广告 页面'}${4}${'循环 没变 还在 没改 照放'}|海报没变`,
    phrase`${'起价 起'}${2}${'为非 并非 不是 是配件 为配件'}${8}${'规格 款 商品'}|${'封面 首图 标题'}${10}${'是那个 那个是 意思是 其实是'}${8}${'折扣 日 编号 意思'}`,
    phrase`${'每天 每日 1天'}只要${1}\d+${30}总价\d+|${'服务包 必付 必选'}${6}\d+元?合计\d+`,
    phrase`${'全场 全店 全部商品 所有商品 满减 活动 优惠 海报 主图 标价 页面 首页 广告 宣传'}${40}${'点进去 点开 进店 结算时 结算 付款时 付款 上门后 上门 到店 到店后 下单时 实付 拆开看'}${12}${'才知道 却 才发现 变成 成了 结果 收了 仅限 只减 不能用 没提 另 按件 要收 涨到'}`,
    phrase`${'本商品 该商品 此商品 部分商品 标品 本款 此款 本品 特价品'}${2}${'不参加 不参与 除外 不享受 不支持'}${6}${'活动 满减 优惠 第二件 半价 折扣 秒杀'}`,
    phrase`${'补差价 补差专用 补差 定金补差 邮费补拍 专拍链接'}${6}${'勿拍 不发货 勿单拍 专用 拍了不发'}|${'勿拍 不发货'}${4}${'补差 定金'}`,
    phrase`${'试吃 体验装 小样 单片 试用装 尝鲜 配件 一小片'}${12}\d+(?:元)?${12}${'正装 整箱 整盒 标准装 全套 原装 正品'}`,
    phrase`${'低价 特价 最低价'}${4}${'引流 吸引进店 没货 无货 只有展示 实际没有'}`,
  ],
  weakPatterns: [phrase`\d+(?:元)?起${24}${'实际 具体 最终 以到店 以客服 到店为准 另算 另计 再议'}`],
  inspect(inspection) {
    const { page, folded, facts, weakHits } = inspection
    const told = admitted(inspection, 'listed-price', {
      zh: '宣传的价格、促销与实际不一致：“{{text}}”。',
      en: 'The price or offer announced is not the one that holds: “{{text}}”.',
    })
    const isSiteWide =
      /说好满|标价|满减|结算|全场|全店|全部商品|所有商品|全线|补差|勿拍|试吃|首页|封面|列表|链接|口播|拼团|秒杀|每天|起价|海报|必付|点进|才知道|却|真下单|结账|结果|上门|引流/.test(
        folded.text,
      )
    const isSaid = /(?:已经?|会|均|都)(?:在[^。\n]{0,8})?(?:注明|列明|标明|列出|写明)/.test(page.plain)
    if (told.length > 0 && isSiteWide && !isSaid) return told
    const [vague] = weakHits('listed-price')
    if (vague !== undefined)
      return [
        {
          level: 'look',
          span: { start: vague.start, end: vague.end },
          reason: {
            zh: '“起”价没有写清条件，实际价格另定。',
            en: 'A price “from”, without saying what it buys.',
          },
        },
      ]
    const contradicted = saidTwice(page)
    if (contradicted !== undefined) return [contradicted]
    const twice = shownTwice(page)
    if (twice !== undefined) return [twice]
    const shown = page.prices.filter(({ kind }) => kind === 'shown')
    const lowest = shown.reduce<(typeof shown)[number] | undefined>(
      (best, each) => (best === undefined || each.amount < best.amount ? each : best),
      undefined,
    )
    if (facts.listedPrice === undefined || lowest === undefined || facts.listedPrice >= lowest.amount)
      return []
    return [
      {
        level: 'violation',
        span: { start: lowest.start, end: lowest.end },
        reason: {
          zh: `首页或者列表标示 ${facts.listedPrice} 元，详情页最低 ${lowest.amount} 元。`,
          en: `Listed at ${facts.listedPrice}; the page itself asks ${lowest.amount} at least.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '挂着五块九，真下单要十五块',
      '封面写着五块，点进去最少都要三十',
      '说好满二百减三十，结账不给减',
      '首页挂99，结账出来120',
      '首页标价99元，详情页标价129元',
      '标价与结算价不一致，结算时高于标价',
      '主图9.9元，实际下单39.9元起',
      '标题写买一送一 详情：买二送一',
      '首页横幅写满300减50，点进商品页仅限部分款',

      '全店第二件0元 ¥59/件 本商品不参加第二件0元活动',
      '儿童书桌 ¥1起 补差专用，勿拍，不发货 书桌 ¥699/张',
      { source: '<p>笋干 ¥39/袋</p>', facts: { listedPrice: 9.9 } },
    ],
    look: ['写真套系 299元起 实际消费以到店为准'],
    clean: [
      '首页价格与详情页价格相同',
      '首页价与详情页价一致',
      '首页标价99元，详情页99元',
      '首页与详情同价，均为29元',
      '首页展示的自提价79元，快递另加6元，结算页会列出',
      { source: '<p>笋干 ¥39/袋 小包 ¥9.9/袋</p>', facts: { listedPrice: 9.9 } },
      '<p>笋干 ¥39/袋</p>',
    ],
  },
}

const ANNOUNCED = '(?:首页|主图|标题|橱窗|封面|列表页?|活动页|海报|宣传|广告|口播|展示|外面)'
const HELD = '(?:进来|进店|实际|下单|结算|详情页?|付款|到店|拍下|点进|选规格|实付|里面)'
/** What is announced and what holds: a price, 满…减…, 买…送…. */
const TWICE: readonly RegExp[] = [
  new RegExp(
    `${ANNOUNCED}[^。\\n\\d]{0,10}(\\d+(?:\\.\\d+)?)(?!\\d)[^。\\n]{0,16}?${HELD}[^。\\n\\d]{0,12}(\\d+(?:\\.\\d+)?)`,
  ),
  new RegExp(
    `${ANNOUNCED}[^。\\n]{0,10}(满\\d+减\\d+|买[一二三1-9]送[一二三1-9])[^。\\n]{0,16}?${HELD}[^。\\n]{0,8}(满\\d+减\\d+|买[一二三1-9]送[一二三1-9])`,
  ),
]

/** 前后不一: the same page announces one price or offer and says that another holds. */
function saidTwice({ plain }: PageView): Hit | undefined {
  for (const pattern of TWICE) {
    const found = pattern.exec(plain)
    const [, announced, held] = found ?? []
    if (found === null || announced === undefined || held === undefined || announced === held) continue
    if (Number(held) <= Number(announced)) continue
    return {
      level: 'violation',
      span: { start: found.index, end: found.index + found[0].length },
      reason: {
        zh: `“${found[0]}”：标示“${announced}”，实际“${held}”。`,
        en: `“${found[0]}”: “${announced}” is announced, “${held}” holds.`,
      },
    }
  }
  return undefined
}

/** 一页两价: a card that leads further down the same page, where the same goods cost more. */
function shownTwice({ links, prices, plain }: PageView): Hit | undefined {
  const shown = prices.filter(({ kind }) => kind === 'shown')
  for (const { href, start } of links.filter((link) => /^#\w/.test(link.href))) {
    const card = shown.filter((price) => price.end <= start + 1 && start - price.end < 40).at(-1)
    const name = card && /([\u4e00-\u9fff]{4,})[^\u4e00-\u9fff]*$/.exec(plain.slice(0, card.start))?.[1]
    if (card === undefined || name === undefined || href === '#') continue
    const again = plain.indexOf(name, start)
    const dearer = shown.find((price) => again > 0 && price.start > again && price.start - again < 80)
    if (dearer !== undefined && dearer.amount > card.amount)
      return {
        level: 'violation',
        span: { start: dearer.start, end: dearer.end },
        reason: {
          zh: `“${name}”先标 ${card.amount} 元，详情标 ${dearer.amount} 元。`,
          en: `“${name}” is first shown at ${card.amount}, then at ${dearer.amount}.`,
        },
      }
  }
  return undefined
}
