/** 划线价、价格比较 (明码标价和禁止价格欺诈规定第十六条、第十七条). */

import { NUMBER, phrase, UNSHOWN } from '../phrase.ts'
import { lowestPriceBefore, pricesUpTo } from '../price-history.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

const EXPLAINED =
  /(?:划线价|原价|参考价|被比较价)[^\n]{0,40}(?<!未|没|没有|不|无|不能|未能)(?:说明|指|为|系|来源|并非)|价格说明|七日内|成交价[）)]|前7日|前七日|最低成交价|建议零售价|比价基准/

/** 等于承认没有依据: an explanation that owns up. */
const OWNED_UP =
  /(?:原价|划线价)[^。\n]{0,16}(?:无|没有|未有)[^。\n]{0,2}成交记录|(?:划线价|原价|市场价|专柜价|吊牌价|参考价)[^。\n]{0,2}(?:为|是|系|纯属|全是|都是)(?:虚构|编|假|虚假)|(?:吊牌价|划线价|原价|市场价)[^。\n]{0,2}(?:随便|随手|瞎|自己)[打写填标编定]|虚构[^。\n]{0,2}(?:原价|划线价|市场价)|(?:不能|无法|未能|没法)提供[^\n]{0,8}(?:原价|划线价|市场价|被比较价|折扣)[^\n]{0,6}(?:依据|来源|记录|凭证|票据)|(?:使用|标示|虚构)[^\n]{0,4}(?:虚假|不实)的?(?:原价|折扣|划线价|市场价)|(?:市场价|原价|专柜价|划线价|参考价|吊牌价)[^\n]{0,24}(?:不能|无法|未能|没法)提供[^\n]{0,8}(?:依据|来源|记录|凭证|票据)|(?:原价|划线价|吊牌价?|市场价|专柜价|参考价|建议零售价|老价)[^\n]{0,60}(?:自己(?:打印|印|标|编|写)|没(?:有)?(?:这么)?卖过|没写过|差不多这个数|图个热闹|从未高于|(?:去年|前年|以前|之前)[^。\n]{0,14}的价|没拿出|并非本店[^。\n]{0,6}成交)|每次打开[^。\n]{0,6}重新计时|(?:售价|卖)\s*\d+元?[^。\n]{0,16}(?:改为|改成|提到|涨到)\s*\d+元?[^。\n]{0,6}(?:并)?标[“"]?原价|(?:原价|划线价|吊牌价|市场价|专柜价|参考价)[^。\n]{0,24}(?:不代表[^。\n]{0,12}(?:成交|卖|售|出售)|(?:自行|随意|自己|由本店)[^。\n]{0,10}(?:拟定|标注|设定|制定|标的|定的)|没(?:有)?(?:按|以)[^。\n]{0,6}(?:卖|售|成交)|从(?:未|没)[^。\n]{0,8}(?:卖|售|成交)|只是个意思|随便(?:标|写)|仅(?:为|作|供)[^。\n]{0,8}(?:展示|参考)[^。\n]{0,16}(?:不代表|并非|未曾))|不代表[^。\n]{0,10}(?:该价|此价|原价)[^。\n]{0,6}成交/

/** 近期成交: what the page itself says was paid of late. */
const LATELY =
  /(?:近期|最近|近[七7]日|历史|此前|前[七7]日)[^。\n：:]{0,4}成交(?!价[）)，,。；])[：:]?([^。\n]{4,120})/
/** 建议零售价 that has been lowered since. */
const LOWERED =
  /(?:建议零售价|指导价|统一零售价)[^。\n]{0,6}(?:调整|下调|已调|降|改)[^。\n\d]{0,4}[¥￥]?\s*(\d+(?:\.\d+)?)/

/** 金额, as folded text holds it: 六百八 stands there as 6百8; 三位数 and 大几千 are amounts as well. */
const AMOUNT = '(?:[0-9]{2,7}|[0-9两几半]*[十百千万][0-9十百千万]*|[0-9两]位数|[0-9]块[0-9])'

/** 别处、从前: where and when it is said to cost more. */
const ELSEWHERE =
  '商场|专柜|超市|门店|实体店|店里|外面|外头|市面|市场上|别家|别人家|人家|旗舰店|品牌方|官网|官方|国外|海外|免税店|某宝|某猫|某东|同行|隔壁|街上|景区|酒店|医院|药店|平时|原来|之前|以前|往常|平常|上周|昨儿|昨天|前天|吊牌价?|标价'

/** 这里、现在. */
const HERE =
  '我|咱|姐这|哥这|本店|小店|这里|这边|今天|今晚|今儿|现在|如今|直播间|家人们|到手|只要|只卖|直接|亏本|骨折|包邮'

export const comparedPrice: Rule = {
  id: 'compared-price',
  version: 11,
  title: { zh: '价格比较无依据', en: 'Price comparison without basis' },
  basis: law('price-marking-2022', '第十六条'),
  penalty: law('price-penalties-2010', '第七条'),
  looksFor: {
    zh: '划线价、原价高于前七日最低成交价，或者没有说明。',
    en: 'A reference price above the lowest price paid in the seven days before, or unexplained.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'专柜价 市场价 吊牌价 商场价 官方价'}(?:为|是)?${NUMBER}[0-9]{0,6}[元块]?${2}${'网店价 本店价 店铺价 网上价 我们价 直播价'}`,
    phrase`${'划线价 市场价 原价'}${8}${'不能说明 无法说明 说不清 不能证明'}|${'无依据 没有依据 无根据'}${4}${'市场价 原价 划线价 专柜价'}`,

    phrase`${'别人 别家 外面 外头 商场 柜台 专柜'}${6}${'卖你 卖 要你 要 标'}${NUMBER}[一-龥]?${4}${'我卖 我只 我这 我家 我们 咱'}${4}${NUMBER}`,

    phrase`${'柜台 药店 品牌店 4s店 美容院 大店 品牌专卖 景区 机场'}${4}${'收 卖 要 标 写 挂 是'}${4}${NUMBER}[一-龥0-9]{0,3}?${12}${'我们 我这 咱 今天 现在 这里 这边 本店 只收 只要'}${4}${NUMBER}`,

    phrase`${'划线价 被比较价 对比价 原价'}${4}${UNSHOWN}${6}${'含义 来源 依据 基准 说明'}|${'虚构 虚标 捏造 虚假 编造'}${2}${'原价 划线价 市场价 专柜价 优惠折价 折价'}|${'从未 从没 未曾'}${4}以?${2}${'原价 该价 此价'}${4}${'成交 销售 卖'}|${'市场价 专柜价 原价 指导价'}${16}${'不能提供依据 无依据 没有依据 无法提供'}`,
    phrase`${'别处 别家 外面 商场 专柜 超市 实体店 门店 线下 隔壁 其他店 出厂 吊牌 平时 平常'}${8}${'收 卖 要 标 写 挂 是'}${4}${NUMBER}[一-龥0-9]{0,3}?${12}${'我们 我这 咱 今天 现在 这里 这边 本店 只收 只要 仅'}${4}${NUMBER}`,

    new RegExp(
      `(?:${ELSEWHERE})[一-龥a-z]{0,14}?${AMOUNT}[一-龥a-z]{0,18}?(?:${HERE})[一-龥]{0,8}?${AMOUNT}`,
    ),
    phrase`${'市场价 原价 专柜价 划线价 参考价 吊牌价'}${12}${'不能提供 无法提供 没有 未能提供 提供不出'}${4}${'依据 来源 记录 凭证 票据 证据'}`,
    phrase`比${'任何 所有 哪个 哪家'}${3}${'平台 店 地方 渠道 店铺'}都?${'便宜 低 划算 实惠'}|划线价${10}${'未 没有 没'}${2}${'说明 注明 标明'}`,
    phrase`${'吊牌 专柜 原价 标价 官价'}\d+${12}\d+${'元 块'}?${2}${'带走 拿走 到手 包邮 拿下 清'}`,
    phrase`${'商场 专柜 超市 别家 全网 外面 实体店 平时 出厂价 官网 线下 同款 市面 隔壁 往常'}${6}(?:都?在?卖|要|标价|售)?${2}\d+${'元 多 块 左右'}?${10}${'我 今天 这里 我家 我们 直播间 现在 只要 只卖 到手'}${6}\d+|比${'专柜 商场 超市 别家 市面 实体店 出厂价 官网 同行'}${2}${'便宜 低 省'}${3}(?:一半|半价|\d+|几|多)|价值\d+${'元 块'}?的?${8}${'现在 只要 仅 特价 限时 免费 9块9'}${4}`,
    phrase`${'谎称 统1 本市统1 全市统1'}${2}${'政府指导价 政府定价'}`,
    phrase`${'原价 划线价 市场价 专柜价 门市价 吊牌价 日常价 平时价'}(?:是|要|为|卖)?\d+(?:元)?${10}${'现价 今日 今天 现在 只要 仅 到手 特价 秒杀 券后 直播价 活动价 如今'}`,
    phrase`${'政府指导价 政府定价 物价局 发改委'}${8}${'核准 核定 批准 统一 定的 谁家都一样 规定'}|${'物价局 发改委 物价部门'}${6}${'价格 价 收费'}`,
  ],
  inspect(inspection) {
    const { page, facts, on } = inspection
    const isExplained = EXPLAINED.test(page.plain)
    const owned = OWNED_UP.exec(page.plain)
    if (owned !== null)
      return [
        {
          level: 'violation',
          span: { start: owned.index, end: owned.index + owned[0].length },
          reason: {
            zh: `“${owned[0]}”，被比较价没有依据。`,
            en: `“${owned[0]}”: the reference price rests on nothing.`,
          },
        },
      ]
    const [told] = admitted(
      inspection,
      'compared-price',
      {
        zh: '“{{text}}”需核对价格比较或者定价的依据。',
        en: 'What “{{text}}” rests on must be checked.',
      },
      'look',
    )
    if (told !== undefined && /政府|物价|发改委/.test(page.plain))
      return [{ ...told, level: 'violation', basis: law('price-marking-2022', '第十九条') }]
    if (
      told !== undefined &&
      // What is said in a room is for live-comparison.
      !(page.format === 'html' && page.isLive) &&
      !page.prices.some(({ kind, label }) => kind === 'compared' && label !== '价值') &&
      !isExplained
    )
      return [told]
    const asked = page.prices.filter(({ kind }) => kind === 'shown').map(({ amount }) => amount)
    const lowestAsked = Math.min(...asked)
    const hits: Hit[] = []
    const lately = [...(LATELY.exec(page.plain)?.[1] ?? '').matchAll(/(\d+(?:\.\d+)?)\s*元/g)].map((found) =>
      Number(found[1]),
    )
    const lowered = Number(LOWERED.exec(page.plain)?.[1] ?? Number.POSITIVE_INFINITY)
    const known = Math.min(lowered, ...lately)
    const worth = page.prices.find(({ label }) => label === '价值')
    const alone =
      worth &&
      page.prices.find(
        (price) => price.kind === 'shown' && price.start > worth.end && price.amount * 2 < worth.amount,
      )
    if (worth !== undefined && alone !== undefined && /同款|单买|单独购|单卖|单售|单拍|店内/.test(page.plain))
      hits.push({
        level: 'violation',
        span: { start: worth.start, end: worth.end },
        reason: {
          zh: `赠品称价值 ${worth.amount} 元，页面另标 ${alone.amount} 元。`,
          en: `The gift is said to be worth ${worth.amount}; the page sells it at ${alone.amount}.`,
        },
      })
    for (const { kind, amount, start, end, label } of page.prices) {
      if (
        kind !== 'compared' ||
        label === '价值' ||
        label === '零售价' ||
        asked.length === 0 ||
        amount <= lowestAsked
      )
        continue
      const span = { start, end }
      if (amount > known) {
        hits.push({
          level: 'violation',
          span,
          reason: {
            zh: `被比较价 ${amount} 元，页面自己写明的成交价或者新的零售价是 ${known} 元。`,
            en: `The reference price is ${amount}; the page itself gives ${known} as paid of late or as the new retail price.`,
          },
        })
        continue
      }
      const lowest = lowestPriceBefore(facts.priceHistory ?? [], on)
      if (lowest !== undefined) {
        if (amount > lowest && !isExplained)
          hits.push({
            level: 'violation',
            span,
            reason: {
              zh: `被比较价 ${amount} 元未作说明，高于此前七日（或者最后一次）的最低成交价 ${lowest} 元。`,
              en: `The reference price ${amount} is unexplained and above ${lowest}, the lowest paid in the seven days before.`,
            },
          })
      } else if (!isExplained)
        hits.push({
          level: 'look',
          span,
          reason: {
            zh: `被比较价 ${amount} 元没有说明来源；没有历史价格可以核对。`,
            en: `The reference price ${amount} is not explained, and no price history is known.`,
          },
        })
    }
    return hits.slice(0, 5)
  },
  examples: {
    violation: [
      { source: '<p>所标原价在促销前七日内没有成交记录</p>', facts: {} },
      '原价1680元，现价168元，无法提供原价交易记录',
      '标示“市场价999元”，不能提供依据',
      '链条包 原价¥1980/只 现价¥198/只 原价仅为页面展示参考，不代表本店曾以该价格成交',
      '花茶 原价129元 到手62元 近期成交：6月9日62元，6月11日65元',
      '这是物价局核准的政府指导价，一天680，谁家都一样',
      {
        source: '<p>笋干 <del>¥99</del> ¥39/袋</p>',
        facts: { priceHistory: pricesUpTo([39, 42, 45]) },
      },
    ],
    look: [
      '专柜价880 网店价180',
      '吊牌1280的羽绒服，99块带走',
      '全网都在卖500多，这里159包邮',
      '编织草帽 原价888，今日只要88',
      '<p>笋干 <del>¥99</del> ¥39/袋</p>',
      '岩茶 原价199元 现价99元/盒',
    ],
    clean: [
      '原价129元为本店前七日最低成交价，现价99元',
      '网店价与专柜价相同，均为180元',
      '一斤装28元，三斤装78元',
      '原价59元（本店前七日成交价），现价49元',
      { source: '<p>笋干 <del>¥45</del> ¥39/袋</p>', facts: { priceHistory: pricesUpTo([45, 46, 49]) } },
      '<p>厂商建议零售价：¥99 现价 ¥39/袋</p>',
      '<p>笋干 <del>¥99</del> ¥39/袋</p><p>划线价说明：划线价为商品的吊牌价</p>',
      '笋干 39元/袋',
    ],
  },
}
