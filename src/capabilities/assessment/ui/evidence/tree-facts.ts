/** 缺什么: what the explanation of the whole score tells about figures, measures and items. Pure. */
import type { ExplanationNode } from '../score/explanation-nodes.ts'

export interface ItemFacts {
  /** `11.2`, or `1.1@2024` where an item counts year by year. */
  readonly key: string
  readonly title: string
  readonly state: NonNullable<ExplanationNode['state']>
  readonly sure: string
  readonly possible: string
  readonly missing: readonly string[]
  /** 认定 in words, where one stands. */
  readonly decision: string | undefined
}

export interface TreeFacts {
  /** Figures that the score asks for, by `figureKey`; whether they are missing. */
  readonly figures: ReadonlyMap<string, { readonly isMissing: boolean }>
  readonly missingMeasures: ReadonlySet<string>
  /** By the item's own key, without a year: one entry, or one for each year. */
  readonly items: ReadonlyMap<string, readonly ItemFacts[]>
}

export function figureKey(series: string, where: string, year: number): string {
  return `${series} ${where} ${year}`
}

type Node = ExplanationNode & { readonly missing?: readonly string[] }

export function factsOf(tree: ExplanationNode): TreeFacts {
  const figures = new Map<string, { isMissing: boolean }>()
  const missingMeasures = new Set<string>()
  const items = new Map<string, ItemFacts[]>()
  const walk = (node: Node): void => {
    const { link } = node
    const isMissing = (node.missing ?? []).length > 0
    // A published growth rate stands for its levels, and is none itself.
    if (node.kind === 'figure' && link?.to === 'figure' && !node.key.startsWith('growth '))
      figures.set(figureKey(link.series, link.where, link.year), { isMissing })
    if (node.kind === 'measure' && link?.to === 'measure' && isMissing) missingMeasures.add(link.measure)
    if (node.kind === 'item') {
      const own = itemOf(node.key)
      items.set(own, [...(items.get(own) ?? []), itemFacts(node)])
    }
    for (const child of node.children) walk(child)
  }
  walk(tree)
  return { figures, missingMeasures, items }
}

/** `1.1@2024` is a year of item `1.1`. */
export function itemOf(key: string): string {
  return key.split('@')[0] ?? key
}

function itemFacts(node: Node): ItemFacts {
  return {
    key: node.key,
    title: node.title,
    state: node.state ?? 'not_yet_known',
    sure: node.sure ?? '0',
    possible: node.possible ?? '0',
    missing: node.missing ?? [],
    decision: node.children.find((child) => child.kind === 'decision')?.words,
  }
}

/** States that an item shows when its years differ: what is open comes first, then what is not met. */
const BY_URGENCY = ['not_yet_known', 'not_met', 'met', 'not_applicable'] as const

export function stateOfItem(facts: readonly ItemFacts[]): ItemFacts['state'] {
  return BY_URGENCY.find((state) => facts.some((each) => each.state === state)) ?? 'not_yet_known'
}
