/** What a plan consists of, as the page edits it: the kinds of items, their fields, their first words. Pure. */
import type { PlanDraft } from '../../contract.ts'

export const itemKinds = ['tasks', 'stages', 'members', 'indicators', 'targets'] as const
export type ItemKind = (typeof itemKinds)[number]
export type ItemOf<K extends ItemKind> = PlanDraft[K][number]
export type Item = ItemOf<ItemKind>

export type FieldValue = string | number | null | readonly (string | number)[]

/** How a field is edited: `line` stays on one line, `text` is short but may need two; `names` is a list as printed, `month` YYYY-MM, `day` YYYY-MM-DD. */
export type FieldShape = 'line' | 'text' | 'long' | 'whole' | 'number' | 'day' | 'month' | 'units' | 'names'

export interface ItemField {
  readonly key: string
  readonly shape: FieldShape
  /** Half of the row's width is enough. */
  readonly isShort?: true
}

export const ITEM_FIELDS: { readonly [K in ItemKind]: readonly ItemField[] } = {
  tasks: [
    { key: 'number', shape: 'whole', isShort: true },
    { key: 'section', shape: 'line', isShort: true },
    { key: 'title', shape: 'text' },
    { key: 'text', shape: 'long' },
    { key: 'leadUnits', shape: 'units' },
    { key: 'responsibleUnits', shape: 'units' },
    { key: 'guidingUnits', shape: 'units' },
    { key: 'dueOn', shape: 'day', isShort: true },
  ],
  stages: [
    { key: 'name', shape: 'text' },
    { key: 'from', shape: 'month', isShort: true },
    { key: 'to', shape: 'month', isShort: true },
    { key: 'text', shape: 'long' },
  ],
  members: [
    { key: 'role', shape: 'line', isShort: true },
    { key: 'name', shape: 'line', isShort: true },
    { key: 'position', shape: 'text' },
  ],
  indicators: [
    { key: 'number', shape: 'whole', isShort: true },
    { key: 'kind', shape: 'line', isShort: true },
    { key: 'name', shape: 'text' },
    { key: 'points', shape: 'number', isShort: true },
    { key: 'taskRefs', shape: 'names', isShort: true },
    { key: 'group', shape: 'line', isShort: true },
    { key: 'groupPoints', shape: 'number', isShort: true },
    { key: 'subgroup', shape: 'line', isShort: true },
    { key: 'subgroupPoints', shape: 'number', isShort: true },
    { key: 'criteria', shape: 'long' },
    { key: 'sources', shape: 'names' },
    { key: 'leadUnits', shape: 'units' },
    { key: 'responsibleUnits', shape: 'units' },
  ],
  targets: [
    { key: 'text', shape: 'long' },
    { key: 'metric', shape: 'text' },
    { key: 'value', shape: 'line', isShort: true },
    { key: 'by', shape: 'line', isShort: true },
  ],
}

/** A field of any item by its key; the keys are those of `ITEM_FIELDS`. */
export function fieldOf(item: Item, key: string): FieldValue {
  return (item as unknown as Record<string, FieldValue | undefined>)[key] ?? null
}

/** The item with one field changed. What a person wrote is sure. */
export function withField<T extends Item>(item: T, key: string, value: FieldValue): T {
  return { ...item, [key]: value, confidence: 1 }
}

/** What the item is called in lists: its title or name, else the beginning of its text. */
export function titleOf(kind: ItemKind, item: Item): string {
  const text = (key: string) => String(fieldOf(item, key) ?? '')
  switch (kind) {
    case 'tasks':
      return text('title') || text('text').slice(0, 40)
    case 'stages':
    case 'indicators':
      return text('name')
    case 'members':
      return [text('name'), text('position')].filter((part) => part !== '').join(' · ')
    case 'targets':
      return text('metric') || text('text').slice(0, 40)
  }
}

/** Everything that the item says, to know how far it reaches in the file's text. */
export function wordsOf(kind: ItemKind, item: Item): string {
  return ITEM_FIELDS[kind]
    .map(({ key }) => fieldOf(item, key))
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string')
    .join('')
}

export interface NewItem {
  /** The line of the file that it is made from. */
  readonly line?: number
  readonly text?: string
}

/** An item that the officer adds, out of a line of the text or empty. */
export function makeItem<K extends ItemKind>(kind: K, { line, text = '' }: NewItem = {}): ItemOf<K> {
  const found = { confidence: 1, ...(line === undefined ? {} : { at: { line } }) }
  const units = { leadUnits: [], responsibleUnits: [], guidingUnits: [] }
  const made: { readonly [Kind in ItemKind]: ItemOf<Kind> } = {
    tasks: { number: null, section: '', title: text.slice(0, 300), text: '', ...units, dueOn: '', ...found },
    stages: { name: text.slice(0, 200), from: '', to: '', text: '', ...found },
    members: { role: '', name: '', position: text.slice(0, 300), ...found },
    indicators: {
      number: null,
      group: '',
      groupPoints: null,
      subgroup: '',
      subgroupPoints: null,
      kind: '',
      name: text.slice(0, 500),
      points: null,
      criteria: '',
      sources: [],
      leadUnits: [],
      responsibleUnits: [],
      taskRefs: [],
      ...found,
    },
    targets: { text: text.slice(0, 1000), metric: '', value: '', by: '', ...found },
  }
  return made[kind]
}

/** Fields that an item can be cut in at a place of the text. */
export const SPLIT_FIELDS: { readonly [K in ItemKind]: readonly string[] } = {
  tasks: ['text', 'title'],
  stages: ['text', 'name'],
  members: ['name', 'position'],
  indicators: ['criteria', 'name'],
  targets: ['text'],
}
