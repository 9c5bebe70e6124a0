/** 合并与拆分: two items that are one, and one that is two. Pure. */
import { fieldOf, type Item, type ItemKind, type ItemOf, makeItem } from './items.ts'

const ENDS = /[。；;！!？?：:，,、]$/u

/** Two passages one after the other; a stop between them where the print's was dropped. */
function joinText(first: string, second: string): string {
  if (first === '' || second === '') return first + second
  return ENDS.test(first) ? first + second : `${first}。${second}`
}

/** A word broken in two by the print is put together; the same word twice stays one. */
const joinWord = (first: string, second: string): string => (first === second ? first : first + second)

const unite = <T>(first: readonly T[], second: readonly T[]): T[] => [...new Set([...first, ...second])]

const earlier = (a: string, b: string): string => (a !== '' && (b === '' || a < b) ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)

function mergeTasks(a: ItemOf<'tasks'>, b: ItemOf<'tasks'>): ItemOf<'tasks'> {
  return {
    ...a,
    number: a.number ?? b.number,
    section: a.section || b.section,
    title: a.title || b.title,
    text: joinText(a.text, a.title === '' || a.title === b.title ? b.text : joinText(b.title, b.text)),
    leadUnits: unite(a.leadUnits, b.leadUnits),
    responsibleUnits: unite(a.responsibleUnits, b.responsibleUnits),
    guidingUnits: unite(a.guidingUnits, b.guidingUnits),
    dueOn: later(a.dueOn, b.dueOn),
  }
}

function mergeStages(a: ItemOf<'stages'>, b: ItemOf<'stages'>): ItemOf<'stages'> {
  return {
    ...a,
    name: a.name || b.name,
    from: earlier(a.from, b.from),
    to: later(a.to, b.to),
    text: joinText(a.text, b.text),
  }
}

function mergeMembers(a: ItemOf<'members'>, b: ItemOf<'members'>): ItemOf<'members'> {
  return {
    ...a,
    role: a.role || b.role,
    name: joinWord(a.name, b.name),
    position: joinWord(a.position, b.position),
  }
}

function mergeIndicators(a: ItemOf<'indicators'>, b: ItemOf<'indicators'>): ItemOf<'indicators'> {
  return {
    ...a,
    number: a.number ?? b.number,
    group: a.group || b.group,
    groupPoints: a.groupPoints ?? b.groupPoints,
    subgroup: a.subgroup || b.subgroup,
    subgroupPoints: a.subgroupPoints ?? b.subgroupPoints,
    kind: a.kind || b.kind,
    name: joinWord(a.name, b.name),
    points: a.points ?? b.points,
    criteria: joinText(a.criteria, b.criteria),
    sources: unite(a.sources, b.sources),
    leadUnits: unite(a.leadUnits, b.leadUnits),
    responsibleUnits: unite(a.responsibleUnits, b.responsibleUnits),
    taskRefs: unite(a.taskRefs, b.taskRefs),
  }
}

function mergeTargets(a: ItemOf<'targets'>, b: ItemOf<'targets'>): ItemOf<'targets'> {
  return {
    ...a,
    text: joinText(a.text, b.text),
    metric: a.metric || b.metric,
    value: a.value || b.value,
    by: a.by || b.by,
  }
}

type Merge<K extends ItemKind> = (first: ItemOf<K>, second: ItemOf<K>) => ItemOf<K>
const MERGES: { readonly [K in ItemKind]: Merge<K> } = {
  tasks: mergeTasks,
  stages: mergeStages,
  members: mergeMembers,
  indicators: mergeIndicators,
  targets: mergeTargets,
}

/** The items at these places as one, at the place of the first. */
export function mergeItems<K extends ItemKind>(
  kind: K,
  items: readonly ItemOf<K>[],
  places: readonly number[],
): readonly ItemOf<K>[] {
  const order = [...new Set(places)].sort((a, b) => a - b)
  const chosen = order.flatMap((place) => items[place] ?? [])
  const [first, ...rest] = chosen
  if (first === undefined || rest.length === 0) return items
  const merge: Merge<K> = MERGES[kind]
  const merged = { ...rest.reduce(merge, first), confidence: 1 }
  return items.flatMap((item, place) => {
    if (place === order[0]) return [merged]
    return order.includes(place) ? [] : [item]
  })
}

const LEADING = /^[\s。；;，,、：:]+/u
const TRAILING = /[\s，,、]+$/u

/** The first clause of a passage: what a task cut off in the middle is called until somebody names it. */
function headingOf(text: string): { title: string; rest: string } {
  const stop = /^([^。；;\n]{2,60})[。；;\n]/u.exec(text)
  if (!stop) return { title: text.slice(0, 60), rest: '' }
  return { title: stop[1] ?? '', rest: text.slice(stop[0].length) }
}

/**
 * One item cut in two at a place of one of its fields. The second keeps section, group and units, because the
 * print names them once for both; it has no number of its own.
 */
export function splitItem<K extends ItemKind>(
  kind: K,
  items: readonly ItemOf<K>[],
  place: number,
  cut: { readonly field: string; readonly offset: number },
): readonly ItemOf<K>[] {
  const item = items[place]
  const text = item && fieldOf(item, cut.field)
  if (item === undefined || typeof text !== 'string') return items
  const before = text.slice(0, cut.offset).replace(TRAILING, '')
  const after = text.slice(cut.offset).replace(LEADING, '')
  if (before === '' || after === '') return items
  const first = { ...item, [cut.field]: before, confidence: 1 }
  const second = { ...secondHalf(kind, item, cut.field, after), confidence: 1 } as ItemOf<K>
  return [...items.slice(0, place), first, second, ...items.slice(place + 1)]
}

function secondHalf(kind: ItemKind, item: Item, field: string, after: string): Item {
  // An empty item of the kind gives the fields that the second half does not take over.
  const empty = makeItem(kind)
  const kept = { ...item }
  if (kind === 'tasks' && field === 'text') {
    const { title, rest } = headingOf(after)
    return { ...kept, number: null, title, text: rest } as Item
  }
  switch (kind) {
    case 'tasks':
      return { ...kept, number: null, title: after } as Item
    case 'stages':
      return {
        ...kept,
        ...(field === 'text' ? { name: '', text: after } : { name: after, text: '' }),
      } as Item
    case 'members':
      return { ...empty, ...pick(item, ['role', 'at']), [field]: after } as Item
    case 'indicators':
      return {
        ...kept,
        number: null,
        points: null,
        ...(field === 'name' ? { name: after, criteria: '' } : { name: '', criteria: after }),
      } as Item
    case 'targets':
      return { ...empty, ...pick(item, ['by', 'at']), text: after } as Item
  }
}

function pick(item: Item, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(item).filter(([key]) => keys.includes(key)))
}

/** The item at one place moved to another. */
export function moveItem<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length || from === to) return items
  const rest = items.filter((_, place) => place !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}
