/** 组成部分: the parts of a running program, and which of them is the first to end although nobody stopped it. */

export interface Part {
  /** `worker`, `capture`, `web`: the words say what it was. */
  readonly name: 'worker' | 'capture' | 'web'
  /** Settles when the part works no more; rejects with the reason where there is one. */
  readonly ended: Promise<unknown>
}

export interface EndedPart {
  readonly name: Part['name']
  /** Empty when it ended without an error. */
  readonly reason: string
}

/** Never settles while all parts work. */
export async function firstEnded(parts: readonly Part[]): Promise<EndedPart> {
  return await Promise.race(
    parts.map(async ({ name, ended }): Promise<EndedPart> => {
      try {
        await ended
        return { name, reason: '' }
      } catch (error) {
        return { name, reason: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
}
