/** 版面: HTML to visible text with the place of every run. Hidden elements are left out, as a reader leaves them out. Pure. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { levelled } from '../../../kernel/html-depth.ts'
import { type Overlay, overlayOf } from './overlays.ts'
import { isMarkedRecommended } from './recommended.ts'
import { strikes, struckClasses } from './struck.ts'
import { hiddenTicks, isTicked, labelAfter, scriptTicks, textOf } from './ticks.ts'
import { readUnseen, type Unseen } from './unseen.ts'
import type { Image, Link, Segment, Span, Zone } from './view.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** A ticked box as the page sends it, before anyone has touched it. */
export interface Tick {
  readonly label: string
  readonly path: string
  readonly start: number
  /** In a hidden layer, a template or a script: no place in the text. */
  readonly isHidden?: boolean
}

/** One buyer's review as the page marks it. */
export interface ReviewBlock {
  readonly start: number
  readonly end: number
  readonly account: string | undefined
}

export interface Layout {
  readonly title: string
  readonly description: string
  readonly text: string
  readonly segments: readonly Segment[]
  readonly links: readonly Link[]
  readonly images: readonly Image[]
  readonly ticks: readonly Tick[]
  readonly reviewBlocks: readonly ReviewBlock[]
  /** Words of what can be pressed. */
  readonly buttons: readonly string[]
  /** What the page's own scripts say, the first of it. */
  readonly scripts: string
  readonly overlays: readonly Overlay[]
  readonly unseen: readonly Unseen[]
  /** Boxes that a class or their data name as a module of recommendations. */
  readonly recommended: readonly Span[]
}

const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'object',
  'canvas',
  'rt',
  'rp',
])
const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr ruby rb img input button'.split(
    ' ',
  ),
)
const OF_SITE = />(?:header|nav|footer)\b/
const ZONES: readonly (readonly [RegExp, Zone])[] = [
  [/comment|review|evaluat|pingjia|pinglun|feedback/i, 'review'],
  [/agreement|terms|clause|tiaokuan|xieyi|promo-?rule|activity-?rule|rules?\b/i, 'clause'],
  [/licen[cs]e|zhizhao|liangzhao|qualification|business-?info|seller-?info|merchant-?info/i, 'licence'],
]
/** A class of one review, not of the list of them. */
const REVIEW_ITEM =
  /(?:comment|review|rate|pingjia)(?:s|list)?[-_]{0,2}(?:item|row|card|content|text|entry)|^(?:comment|review)$/i
const ACCOUNT = /user|nick|author|account|buyer/i

interface Frame {
  readonly path: string
  readonly zone: Zone
  readonly isStruck: boolean
}

/** Reads the tree once, top to bottom. */
class Reader {
  text = ''
  title = ''
  description = ''
  readonly segments: Segment[] = []
  readonly links: Link[] = []
  readonly images: Image[] = []
  readonly ticks: { path: string; start: number; id: string | undefined; label: string }[] = []
  readonly hidden: string[] = []
  /** Boxes by their ids, with what their parents say. */
  readonly boxes = new Map<string, string>()
  readonly labels = new Map<string, string>()
  readonly reviewBlocks: { start: number; end: number; account: string | undefined }[] = []
  readonly buttons: string[] = []
  readonly overlays: Overlay[] = []
  readonly recommended: Span[] = []
  scripts = ''
  readonly imageWords: ReadonlyMap<string, string>
  readonly struckClasses: ReadonlySet<string>
  #length = 0
  #parts: string[] = []
  #last = '\n'

  constructor(imageWords: ReadonlyMap<string, string>, struckBySheet: ReadonlySet<string>) {
    this.imageWords = imageWords
    this.struckClasses = struckBySheet
  }

  get offset(): number {
    return this.#length
  }

  finish(): string {
    return this.#parts.join('')
  }

  #write(piece: string): void {
    this.#parts.push(piece)
    this.#length += piece.length
    this.#last = piece[piece.length - 1] ?? this.#last
  }

  breakLine(): void {
    if (this.#last !== '\n') this.#write('\n')
  }

  words(raw: string, frame: Frame): void {
    let piece = raw.replace(/[\t\n\f\r ]+/g, ' ')
    if (this.#last === '\n' || this.#last === ' ') piece = piece.replace(/^ /, '')
    if (piece === '') return
    const start = this.#length
    this.#write(piece)
    const { path, zone, isStruck } = frame
    this.segments.push({ start, end: this.#length, path, zone, isStruck })
  }
}

/** `imageWords`: what a text recogniser read in the pictures, by their address. */
export function layOut(html: string, imageWords: ReadonlyMap<string, string> = new Map()): Layout {
  const reader = new Reader(imageWords, struckClasses(html))
  const document = levelled(parse(html))
  walkAll(document.childNodes, { path: '', zone: 'body', isStruck: false }, reader)
  const text = reader.finish()
  const ticks = reader.ticks.map(({ id, label, path, start }) => {
    const named = label || (id === undefined ? undefined : reader.labels.get(id))
    return { path, start, label: (named ?? lineAt(text, start)).trim() }
  })
  const { labels, ids } = scriptTicks(reader.scripts)
  const pressed = ids.flatMap((id) => reader.labels.get(id) ?? reader.boxes.get(id) ?? [])
  const unseen = [...reader.hidden, ...labels, ...pressed].map((label) => ({
    path: '',
    start: 0,
    label,
    isHidden: true,
  }))
  const {
    title,
    description,
    segments,
    links,
    images,
    reviewBlocks,
    buttons,
    scripts,
    overlays,
    recommended,
  } = reader
  return {
    title,
    description,
    text,
    segments,
    links,
    images,
    ticks: [...ticks, ...unseen],
    reviewBlocks,
    buttons,
    scripts,
    overlays,
    recommended,
    unseen: readUnseen(document.childNodes, scripts, text),
  }
}

const lineAt = (text: string, start: number): string => /^\n?([^\n]*)/.exec(text.slice(start))?.[1] ?? ''

function walkAll(nodes: readonly Node[], frame: Frame, reader: Reader): void {
  const counts = new Map<string, number>()
  let before: Element | undefined
  for (const node of nodes) {
    if ('value' in node) {
      if (node.value !== '') before = undefined
      reader.words(node.value, frame)
    } else if ('tagName' in node) {
      const nth = (counts.get(node.tagName) ?? 0) + 1
      counts.set(node.tagName, nth)
      if (before !== undefined && areLines(before, node)) reader.breakLine()
      walk(node, nth, frame, reader)
      before = node
    }
  }
}

const LINE_MIN = 6

/** Two spans side by side, each with a phrase in it, are lines by their style; a price is made of smaller pieces. */
function areLines(first: Element, second: Element): boolean {
  return (
    first.tagName === 'span' &&
    second.tagName === 'span' &&
    textOf(first).length >= LINE_MIN &&
    textOf(second).length >= LINE_MIN
  )
}

/** Ticks in what is not shown at once. */
function noteHidden(element: Element, { hidden }: Reader): void {
  for (const label of hiddenTicks({ childNodes: [element] })) hidden.push(label)
}

function walk(element: Element, nth: number, outer: Frame, reader: Reader): void {
  const { tagName } = element
  if (tagName === 'script') readScript(element, reader)
  if (tagName === 'template') noteHidden(element, reader)
  if (SKIPPED.has(tagName)) return
  const attributes = attributesOf(element)
  if (isHidden(attributes)) {
    noteHidden(element, reader)
    return
  }
  if (tagName === 'head') {
    readHead(element, reader)
    return
  }
  const path = outer.path === '' ? tagName : `${outer.path}>${tagName}[${nth}]`
  const mark =
    attributes === NONE ? '' : `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.trim()
  const struck = outer.isStruck || strikes(tagName, mark, attributes.get('style'), reader.struckClasses)
  const zone =
    tagName === 'body' || mark === ''
      ? outer.zone
      : (ZONES.find(([pattern]) => pattern.test(mark))?.[1] ?? outer.zone)
  const frame: Frame = { path, zone, isStruck: struck }
  const isBlock = !INLINE.has(tagName)
  if (tagName === 'button' || attributes.get('role') === 'button' || (mark !== '' && BUTTON.test(mark)))
    reader.buttons.push(textOf(element))
  if (isBlock) reader.breakLine()
  const start = reader.offset
  const canLie =
    (mark !== '' || attributes.has('onclick') || attributes.has('style')) &&
    reader.overlays.length < OVERLAYS_MAX
  const overlay = canLie ? overlayOf(element, mark, start) : undefined
  if (overlay !== undefined) reader.overlays.push(overlay)
  if (tagName === 'img') readImage(attributes, frame, reader)
  if (attributes !== NONE || tagName === 'option') readTick(element, attributes, frame, reader)
  if (tagName === 'input') readInput(attributes, frame, reader)
  walkAll(element.childNodes, frame, reader)
  if (reader.offset > start && isMarkedRecommended(tagName, attributes))
    reader.recommended.push({ start, end: reader.offset })
  if (tagName === 'a') {
    const isOfSite = OF_SITE.test(path)
    reader.links.push({
      href: attributes.get('href') ?? '',
      text: textOf(element),
      start,
      ...(isOfSite && { isOfSite }),
    })
  }
  const labelled = attributes.get('for')
  if (tagName === 'label' && labelled !== undefined) reader.labels.set(labelled, textOf(element))
  if (zone === 'review' && isBlock) readReview(element, attributes.get('class') ?? '', start, reader)
  if (isBlock) reader.breakLine()
}

const BUTTON = /\bbtn\b|button/i
const NONE: ReadonlyMap<string, string> = new Map()

const attributesOf = ({ attrs }: Element): ReadonlyMap<string, string> =>
  attrs.length === 0 ? NONE : new Map(attrs.map(({ name, value }) => [name, value]))

function readHead(head: Element, reader: Reader): void {
  for (const node of head.childNodes) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'script') readScript(node, reader)
    if (node.tagName === 'template') noteHidden(node, reader)
    if (node.tagName === 'title') {
      reader.title = textOf(node)
      reader.words(reader.title, { path: 'html>head>title', zone: 'title', isStruck: false })
      reader.breakLine()
    }
    const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value
    if (node.tagName === 'meta' && attribute('name')?.toLowerCase() === 'description')
      reader.description = attribute('content') ?? ''
  }
}

function readScript(element: Element, reader: Reader): void {
  if (reader.scripts.length < SCRIPTS_MAX) reader.scripts += `${rawTextOf(element)}\n`
}

function readImage(attributes: ReadonlyMap<string, string>, frame: Frame, reader: Reader): void {
  const src = attributes.get('src') ?? attributes.get('data-src') ?? ''
  const words = [attributes.get('alt') ?? '', reader.imageWords.get(src) ?? '']
    .filter((each) => each !== '')
    .join('\n')
  reader.images.push({ src, words })
  if (words === '') return
  reader.breakLine()
  reader.words(words, { ...frame, zone: frame.zone === 'body' ? 'image' : frame.zone })
  reader.breakLine()
}

function readInput(attributes: ReadonlyMap<string, string>, frame: Frame, reader: Reader): void {
  const type = attributes.get('type')?.toLowerCase()
  if (type !== 'button' && type !== 'submit') return
  reader.buttons.push(attributes.get('value') ?? '')
  reader.words(attributes.get('value') ?? '', frame)
}

/** 默认选中: ticked, or chosen of several where another costs less, before anyone has touched it. */
function readTick(
  element: Element,
  attributes: ReadonlyMap<string, string>,
  { path }: Frame,
  reader: Reader,
): void {
  const { tagName, parentNode: parent } = element
  const own = () =>
    tagName !== 'input'
      ? textOf(element)
      : parent !== null && 'tagName' in parent && parent.tagName === 'label'
        ? textOf(parent)
        : labelAfter(element)
  const id = attributes.get('id')
  if (id !== undefined && tagName === 'input') reader.boxes.set(id, own())
  if (isTicked(element, (name) => attributes.get(name), own))
    reader.ticks.push({ path, start: reader.offset, id, label: own() })
}

function readReview(element: Element, className: string, start: number, reader: Reader): void {
  const isItem = className.split(/\s+/).some((name) => REVIEW_ITEM.test(name)) || element.tagName === 'li'
  if (!isItem || reader.offset <= start) return
  const before = reader.reviewBlocks.at(-1)
  // The content inside an item closes first: the item around it takes its place.
  while (reader.reviewBlocks.length > 0 && (reader.reviewBlocks.at(-1)?.start ?? -1) >= start)
    reader.reviewBlocks.pop()
  const account =
    findAccount(element) ?? (before !== undefined && before.start >= start ? before.account : undefined)
  reader.reviewBlocks.push({ start, end: reader.offset, account })
}

function findAccount(element: Element): string | undefined {
  for (const node of element.childNodes) {
    if (!('tagName' in node)) continue
    const name = node.attrs.find((each) => each.name === 'class')?.value ?? ''
    if (ACCOUNT.test(name)) return textOf(node).trim() || undefined
    const inner = findAccount(node)
    if (inner !== undefined) return inner
  }
  return undefined
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden') || attributes.get('type')?.toLowerCase() === 'hidden') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.get('style') ?? '')
}

const SCRIPTS_MAX = 20_000
const OVERLAYS_MAX = 20

const rawTextOf = (element: Element): string =>
  element.childNodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .slice(0, SCRIPTS_MAX)
