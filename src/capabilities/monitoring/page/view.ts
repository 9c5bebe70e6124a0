/** 页面视图: what a page says, as a reader takes it in. The one shape that all detectors see. Pure. */

import type { Overlay } from './overlays.ts'
import type { Unseen } from './unseen.ts'

/** Where in a page a piece of text stands; reviews are the words of buyers, not of the seller. */
export type Zone = 'title' | 'body' | 'image' | 'review' | 'clause' | 'licence'

/** A piece of the page's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A run of visible text with the element that it came from. */
export interface Segment extends Span {
  /** As `html>body>div[2]>p[1]`; empty for plain text. */
  readonly path: string
  readonly zone: Zone
  readonly isStruck: boolean
}

export interface Link {
  readonly text: string
  readonly href: string
  readonly start: number
  /** In the header, the navigation or the footer: it belongs to the site, not to the page. */
  readonly isOfSite?: boolean
}

export interface Image {
  readonly src: string
  /** Its alternative text and, when the caller had it read, the words in the picture. */
  readonly words: string
}

export interface Price {
  /** 划线价: struck through, or named 原价, 市场价, 建议零售价 and the like. */
  readonly kind: 'shown' | 'compared'
  readonly amount: number
  readonly unit: string | undefined
  /** The word in front of a compared price, 原价; undefined when it is only struck through. */
  readonly label: string | undefined
  readonly start: number
  readonly end: number
}

/** 亮照: how a page shows who runs it. */
export interface LicenceDisplay {
  readonly uscc: { readonly code: string; readonly start: number; readonly end: number } | undefined
  /** 营业执照, 经营者信息 as a link, as a picture, or as plain words. */
  readonly linkHref: string | undefined
  readonly hasImage: boolean
  readonly textStart: number | undefined
  /** 电子营业执照亮照系统. */
  readonly verificationHref: string | undefined
  /** Which of the four fixed wordings of 网络交易监督管理办法第十二条 stands on the page. */
  readonly declaration:
    | { readonly kind: 'farm' | 'craft' | 'service' | 'small'; readonly start: number; readonly end: number }
    | undefined
}

export interface Seller {
  /** Of the shop or, where none stands, of who holds it. */
  readonly name: string | undefined
  readonly nameStart: number
  /** 经营者名称: who holds the shop, as it stands in the register. */
  readonly holder: string | undefined
  readonly address: string | undefined
  /** 联系方式: a telephone or, named as the way to reach the seller, something else. */
  readonly phone: string | undefined
}

export interface Review {
  readonly text: string
  readonly account: string | undefined
  readonly on: string | undefined
  /** 时: the hour of the day, where it is shown. */
  readonly hour: string | undefined
  readonly start: number
  readonly end: number
}

export interface PresetTick {
  readonly label: string
  readonly path: string
  readonly start: number
  /** In a hidden layer, a template or a script: no place in the text. */
  readonly isHidden?: boolean
}

export interface PageView {
  readonly format: 'html' | 'text'
  readonly url: string | undefined
  readonly title: string
  readonly description: string
  readonly text: string
  /** The text in simplified characters and plain letters and digits: the same length, the same offsets. */
  readonly plain: string
  readonly segments: readonly Segment[]
  readonly links: readonly Link[]
  readonly images: readonly Image[]
  readonly prices: readonly Price[]
  readonly promotions: readonly { readonly word: string; readonly start: number }[]
  readonly licence: LicenceDisplay
  readonly seller: Seller
  readonly isSelfOperated: boolean
  readonly sales: number | undefined
  readonly reviewCount: number | undefined
  readonly reviews: readonly Review[]
  readonly isLive: boolean
  readonly presetTicks: readonly PresetTick[]
  /** What lies over the page, as it is first sent. */
  readonly overlays: readonly Overlay[]
  /** What it says without showing it at once. */
  readonly unseen: readonly Unseen[]
  readonly scripts: string
  /** 推荐位: goods that may be of other shops. */
  readonly recommended: readonly Span[]
  /** A buyer can order from it. */
  readonly isSelling: boolean
  /** 列表: several articles, each with its link and its price; what must be said of one stands on its own page. */
  readonly isList: boolean
}

/** The segment that holds an offset. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0
  let high = segments.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const segment = segments[middle]
    if (segment === undefined) return undefined
    if (offset < segment.start) high = middle - 1
    else if (offset >= segment.end) low = middle + 1
    else return segment
  }
  return undefined
}
