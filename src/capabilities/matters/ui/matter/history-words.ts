/** 办理过程: an event of a matter in words. Pure. */
import type { FormField } from '../../../../kernel/procedure/form.ts'
import type { Bilingual } from '../../../../kernel/text.ts'
import type { MatterDetail } from '../../contract.ts'

export type MatterEvent = MatterDetail['timeline'][number]

/** Kinds of events that have words of their own; a step is called by its title. */
export const eventKinds = [
  'opened',
  'assigned',
  'handed_over',
  'returned',
  'comment',
  'supervised',
  'due_moved',
  'amended',
  'reminded',
  'linked',
  'unlinked',
] as const

export function eventKind(kind: string): (typeof eventKinds)[number] | undefined {
  return eventKinds.find((each) => each === kind)
}

export interface FilledIn {
  readonly key: string
  readonly title: Bilingual
  /** A choice is told by its title, a day as a day. */
  readonly value: string | Bilingual
  readonly isDay: boolean
}

/** What was filled in at a step, in the order of its form, without ids. */
export function filledIn(event: MatterEvent, steps: MatterDetail['steps']): readonly FilledIn[] {
  const step = steps.find((each) => each.key === event.step)
  return ((step?.form ?? []) as readonly FormField[]).flatMap((field) => {
    const value = event.values[field.key]
    const isId = field.kind === 'person' || field.kind === 'unit' || field.kind === 'file'
    if (isId || (typeof value !== 'string' && typeof value !== 'number') || value === '') return []
    const chosen = field.kind === 'select' ? field.options.find(({ key }) => key === value) : undefined
    const isDay = field.kind === 'day'
    return [{ key: field.key, title: field.title, value: chosen?.title ?? String(value), isDay }]
  })
}

/** Whom a comment mentions, by name. */
export function mentionedIn(event: MatterEvent): readonly string[] {
  const { mentions } = event.values
  return Array.isArray(mentions) ? mentions.filter((name) => typeof name === 'string') : []
}
