/** 经营品类: what a trade is on the market. Pure. */

export type TradeId =
  | 'tea'
  | 'snack'
  | 'produce'
  | 'honey'
  | 'health'
  | 'otc'
  | 'prescription'
  | 'device'
  | 'beauty'
  | 'clothes'
  | 'shoes'
  | 'appliance'
  | 'phone'
  | 'furniture'
  | 'toy'
  | 'book'
  | 'course'
  | 'invest'
  | 'property'
  | 'liquor'
  | 'kitchen'
  | 'formula'
  | 'service'
  | 'travel'
  | 'car'
  | 'clean'
  | 'paper'
  | 'craft'
  | 'pet'
  | 'jewel'

export interface Article {
  readonly name: string
  readonly unit: string
  readonly spec: string
  readonly yuan: number
}

/** `permits` are shown on every page of an honest shop; `notices` are the sentences that the goods need. */
export interface Trade {
  readonly id: TradeId
  readonly category: string
  /** Ends the name of a shop: 山货铺. */
  readonly shopWords: readonly string[]
  readonly articles: readonly Article[]
  readonly points: readonly string[]
  readonly story: readonly string[]
  readonly permits: readonly string[]
  readonly notices: readonly string[]
}

/** `名称|单位|规格|价格` a line. */
export function articles(lines: string): readonly Article[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', unit = '', spec = '', yuan = ''] = line.trim().split('|')
      return { name, unit, spec, yuan: Number(yuan) }
    })
}

export const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
