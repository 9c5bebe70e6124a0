/** 平台: the made-up platforms of the market and how each of them behaves on the wire. Data. */
import type { TradeId } from '../goods/trade.ts'

export type Trait =
  /** Its pages are written by a script. */
  | 'script'
  /** It answers late and in drops. */
  | 'slow'
  /** The list grows while one scrolls. */
  | 'scroll'
  /** Articles are shown to members only. */
  | 'login'
  /** Every other page breaks HTTP in a way of its own. */
  | 'broken'
  /** Articles have moved, some of them to nowhere. */
  | 'redirects'
  /** Pages of many megabytes, and some without an end. */
  | 'huge'
  /** robots.txt closes a part of it. */
  | 'robots'
  /** It sends desktop readers to its mobile pages. */
  | 'mobile'

export interface Platform {
  readonly id: string
  readonly name: string
  readonly skin: 'modern' | 'old' | 'mobile'
  readonly charset: 'utf-8' | 'gbk' | 'big5'
  readonly shops: number
  readonly traits: readonly Trait[]
  /** How much of what is planted stands here, against the others; 0 for none. */
  readonly weight: number
  /** Trades that it is made for; without them it sells everything. */
  readonly trades?: readonly TradeId[]
}

const modern = { skin: 'modern', charset: 'utf-8', traits: [], weight: 1 } as const

export const PLATFORMS: readonly Platform[] = [
  { ...modern, id: 'jia', name: '甲集商城', shops: 66, weight: 6 },
  { ...modern, id: 'laojie', name: '老街网', skin: 'old', charset: 'gbk', shops: 44, weight: 4 },
  { ...modern, id: 'zhengti', name: '正体集', skin: 'old', charset: 'big5', shops: 24, weight: 2 },
  { ...modern, id: 'zhang', name: '掌集', skin: 'mobile', shops: 36, traits: ['mobile'], weight: 4 },
  { ...modern, id: 'pubu', name: '瀑布集', shops: 32, traits: ['scroll'], weight: 3 },
  { ...modern, id: 'yun', name: '云端集', shops: 26, traits: ['script'], weight: 2 },
  { ...modern, id: 'man', name: '慢水集', shops: 16, traits: ['slow'], weight: 1 },
  { ...modern, id: 'chalu', name: '岔路集', shops: 16, traits: ['redirects'], weight: 1 },
  { ...modern, id: 'guiju', name: '规矩集', shops: 16, traits: ['robots'], weight: 1 },
  { ...modern, id: 'huiyuan', name: '会员集', shops: 14, traits: ['login'], weight: 0 },
  { ...modern, id: 'powa', name: '破瓦集', skin: 'old', shops: 16, traits: ['broken'], weight: 0 },
  { ...modern, id: 'changjuan', name: '长卷集', shops: 8, traits: ['huge'], weight: 0 },
  { ...modern, id: 'zhibo', name: '直播集', skin: 'mobile', shops: 20, weight: 0 },
  { ...modern, id: 'shouji', name: '手记社', shops: 8, weight: 0 },
  { ...modern, id: 'xiaozhan', name: '小站群', shops: 24, weight: 0 },
]

export const platformOf = (id: string): Platform => {
  const platform = PLATFORMS.find((each) => each.id === id)
  if (platform === undefined) throw new Error(`no such platform: ${id}`)
  return platform
}
