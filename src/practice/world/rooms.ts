/** 直播间 (直播电商监督管理办法第二十五条、第二十六条、第三十二条、第三十七条): rooms that show what they must, and others. */
import type { Ground } from './found.ts'
import type { Cause, Planter } from './plant.ts'
import type { Shop } from './shop.ts'

export interface Room {
  readonly id: string
  readonly shop: string
  readonly title: string
  readonly anchor: string
  readonly watching: number
  readonly talk: readonly string[]
  /** Words of the link to the licence; empty for none. */
  readonly licence: string
  readonly seller: readonly string[]
}

const RULES = {
  licence: {
    rule: 'live-licence',
    name: '直播间运营者亮照',
    law: '直播电商监督管理办法第二十五条',
    expected: 'look',
  },
  seller: {
    rule: 'live-seller',
    name: '展示实际销售者名称、地址、联系方式',
    law: '直播电商监督管理办法第二十六条',
  },
  comparison: {
    rule: 'live-comparison',
    name: '直播比价未说明基准',
    law: '直播电商监督管理办法第三十二条',
    expected: 'look',
  },
  artificial: {
    rule: 'live-artificial',
    name: '人工智能生成人物未持续标识',
    law: '直播电商监督管理办法第三十七条',
  },
} as const satisfies Record<string, Cause>

type Duty = keyof typeof RULES

interface Draft {
  readonly fault?: Duty
  /** Whose look-alike it is. */
  readonly like?: readonly Duty[]
  readonly talk: readonly string[]
  readonly core?: string
  readonly licence?: string
  readonly seller?: (shop: Shop) => readonly string[]
  readonly anchor?: string
}

const sellerLine = ({ holder }: Shop) => [
  `实际销售者：${holder.name} 地址：${holder.address} 电话：${holder.phone}`,
]
const sellerLines = ({ holder }: Shop) => [
  `销售方 ${holder.name}`,
  `经营场所 ${holder.address}`,
  `售后电话 ${holder.phone}`,
]
const nameOnly = ({ name }: Shop) => [`发货：${name}`]

const DRAFTS: readonly Draft[] = [
  { talk: ['姐妹们先点点关注，今天上三款'], like: ['licence', 'seller'], seller: sellerLine },
  { talk: ['想看哪个扣哪个数字'], like: ['licence', 'seller'], seller: sellerLines, licence: '商家资质' },
  { talk: ['直播间现场拆箱，看实物'], fault: 'licence', licence: '', seller: sellerLine },
  { talk: ['老铁们晚上好，新来的点个关注'], fault: 'licence', licence: '', seller: sellerLines },
  { talk: ['今晚源头工厂给大家讲价'], fault: 'seller', seller: () => [] },
  { talk: ['拍下备注颜色'], fault: 'seller', seller: () => ['有问题找主播'] },
  { talk: ['工厂直发，今天先上一百单'], fault: 'seller', seller: nameOnly },
  {
    talk: ['商场专柜挂牌要899，我们今天一折拿走'],
    core: '专柜挂牌要899',
    fault: 'comparison',
    seller: sellerLine,
  },
  {
    talk: ['别人家卖两百多的，我这儿五十九'],
    core: '别人家卖两百多的',
    fault: 'comparison',
    seller: sellerLine,
  },
  {
    talk: ['某平台同款标价328，大家可以去搜，我们只要一半'],
    core: '同款标价328',
    fault: 'comparison',
    seller: sellerLine,
  },
  {
    talk: ['平时卖129，今天99，比价基准：本直播间6月1日至7日成交价129元'],
    core: '平时卖129',
    like: ['comparison'],
    seller: sellerLine,
  },
  {
    talk: ['这一款建议零售价写在吊牌上，是199，我们卖多少看链接'],
    core: '建议零售价',
    like: ['comparison'],
    seller: sellerLine,
  },
  {
    talk: ['大家好，我是24小时不下播的小云，形象和声音都是电脑生成的'],
    core: '形象和声音都是电脑生成',
    like: ['artificial'],
    seller: sellerLine,
  },
  {
    talk: ['我不用休息，全天在线，点链接就能买'],
    anchor: '小云（虚拟形象）',
    core: '虚拟形象',
    fault: 'artificial',
    seller: sellerLine,
  },
  {
    talk: ['大家好，欢迎来到我的直播间'],
    anchor: '数字人小溪',
    core: '数字人',
    fault: 'artificial',
    seller: sellerLine,
  },
  {
    talk: ['机器人主播也可以回答您的问题'],
    anchor: '智能播报员',
    core: '机器人主播',
    fault: 'artificial',
    seller: sellerLine,
  },
  {
    talk: ['今天由数字人讲解'],
    anchor: '数字人小桥 · 本画面人物由人工智能生成',
    core: '数字人',
    like: ['artificial'],
    seller: sellerLine,
  },
  { talk: ['扫地机器人，会自己回去充电'], core: '机器人', like: ['artificial'], seller: sellerLine },
  {
    talk: ['人在看直播，狗在旁边叫，见谅'],
    like: ['licence', 'seller'],
    seller: sellerLine,
    licence: '营业执照',
  },
  { talk: ['源头好货，一件也发'], fault: 'licence', licence: '', seller: sellerLine },
]

/** One room for each shop of the platform for livestreams. */
export function openRooms(ground: Ground, planter: Planter): readonly Room[] {
  const shops = ground.shops.filter(({ platform }) => platform === 'zhibo')
  return DRAFTS.flatMap((draft, index): Room[] => {
    const shop = shops[index]
    if (shop === undefined) return []
    const room: Room = {
      id: `l${200 + index}`,
      shop: shop.id,
      title: `${shop.name}直播间`,
      anchor: draft.anchor ?? `${shop.name}小妹`,
      watching: ground.random.between(20, 5000),
      talk: draft.talk,
      licence: draft.licence ?? '证照信息',
      seller: (draft.seller ?? sellerLine)(shop),
    }
    const page = `/live/${room.id}`
    const spot = { shop, page, wholeShop: false }
    if (draft.fault !== undefined)
      planter.note({ ...spot, cause: RULES[draft.fault], text: draft.core ?? '', most: undefined })
    for (const like of draft.like ?? [])
      planter.note({ ...spot, cause: RULES[like], text: draft.core ?? '', most: 'note' })
    return [room]
  })
}

export const roomPath = ({ id }: Room): string => `/live/${id}`
