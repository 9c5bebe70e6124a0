/** 指派、移交、退回: who held a matter before, out of what was done to it. Pure. */
import type { FormValues } from '../../../kernel/procedure/form.ts'

/** An event that moved a matter; its form says who held it before and from which unit the mover came. */
export interface Move {
  readonly kind: string
  readonly person_id: string | null
  readonly form: FormValues
}

export const MOVES = ['assigned', 'handed_over', 'returned'] as const

export interface Holding {
  readonly unitId: string | null
  readonly assigneeId: string | null
}

const textOf = (form: FormValues, key: string): string | null => {
  const value = form[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * Whom a returned matter goes back to: the unit that handed it over, and there to the person who did; undefined when
 * nobody handed it on. A return takes back the last hand-on that was not returned yet, as brackets close.
 */
export function returnTarget(moves: readonly Move[]): Holding | undefined {
  const open: Move[] = []
  for (const move of moves) {
    if (move.kind === 'returned') open.pop()
    else if (move.kind === 'handed_over' || textOf(move.form, 'assigneeId') !== null) open.push(move)
  }
  const last = open.at(-1)
  if (last === undefined) return undefined
  const unitId = textOf(last.form, 'fromUnitId')
  const isOfThatUnit = unitId !== null && textOf(last.form, 'byUnitId') === unitId
  return { unitId, assigneeId: isOfThatUnit ? last.person_id : textOf(last.form, 'fromAssigneeId') }
}
