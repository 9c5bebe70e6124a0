/** 访客身份: as whom a shop is looked at. The product brings some along; officers change them and add their own. Data. */

import type { Visitor } from '../../../kernel/visitor.ts'

/** In what a persona differs from a first visitor: it decides which declared condition explains its price. */
export const TRAITS = ['first', 'returning', 'member', 'device', 'place'] as const
export type Trait = (typeof TRAITS)[number]

/** Without a name of its own (`userAgent`) it goes under the one of all fetches. */
export interface Persona extends Visitor {
  readonly key: string
  readonly trait: Trait
}

const plain = { userAgent: '', cookie: '', comesBack: false, headers: [] }
const android =
  'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

/** Each differs from a first visitor in one thing, so that a difference has one cause. */
export const PERSONAS: readonly Persona[] = [
  { ...plain, key: 'first', title: '第一次来的顾客', trait: 'first' },
  { ...plain, key: 'again', title: '清除 Cookie 后再来', trait: 'first' },
  { ...plain, key: 'regular', title: '来过多次的顾客', trait: 'returning', comesBack: true },
  { ...plain, key: 'member', title: '会员', trait: 'member', cookie: 'level=gold; vip=1' },
  { ...plain, key: 'android', title: '安卓手机', trait: 'device', userAgent: android },
  { ...plain, key: 'iphone', title: '苹果手机', trait: 'device', userAgent: iphone },
  {
    ...plain,
    key: 'elsewhere',
    title: '外地顾客',
    trait: 'place',
    headers: [{ name: 'X-City', value: 'elsewhere' }],
  },
]
