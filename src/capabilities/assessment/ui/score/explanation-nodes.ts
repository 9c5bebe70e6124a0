/** 得分说明: the server's tree as lines with an address for each record. Pure. */
import { isEqual } from '../../../../kernel/exact.ts'
import type { Language } from '../../../../kernel/text.ts'
import type { ExplainNode, ExplainState } from '../../../../web/components/ExplainTree.tsx'

type Link =
  | { readonly to: 'figure'; readonly series: string; readonly where: string; readonly year: number }
  | {
      readonly to: 'measure'
      readonly measure: string
      readonly records?: { readonly path: string; readonly query: Readonly<Record<string, string>> }
    }
  | { readonly to: 'material'; readonly id: string; readonly item: string }
  | { readonly to: 'item'; readonly key: string }

/** What the page reads of a node of `assessment.explainScore`; the endpoint's schema leaves the tree open. */
export interface ExplanationNode {
  readonly kind: string
  readonly key: string
  readonly title: string
  readonly words: string
  readonly points?: string
  readonly sure?: string
  readonly possible?: string
  readonly state?: 'met' | 'not_met' | 'not_yet_known' | 'not_applicable'
  readonly link?: Link
  readonly children: readonly ExplanationNode[]
}

/** Sentences of these kinds name their subject themselves. */
const SELF_NAMED = new Set(['figure', 'measure', 'comparison'])

export function toExplainNodes(node: ExplanationNode, language: Language): ExplainNode {
  const { link } = node
  const colon = language === 'zh' ? '：' : ': '
  const text = SELF_NAMED.has(node.kind) ? node.words : `${node.title}${colon}${node.words}`
  const value = pointsOf(node)
  return {
    id: `${node.kind} ${node.key}`,
    text,
    ...(value === undefined ? {} : { value }),
    ...(node.state === undefined ? {} : { state: stateOf(node.state) }),
    ...(link ? { to: addressOf(link) } : {}),
    children: node.children.map((child) => toExplainNodes(child, language)),
  }
}

const stateOf = (state: NonNullable<ExplanationNode['state']>): ExplainState =>
  state === 'not_yet_known' ? 'unknown' : state

/** `1` when settled, `0–2` while open; always with the full points. */
function pointsOf({ points, sure, possible }: ExplanationNode): string | undefined {
  if (points === undefined || sure === undefined || possible === undefined) return undefined
  return `${pointsRange({ sure, possible })} / ${points}`
}

export function pointsRange({ sure, possible }: { sure: string; possible: string }): string {
  return isEqual(sure, possible) ? sure : `${sure}–${possible}`
}

/** Where the records behind a node stand, with the filter set. */
function addressOf(link: Link): string {
  switch (link.to) {
    case 'figure': {
      const { series, where, year } = link
      return evidenceAddress({ tab: 'figures', series, where, year: String(year) })
    }
    case 'measure':
      return link.records
        ? `${link.records.path}?${new URLSearchParams(link.records.query)}`
        : evidenceAddress({ tab: 'measures', measure: link.measure })
    case 'material':
      return materialAddress(link.id)
    case 'item':
      return evidenceAddress({ tab: 'items', item: link.key })
  }
}

export function evidenceAddress(query: Readonly<Record<string, string>>): string {
  return `/assessment/evidence?${new URLSearchParams(query)}`
}

export function indicatorAddress(number: number): string {
  return `/assessment/score?indicator=${number}`
}

export function materialAddress(id: string): string {
  return `/assessment/materials/${id}`
}
