/** 随机数: numbers that look random and are the same for the same seed. Pure. */

export interface Random {
  /** From 0 up to 1. */
  next(): number
  /** A whole number of `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** `count` different ones, or all when there are fewer, in an order of chance. */
  sample<T>(from: readonly T[], count: number): T[]
  chance(share: number): boolean
}

/** A number of a text, for a seed and for choices that must not depend on order. */
export function hashOf(text: string): number {
  let hash = 2166136261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

export function randomOf(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const sample = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from]
    const taken: T[] = []
    while (taken.length < count && left.length > 0) taken.push(...left.splice(between(0, left.length - 1), 1))
    return taken
  }
  const pick = <T>(from: readonly T[]): T => {
    const [chosen] = sample(from, 1)
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  return { next, between, pick, sample, chance: (share) => next() < share }
}
