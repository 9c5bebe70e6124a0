/** 未标价格或者计价单位. */

import type { PageView } from '../../page/view.ts'
import { isInformative } from '../contexts.ts'
import { phrase, UNSHOWN } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

/** 88-688: one range for goods of several kinds. */
const RANGE = /价格?[：:\s]*[¥￥]?\d+\s*[-~—至]\s*[¥￥]?\d+/

/** 按重量、面积、长度出售的商品: a price without its unit says nothing. */
const MEASURED =
  /肉|蟹|虾|(?<!木)鱼(?!竿|缸|饵|钩)|排骨|大米|小米|面粉|杂粮|土豆|红薯|苹果|杨梅|荔枝|樱桃|车厘子|橙|桃(?!木)|枣|菌菇|木耳|笋|茶叶|枸杞|药材|地板|瓷砖|布料|窗帘布|电缆|板材|钢材/

/** A price of what is sold by measure, with no unit and no size. */
function withoutUnit({ plain, prices }: PageView): readonly Hit[] {
  const [first] = prices.filter(({ kind }) => kind === 'shown')
  const bare = first ?? /(?:价格|特价|现价|售价|现杀|仅)[：:\s]*(\d+(?:\.\d+)?)(?![\d.%度])/.exec(plain)
  if (bare === null || !MEASURED.test(plain) || isSized(plain, prices)) return []
  const span =
    'start' in bare
      ? { start: bare.start, end: bare.end }
      : { start: bare.index, end: bare.index + bare[0].length }
  return [
    {
      level: 'look',
      span,
      reason: { zh: '标示了价格，未见计价单位或者规格。', en: 'A price without its unit or size.' },
    },
  ]
}

const isSized = (plain: string, prices: PageView['prices']): boolean =>
  prices.some(({ unit }) => unit !== undefined) ||
  /规格|净含量|\d\s*(?:g|kg|ml|克|千克|毫升|斤|公斤|件|盒|袋|瓶|只|个|套|箱|米|平)|每(?:斤|件|盒|袋|平|米)|单位/i.test(
    plain,
  )

/** 分类页: it names what others sell. */
const isDirectory = ({ title, plain }: PageView): boolean =>
  /分类|类目|频道|导航|目录/.test(title) || /全部分类|商品分类|所有分类/.test(plain)

export const priceMissing: Rule = {
  id: 'price-missing',
  version: 11,
  title: { zh: '未标价格或者计价单位', en: 'Price or unit missing' },
  basis: law('price-marking-2022', '第七条'),
  penalty: law('price-penalties-2010', '第十三条'),
  looksFor: {
    zh: '可以下单的商品没有价格，或者有价格没有计价单位。',
    en: 'Goods that can be ordered without a price, or a price without its unit.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'不按规定 未按规定 没按规定 不 未 没有'}明码标价`,
    phrase`${UNSHOWN}${6}${'价格 售价 计价单位 价钱'}|未${4}明码标价|${'商品价格 售价 计价单位'}${2}${UNSHOWN}`,

    phrase`${'啥价 什么价 啥价格 什么价格'}${4}${'加好友 加我 私 问我 进群'}`,

    phrase`${'想知道 要知道 了解 问'}${2}${'多少钱 价格 价钱'}${4}${'进群 加群 加v 加微 扫码 私'}|${'价格 价钱 单价'}${4}${'看个头 看大小 看品相 看天气 到货再说 称完再说 到了再说 另说'}`,

    phrase`${'未 没有 不'}${1}${'明码标价 标价 明示价格'}(?!签|牌|的请)`,
    phrase`价格?${6}${'不说 不写 不标 懂的都懂 不公开 保密 不明示'}|${'未 没有 没 不'}${1}${'标明 标示 标 明示'}${2}${'价格 售价 价钱 计价单位'}`,
    phrase`${'多少钱 价格 报价 收费'}${2}${'看面积 看情况 看工程 问掌柜 问客服 问老板 问店家 上门量 看货 再说'}|${'加v 加微信 加我'}${2}${'详谈 详聊 细谈 谈价'}`,
    phrase`${'1元 9块9 价格 都标1元'}${6}${'只是占位 占位 占个位'}|${'真实报价 实际报价 真实价格 实价'}${2}${'联系 私聊 加微 问 私'}`,
    phrase`${'单位 分量 份量 规格 计价单位 课时 周期 罐斤'}${16}${'自己猜 以现场为准 未写 没写 看客人 随缘 未标明 均未标明 不写 两页面未写 到手就知道'}|到手就知道|啥单位`,
    phrase`${'别问是什么 别问是啥 不说是什么 懂的来 神秘好物'}${20}${'拍下 不解释 评论区别问 即发'}|${'评论区别问 不解释'}${6}${'是什么 是啥'}`,
    phrase`${'具体做啥 具体项目 具体做什么 项目内容'}${4}${'看皮肤 到店 看情况 再定'}|${'可能是'}${2}(?:人民币|美元)${4}可能是|${'税费 税'}另算`,
    phrase`${'大小份 大小 规格 款式'}${20}${'都是 同价 1个价'}\d*${4}${'差价 起'}${4}${'现场补 到店补 补差'}|${'页面'}${1}只有1个价|${'拍图 看图'}${2}${'问 问价 私'}|${'价格 单价'}${2}(?:随缘|看缘分)|份量随缘`,
    phrase`${'价格 价钱 多少钱 具体价 售价 报价 费用 收费'}${6}${'私聊 私信 私我 面谈 面议 详谈 细聊 咨询客服 问客服 加微信 看着给 看情况 现场看 到现场 上门看 做完再 完事再 到店再 现场定 自己心里有数 懂的都懂 不公开 保密'}`,
    phrase`${'加微信 联系客服 私信 私聊 私我 电话'}${2}${'询价 问价 报价 报暗号 了解价格 谈价 拿价'}`,
    phrase`${'别在群里问 别问 不要问'}${2}${'多少米 多少钱 价格 价'}|暗号价|[一二两三四五六七八九十\d]个(?:达不溜|w|小目标)?就(?:能)?(?:带走|拿走|拿下)`,
  ],
  weakPatterns: [
    phrase`${'价格 价 多少钱 报价'}${2}${'电联 看私信 私v 微我 面聊 电询 详询 另询 单聊 细聊 滴滴 踢我'}|问价|询价|${'私我 私信 微信 v我 联系我'}${2}${'发价 报价 看价 给价'}|不标价|不写价|懂行的来|议价|面议|给个价|谈价|价格好商量|价格可议|价格可谈`,
  ],
  inspect(inspection) {
    const { page, weakHits } = inspection
    const told = page.prices.some(({ kind }) => kind === 'shown')
      ? []
      : admitted(inspection, 'price-missing', {
          zh: '“{{text}}”，没有明码标价。',
          en: '“{{text}}”: no price is marked.',
        })
    if (told.length > 0) return told
    const [open] = weakHits('price-missing')
    if (page.format === 'text' && open !== undefined && page.prices.length === 0 && !isInformative(page))
      return [
        {
          level: 'look',
          span: { start: open.start, end: open.end },
          reason: { zh: '价格另议，没有明码标价。', en: 'The price is left to be agreed upon.' },
        },
      ]
    if (page.format === 'text') return page.isSelling ? withoutUnit(page) : []
    if (!page.isSelling) return []
    if (RANGE.test(page.plain) && !page.prices.some(({ unit }) => unit !== undefined))
      return [
        {
          level: 'look',
          reason: { zh: '只标示价格区间，没有分别标示。', en: 'A range of prices, none by itself.' },
        },
      ]
    const shown = page.prices.filter(({ kind }) => kind === 'shown')
    const [first] = shown
    if (first === undefined) {
      // An article that links to where the goods are sold owes no price: that page does.
      if (page.links.some(({ text }) => /购买|下单|同款|领券|直达/.test(text)) || isDirectory(page)) return []
      const vague =
        /(?:价格?)?(?:面议|私聊|私信|详谈)|(?:加(?:微信?|V)|联系客服|咨询客服|电话|客服)[^。\n]{0,4}(?:问价|询价|报价|联系)|请咨询客服报价|时价/i.exec(
          page.plain,
        )
      return [
        {
          level: vague === null ? 'look' : 'violation',
          ...(vague && { span: { start: vague.index, end: vague.index + vague[0].length } }),
          reason: { zh: '可以下单的页面未标示价格。', en: 'The page takes orders and shows no price.' },
        },
      ]
    }
    // 规格 tells what one piece is: 500g/袋, 1件.
    if (isSized(page.plain, shown)) return []
    return [
      {
        level: 'look',
        span: { start: first.start, end: first.end },
        reason: { zh: '标示了价格，未见计价单位或者规格。', en: 'A price without its unit or size.' },
      },
    ]
  },
  examples: {
    violation: [
      '销售商品未按规定明码标价',
      '想知道多少钱进群问',
      '商品未标明价格，价格面议',
      '手工牛肉酱 私聊报价 立即购买',
      '家装设计 多少钱看面积再说 加V详谈',
      '家装瓷砖，实际报价私聊，页面只有效果图',
      '<p>山货礼品 价格面议 立即购买</p>',
      '上门保洁接单，具体多少钱做完再看',
    ],
    look: [
      '家具定制 价格电联 立即下单',
      '羊肉 现杀 68 立即购买',
      '<p>山货礼品 ¥99 立即购买</p>',
      '<p>山货礼品 立即购买</p>',
    ],
    clean: [
      '本店明码标价',
      '苹果 5元/斤',
      '笋干 39元/袋',
      '连衣裙 199元 立即购买',
      '<title>粮油分类</title><a href="/1">大米</a><a href="/2">面粉</a><a href="/3">食用油</a><button>去结算</button>',
      '<p>山货礼品 ¥99/盒 立即购买</p>',
      '<p>山货礼品 ¥99 规格：三袋装 立即购买</p>',
      '<p>本店介绍</p>',
    ],
  },
}
