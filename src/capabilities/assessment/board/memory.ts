/** Answers that may be some seconds old: computed once for all who ask meanwhile, never kept longer than their age. Pure. */

export interface Memory<T> {
  /** The value of a key as of an instant, or the one that `compute` gives; a failure is not kept. */
  get(key: string, now: Date, compute: () => Promise<T>): Promise<T>
}

/** Keys beyond this are forgotten, the oldest first. */
const KEYS_MAX = 500

export function createMemory<T>(ageMs: number): Memory<T> {
  const known = new Map<string, { readonly since: number; readonly value: Promise<T> }>()
  return {
    get: (key, now, compute) => {
      const found = known.get(key)
      if (found !== undefined && now.getTime() - found.since < ageMs && now.getTime() >= found.since)
        return found.value
      const value = compute()
      const entry = { since: now.getTime(), value }
      known.delete(key)
      known.set(key, entry)
      const [oldest] = known.keys()
      if (known.size > KEYS_MAX && oldest !== undefined) known.delete(oldest)
      value.catch(() => {
        if (known.get(key) === entry) known.delete(key)
      })
      return value
    },
  }
}
