/** 明码标价、赠品、先提后折 (明码标价和禁止价格欺诈规定第七条、第十七条、第十八条、第二十条). */
import { pricesUpTo } from '../price-history.ts'
import { law, type Rule } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

const penalty = law('price-penalties-2010', '第七条')

export const priceMissing: Rule = {
  id: 'price-missing',
  version: 1,
  title: { zh: '未标价格或者计价单位', en: 'Price or unit missing' },
  basis: law('price-marking-2022', '第七条'),
  penalty: law('price-penalties-2010', '第十三条'),
  looksFor: {
    zh: '可以下单的商品没有价格，或者有价格没有计价单位。',
    en: 'Goods that can be ordered without a price, or a price without its unit.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    if (!page.isSelling || page.format === 'text') return []
    const shown = page.prices.filter(({ kind }) => kind === 'shown')
    const [first] = shown
    if (first === undefined) {
      const vague = /价格(?:面议|私聊|私信|咨询客服)|私聊报价|加微信?询价|请咨询客服报价/.exec(page.text)
      return [
        {
          level: vague === null ? 'look' : 'violation',
          ...(vague && { span: { start: vague.index, end: vague.index + vague[0].length } }),
          reason: { zh: '可以下单的页面未标示价格。', en: 'The page takes orders and shows no price.' },
        },
      ]
    }
    // 规格 tells what one piece is: 500g/袋, 1件.
    if (
      shown.some(({ unit }) => unit !== undefined) ||
      /规格|净含量|\d\s*(?:g|kg|ml|克|千克|毫升|件|盒|袋|瓶|只|个|套)|每(?:斤|件|盒|袋)|单位/i.test(page.text)
    )
      return []
    return [
      {
        level: 'look',
        span: { start: first.start, end: first.end },
        reason: { zh: '标示了价格，未见计价单位或者规格。', en: 'A price without its unit or size.' },
      },
    ]
  },
  examples: {
    violation: ['<p>山货礼品 价格面议 立即购买</p>'],
    look: ['<p>山货礼品 ¥99 立即购买</p>', '<p>山货礼品 立即购买</p>'],
    clean: [
      '<p>山货礼品 ¥99/盒 立即购买</p>',
      '<p>山货礼品 ¥99 规格：三袋装 立即购买</p>',
      '<p>本店介绍</p>',
    ],
  },
}

export const raisedBeforeDiscount: Rule = {
  id: 'raised-before-discount',
  version: 1,
  title: { zh: '折价前临时抬价', en: 'Raised before the discount' },
  basis: law('price-marking-2022', '第十七条'),
  penalty,
  looksFor: {
    zh: '促销前七日内提价，再以提高后的价格作折扣基准。',
    en: 'A price raised within seven days and then discounted.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
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
      {
        source: '<p>618限时特惠 <del>¥159</del> ¥99/盒</p>',
        facts: { priceHistory: pricesUpTo([99, 99, 99, 99, 99, 99, 99, 99, 139, 159, 159]) },
      },
    ],
    clean: [
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

export const listedPrice: Rule = {
  id: 'listed-price',
  version: 1,
  title: { zh: '首页价格低于详情页价格', en: 'Cheaper in the list than on its page' },
  basis: law('price-marking-2022', '第二十条第一项'),
  penalty,
  looksFor: {
    zh: '首页或者列表标示的价格低于详情页面标示的价格。',
    en: 'A list price below the price on the page of the goods.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
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
    violation: [{ source: '<p>笋干 ¥39/袋</p>', facts: { listedPrice: 9.9 } }],
    clean: [{ source: '<p>笋干 ¥39/袋 小包 ¥9.9/袋</p>', facts: { listedPrice: 9.9 } }, '<p>笋干 ¥39/袋</p>'],
  },
}

export const giftUnspecified = wordRule({
  id: 'gift-unspecified',
  version: 1,
  title: { zh: '赠品未标品名、数量', en: 'Gift without name and number' },
  basis: law('price-marking-2022', '第十八条'),
  penalty,
  looksFor: {
    zh: '“送好礼”“赠精美礼品”而没有品名、数量。',
    en: 'A gift promised without saying what and how many.',
  },
  reason: { zh: '“{{text}}”未标示赠品的品名、数量。', en: '“{{text}}” says neither what nor how many.' },
  level: 'look',
  words: [
    '送好礼',
    '送大礼',
    '赠好礼',
    '送神秘礼品',
    '神秘礼物',
    '赠精美礼品',
    '送精美礼品',
    '有好礼相送',
    '送豪礼',
    '豪礼相送',
    '下单有礼',
    '随机赠品',
    '送超值礼包',
    '赠送礼品一份',
    '惊喜好礼',
  ],
  exemptions: [
    {
      id: 'specified',
      title: { zh: '另有品名、数量', en: 'Specified' },
      outcome: 'none',
      sentence: /\d+(?:只|个|条|袋|盒|瓶|件|片|支|双|张|套|包|份(?!礼))|赠品(?:为|是|清单|明细)|详见赠品/,
    },
  ],
  examples: {
    look: ['今日下单送好礼', '买就赠精美礼品'],
    clean: ['下单送大礼：毛巾2条', '送好礼，赠品为茶叶一盒', '礼品盒 ¥20/个'],
  },
})

export const surcharge = wordRule({
  id: 'surcharge',
  version: 1,
  title: { zh: '标价之外加价', en: 'Charged beyond the price shown' },
  basis: law('price-marking-2022', '第八条'),
  penalty: law('price-penalties-2010', '第十三条'),
  looksFor: {
    zh: '标价之外另收费用、下单后补差价。',
    en: 'Fees beyond the price, or a difference to be paid later.',
  },
  reason: { zh: '“{{text}}”在标价之外另行收费。', en: '“{{text}}” charges beyond the price shown.' },
  level: 'look',
  words: [
    '实际价格以客服报价为准',
    '实际价格以客服为准',
    '价格以客服为准',
    '另收服务费',
    '另收手续费',
    '另收包装费',
    '需另付',
    '另付差价',
    '拍下补差价',
    '另加收',
    '低价引流',
    '标价为定金',
    '此价格为定金',
    '非实际售价',
    '标价非实价',
    '乱拍不发货',
  ],
  examples: {
    look: ['此价格为定金，实际价格以客服报价为准', '发货前另收包装费'],
    clean: ['价格含包装、含税，无另外收费', '运费由本店承担'],
  },
})
