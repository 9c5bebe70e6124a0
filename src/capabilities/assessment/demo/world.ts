/** What every part of the demo does: acts on a day of the past, and takes no refusal. */
import type { Clock } from '../../../kernel/clock.ts'
import { dayFrom, startOf } from '../../../kernel/day.ts'
import type { Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'

/** A refusal inside the demo is a mistake of the demo. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

/** The same World at nine in the morning of that day in Shanghai. */
export function worldOn(world: World, day: string): World {
  const instant = new Date(startOf(dayFrom(day)).getTime() + 9 * 3_600_000)
  const clock: Clock = { now: () => instant }
  return { ...world, clock }
}
