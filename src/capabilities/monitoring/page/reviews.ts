/** 评价: the buyers' own words on a page. Pure. */
import type { Layout } from './layout.ts'
import type { Review } from './view.ts'

const DAY = /20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}/
const HOUR = /(?:^|[^\d:])(\d{1,2})[:：]\d{2}(?!\d)/
const LINE = /^\s*(?:买家|用户|顾客)?(?:评价|评论|追评|晒单)[：:]\s*(?:([^：:\n]{1,12})[：:])?/

export function readReviews(layout: Layout): readonly Review[] {
  const { text, reviewBlocks, segments } = layout
  if (reviewBlocks.length > 0) {
    return reviewBlocks.map(({ start, end, account }) => {
      const whole = text.slice(start, end).trim()
      const words = whole
        .split('\n')
        .filter((line) => line.trim() !== account && !(line.length < 24 && DAY.test(line)))
        .join('\n')
      return { text: words, account, on: DAY.exec(whole)?.[0], hour: HOUR.exec(whole)?.[1], start, end }
    })
  }
  const reviews: Review[] = []
  for (const { start, end, zone } of segments) {
    const line = text.slice(start, end)
    const head = zone === 'review' ? LINE.exec(line) : null
    if (head === null) continue
    reviews.push({
      text: line.slice(head[0].length),
      account: head[1],
      on: DAY.exec(line)?.[0],
      hour: HOUR.exec(line)?.[1],
      start,
      end,
    })
  }
  return reviews
}
