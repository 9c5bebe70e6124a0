/** 价格: what the page asks, and what it compares that with. Pure. */
import { type Price, type Segment, segmentAt } from './view.ts'

const UNIT =
  '斤|公斤|kg|千克|克|g|件|个|只|盒|袋|瓶|箱|套|份|双|条|支|张|次|天|晚|间|月|年|人|位|台|包|罐|桶|ml|毫升|升|L|米|平方米|㎡|本|把|块|颗|粒|片|枚|卷|听|束|对|副|组|节|课时|小时|期|辆|口|坛|提|尊|顶|根|枝|株|棵|盆|筐|篮|尾|头|羽|串|扎|板|架|部|桌|场|门|项'
const PRICE = new RegExp(
  `(?:[¥￥]\\s*(\\d[\\d,]*(?:\\.\\d+)?)|(\\d[\\d,]*(?:\\.\\d+)?)\\s*元)(?:起)?(?:\\s*(?:元)?\\s*[/／每]\\s*(?:\\d+\\s*)?(${UNIT})(?![a-z]))?`,
  'gi',
)
const LABEL =
  /(原价|划线价|市场价|专柜价|吊牌价|参考价|门市价|零售价|日常价|平时价|建议零售价|厂商建议零售价|厂商指导价|指导价|价值)[：: ]*$/
/** A sum that is no price: a threshold, a deduction, a deposit, postage. */
const NO_PRICE =
  /(?:满|减|立减|直降|省|返|送|抵|补贴|赔|押金|运费|邮费|红包|券|奖金|罚款|资本|出资额|超过|额度)[：: ]*$/
const NO_PRICE_AFTER = /^\s*(?:优惠券|券|红包|无门槛|以上|代金券|人民币整|罚款|注册资本)/

/** Enough for any list of goods, too few for a page that is made to keep its readers. */
const PRICES_MAX = 10_000

export function readPrices(text: string, segments: readonly Segment[]): readonly Price[] {
  const prices: Price[] = []
  for (const found of text.matchAll(PRICE)) {
    const start = found.index
    const end = start + found[0].length
    const before = text.slice(Math.max(0, start - 10), start)
    if (NO_PRICE.test(before) || NO_PRICE_AFTER.test(text.slice(end, end + 6))) continue
    const segment = segmentAt(segments, start)
    if (segment?.zone === 'review') continue
    const label = LABEL.exec(before)?.[1]
    if (prices.length === PRICES_MAX) break
    prices.push({
      kind: segment?.isStruck || label !== undefined ? 'compared' : 'shown',
      amount: Number((found[1] ?? found[2] ?? '').replaceAll(',', '')),
      unit: found[3],
      label,
      start,
      end,
    })
  }
  return prices
}
