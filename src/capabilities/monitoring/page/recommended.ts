/** 推荐位: where a page shows goods that it recommends, which may be anybody's. Pure. */
import type { Segment, Span } from './view.ts'

/** The name of such a module, alone on its line; what names the shop itself recommends its own goods. */
const HEAD =
  /^[\s·—\-|【[]*(?:猜你(?:还)?喜欢|猜您(?:还)?喜欢|[为给](?:你|您)(?:精选)?推荐|看了(?:又|还)看|买了(?:又|还)买|同类(?:热销|推荐|商品|好物|爆款)|相关(?:推荐|商品)|相似(?:商品|推荐|好物|宝贝)|热门推荐|大家(?:还|都)在(?:看|买)|(?:你|您)可能(?:还)?(?:喜欢|感兴趣|想要)|(?:浏览|购买|买|看)(?:过|了)?(?:此|该|这款|本)(?:商品|宝贝)?的(?:人|顾客|用户)?还(?:买|看|浏览|购买)了?|更多(?:相似|同款|推荐)|平台(?:精选|热卖|推荐)|(?:附近|其他|别的)(?:店铺|商家)(?:的商品|在卖|推荐)?)[\s·—\-|】\]:：>›]*(?:换一[批组]|更多|查看更多)?[\s>›]*$/
const HEAD_MAX = 24

/** 只有样式名的推荐位: the name of such a module in a class or in data of its box; what is the shop's own names the shop. */
const MARK =
  /(?:^|[\s_-])(?:guess|recommend(?:s|ed|ations?)?|recom|related|similar|alsolike|alsobought|alsoviewed|(?:you)?maylike|youlike|cainixihuan|cnxh|tuijian|xiangsi|xiangguan)(?=$|[\s_-])/
const OWN_MARK = /(?:^|[\s_-])(?:shop|store|owner|seller|dianzhang|boss|own|self)(?=$|[\s_-])/
/** A part of the module, or a word about the goods themselves. */
const NO_MODULE =
  /(?:^|[\s_-])(?:reason|text|words?|btn|button|score|rate|rating|title|icon|tag|label|size|index|comment|review|article|reading|price)(?=$|[\s_-])/
const BOX = /^(?:div|section|aside|ul|ol|dl|table|article)$/
const MARKING =
  /^(?:class|id|aria-label|data-(?:module|mod|role|type|name|area|block|section|component|spm|spm-c|widget|title|track|tpl))$/

/** Whether the box says by a class, by its data or by its label that it is such a module. */
export function isMarkedRecommended(tagName: string, attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.size === 0 || !BOX.test(tagName)) return false
  for (const [name, value] of attributes) {
    if (!MARKING.test(name) || value.length > 120) continue
    if (HEAD.test(value)) return true
    // guessYouLike, you-may-like: each word by itself, and without what stands between.
    const words = value.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
    if (
      (MARK.test(words) || MARK.test(words.replace(/(?<=you|may|also|might)[-_]/g, ''))) &&
      !OWN_MARK.test(words) &&
      !NO_MODULE.test(words)
    )
      return true
  }
  return false
}

/** Of marked boxes, those that hold goods beside the page's own: neither its heading nor the most of it. */
export function recommendedBoxes(
  boxes: readonly Span[],
  segments: readonly Segment[],
  length: number,
): readonly Span[] {
  const heading = segments.find(({ path }) => />h1\b/.test(path))
  return boxes.filter(
    ({ start, end }) =>
      end - start <= length * 0.7 && !(heading && heading.start >= start && heading.start < end),
  )
}

/** What stands beside the name without being goods. */
const BESIDE = /^[\s·|›>]*(?:换一[批组换]|刷新|更多|查看(?:更多|全部)|全部)?[\s·|›>]*$/

/** Spans of the text below the names of such modules. */
export function recommendedIn(text: string, segments: readonly Segment[]): readonly Span[] {
  const spans: Span[] = []
  for (const [place, head] of segments.entries()) {
    const isInside = head.start < (spans.at(-1)?.end ?? 0)
    if (isInside || head.end - head.start > HEAD_MAX || !HEAD.test(text.slice(head.start, head.end))) continue
    const rest = segments.slice(place + 1)
    const goods = rest.findIndex(({ start, end }) => !BESIDE.test(text.slice(start, end)))
    const last = endOf(head, segments[place - 1], goods < 0 ? [] : rest.slice(goods))
    if (last !== undefined) spans.push({ start: head.start, end: last.end })
  }
  return spans
}

const stepsOf = (path: string): readonly string[] => path.split('>')
const kindOf = (step: string | undefined): string => (step ?? '').replace(/\[.*$/, '')
const CONTAINER = /^(?:div|ul|ol|section|dl|table|aside|article|nav)$/
const isUnder = (path: string, steps: readonly string[]): boolean =>
  `${path}>`.startsWith(`${steps.join('>')}>`)

/** The last segment of the module: of the box that begins with its name, or of what stands right below the name. */
function endOf(head: Segment, before: Segment | undefined, goods: readonly Segment[]): Segment | undefined {
  const [next] = goods
  if (next === undefined || head.path === '') return undefined
  const [own, beside] = [stepsOf(head.path), stepsOf(next.path)]
  const depth = beside.findIndex((step, at) => step !== own[at])
  if (depth < 0) return undefined
  // One of several names side by side is a tab, which tells nothing of what stands below.
  if (own.length > depth && before !== undefined && isUnder(before.path, own.slice(0, depth + 1)))
    return undefined
  const box = beside.slice(0, depth)
  const isModule = before === undefined || !isUnder(before.path, box)
  const first = beside[depth]
  let last: Segment | undefined
  for (const segment of goods) {
    if (!isUnder(segment.path, box)) break
    const step = stepsOf(segment.path)[depth]
    if (step === undefined) continue
    if (!isModule && (CONTAINER.test(kindOf(first)) ? step !== first : kindOf(step) !== kindOf(first))) break
    last = segment
  }
  return last
}
