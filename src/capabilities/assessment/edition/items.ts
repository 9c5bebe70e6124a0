/** The items of an edition with their place in it. Pure. */
import type { Edition, EditionGroup, EditionSubgroup, Indicator, Item } from './schema.ts'

/**
 * What settles an item: `data` (figures and measures), `review` (a judgement), or `count` (accepted pieces).
 * Reviewers give points in `step`s; in a sum or any rule the step is the whole of the points.
 */
export type ItemNeed =
  | { readonly by: 'data' }
  | { readonly by: 'review'; readonly step: string }
  | { readonly by: 'count'; readonly each: string }

interface ItemOfIndicator {
  readonly item: Omit<Item, 'proof'>
  /** The most that this item alone can give. */
  readonly points: string
  readonly need: ItemNeed
}

/** One item and where it stands. */
export interface ItemPlace extends ItemOfIndicator {
  readonly group: EditionGroup
  readonly subgroup: EditionSubgroup
  readonly indicator: Indicator
}

/** 三级指标, in order. */
export function listIndicators(edition: Edition): readonly Indicator[] {
  return edition.groups.flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
}

/** The items of one indicator, in order. */
function itemsOf(edition: Edition, { rule, points }: Indicator): readonly ItemOfIndicator[] {
  const needOf = (item: Item, most: string): ItemNeed =>
    item.proof.by === 'test' ? { by: 'data' } : { by: 'review', step: most }
  switch (rule.rule) {
    case 'sum':
      return rule.items.map((item) => ({ item, points: item.points, need: needOf(item, item.points) }))
    case 'any':
      return rule.items.map((item) => ({ item, points, need: needOf(item, points) }))
    case 'years':
      return [{ item: rule.item, points: rule.each, need: needOf(rule.item, rule.each) }]
    case 'tiers':
      return [{ item: rule.item, points, need: { by: 'data' } }]
    case 'count':
      return [{ item: rule.item, points, need: { by: 'count', each: rule.each } }]
    case 'judged':
      return [{ item: rule.item, points, need: { by: 'review', step: edition.judgedStep } }]
  }
}

/** All items of the edition in the order of its table. */
export function listItems(edition: Edition): readonly ItemPlace[] {
  return edition.groups.flatMap((group) =>
    group.subgroups.flatMap((subgroup) =>
      subgroup.indicators.flatMap((indicator) =>
        itemsOf(edition, indicator).map((found) => ({ ...found, group, subgroup, indicator })),
      ),
    ),
  )
}
