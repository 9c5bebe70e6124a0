/** 办理过程: an event of the timeline in words. Pure. */
import type { MatterDetail } from '../../../matters/contract.ts'
import { taskProcedure } from '../../procedure.ts'

export type Event = MatterDetail['timeline'][number]

/** Kinds of events that have words of their own; a step is called by its title. */
export const eventKinds = ['opened', 'assigned', 'handed_over', 'comment'] as const
export type EventKind = (typeof eventKinds)[number]

export function eventKind(kind: string): EventKind | undefined {
  return eventKinds.find((each) => each === kind)
}

/** What was filled in at the step, in the order of its form, without ids. */
export function filledIn(event: Event): readonly { readonly key: string; readonly value: string }[] {
  const step = taskProcedure.steps.find((each) => each.key === event.step)
  return (step?.form ?? []).flatMap((field) => {
    const value = event.values[field.key]
    const isShown = field.kind !== 'person' && field.kind !== 'unit' && field.kind !== 'file'
    return isShown && (typeof value === 'string' || typeof value === 'number') && value !== ''
      ? [{ key: field.key, value: String(value) }]
      : []
  })
}

export function fieldTitle(event: Event, key: string) {
  const step = taskProcedure.steps.find((each) => each.key === event.step)
  return step?.form?.find((field) => field.key === key)?.title ?? { zh: key, en: key }
}
