/** 用语: what is planted. A piece of wording says where on a page it stands and on whose goods. Pure. */
import type { TradeId } from './goods/trade.ts'
import type { Expected } from './truth.ts'

/** Where on the page of one article a wording stands. */
export type Slot =
  | 'title'
  | 'subtitle'
  | 'point'
  | 'story'
  | 'promo'
  | 'term'
  | 'picture'
  | 'notice'
  | 'popup'
  | 'gift'

/**
 * Wordings of one rule for one place. ⟦ and ⟧ stand around the words that breach, where the whole does not.
 * `title｜text` sells an article of its own under that title.
 */
export interface Wording {
  readonly rule: string
  /** What the regulations call it, and the article. */
  readonly name: string
  readonly law: string
  readonly at: Slot | readonly Slot[]
  /** Goods on whose pages it may stand; an article with a title of its own takes the first. */
  readonly trades: readonly TradeId[]
  readonly expected?: Expected
  readonly also?: readonly string[]
  readonly faults: readonly string[]
  readonly innocent: readonly string[]
  /** No rule was mended by it: its recall is reported by itself. */
  readonly isHeldOut?: boolean
  /** Innocent, but a person may be asked. */
  readonly arguable?: readonly string[]
}

export interface Piece {
  readonly title: string | undefined
  readonly text: string
  readonly core: string
}

export function pieceOf(written: string): Piece {
  const plain = written.replace(/[⟦⟧]/g, '')
  const core = /⟦([^⟧]+)⟧/.exec(written)?.[1]
  const cut = plain.indexOf('｜')
  if (cut < 0) return { title: undefined, text: plain, core: core ?? plain }
  return { title: plain.slice(0, cut), text: plain.slice(cut + 1), core: core ?? plain.slice(cut + 1) }
}
