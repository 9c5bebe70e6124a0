/** 小平台首页 (电子商务法第三十三条、第三十四条、第三十七条、第三十九条): small platforms that show their rules, or do not. */
import type { Ground } from './found.ts'
import type { Cause, Planter } from './plant.ts'

export interface Site {
  readonly id: string
  readonly shop: string
  readonly title: string
  readonly links: readonly { readonly words: string; readonly href: string }[]
  readonly words: readonly string[]
}

const cause = (rule: string, name: string, article: string): Cause => ({
  rule,
  name,
  law: `电子商务法${article}`,
  expected: 'look',
})

const DUTIES = {
  rules: cause('platform-rules', '首页未公示服务协议和交易规则', '第三十三条'),
  change: cause('rule-change', '修改规则未公开征求意见、未提前七日公示', '第三十四条'),
  own: cause('self-operated-mark', '自营业务未显著标记', '第三十七条'),
  reviews: cause('review-entry', '未提供评价途径', '第三十九条'),
} as const

type Duty = keyof typeof DUTIES

interface Draft {
  readonly title: string
  readonly links: string
  readonly words: readonly string[]
  readonly fault?: Duty
  readonly like?: Duty
  readonly core?: string
}

const SHOPS = '入驻商家：云岭茶行、石渡布衣、南坪果园'
const GOODS = '今日在售：春笋 ¥9.9/斤，竹编篮 ¥35/个'
const JOIN = '商家入驻 帮助中心'
const HONEST = `${JOIN} 平台协议 交易规则 信用评价`

const DRAFTS: readonly Draft[] = [
  { title: '乡邻团 · 商城首页', links: JOIN, words: [SHOPS, GOODS, '买家评价看这里'], fault: 'rules' },
  {
    title: '县里购 全部店铺',
    links: '我要开店 联系我们',
    words: [SHOPS, GOODS, '评论区欢迎留言'],
    fault: 'rules',
  },
  {
    title: '同城好店 平台首页',
    links: '商家入驻 关于我们 加入我们',
    words: [SHOPS, GOODS, '晒单区'],
    fault: 'rules',
  },
  { title: '山货圩 商城首页', links: HONEST, words: [SHOPS, GOODS], like: 'rules' },
  {
    title: '云上街 平台首页',
    links: '卖家中心 用户服务协议 平台管理规范 评价规则',
    words: [SHOPS, GOODS],
    like: 'rules',
  },
  { title: '村口铺 店铺街', links: '商家入驻 规则中心 评价', words: [SHOPS, GOODS], like: 'rules' },
  {
    title: '百乡集 商城首页',
    links: HONEST,
    words: [SHOPS, GOODS, '平台规则今日调整，发布之时起执行，请各商家知悉'],
    fault: 'change',
    core: '发布之时起执行',
  },
  {
    title: '十里市 商城首页',
    links: HONEST,
    words: [SHOPS, GOODS, '公告：佣金比例由3%改为8%，即日生效，不同意者请自行关店'],
    fault: 'change',
    core: '即日生效',
  },
  {
    title: '河埠头 商城首页',
    links: HONEST,
    words: [SHOPS, GOODS, '公告：交易规则修订稿公开征求意见，截止后公示七日再施行'],
    like: 'change',
    core: '交易规则修订稿',
  },
  {
    title: '八方汇 商城首页',
    links: HONEST,
    words: [SHOPS, GOODS, '用户协议将于三十日后更新，更新内容见链接，期间可以提出意见'],
    like: 'change',
    core: '用户协议将于三十日后更新',
  },
  {
    title: '谷仓市集 商城首页',
    links: HONEST,
    words: [SHOPS, '本平台自己的仓库发货：大米 ¥30/袋', '商家店铺：竹编篮 ¥35/个'],
    fault: 'own',
    core: '本平台自己的仓库发货',
  },
  {
    title: '石桥市集 商城首页',
    links: HONEST,
    words: [SHOPS, '平台直供专区：面粉 ¥25/袋，菜油 ¥80/桶'],
    fault: 'own',
    core: '平台直供',
  },
  {
    title: '前街市集 商城首页',
    links: HONEST,
    words: [SHOPS, '[自营] 平台直供：面粉 ¥25/袋；[商家] 云岭茶行：红茶 ¥40/罐'],
    like: 'own',
    core: '平台直供',
  },
  {
    title: '后街市集 商城首页',
    links: HONEST,
    words: [SHOPS, '[平台自营] 大米 ¥30/袋'],
    like: 'own',
    core: '平台自营',
  },
  { title: '北岸购 商城首页', links: `${JOIN} 平台协议 交易规则`, words: [SHOPS, GOODS], fault: 'reviews' },
  {
    title: '南岸购 平台首页',
    links: '我要开店 服务协议 平台规则',
    words: [SHOPS, GOODS, '下单后请耐心等待'],
    fault: 'reviews',
  },
  { title: '东岸购 商城首页', links: HONEST, words: [SHOPS, GOODS], like: 'reviews' },
  {
    title: '西岸购 平台首页',
    links: '我要开店 服务协议 平台规则',
    words: [SHOPS, GOODS, '收货后可以给商家打分留言'],
    like: 'reviews',
  },
  {
    title: '甲州商会官网',
    links: '会员名录 活动',
    words: ['全部店铺会员名录、招商入驻政策解读，本站不提供交易'],
    like: 'rules',
    core: '招商入驻',
  },
]

/** Where a link of a small platform leads; pages of rules stand on the host itself. */
const hrefOf = (words: string): string =>
  /协议|规则|规范/.test(words) ? '/rules' : /评价/.test(words) ? '/rules/reviews' : '/help'

export function openSites(ground: Ground, planter: Planter): readonly Site[] {
  const shops = ground.shops.filter(({ platform }) => platform === 'xiaozhan')
  return DRAFTS.map((draft, index): Site => {
    const shop = shops[index % shops.length]
    if (shop === undefined) throw new Error('sites need a shop')
    const site: Site = {
      id: `m${400 + index}`,
      shop: shop.id,
      title: draft.title,
      links: draft.links.split(' ').map((words) => ({ words, href: hrefOf(words) })),
      words: draft.words,
    }
    const spot = { shop, page: `/mall/${site.id}`, wholeShop: false, text: draft.core ?? '' }
    if (draft.fault !== undefined) planter.note({ ...spot, cause: DUTIES[draft.fault], most: undefined })
    if (draft.like !== undefined) planter.note({ ...spot, cause: DUTIES[draft.like], most: 'note' })
    return site
  })
}
