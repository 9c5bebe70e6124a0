/** 评价异常 (电子商务法第十七条): near-duplicate texts, the same accounts, bursts. A sign of made-up reviews, never a proof. */
import type { Review } from '../../page/view.ts'
import { foldWord } from '../fold.ts'
import { type Hit, law, type Rule } from '../rule.ts'

const REVIEWS_MAX = 200
/** 默认评价: the platform's words for a buyer who wrote none. */
const AUTOMATIC =
  /(?:没有|未|未及时)(?:填写|作出|主动|写)?[一-龥]{0,4}(?:评价|评论)|系统默认|默认好评|自动好评/
const ALIKE_MIN = 0.8
const LENGTH_MIN = 10
const GROUP_MIN = 3
const BURST_MIN = 10
const HOUR_MIN = 6
/** 小***红 may be several people; so many of all reviews are hardly theirs. */
const MASKED_MIN = 5

export const reviewAnomalies: Rule = {
  id: 'review-anomalies',
  version: 3,
  title: { zh: '评价异常', en: 'Unusual reviews' },
  basis: law('ecommerce-2019', '第十七条'),
  penalty: law('competition-2025', '第二十五条第一款'),
  looksFor: {
    zh: '多条评价文字几乎相同，同一账号多次评价，评价集中在一天。',
    en: 'Reviews that hardly differ, one account that writes many, many on one day.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    const reviews = page.reviews.filter(({ text }) => !AUTOMATIC.test(text)).slice(0, REVIEWS_MAX)
    const alike = largest(similar(reviews.filter(({ text }) => foldWord(text).length >= LENGTH_MIN)))
    const account = largest(groups(reviews, (review) => review.account))
    const days = groups(reviews, (review) => review.on)
    const burst = largest(days)
    const hits: Hit[] = []
    const add = (group: readonly Review[], zh: string, en: string) => {
      const [first] = group
      if (first !== undefined)
        hits.push({ level: 'look', span: { start: first.start, end: first.end }, reason: { zh, en } })
    }
    if (alike.length >= GROUP_MIN)
      add(alike, `${alike.length} 条评价的文字几乎相同。`, `${alike.length} reviews hardly differ.`)
    if (
      account[0]?.account !== undefined &&
      !/^匿名/.test(account[0].account) &&
      (account[0].account.includes('*')
        ? account.length >= MASKED_MIN && account.length > reviews.length * 0.6
        : account.length >= GROUP_MIN)
    )
      add(
        account,
        `账号“${account[0].account}”评价了 ${account.length} 次。`,
        `One account wrote ${account.length} reviews.`,
      )
    if (burst.length >= BURST_MIN && days.size > 1 && burst.length > reviews.length * 0.6)
      add(
        burst,
        `${reviews.length} 条评价中有 ${burst.length} 条在同一天。`,
        `${burst.length} of ${reviews.length} reviews are of one day.`,
      )
    const hour = largest(groups(reviews, ({ on, hour }) => on && hour && `${on} ${hour}`))
    if (hits.length === 0 && hour.length >= HOUR_MIN && hour.length > reviews.length * 0.6)
      add(
        hour,
        `${reviews.length} 条评价中有 ${hour.length} 条在同一小时。`,
        `${hour.length} of ${reviews.length} reviews are of one hour.`,
      )
    return hits
  },
  examples: {
    look: [
      Array.from(
        '甲乙丙丁戊己',
        (each) => `<div class="review"><p>${each}说很软</p><time>2026-11-05 10:01</time></div>`,
      ).join(''),
      '评价：茶香浓郁回甘持久，下次还会再来买\n评价：茶香浓郁，回甘持久，下次还会再来买！\n评价：茶香浓郁回甘持久下次还会再来买～',
      '评价：甲甲：包装不错味道可以\n评价：甲甲：第二次买了还是很好\n评价：甲甲：推荐给了我的朋友们',
    ],
    clean: [
      Array.from(
        '123456',
        (each) => `<div class="review"><p>毛巾${each}很软</p><time>2026-11-05 1${each}:01</time></div>`,
      ).join(''),
      '评价：好评\n评价：好评\n评价：好评',
      '评价：茶香浓郁，包装也很好\n评价：物流很慢，等了一周\n评价：给父母买的，他们喜欢',
      '评价：匿名用户：还可以\n评价：匿名用户：挺不错\n评价：匿名用户：收到了',
    ],
  },
}

function groups(
  reviews: readonly Review[],
  by: (review: Review) => string | undefined,
): ReadonlyMap<string, readonly Review[]> {
  const found = new Map<string, Review[]>()
  for (const review of reviews) {
    const key = by(review)
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), review])
  }
  return found
}

function largest(found: ReadonlyMap<unknown, readonly Review[]>): readonly Review[] {
  let best: readonly Review[] = []
  for (const group of found.values()) if (group.length > best.length) best = group
  return best
}

/** Every review with those that are like it, by the pairs of characters that they share. */
function similar(reviews: readonly Review[]): ReadonlyMap<number, readonly Review[]> {
  const pairs = reviews.map(({ text }) => pairsOf(foldWord(text)))
  return new Map(
    reviews.map((review, index) => [
      index,
      [
        review,
        ...reviews.filter((_, other) => other !== index && likeness(pairs[index], pairs[other]) >= ALIKE_MIN),
      ],
    ]),
  )
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}

function likeness(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  if (Math.min(a.size, b.size) < ALIKE_MIN * Math.max(a.size, b.size)) return 0
  let both = 0
  for (const pair of a) if (b.has(pair)) both += 1
  return both / (a.size + b.size - both || 1)
}
