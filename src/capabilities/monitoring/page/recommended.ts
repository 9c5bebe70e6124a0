/** 推荐位: where a page shows goods that it recommends, which may be anybody's. Pure. */
import type { Segment } from './view.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** The name of such a module, alone on its line; what names the shop itself recommends its own goods. */
const HEAD =
  /^[\s·—\-|【[]*(?:猜你(?:还)?喜欢|猜您(?:还)?喜欢|[为给](?:你|您)(?:精选)?推荐|看了(?:又|还)看|买了(?:又|还)买|同类(?:热销|推荐|商品|好物|爆款)|相关(?:推荐|商品)|相似(?:商品|推荐|好物|宝贝)|热门推荐|大家(?:还|都)在(?:看|买)|(?:你|您)可能(?:还)?(?:喜欢|感兴趣|想要)|(?:浏览|购买|买|看)(?:过|了)?(?:此|该|这款|本)(?:商品|宝贝)?的(?:人|顾客|用户)?还(?:买|看|浏览|购买)了?|更多(?:相似|同款|推荐)|平台(?:精选|热卖|推荐)|(?:附近|其他|别的)(?:店铺|商家)(?:的商品|在卖|推荐)?)[\s·—\-|】\]:：>›]*(?:换一[批组]|更多|查看更多)?[\s>›]*$/
const HEAD_MAX = 24

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
