/** 样式: what a look must be able to write. Pure. */
import type { Platform } from '../world/platforms.ts'
import type { Markup } from './html.ts'
import type { CardView, ItemView } from './view.ts'

export interface Skin {
  /** A whole document around a body. */
  readonly frame: (platform: Platform, title: string, body: Markup) => Markup
  readonly item: (view: ItemView) => Markup
  readonly card: (view: CardView) => Markup
  readonly grid: (cards: readonly Markup[]) => Markup
}
