/** The items of an edition with their place in it. Pure. */
import type { Edition, EditionGroup, EditionSubgroup, Indicator, Item } from './schema.ts'

/** One item and where it stands; `points` is the most that this item alone can give. */
export interface ItemPlace {
  readonly group: EditionGroup
  readonly subgroup: EditionSubgroup
  readonly indicator: Indicator
  readonly item: Omit<Item, 'proof'>
  readonly points: string
}

/** 三级指标, in order. */
export function listIndicators(edition: Edition): readonly Indicator[] {
  return edition.groups.flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
}

/** The items of one indicator with the points that each can give. */
export function itemsOf(indicator: Indicator): readonly { item: Omit<Item, 'proof'>; points: string }[] {
  const { rule } = indicator
  switch (rule.rule) {
    case 'sum':
      return rule.items.map((item) => ({ item, points: item.points }))
    case 'any':
      return rule.items.map((item) => ({ item, points: indicator.points }))
    case 'years':
      return [{ item: rule.item, points: rule.each }]
    case 'tiers':
    case 'count':
    case 'judged':
      return [{ item: rule.item, points: indicator.points }]
  }
}

/** All items of the edition in the order of its table. */
export function listItems(edition: Edition): readonly ItemPlace[] {
  return edition.groups.flatMap((group) =>
    group.subgroups.flatMap((subgroup) =>
      subgroup.indicators.flatMap((indicator) =>
        itemsOf(indicator).map(({ item, points }) => ({ group, subgroup, indicator, item, points })),
      ),
    ),
  )
}
