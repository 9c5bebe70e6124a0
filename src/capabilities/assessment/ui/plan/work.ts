/** 方案修订: everything the officer can do to a read plan, as functions of what stands. Pure. */
import type { PlanDraft, UnitMapping } from '../../contract.ts'
import { type FieldValue, type Item, type ItemKind, makeItem, type NewItem, withField } from './items.ts'
import { mergeItems, moveItem, splitItem } from './merge.ts'

/** What is mended and saved together. */
export interface Work {
  readonly draft: PlanDraft
  readonly mapping: readonly UnitMapping[]
}

/** The words at the head of the plan. */
export const headFields = [
  'title',
  'planTitle',
  'documentNumber',
  'issuedOn',
  'issuer',
  'jurisdiction',
] as const
export type HeadField = (typeof headFields)[number]

export function setHead(work: Work, field: HeadField, value: string): Work {
  return { ...work, draft: { ...work.draft, [field]: value } }
}

export function setPassRule(work: Work, field: keyof PlanDraft['passRule'], value: number | null): Work {
  const { [field]: _, ...rest } = work.draft.passRule
  return { ...work, draft: { ...work.draft, passRule: value === null ? rest : { ...rest, [field]: value } } }
}

/** The items of a kind replaced; the kind says which items they are. */
function withItems(work: Work, kind: ItemKind, items: readonly Item[]): Work {
  if (items === work.draft[kind]) return work
  return { ...work, draft: { ...work.draft, [kind]: items } }
}

export function setField(work: Work, kind: ItemKind, index: number, key: string, value: FieldValue): Work {
  const items: readonly Item[] = work.draft[kind]
  return withItems(
    work,
    kind,
    items.map((item, place) => (place === index ? withField(item, key, value) : item)),
  )
}

/** 确认无误: the officer has looked, and it is right. */
export function confirmItem(work: Work, kind: ItemKind, index: number): Work {
  const items: readonly Item[] = work.draft[kind]
  return withItems(
    work,
    kind,
    items.map((item, place) => (place === index ? { ...item, confidence: 1 } : item)),
  )
}

export function addItem(work: Work, kind: ItemKind, at: number, from: NewItem = {}): Work {
  const items: readonly Item[] = work.draft[kind]
  return withItems(work, kind, [...items.slice(0, at), makeItem(kind, from), ...items.slice(at)])
}

export function removeItems(work: Work, kind: ItemKind, places: readonly number[]): Work {
  const items: readonly Item[] = work.draft[kind]
  return withItems(
    work,
    kind,
    items.filter((_, place) => !places.includes(place)),
  )
}

export function merge(work: Work, kind: ItemKind, places: readonly number[]): Work {
  return withItems(work, kind, mergeItems(kind, work.draft[kind], places))
}

export function split(
  work: Work,
  kind: ItemKind,
  index: number,
  cut: { readonly field: string; readonly offset: number },
): Work {
  return withItems(work, kind, splitItem(kind, work.draft[kind], index, cut))
}

export function move(work: Work, kind: ItemKind, from: number, to: number): Work {
  const items: readonly Item[] = work.draft[kind]
  return withItems(work, kind, moveItem(items, from, to))
}

export function setMapping(work: Work, mapping: UnitMapping): Work {
  return {
    ...work,
    mapping: work.mapping.map((each) => (each.printed === mapping.printed ? mapping : each)),
  }
}

/** Where a new item belongs: after the last one that stands before the line in the text. */
export function placeForLine(work: Work, kind: ItemKind, line: number): number {
  const items: readonly Item[] = work.draft[kind]
  const before = items.findLastIndex((item) => typeof item.at?.line === 'number' && item.at.line <= line)
  return before + 1
}
