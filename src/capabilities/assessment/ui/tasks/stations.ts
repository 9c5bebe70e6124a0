/** 办理环节: the way of a task as a strip of stations. Pure. */
import type { Bilingual } from '../../../../kernel/text.ts'
import { taskProcedure } from '../../procedure.ts'

export interface Station {
  readonly key: string
  readonly title: Bilingual
  readonly place: 'passed' | 'here' | 'ahead'
}

/** Final states that nobody plans for: shown only when the task ended there. */
const EXITS = ['withdrawn']

export function stationsOf(state: string): readonly Station[] {
  const way = taskProcedure.states.filter((each) => !EXITS.includes(each.key) || each.key === state)
  // A task that left the way passed its beginning at least; what it did not reach is not shown as ahead.
  const shown = EXITS.includes(state)
    ? way.filter((each) => [taskProcedure.initial, state].includes(each.key))
    : way
  const here = shown.findIndex((each) => each.key === state)
  return shown.map((each, index) => ({
    key: each.key,
    title: each.title,
    place: index < here ? 'passed' : index === here ? 'here' : 'ahead',
  }))
}
