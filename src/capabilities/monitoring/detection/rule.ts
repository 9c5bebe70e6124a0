/** 规则: what a detector is. One file a rule under `rules/`; this file holds the words that they share. Pure. */
import type { Day } from '../../../kernel/day.ts'
import type { Basis } from '../../../kernel/provision.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { PageView, Segment } from '../page/view.ts'
import type { Folded } from './fold.ts'
import type { Goods } from './goods.ts'
import type { WordHit } from './words.ts'

/** 涉嫌违法, 需要人工看, 提示. A finding is a suspicion at every level: people decide. */
export type Level = 'violation' | 'look' | 'note'

/** What the caller knows beyond the page. Every rule must work without any of it. */
export interface Facts {
  /** 同一商品的历史价格: what was asked and, where known, paid, oldest first. */
  readonly priceHistory?: readonly PricePoint[]
  /** The price of the same goods in the list or on the home page that led here. */
  readonly listedPrice?: number
  /** Names of others that are known and might be imitated, with who may use them. */
  readonly protectedNames?: readonly { readonly name: string; readonly holder: string }[]
  /** What the register says of the code shown; undefined where it was not asked. */
  readonly registration?: { readonly name: string; readonly isActive: boolean }
  /** 地域: name of the region of the operator. */
  readonly region?: string
}

export interface PricePoint {
  readonly on: Day
  readonly asked: number
  /** 成交价: the lowest price at which it was sold on that day. */
  readonly paid?: number
}

/** A page laid open for the rules. */
export interface Inspection {
  readonly page: PageView
  readonly folded: Folded
  readonly goods: ReadonlySet<Goods>
  readonly on: Day
  readonly facts: Facts
  /** Where the words and patterns of a rule stand. */
  readonly hits: (rule: string) => readonly WordHit[]
  /** Where its weak patterns stand. */
  readonly weakHits: (rule: string) => readonly WordHit[]
  readonly segmentAt: (start: number) => Segment | undefined
  /** Folded text of the sentence around a hit, where the hit stands in it, and how a question is answered. */
  readonly around: (
    from: number,
    to: number,
  ) => { readonly before: string; readonly after: string; readonly clause: string; readonly answer: string }
  /** Whether a comma or a stop stands before this folded character. */
  readonly pausesAt: (at: number) => boolean
}

/** 豁免情形: why what was found may be lawful, and what is left of the finding then. */
export interface Exemption {
  readonly id: string
  readonly title: Bilingual
  readonly basis?: Basis
  readonly outcome: 'none' | 'note' | 'look'
  /** All that are given must hold. Written in ordinary Chinese; matched against folded text of one sentence. */
  readonly hit?: RegExp
  readonly before?: RegExp
  readonly after?: RegExp
  /** Anywhere in the sentence. */
  readonly sentence?: RegExp
  /** The clause up to the hit: from the last comma or stop. */
  readonly clause?: RegExp
  /** The sentence without the hit. */
  readonly context?: RegExp
  /** The sentence is a question; how the next one begins. */
  readonly answer?: RegExp
  /** A longer expression of which the hit is a part. */
  readonly within?: RegExp
  readonly when?: (inspection: Inspection) => boolean
}

/** What a rule saw. Without a span it is something that the page lacks. */
export interface Hit {
  readonly level: Level
  readonly span?: { readonly start: number; readonly end: number }
  readonly reason: Bilingual
  readonly exemption?: Exemption
  /** Where what was seen breaks another article than the rule's own. */
  readonly basis?: Basis
  readonly penalty?: Basis
  readonly isDisguised?: boolean
}

/** A page of a rule's own test, as text or HTML, with what the caller knows. */
export type Example = string | { readonly source: string; readonly facts: Facts; readonly url?: string }

export interface Examples {
  /** Must be found, at this level. */
  readonly violation?: readonly Example[]
  readonly look?: readonly Example[]
  readonly note?: readonly Example[]
  /** Innocent look-alikes: this rule says nothing of them. */
  readonly clean: readonly Example[]
}

export interface Rule {
  readonly id: string
  /** Rises with every change of what it finds. */
  readonly version: number
  readonly title: Bilingual
  readonly basis: Basis
  readonly penalty: Basis
  readonly looksFor: Bilingual
  readonly exemptions: readonly Exemption[]
  /** Words that the common scan looks for on its behalf. */
  readonly words: readonly string[]
  /** In ordinary Chinese, without punctuation: matched against folded text. */
  readonly patterns?: readonly RegExp[]
  /** Patterns that only ask for a look. */
  readonly weakPatterns?: readonly RegExp[]
  readonly inspect: (inspection: Inspection) => readonly Hit[]
  readonly examples: Examples
}

export const law = (text: string, article: string): Basis => ({ kind: 'law', text, article })
