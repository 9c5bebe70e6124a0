/** 评审项: items with how they stand, filtered as the address says. Pure. */
import type { Evidence } from './figure-grid.ts'
import { type ItemFacts, stateOfItem, type TreeFacts } from './tree-facts.ts'

export interface ItemRow {
  readonly item: Evidence['items'][number]
  readonly state: ItemFacts['state']
  /** One entry, or one for each year. */
  readonly facts: readonly ItemFacts[]
}

export const itemFilters = ['open', 'to_judge', 'judged', 'decided', 'all'] as const
export type ItemFilter = (typeof itemFilters)[number]

export function listItems(evidence: Evidence, facts: TreeFacts): readonly ItemRow[] {
  return evidence.items.map((item) => {
    const own = facts.items.get(item.key) ?? []
    return { item, facts: own, state: stateOfItem(own) }
  })
}

export function passes(row: ItemRow, filter: ItemFilter): boolean {
  switch (filter) {
    case 'open':
      return row.state === 'not_yet_known'
    case 'to_judge':
      return row.item.review && row.item.judgement === null && row.state === 'not_yet_known'
    case 'judged':
      return row.item.judgement !== null
    case 'decided':
      return row.facts.some((each) => each.decision !== undefined)
    case 'all':
      return true
  }
}
