/** 手记 (互联网广告管理办法第九条): tips and trials that sell, marked as advertising or not; and those that sell nothing. */
import type { Ground } from './found.ts'
import type { Cause, Planter } from './plant.ts'
import { itemPath } from './shop.ts'

export interface Note {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly mark: string
  readonly words: readonly string[]
  readonly link: { readonly href: string; readonly words: string } | undefined
}

const CAUSE: Cause = {
  rule: 'ad-marking',
  name: '测评、种草附购物链接未标“广告”',
  law: '互联网广告管理办法第九条',
}

type Draft = readonly [title: string, words: string, link: string, mark: string, core: string]

const FAULTS: readonly Draft[] = [
  [
    '我的空瓶记：这一年用完的三瓶洗发水',
    '第一瓶是这个月才空的，泡沫细。想要的戳下面。',
    '同款在这里',
    '',
    '空瓶记',
  ],
  [
    '用了一个月，来说说这口锅',
    '鸡蛋不粘，铲子刮也没事。链接给大家放好了。',
    '戳我带走',
    '',
    '用了一个月，来说说',
  ],
  ['闺蜜安利我的防晒，真的不搓泥', '通勤够用，补涂也不花。', '立即购买', '', '闺蜜安利'],
  ['十款抽纸横评，第三名没想到', '撕了一百张数絮，拿水泡了看烂不烂。', '点此下单第一名', '', '横评'],
  ['宝妈亲测：三款积木哪款不扎手', '孩子玩了两周，边角摸过一遍。', '购买链接', '', '亲测'],
  ['小户型好物分享', '衣帽架一根杆，进门就能挂。', '领券购买', '', '好物分享'],
  ['老饕探店：巷子里的牛肉干', '越嚼越香，走的时候又带了两袋。', '店家同款直达', '', '探店'],
]

const INNOCENT: readonly Draft[] = [
  ['我的空瓶记（二）', '品牌方寄来的，写的是真实感受。', '同款在这里', '广告', '空瓶记'],
  ['一个月使用报告：加湿器', '说说噪声和清洗。', '立即购买', '广告', '使用报告'],
  ['怎么挑一口不粘锅', '看涂层，看底厚，看手柄。自己去店里摸一摸。', '', '', '怎么挑'],
  ['阳台种草莓的第四年', '三月分株，五月结果，鸟比我先吃。', '', '', '种草'],
  ['开箱我从旧书摊淘来的词典', '书脊散了，自己用棉线缝好了。不卖，只是记一笔。', '', '', '开箱'],
  ['测评报告怎么读：看检测方法', '先看标准号，再看样品数。', '', '', '测评'],
  ['旅行手记：云岭古村', '末班车很早，别贪看晚霞。', '', '', '旅行手记'],
  ['好物分享：品牌合作', '衣架、收纳盒、门后钩。', '同款直达', '广告', '好物分享'],
]

export function writeNotes(ground: Ground, planter: Planter): readonly Note[] {
  const shops = ground.shops.filter(({ platform }) => platform === 'shouji')
  const make = (draft: Draft, index: number, isFault: boolean): Note => {
    const [title, words, link, mark, core] = draft
    const shop = shops[index % shops.length]
    const listing = shop?.listings[0]
    if (shop === undefined || listing === undefined) throw new Error('notes need a shop')
    const id = `n${300 + index}`
    planter.note({
      cause: CAUSE,
      shop,
      page: `/note/${id}`,
      wholeShop: false,
      text: core,
      most: isFault ? undefined : 'note',
    })
    return {
      id,
      title,
      author: `手记作者${index + 1}`,
      mark,
      words: [words],
      link: link === '' ? undefined : { href: itemPath(listing), words: link },
    }
  }
  return [
    ...FAULTS.map((draft, index) => make(draft, index * 2, true)),
    ...INNOCENT.map((draft, index) => make(draft, index * 2 + 1, false)),
  ]
}
