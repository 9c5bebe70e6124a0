/** 弹出层、开屏: what lies over a page, and how it can be closed. Pure. */
import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/**
 * 关闭方式: plainly; not at all; by a mark that leads elsewhere, that hardly shows, or that opens the next of its kind.
 */
export type Closing = 'plain' | 'none' | 'leads-away' | 'hardly-seen' | 'asks-again'

export interface Overlay {
  readonly closing: Closing
  readonly start: number
}

const NAMED =
  /(?:^|[\s_-])(?:splash|kaiping|open-?screen|interstitial|pop-?(?:up|win|box|ad)?|modal|mask|overlay|layer|dialog|float-?(?:ad|win|box)|tan-?chuang|ad-?(?:box|layer|cover))(?:[\s_\d-]|$)/i
/** Laid over the whole page by its own style. */
const COVERS =
  /position\s*:\s*fixed(?=[\s\S]*(?:inset\s*:\s*0|(?:height\s*:\s*100(?:%|vh)[\s\S]*width\s*:\s*100(?:%|vw)|width\s*:\s*100(?:%|vw)[\s\S]*height\s*:\s*100(?:%|vh))))/i
const ADVERTISES =
  /领取|领券|抢|秒杀|优惠|满\d|红包|特价|立减|大促|点击|查看详情|礼包|免费|下载|折|元|活动|摇一摇|会场|立即|风险/
const CLOSES =
  /^(?:关闭|关闭广告|确认关闭|跳过|跳过广告|[×✕✖xX╳]|close|skip|我知道了|知道了|取消|不了|不了谢谢|以后再说|暂不|稍后|残忍离开|离开|放弃)[\s\d秒s]*$/i
const CLOSE_MARK = /(?:^|[\s_-])(?:close|closer|btn-close|icon-close|skip|guanbi)(?:[\s_-]|$)/i

/** Undefined where the element lies over nothing or advertises nothing. */
export function overlayOf(element: Element, mark: string, start: number): Overlay | undefined {
  // Whatever it lies in: a mark to close that opens the next.
  if (closingOf(element) === 'asks-again' && isCloser(element)) return { closing: 'asks-again', start }
  const style = element.attrs.find(({ name }) => name === 'style')?.value ?? ''
  if (!NAMED.test(mark) && !COVERS.test(style)) return undefined
  const inside = descendants(element)
  const words = inside.flatMap(wordsOf).join(' ')
  if (!ADVERTISES.test(words)) return undefined
  const closers = inside.filter(isCloser)
  const [first] = closers
  if (first === undefined && /关闭|跳过/.test(words)) return { closing: 'plain', start }
  if (first === undefined) {
    // What has choices of its own, or a form, is part of the page.
    const isPart = inside.some(({ tagName }) => tagName === 'input' || tagName === 'form')
    return isPart || words.length > 400 ? undefined : { closing: 'none', start }
  }
  return { closing: closers.some((each) => closingOf(each) === 'plain') ? 'plain' : closingOf(first), start }
}

function closingOf(closer: Element): Closing {
  const attribute = (name: string): string => closer.attrs.find((each) => each.name === name)?.value ?? ''
  const href = attribute('href')
  const style = attribute('style')
  const pressed = attribute('onclick')
  if (closer.tagName === 'a' && /^(?:https?:)?\/|^\w+\.\w+/.test(href)) return 'leads-away'
  if (/location|window\.open/.test(pressed)) return 'leads-away'
  if (
    /font-size\s*:\s*[0-8](?:\.\d+)?px|opacity\s*:\s*0?\.[0-3]|(?:width|height)\s*:\s*[0-8]px|(?<![-\w])color\s*:\s*(?:#f[a-f]f[a-f]f[a-f]|#fff|white|transparent)/i.test(
      style,
    )
  )
    return 'hardly-seen'
  if (/hidden\s*=\s*false|\.show\(|display\s*=\s*['"]block/.test(pressed)) return 'asks-again'
  return 'plain'
}

const isCloser = (element: Element): boolean => {
  const of = (name: string): string => element.attrs.find((each) => each.name === name)?.value ?? ''
  return (
    CLOSES.test(wordsOf(element).join('').trim()) ||
    CLOSE_MARK.test(`${of('class')} ${of('id')}`) ||
    /^(?:关闭|跳过|close)/i.test(`${of('aria-label')}${of('title')}`)
  )
}

const wordsOf = (element: Element): readonly string[] => [
  ...element.childNodes.map((node) => ('value' in node ? node.value : '')),
  ...element.attrs.filter(({ name }) => name === 'alt').map(({ value }) => value),
]

function descendants(element: Element): readonly Element[] {
  const all: Element[] = [element]
  for (const node of element.childNodes)
    if ('tagName' in node) for (const each of descendants(node)) all.push(each)
  return all
}
