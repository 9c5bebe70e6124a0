/** What time it is, as an argument: rules and services never ask the machine. Pure. */

export interface Clock {
  now(): Date
}

/** A clock that stands still until it is moved; for tests and replays. */
export function stoppedClock(start: string): Clock & { set(instant: string): void } {
  let current = new Date(start)
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant)
    },
  }
}
