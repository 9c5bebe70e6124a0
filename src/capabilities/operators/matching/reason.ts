/** 理由: each piece of evidence for or against a pair, in points, with what it rests on. Pure. */

export type ReasonCode =
  | 'code_same'
  | 'code_close'
  | 'code_differs'
  | 'code_invalid'
  | 'name_same'
  | 'core_same'
  | 'name_says_nothing'
  | 'brand_same'
  | 'brand_contained'
  | 'brand_sound'
  | 'brand_typo'
  | 'brand_differs'
  | 'brand_common'
  | 'words_left'
  | 'dealer'
  | 'flagship'
  | 'trade_same'
  | 'trade_near'
  | 'trade_differs'
  | 'trade_words_differ'
  | 'region_same'
  | 'region_within'
  | 'region_differs'
  | 'form_same'
  | 'form_differs'
  | 'group_differs'
  | 'branch_same'
  | 'branch_differs'
  | 'branch_not_parent'
  | 'parent_not_branch'
  | 'place_of_store'
  | 'township_same'
  | 'township_differs'
  | 'address_same'
  | 'address_house'
  | 'address_near'
  | 'address_differs'
  | 'phone_same'
  | 'person_same'
  | 'person_differs'
  | 'rivals'
  | 'spelling_doubt'
  | 'budget_spent'
  | 'nothing_alike'

export interface Reason {
  readonly code: ReasonCode
  /** For the pair when positive; 0 says something without weighing. */
  readonly points: number
  readonly values?: Readonly<Record<string, string | number>>
}

/** 同一、待定、不同. */
export type MatchClass = 'same' | 'maybe' | 'no'

/** From this many points on a pair is the same; from 0 on it may be. */
const SAME_FROM = 1.7
export const classOf = (points: number): MatchClass =>
  points >= SAME_FROM ? 'same' : points >= 0 ? 'maybe' : 'no'

/** Points as a share of certainty between 0 and 1. */
export const scoreOf = (points: number): number => Math.round(1000 / (1 + Math.exp(-points * 1.1))) / 1000
