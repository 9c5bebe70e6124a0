/** 撤销与重做: what the officer did, step by step. Pure. */

/** Steps kept; a whole afternoon of mending stays below it. */
const STEPS_MAX = 500

export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** Names what the last step changed, so that typing on in one field is one step. */
  readonly tag: string
}

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: '' }
}

/** A step forward. Steps with the same tag in a row are one; an empty tag always is a step of its own. */
export function advance<T>(history: History<T>, next: T, tag = ''): History<T> {
  if (next === history.present) return history
  const goesOn = tag !== '' && tag === history.tag
  const past = goesOn ? history.past : [...history.past, history.present].slice(-STEPS_MAX)
  return { past, present: next, future: [], tag }
}

/** Changes what stands without a step: the server's suggestions are nothing to undo. */
export function amend<T>(history: History<T>, next: T): History<T> {
  return { ...history, present: next }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    tag: '',
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, tag: '' }
}
