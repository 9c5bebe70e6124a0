/**
 * 不直接显示的文字: what a page says without showing it at once: its description for searchers and for sharing, titles and
 * labels of its parts, hidden layers, data that its scripts will show, and words that it deals out to cells and lines.
 * Pure.
 */
import type { DefaultTreeAdapterTypes } from 'parse5'
import { textOf } from './ticks.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Where such words stand. */
export type UnseenPlace = 'description' | 'attribute' | 'hidden' | 'script' | 'cells'

export interface Unseen {
  readonly text: string
  readonly place: UnseenPlace
}

const PIECES_MAX = 200
const PIECE_UNITS_MAX = 600
const HAN = /[\u4e00-\u9fff]{2}/
const ATTRIBUTE =
  /^(?:title|aria-label|aria-description|placeholder|content|data-(?:title|name|desc|description|tip|tips|content|text|slogan|label|original-title|hover|popover))$/
const META = /^(?:description|keywords|(?:og|twitter):(?:title|description)|abstract|subject)$/i
/** Data of goods and offers in a script, by the names of their fields. */
const FIELD =
  /["']?(?:name|title|sub_?title|headline|desc|description|detail|details|intro|introduction|summary|slogan|selling_?points?|promo|promotion|copy|content|text|tips?|notice|feature|features|effect|efficacy|caption|label)["']?\s*:\s*(?:"((?:[^"\\]|\\.){2,600})"|'((?:[^'\\]|\\.){2,600})')/gi
const REVIEWS = /comment|review|evaluat|pingjia|pinglun|feedback/i
const OF_SITE = new Set(['nav', 'header', 'footer'])
const SKIPPED = new Set(['object', 'canvas'])
/** What a script writes into the page. */
const WRITTEN =
  /(?:document\.write(?:ln)?\(|(?:inner|outer)(?:HTML|Text)\s*=|insertAdjacentHTML\([^,]{0,20},)\s*(?:"((?:[^"\\]|\\.){2,600})"|'((?:[^'\\]|\\.){2,600})'|`([^`]{2,600})`)/g
/** What a style sheet writes before or behind an element. */
const STYLED = /content\s*:\s*(?:"([^"]{2,200})"|'([^']{2,200})')/g
const CELL_UNITS_MAX = 6
const HAN_ALONE = /^[\u4e00-\u9fff]+$/

/** Of a document and of the words of its scripts, each once; `shown` is what is seen anyhow. */
export function readUnseen(nodes: readonly Node[], scripts: string, shown: string): readonly Unseen[] {
  const found = new Map<string, Unseen>()
  const add = (raw: string, place: UnseenPlace): void => {
    const text = raw.replace(/\s+/g, ' ').trim().slice(0, PIECE_UNITS_MAX)
    if (found.size >= PIECES_MAX || !HAN.test(text) || found.has(text) || shown.includes(text)) return
    found.set(text, { text, place })
  }
  visitAll(nodes, add)
  for (const [, double, single] of scripts.matchAll(FIELD)) add(unescaped(double ?? single ?? ''), 'script')
  for (const [, ...written] of scripts.matchAll(WRITTEN)) add(unescaped(written.join('')), 'script')
  for (const [run] of shown.matchAll(/(?:^|\n)[\u4e00-\u9fff](?:\n[\u4e00-\u9fff])+(?=\n|$)/g))
    add(run.replaceAll('\n', ''), 'cells')
  return [...found.values()]
}

type Add = (text: string, place: UnseenPlace) => void

function visitAll(nodes: readonly Node[], add: Add): void {
  for (const node of nodes) if ('tagName' in node) visit(node, add)
}

function visit(element: Element, add: Add): void {
  const { tagName, attrs } = element
  if (tagName === 'script' || SKIPPED.has(tagName)) return
  const attribute = (name: string): string | undefined => attrs.find((each) => each.name === name)?.value
  if (tagName === 'meta') {
    if (META.test(attribute('name') ?? attribute('property') ?? ''))
      add(attribute('content') ?? '', 'description')
    return
  }
  if (attrs.length > 0) {
    if (REVIEWS.test(`${attribute('class') ?? ''} ${attribute('id') ?? ''}`)) return
    for (const { name, value } of attrs) if (ATTRIBUTE.test(name)) add(value, 'attribute')
    if (isHidden(attribute)) {
      if (!OF_SITE.has(tagName)) for (const line of linesOf(element)) add(line, 'hidden')
      return
    }
  }
  if (tagName === 'style') {
    for (const [, double, single] of textOf(element).matchAll(STYLED)) add(double ?? single ?? '', 'hidden')
    return
  }
  if (isTemplate(element)) {
    visitAll(element.content.childNodes, add)
    for (const line of linesOf(element.content)) add(line, 'hidden')
    return
  }
  if (tagName === 'rt') add(textOf(element), 'hidden')
  if (tagName === 'input' && attribute('type') !== 'hidden') add(attribute('value') ?? '', 'attribute')
  if (tagName === 'iframe') add(unescaped(attribute('srcdoc') ?? ''), 'hidden')
  if (tagName === 'noscript' || tagName === 'svg') {
    for (const line of linesOf(element)) add(line, 'hidden')
    return
  }
  if (tagName === 'tr') add(rowOf(element), 'cells')
  visitAll(element.childNodes, add)
}

const isTemplate = (element: Element): element is DefaultTreeAdapterTypes.Template =>
  element.tagName === 'template' && 'content' in element

const isHidden = (attribute: (name: string) => string | undefined): boolean =>
  attribute('hidden') !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '')

/** The words of a hidden layer, a line for each of its parts. */
function linesOf(element: { readonly childNodes: readonly Node[] }): readonly string[] {
  const inner = element.childNodes.filter((node): node is Element => 'tagName' in node)
  const parts = inner.filter(({ tagName }) =>
    /^(?:div|p|li|ul|ol|section|h\d|table|tr|dl|dd|form)$/.test(tagName),
  )
  return parts.length === 0 ? [element.childNodes.map(textOf).join('')] : parts.flatMap(linesOf)
}

/** 拆到各格的词: a row of short cells of nothing but characters, read as one. */
function rowOf(row: Element): string {
  const cells = row.childNodes.flatMap((node) => ('tagName' in node ? [textOf(node)] : []))
  const isSplit =
    cells.length > 1 && cells.every((each) => each.length <= CELL_UNITS_MAX && HAN_ALONE.test(each))
  return isSplit ? cells.join('') : ''
}

const unescaped = (raw: string): string =>
  raw
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]|<[^>]*>/g, ' ')
    .replace(/\\(.)/g, '$1')
